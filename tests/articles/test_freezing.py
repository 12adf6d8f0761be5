from django.test import TestCase

from articles.freezing import PARTS, PLACE_IN_TIME, digest, freeze, thaw, to_bytes
from articles.models import Article, Block, Correction, RelatedHeadline, RelatedStory, Section, Video
from articles.rehearsal import rehearsal
from tests.factories import (
    make_article,
    make_block,
    make_company,
    make_film,
    make_gallery,
    make_person,
    make_photo,
    make_section,
)


def make_full_story():
    """A story with every kind of block and every kind of part."""
    person, film = make_person(), make_film()
    article = make_article(
        "A walk with Varda",
        kicker="In person",
        dek="Two hours.",
        section=make_section(),
        lead_photo=make_photo(),
        kind=Article.Kind.REVIEW,
        rating="3.5",
        rating_scale=5,
        first_published="XXXX-01-30",
        body=[],
        about=[person, film],
        mentions=[make_person("Jacques Demy")],
        by=[make_person("Ellen Example"), make_company("The Desk")],
        tags=["noir", "walking"],
    )
    fields = {
        Block.Kind.FIGURE: {"photo": make_photo(), "caption": "On the beach"},
        Block.Kind.GALLERY: {"gallery": make_gallery([make_photo()])},
        Block.Kind.VIDEO: {"video": Video.objects.create(title="Trailer", slug="trailer", kind="trailer")},
        Block.Kind.LIST_ENTRY: {"title": "One", "rank": 1},
        Block.Kind.FILM_CARD: {"film": film},
    }
    for kind in Block.Kind:
        make_block(article, kind, **fields.get(kind, {"text": f"<p>Words of a {kind}, “é” and ʁ.</p>"}))
    RelatedStory.objects.create(article=article, story=make_article())
    RelatedHeadline.objects.create(article=article, position=1, headline="Elsewhere", sponsored=True)
    Correction.objects.create(article=article, date="2026-03-03", text="We misspelt Varda.")
    return article


# What the desk keeps about a story, and is no part of its text.
AROUND = {
    "comments",
    "launch_items",
    "presences",
    "preview_links",
    "recovery_copies",
    "sign_offs",
    "version",
    "versions",
    "waivers",
}


class FreezingTests(TestCase):
    def setUp(self):
        self.article = make_full_story()
        self.frozen = freeze(self.article)

    def test_holds_every_part_of_the_story(self):
        self.assertEqual(set(self.frozen["parts"]), set(PARTS))
        self.assertEqual([part for part, rows in self.frozen["parts"].items() if not rows], [])
        self.assertEqual({block["kind"] for block in self.frozen["parts"]["blocks"]}, set(Block.Kind))

    def test_leaves_out_the_place_in_time(self):
        self.assertEqual(PLACE_IN_TIME & set(self.frozen["story"]), set())

    def test_covers_every_row_that_would_go_with_the_story(self):
        """A part that is added to stories later must not be forgotten here."""
        cascading = {
            relation.name
            for relation in Article._meta.related_objects
            if relation.on_delete.__name__ == "CASCADE" and relation.field.name != "story"
        }
        self.assertEqual(cascading - AROUND, set(PARTS))

    def test_the_same_story_freezes_to_the_same_bytes(self):
        self.assertEqual(to_bytes(freeze(Article.objects.get(pk=self.article.pk))), to_bytes(self.frozen))

    def test_thawing_what_was_frozen_changes_nothing(self):
        self.assertFalse(thaw(self.article, self.frozen))
        self.assertEqual(to_bytes(freeze(self.article)), to_bytes(self.frozen))

    def test_thawing_brings_back_everything_that_was_changed_removed_or_added(self):
        blocks = list(self.article.blocks.all())
        blocks[0].delete()
        Block.objects.filter(pk=blocks[1].pk).update(ordering=500, caption="Another")
        make_block(self.article, text="<p>New.</p>")
        for part in ("contributions", "subjects", "tagged", "related", "related_headlines", "corrections"):
            getattr(self.article, part).all().delete()
        self.article.tags.add("other")
        self.article.title, self.article.section = "Another", None
        self.article.save()
        self.assertNotEqual(digest(freeze(self.article)), digest(self.frozen))
        self.assertFalse(thaw(self.article, self.frozen))
        self.assertEqual(to_bytes(freeze(Article.objects.get(pk=self.article.pk))), to_bytes(self.frozen))

    def test_thawing_leaves_the_place_in_time_alone(self):
        self.article.withdraw()
        thaw(self.article, self.frozen)
        self.assertEqual(Article.objects.get(pk=self.article.pk).status, Article.Status.WITHDRAWN)

    def test_two_people_of_the_byline_may_have_changed_places(self):
        first, second, *_ = self.article.contributions.all()
        one, two = first.party, second.party
        self.article.contributions.all().delete()
        for party, pk in [(two, first.pk), (one, second.pk)]:
            kind = "person" if party._meta.model_name == "person" else "company"
            self.article.contributions.create(pk=pk, **{kind: party})
        thaw(self.article, self.frozen)
        self.assertEqual(to_bytes(freeze(self.article)), to_bytes(self.frozen))

    def test_says_what_was_deleted_since_and_brings_back_the_rest(self):
        section = self.article.section
        photo = self.article.blocks.get(kind=Block.Kind.FIGURE).photo
        self.article.section = None
        self.article.save()
        self.article.blocks.filter(kind=Block.Kind.FIGURE).delete()
        Section.objects.filter(pk=section.pk).delete()
        photo.delete()
        lost = thaw(self.article, self.frozen)
        self.assertEqual(lost.fields, ["section"])
        self.assertEqual(list(lost.parts), ["blocks"])
        self.assertEqual([row["kind"] for row in lost.parts["blocks"]], ["figure"])
        self.assertEqual(self.article.blocks.count(), len(Block.Kind) - 1)


class RehearsalTests(TestCase):
    def test_nothing_of_it_stays(self):
        article = make_article("Before")
        with rehearsal():
            article.title = "After"
            article.save()
            self.assertEqual(Article.objects.get().title, "After")
        self.assertEqual(Article.objects.get().title, "Before")

    def test_a_row_made_in_it_can_be_thawed_with_its_key_afterwards(self):
        article = make_article(body=[])
        with rehearsal():
            block = make_block(article, text="<p>Rehearsed.</p>")
            frozen = freeze(article)
        self.assertFalse(article.blocks.exists())
        thaw(article, frozen)
        self.assertEqual(article.blocks.get().pk, block.pk)
