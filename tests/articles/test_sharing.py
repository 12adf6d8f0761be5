import datetime
import re

from django.contrib.auth.models import Permission, User
from django.db import IntegrityError, connection, transaction
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import drafting
from articles.freezing import freeze, to_bytes
from articles.models import Article, Block, Photo, PreviewLink, PreviewVisit
from articles.models.preview_link import digest_of
from articles.sharing import browser_family
from tests.factories import ago, ahead, make_article, make_block, make_editor, make_film, make_person, make_photo

Status = Article.Status
NEVER_WAS = "/preview/" + "x" * 43 + "/"


def shared(token):
    return reverse("shared-preview", args=[token])


def wait_with(article, **fields):
    """Leave a draft waiting beside the story."""
    frozen = freeze(article)
    frozen["story"].update(fields)
    drafting.save_draft(article, frozen, base=article.saves, by=None)


class SharingTestCase(TestCase):
    def setUp(self):
        self.story = make_article("The secret cut", status=Status.DRAFT, body=["Nobody knows yet."])
        self.link, self.token = self.make_link(self.story)

    def make_link(self, story, **fields):
        link, token = PreviewLink.objects.make(story, days=7, by=None)
        PreviewLink.objects.filter(pk=link.pk).update(**fields)
        return link, token

    def open(self, token=None, **headers):
        answer = self.client.get(shared(token or self.token), headers=headers)
        answer.headers.pop("Server-Timing", None)  # for the desk, which may be who asks
        return answer

    def assertNeverWas(self, address):
        """The very answer that an address without anything behind it gives."""
        nothing, answer = self.client.get("/no/such/page/"), self.client.get(address)
        self.assertEqual(answer.status_code, 404)
        self.assertEqual(answer.content, nothing.content)
        for each in (answer, nothing):
            each.headers.pop("Server-Timing", None)  # for the desk, which may be who asks
        self.assertEqual(dict(answer.headers), dict(nothing.headers))


class PreviewLinkTests(SharingTestCase):
    def test_the_token_is_long_and_kept_nowhere(self):
        self.assertGreaterEqual(len(self.token), 43)
        row = PreviewLink.objects.filter(pk=self.link.pk).values().get()
        self.assertNotIn(self.token, str(row))
        self.assertEqual(row["token_digest"], digest_of(self.token))

    def test_no_two_links_share_a_token(self):
        self.assertNotEqual(self.make_link(self.story)[1], self.token)
        with self.assertRaises(IntegrityError), transaction.atomic():
            self.make_link(self.story, token_digest=self.link.token_digest)

    def test_it_is_open_until_the_very_second_of_its_end(self):
        second = datetime.timedelta(seconds=1)
        end = self.link.expires_at
        for at, is_open in [(end - second, True), (end, False)]:
            with self.subTest(at=at):
                self.assertEqual(self.link.is_open(at), is_open)
                self.assertEqual(PreviewLink.objects.open(at).exists(), is_open)

    def test_it_is_not_open_from_the_moment_it_was_revoked(self):
        self.link.revoke()
        at = self.link.revoked_at
        for when, is_open in [(at - datetime.timedelta(seconds=1), True), (at, False)]:
            with self.subTest(at=when):
                self.assertEqual(self.link.is_open(when), is_open)
                self.assertEqual(PreviewLink.objects.open(when).exists(), is_open)

    def test_revoking_twice_keeps_the_first_moment(self):
        PreviewLink.objects.update(made_at=ago(days=2), revoked_at=ago(days=1))
        before = PreviewLink.objects.get().revoked_at
        PreviewLink.objects.get().revoke()
        self.assertEqual(PreviewLink.objects.get().revoked_at, before)

    def test_it_can_neither_end_nor_be_revoked_before_it_is_made(self):
        for fields in [{"expires_at": ago(days=1)}, {"revoked_at": ago(days=1)}]:
            with self.subTest(fields), self.assertRaises(IntegrityError), transaction.atomic():
                PreviewLink.objects.update(**fields)


class SharedPreviewTests(SharingTestCase):
    def test_shows_every_story_that_readers_do_not_see_yet_or_no_longer(self):
        for state, fields in {
            "a draft": {"status": Status.DRAFT},
            "scheduled": {"published_at": ahead(days=1)},
            "embargoed": {"embargo_until": ahead(days=1)},
            "expired": {"expires_at": ago(hours=1)},
        }.items():
            with self.subTest(state):
                _, token = self.make_link(make_article(f"It is {state}", body=["Only here."], **fields))
                page = self.open(token)
                self.assertContains(page, f"<h1>It is {state}</h1>", html=True)
                self.assertContains(page, "Only here.")

    def test_shows_the_draft_beside_a_live_story_and_leaves_everything_as_it_was(self):
        story = make_article("Before")
        _, token = self.make_link(story)
        wait_with(story, title="After")
        before = to_bytes(freeze(Article.objects.get(pk=story.pk)))
        self.assertContains(self.open(token), "<h1>After</h1>", html=True)
        self.assertContains(self.client.get(story.get_absolute_url()), "<h1>Before</h1>", html=True)
        story.refresh_from_db()
        self.assertEqual(to_bytes(freeze(story)), before)
        self.assertEqual(story.draft.frozen["story"]["title"], "After")

    def test_leaves_a_draft_a_draft(self):
        self.open()
        self.story.refresh_from_db()
        self.assertEqual((self.story.status, self.story.published_at), (Status.DRAFT, None))

    def test_is_the_page_that_readers_will_be_given_but_for_its_note_and_its_address(self):
        story = make_article(
            embargo_until=ahead(days=1), about=[make_film()], by=[make_person()], tags=["noir"], lead_photo=make_photo()
        )
        _, token = self.make_link(story)
        preview = self.open(token).content.decode()
        Article.objects.filter(pk=story.pk).update(embargo_until=None)
        page = self.client.get(story.get_absolute_url()).content.decode()

        def main(html):
            html = re.sub(r'\s*<p class="preview-note">.*?</p>', "", html)
            return re.search(r"<main.*</main>", html, re.DOTALL)[0].split()

        self.assertEqual(main(preview), main(page))

    def test_says_that_it_is_a_preview_and_when_its_link_ends(self):
        end = timezone.make_aware(datetime.datetime(2126, 3, 3, 12))
        PreviewLink.objects.update(expires_at=end)
        self.assertContains(self.open(), "Preview, not published; this link ends on 3 March 2126.")

    def test_is_stored_indexed_and_told_of_nowhere(self):
        for method in [self.client.get, self.client.head]:
            answer = method(shared(self.token))
            self.assertEqual(answer.status_code, 200)
            self.assertEqual(answer["Cache-Control"], "private, no-store")
            self.assertEqual(answer["X-Robots-Tag"], "noindex, nofollow")
            self.assertEqual(answer["Referrer-Policy"], "no-referrer")

    def test_names_no_canonical_address_and_never_its_own(self):
        html = self.open().content.decode()
        self.assertNotIn('rel="canonical"', html)
        self.assertNotIn(self.token, html)

    def test_a_conditional_request_is_given_the_whole_page(self):
        later = "Fri, 01 Jan 2100 00:00:00 GMT"
        answer = self.open(if_none_match="*", if_modified_since=later)
        self.assertContains(answer, "Nobody knows yet.")

    def test_a_head_request_has_no_body(self):
        self.assertEqual(self.client.head(shared(self.token)).content, b"")

    def test_a_picture_whose_rights_are_not_cleared_does_not_show_here_either(self):
        cleared = make_photo(credit_line="Photograph by Cleared")
        uncleared = make_photo(credit_line="Photograph by Unknown", rights_status=Photo.Rights.UNKNOWN)
        for photo in [cleared, uncleared]:
            make_block(self.story, Block.Kind.FIGURE, photo=photo)
        self.assertContains(self.open(), "Photograph by Cleared")
        self.assertNotContains(self.open(), "Photograph by Unknown")

    def test_leads_to_the_story_once_it_is_live_and_nothing_waits(self):
        story = make_article("Out")
        _, token = self.make_link(story)
        for method in [self.client.get, self.client.head]:
            answer = method(shared(token))
            self.assertRedirects(answer, story.get_absolute_url())
            self.assertEqual(answer.status_code, 302)
            self.assertEqual(answer["Cache-Control"], "private, no-store")
            self.assertEqual(answer["Referrer-Policy"], "no-referrer")
        wait_with(story, title="Again")
        self.assertContains(self.open(token), "<h1>Again</h1>", html=True)


class NoPreviewTests(SharingTestCase):
    def test_a_token_that_never_was_answers_like_any_missing_page(self):
        for token in ["x" * 43, self.token[:-1], self.token + "x", self.token[::-1], "%00", "%0a", "é", "%F0%9F", "1"]:
            with self.subTest(token):
                self.assertNeverWas(f"/preview/{token}/")
        self.assertNeverWas(f"/preview/{self.token}/%0a")
        self.assertNeverWas("/preview/")

    def test_what_the_database_keeps_is_no_token(self):
        self.assertNeverWas(f"/preview/{self.link.token_digest}/")

    def test_a_link_past_its_end(self):
        PreviewLink.objects.update(made_at=ago(days=8), expires_at=ago(seconds=1))
        self.assertNeverWas(shared(self.token))

    def test_a_revoked_link(self):
        self.link.revoke()
        self.assertNeverWas(shared(self.token))

    def test_a_link_past_its_end_does_not_even_lead_to_a_live_story(self):
        _, token = self.make_link(make_article(), made_at=ago(days=8), expires_at=ago(seconds=1))
        self.assertNeverWas(shared(token))

    def test_a_link_of_a_withdrawn_story(self):
        self.story.publish()
        self.story.withdraw()
        self.assertNeverWas(shared(self.token))

    def test_a_link_of_a_deleted_story(self):
        self.story.delete()
        self.assertNeverWas(shared(self.token))

    def test_a_link_shows_its_own_story_and_no_other(self):
        make_article("Another secret", status=Status.DRAFT, body=["Another secret."])
        self.assertNotContains(self.open(), "Another secret")

    def test_conditional_and_head_requests_say_no_more(self):
        self.link.revoke()
        for headers in [{"if_none_match": "*"}, {"if_modified_since": "Fri, 01 Jan 2100 00:00:00 GMT"}]:
            self.assertEqual(self.open(**headers).status_code, 404)
        revoked, missing = self.client.head(shared(self.token)), self.client.head(NEVER_WAS)
        for answer in (revoked, missing):
            answer.headers.pop("Server-Timing", None)  # for the desk, which asks here
        self.assertEqual((revoked.status_code, dict(revoked.headers)), (404, dict(missing.headers)))

    def test_no_other_method_tells_a_true_token_from_a_wrong_one(self):
        for method in ["post", "put", "delete", "options"]:
            with self.subTest(method):
                true, wrong = (getattr(self.client, method)(address) for address in [shared(self.token), NEVER_WAS])
                self.assertEqual(true.status_code, 405)
                self.assertEqual((true.content, dict(true.headers)), (wrong.content, dict(wrong.headers)))
        self.assertFalse(PreviewVisit.objects.exists())


class VisitTests(SharingTestCase):
    def test_opening_the_page_is_noted_with_its_time_and_a_coarse_browser(self):
        before = timezone.now()
        self.open(user_agent="Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
        visit = self.link.visits.get()
        self.assertEqual(visit.browser, "Firefox")
        self.assertLessEqual(before, visit.at)

    def test_what_shows_nothing_is_no_visit(self):
        self.client.head(shared(self.token))
        self.client.get(NEVER_WAS)
        self.link.revoke()
        self.open()
        self.assertFalse(PreviewVisit.objects.exists())

    def test_a_browser_is_told_apart_by_family_and_no_further(self):
        like = "Mozilla/5.0 (KHTML, like Gecko)"
        for user_agent, family in [
            (f"{like} Chrome/140.0 Safari/537.36 Edg/140.0", "Edge"),
            (f"{like} Chrome/140.0 Safari/537.36 OPR/100", "Opera"),
            (f"{like} Chrome/140.0 Safari/537.36", "Chrome"),
            (f"{like} Version/18.0 Mobile/15E148 Safari/604.1", "Safari on a phone"),
            ("curl/8.0", "Something else"),
            ("", "Something else"),
        ]:
            with self.subTest(user_agent):
                self.assertEqual(browser_family(user_agent), family)

    def test_of_each_link_only_the_newest_are_kept(self):
        other, _ = self.make_link(self.story)
        PreviewVisit.objects.record(other)
        PreviewVisit.objects.bulk_create(PreviewVisit(link=self.link) for _ in range(PreviewVisit.KEPT - 1))
        first = self.link.visits.last()
        PreviewVisit.objects.record(self.link)
        self.assertTrue(self.link.visits.filter(pk=first.pk).exists())
        newest = PreviewVisit.objects.record(self.link, "b" * 70)
        self.assertEqual(self.link.visits.count(), PreviewVisit.KEPT)
        self.assertEqual(self.link.visits.first(), newest)
        self.assertFalse(self.link.visits.filter(pk=first.pk).exists())
        self.assertEqual(other.visits.count(), 1)
        self.assertEqual(len(newest.browser), 60)


class SharePageTests(SharingTestCase):
    def setUp(self):
        super().setUp()
        self.editor = make_editor()
        self.client.force_login(self.editor)
        self.page = reverse("admin:articles_article_share", args=[self.story.pk])

    def revoke_address(self, link, story=None):
        return reverse("admin:articles_article_share_revoke", args=[(story or self.story).pk, link.pk])

    def test_makes_a_link_and_shows_its_address_this_once(self):
        page = self.client.post(self.page, {"days": "1", "note": "Ellen at the agency"})
        address = re.search(r'value="http://testserver(/preview/[-\w]{43}/)"', page.content.decode())[1]
        self.assertContains(Client().get(address), "Nobody knows yet.")
        link = PreviewLink.objects.get(note="Ellen at the agency")
        self.assertEqual((link.article, link.made_by), (self.story, self.editor))
        self.assertEqual(link.expires_at - link.made_at, datetime.timedelta(days=1))
        self.assertContains(page, "Ellen at the agency")
        self.assertNotContains(self.client.get(self.page), address)

    def test_a_link_ends_after_a_week_unless_another_time_is_chosen(self):
        self.assertContains(self.client.get(self.page), '<option value="7" selected>7 days</option>', html=True)

    def test_refuses_any_other_time(self):
        for days in ["0", "-1", "365", "", "soon"]:
            with self.subTest(days):
                self.client.post(self.page, {"days": days})
                self.assertEqual(PreviewLink.objects.count(), 1)

    def test_asking_for_the_page_makes_no_link(self):
        self.client.get(self.page, {"days": "7"})
        self.assertEqual(PreviewLink.objects.count(), 1)

    def test_the_answer_with_an_address_is_not_stored(self):
        self.assertIn("no-store", self.client.post(self.page, {"days": "7"})["Cache-Control"])

    def test_lists_the_links_of_this_story_with_their_visits(self):
        self.make_link(make_article(), note="Of another story")
        revoked, _ = self.make_link(self.story)
        revoked.revoke()
        for _ in range(3):
            PreviewVisit.objects.record(self.link, "Firefox")
        page = self.client.get(self.page)
        self.assertContains(page, "3, last")
        self.assertContains(page, "None yet")
        self.assertContains(page, "Firefox", 3)
        self.assertContains(page, self.revoke_address(self.link))
        self.assertNotContains(page, self.revoke_address(revoked))
        self.assertNotContains(page, "Of another story")

    def test_takes_as_many_queries_for_many_links_as_for_one(self):
        def queries():
            with CaptureQueriesContext(connection) as captured:
                self.client.get(self.page)
            return len(captured)

        PreviewVisit.objects.record(self.link)
        few = queries()
        for _ in range(10):
            link, _ = self.make_link(self.story)
            PreviewVisit.objects.record(link)
        self.assertEqual(queries(), few)

    def test_revokes_a_link(self):
        page = self.client.post(self.revoke_address(self.link), follow=True)
        self.assertContains(page, "The link is revoked.")
        self.assertNeverWas(shared(self.token))

    def test_revokes_no_link_of_another_story(self):
        other = make_article()
        self.assertEqual(self.client.post(self.revoke_address(self.link, other)).status_code, 404)
        self.assertTrue(PreviewLink.objects.open().exists())

    def test_following_an_address_revokes_nothing(self):
        self.assertEqual(self.client.get(self.revoke_address(self.link)).status_code, 405)
        self.assertTrue(PreviewLink.objects.open().exists())

    def test_the_story_keeps_a_trace_of_both_without_the_token(self):
        page = self.client.post(self.page, {"days": "7", "note": "Ellen"})
        token = re.search(r"/preview/([-\w]{43})/", page.content.decode())[1]
        self.client.post(self.revoke_address(PreviewLink.objects.get(note="Ellen")))
        history = self.client.get(reverse("admin:articles_article_history", args=[self.story.pk]))
        self.assertContains(history, "Preview link made for Ellen; it ends")
        self.assertContains(history, "Preview link for Ellen revoked.")
        self.assertNotContains(history, token)

    def test_who_may_not_change_the_story_neither_sees_makes_nor_revokes_links(self):
        viewer = User.objects.create_user("viewer", is_staff=True)
        viewer.user_permissions.add(Permission.objects.get(codename="view_article"))
        for name, user, status in [("a viewer", viewer, 404), ("nobody", None, 302)]:
            client = Client()
            if user:
                client.force_login(user)
            with self.subTest(name):
                for answer in [
                    client.get(self.page),
                    client.post(self.page, {"days": "7"}),
                    client.post(self.revoke_address(self.link)),
                ]:
                    self.assertEqual(answer.status_code, status)
                self.assertEqual(PreviewLink.objects.open().count(), 1)

    def test_a_post_from_elsewhere_changes_nothing(self):
        client = Client(enforce_csrf_checks=True)
        client.force_login(self.editor)
        self.assertEqual(client.post(self.page, {"days": "7"}).status_code, 403)
        self.assertEqual(client.post(self.revoke_address(self.link)).status_code, 403)
        self.assertEqual(PreviewLink.objects.open().count(), 1)

    def test_says_where_links_lead_while_there_is_nothing_to_preview(self):
        for fields, words in [
            ({}, "its links lead to the story itself"),
            ({"status": Status.WITHDRAWN}, "its links lead nowhere"),
        ]:
            page = self.client.get(reverse("admin:articles_article_share", args=[make_article(**fields).pk]))
            self.assertContains(page, words)
