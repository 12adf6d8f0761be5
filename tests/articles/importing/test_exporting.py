import hashlib
import io
import json
import re
import tempfile
from pathlib import Path
from unittest import mock

from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import DEFAULT_DB_ALIAS, connection
from django.test import TestCase, override_settings
from django.test.utils import CaptureQueriesContext

from articles import drafting
from articles.freezing import freeze
from articles.importing.checking import check
from articles.importing.exporting import ORDER, export
from articles.importing.loading import is_empty, load
from articles.importing.rows import fixture_models, rows_of
from articles.models import Article, Photo, RelatedStory, RenditionSet, Version
from people.models import AuditEntry, Programme
from tests.factories import (
    ahead,
    make_block,
    make_film,
    make_person,
    make_photo,
    make_ready_article,
)

STORIES = ["anora-film-page", "mikey-madison-anora-cover-story", "mikey-madison-video-interview"]
FRAMES = {"free": [[480, 320], [960, 640]], "scope": [[640, 268]], "flat": [[400, 216], [800, 432]]}


class ExportTestCase(TestCase):
    """A folder for fixtures, and another for originals."""

    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.media = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.enterContext(override_settings(MEDIA_ROOT=self.media))

    def export(self, *slugs, out="story.json"):
        """The command's fixture, and what it says."""
        said = io.StringIO()
        path = self.folder / out
        call_command("export_story", *slugs, out=str(path), stderr=said, no_color=True)
        return path, said.getvalue()

    def empty(self):
        """Take everything out of the magazine, and its originals out of storage."""
        for model in (Version, RenditionSet, AuditEntry, *fixture_models().values()):
            model._base_manager.all()._raw_delete(DEFAULT_DB_ALIAS)
            for link in model._meta.many_to_many:
                if link.remote_field.through._meta.auto_created:
                    link.remote_field.through._base_manager.all()._raw_delete(DEFAULT_DB_ALIAS)
        self.assertTrue(is_empty())
        self.enterContext(override_settings(MEDIA_ROOT=self.enterContext(tempfile.TemporaryDirectory())))

    def load(self, path):
        found = check([path])
        report = load(found)
        self.assertEqual([str(problem) for problem in found.problems], [])
        return report

    def page(self, slug):
        """The story's page, its pictures under names that follow from the pictures. Not which stories to go on to:
        that is the magazine's to say.
        """
        RenditionSet.objects.all().delete()
        RenditionSet.objects.bulk_create(
            RenditionSet(photo=photo, token=hashlib.md5(photo.slug.encode()).hexdigest(), frames=FRAMES)
            for photo in Photo.objects.all()
        )
        answer = self.client.get(f"/stories/{slug}/")
        self.assertEqual(answer.status_code, 200)
        own = re.sub(
            rb'<nav class="onward".*?</nav>|<aside [^>]*"related-heading">.*?</aside>', b"", answer.content, flags=re.S
        )
        return re.sub(rb"\s+", b" ", own)


class StoriesOfTheFixturesTests(ExportTestCase):
    """Each goes out of a full magazine into an empty one."""

    @classmethod
    def setUpTestData(cls):
        cls.originals = cls.enterClassContext(tempfile.TemporaryDirectory())
        with override_settings(MEDIA_ROOT=cls.originals):
            call_command("load_fixtures", verbosity=0)

    def setUp(self):
        super().setUp()
        self.enterContext(override_settings(MEDIA_ROOT=self.originals))

    def test_give_the_same_pages_and_then_the_same_fixture_again(self):
        for slug in STORIES:
            RelatedStory.objects.filter(article__slug=slug).delete()
        pages = {slug: self.page(slug) for slug in STORIES}
        exported = {slug: self.export(slug, out=f"{slug}.json") for slug in STORIES}
        for slug, (path, said) in exported.items():
            with self.subTest(slug):
                self.assertNotIn("refuse", said)
                self.empty()
                self.load(path)
                self.assertEqual(Article.objects.get().slug, slug)
                self.assertEqual(self.page(slug).decode(), pages[slug].decode())
                again, _ = self.export(slug, out="again.json")
                self.assertEqual(again.read_bytes(), path.read_bytes())

    def test_keep_those_beside_them_that_are_exported_too(self):
        pages = {slug: self.page(slug) for slug in STORIES}
        path, said = self.export(*STORIES)
        self.assertNotIn("Left out", said)
        self.empty()
        self.load(path)
        self.assertEqual({slug: self.page(slug) for slug in STORIES}, pages)

    def test_a_name_in_the_copy_leads_to_an_award_by_its_other_name(self):
        RelatedStory.objects.all().delete()
        story = Article.objects.get(slug="anora-film-page")
        programme = Programme.objects.create(name="Prizes of the Sea", slug="prizes-of-the-sea", kind="academy")
        programme.other_names.create(name="Seastar Awards")
        story.blocks.create(kind="text", ordering=990, text="<p>We went to the Seastar Awards again.</p>")
        page = self.page(story.slug)
        self.assertIn(b">Seastar Awards</a>", page)
        path, _ = self.export(story.slug)
        self.empty()
        self.load(path)
        self.assertEqual(self.page(story.slug), page)

    def test_names_in_the_copy_are_looked_up_all_at_once(self):
        names = ["Ada Reuter", "Ines Falk", "Mara Lind", "Theo Brandt"]
        for name in names:
            make_person(name)
        article = make_ready_article("A harbour")
        make_block(article, text=f"<p>Here are {', '.join(names)} and the sea.</p>")
        with CaptureQueriesContext(connection) as captured:
            rows = export([article]).rows
        self.assertEqual([row["fields"]["name"] for row in rows if row["model"] == "people.person"], names)
        by_key = [each["sql"] for each in captured if re.search(r'"people_person"\."id" (?:=|IN)', each["sql"])]
        self.assertEqual(len([sql for sql in by_key if sql.startswith('SELECT "people_person"."id",')]), 1, by_key)

    def test_leave_out_those_beside_them_that_are_not_and_say_so(self):
        path, said = self.export(STORIES[0])
        self.assertNotIn("articles.relatedstory", path.read_text())
        for other in STORIES[1:]:
            self.assertIn(f"Left out: the related story “{other}”.", said)

    def test_are_written_so_that_plain_loaddata_takes_them_too(self):
        path, _ = self.export(*STORIES)
        self.empty()
        call_command("loaddata", path, verbosity=0)
        self.assertEqual(Article.objects.live().count(), 3)

    def test_are_written_as_the_fixtures_are(self):
        path, _ = self.export(STORIES[1])
        text = path.read_text(encoding="utf-8")
        self.assertEqual(text, json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n")
        problems = []
        self.assertEqual(len(list(rows_of(path, problems))), len(json.loads(text)))
        self.assertEqual(problems, [])


class WhatIsHiddenTests(ExportTestCase):
    def test_a_story_that_readers_do_not_see_is_not_exported(self):
        hidden = [
            make_ready_article(status="draft"),
            make_ready_article(published_at=ahead(days=1)),
            make_ready_article(embargo_until=ahead(days=1)),
            make_ready_article(status="withdrawn"),
        ]
        for slug in [*(story.slug for story in hidden), "never-was"]:
            with self.subTest(slug), self.assertRaisesMessage(CommandError, f"Readers see no story at “{slug}”"):
                self.export(slug)
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_a_draft_that_waits_beside_stays_at_home(self):
        story = make_ready_article()
        frozen = freeze(story)
        frozen["story"]["title"] = "A secret headline"
        drafting.save_draft(story, frozen, base=0, by=None)
        path, _ = self.export(story.slug)
        self.assertNotIn("secret", path.read_text())
        self.assertNotIn("saves", path.read_text())

    def test_a_related_story_that_readers_do_not_see_is_not_even_named(self):
        story, secret = make_ready_article(), make_ready_article("Secret", slug="secret", embargo_until=ahead(days=1))
        RelatedStory.objects.create(article=story, story=secret)
        path, said = self.export(story.slug)
        self.assertNotIn("secret", path.read_text() + said)

    def test_a_portrait_that_may_not_be_shown_stays_at_home(self):
        person = make_person()
        make_photo("Hidden", portrait_of=person, rights_status="unknown")
        path, _ = self.export(make_ready_article(about=[person]).slug)
        self.assertNotIn("Hidden", path.read_text())

    def test_other_stories_and_films_of_the_same_people_stay_at_home(self):
        person = make_person()
        make_film("Another film", directors=[person])
        other = make_ready_article("Another story", about=[person])
        path, _ = self.export(make_ready_article(about=[person]).slug)
        self.assertNotIn("Another", path.read_text())
        self.assertNotIn(other.slug, path.read_text())


class WarningTests(ExportTestCase):
    def test_says_what_the_load_would_refuse(self):
        story = make_ready_article(lead_photo=make_photo(rights_status="unknown"))
        self.assertIn("load_fixtures will refuse it as it stands.", self.export(story.slug)[1])

    def test_names_stories_that_it_links_to(self):
        other = make_ready_article(slug="other")
        story = make_ready_article(body=[f'<a href="/stories/{other.slug}/">The other</a>'])
        self.assertIn("it links to “other”. Export that story too, or load it first.", self.export(story.slug)[1])


class FilesTests(ExportTestCase):
    def setUp(self):
        super().setUp()
        self.photo = make_photo()
        self.story = make_ready_article(lead_photo=self.photo)

    def test_pictures_are_copied_beside_the_fixture(self):
        self.export(self.story.slug)
        (copy,) = (self.folder / "pictures").iterdir()
        self.assertEqual(copy.read_bytes(), default_storage.open(self.photo.file.name).read())

    def test_a_second_time_copies_nothing(self):
        self.export(self.story.slug)
        self.assertIn("0 pictures copied", self.export(self.story.slug)[1])

    def test_another_picture_of_that_name_is_not_overwritten(self):
        self.export(self.story.slug)
        (copy,) = (self.folder / "pictures").iterdir()
        copy.write_bytes(b"another")
        with self.assertRaisesMessage(CommandError, "is another picture already"):
            self.export(self.story.slug)
        self.assertEqual([copy.read_bytes()], [path.read_bytes() for path in copy.parent.iterdir()])

    def test_a_lost_original_is_named(self):
        default_storage.delete(self.photo.file.name)
        with self.assertRaisesMessage(CommandError, f"The original {self.photo.file.name} is not in storage"):
            self.export(self.story.slug)

    def test_a_full_disk_is_a_sentence_and_leaves_no_half_file(self):
        full = mock.patch("articles.management.commands.export_story.copyfileobj", side_effect=OSError(28, "No space"))
        with full, self.assertRaisesMessage(CommandError, "No space"):
            self.export(self.story.slug)
        self.assertEqual([path for path in self.folder.rglob("*") if path.is_file()], [])

    def test_prints_to_the_terminal_when_asked(self):
        printed = io.StringIO()
        call_command("export_story", self.story.slug, out="-", stdout=printed)
        self.assertEqual(printed.getvalue().encode(), export([self.story]).content)


class CompletenessTests(ExportTestCase):
    def test_every_kind_of_row_that_a_story_can_lead_to_has_its_place(self):
        """A model that a story, or what belongs to it, refers to some day must be given a place in ORDER."""
        from articles.importing.exporting import BELONGINGS
        from articles.importing.rows import own_fields

        reached, waiting = set(), [Article]
        while waiting:
            model = waiting.pop()
            if model in reached:
                continue
            reached.add(model)
            waiting += [each.related_model for each in own_fields(model).values() if each.is_relation]
            waiting += [model._meta.get_field(name).related_model for name in BELONGINGS.get(model, ())]
        self.assertLessEqual({model._meta.label_lower for model in reached}, set(ORDER))

    def test_a_block_of_every_kind_comes_along(self):
        story = make_ready_article()
        make_block(story, "film-card", film=make_film())
        path, _ = self.export(story.slug)
        self.assertIn("people.film", path.read_text())
