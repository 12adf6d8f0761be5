import datetime
import io
import os
from unittest import mock

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.test import SimpleTestCase, TestCase
from PIL import Image, ImageCms, ImageDraw

from articles.models import PhotoCreator, RenditionSet
from articles.pictures import darkroom, renditions
from articles.pictures.darkroom import FRAMES, BrokenPicture, Order, crop, develop, fitting, open_original
from articles.pictures.rights_metadata import Rights
from tests.factories import make_film, make_person, make_photo, picture_bytes


def encoded(image, format="PNG", **options):
    file = io.BytesIO()
    image.save(file, format, **options)
    return file.getvalue()


def stored():
    """The files among the renditions, as token/name."""
    if not default_storage.exists("renditions"):
        return set()
    tokens = default_storage.listdir("renditions")[0]
    return {f"{token}/{name}" for token in tokens for name in default_storage.listdir(f"renditions/{token}")[1]}


def token_files(token):
    return {name for name in stored() if name.startswith(token)}


class CropTests(SimpleTestCase):
    def test_is_the_largest_part_in_that_shape(self):
        self.assertEqual(crop((1000, 1000), 2, (50, 50)), (0, 250, 1000, 750))
        self.assertEqual(crop((1000, 1000), 1 / 2, (50, 50)), (250, 0, 750, 1000))

    def test_follows_the_focal_point_as_far_as_the_edges_allow(self):
        self.assertEqual(crop((1000, 1000), 2, (50, 60)), (0, 350, 1000, 850))
        self.assertEqual(crop((1000, 1000), 2, (50, 100)), (0, 500, 1000, 1000))
        self.assertEqual(crop((1000, 1000), 1 / 2, (0, 50)), (0, 0, 500, 1000))

    def test_enlarges_nothing_and_always_leaves_one_size(self):
        self.assertEqual(fitting((480, 960, 1600), (0, 0, 1000, 600)), [480, 960])
        self.assertEqual(fitting((480, 960, 1600), (10, 0, 310, 600)), [300])


class OriginalTests(SimpleTestCase):
    def refused(self, content, sentence):
        with self.assertRaisesMessage(BrokenPicture, sentence):
            open_original(content)

    def test_refuses_what_is_no_picture_by_its_content(self):
        self.refused(b"<html>cover.jpg</html>", "It is not a JPEG, PNG, WebP or AVIF picture.")
        self.refused(encoded(Image.new("RGB", (64, 64)), "TIFF"), "It is not a JPEG, PNG, WebP or AVIF picture.")

    def test_refuses_a_file_that_was_cut_off(self):
        for format in ("JPEG", "PNG"):
            with self.subTest(format=format):
                noise = Image.frombytes("RGB", (200, 200), os.urandom(120_000))
                content = encoded(noise, format)
                self.refused(content[: len(content) // 2], "It is damaged")

    def test_refuses_more_than_forty_million_pixels_before_decoding_them(self):
        content = encoded(Image.new("1", (6400, 6300)))
        with mock.patch.object(Image.Image, "load", side_effect=AssertionError("decoded")):
            self.refused(content, "It has 6400 × 6300 pixels, more than 40 million.")
        self.refused(encoded(Image.new("1", (20_000, 10_000))), "It has more than 40 million pixels.")

    def test_refuses_a_sliver(self):
        self.refused(encoded(Image.new("RGB", (1, 6000))), "It has only 1 × 6000 pixels.")

    def test_turns_the_picture_upright(self):
        image = Image.new("RGB", (80, 40))
        exif = Image.Exif()
        exif[0x0112] = 6
        self.assertEqual(open_original(encoded(image, "JPEG", exif=exif)).size, (40, 80))

    def test_lays_transparent_parts_on_paper(self):
        image = open_original(encoded(Image.new("RGBA", (20, 20), (255, 0, 0, 0))))
        self.assertEqual(image.mode, "RGB")
        self.assertEqual(image.getpixel((0, 0)), Image.new("RGB", (1, 1), darkroom.PAPER).getpixel((0, 0)))

    def test_brings_colours_to_srgb(self):
        lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
        content = encoded(Image.new("RGB", (20, 20), "#336699"), icc_profile=lab)
        with mock.patch("articles.pictures.darkroom.ImageCms.profileToProfile") as converted:
            converted.return_value = Image.new("RGB", (20, 20), "red")
            self.assertEqual(open_original(content).getpixel((0, 0)), (255, 0, 0))

    def test_a_profile_that_does_not_fit_is_ignored(self):
        lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
        for profile in (lab, b"nonsense"):
            content = encoded(Image.new("RGB", (20, 20), "#336699"), icc_profile=profile)
            self.assertEqual(open_original(content).getpixel((0, 0)), (0x33, 0x66, 0x99))

    def test_scales_sixteen_bits_instead_of_cutting_them_off(self):
        grey = Image.new("I;16", (20, 20), 257 * 100)
        self.assertEqual(open_original(encoded(grey)).getpixel((0, 0)), (100, 100, 100))


class DevelopTests(SimpleTestCase):
    def order(self, **changes):
        return Order(
            **{"frames": tuple(FRAMES), "focal": (50, 50), "rights": Rights(credit_line="Courtesy NEON")} | changes
        )

    def test_makes_every_frame_in_its_shape_and_both_formats(self):
        sizes, files = develop(picture_bytes((2000, 1200)), self.order())
        self.assertEqual(sizes["flat"], [[400, 216], [800, 432], [1200, 649]])
        self.assertEqual(sizes["scope"][-1], [1920, 803])
        self.assertEqual(sizes["free"], [[480, 288], [960, 576], [1600, 960]])
        self.assertEqual(sizes["poster"], [[240, 360], [480, 720]])
        names = {
            f"{frame}-{width}.{suffix}" for frame in sizes for width, _ in sizes[frame] for suffix in ("avif", "jpg")
        }
        self.assertEqual(set(files), names)
        for name in ("scope-640.avif", "scope-640.jpg"):
            self.assertEqual(Image.open(io.BytesIO(files[name])).size, (640, 268))

    def test_crops_around_the_focal_point(self):
        image = Image.new("RGB", (300, 1200), "black")
        ImageDraw.Draw(image).rectangle((0, 900, 300, 1200), fill="white")
        square = {}
        for focal in ((50, 0), (50, 100)):
            _, files = develop(encoded(image), self.order(frames=("square",), focal=focal))
            square[focal] = Image.open(io.BytesIO(files["square-240.jpg"])).getpixel((120, 120))
        self.assertLess(sum(square[50, 0]), 30)
        self.assertGreater(sum(square[50, 100]), 730)

    def test_leaves_everything_private_behind_and_writes_the_rights_back(self):
        exif = Image.Exif()
        exif[0x010F] = "CAMERA-SECRET"
        exif.get_ifd(0x8825)[1] = "N"
        original = encoded(
            Image.new("RGB", (600, 600)), "JPEG", exif=exif, comment=b"COMMENT-SECRET", xmp=b"XMP-SECRET"
        )
        self.assertIn(b"COMMENT-SECRET", original)
        _, files = develop(original, self.order(frames=("free",)))
        for name, content in files.items():
            with self.subTest(name=name):
                self.assertNotIn(b"SECRET", content)
                image = Image.open(io.BytesIO(content))
                self.assertFalse(image.getexif())
                self.assertIn(b"<photoshop:Credit>Courtesy NEON</photoshop:Credit>", image.info["xmp"])

    def test_the_recipe_changes_with_each_ingredient(self):
        order = self.order()
        recipes = {
            order.recipe(b"one"),
            order.recipe(b"two"),
            self.order(focal=(50, 51)).recipe(b"one"),
            self.order(frames=("free",)).recipe(b"one"),
            self.order(rights=Rights(credit_line="Courtesy Neon")).recipe(b"one"),
        }
        with mock.patch.dict(FRAMES, {"square": darkroom.Frame(1, (320,))}):
            recipes.add(order.recipe(b"one"))
        self.assertEqual(len(recipes), 6)
        self.assertEqual(order.recipe(b"one"), self.order().recipe(b"one"))


class MakeTests(TestCase):
    def make(self, photo):
        with self.captureOnCommitCallbacks(execute=True):
            return renditions.make(photo)

    def test_keeps_files_under_a_token_and_their_sizes_in_the_row(self):
        made = self.make(make_photo(size=(600, 400)))
        self.assertRegex(made.token, r"^[0-9a-f]{32}$")
        self.assertEqual(made.frames["free"], [[480, 320]])
        self.assertEqual(token_files(made.token), {f"{made.token}/{name}" for name in renditions.file_names(made)})
        self.assertEqual(RenditionSet.objects.get().frames, made.frames)

    def test_does_nothing_the_second_time(self):
        photo = make_photo()
        first = self.make(photo)
        with mock.patch("articles.pictures.renditions.develop", side_effect=AssertionError("developed again")):
            self.assertEqual(self.make(photo).token, first.token)

    def test_begins_anew_under_a_new_token_when_anything_changes(self):
        photo = make_photo(size=(600, 400))

        def new_file():
            photo.file.save("other.jpg", ContentFile(picture_bytes((600, 400), "#123456"), name="other.jpg"))

        def new_creator():
            PhotoCreator.objects.create(photo=photo, person=make_person())

        changes = {
            "focal point": lambda: setattr(photo, "focal_x", 20),
            "rights": lambda: setattr(photo, "credit_line", "Courtesy NEON"),
            "creators": new_creator,
            "file": new_file,
        }
        for name, change in changes.items():
            with self.subTest(change=name):
                old = self.make(photo)
                change()
                new = self.make(photo)
                self.assertNotEqual(new.token, old.token)
                self.assertEqual(token_files(old.token), set())
                self.assertTrue(renditions.is_complete(new))
                self.assertEqual(RenditionSet.objects.count(), 1)

    def test_makes_again_what_was_lost(self):
        photo = make_photo()
        first = self.make(photo)
        default_storage.delete(renditions.storage_name(first.token, renditions.file_names(first)[0]))
        self.assertTrue(renditions.is_complete(self.make(photo)))

    def test_keeps_the_old_files_until_the_change_is_certain(self):
        photo = make_photo()
        old = self.make(photo)
        photo.focal_x = 20
        with self.captureOnCommitCallbacks() as waiting:
            renditions.make(photo)
        self.assertTrue(token_files(old.token))
        for callback in waiting:
            callback()
        self.assertFalse(token_files(old.token))

    def test_portraits_and_posters_are_made_where_they_are_asked_for(self):
        self.assertTrue({"portrait", "poster"}.isdisjoint(self.make(make_photo()).frames))
        self.assertIn("portrait", self.make(make_photo(portrait_of=make_person())).frames)
        self.assertIn("poster", self.make(make_photo(poster_of=make_film())).frames)

    def test_says_that_an_original_is_missing(self):
        photo = make_photo()
        default_storage.delete(photo.file.name)
        with self.assertRaisesMessage(BrokenPicture, "is not in storage"):
            renditions.make(photo)


class DeletingTests(TestCase):
    def test_files_go_with_the_transaction_and_not_before(self):
        made = renditions.make(make_photo())
        with self.captureOnCommitCallbacks() as waiting:
            renditions.delete_files(made)
        self.assertTrue(token_files(made.token))
        waiting[0]()
        self.assertFalse(token_files(made.token))
        self.assertFalse(default_storage.exists(f"renditions/{made.token}"))

    def test_sweeps_up_what_no_row_speaks_of_but_not_what_is_young(self):
        kept = renditions.make(make_photo())
        gone = renditions.make(make_photo())
        RenditionSet.objects.filter(pk=gone.pk).delete()
        renditions.sweep(older_than=datetime.timedelta(hours=1))
        self.assertTrue(token_files(gone.token))
        renditions.sweep(older_than=datetime.timedelta(0))
        self.assertFalse(token_files(gone.token))
        self.assertTrue(token_files(kept.token))


class ReadingTests(SimpleTestCase):
    made = RenditionSet(token="c0ffee" * 5 + "00", frames={"flat": [[400, 216], [800, 432]]})

    def test_srcset_names_every_size_with_its_width(self):
        with mock.patch("articles.pictures.renditions.reverse", lambda name, args: f"/{name}/{'/'.join(args)}"):
            self.assertEqual(
                renditions.srcset(self.made, "flat", "avif"),
                f"/rendition/{self.made.token}/flat-400.avif 400w, /rendition/{self.made.token}/flat-800.avif 800w",
            )

    def test_addresses_are_those_of_the_view(self):
        url, width, height = renditions.largest(self.made, "flat")
        self.assertTrue(url.endswith(f"/pictures/{self.made.token}/flat-800.jpg"), url)
        self.assertEqual((width, height), (800, 432))

    def test_what_was_not_made_is_empty(self):
        self.assertEqual(renditions.srcset(self.made, "scope"), "")
        self.assertIsNone(renditions.largest(self.made, "scope"))
        self.assertEqual(renditions.srcset(None, "flat"), "")
        self.assertIsNone(renditions.largest(None, "flat"))


class CommandTests(TestCase):
    def run_command(self, *args, **options):
        out = io.StringIO()
        with self.captureOnCommitCallbacks(execute=True):
            call_command("renditions", *args, stdout=out, **options)
        return out.getvalue()

    def test_makes_what_is_missing_and_then_nothing(self):
        make_photo("One")
        make_photo("Two")
        self.assertIn("Renditions of 2 of 2 pictures made.", self.run_command())
        self.assertEqual(RenditionSet.objects.count(), 2)
        self.assertIn("2 pictures: nothing to make.", self.run_command())

    def test_counts_along_on_a_terminal_only(self):
        make_photo(slug="beach")
        terminal = io.StringIO()
        terminal.isatty = lambda: True
        self.assertNotIn("\r", self.run_command())
        type(make_photo(slug="dunes")).objects.update(focal_x=20)
        call_command("renditions", stdout=terminal)
        # Whichever of the two is done first is counted first.
        self.assertRegex(terminal.getvalue(), "\r     1 (beach|dunes)")

    def test_missing_only_leaves_outdated_ones_alone(self):
        photo = make_photo()
        self.run_command()
        type(photo).objects.update(focal_x=20)
        self.assertIn("nothing to make", self.run_command(missing_only=True))
        self.assertIn("1 of 1", self.run_command())

    def test_names_a_broken_original_goes_on_and_fails_at_the_end(self):
        torn = make_photo("Torn")
        default_storage.delete(torn.file.name)
        default_storage.save(torn.file.name, ContentFile(b"not a picture"))
        lost = make_photo("Lost")
        default_storage.delete(lost.file.name)
        whole = make_photo("Whole")
        with self.assertRaises(CommandError) as failure:
            self.run_command()
        self.assertIn(f"{torn.slug}: It is not a JPEG, PNG, WebP or AVIF picture.", str(failure.exception))
        self.assertIn(f"{lost.slug}: Its original", str(failure.exception))
        self.assertEqual(RenditionSet.objects.get().photo, whole)

    def test_takes_only_the_pictures_named(self):
        one = make_photo("One")
        make_photo("Two")
        self.run_command(one.slug)
        self.assertEqual(RenditionSet.objects.get().photo, one)
        with self.assertRaisesMessage(CommandError, "No picture is called nobody."):
            self.run_command("nobody")
