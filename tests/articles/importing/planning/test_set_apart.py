"""What a file holds beside its text comes into the draft too: its picture, other headlines, a rating in letters."""

from dataclasses import replace

from django.test import TestCase

from articles.importing.planning import apply, plan_for
from articles.importing.reading.pieces import Leftover
from articles.models import Block
from tests.factories import make_photo

from .incoming import WALK, incoming, starting

PICTURES = "\n".join(f"![Beach {number}](https://example.org/{number}.jpg)" for number in (1, 2, 3))


class LeadPictureTests(TestCase):
    def test_stands_above_the_text_and_is_found_in_the_library(self):
        photo = make_photo(source_url="https://example.org/lead.jpg")
        story = apply(plan_for(incoming(lead_image="https://example.org/lead.jpg"))).story
        first = story.blocks.order_by("ordering").first()
        self.assertEqual((first.kind, first.photo), ("figure", photo))


class GalleryTests(TestCase):
    def came(self):
        return incoming(f"# A walk\n\nShe walks fast along the beach.\n\n{PICTURES}\n\nThen she goes home.\n")

    def test_is_one_where_the_library_has_every_picture(self):
        photos = [make_photo(source_url=f"https://example.org/{number}.jpg") for number in (1, 2, 3)]
        story = apply(plan_for(self.came())).story
        gallery = story.blocks.get(kind=Block.Kind.GALLERY).gallery
        self.assertEqual([item.photo for item in gallery.items.all()], photos)
        self.assertFalse(story.blocks.filter(kind=Block.Kind.FIGURE).exists())

    def test_is_a_place_for_each_where_one_is_missing(self):
        make_photo(source_url="https://example.org/1.jpg")
        story = apply(plan_for(self.came())).story
        self.assertEqual(story.blocks.filter(kind=Block.Kind.FIGURE).count(), 3)


class HeadlinesTests(TestCase):
    def test_that_were_set_aside_with_the_page_are_kept_for_the_record(self):
        aside = Leftover(0, 0, "related list", "Ten films about the sea and its dogs\nRead more")
        story = apply(plan_for(replace(incoming(), set_aside=(aside,)))).story
        self.assertEqual([each.headline for each in story.related_headlines.all()], [aside.text.split("\n")[0]])


class RatingTests(TestCase):
    def test_a_letter_stays_as_a_note(self):
        story = apply(plan_for(incoming(f"{WALK}\n\nGrade: B+\n"))).story
        self.assertIn("B+", story.blocks.get(kind=Block.Kind.NOTE).text)

    def test_stars_without_their_scale_are_asked(self):
        came = incoming(f"{WALK}\n\n★★★½\n")
        (asked,) = starting(plan_for(came), "rating")
        self.assertTrue(asked.is_open)
        story = apply(plan_for(came, answers={"rating": "5"})).story
        self.assertEqual((float(story.rating), story.rating_scale), (3.5, 5))

    def test_when_it_was_changed_is_a_note_by_a_click(self):
        came = incoming(updated="2025-04-15")
        plan = plan_for(came, answers={"left.updated": "note"})
        self.assertIn("2025-04-15", " ".join(block.values.get("text", "") for block in plan.blocks))
