import datetime

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import scheduling
from articles.launching import carry_out_due
from articles.models import Article, Launch, LaunchItem
from people.models import AuditEntry
from people.moments import in_words
from tests.articles.launches import LaunchDeskTestCase, address, make_publisher, moment_fields
from tests.factories import (
    ago,
    ahead,
    make_editor,
    make_member,
    make_ready_article,
    make_section,
)
from tests.forms import add_row, values_at

Action, State = AuditEntry.Action, Launch.State


class ScheduleButtonTests(LaunchDeskTestCase):
    def test_saves_the_draft_and_leads_to_the_page_that_asks_for_the_moment(self):
        article = make_ready_article("Before")
        data = {**values_at(self.client, address(article)), "title": "After", "_schedule": "Schedule…"}
        self.assertRedirects(self.client.post(address(article), data), address(article, "schedule"))
        self.assertEqual(self.fresh(article).draft.frozen["story"]["title"], "After")

    def test_stands_on_the_form_of_a_new_story_too(self):
        add = reverse("admin:articles_article_add")
        data = {**values_at(self.client, add), "title": "New", "slug": "new", "_schedule": "Schedule…"}
        response = self.client.post(add, data)
        self.assertRedirects(response, address(Article.objects.get(slug="new"), "schedule"))

    def test_is_not_there_for_who_may_not_publish(self):
        section = make_section("Film")
        article = make_ready_article(section=section)
        self.client.force_login(make_member("Section editor", sections=[section]))
        self.assertNotContains(self.client.get(address(article)), 'name="_schedule"')
        for name in ["schedule", "take_off"]:
            self.assertEqual(self.client.post(address(article, name)).status_code, 403)


class SchedulePageTests(LaunchDeskTestCase):
    def ask(self, article, at=None, **fields):
        data = {"_base": self.fresh(article).saves, **(moment_fields(at) if at else {}), **fields}
        return self.client.post(address(article, "schedule"), data, follow=True)

    def test_a_change_to_a_live_story_is_scheduled_and_the_form_says_so(self):
        article = self.save(make_ready_article("Before"), title="After")
        page = self.ask(article, self.at)
        self.assertContains(page, f"Version 1 goes live {in_words(self.at)}, in 2 days")
        self.assertContains(page, "What you save now is not part of it: schedule again to replace it.")
        self.save(article, title="Newer")
        self.assertContains(self.client.get(address(article)), "Version 2, which this form shows, is newer")

    def test_a_story_that_nobody_has_seen_goes_live_by_itself(self):
        article = make_ready_article(status=Article.Status.DRAFT)
        self.assertContains(self.ask(article, self.at), f"Goes live {in_words(self.at)}, in 2 days")
        self.assertFalse(Launch.objects.exists())

    def test_a_named_launch_is_one_that_other_stories_can_join(self):
        first, second = make_ready_article("First", status=Article.Status.DRAFT), make_ready_article("Second")
        self.ask(first, self.at, name="Cannes")
        launch = Launch.objects.get()
        page = self.client.get(address(second, "schedule"))
        self.assertContains(page, f"Cannes: {in_words(self.at)}")
        page = self.ask(second, launch=launch.pk)
        self.assertContains(page, "with “Cannes”, together with 1 other story")
        self.assertEqual(launch.items.count(), 2)

    def test_other_stories_of_a_launch_are_counted_as_far_as_one_may_see_them(self):
        film, music = make_section("Film"), make_section("Music")
        article = make_ready_article(section=film)
        others = make_ready_article(section=film), make_ready_article(section=music, embargo_until=ahead(days=1))
        self.launch(article, *others)
        self.assertContains(self.client.get(address(article)), "together with 2 other stories")
        self.client.force_login(make_member("Section editor", sections=[film]))
        self.assertContains(self.client.get(address(article)), "together with 1 other story")

    def test_from_one_launch_it_goes_to_a_new_one_that_is_named(self):
        article = make_ready_article()
        was = self.launch(article)
        self.ask(article, self.at, launch=was.pk, name="Venice")
        self.assertEqual(
            (article.launch_items.get(waiting=True).launch.name, self.fresh(was).state), ("Venice", "cancelled")
        )

    def test_the_moment_in_the_form_of_a_draft_is_proposed(self):
        article = make_ready_article(status=Article.Status.DRAFT, published_at=self.at)
        self.assertEqual(self.client.get(address(article, "schedule")).context["form"]["goes_live_at"].value(), self.at)

    def test_its_own_moment_is_shown_when_it_is_opened_again(self):
        article = make_ready_article()
        self.schedule(article)
        page = self.client.get(address(article, "schedule"))
        self.assertEqual(page.context["form"]["goes_live_at"].value(), self.at)
        self.assertContains(page, f"It is scheduled for {in_words(self.at)}")

    def test_says_kindly_what_is_wrong_and_changes_nothing(self):
        article, launch = make_ready_article(), self.launch(make_ready_article())
        for fields, words in [
            ({}, "Set the moment."),
            (moment_fields(ago(days=1)), "Choose a moment to come."),
            ({"goes_live_at_0": "2026-03-03"}, "Write the time of day as 09:00."),
            ({"launch": launch.pk, "name": "Venice"}, "not both"),
            ({"launch": launch.pk, **moment_fields(ahead(days=9))}, "Leave this empty, or choose"),
        ]:
            with self.subTest(words):
                self.assertContains(self.ask(article, **fields), words, status_code=400)
        self.assertFalse(article.launch_items.exists())

    def test_names_what_would_stop_it_at_that_moment(self):
        article = make_ready_article(embargo_until=ahead(days=3))
        page = self.ask(article, self.at)
        self.assertContains(page, "Not scheduled: at that moment something would keep it", status_code=400)
        self.assertContains(page, "The story is embargoed until", status_code=400)

    def test_a_warning_is_shown_at_once_and_asks_for_a_reason(self):
        article = make_ready_article(dek="")
        self.assertContains(self.client.get(address(article, "schedule")), "Write a dek")
        self.assertContains(self.ask(article, self.at), "Mend what is named below, or say why", status_code=400)
        self.ask(article, self.at, reason="A picture story.")
        self.assertEqual(AuditEntry.objects.about(article).get(action=Action.WAIVED).reason, "A picture story.")
        self.assertTrue(article.launch_items.exists())

    def test_what_somebody_saved_meanwhile_is_not_scheduled_unseen(self):
        article = make_ready_article()
        page = self.client.get(address(article, "schedule"))
        self.save(article, title="Theirs")
        data = {"_base": page.context["base"], **moment_fields(self.at)}
        page = self.client.post(address(article, "schedule"), data)
        self.assertContains(page, "Somebody saved the story since you opened this page.", status_code=400)
        self.assertFalse(article.launch_items.exists())

    def test_readers_may_be_told_of_a_change_but_not_of_a_new_story(self):
        self.assertContains(self.client.get(address(make_ready_article(), "schedule")), 'name="tell_readers"')
        new = make_ready_article(status=Article.Status.DRAFT)
        self.assertNotContains(self.client.get(address(new, "schedule")), 'name="tell_readers"')
        article = make_ready_article()
        self.ask(article, self.at, tell_readers="on")
        self.assertTrue(article.launch_items.get().tell_readers)

    def test_a_launch_with_a_story_that_one_may_not_change_is_not_offered(self):
        film, music = make_section("Film"), make_section("Music")
        secret = self.launch(make_ready_article("Telltale", section=music), name="Telltale launch")
        self.client.force_login(make_publisher(film))
        article = make_ready_article(section=film)
        self.assertNotContains(self.client.get(address(article, "schedule")), "Telltale")
        self.assertContains(self.ask(article, launch=secret.pk, name=""), "Set the moment", status_code=400)


class TakingOffTests(LaunchDeskTestCase):
    def test_who_may_not_publish_does_not_let_go_of_what_is_scheduled(self):
        section = make_section("Film")
        article = self.save(make_ready_article("Before", section=section), title="After")
        launch = self.schedule(article)
        self.client.force_login(make_member("Section editor", sections=[section]))
        data = {**values_at(self.client, address(article)), "_discard": "Let go"}
        self.assertContains(self.client.post(address(article), data, follow=True), "The draft stays: it is scheduled")
        self.assertEqual(self.fresh(launch).state, Launch.State.PLANNED)

    def test_a_draft_that_waits_in_a_launch_keeps_its_place_in_time(self):
        article = make_ready_article(status=Article.Status.DRAFT)
        before = values_at(self.client, address(article))
        self.launch(article)
        data = {**before, "embargo_until_0": "2031-01-01", "embargo_until_1": "09:00", "_continue": "Save"}
        self.client.post(address(article), data)
        self.assertIsNone(self.fresh(article).embargo_until)

    def test_by_the_button_beside_the_words(self):
        article = self.save(make_ready_article("Before"), title="After")
        self.schedule(article)
        self.assertContains(self.client.get(address(article)), 'form="take-off-schedule"')
        page = self.client.post(address(article, "take_off"), follow=True)
        self.assertContains(page, "Taken off the schedule.")
        self.assertNotContains(page, "take-off-schedule")
        self.assertEqual(self.fresh(article).draft.frozen["story"]["title"], "After")

    def test_not_by_a_link(self):
        article = make_ready_article()
        self.schedule(article)
        self.assertEqual(self.client.get(address(article, "take_off")).status_code, 405)

    def test_publishing_and_withdrawing_say_so(self):
        for button in ["_publish", "_withdraw"]:
            article = make_ready_article()
            self.schedule(article)
            data = {**values_at(self.client, address(article)), button: "Pressed"}
            with self.subTest(button):
                page = self.client.post(address(article), data, follow=True)
                self.assertContains(page, "that is taken off the schedule")

    def test_a_scheduled_story_is_not_deleted_before_it_is_taken_off(self):
        article = make_ready_article("A walk")
        launch = self.schedule(article)
        self.client.force_login(make_member("Chief editor"))
        page = self.client.post(address(article, "delete"), {"post": "yes"})
        self.assertContains(page, "take it off the schedule</a> first")
        listed = reverse("admin:articles_article_changelist")
        data = {"action": "delete_selected", "_selected_action": article.pk, "post": "yes"}
        self.assertContains(self.client.post(listed, data), "take it off the schedule</a> first")
        self.assertEqual(self.fresh(launch).state, State.PLANNED)

    def test_a_story_that_went_live_with_a_launch_can_be_deleted(self):
        article = make_ready_article("A walk")
        self.schedule(article)
        carry_out_due(self.at)
        self.client.force_login(make_member("Chief editor"))
        self.client.post(address(article, "delete"), {"post": "yes"})
        self.assertFalse(Article.objects.filter(pk=article.pk).exists())

    def test_a_stopped_schedule_says_why_on_the_form(self):
        article = make_ready_article()
        self.schedule(article)
        Article.objects.filter(pk=article.pk).update(embargo_until=ahead(days=3))
        carry_out_due(self.at)
        page = self.client.get(address(article))
        self.assertContains(page, "Not gone live.")
        self.assertContains(page, "The story is embargoed until")


class LaunchMomentTests(LaunchDeskTestCase):
    """Kept to the second, shown to the minute."""

    def setUp(self):
        super().setUp()
        self.odd = self.at.replace(second=12, microsecond=345678)
        self.planned = self.launch(make_ready_article(), at=self.odd)

    def form(self):
        return values_at(self.client, address(self.planned))

    def test_is_shown_to_the_minute(self):
        self.assertEqual(self.form()["goes_live_at_1"], f"{self.odd:%H:%M}")

    def test_stays_as_it_was_when_something_else_is_saved(self):
        self.client.post(address(self.planned), {**self.form(), "name": "Venice"})
        launch = self.fresh(self.planned)
        self.assertEqual((launch.name, launch.goes_live_at), ("Venice", self.odd))

    def test_is_the_minute_that_was_typed(self):
        later = self.odd.replace(second=0, microsecond=0) + datetime.timedelta(minutes=1)
        self.client.post(address(self.planned), {**self.form(), **moment_fields(later)})
        self.assertEqual(self.fresh(self.planned).goes_live_at, later)


class LaunchFormTestCase(LaunchDeskTestCase):
    add = property(lambda self: reverse("admin:articles_launch_add"))

    def fill(self, launch=None, at=None, articles=(), **fields):
        data = values_at(self.client, address(launch) if launch else self.add)
        data.update({**(moment_fields(at) if at else {}), **fields})
        for article in articles:
            add_row(data, "items", article=article.pk)
        return data

    def post(self, launch=None, at=None, articles=(), **fields):
        return self.client.post(address(launch) if launch else self.add, self.fill(launch, at, articles, **fields))


class LaunchFormTests(LaunchFormTestCase):
    def test_a_form_built_on_another_plan_changes_nothing(self):
        launch = self.launch(make_ready_article("One"), make_ready_article("Two"))
        opened = self.fill(launch, name="Renamed")
        later = self.at + datetime.timedelta(days=1)
        self.assertEqual(self.client.post(address(launch), self.fill(launch, at=later)).status_code, 302)
        self.assertContains(self.client.post(address(launch), opened), "Somebody planned this launch otherwise")
        launch = self.fresh(launch)
        self.assertEqual((launch.name, launch.goes_live_at), ("Cannes", later))

    def test_ties_stories_together_each_as_it_is_in_hand(self):
        live = self.save(make_ready_article("Before"), title="After")
        new = make_ready_article("New", status=Article.Status.DRAFT)
        self.assertEqual(self.post(at=self.at, articles=[live, new], name="Cannes").status_code, 302)
        launch = Launch.objects.get()
        self.assertEqual((launch.name, launch.made_by, launch.items.count()), ("Cannes", self.editor, 2))
        self.assertEqual(launch.items.get(article=live).version, live.draft)
        self.assertEqual(AuditEntry.objects.filter(action=Action.SCHEDULED).count(), 2)

    def test_one_without_a_story_or_in_the_past_is_refused(self):
        self.assertContains(self.post(at=self.at), "A launch needs a story.")
        self.assertContains(self.post(at=ago(days=1), articles=[make_ready_article()]), "Choose a moment to come.")
        self.assertFalse(Launch.objects.exists())

    def test_a_story_that_waits_elsewhere_is_refused_with_what_to_do(self):
        article = make_ready_article("Wanted")
        self.launch(article)
        self.assertContains(self.post(at=self.at, articles=[article]), "Take it off that one first, then add it.")
        self.assertEqual(Launch.objects.count(), 1)

    def test_what_would_stop_it_is_said_before_anything_is_saved(self):
        bad = make_ready_article("Bad", section=None)
        page = self.post(at=self.at, articles=[make_ready_article("Good"), bad])
        self.assertContains(page, "“Bad”: Section: Choose the section that the story belongs to.")
        self.assertNotContains(page, "“Good”:")
        self.assertFalse(Launch.objects.exists())

    def test_a_warning_goes_out_with_a_reason(self):
        article = make_ready_article(dek="")
        self.assertContains(self.post(at=self.at, articles=[article]), "say under “Warnings that may stay” why")
        self.assertEqual(self.post(at=self.at, articles=[article], reason="A picture story.").status_code, 302)
        self.assertEqual(article.waivers.get().reason, "A picture story.")

    def test_another_moment_is_asked_of_the_checks_anew(self):
        article = make_ready_article(embargo_until=ahead(days=2))
        launch = self.launch(article, at=ahead(days=3))
        self.assertContains(self.post(launch, at=ahead(days=1)), "embargoed")
        self.assertEqual(self.post(launch, at=ahead(days=4)).status_code, 302)
        self.assertGreater(self.fresh(launch).goes_live_at, ahead(days=3))

    def test_says_that_a_newer_version_is_there_and_takes_it_when_told(self):
        article = make_ready_article("Before")
        launch = self.launch(article)
        self.save(article, title="Newer")
        self.assertContains(self.client.get(address(launch)), "Version 0; version 1 is newer")
        self.post(launch, name="Renamed")
        self.assertEqual(launch.items.get().version.number, 0)
        self.post(launch, **{"items-0-take_newest": "on"})
        self.assertEqual(launch.items.get().version.number, 1)
        self.assertEqual(self.fresh(launch).name, "Renamed")

    def test_that_readers_are_told_is_changed_without_taking_the_newest(self):
        article = make_ready_article("Before")
        launch = self.launch(article)
        self.save(article, title="Newer")
        self.post(launch, **{"items-0-tell_readers": "on"})
        item = launch.items.get()
        self.assertEqual((item.tell_readers, item.version.number), (True, 0))

    def test_a_story_is_taken_off_and_another_cannot_be_put_in_its_row(self):
        stays, leaves, forged = (make_ready_article(title) for title in ["Stays", "Leaves", "Forged"])
        launch = self.launch(stays, leaves)
        self.post(launch, **{"items-0-article": forged.pk, "items-1-DELETE": "on"})
        self.assertEqual([item.article for item in launch.in_turn()], [stays])
        self.assertTrue(AuditEntry.objects.about(leaves).filter(action=Action.UNSCHEDULED).exists())

    def test_what_was_stopped_says_why_and_is_planned_anew(self):
        article = make_ready_article()
        launch = self.launch(article)
        Article.objects.filter(pk=article.pk).update(embargo_until=ahead(days=3))
        carry_out_due(self.at)
        page = self.client.get(address(launch))
        self.assertContains(page, "Nothing of it went live")
        self.assertContains(page, "embargoed until")
        self.assertEqual(self.post(launch, at=ahead(days=4)).status_code, 302)
        self.assertEqual((self.fresh(launch).state, self.fresh(launch).trouble), (State.PLANNED, ""))

    def test_cancelling_it_leaves_the_stories(self):
        article = make_ready_article()
        launch = self.launch(article)
        self.assertContains(self.client.get(address(launch)), "Cancel the launch")
        page = self.client.post(address(launch, "cancel"), follow=True)
        self.assertContains(page, "nothing of it goes live")
        self.assertEqual(self.fresh(launch).state, State.CANCELLED)
        self.assertIsNone(LaunchItem.objects.open_for(article))

    def test_one_that_is_settled_is_only_read_and_never_deleted(self):
        launch = self.launch(make_ready_article("A walk"))
        data = self.fill(launch, name="Changed")
        carry_out_due(self.at)
        page = self.client.get(address(launch))
        self.assertContains(page, "Went live")
        self.assertNotContains(page, 'name="_save"')
        self.assertContains(self.client.post(address(launch), data, follow=True), "is settled")
        self.assertEqual(self.fresh(launch).name, "Cannes")
        self.assertEqual(self.client.post(address(launch, "delete"), {"post": "yes"}).status_code, 403)
        self.client.post(address(launch, "cancel"))
        self.assertEqual(self.fresh(launch).state, State.DONE)

    def test_the_list_says_when_and_what(self):
        self.launch(make_ready_article("A walk"), make_ready_article("A talk"))
        page = self.client.get(reverse("admin:articles_launch_changelist"))
        for words in ["Cannes", in_words(self.at), "Planned, in 2 days", "A walk, A talk"]:
            self.assertContains(page, words)


class QueryTests(LaunchFormTestCase):
    def queries(self, *addresses):
        with CaptureQueriesContext(connection) as captured:
            for each in addresses:
                self.assertEqual(self.client.get(each).status_code, 200)
        return len(captured)

    def test_list_and_form_ask_as_often_for_twenty_stories_as_for_two(self):
        listed = reverse("admin:articles_launch_changelist")
        few = self.launch(*[make_ready_article(f"Story {n}") for n in range(2)])
        self.queries(listed, address(few))  # warms what is kept for the process
        with_few = self.queries(listed, address(few))
        many = self.launch(*[make_ready_article(f"Other {n}") for n in range(20)], name="Venice")
        self.assertEqual(self.queries(listed, address(many)), with_few)


class RightsTests(LaunchFormTestCase):
    def setUp(self):
        super().setUp()
        self.film, self.music = make_section("Film"), make_section("Music")
        self.secret = make_ready_article("Telltale", section=self.music, status=Article.Status.DRAFT)
        self.hidden = self.launch(self.secret, name="Telltale launch")

    def as_publisher_of(self, section):
        self.client.force_login(make_publisher(section))

    def test_a_launch_with_a_story_that_one_may_not_change_is_not_there(self):
        self.as_publisher_of(self.film)
        self.assertNotContains(self.client.get(reverse("admin:articles_launch_changelist")), "Telltale")
        for name in ["preview", "preview_page"]:
            self.assertEqual(self.client.get(address(self.hidden, name)).status_code, 404)
        self.assertEqual(self.client.post(address(self.hidden, "cancel")).status_code, 404)
        self.client.post(address(self.hidden), {"name": "Forged"})
        self.assertEqual((self.fresh(self.hidden).name, self.fresh(self.hidden).state), ("Telltale launch", "planned"))

    def test_a_story_that_one_may_not_change_cannot_be_put_into_a_launch(self):
        self.as_publisher_of(self.film)
        live_elsewhere = make_ready_article(section=self.music)
        for article in [self.secret, live_elsewhere]:
            page = self.post(at=self.at, articles=[make_ready_article(section=self.film), article])
            self.assertContains(page, "Select a valid choice.")
        self.assertEqual(Launch.objects.count(), 1)

    def test_who_may_not_publish_finds_no_launches(self):
        for role in ["Writer", "Section editor", "Photo editor", "Importer"]:
            self.client.force_login(make_member(role, sections=[self.music] if role == "Section editor" else []))
            with self.subTest(role):
                self.assertEqual(self.client.get(reverse("admin:articles_launch_changelist")).status_code, 403)
                self.assertEqual(self.client.get(self.add).status_code, 403)
                self.assertIn(self.client.get(address(self.hidden)).status_code, [302, 403])
                self.assertIn(self.client.get(address(self.hidden, "preview_page")).status_code, [403, 404])
                self.assertIn(self.client.post(address(self.hidden, "cancel")).status_code, [403, 404])
        self.assertEqual(self.fresh(self.hidden).state, State.PLANNED)

    def test_the_preview_of_ones_own_launch_shows_nothing_of_anothers(self):
        own = make_ready_article("Own", section=self.film, status=Article.Status.DRAFT)
        launch = self.launch(own, at=ahead(days=3), name="Later")
        make_ready_article("Telltale too", section=self.music, published_at=ahead(days=1))
        self.as_publisher_of(self.film)
        page = self.client.get(address(launch, "preview_page"))
        self.assertContains(page, "Own")
        self.assertNotContains(page, "Telltale")


class LaunchListTests(TestCase):
    def test_a_launch_without_a_name_is_called_by_its_story(self):
        self.client.force_login(make_editor())
        article = make_ready_article("A walk")
        scheduling.schedule(article, ahead(days=2), base=0, by=None)
        self.assertContains(self.client.get(reverse("admin:articles_launch_changelist")), "A walk")
