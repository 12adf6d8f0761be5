"""Many pictures edited on one page."""

from contextlib import contextmanager
from unittest import mock

from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import SimpleTestCase, TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.admin import batch, batch_part
from articles.admin.chosen import keys_named, naming
from articles.models import Photo, PhotoCreator, RenditionSet, Shoot
from articles.pictures import renditions
from tests.factories import make_company, make_editor, make_member, make_person, make_photo
from tests.forms import bound_values

LIST = "/admin/articles/photo/"
PAGE = "/admin/articles/photo/batch/"


@contextmanager
def few_on_a_page(most=2):
    with mock.patch.object(batch, "MOST", most), mock.patch.object(batch_part, "MOST", most):
        yield


def shown(page):
    return [row.instance for row in page.context["rows"]]


class BatchTestCase(TestCase):
    def setUp(self):
        self.client.force_login(make_editor())
        # The darkroom is another's business, but for one test below.
        patch = mock.patch.object(batch, "MADE_AT_ONCE", 0)
        patch.start()
        self.addCleanup(patch.stop)

    def open(self, *photos):
        return self.client.get(PAGE, {"ids": ",".join(str(photo.pk) for photo in photos)})

    def typed(self, page, **changes):
        """What the browser would post, with ``all-`` or ``photo-1-`` fields changed."""
        forms = [page.context["for_all"], *page.context["rows"]]
        data = {name: value for form in forms for name, value in bound_values(form).items()}
        return {**data, "ids": page.context["ids"], **changes}

    def save(self, *photos, **changes):
        return self.post(self.open(*photos), **changes)

    def post(self, page, **changes):
        """Press a button of a page that is open."""
        return self.client.post(page.context["action"], self.typed(page, **changes), follow=True)


class BatchPageTests(BatchTestCase):
    def test_is_opened_from_the_pictures_selected_in_the_list(self):
        one, two, _ = make_photo("One"), make_photo("Two"), make_photo("Three")
        data = {"action": "edit_together", "_selected_action": [one.pk, two.pk]}
        page = self.client.post(LIST, data, follow=True)
        self.assertEqual(shown(page), [one, two])
        self.assertContains(page, "put on all 2 pictures")

    def test_refuses_more_than_fit_on_a_page(self):
        photos = [make_photo() for _ in range(3)]
        with few_on_a_page():
            data = {"action": "edit_together", "_selected_action": [photo.pk for photo in photos]}
            self.assertContains(self.client.post(LIST, data, follow=True), "2 pictures fit on a page")

    def test_is_opened_from_a_shoot_a_page_at_a_time(self):
        shoot = Shoot.objects.create(title="By the sea", slug="sea")
        photos = [make_photo(f"Frame {number}", shoot=shoot) for number in range(3)]
        make_photo("Elsewhere")
        address = reverse("admin:articles_shoot_change", args=[shoot.pk])
        self.assertContains(self.client.get(address), f"{PAGE}?shoot={shoot.pk}")
        with few_on_a_page():
            first = self.client.get(PAGE, {"shoot": shoot.pk})
            self.assertEqual(shown(first), photos[:2])
            self.assertContains(first, f"?shoot={shoot.pk}&amp;p=2")
            self.assertEqual(shown(self.client.get(PAGE, {"shoot": shoot.pk, "p": 2})), photos[2:])

    def test_leads_back_where_no_picture_is_left(self):
        for asked in ({}, {"ids": "0"}, {"ids": "x"}, {"shoot": "9"}):
            with self.subTest(asked):
                self.assertRedirects(self.client.get(PAGE, asked), LIST)

    def test_is_for_those_who_may_change_photos(self):
        photo = make_photo(caption="Before")
        data = self.typed(self.open(photo), **{"all-credit_line": "Forged"})
        for role in ("Writer", "Section editor"):
            with self.subTest(role):
                self.client.force_login(make_member(role))
                self.assertEqual(self.open(photo).status_code, 403)
                self.assertEqual(self.client.post(PAGE, data).status_code, 403)
        self.assertNotContains(self.client.get(LIST), "edit_together")
        self.assertNotEqual(Photo.objects.get().credit_line, "Forged")

    def test_asks_as_often_for_twenty_pictures_as_for_two(self):
        photos = [make_photo() for _ in range(20)]
        counts = []
        for some in (photos[:2], photos[:2], photos):
            with CaptureQueriesContext(connection) as captured:
                self.open(*some)
            counts.append(len(captured))
        self.assertEqual(counts[1], counts[2])


class MoreThanFitTests(BatchTestCase):
    """More pictures than stand on one page, as after many uploads: none is left out without a word."""

    def setUp(self):
        super().setUp()
        self.shoot = Shoot.objects.create(title="By the sea", slug="sea")
        self.photos = [make_photo(f"Frame {number}", shoot=self.shoot) for number in range(5)]
        self.enterContext(few_on_a_page())

    def test_are_counted_and_the_rest_is_a_link_away(self):
        page = self.open(*self.photos)
        for numbers, following in [("1 to 2", 2), ("3 to 4", 1), ("5 to 5", 0)]:
            self.assertContains(page, f"These are {numbers} of 5 pictures.")
            if following:
                self.assertContains(page, f"go to the next {following}</a>")
                page = self.client.get(page.context["part"].following())
        self.assertEqual(shown(page), self.photos[4:])
        self.assertNotContains(page, "go to the next")
        self.assertNotContains(page, "_following")

    def test_are_not_spoken_of_where_all_fit(self):
        self.assertNotContains(self.open(*self.photos[:2]), "These are")

    def test_are_gone_through_by_saving(self):
        page, seen = self.open(*self.photos), []
        for _ in range(2):
            seen += shown(page)
            page = self.post(page, _following="Save", **{"all-copyright_notice": "© Ciné-Tamaris"})
            self.assertContains(page, "2 pictures changed.")
        self.assertEqual(seen + shown(page), self.photos)
        self.assertEqual(Photo.objects.filter(copyright_notice="© Ciné-Tamaris").count(), 4)
        self.post(page, **{"all-copyright_notice": "© Ciné-Tamaris"})
        self.assertEqual(Photo.objects.filter(copyright_notice="© Ciné-Tamaris").count(), 5)

    def test_of_a_shoot_are_gone_through_while_they_move_to_another(self):
        other = Shoot.objects.create(title="In the hills", slug="hills")
        page, seen = self.client.get(PAGE, {"shoot": self.shoot.pk}), []
        for _ in range(2):
            seen += shown(page)
            page = self.post(page, _following="Save", **{"all-shoot": other.pk})
        self.assertEqual(seen + shown(page), self.photos)

    def test_are_kept_in_mind_by_a_page_with_a_mistake(self):
        page = self.post(self.open(*self.photos), **{"all-territories": "Great Britain"})
        self.assertContains(page, "go to the next 2</a>")


class NamedInAnAddressTests(SimpleTestCase):
    def test_runs_of_keys_are_written_short_and_read_again(self):
        for keys, text in [([], ""), ([7], "7"), ([3, 1, 2, 9, 11, 10], "1-3,9-11"), ([1, 3], "1,3")]:
            with self.subTest(text):
                self.assertEqual(naming(keys), text)
                self.assertEqual(keys_named(text), sorted(keys))

    def test_leaves_out_what_is_no_number_and_ends_somewhere(self):
        self.assertEqual(keys_named("1,x,2-,-3,4-x,5-4,7,7"), [1, 2, 7])
        self.assertEqual(len(keys_named("1-999999999999999999")), 10_000)


class BatchSaveTests(BatchTestCase):
    def test_says_one_thing_of_all_and_another_of_each(self):
        one, two = make_photo("One"), make_photo("Two")
        changes = {
            f"photo-{one.pk}-alt": "A chair",
            f"photo-{two.pk}-caption": "By the sea",
            "all-credit_line": "Courtesy of Gaumont",
            "all-rights_status": "courtesy",
            "all-rights_until_0": "2099-03-03",
            "all-rights_until_1": "09:00",
            "all-territories": "GB IE",
            "all-no_crop": "yes",
        }
        self.assertContains(self.save(one, two, **changes), "2 pictures changed.")
        for photo in Photo.objects.all():
            self.assertEqual((photo.credit_line, photo.rights_status), ("Courtesy of Gaumont", "courtesy"))
            self.assertEqual((photo.rights_until.year, photo.territories, photo.no_crop), (2099, "GB IE", True))
        one.refresh_from_db()
        two.refresh_from_db()
        self.assertEqual((one.alt, one.caption), ("A chair", ""))
        self.assertEqual(two.caption, "By the sea")

    def test_leaves_as_it_is_what_is_left_empty(self):
        photo = make_photo(copyright_notice="© Ciné-Tamaris", territories="FR", no_crop=True)
        before = Photo.objects.values().get()
        self.assertContains(self.save(photo), "0 pictures changed; 1 said so already.")
        self.assertEqual(Photo.objects.values().get(), before)
        self.assertFalse(LogEntry.objects.exists())

    def test_keeps_a_credit_that_was_written_for_one_picture(self):
        one, two = make_photo("One"), make_photo("Two")
        changes = {f"photo-{one.pk}-credit_line": "Ellen", "all-credit_line": "Courtesy of Gaumont"}
        self.save(one, two, **changes)
        self.assertEqual(
            list(Photo.objects.order_by("title").values_list("credit_line", flat=True)),
            ["Ellen", "Courtesy of Gaumont"],
        )

    def test_names_creators_beside_those_that_are_there(self):
        ellen, magnum = make_person("Ellen Example"), make_company("Magnum")
        one, two = make_photo("One"), make_photo("Two")
        one.creators.create(person=ellen)
        self.save(one, two, **{"all-person": [ellen.pk], "all-company": [magnum.pk]})
        named = PhotoCreator.objects.order_by("photo__title", "position").values_list(
            "photo__title", "person", "company"
        )
        self.assertEqual(
            list(named),
            [("One", ellen.pk, None), ("One", None, magnum.pk), ("Two", ellen.pk, None), ("Two", None, magnum.pk)],
        )

    def test_words_the_credit_of_our_own_pictures_once_their_creator_is_named(self):
        photo = make_photo(credit_line="", rights_status="own")
        self.save(photo, **{"all-person": [make_person("Ellen Example").pk]})
        self.assertEqual(Photo.objects.get().credit_line, "Photograph: Ellen Example")

    def test_puts_pictures_into_a_shoot(self):
        shoot = Shoot.objects.create(title="By the sea", slug="sea")
        self.save(make_photo(), **{"all-shoot": shoot.pk})
        self.assertEqual(Photo.objects.get().shoot, shoot)

    def test_saves_nothing_and_keeps_what_was_typed_where_one_picture_is_wrong(self):
        good, bad = make_photo("Good"), make_photo("Bad")
        changes = {f"photo-{good.pk}-caption": "Typed with care", f"photo-{bad.pk}-credit_line": ""}
        page = self.save(good, bad, **changes)
        self.assertContains(page, "needs its credit line")
        self.assertContains(page, "Typed with care")
        self.assertContains(page, "Nothing is saved yet")
        self.assertFalse(Photo.objects.filter(caption="Typed with care").exists())
        self.assertFalse(LogEntry.objects.exists())

    def test_refuses_what_all_may_not_say(self):
        photo = make_photo()
        for changes, words in [
            ({"all-territories": "Great Britain"}, "two capital letters each"),
            ({"all-rights_until_0": "soon"}, "Write the date as"),
            (
                {
                    "all-rights_from_0": "2099-03-03",
                    "all-rights_from_1": "09:00",
                    "all-rights_until_0": "2098-03-03",
                    "all-rights_until_1": "09:00",
                },
                "The rights must begin before they end.",
            ),
        ]:
            with self.subTest(words):
                self.assertContains(self.save(photo, **changes), words)

    def test_keeps_a_log_of_each(self):
        one, two = make_photo("One"), make_photo("Two")
        self.save(one, two, **{"all-copyright_notice": "© Ciné-Tamaris"})
        words = [entry.get_change_message() for entry in LogEntry.objects.all()]
        self.assertEqual(words, ["Changed copyright notice, together with other photos."] * 2)


class OvertakenTests(BatchTestCase):
    def test_leaves_a_picture_alone_that_somebody_changed_meanwhile(self):
        theirs, ours = make_photo("Theirs"), make_photo("Ours")
        data = self.typed(
            self.open(theirs, ours),
            **{f"photo-{theirs.pk}-caption": "Mine", f"photo-{ours.pk}-caption": "Mine too"},
        )
        Photo.objects.filter(pk=theirs.pk).update(caption="Said by another")
        page = self.client.post(PAGE, data)
        theirs.refresh_from_db()
        ours.refresh_from_db()
        self.assertEqual((theirs.caption, ours.caption), ("Said by another", "Mine too"))
        self.assertEqual(shown(page), [theirs])
        self.assertContains(page, "Its caption says now: “Said by another”.")
        again = self.typed(page)
        self.assertEqual(again[f"photo-{theirs.pk}-caption"], "Mine")
        again[f"photo-{theirs.pk}-seen"] = page.context["rows"][0].stands
        self.client.post(PAGE, again)
        theirs.refresh_from_db()
        self.assertEqual(theirs.caption, "Mine")

    def test_notices_another_creator(self):
        photo = make_photo()
        data = self.typed(self.open(photo), **{f"photo-{photo.pk}-caption": "Mine"})
        photo.creators.create(person=make_person())
        self.client.post(PAGE, data)
        photo.refresh_from_db()
        self.assertEqual(photo.caption, "")

    def test_changes_nothing_that_was_never_opened(self):
        photo = make_photo()
        self.client.post(PAGE, {"ids": photo.pk, "all-credit_line": "Forged", f"photo-{photo.pk}-alt": "Forged"})
        photo.refresh_from_db()
        self.assertNotIn("Forged", (photo.alt, photo.credit_line))


class BatchRenditionsTests(BatchTestCase):
    def test_makes_those_of_a_few_and_says_what_makes_the_rest(self):
        photos = [make_photo(f"Frame {number}", size=(64, 48)) for number in range(2)]
        tokens = {photo.pk: renditions.make(photo).token for photo in photos}
        with mock.patch.object(batch, "MADE_AT_ONCE", 1):
            page = self.save(*photos, **{"all-copyright_notice": "© Ciné-Tamaris"})
        self.assertContains(page, "The files that readers get of 1 of them still carry the earlier words")
        first, second = RenditionSet.objects.order_by("photo__title")
        self.assertNotEqual(first.token, tokens[first.photo_id])
        self.assertEqual(renditions.lack(first.photo), "")
        # Readers keep what they have, and the list and the command know that it is out of date.
        self.assertEqual(second.token, tokens[second.photo_id])
        self.assertEqual(renditions.lack(second.photo), "out of date")
        dated = self.client.get(LIST, {"missing": "dated"}).context["cl"].result_list
        self.assertEqual([photo.pk for photo in dated], [second.photo_id])

    def test_saves_the_rest_where_there_is_no_room_for_them(self):
        photo = make_photo("Frame 1", size=(64, 48))
        renditions.make(photo)
        full = mock.patch(
            "articles.pictures.renditions.ContentFile", side_effect=OSError(28, "No space left on device")
        )
        with full, mock.patch.object(batch, "MADE_AT_ONCE", 1):
            page = self.save(photo, **{"all-copyright_notice": "© Ciné-Tamaris"})
        self.assertContains(page, "No renditions of “Frame 1” could be made. They could not be kept: No space left on")
        self.assertContains(page, "1 picture changed.")
        photo = Photo.objects.get()
        self.assertEqual(photo.copyright_notice, "© Ciné-Tamaris")
        self.assertEqual(renditions.lack(photo), "out of date")
