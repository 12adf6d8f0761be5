from django.contrib.auth.models import Permission
from django.urls import reverse

from articles import drafting
from articles.checks import check
from articles.models import Article, TextBlock, Waiver
from people.models import AuditEntry
from tests.factories import make_block, make_film, make_ready_article
from tests.forms import prefix_of, values_at

from .test_admin_drafts import DraftFormTestCase, address
from .test_drafting import DraftingTestCase

Draft = Article.Status.DRAFT
WHY = "The editor in chief wants it so."


def open_warnings(article):
    return [problem for problem in check(article) if problem.is_open]


def waived(article):
    return [problem for problem in check(article) if problem.waived]


class WaivedWarningTests(DraftingTestCase):
    def wave(self, article, reason=WHY):
        Waiver.objects.wave_through(article, open_warnings(article), by=self.editor, reason=reason)

    def test_is_known_with_who_when_and_why(self):
        article = make_ready_article(dek="")
        self.wave(article)
        (problem,) = waived(article)
        self.assertEqual((problem.waived.reason, problem.waived.made_by), (WHY, self.editor))
        self.assertEqual(open_warnings(article), [])

    def test_stands_in_the_audit_log(self):
        article = make_ready_article(dek="")
        self.wave(article)
        entry = AuditEntry.objects.about(article).get()
        self.assertEqual((entry.action, entry.actor, entry.reason), (AuditEntry.Action.WAIVED, self.editor, WHY))
        self.assertIn("Write a dek", entry.words)

    def test_holds_over_saves_and_wherever_its_block_moves(self):
        article = make_ready_article(body=["Something TK."])
        self.wave(article)
        block = article.blocks.get()
        make_block(article, text="<p>Before it.</p>", ordering=-10)
        article.blocks.filter(pk=block.pk).update(ordering=50)
        frozen = self.changed(article)
        self.save(article, frozen)
        drafting.publish(article, base=1, by=self.editor)
        self.assertEqual([problem.block for problem in waived(self.fresh(article))], [block.pk])

    def test_is_open_again_once_the_check_says_something_else(self):
        article = make_ready_article("x" * 91)
        self.wave(article)
        Article.objects.filter(pk=article.pk).update(title="x" * 92)
        self.assertEqual([problem.code for problem in open_warnings(self.fresh(article))], ["long-headline"])

    def test_is_that_of_its_own_block_and_story_alone(self):
        article = make_ready_article(body=["Now TK.", "Now TK."])
        one, other = open_warnings(article)
        Waiver.objects.wave_through(article, [one], by=self.editor, reason=WHY)
        self.assertEqual([problem.block for problem in open_warnings(article)], [other.block])
        self.assertEqual(len(open_warnings(make_ready_article(body=["Now TK."]))), 1)

    def test_is_waved_through_once(self):
        article = make_ready_article(dek="")
        warnings = open_warnings(article)
        self.wave(article)
        Waiver.objects.wave_through(article, [*warnings, *check(article)], by=self.editor, reason="Again")
        self.assertEqual(article.waivers.filter(reason=WHY).count(), 1)
        self.assertEqual(len(waived(article)), 1)

    def test_may_be_taken_back(self):
        article = make_ready_article(dek="")
        self.wave(article)
        article.waivers.get().take_back(by=self.editor)
        self.assertEqual(len(open_warnings(article)), 1)
        self.assertIn("Taken back", AuditEntry.objects.about(article).first().words)

    def test_never_lets_through_what_stops_a_story(self):
        article = make_ready_article(section=None)
        (problem,) = check(article)
        Waiver.objects.wave_through(article, [problem], by=self.editor, reason=WHY)
        self.assertFalse(article.waivers.exists())
        code, field, block, message = problem.key
        Waiver.objects.create(article=article, code=code, field=field, block=block, message=message, reason=WHY)
        self.assertEqual([problem.stops for problem in check(article)], [True])
        self.assertIsNone(check(article)[0].waived)


class PublishingWithWarningsTests(DraftingTestCase):
    def test_asks_for_the_reason_and_changes_nothing_without_one(self):
        article = make_ready_article(dek="", status=Draft)
        for reason in ["", "  "]:
            with self.assertRaises(drafting.Unwaived) as warned:
                drafting.publish(article, base=0, by=self.editor, reason=reason)
            self.assertEqual([problem.code for problem in warned.exception.problems], ["no-dek"])
        article = self.fresh(article)
        self.assertEqual((article.status, article.saves, article.waivers.count()), (Draft, 0, 0))

    def test_waves_them_through_with_the_reason(self):
        article = make_ready_article(dek="", body=["Now TK."], status=Draft)
        drafting.publish(article, base=0, by=self.editor, reason=WHY)
        self.assertTrue(self.fresh(article).is_live())
        self.assertEqual([problem.waived.reason for problem in waived(article)], [WHY] * 2)

    def test_asks_no_more_about_those_that_were_waved_through(self):
        article = make_ready_article(dek="")
        drafting.publish(article, base=0, by=self.editor, reason=WHY)
        self.save(article, self.changed(article))
        drafting.publish(article, base=2, by=self.editor)
        self.assertEqual(self.fresh(article).title, "After")

    def test_gives_no_way_round_what_stops_it(self):
        article = make_ready_article(dek="", section=None, status=Draft)
        with self.assertRaises(drafting.NotReady) as stopped:
            drafting.publish(article, base=0, by=self.editor, reason=WHY)
        self.assertEqual([problem.code for problem in stopped.exception.problems], ["no-section"])
        self.assertFalse(article.waivers.exists())

    def test_asks_about_the_draft_and_not_about_what_readers_see(self):
        article = make_ready_article()
        frozen = self.changed(article, title="Short.")
        self.save(article, frozen)
        with self.assertRaises(drafting.Unwaived):
            drafting.publish(article, base=1, by=self.editor)


class WaveThroughTests(DraftFormTestCase):
    def setUp(self):
        super().setUp()
        self.article = make_ready_article("Before", dek="", status=Draft)
        self.token = check(self.article)[0].token

    def wave(self, reason=WHY, **headers):
        data = {"problem": self.token, "reason": reason}
        return self.client.post(address(self.article, "wave_through"), data, headers=headers, follow=True)

    def test_is_offered_beside_the_form_and_asks_why(self):
        link = f"{address(self.article, 'wave_through')}?problem={self.token}"
        self.assertContains(self.client.get(address(self.article)), link)
        self.assertContains(self.client.get(link), "Why it may stay as it is")

    def test_takes_the_warning_from_the_open_ones_and_shows_who_and_why(self):
        page = self.wave()
        self.assertContains(page, "Waved through (1)")
        self.assertContains(page, WHY)
        self.assertNotContains(page, "wave-through/?problem=")

    def test_is_refused_without_a_reason(self):
        self.assertContains(self.wave(reason=" "), "Say why", status_code=400)
        self.assertFalse(self.article.waivers.exists())

    def test_gives_a_script_the_panel_alone(self):
        page = self.wave(**{"X-Requested-With": "fetch"})
        self.assertTrue(page.content.decode().lstrip().startswith("<section"))
        self.assertContains(page, "Waved through (1)")
        again = self.wave(reason="", **{"X-Requested-With": "fetch"})
        self.assertContains(again, "That warning is no longer open.")

    def test_tells_a_script_what_is_missing(self):
        page = self.wave(reason="", **{"X-Requested-With": "fetch"})
        self.assertEqual((page.status_code, page.content.decode()), (400, "Say why the warning may be waved through."))

    def test_is_taken_back(self):
        self.wave()
        waiver = self.article.waivers.get()
        back = reverse("admin:articles_article_take_back", args=[self.article.pk, waiver.pk])
        self.assertContains(self.client.get(address(self.article)), back)
        self.assertEqual(self.client.get(back).status_code, 405)
        self.assertContains(self.client.post(back, follow=True), "the warning is open again")
        self.assertFalse(self.article.waivers.exists())

    def test_of_another_story_is_not_taken_back_here(self):
        self.wave()
        back = reverse(
            "admin:articles_article_take_back", args=[make_ready_article().pk, self.article.waivers.get().pk]
        )
        self.assertEqual(self.client.post(back).status_code, 404)
        self.assertTrue(self.article.waivers.exists())

    def test_is_for_those_who_may_change_the_story(self):
        self.editor.groups.first().permissions.remove(Permission.objects.get(codename="change_article"))
        self.assertIn(self.wave().status_code, [403, 404])
        self.assertFalse(self.article.waivers.exists())


class PanelTests(DraftFormTestCase):
    def targets(self, article):
        page = self.client.get(address(article))
        found = page.context["found"]
        return page, {line.problem.code: line.target for line in found["stopping"] + found["open"]}

    def test_leads_to_the_block_and_to_the_field(self):
        article = make_ready_article("Before", dek="", section=None, body=["One.", "Two TK."], mentions=[make_film()])
        page, targets = self.targets(article)
        blocks = prefix_of(page, TextBlock)
        self.assertEqual(targets, {"no-section": "id_section", "no-dek": "id_dek", "to-come": f"{blocks}-1"})
        for target in targets.values():
            self.assertContains(page, f'href="#{target}"')
            self.assertContains(page, f'id="{target}"')

    def test_leads_to_the_rows_of_related_stories(self):
        article, other = make_ready_article(), make_ready_article("Gone", status=Article.Status.WITHDRAWN)
        article.related.create(story=other)
        page, targets = self.targets(article)
        self.assertEqual(targets, {"dead-related-story": "related-group"})
        self.assertContains(page, 'id="related-group"')

    def test_says_that_there_is_nothing_to_mend(self):
        self.assertContains(self.client.get(address(make_ready_article())), "The checks find nothing to mend.")


class PublishAnywayTests(DraftFormTestCase):
    def setUp(self):
        super().setUp()
        self.article = make_ready_article("Before", dek="", status=Draft)
        self.question = address(self.article, "publish_anyway")

    def ask(self, **changes):
        data = {**self.fill(self.article, **changes), "_publish": "Publish"}
        return self.client.post(address(self.article), data, follow=True)

    def answer(self, page, **changes):
        data = {
            "base": page.context["base"],
            "problem": [problem.token for problem in page.context["warnings"]],
            "reason": WHY,
        }
        return self.client.post(self.question, {**data, **changes}, follow=True)

    def test_lists_the_warnings_when_publish_is_pressed_and_keeps_what_was_typed(self):
        page = self.ask(title="After")
        self.assertEqual(page.request["PATH_INFO"], self.question)
        self.assertContains(page, "Write a dek")
        article = self.fresh(self.article)
        self.assertEqual((article.title, article.status), ("After", Draft))

    def test_publishes_with_the_reason(self):
        page = self.answer(self.ask(title="After"))
        self.assertContains(page, "Published.")
        self.assertTrue(self.fresh(self.article).is_live())
        self.assertEqual(self.article.waivers.get().reason, WHY)

    def test_asks_again_without_one(self):
        page = self.answer(self.ask(), reason="")
        self.assertContains(page, "Say why", status_code=400)
        self.assertEqual(self.fresh(self.article).status, Draft)

    def test_covers_only_the_warnings_that_were_shown(self):
        page = self.ask()
        make_block(self.article, text="<p>TK</p>")
        page = self.answer(page)
        self.assertContains(page, "still to come")
        self.assertEqual(self.fresh(self.article).status, Draft)

    def test_publishes_nothing_that_was_saved_since(self):
        page = self.ask()
        self.press(self.article, "_continue", kicker="Theirs")
        self.assertContains(self.answer(page), "somebody saved the story just now")
        self.assertEqual(self.fresh(self.article).status, Draft)

    def test_tells_what_stops_the_story_by_now(self):
        page = self.ask()
        Article.objects.filter(pk=self.article.pk).update(section=None)
        self.assertContains(self.answer(page), "Choose the section")
        self.assertEqual(self.fresh(self.article).status, Draft)

    def test_has_nothing_to_ask_where_nothing_warns(self):
        article = make_ready_article(status=Draft)
        self.assertRedirects(self.client.get(address(article, "publish_anyway")), address(article))

    def test_is_for_those_who_may_publish(self):
        page = self.ask()
        self.editor.groups.first().permissions.remove(Permission.objects.get(codename="publish_article"))
        self.assertEqual(self.client.get(self.question).status_code, 403)
        self.assertEqual(self.answer(page).status_code, 403)
        self.assertEqual(self.fresh(self.article).status, Draft)

    def test_is_asked_of_a_new_story_too(self):
        add = reverse("admin:articles_article_add")
        data = {**values_at(self.client, add), "title": "New", "section": self.article.section_id, "_publish": "P"}
        page = self.client.post(add, data, follow=True)
        article = Article.objects.get(title="New")
        self.assertEqual(page.request["PATH_INFO"], address(article, "publish_anyway"))
        self.assertEqual(article.status, Draft)

    def test_leaves_stories_of_the_list_that_warn_and_names_them(self):
        fine = make_ready_article("Fine", status=Draft)
        listed = reverse("admin:articles_article_changelist")
        data = {"action": "publish", "_selected_action": [self.article.pk, fine.pk]}
        page = self.client.post(listed, data, follow=True)
        self.assertContains(page, "“Before” was not published. It has 1 warning: open it to wave it through.")
        self.assertEqual((self.fresh(self.article).status, self.fresh(fine).is_live()), (Draft, True))
