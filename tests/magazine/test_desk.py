import datetime

from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import TestCase, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from articles import drafting
from articles.freezing import freeze
from articles.models import Article, Photo
from magazine import desk
from tests.factories import ago, ahead, make_article, make_editor, make_gallery, make_photo, make_section

Status = Article.Status
FRONT = reverse("admin:index")
TRAYS = [
    "My drafts",
    "Drafts waiting beside live stories",
    "Stories with problems",
    "Pictures that need care",
    "Going live next",
    "Under embargo",
    "Leaving soon",
    "Recently published",
]


def form_of(row):
    return reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])


def draft(article, by):
    """Save a draft, as the form does."""
    drafting.save_draft(article, freeze(article), base=article.saves, by=by)
    return article


class DeskTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = make_editor()
        cls.colleague = make_editor("colleague")

    def setUp(self):
        self.client.force_login(self.editor)

    def trays(self):
        """The trays as the page shows them, by name."""
        return {tray.name: tray for column in self.client.get(FRONT).context["desk"] for tray in column}

    def titles(self, name):
        return [row.title for row in self.trays()[name].rows]

    def assertLeadsTo(self, link, rows):
        """The link opens a list of just these rows."""
        page = self.client.get(link.url)
        self.assertEqual(page.status_code, 200, link.url)
        self.assertEqual({row.pk for row in page.context["cl"].result_list}, {row.pk for row in rows})


class FrontTests(DeskTestCase):
    def test_an_empty_desk_says_under_each_heading_what_to_do_next(self):
        page = self.client.get(FRONT)
        trays = [tray for column in page.context["desk"] for tray in column]
        self.assertEqual([tray.name for tray in trays], TRAYS)
        for tray in trays:
            with self.subTest(tray.name):
                self.assertTrue(tray.is_empty)
                self.assertContains(page, f">{tray.name}</h2>", count=1)
                self.assertContains(page, tray.empty)
        self.assertContains(page, "Write a story")
        self.assertContains(page, "Add a picture")

    def test_the_list_of_everything_stays_beside_it(self):
        self.assertContains(self.client.get(FRONT), reverse("admin:people_film_changelist"))

    def test_a_tray_shows_eight_rows_and_leads_to_the_rest(self):
        make_article()
        self.assertNotContains(self.client.get(FRONT), "All that readers see")
        for _ in range(8):
            make_article()
        tray = self.trays()["Recently published"]
        self.assertEqual(len(tray.rows), 8)
        self.assertContains(self.client.get(FRONT), "All that readers see")
        self.assertLeadsTo(tray.links[0], Article.objects.all())

    def test_what_editors_wrote_is_shown_as_text(self):
        make_article("<script>alert(1)</script>")
        self.assertNotContains(self.client.get(FRONT), "<script>alert(1)")

    def test_the_number_of_queries_does_not_grow_with_the_rows(self):
        numbers = []
        for count in (2, 20):
            self.fill(count)
            self.client.get(FRONT)
            with CaptureQueriesContext(
                connection,
            ) as queries:
                self.client.get(FRONT)
            numbers.append(len(queries))
        self.assertEqual(*numbers)

    def fill(self, count):
        """So many rows more in every tray."""
        for _ in range(count):
            draft(make_article(status=Status.DRAFT, section=make_section()), self.editor)
            make_article(published_at=ahead(days=2))
            make_article(published_at=ahead(days=20))
            make_article(embargo_until=ahead(days=9))
            make_article(expires_at=ahead(days=2))
            make_photo(rights_until=ahead(days=2), rights_status=Photo.Rights.UNKNOWN, credit_line="", alt="")
            shown = make_article(lead_photo=make_photo())
            shown.blocks.create(kind="gallery", gallery=make_gallery([make_photo()]), ordering=50)
            draft(shown, self.editor)
        filled = {name for name, tray in self.trays().items() if not tray.is_empty}
        self.assertEqual(filled, set(TRAYS))


class RightsTests(DeskTestCase):
    def log_in_with(self, *rights):
        user = User.objects.create_user("writer", is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=rights))
        self.client.force_login(user)
        return user

    def test_nothing_is_shown_without_the_right_to_change_stories(self):
        make_article("A secret", status=Status.DRAFT, embargo_until=ahead(days=1))
        self.log_in_with("view_article", "change_photo")
        page = self.client.get(FRONT)
        self.assertEqual(page.context["desk"], [])
        self.assertNotContains(page, "A secret")
        self.assertNotContains(page, "My drafts")

    def test_pictures_are_shown_to_those_who_may_see_them(self):
        make_photo("Lent", rights_until=ahead(days=1), alt="")
        self.log_in_with("change_article")
        page = self.client.get(FRONT)
        self.assertContains(page, "My drafts")
        self.assertNotContains(page, "Pictures that need care")
        self.assertNotContains(page, "Lent")
        self.assertNotContains(page, reverse("admin:articles_photo_changelist"))

    def test_nobody_is_asked_to_add_what_they_may_not(self):
        self.log_in_with("change_article", "view_photo")
        page = self.client.get(FRONT)
        self.assertContains(page, "Pictures that need care")
        for link in ("admin:articles_article_add", "admin:articles_photo_add"):
            self.assertNotContains(page, f'href="{reverse(link)}"')

    def test_a_stranger_is_sent_to_log_in(self):
        self.client.logout()
        self.assertRedirects(self.client.get(FRONT), f"{reverse('admin:login')}?next={FRONT}")


class MyDraftsTests(DeskTestCase):
    def test_holds_stories_that_i_was_the_last_to_save(self):
        draft(make_article("Mine", status=Status.DRAFT), self.editor)
        draft(make_article("Theirs", status=Status.DRAFT), self.colleague)
        taken_over = draft(make_article("Taken over", status=Status.DRAFT), self.editor)
        draft(taken_over, self.colleague)
        self.assertEqual(self.titles("My drafts"), ["Mine"])

    def test_holds_the_drafts_that_i_left_beside_a_live_story(self):
        draft(make_article("Mine"), self.editor)
        draft(make_article("Theirs"), self.colleague)
        self.assertEqual(self.titles("My drafts"), ["Mine"])

    def test_lets_go_of_what_is_published_discarded_or_withdrawn(self):
        published = draft(make_article("Published", status=Status.DRAFT, section=make_section()), self.editor)
        drafting.publish(published, base=published.saves, by=self.editor)
        discarded = draft(make_article("Discarded"), self.editor)
        drafting.discard(discarded, base=discarded.saves, by=self.editor)
        withdrawn = make_article("Withdrawn")
        drafting.withdraw(withdrawn, base=withdrawn.saves, by=self.editor)
        self.assertEqual(self.titles("My drafts"), [])

    def test_shows_the_newest_first_and_leads_to_just_these(self):
        stories = [draft(make_article(f"Draft {number}", status=Status.DRAFT), self.editor) for number in range(9)]
        draft(make_article(status=Status.DRAFT), self.colleague)
        tray = self.trays()["My drafts"]
        self.assertEqual(tray.rows[0].title, "Draft 8")
        self.assertEqual(tray.rows[0].url, form_of(stories[8]))
        self.assertLeadsTo(tray.links[0], stories)


class DraftsWaitingTests(DeskTestCase):
    def test_holds_everybodys_with_who_saved_them(self):
        make_article("Nothing waits")
        draft(make_article("Mine"), self.editor)
        draft(make_article("Theirs"), self.colleague)
        rows = self.trays()["Drafts waiting beside live stories"].rows
        self.assertEqual([row.title for row in rows], ["Theirs", "Mine"])
        self.assertIn("by colleague", rows[0].words)

    def test_leads_to_all_of_them(self):
        make_article()
        waiting = [draft(make_article(), self.colleague) for _ in range(9)]
        self.assertLeadsTo(self.trays()["Drafts waiting beside live stories"].links[0], waiting)


class GoingLiveTests(DeskTestCase):
    def days(self):
        return {day.name: [(row.words, row.title) for row in day.rows] for day in self.trays()["Going live next"].week}

    def test_the_week_has_seven_days_beginning_today(self):
        make_article(published_at=ahead(days=2))
        names = list(self.days())
        today = timezone.localdate()
        self.assertEqual(len(names), 7)
        self.assertEqual(names[0], f"Today, {date_format(today, 'j F')}")
        self.assertEqual(names[6], date_format(today + datetime.timedelta(days=6), "l j F"))
        self.assertNotContains(self.client.get(FRONT), "Nothing is set to go live")

    @override_settings(TIME_ZONE="Asia/Tokyo")
    def test_days_and_hours_are_those_of_the_sites_clock(self):
        evening = ahead(days=2).astimezone(datetime.UTC).replace(hour=20, minute=15)
        make_article("Late in Greenwich", published_at=evening)
        day = date_format(evening.date() + datetime.timedelta(days=1), "l j F")
        self.assertEqual(self.days()[day], [("05:15", "Late in Greenwich")])
        self.assertContains(self.client.get(FRONT), "Times of day in Asia/Tokyo.")

    def test_a_story_under_embargo_stands_where_its_embargo_ends(self):
        until = ahead(days=3)
        make_article("Published", embargo_until=until)
        make_article("Still a draft", status=Status.DRAFT, embargo_until=until)
        day = date_format(timezone.localdate(until), "l j F")
        self.assertEqual([title for _, title in self.days()[day]], ["Published"])

    def test_what_comes_later_stands_below_the_nearest_first(self):
        make_article("In a month", published_at=ahead(days=30))
        make_article("In a fortnight", published_at=ahead(days=14))
        tray = self.trays()["Going live next"]
        self.assertEqual([row.title for row in tray.rows], ["In a fortnight", "In a month"])
        self.assertEqual(tray.week, [])

    def test_leaves_out_what_is_live_and_what_will_never_be(self):
        make_article("Live")
        make_article("A draft", status=Status.DRAFT, published_at=ahead(days=1))
        make_article("Withdrawn", status=Status.WITHDRAWN, published_at=ahead(days=1))
        make_article("Over before", embargo_until=ahead(days=3), expires_at=ahead(days=2))
        self.assertTrue(self.trays()["Going live next"].is_empty)

    def test_leads_to_all_of_them(self):
        make_article()
        coming = [make_article(published_at=ahead(days=20 + number)) for number in range(9)]
        self.assertLeadsTo(self.trays()["Going live next"].links[0], coming)


class UnderEmbargoTests(DeskTestCase):
    def test_holds_drafts_and_published_stories_the_first_to_be_free_first(self):
        make_article("Later", embargo_until=ahead(days=9))
        make_article("Sooner", status=Status.DRAFT, embargo_until=ahead(days=1))
        make_article("Past", embargo_until=ago(days=1))
        make_article("Withdrawn", status=Status.WITHDRAWN, embargo_until=ahead(days=1))
        rows = self.trays()["Under embargo"].rows
        self.assertEqual([row.title for row in rows], ["Sooner", "Later"])
        self.assertTrue(rows[0].words.startswith("Draft, until "), rows[0].words)

    def test_leads_to_all_of_them(self):
        make_article(embargo_until=ago(days=1))
        make_article(status=Status.WITHDRAWN, embargo_until=ahead(days=1))
        held = [make_article(embargo_until=ahead(days=1)) for _ in range(9)]
        self.assertLeadsTo(self.trays()["Under embargo"].links[0], held)


class LeavingSoonTests(DeskTestCase):
    def test_holds_stories_and_pictures_together_the_nearest_first(self):
        make_article("Third", expires_at=ahead(days=20))
        make_photo("Second", rights_until=ahead(days=10))
        make_article("First", expires_at=ahead(days=5))
        self.assertEqual(self.titles("Leaving soon"), ["First", "Second", "Third"])

    def test_leaves_out_what_has_left_what_stays_longer_and_drafts(self):
        make_article(expires_at=ago(hours=1))
        make_article(expires_at=ahead(days=31))
        make_article(status=Status.DRAFT, expires_at=ahead(days=5))
        make_photo(rights_until=ago(hours=1))
        make_photo(rights_until=ahead(days=31))
        self.assertTrue(self.trays()["Leaving soon"].is_empty)

    def test_leads_to_the_stories_and_to_the_pictures(self):
        make_article(expires_at=ahead(days=31))
        make_article(status=Status.DRAFT, expires_at=ahead(days=5))
        make_photo(rights_until=ahead(days=31))
        stories = [make_article(expires_at=ahead(days=5)) for _ in range(5)]
        photos = [make_photo(rights_until=ahead(days=5)) for _ in range(5)]
        to_stories, to_photos = self.trays()["Leaving soon"].links
        self.assertLeadsTo(to_stories, stories)
        self.assertLeadsTo(to_photos, photos)


class PicturesTests(DeskTestCase):
    def test_counts_what_is_missing_and_leads_to_just_these(self):
        make_photo()
        unknown = [make_photo(rights_status=Photo.Rights.UNKNOWN) for _ in range(3)]
        bare = [make_photo(alt="") for _ in range(2)]
        uncredited = [make_photo(credit_line="", rights_status=Photo.Rights.OWN)]
        rows = self.trays()["Pictures that need care"].rows
        self.assertEqual(
            [row.title for row in rows], ["3 without known rights", "1 without credit", "2 without alt text"]
        )
        for row, photos in zip(rows, [unknown, uncredited, bare], strict=True):
            self.assertLeadsTo(row, photos)

    def test_stops_counting_at_a_hundred(self):
        photo = make_photo(alt="")
        Photo.objects.bulk_create(
            Photo(title="Bare", slug=f"bare-{number}", file=photo.file.name, credit_line="Ours", rights_status="own")
            for number in range(desk.COUNTED)
        )
        self.assertEqual(self.titles("Pictures that need care"), ["100 or more without alt text"])


class StoriesWithProblemsTests(DeskTestCase):
    def test_says_of_each_what_to_mend_first(self):
        make_article("Whole", section=make_section())
        nowhere = make_article("Nowhere")
        (row,) = self.trays()["Stories with problems"].rows
        self.assertEqual((row.title, row.url), ("Nowhere", form_of(nowhere)))
        self.assertEqual(row.words, "Section: Choose the section that the story belongs to.")

    def test_looks_at_the_newest_stories_only_and_not_at_withdrawn_ones(self):
        make_article("Too long ago")
        section = make_section()
        for _ in range(desk.CHECKED):
            make_article(section=section)
        make_article("Withdrawn", status=Status.WITHDRAWN)
        self.assertEqual(self.titles("Stories with problems"), [])
        self.assertContains(self.client.get(FRONT), f"Of the {desk.CHECKED} stories added last")

    def test_leads_to_all_of_them(self):
        make_article(section=make_section())
        troubled = [make_article() for _ in range(9)]
        self.assertLeadsTo(self.trays()["Stories with problems"].links[0], troubled)


class RecentlyPublishedTests(DeskTestCase):
    def test_holds_what_readers_see_the_newest_first(self):
        make_article("Last week", published_at=ago(days=7))
        make_article("Yesterday", published_at=ago(days=1))
        make_article("To come", published_at=ahead(days=1))
        make_article("Gone", expires_at=ago(hours=1))
        rows = self.trays()["Recently published"].rows
        self.assertEqual([row.title for row in rows], ["Yesterday", "Last week"])
        self.assertTrue(rows[0].words.startswith("Live since "))
