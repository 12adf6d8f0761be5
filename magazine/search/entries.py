"""What of a row is to be found: the words of stories and of the shelf, as the index holds them."""

import hashlib
import re
from dataclasses import dataclass, field, fields
from datetime import UTC
from html import unescape

from articles import leaving_out
from articles.models import Article, Block, Contribution, Subject
from people.models import Edition, Film, Person, Programme

from .words import key_of, words_in

Kind = Block.Kind
# Captions and alt texts are left out: they leave the page when a picture's rights end.
WITH_TEXT = (Kind.TEXT, Kind.HEADING, Kind.PULL_QUOTE, Kind.LIST_ENTRY, Kind.NOTE)
# Where markup was cleaned (articles.rich_text), this is all that is of it, and ten times as quick as a parser.
TAG = re.compile(r"<[/!a-zA-Z][^<>]*>")
# As in “Louis C.K.” or “J. J. Abrams”: nobody types the full stops.
INITIALS = re.compile(r"\b(?:[^\W\d_]\. ?){2,}")
GROUPS = {"person": "person", "film": "film", "programme": "award", "edition": "award"}


@dataclass(frozen=True)
class StoryEntry:
    key: int
    position: int
    title_key: str
    title: list
    dek: list
    words: list
    counted_by: tuple  # its kind, its section and the year that it shows
    facets: list = field(default_factory=list)

    kind = "story"

    @property
    def digest(self):
        return digest_of(self)


@dataclass(frozen=True)
class ShelfEntry:
    kind: str
    key: int
    name: str
    detail: str
    slug: str
    title_key: str
    names: list
    words: list
    other_keys: list  # what else it is called, each as one would ask for just that

    @property
    def digest(self):
        return digest_of(self)

    @property
    def group(self):
        return GROUPS[self.kind]

    @property
    def facets(self):
        return [self.group, *map(also_called, self.other_keys)]


def digest_of(entry):
    # Not astuple(), which copies every word: that was half of what taking in a story cost.
    said = tuple(getattr(entry, each.name) for each in fields(entry))
    return hashlib.blake2b(repr(said).encode("utf-8", "replace"), digest_size=12).hexdigest()


def also_called(key):
    """The facet of everything on the shelf that goes by another name that is just this."""
    return f"n{hashlib.blake2b(key.encode(), digest_size=8).hexdigest()}"


def entries_of(kind, keys):
    """Of one that cannot be told there is no entry: it is not found until it is mended, and the others are."""
    return story_entries(keys) if kind == "story" else shelf_entries(kind, keys)


def told(rows, tell):
    return list(leaving_out.each(rows, tell, "The search index"))


# Stories


def story_entries(keys):
    """What of these stories is to be found: the words of those that are published, as their pages show them."""
    rows = Article.objects.filter(pk__in=keys).order_by("pk")
    rows = rows.only(
        *("status", "kind", "section_id", "kicker", "title", "dek", "verdict", "published_at", "first_published")
    )
    # Asked by the database, it would rather look through all that are published than for these.
    stories = {row.pk: row for row in rows if row.status == Article.Status.PUBLISHED and row.published_at}
    bodies, people = texts_of(stories), {key: set() for key in stories}
    for model in (Subject, Contribution):
        linked = model.objects.filter(article__in=stories, person__isnull=False)
        for key, person in linked.order_by().values_list("article", "person"):
            people[key].add(person)
    return told(stories.values(), lambda story: entry_of(story, bodies[story.pk], people[story.pk]))


def texts_of(keys):
    """Story to the plain texts of its body, in order; each is made plain when it is read, and not all are."""
    return texts_in(keys, blocks_of(keys))


def blocks_of(keys):
    """Where words are in the bodies of stories: whose, and what."""
    blocks = Block.objects.filter(parent__in=keys, kind__in=WITH_TEXT).order_by("parent", "ordering", "id")
    return blocks.values_list("parent", "kind", "title", "text", "attribution")


def texts_in(keys, blocks):
    found = {key: [] for key in keys}
    for key, *said in blocks:
        found[key].append(said)
    return {key: plain_texts(blocks) for key, blocks in found.items()}


def plain_texts(blocks):
    """What is read in blocks, each given as its kind, title, text and who said it."""
    for kind, title, text, said_by in blocks:
        if title and kind == Kind.LIST_ENTRY:
            yield title
        if text := plain(kind, text):
            yield text
        if said_by and kind == Kind.PULL_QUOTE:
            yield said_by


def plain(kind, text):
    """A block's text without markup; headings and quotations have none."""
    if kind in (Kind.HEADING, Kind.PULL_QUOTE):
        return text
    return unescape(TAG.sub(" ", text).replace("\xa0", " ")).strip()


def entry_of(story, body, people):
    title, dek = words_in(story.title), words_in(story.dek)
    beside = words_in(f"{story.kicker} {story.verdict}")
    facets = [f"k{story.kind.replace('-', '')}", f"y{story.dated.year:04}", *(f"p{key}" for key in sorted(people))]
    facets += [f"s{story.section_id}"] if story.section_id else []
    live = story.published_at.astimezone(UTC)
    facets += [f"t{live.year:04}", f"t{live.year:04}{live.month:02}"]
    position = int(live.timestamp()) // 60 * (1 << 32) + story.pk
    words = [*title, *dek, *beside, *words_in(" ".join(body))]
    counted_by = (story.kind, story.section_id, story.dated.year)
    return StoryEntry(story.pk, position, key_of(title), title, dek, words, counted_by, facets)


# The shelf


def shelf_entries(kind, keys):
    return {"person": people, "film": films, "programme": programmes, "edition": editions}[kind](keys)


def named(kind, row, name, names, detail="", words="", slug=""):
    names = [each for own in (name, *names) for each in (own, without_stops(own))]
    name, *others = dict.fromkeys(names)
    folded = words_in("\n".join([name, *others]))
    key, *other_keys = dict.fromkeys(key_of(words_in(each)) for each in [name, *others])
    return ShelfEntry(kind, row.pk, name, detail, slug or row.slug, key, folded, words_in(words), other_keys)


def without_stops(name):
    """A name with its initials set close: “Louis CK”."""
    return INITIALS.sub(lambda found: re.sub(r"[. ]", "", found[0]) + " ", name).strip()


def people(keys):
    rows = Person.objects.filter(pk__in=keys).with_other_names().order_by("pk")
    return told(
        rows,
        lambda row: named("person", row, row.name, row.other_name_list, ", ".join(row.other_name_list), row.bio),
    )


def films(keys):
    rows = Film.objects.filter(pk__in=keys).with_other_names().order_by("pk")
    return told(
        rows,
        lambda row: named(
            "film",
            row,
            row.title,
            row.other_name_list,
            ", ".join(filter(None, [row.get_kind_display(), str(row.year or ""), *row.other_name_list])),
            f"{row.year or ''} {row.tagline} {row.genre} {row.synopsis}",
        ),
    )


def programmes(keys):
    rows = Programme.objects.filter(pk__in=keys).with_other_names().order_by("pk")
    return told(
        rows,
        lambda row: named(
            "programme",
            row,
            row.name,
            row.other_name_list,
            ", ".join([row.get_kind_display(), *row.other_name_list]),
            row.description,
        ),
    )


def editions(keys):
    rows = Edition.objects.filter(pk__in=keys).select_related("programme").order_by("pk")
    return told(
        rows,
        lambda row: named(
            "edition",
            row,
            row.name,
            [],
            str((row.starts and row.starts.year) or row.honours_year or ""),
            f"{row.programme.name} {row.honours_year} {row.starts or ''} {row.city} {row.venue}",
            f"{row.programme.slug}/{row.slug}",
        ),
    )
