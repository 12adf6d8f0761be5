"""The list of photos as a library: what it shows, finds and leads to."""

from django.test import TestCase, override_settings
from django.urls import reverse

from articles.models import Article, Block, Photo, RenditionSet, Shoot, Video
from articles.models.library import PLACES
from tests.factories import (
    ago,
    ahead,
    make_article,
    make_block,
    make_company,
    make_editor,
    make_film,
    make_gallery,
    make_member,
    make_person,
    make_photo,
)

LIST = "/admin/articles/photo/"


class LibraryTestCase(TestCase):
    def setUp(self):
        self.client.force_login(make_editor())

    def found(self, **asked):
        return {photo.title for photo in self.client.get(LIST, asked).context["cl"].result_list}


class GridTests(LibraryTestCase):
    def test_shows_pictures_until_somebody_asks_for_rows_and_then_remembers(self):
        make_photo()
        self.assertContains(self.client.get(LIST), "library-grid")
        answer = self.client.get(LIST, {"shown_as": "rows", "q": "varda"})
        self.assertRedirects(answer, f"{LIST}?q=varda")
        self.assertContains(self.client.get(LIST), "library-rows")
        self.client.get(LIST, {"shown_as": "grid"})
        self.assertContains(self.client.get(LIST), "library-grid")

    def test_shows_as_something_else_what_it_does_not_know(self):
        self.assertEqual(self.client.get(LIST, {"shown_as": "film"}, follow=True).status_code, 200)
        self.assertNotIn("photos_shown_as", self.client.cookies)

    def test_says_in_words_what_keeps_a_picture_from_readers(self):
        for fields, words in [
            ({"alt": ""}, "No alt text"),
            ({"credit_line": "", "rights_status": "own"}, "No credit"),
            ({"rights_status": "unknown"}, "Rights not known"),
            ({"rights_status": "withdrawn"}, "Withdrawn"),
            ({"rights_until": ago(days=1)}, "Rights ended"),
            ({"rights_until": ahead(days=20)}, "Rights end "),
            ({"rights_from": ahead(days=20)}, "Rights begin"),
            ({"territories": "GB IE"}, "Only for GB, IE"),
            ({}, "No renditions"),
        ]:
            with self.subTest(words):
                Photo.objects.all().delete()
                make_photo(**fields)
                self.assertIn(words, self.marks())

    def marks(self):
        page = self.client.get(LIST)
        return page.content.decode().partition("field-marks")[2].partition("</td>")[0]

    def test_shows_small_pictures_and_never_an_original(self):
        photo = make_photo()
        self.assertContains(self.client.get(LIST), "not made yet")
        RenditionSet.objects.create(photo=photo, token="made", recipe="as made")
        for address in [LIST, reverse("admin:articles_photo_change", args=[photo.pk])]:
            page = self.client.get(address)
            self.assertContains(page, f"/admin/articles/photo/{photo.pk}/picture/")
            self.assertNotContains(page, photo.file.name)

    def test_asks_no_alt_text_of_what_is_decorative(self):
        make_photo(alt="", decorative=True)
        self.assertNotIn("No alt text", self.marks())

    def test_says_which_pictures_are_not_used_yet(self):
        photo = make_photo()
        self.assertIn("Not used yet", self.marks())
        make_article(lead_photo=photo)
        self.assertNotIn("Not used yet", self.marks())


class SearchTests(LibraryTestCase):
    def test_finds_pictures_by_all_that_is_said_of_them(self):
        shoot = Shoot.objects.create(title="Noirmoutier in spring", slug="noirmoutier")
        wanted = make_photo(
            "Wanted",
            caption="By the sea",
            credit_line="Courtesy of Gaumont",
            alt="Two chairs",
            shoot=shoot,
            people=[make_person("Jane Birkin")],
            films=[make_film("Kung-Fu Master")],
        )
        wanted.creators.create(person=make_person("Ellen Example"), credited_as="E. Xample")
        wanted.creators.create(company=make_company("Magnum"), position=1)
        make_photo("Other", caption="", credit_line="Ours", alt="Nothing")
        words = ["sea", "gaumont", "chairs", "noirmoutier", "birkin", "kung-fu", "ellen", "xample", "magnum", "wanted"]
        for word in words:
            with self.subTest(word):
                self.assertEqual(self.found(q=word), {"Wanted"})


class MissingFilterTests(LibraryTestCase):
    def test_finds_what_is_missing(self):
        fine = make_photo("Fine")
        RenditionSet.objects.create(photo=fine, token="fine", recipe="as made")
        dated = make_photo("Dated")
        RenditionSet.objects.create(photo=dated, token="dated", recipe="")
        for fields in [
            {"title": "Unknown", "rights_status": "unknown"},
            {"title": "Uncredited", "credit_line": "", "rights_status": "own"},
            {"title": "Undescribed", "alt": ""},
            {"title": "Decorative", "alt": "", "decorative": True},
        ]:
            make_photo(**fields)
        self.assertEqual(self.found(missing="rights"), {"Unknown"})
        self.assertEqual(self.found(missing="credit"), {"Uncredited"})
        self.assertEqual(self.found(missing="alt"), {"Undescribed"})
        self.assertEqual(self.found(missing="dated"), {"Dated"})
        self.assertEqual(self.found(missing="renditions"), {"Unknown", "Uncredited", "Undescribed", "Decorative"})

    @override_settings(TERRITORIES=["GB", "IE"])
    def test_finds_what_the_clock_or_the_place_takes_from_readers(self):
        make_photo("Fine", rights_until=ahead(days=60), territories="FR GB IE")
        make_photo("Ending", rights_until=ahead(days=20))
        make_photo("Ended", rights_until=ago(days=1))
        make_photo("Withdrawn", rights_status="withdrawn")
        make_photo("Elsewhere", territories="GB US")
        for ends, title in [
            ("ending", "Ending"),
            ("ended", "Ended"),
            ("withdrawn", "Withdrawn"),
            ("elsewhere", "Elsewhere"),
        ]:
            with self.subTest(ends):
                self.assertEqual(self.found(ends=ends), {title})


class UsedFilterTests(LibraryTestCase):
    def setUp(self):
        super().setUp()
        photos = {place: make_photo(place) for place in PLACES}
        make_photo("nowhere", substitute=photos["stands_in_for"])
        story = make_article(lead_photo=photos["leads"], status=Article.Status.DRAFT)
        make_block(story, Block.Kind.FIGURE, photo=photos["blocks"])
        make_gallery([photos["gallery_items"]])
        Video.objects.create(title="Clip", slug="clip", kind="clip", still=photos["videos"])
        publication = Photo._meta.get_field("covers").related_model._meta.get_field("publication").related_model
        magazine = publication.objects.create(name="Ours", slug="ours")
        magazine.issues.create(label="May", slug="may", cover=photos["covers"])
        Photo.objects.filter(title="portrait_of").update(portrait_of=make_person())
        Photo.objects.filter(title="poster_of").update(poster_of=make_film())

    def test_finds_pictures_by_each_kind_of_place(self):
        for place in PLACES:
            with self.subTest(place):
                self.assertEqual(self.found(used=place), {place})

    def test_finds_what_is_used_nowhere_and_what_is(self):
        self.assertEqual(self.found(used="nowhere"), {"nowhere"})
        self.assertEqual(self.found(used="somewhere"), set(PLACES))

    def test_offers_every_place_there_is(self):
        specs = self.client.get(LIST).context["cl"].filter_specs
        (used,) = [spec for spec in specs if spec.title == "where it is used"]
        self.assertEqual({value for value, _ in used.lookup_choices}, {"nowhere", "somewhere", *PLACES})

    def test_leaves_the_list_as_it_is_for_a_place_that_is_none(self):
        self.assertEqual(len(self.found(used="title")), len(PLACES) + 1)


class OtherFilterTests(LibraryTestCase):
    def test_finds_pictures_by_creator(self):
        ellen, magnum = make_person("Ellen Example"), make_company("Magnum")
        hers, theirs, _ = make_photo("Hers"), make_photo("Theirs"), make_photo("Nobody's")
        hers.creators.create(person=ellen)
        theirs.creators.create(company=magnum)
        self.assertContains(self.client.get(LIST), "Ellen Example")
        self.assertEqual(self.found(creator=f"person-{ellen.pk}"), {"Hers"})
        self.assertEqual(self.found(creator=f"company-{magnum.pk}"), {"Theirs"})
        self.assertEqual(len(self.found(creator="photo-1")), 3)

    def test_shows_just_the_pictures_that_an_address_names(self):
        chosen = [make_photo("One"), make_photo("Two")]
        make_photo("Three")
        self.assertEqual(self.found(ids=",".join(str(photo.pk) for photo in chosen)), {"One", "Two"})
        self.assertEqual(self.found(ids="what,ever"), set())


class WhereUsedTests(LibraryTestCase):
    def panel(self, photo):
        page = self.client.get(reverse("admin:articles_photo_change", args=[photo.pk])).content.decode()
        return page.partition("where-used-heading")[2].partition("</section>")[0]

    def test_names_every_place_and_where_its_story_stands(self):
        photo = make_photo()
        story = make_article("The lead", lead_photo=photo)
        make_block(make_article("The body"), Block.Kind.FIGURE, photo=photo)
        gallery = make_gallery([photo], "The gallery")
        make_block(make_article("The gallery story"), Block.Kind.GALLERY, gallery=gallery)
        video = Video.objects.create(title="The video", slug="video", kind="clip", still=photo)
        make_block(make_article("The video story"), Block.Kind.VIDEO, video=video)
        make_photo("The other", substitute=photo)
        photo.portrait_of, photo.poster_of = make_person("The person"), make_film("The film")
        photo.save()
        panel = self.panel(photo)
        for words in ("lead", "body", "gallery", "gallery story", "video", "video story", "other", "person", "film"):
            with self.subTest(words):
                self.assertIn(f">The {words}", panel)
        self.assertIn(story.standing(), panel)

    def test_says_that_nothing_shows_it(self):
        self.assertIn("Nowhere yet", self.panel(make_photo()))

    def test_shows_twenty_of_a_kind_and_says_that_there_are_more(self):
        photo = make_photo()
        for number in range(21):
            make_article(f"Story {number:02}", lead_photo=photo)
        panel = self.panel(photo)
        self.assertEqual(panel.count("Story "), 20)
        self.assertIn("and more", panel)

    def test_names_no_story_that_somebody_may_not_see(self):
        photo = make_photo()
        make_article("Hushhush", lead_photo=photo, status=Article.Status.DRAFT)
        make_article("Seen by all", lead_photo=photo)
        self.client.force_login(make_member("Photo editor"))
        panel = self.panel(photo)
        self.assertNotIn("Hushhush", panel)
        self.assertIn("Seen by all", panel)
        self.assertIn("and others that you cannot open", panel)
