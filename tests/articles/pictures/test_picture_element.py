from unittest import mock

from django.template import Context, Template

from articles.models import RenditionSet
from articles.pictures.frames import FRAMES
from articles.templatetags.pictures import figure, picture
from tests.articles.pictures.making import MakingTestCase
from tests.factories import make_photo, show_to_readers


class PictureElementTests(MakingTestCase):
    def rendered(self, photo, frame="flat", **options):
        tag = " ".join(f"{name}={value!r}" for name, value in options.items())
        return Template("{% load pictures %}{% picture shown frame " + tag + " %}").render(
            Context({"shown": photo.shown(), "frame": frame})
        )

    def test_offers_avif_and_jpeg_in_every_width_with_the_size_of_the_picture(self):
        photo = make_photo(size=(900, 600))
        made = self.make(photo)
        html = self.rendered(photo, sizes="50vw")
        folder = f"/pictures/{made.token}/flat"
        self.assertHTMLEqual(
            html,
            f'<picture><source type="image/avif" srcset="{folder}-400.avif 400w, {folder}-800.avif 800w" sizes="50vw">'
            f'<img src="{folder}-800.jpg" srcset="{folder}-400.jpg 400w, {folder}-800.jpg 800w" sizes="50vw"'
            f' width="800" height="432" alt="{photo.alt}" loading="lazy" decoding="async"></picture>',
        )
        self.assertNotIn("style", html)

    def test_fetches_the_lead_first_and_the_others_when_they_are_near(self):
        photo = make_photo()
        self.make(photo)
        lead, other = self.rendered(photo, lead=True), self.rendered(photo)
        self.assertIn('fetchpriority="high"', lead)
        self.assertNotRegex(lead, "lazy|async")
        self.assertNotIn("fetchpriority", other)

    def test_shows_whole_what_is_not_to_be_cropped_whatever_the_place(self):
        photo = make_photo(size=(900, 600))
        self.make(photo)
        photo.no_crop = True
        for frame in FRAMES:
            with self.subTest(frame=frame):
                self.assertEqual(picture(photo.shown(), frame)["frame"], "free")
                self.assertIn("/free-480.jpg", picture(photo.shown(), frame)["jpeg"])
                # The figure's frame is its class, by which the style sheet crops.
                self.assertEqual(figure(photo.shown(), frame)["frame"], "free")

    def test_makes_nothing_while_a_reader_waits(self):
        photo = show_to_readers(make_photo())
        with mock.patch("articles.pictures.renditions.develop", side_effect=AssertionError("developed")):
            page = self.client.get(photo.leads.get().get_absolute_url())
        self.assertContains(page, 'class="no-picture no-picture--flat"')
        self.assertFalse(RenditionSet.objects.exists())
