"""Fixtures written for one test, in a folder of their own."""

import json
import tempfile
from pathlib import Path

from django.test import TestCase, override_settings

from articles.importing.checking import check
from articles.importing.loading import load
from tests.factories import picture_bytes


def film(slug="cleo", title="Cléo from 5 to 7", **fields):
    return {"model": "people.film", "fields": {"slug": slug, "title": title, **fields}}


def person(slug="varda", name="Agnès Varda", **fields):
    return {"model": "people.person", "fields": {"slug": slug, "name": name, "sort_name": name, **fields}}


def credit(film="cleo", person="varda", job="director", **fields):
    return {"model": "people.credit", "fields": {"film": [film], "person": [person], "job": job, **fields}}


def story(slug="walk", title="A walk with Varda", **fields):
    return {"model": "articles.article", "fields": {"slug": slug, "title": title, **fields}}


def block(text="<p>She walks fast.</p>", ordering=10, parent="walk", **fields):
    return {
        "model": "articles.block",
        "fields": {"parent": [parent], "ordering": ordering, "kind": "text", "text": text, **fields},
    }


def photo(slug="beach", **fields):
    given = {"slug": slug, "title": "The beach", "file": f"originals/{slug}.jpg", "width": 64, "height": 48}
    return {"model": "articles.photo", "fields": {**given, **fields}}


class FixtureTestCase(TestCase):
    """Writes fixtures into a folder, and keeps originals in another that is empty at first."""

    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.media = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.enterContext(override_settings(MEDIA_ROOT=self.media))

    def write(self, *objects, name="fixture.json"):
        path = self.folder / name
        path.write_text(json.dumps(objects, ensure_ascii=False), encoding="utf-8")
        return path

    def write_picture(self, name="beach.jpg", content=None):
        path = self.folder / "pictures" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content or picture_bytes())
        return path

    def load(self, *objects, **options):
        """Load objects that are meant to be right."""
        found = check([self.write(*objects)])
        report = load(found, **options)
        self.assertEqual([str(problem) for problem in found.problems], [])
        return report

    def refused(self, *paths_or_objects):
        """What is said of fixtures that are meant to be wrong. Nothing of them may be loaded."""
        paths = [each for each in paths_or_objects if isinstance(each, Path)]
        objects = [each for each in paths_or_objects if not isinstance(each, Path)]
        if objects:
            paths.append(self.write(*objects))
        found = check(paths)
        load(found)
        self.assertTrue(found.problems, "Nothing was refused.")
        return found.problems

    def assertRefused(self, problems, sentence, *, index=None, field=""):
        """Whether the only problem is that one, in that place."""
        self.assertEqual(len(problems), 1, [str(problem) for problem in problems])
        problem = problems[0]
        self.assertIn(sentence, problem.sentence)
        self.assertEqual((problem.index, problem.field), (index, field))
