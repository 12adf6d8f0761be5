"""A made-up archive in the format ``film-archive/1``: the same lines for the same seed, written as they are asked for.

A story has 12 paragraphs of some 100 words, 3 pictures, 2 quotes and a heading, 6 topics, 8 people and 2 films. Nothing
is kept but numbers, so that an archive of any size can be made in little memory.
"""

import datetime
import json

from django.utils.text import slugify

from .made_up import Writer

SECTIONS = ["Features", "Reviews", "Interviews", "Festivals", "Columns", "Archive"]
AWARDS = ["The Golden Reels", "Granton Critics Circle", "Lindow Film Festival"]
CATEGORIES = ["Best Film", "Best Director", "Best Actress", "Best Actor", "Best Cinematography"]
LAST_DAY = datetime.datetime(2026, 11, 20, 12, tzinfo=datetime.UTC)
BODY = "pFppppqhppFqppFppp"  # of a story: paragraphs, figures, quotes and a heading


class MadeUpArchive:
    """The lines of an archive with so many stories."""

    def __init__(self, stories, seed=1):
        self.writer = Writer(seed)
        self.random = self.writer.random
        self.counts = {
            "articles": stories,
            "people": max(12, stories // 5),
            "films": max(4, stories // 10),
            "tags": max(24, stories // 10),
            "photos": max(6, stories // 2),
        }

    def lines(self):
        """Each line as bytes, the one that ends it included."""
        for record in self.records():
            yield json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"

    def write(self, path):
        with path.open("wb") as file:
            file.writelines(self.lines())
        return path

    def records(self):
        yield {"kind": "meta", "format": "film-archive/1", **self.counts}
        yield from ({"kind": "section", "slug": slugify(name), "name": name} for name in SECTIONS)
        for n in range(self.counts["tags"]):
            yield {"kind": "tag", "slug": f"topic-{n}", "name": f"{self.writer.word()} {n}".capitalize()}
        for n in range(1, self.counts["photos"] + 1):
            yield {
                "kind": "photo",
                "id": n,
                "file": f"{n % 100:02}/photo-{n}.jpg",
                "width": 1600,
                "height": 1067,
                "alt": self.writer.sentence(9),
            }
        yield from (self.person(n) for n in range(1, self.counts["people"] + 1))
        yield from (self.film(n) for n in range(1, self.counts["films"] + 1))
        yield from (self.nomination(n) for n in range(self.counts["films"] // 2))
        yield from (self.article(n) for n in range(1, self.counts["articles"] + 1))

    # Records

    def person(self, n):
        name = self.writer.name()
        return {
            "kind": "person",
            "id": n,
            "slug": f"{slugify(name)}-{n}",
            "name": name,
            "born": 1900 + n % 100,
            "bio": self.writer.paragraph(60),
            "photo": self.some("photos") if n % 2 else None,
        }

    def film(self, n):
        title = self.writer.title()
        people = self.several("people", 9)
        return {
            "kind": "film",
            "id": n,
            "slug": f"{slugify(title)[:80]}-{n}",
            "title": title,
            "year": 1930 + n % 90,
            "runtime": 60 + n % 120,
            "directors": people[:1],
            "cast": [{"person": person, "role": self.writer.name()} for person in people[1:]],
        }

    def nomination(self, n):
        return {
            "kind": "nomination",
            "award": AWARDS[n % 3],
            "year": 1930 + n % 90,
            "category": CATEGORIES[n % 5],
            "film": n + 1,
            "person": self.some("people") if n % 2 else None,
            "won": n % 4 == 0,
        }

    def article(self, n):
        title = self.writer.title()
        return {
            "kind": "article",
            "id": n,
            "slug": f"{slugify(title)[:80]}-{n}",
            "section": slugify(self.random.choice(SECTIONS)),
            "title": title,
            "dek": self.writer.sentence(16),
            "published": (LAST_DAY - n * datetime.timedelta(hours=6)).isoformat(),
            "authors": [self.some("people")],
            "lead_photo": self.some("photos"),
            "body": [self.block(kind) for kind in BODY],
            "tags": [f"topic-{tag - 1}" for tag in self.several("tags", 6)],
            "people": self.several("people", 8),
            "films": self.several("films", 2),
        }

    def block(self, kind):
        writer = self.writer
        if kind == "h":
            return {"type": "h2", "text": writer.title()}
        if kind == "q":
            return {"type": "quote", "text": writer.sentence(18), "who": writer.name()}
        if kind == "F":
            return {
                "type": "photo",
                "photo": self.some("photos"),
                "caption": writer.sentence(12),
                "credit": f"Photo: {writer.name()}",
            }
        html = writer.paragraph(100)
        if self.random.random() < 0.4:
            html += f" <em>{writer.title()}</em> made <strong>{writer.name()}</strong>."
        if self.random.random() < 0.1:
            html += f' See <a href="https://example.org/{writer.word()}?a=1&amp;b=2">{writer.word()}</a> &amp; more.'
        return {"type": "p", "html": html}

    # Numbers

    def some(self, kind):
        return self.random.randint(1, self.counts[kind])

    def several(self, kind, count):
        return self.random.sample(range(1, self.counts[kind] + 1), count)
