"""Archives written for one test, a few records each."""

import io
import json
import tempfile
from pathlib import Path

from django.core.management import CommandError, call_command
from django.test import TestCase, override_settings

from articles.importing.archive.loading import load
from tests.factories import picture_bytes

META = {"kind": "meta", "format": "film-archive/1"}


def section(slug="features", name="Features"):
    return {"kind": "section", "slug": slug, "name": name}


def tag(slug="noir", name="Noir"):
    return {"kind": "tag", "slug": slug, "name": name}


def photo(id=1, file="beach.jpg", **fields):
    given = {"width": 64, "height": 48, "alt": "A woman on a beach"}
    return {"kind": "photo", "id": id, "file": file, **given, **fields}


def person(id=1, slug="agnes-varda", name="Agnès Varda", **fields):
    return {"kind": "person", "id": id, "slug": slug, "name": name, **fields}


def film(id=1, slug="cleo", title="Cléo from 5 to 7", **fields):
    return {"kind": "film", "id": id, "slug": slug, "title": title, "year": 1962, **fields}


def nomination(award="Cannes Film Festival", year=1962, category="Palme d'Or", film=1, person=None, won=False):
    fields = {"award": award, "year": year, "category": category, "film": film, "person": person, "won": won}
    return {"kind": "nomination", **fields}


def p(html="She walks fast."):
    return {"type": "p", "html": html}


def figure(photo=1, caption="On the beach", credit="Photo: Ellen Example"):
    return {"type": "photo", "photo": photo, "caption": caption, "credit": credit}


def article(id=1, slug="walk", title="A walk with Varda", body=None, **fields):
    given = {"section": "features", "dek": "Along the beach", "published": "2020-05-21T09:00:00+02:00"}
    return {
        "kind": "article",
        "id": id,
        "slug": slug,
        "title": title,
        "body": [p()] if body is None else body,
        **given,
        **fields,
    }


def whole():
    """A small archive that has a bit of everything."""
    return [
        section(),
        tag(),
        photo(),
        person(photo=1, born=1928, bio="She walked."),
        person(2, "corinne-marchand", "Corinne Marchand"),
        film(directors=[1], cast=[{"person": 2, "role": "Cléo"}], runtime=90),
        nomination(person=1, won=True),
        article(
            authors=[2],
            lead_photo=1,
            body=[
                p("She <em>walks</em>."),
                {"type": "h2", "text": "The beach"},
                {"type": "quote", "text": "I walk.", "who": "Varda"},
                figure(),
            ],
            tags=["noir"],
            people=[1, 2],
            films=[1],
            source_url="https://www.example.org/walk",
            kicker="Walks",
        ),
    ]


class ArchiveTestCase(TestCase):
    """Writes archives, and the pictures beside them, into a folder; originals go into another."""

    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.pictures = self.folder / "pictures"
        self.pictures.mkdir()
        self.media = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.enterContext(override_settings(MEDIA_ROOT=self.media))

    def write(self, *records, meta=META, name="archive.jsonl"):
        """An archive of records; one that is bytes is a line as it stands."""
        path = self.folder / name
        lines = [each if isinstance(each, bytes) else line(each) for each in filter(None, (meta, *records))]
        path.write_bytes(b"".join(lines))
        return path

    def write_picture(self, name="beach.jpg", **options):
        path = self.pictures / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(picture_bytes(**options))
        return path

    def load(self, *records, refused=False, **options):
        """Load records; unless the test is about refusals there may be none."""
        self.told = []
        report = load(self.write(*records), tell=self.told.append, **options)
        self.remarks = [str(remark) for remark in self.told]
        self.assertEqual(bool(report.refused), refused, self.remarks)
        return report

    def refused(self, *records, **options):
        """What is said of an archive in which one record is refused."""
        self.load(*records, refused=True, **options)
        refusals = [str(remark) for remark in self.told if remark.refused]
        self.assertEqual(len(refusals), 1, refusals)
        return refusals[0]

    def command(self, path, **options):
        said = io.StringIO()
        call_command("load_archive", str(path), stdout=said, stderr=said, no_color=True, **options)
        return said.getvalue()

    def command_fails(self, path, sentence, **options):
        with self.assertRaises(CommandError) as failed:
            self.command(path, **options)
        self.assertIn(sentence, str(failed.exception))


def line(record):
    try:
        return json.dumps(record, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:  # half a surrogate pair, which only an escape can hold
        return json.dumps(record).encode() + b"\n"
