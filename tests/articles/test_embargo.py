import datetime
from unittest import mock

from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.core.serializers import serialize
from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import drafting, launching, timing
from articles.importing.checking import check
from articles.importing.loading import load
from articles.models import (
    Article,
    Block,
    Contribution,
    Issue,
    Launch,
    LaunchItem,
    Photo,
    PreviewLink,
    Publication,
    RelatedStory,
    RenditionSet,
    Shoot,
    Video,
)
from people.models import AuditEntry
from tests.factories import (
    ago,
    ahead,
    make_article,
    make_block,
    make_company,
    make_editor,
    make_film,
    make_gallery,
    make_person,
    make_photo,
    make_ready_article,
)
from tests.forms import values_at

from .importing.written import FixtureTestCase, block, story

Status = Article.Status


def address(article, name="lift"):
    return reverse(f"admin:articles_article_{name}", args=[article.pk])


def as_typed(name, at):
    local = at and timezone.localtime(at)
    return {f"{name}_0": f"{local:%Y-%m-%d}" if at else "", f"{name}_1": f"{local:%H:%M:%S}" if at else ""}


class DeskTestCase(TestCase):
    def setUp(self):
        self.editor = make_editor()
        self.client.force_login(self.editor)

    def fresh(self, article):
        return Article.objects.get(pk=article.pk)

    def assertUnseen(self, article):
        self.assertFalse(Article.objects.live().contains(article))
        self.assertEqual(Client().get(article.get_absolute_url()).status_code, 404)


class DoorTests(DeskTestCase):
    """Whichever way a story is published, readers do not get it before its hour."""

    def setUp(self):
        super().setUp()
        self.article = make_ready_article(status=Status.DRAFT, embargo_until=ahead(days=2))

    def test_publishing(self):
        with self.assertRaises(drafting.NotReady) as stopped:
            drafting.publish(self.article, base=0, by=self.editor)
        self.assertEqual([problem.code for problem in stopped.exception.problems], ["embargo"])
        self.assertEqual(self.fresh(self.article).status, Status.DRAFT)

    def test_publishing_for_a_moment_before_its_hour(self):
        Article.objects.filter(pk=self.article.pk).update(published_at=ahead(days=1))
        with self.assertRaises(drafting.NotReady):
            drafting.publish(self.fresh(self.article), base=0, by=self.editor)

    def test_publishing_for_its_hour_or_later_is_fine(self):
        Article.objects.filter(pk=self.article.pk).update(published_at=self.article.embargo_until)
        drafting.publish(self.fresh(self.article), base=0, by=self.editor)
        article = self.fresh(self.article)
        self.assertEqual(article.status, Status.PUBLISHED)
        self.assertFalse(article.is_live(article.embargo_until - datetime.timedelta(seconds=1)))
        self.assertTrue(article.is_live(article.embargo_until))

    def test_the_button_of_the_form(self):
        form = values_at(self.client, address(self.article, "change"))
        page = self.client.post(address(self.article, "change"), {**form, "_publish": "Publish"}, follow=True)
        self.assertContains(page, "The story is embargoed until")
        self.assertEqual(self.fresh(self.article).status, Status.DRAFT)

    def test_the_action_of_the_list(self):
        chosen = {"action": "publish", "_selected_action": self.article.pk}
        self.client.post(reverse("admin:articles_article_changelist"), chosen)
        self.assertEqual(self.fresh(self.article).status, Status.DRAFT)

    def test_a_launch_at_its_instant(self):
        self.article.versions.create(number=0, kind="draft", frozen=drafting.in_hand(self.article))
        launch = Launch.objects.create(goes_live_at=ahead(days=1))
        LaunchItem.objects.create(launch=launch, article=self.article, version=self.article.versions.get())
        launching.carry_out_due(ahead(days=1))
        launch.refresh_from_db()
        self.assertEqual(launch.state, Launch.State.STOPPED)
        self.assertIn("embargoed until", launch.trouble)
        self.assertEqual(self.fresh(self.article).status, Status.DRAFT)

    def test_moving_it_on_the_page_of_its_times(self):
        Article.objects.filter(pk=self.article.pk).update(status=Status.PUBLISHED, published_at=ahead(days=3))
        with self.assertRaises(drafting.NotReady):
            timing.change_times(self.fresh(self.article), {"published_at": ahead(days=1)}, base=0, by=self.editor)

    def test_rows_that_say_published_by_themselves(self):
        self.article.publish()
        self.assertUnseen(self.article)

    def test_plain_loaddata(self):
        self.article.publish()
        rows = self.folder_with(serialize("json", [self.article], use_natural_foreign_keys=True))
        call_command("loaddata", rows, verbosity=0)
        self.assertUnseen(self.article)

    def folder_with(self, text):
        path = default_storage.save("embargoed.json", ContentFile(text.encode()))
        self.addCleanup(default_storage.delete, path)
        return default_storage.path(path)


class LoadTests(FixtureTestCase):
    def test_a_load_that_would_end_an_embargo_is_refused(self):
        until = ahead(days=2).replace(microsecond=0)
        rows = [story(embargo_until=until.isoformat()), block()]
        self.load(*rows)
        for earlier in (None, ahead(days=1).isoformat()):
            with self.subTest(earlier=earlier):
                found = self.found(story(embargo_until=earlier, dek="New"), block())
                self.assertIn("Lift the embargo at the desk first", str(found.problems[0]))
                self.assertEqual(Article.objects.get().embargo_until, until)

    def test_a_load_that_moves_it_later_is_taken(self):
        self.load(story(embargo_until=ahead(days=2).isoformat()), block())
        later = ahead(days=3).replace(microsecond=0)
        self.load(story(embargo_until=later.isoformat()), block(), overwrite=True)
        self.assertEqual(Article.objects.get().embargo_until, later)

    def found(self, *objects):
        found = check([self.write(*objects)])
        load(found, overwrite=True)
        return found


class FormTests(DeskTestCase):
    def save(self, article, **typed):
        form = values_at(self.client, address(article, "change"))
        return self.client.post(address(article, "change"), {**form, **typed, "_continue": "Save"})

    def test_an_embargo_is_not_emptied_or_moved_earlier_by_the_form_however_it_is_posted(self):
        until = ahead(days=2).replace(microsecond=0)
        article = make_ready_article(status=Status.DRAFT, embargo_until=until)
        for at in (None, ahead(days=1)):
            with self.subTest(at=at):
                page = self.save(article, **as_typed("embargo_until", at))
                self.assertContains(page, address(article))
                self.assertContains(page, "To end it sooner")
                self.assertEqual(self.fresh(article).embargo_until, until)

    def test_it_is_moved_later_and_set_by_whoever_may_edit(self):
        self.editor.groups.first().permissions.remove(
            *Permission.objects.filter(codename__in=["lift_embargo", "publish_article"])
        )
        later = ahead(days=3).replace(microsecond=0)
        for before in (None, ahead(days=2)):
            article = make_ready_article(status=Status.DRAFT, embargo_until=before)
            with self.subTest(before=before):
                self.save(article, **as_typed("embargo_until", later))
                self.assertEqual(self.fresh(article).embargo_until, later)

    def test_one_whose_hour_has_passed_is_taken_out(self):
        article = make_ready_article(status=Status.DRAFT, embargo_until=ago(hours=1))
        self.save(article, **as_typed("embargo_until", None))
        self.assertIsNone(self.fresh(article).embargo_until)

    def test_the_page_of_times_keeps_it_too(self):
        article = make_ready_article(published_at=ahead(days=5), embargo_until=ahead(days=2))
        data = {"_base": 0, "_move": "x", **as_typed("published_at", article.published_at)}
        page = self.client.post(address(article, "times"), data)
        self.assertContains(page, "To end it sooner")
        self.assertEqual(self.fresh(article).embargo_until, article.embargo_until)

    def test_an_earlier_version_or_a_settled_conflict_does_not_bring_another_hour(self):
        article = make_ready_article(status=Status.DRAFT)
        self.save(article, dek="Once")
        self.save(article, **as_typed("embargo_until", ahead(days=2)))
        until = self.fresh(article).embargo_until
        self.client.post(reverse("admin:articles_article_restore", args=[article.pk, 0]))
        self.assertEqual(self.fresh(article).embargo_until, until)


class LiftTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        self.until = ahead(days=2).replace(microsecond=0)
        self.article = make_ready_article(embargo_until=self.until)

    def lift(self, reason="The festival agreed by telephone.", until=None, base=0):
        data = {"_base": base, "reason": reason, **as_typed("until", until)}
        return self.client.post(address(self.article), data, follow=True)

    def test_lets_readers_have_it_and_remains_known_with_its_old_hour_and_the_reason(self):
        self.assertContains(self.lift(), "The embargo is lifted.")
        self.assertTrue(self.fresh(self.article).is_live())
        entry = AuditEntry.objects.about(self.article).get()
        self.assertEqual((entry.action, entry.actor), (AuditEntry.Action.LIFTED, self.editor))
        self.assertEqual(entry.reason, "The festival agreed by telephone.")
        self.assertIn(f"{self.until:%H:%M}", entry.words)

    def test_asks_for_a_reason(self):
        for reason in ("", "   "):
            with self.subTest(reason=reason):
                self.assertContains(self.lift(reason), "Say why the story may be seen sooner")
                self.assertEqual(self.fresh(self.article).embargo_until, self.until)

    def test_can_move_it_to_an_earlier_hour_only(self):
        earlier = ahead(days=1).replace(microsecond=0)
        self.assertContains(self.lift(until=ahead(days=3)), "Set an earlier hour, or none.")
        self.assertContains(self.lift(until=ago(hours=1)), "That moment has passed.")
        self.lift(until=earlier)
        self.assertEqual(self.fresh(self.article).embargo_until, earlier)
        self.assertIn("It now holds until", AuditEntry.objects.get().words)

    def test_takes_a_permission_of_its_own(self):
        self.editor.groups.first().permissions.remove(Permission.objects.get(codename="lift_embargo"))
        self.assertNotContains(self.client.get(address(self.article, "change")), "Lift the embargo…")
        self.assertEqual(self.client.get(address(self.article)).status_code, 403)
        self.assertEqual(self.lift().status_code, 403)
        self.assertEqual(self.fresh(self.article).embargo_until, self.until)
        self.assertFalse(AuditEntry.objects.exists())

    def test_a_page_built_before_another_save_lifts_nothing_and_keeps_what_was_typed(self):
        timing.change_times(self.fresh(self.article), {"embargo_until": ahead(days=4)}, base=0, by=None)
        page = self.lift("The festival agreed.")
        self.assertContains(page, "Somebody saved the story since")
        self.assertContains(page, "The festival agreed.")
        self.assertTrue(self.fresh(self.article).is_embargoed())

    def test_an_embargo_that_is_over_needs_no_lifting(self):
        Article.objects.update(embargo_until=ago(seconds=1))
        self.assertContains(self.client.get(address(self.article), follow=True), "there is none to lift")
        self.assertFalse(AuditEntry.objects.exists())


class NothingShowsTests(TestCase):
    """The magazine with a story under embargo is, to readers, the magazine without it."""

    @classmethod
    def setUpTestData(cls):
        cls.person, cls.film, cls.company = make_person(), make_film(), make_company()
        publication = Publication.objects.create(name="The Gazette", slug="gazette")
        cls.issue = Issue.objects.create(publication=publication, label="Spring", slug="spring")
        known = make_photo("Known", people=[cls.person], films=[cls.film])
        cls.shown = make_ready_article("Shown", about=[cls.person, cls.film], tags=["noir"], lead_photo=known)

    def everything(self):
        """All that readers are given, page by page."""
        addresses = ["/", "/stories/", "/sections/", "/issues/", "/tags/", "/tags/noir/", "/tags/telltale/", "/people/"]
        addresses += ["/feed/", "/pictures/"]
        addresses += ["/search/?q=telltale", "/search/?q=walks", "/search/suggest/?q=telltale", "/search/suggest/?q=sh"]
        addresses += [
            "/films/",
            "/awards/",
            "/sitemap.xml",
            *(f"/sitemap-{name}.xml" for name in ("stories", "topics")),
        ]
        addresses += ["/stories/telltale/", self.issue.get_absolute_url()]
        addresses += [row.get_absolute_url() for row in (self.person, self.film, self.company, self.shown)]
        addresses += [self.shown.section.get_absolute_url()]
        addresses += ["/feed.rss", "/feed.json", "/sitemap-news.xml", "/llms.txt", "/stories/telltale.json"]
        for row in (self.person, self.film, self.shown.section):
            addresses += [f"{row.get_absolute_url()}feed.{form}" for form in ("atom", "rss", "json")]
        addresses += [f"/tags/{tag}/feed.{form}" for tag in ("noir", "telltale") for form in ("atom", "rss", "json")]
        addresses += [f"{row.get_absolute_url().rstrip('/')}.json" for row in (self.person, self.film, self.shown)]
        return {where: (page.status_code, page.content) for where in addresses if (page := self.client.get(where))}

    def test_no_page_differs_from_what_it_was_without_the_story(self):
        before = self.everything()
        hidden = self.add_hidden_story(embargo_until=ahead(days=1))
        after = self.everything()
        for where in before:
            with self.subTest(where):
                self.assertEqual(after[where], before[where])
        Article.objects.filter(pk=hidden.pk).update(embargo_until=ago(days=1))
        differing = [where for where, page in self.everything().items() if page != before[where]]
        self.assertIn(self.person.get_absolute_url(), differing, "The test sees nothing at all.")

    def add_hidden_story(self, **fields):
        shoot = Shoot.objects.create(title="Telltale shoot", slug="telltale-shoot")
        for party in ({"person": self.person}, {"company": self.company}):
            Contribution.objects.create(shoot=shoot, role="photography", **party)
        pictures = [
            make_photo(f"Telltale {number}", people=[self.person], films=[self.film], shoot=shoot)
            for number in range(4)
        ]
        lead, figure, hung, still = pictures
        for picture in pictures:
            picture.creators.create(company=self.company)
        hidden = make_ready_article(
            "Telltale",
            slug="telltale",
            about=[self.person, self.film],
            by=[self.company],
            tags=["noir", "telltale"],
            shoot=shoot,
            issue=self.issue,
            lead_photo=lead,
            **fields,
        )
        make_block(hidden, Block.Kind.FIGURE, photo=figure)
        make_block(hidden, Block.Kind.GALLERY, gallery=make_gallery([hung]))
        video = Video.objects.create(title="Telltale", slug="telltale", kind="clip", still=still, film=self.film)
        make_block(hidden, Block.Kind.VIDEO, video=video)
        RelatedStory.objects.create(article=self.shown, story=hidden)
        return hidden


class HeldPictureTests(TestCase):
    def stories(self):
        embargoed = make_article("Held", embargo_until=ahead(days=1))
        return embargoed, make_article("Live")

    def put(self, photo, article, how):
        match how:
            case "lead":
                Article.objects.filter(pk=article.pk).update(lead_photo=photo)
            case "figure":
                make_block(article, Block.Kind.FIGURE, photo=photo)
            case "gallery":
                make_block(article, Block.Kind.GALLERY, gallery=make_gallery([photo]))
            case "still":
                title = f"{photo.slug}-{article.slug}"
                video = Video.objects.create(title=title, slug=title[:100], kind="clip", still=photo)
                make_block(article, Block.Kind.VIDEO, video=video)
            case "cover":
                paper, _ = Publication.objects.get_or_create(slug="gazette", defaults={"name": "The Gazette"})
                issue = Issue.objects.create(publication=paper, label=article.title, slug=photo.slug, cover=photo)
                Article.objects.filter(pk=article.pk).update(issue=issue)

    def test_a_picture_is_held_wherever_in_the_story_it_stands_and_only_until_its_hour(self):
        for how in ["lead", "figure", "gallery", "still", "cover"]:
            photo, (held, _) = make_photo(), self.stories()
            self.put(photo, held, how)
            with self.subTest(how):
                self.assertFalse(Photo.objects.public().contains(photo))
                self.assertTrue(Photo.objects.public(held.embargo_until).contains(photo))

    def test_a_picture_that_a_live_story_shows_is_not_held(self):
        for how in ["lead", "figure", "gallery", "still"]:
            photo, (held, live) = make_photo(), self.stories()
            self.put(photo, held, "lead")
            self.put(photo, live, how)
            with self.subTest(how):
                self.assertTrue(Photo.objects.public().contains(photo))

    def test_portraits_and_posters_stand_on_the_shelf_anyway(self):
        held, _ = self.stories()
        for photo in [make_photo(portrait_of=make_person()), make_photo(poster_of=make_film())]:
            self.put(photo, held, "figure")
            self.assertTrue(Photo.objects.public().contains(photo))

    def test_pictures_are_hidden_with_a_story_for_whatever_reason_it_is(self):
        reasons = {
            "a draft": {"status": Status.DRAFT},
            "scheduled": {"published_at": ahead(days=1)},
            "expired": {"published_at": ago(days=2), "expires_at": ago(days=1)},
            "withdrawn": {"status": Status.WITHDRAWN},
        }
        for reason, fields in reasons.items():
            for how in ["lead", "figure", "gallery", "still", "cover"]:
                photo = make_photo()
                self.put(photo, make_article(reason, **fields), how)
                with self.subTest(reason, how=how):
                    self.assertFalse(Photo.objects.public().contains(photo))

    def test_what_is_not_cleared_is_not_public_either(self):
        self.assertFalse(Photo.objects.public().contains(make_photo(rights_until=ago(hours=1))))

    def test_every_picture_in_a_live_story_is_public_so_that_one_row_need_not_ask(self):
        """What lets templates of a story ask Photo.is_cleared() alone."""
        held, live = self.stories()
        for how in ["lead", "figure", "gallery", "still"]:
            photo = make_photo()
            self.put(photo, held, how)
            self.put(photo, live, how)
            with self.subTest(how):
                self.assertEqual(photo.is_cleared(), Photo.objects.public().contains(photo))


class HeldAddressTests(TestCase):
    """The address of a rendition whose picture an embargo holds back."""

    def setUp(self):
        self.photo = make_photo(people=[make_person()])
        self.token = "0123456789abcdef" * 2
        RenditionSet.objects.create(photo=self.photo, token=self.token, recipe="x", frames={"free": [[400, 216]]})
        default_storage.save(f"renditions/{self.token}/free-400.jpg", ContentFile(b"a picture"))
        self.addCleanup(default_storage.delete, f"renditions/{self.token}/free-400.jpg")
        self.address = f"/pictures/{self.token}/free-400.jpg"
        self.article = make_ready_article(lead_photo=self.photo, embargo_until=ahead(days=1))
        self.link, self.preview = PreviewLink.objects.make(self.article, days=7, by=None)

    def open_preview(self):
        return self.client.get(reverse("shared-preview", args=[self.preview]))

    def test_is_not_there_for_readers_even_if_they_know_it(self):
        etag = f'"{self.token}-free-400.jpg"'
        for headers in ({}, {"If-None-Match": etag}):
            self.assertEqual(self.client.get(self.address, headers=headers).status_code, 404)

    def test_is_there_from_the_hour_on(self):
        with mock.patch("django.utils.timezone.now", return_value=self.article.embargo_until):
            self.assertEqual(self.client.get(self.address).status_code, 200)

    def test_is_shown_to_the_desk_and_kept_by_no_cache(self):
        self.client.force_login(make_editor())
        answer = self.client.get(self.address)
        self.assertEqual((answer.status_code, answer["Cache-Control"]), (200, "private, no-store"))

    def test_is_shown_in_a_preview_that_was_shared_for_as_long_as_its_link_is_open(self):
        self.assertContains(self.open_preview(), self.address)
        answer = self.client.get(self.address)
        self.assertEqual((answer.status_code, answer["Cache-Control"]), (200, "private, no-store"))
        self.assertEqual(Client().get(self.address).status_code, 404)
        self.link.revoke()
        self.assertEqual(self.client.get(self.address).status_code, 404)

    def test_is_shown_in_the_preview_of_a_draft_without_an_embargo_too(self):
        Article.objects.filter(pk=self.article.pk).update(status=Status.DRAFT, embargo_until=None)
        self.assertEqual(self.client.get(self.address).status_code, 404)
        self.open_preview()
        self.assertEqual(self.client.get(self.address).status_code, 200)

    def test_the_preview_itself_is_a_private_link_whose_visits_are_noted(self):
        self.assertContains(self.open_preview(), self.article.title)
        self.assertEqual(self.link.visits.count(), 1)

    def test_a_preview_of_another_story_does_not_open_it(self):
        other = make_ready_article(embargo_until=ahead(days=1))
        _, token = PreviewLink.objects.make(other, days=7, by=None)
        self.client.get(reverse("shared-preview", args=[token]))
        self.assertEqual(self.client.get(self.address).status_code, 404)

    def test_several_previews_at_once_show_their_pictures(self):
        self.open_preview()
        _, token = PreviewLink.objects.make(make_ready_article(embargo_until=ahead(days=1)), days=7, by=None)
        self.client.get(reverse("shared-preview", args=[token]))
        self.assertEqual(self.client.get(self.address).status_code, 200)

    def test_a_forged_memory_of_a_preview_opens_nothing(self):
        self.client.cookies["previews"] = f"{self.link.pk}:forged"
        self.assertEqual(self.client.get(self.address).status_code, 404)

    def test_rights_that_ended_hide_it_from_everybody(self):
        self.open_preview()
        self.photo.rights_until = ago(seconds=1)
        self.photo.save()
        self.assertEqual(self.client.get(self.address).status_code, 404)

    def test_the_page_of_a_person_asks_as_often_for_two_held_pictures_as_for_twenty(self):
        person = self.photo.people.get()
        counts = set()
        for number in (2, 20):
            for _ in range(number):
                make_block(self.article, Block.Kind.FIGURE, photo=make_photo(people=[person]))
            with CaptureQueriesContext(connection) as captured:
                self.client.get(person.get_absolute_url())
            counts.add(len(captured))
        self.assertEqual(len(counts), 1)
