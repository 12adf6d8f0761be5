from django.test import TestCase

from articles.checks import check
from articles.models import Video
from tests.articles.pictures.test_photos import STATES
from tests.factories import ago, ahead, make_block, make_gallery, make_photo

from .found import codes, found, sound_story

FAULTS = {
    "photo-without-credit": {"rights_status": "own", "credit_line": ""},
    "photo-without-alt-text": {"alt": ""},
    "photo-rights-unknown": {"rights_status": "unknown"},
    "photo-withdrawn": {"rights_status": "withdrawn"},
    "photo-not-licensed-here": {"territories": "GB IE"},
    "photo-rights-not-begun": {"rights_from": ahead(hours=1)},
    "photo-rights-ended": {"rights_until": ago(hours=1)},
}


class UnclearedPictureTests(TestCase):
    def test_stops_the_story_by_a_sentence_of_its_own(self):
        for code, fields in FAULTS.items():
            with self.subTest(code=code):
                (problem,) = check(sound_story(lead_photo=make_photo("On the beach", **fields)))
                self.assertEqual((problem.code, problem.stops), (code, True))
                self.assertEqual((problem.place, problem.field), ("Lead photo", "lead_photo"))
                self.assertIn("“On the beach”", problem.message)

    def test_is_one_of_which_readers_would_not_be_shown_anything(self):
        for name, (fields, cleared) in STATES.items():
            with self.subTest(photo=name):
                stopped = any(problem.stops for problem in check(sound_story(lead_photo=make_photo(**fields))))
                self.assertEqual(stopped, not cleared)

    def test_is_found_wherever_it_stands(self):
        photo = make_photo(alt="")
        cases = [
            ("figure", "photo", {"photo": photo}, "Block 2, figure “Varda on the beach”"),
            ("list-entry", "photo", {"photo": photo, "title": "One"}, "Block 2, list entry “One”"),
            (
                "gallery",
                "gallery",
                {"gallery": make_gallery([make_photo(), photo])},
                "Block 2, gallery “On the set”, picture 2",
            ),
            (
                "video",
                "video",
                {"video": Video.objects.create(title="Clip", slug="clip", kind="clip", still=photo)},
                "Block 2, video “Clip”, its still",
            ),
        ]
        for kind, name, fields, place in cases:
            with self.subTest(kind=kind):
                story = sound_story()
                block = make_block(story, kind, **fields)
                (problem,) = check(story)
                self.assertEqual(problem.code, "photo-without-alt-text")
                self.assertEqual((problem.block, problem.field, problem.place), (block.pk, name, place))

    def test_is_judged_by_the_moment_when_the_story_goes_live(self):
        photo = make_photo(rights_from=ahead(days=1), rights_until=ahead(days=3))
        self.assertEqual(codes(sound_story(lead_photo=photo, published_at=ahead(days=2))), [])
        self.assertEqual(
            codes(sound_story(lead_photo=photo, published_at=ahead(days=4))),
            ["photo-rights-ended"],
        )


class PictureUsedTwiceTests(TestCase):
    def test_is_named_where_it_stands_again_with_its_first_place(self):
        photo = make_photo()
        story = sound_story(lead_photo=photo)
        block = make_block(story, "figure", photo=photo)
        (problem,) = found(story, "photo-used-twice")
        self.assertEqual((problem.stops, problem.block, problem.field), (False, block.pk, "photo"))
        self.assertIn("(Lead photo)", problem.message)

    def test_is_found_inside_a_gallery_too(self):
        photo = make_photo()
        story = sound_story(lead_photo=photo)
        make_block(story, "gallery", gallery=make_gallery([make_photo(), photo]))
        (problem,) = found(story, "photo-used-twice")
        self.assertTrue(problem.place.endswith("picture 2"))

    def test_is_not_the_still_of_a_video_that_also_opens_the_story(self):
        photo = make_photo()
        story = sound_story(lead_photo=photo)
        make_block(story, "video", video=Video.objects.create(title="Clip", slug="clip", kind="clip", still=photo))
        make_block(story, "figure", photo=make_photo())
        self.assertEqual(codes(story), [])


class AltTextTests(TestCase):
    def test_should_not_repeat_the_caption_or_the_credit(self):
        for fields, named in [
            ({"alt": "Varda, on the beach", "caption": "Varda on the beach."}, "caption"),
            ({"alt": "Photograph by Ellen Example"}, "credit line"),
        ]:
            with self.subTest(named=named):
                (problem,) = found(sound_story(lead_photo=make_photo(**fields)), "alt-text-repeats")
                self.assertEqual((problem.stops, problem.field), (False, "lead_photo"))
                self.assertIn(f"only repeats the {named}", problem.message)

    def test_is_compared_with_the_caption_that_stands_in_the_story(self):
        story = sound_story()
        photo = make_photo(alt="A woman on a beach", caption="Varda at work")
        block = make_block(story, "figure", photo=photo)
        self.assertEqual(codes(story), [])
        block.caption = "A woman on a beach"
        block.save()
        self.assertEqual(codes(story), ["alt-text-repeats"])
