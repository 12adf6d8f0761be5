import uuid
from unittest import mock

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import commenting, drafting
from articles.models import Article, Block, Comment
from tests.factories import make_article, make_block, make_editor, make_film, make_member, make_photo
from tests.forms import values_at

PANEL = {"HTTP_X_PANEL": "yes"}


def spot(article, number):
    """The story as a whole is number 0, its blocks are counted from 1."""
    return commenting.talks_about(article).spots[number]


def say(article, text="Says who?", number=0, **more):
    return commenting.say(article, text=text, about=spot(article, number), by=more.pop("by", None), **more)


def save(article, change, by=None):
    """A draft in which something was changed, as the form saves it."""
    frozen = drafting.in_hand(article)
    change(frozen)
    drafting.save_draft(article, frozen, base=article.saves, by=by)
    return Article.objects.get(pk=article.pk)


def take_out_first_block(frozen):
    frozen["parts"]["blocks"] = frozen["parts"]["blocks"][1:]


class SpotTests(TestCase):
    def words(self, article):
        return [spot.words for spot in commenting.talks_about(article).spots]

    def test_are_the_story_and_its_blocks_as_an_editor_counts_them(self):
        article = make_article(body=["She walks &amp; talks.", "Everything that comes after is longer than that."])
        self.assertEqual(
            self.words(article),
            [
                "The story as a whole",
                "Block 1, text “She walks & talks.”",
                "Block 2, text “Everything that comes after is longer th…”",
            ],
        )

    def test_a_block_without_words_goes_by_what_it_shows(self):
        article = make_article(body=[])
        make_block(article, Block.Kind.FIGURE, photo=make_photo("On the beach"))
        make_block(article, Block.Kind.FILM_CARD, film=make_film("Vagabond", year=1985))
        make_block(article, Block.Kind.FIGURE)
        self.assertEqual(
            self.words(article)[1:],
            ["Block 1, figure “On the beach”", "Block 2, film card “Vagabond (1985)”", "Block 3, figure"],
        )

    def test_are_those_of_the_draft_that_waits_beside_a_live_story(self):
        article = save(make_article(body=["First.", "Second."]), take_out_first_block)
        self.assertEqual(self.words(article)[1:], ["Block 1, text “Second.”"])

    def test_take_as_many_queries_for_two_blocks_as_for_twenty(self):
        numbers = []
        for count in (2, 20):
            article = make_article(body=[])
            for _ in range(count):
                make_block(article, Block.Kind.FIGURE, photo=make_photo())
                say(article, number=1)
            with CaptureQueriesContext(connection) as queries:
                commenting.talks_about(article)
            numbers.append(len(queries))
        self.assertEqual(*numbers)


class CommentTests(TestCase):
    def setUp(self):
        self.editor = make_editor()
        self.article = make_article(body=["She walks fast.", "She talks."])

    def test_is_tied_to_its_block_and_to_the_newest_version(self):
        article = save(self.article, lambda frozen: frozen["story"].update(dek="Newer"))
        comment = say(article, number=2, by=self.editor)
        self.assertEqual((comment.version.number, comment.quote, comment.made_by), (1, "She talks.", self.editor))
        self.assertEqual(comment.block, self.article.blocks.last().pk)

    def test_of_a_story_never_saved_here_is_tied_to_the_state_it_was_found_in(self):
        self.assertEqual(say(self.article).version.number, 0)

    def test_open_ones_stand_in_the_order_of_the_body(self):
        for number in (2, 0, 1):
            say(self.article, f"On {number}", number)
        say(self.article, "On 2 again", 2)
        talks = commenting.talks_about(self.article)
        said = [[comment.text for comment in talk.comments] for talk in talks.open]
        self.assertEqual(said, [["On 0"], ["On 1"], ["On 2", "On 2 again"]])
        self.assertEqual(talks.number_open, 4)

    def test_moves_with_its_block(self):
        say(self.article, "On the second", 2)
        say(self.article, "On the first", 1)
        moved = save(self.article, lambda frozen: frozen["parts"]["blocks"][0].update(ordering=99))
        self.assertEqual([talk.comments[0].text for talk in commenting.talks_about(moved).open][-1], "On the first")

    def test_outlives_its_block_and_says_so(self):
        say(self.article, number=1)
        say(self.article, number=2)
        left = save(self.article, take_out_first_block)
        stays, gone = commenting.talks_about(left).open
        self.assertEqual((stays.is_gone, stays.spot.words), (False, "Block 1, text “She talks.”"))
        self.assertEqual((gone.is_gone, gone.spot.words), (True, "A block that began “She walks fast.”"))

    def test_is_resolved_once_and_opened_again(self):
        comment = say(self.article)
        mine = Comment.objects.filter(pk=comment.pk)
        self.assertEqual(mine.resolve(by=self.editor), 1)
        self.assertEqual(mine.resolve(by=None), 0)
        talks = commenting.talks_about(self.article)
        self.assertEqual((talks.open, talks.resolved[0].resolved_by), ([], self.editor))
        self.assertEqual(mine.reopen(), 1)
        self.assertEqual(commenting.talks_about(self.article).resolved, [])

    def test_a_correction_is_due_while_the_story_is_live_and_the_comment_open(self):
        comment = say(self.article, correction_due=True)
        say(self.article)
        say(make_article(status=Article.Status.DRAFT), correction_due=True)
        self.assertEqual(list(Comment.objects.corrections_due()), [comment])
        self.article.withdraw()
        self.assertEqual(list(Comment.objects.corrections_due()), [])
        self.article.publish()
        Comment.objects.filter(pk=comment.pk).resolve(by=self.editor)
        self.assertEqual(list(Comment.objects.corrections_due()), [])


class PanelTests(TestCase):
    def setUp(self):
        self.editor = make_editor()
        self.client.force_login(self.editor)
        self.article = make_article(body=["She walks fast.", "She talks."])
        self.url = reverse("admin:articles_article_comments", args=[self.article.pk])
        self.form = reverse("admin:articles_article_change", args=[self.article.pk])

    def post(self, **data):
        return self.client.post(self.url, data, **PANEL)

    def test_stands_beside_the_form_with_where_each_belongs(self):
        say(self.article, "Says <b>who</b>?", 2, by=self.editor)
        page = self.client.get(self.form)
        self.assertContains(page, "1 open")
        self.assertContains(page, "Says &lt;b&gt;who&lt;/b&gt;?")
        self.assertContains(page, f'data-goes-to-block="{self.article.blocks.last().pk}"')
        self.assertContains(page, "Block 2, text “She talks.”")

    def test_adds_a_comment_and_answers_with_the_panel_alone(self):
        block = self.article.blocks.first()
        page = self.post(about=str(block.pk), text="Says who?\r\nReally?", say="1")
        self.assertContains(page, "The comment is added.")
        self.assertNotContains(page, "<html")
        comment = self.article.comments.get()
        self.assertEqual((comment.text, comment.block, comment.made_by), ("Says who?\nReally?", block.pk, self.editor))

    def test_changes_nothing_that_a_form_was_built_on(self):
        before = self.client.get(self.form).context["base"]
        self.post(about="", text="Says who?")
        self.assertEqual(self.client.get(self.form).context["base"], before)

    def test_without_the_script_it_is_a_page_of_its_own(self):
        page = self.client.post(self.url, {"about": "", "text": "Says who?"}, follow=True)
        self.assertRedirects(page, self.url)
        self.assertContains(page, "The comment is added.")
        self.assertContains(page, "Says who?")

    def test_an_empty_comment_is_asked_for_again(self):
        page = self.post(about="", text="  ", correction_due="on")
        self.assertContains(page, "Write what you have to say")
        self.assertContains(page, 'name="correction_due" checked')
        self.assertFalse(self.article.comments.exists())

    def test_what_was_typed_of_a_block_that_is_not_there_is_kept(self):
        page = self.post(about=str(uuid.uuid4()), text="Says who?")
        self.assertContains(page, "That block was taken out since")
        self.assertContains(page, "Says who?</textarea>")

    def test_a_comment_on_a_block_that_was_taken_out_is_answered_there(self):
        gone = say(self.article, number=1)
        save(self.article, take_out_first_block)
        page = self.post(about=str(gone.block), text="Never mind.")
        self.assertContains(page, "The block was taken out since.")
        answer = self.article.comments.latest("pk")
        self.assertEqual((answer.block, answer.quote), (gone.block, "She walks fast."))

    def test_resolves_one_or_all_of_a_block_and_opens_them_again(self):
        one, two = say(self.article), say(self.article)
        self.assertContains(self.post(resolve=f"{one.pk},{two.pk}"), "Resolved (2)")
        self.assertContains(self.post(reopen=one.pk), "Open again.")
        self.assertEqual(list(self.article.comments.open()), [one])
        self.assertContains(self.post(resolve=two.pk), "Somebody resolved it already.")

    def test_shows_those_resolved_last_and_leads_to_all_of_them(self):
        for number in range(commenting.RESOLVED + 2):
            Comment.objects.filter(pk=say(self.article, f"Said no. {number}.").pk).resolve(by=self.editor)
        panel = self.client.get(self.url, **PANEL)
        self.assertContains(panel, "Said no. 6.")
        self.assertContains(panel, "Said no. 2.")
        self.assertNotContains(panel, "Said no. 1.")
        self.assertContains(panel, f'{self.url}?resolved=1">All resolved comments')
        page = self.client.get(self.url, {"resolved": 1})
        self.assertContains(page, "Said no. 0.")
        self.assertContains(page, "Said no. 6.")
        self.assertLess(page.content.index(b"Said no. 6."), page.content.index(b"Said no. 0."))

    def test_all_that_are_resolved_stand_on_pages_of_their_own(self):
        with mock.patch("articles.admin.comments.ON_A_PAGE", 2):
            for number in range(3):
                Comment.objects.filter(pk=say(self.article, f"Said no. {number}.").pk).resolve(by=self.editor)
            first = self.client.get(self.url, {"resolved": "x"})
            self.assertContains(first, "Page 1 of 2")
            self.assertNotContains(first, "Said no. 0.")
            self.assertContains(self.client.get(self.url, {"resolved": 2}), "Said no. 0.")

    def test_fetches_no_more_of_what_is_resolved_than_it_shows(self):
        for _ in range(commenting.RESOLVED + 3):
            Comment.objects.filter(pk=say(self.article).pk).resolve(by=self.editor)
        talks = commenting.talks_about(self.article)
        self.assertEqual((len(talks.resolved), talks.more_resolved), (commenting.RESOLVED, True))

    def test_comments_of_another_story_are_out_of_reach(self):
        other = say(make_article())
        for value in (str(other.pk), f"{other.pk},x", "9" * 30, "²", ""):
            self.assertEqual(self.post(resolve=value).status_code, 200)
        other.refresh_from_db()
        self.assertIsNone(other.resolved_at)

    def test_one_that_readers_were_told_wrong_says_what_to_do(self):
        page = self.post(about="", text="It was 1962.", correction_due="on")
        self.assertContains(page, "Add a correction to the story, publish it, then resolve this.")

    def test_the_history_counts_what_was_said_of_each_version(self):
        say(self.article)
        say(self.article)
        page = self.client.get(reverse("admin:articles_article_history", args=[self.article.pk]))
        self.assertContains(page, "2 comments")

    def test_stay_when_the_story_is_saved(self):
        say(self.article, "Says who?")
        self.client.post(self.form, {**values_at(self.client, self.form), "dek": "Newer", "_continue": "Save"})
        self.assertContains(self.client.get(self.form), "Says who?")

    def test_who_may_not_change_the_story_neither_sees_nor_makes_them(self):
        comment = say(self.article, "Says who?")
        self.client.force_login(make_member("Writer"))
        self.assertEqual(self.client.get(self.url).status_code, 403)
        self.assertEqual(self.client.get(self.url, {"resolved": 1}).status_code, 403)
        self.assertEqual(self.post(about="", text="Mine").status_code, 403)
        self.assertEqual(self.post(resolve=comment.pk).status_code, 403)
        self.assertNotContains(self.client.get(self.form), "Says who?")
        self.assertEqual(list(self.article.comments.open()), [comment])

    def test_readers_never_see_them(self):
        say(self.article, "Says who?", 1)
        self.assertNotContains(self.client.get(self.article.get_absolute_url()), "Says who?")
        preview = reverse("admin:articles_article_preview_page", args=[self.article.pk])
        self.assertNotContains(self.client.get(preview), "Says who?")
