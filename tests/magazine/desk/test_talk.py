from articles import drafting, signing_off
from articles.models import Article, SignOff
from tests.factories import ago, make_article, make_member, make_section

from .case import DeskTestCase, draft, form_of, say

Status = Article.Status


class SignOffTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        self.writer = make_member("Writer", "wendy")

    def sent(self, title="Sent", **fields):
        article = make_article(title, **{"status": Status.DRAFT, "writer": self.writer, **fields})
        return signing_off.ask(draft(article, self.writer), by=self.writer, note="By noon")

    def test_the_oldest_waits_on_top_for_those_who_may_answer(self):
        first = self.sent("First")
        SignOff.objects.filter(pk=first.pk).update(asked_at=ago(days=2))
        self.sent("Second")
        rows = self.trays()["Waiting for sign-off"].rows
        self.assertEqual([row.title for row in rows], ["First", "Second"])
        self.assertTrue(rows[0].words.startswith("wendy sent version 1, "), rows[0].words)
        self.assertEqual((rows[0].quote, rows[0].url), ("By noon", form_of(first.article) + "#sign-off"))

    def test_a_writer_sees_their_own_waiting_and_nobody_elses(self):
        self.sent("Mine")
        signing_off.ask(draft(make_article("Theirs", status=Status.DRAFT), self.editor), by=self.editor)
        self.client.force_login(self.writer)
        (row,) = self.trays()["Waiting for sign-off"].rows
        self.assertEqual(row.title, "Mine")
        self.assertTrue(row.words.startswith("You sent version 1, "), row.words)

    def test_what_was_sent_back_waits_for_the_writer_until_it_is_sent_again(self):
        asked = self.sent("Mine")
        signing_off.send_back(asked, by=self.editor, answer="Who says so?")
        self.client.force_login(self.writer)
        (row,) = self.trays()["Came back to you"].rows
        self.assertTrue(row.words.startswith("Sent back by ed, "), row.words)
        self.assertEqual(row.quote, "Who says so?")
        signing_off.ask(asked.article, by=self.writer)
        self.assertNotIn("Came back to you", self.trays())

    def test_what_is_signed_off_waits_for_somebody_to_publish_it(self):
        asked = self.sent("Ready", section=make_section(), dek="A dek")
        signing_off.approve(asked, by=self.colleague)
        self.assertEqual(self.titles("Signed off, to be published"), ["Ready"])
        drafting.publish(asked.article, base=asked.article.saves, by=self.editor, reason="Known")
        self.assertNotIn("Signed off, to be published", self.trays())

    def test_leads_to_all_of_them(self):
        articles = [self.sent(f"Sent {number}").article for number in range(9)]
        self.assertLeadsTo(self.trays()["Waiting for sign-off"].links[0], articles)


class CommentsTests(DeskTestCase):
    def test_what_others_said_of_my_stories_waits_until_it_is_resolved(self):
        mine, theirs = make_article("Mine", writer=self.editor), make_article("Theirs", writer=self.colleague)
        said = say(mine, "Says who?", by=self.colleague)
        say(mine, "I do", by=self.editor)
        say(theirs, by=self.editor)
        (row,) = self.trays()["Comments on your stories"].rows
        self.assertEqual((row.title, row.quote, row.url), ("Mine", "Says who?", form_of(mine) + "#story-talks"))
        mine.comments.filter(pk=said.pk).resolve(by=self.editor)
        self.assertNotIn("Comments on your stories", self.trays())

    def test_a_correction_is_due_until_the_comment_is_resolved(self):
        article = make_article("Wrong")
        say(article, "It was 1962.", by=self.colleague, correction_due=True)
        (row,) = self.trays()["Corrections due"].rows
        self.assertEqual((row.title, row.quote), ("Wrong", "It was 1962."))
        article.comments.all().resolve(by=self.editor)
        self.assertTrue(self.trays()["Corrections due"].is_empty)
