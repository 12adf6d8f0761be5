import datetime

from django.test import override_settings
from django.utils import timezone
from django.utils.formats import date_format

from articles.models import Article, Launch
from tests.factories import ago, ahead, make_article, make_member, make_photo, make_section

from .case import FRONT, DeskTestCase, draft, form_of, launch

Status = Article.Status


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


class LaunchesTests(DeskTestCase):
    def test_several_stories_stand_in_the_week_as_one(self):
        stories = [draft(make_article(f"Story {number}"), self.editor) for number in range(5)]
        launch(stories, ahead(days=2))
        (row,) = self.in_the_week()
        self.assertEqual((row.title, row.quote), ("Story 0, Story 1, Story 2 and 2 more", "5 stories at once"))

    def test_leads_to_the_launch_those_who_plan_it_and_the_others_to_its_first_story(self):
        section = make_section()
        story = draft(make_article(section=section), self.editor)
        made = launch([story], ahead(days=2))
        launch([], ahead(days=2), name="Nothing in it yet")
        self.assertEqual([row.url for row in self.in_the_week()][:1], [form_of(made)])
        self.client.force_login(make_member("Section editor", sections=[section]))
        (row,) = self.in_the_week()
        self.assertEqual(row.url, form_of(story))
        self.assertEqual(self.client.get(row.url).status_code, 200)

    def in_the_week(self):
        return [row for day in self.trays()["Going live next"].week for row in day.rows]

    def test_goes_by_its_name_where_it_has_one(self):
        launch([draft(make_article(), self.editor)], ahead(days=20), name="Cannes, closing night")
        (row,) = self.trays()["Going live next"].rows
        self.assertEqual(row.title, "Cannes, closing night")
        self.assertIn("in 20 days: a change to a live story", row.words)

    def test_one_that_was_stopped_stands_above_everything_with_its_trouble(self):
        stopped = launch(
            [draft(make_article(), self.editor)],
            ago(hours=2),
            name="Cannes",
            state=Launch.State.STOPPED,
            trouble="“Anora”: Section: Choose the section.",
        )
        make_article(status=Status.DRAFT)
        tray = self.client.get(FRONT).context["desk"][0][0]
        self.assertEqual((tray.name, tray.warns), ("Did not go live", True))
        (row,) = tray.rows
        self.assertEqual((row.title, row.quote), ("Cannes", stopped.trouble))
        self.assertEqual(self.client.get(row.url).status_code, 200)
        Launch.objects.update(state=Launch.State.CANCELLED)
        self.assertNotIn("Did not go live", self.trays())


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


class RecentlyPublishedTests(DeskTestCase):
    def test_holds_what_readers_see_the_newest_first(self):
        make_article("Last week", published_at=ago(days=7))
        make_article("Yesterday", published_at=ago(days=1))
        make_article("To come", published_at=ahead(days=1))
        make_article("Gone", expires_at=ago(hours=1))
        rows = self.trays()["Recently published"].rows
        self.assertEqual([row.title for row in rows], ["Yesterday", "Last week"])
        self.assertTrue(rows[0].words.startswith("Live since "))
