from django.template.loader import render_to_string
from django.test import SimpleTestCase, TestCase
from hypothesis import given
from hypothesis import strategies as st

from articles.comparing import compare
from articles.comparing.words import ADDED, REMOVED, SAME, formatting_notes, plain, runs, tokens
from articles.freezing import freeze
from articles.models import Block, Contribution, Correction, Section
from tests.articles.test_freezing import make_full_story
from tests.factories import make_article, make_block, make_person, make_photo, make_section

texts = st.lists(st.sampled_from(["a", "the", "film", "Varda", ",", ".", "\n", "映", "walks"])).map(" ".join)


def ops(found):
    return [(run.op, run.words) for run in found]


def words(text):
    return [token.word for token in tokens(text)]


class WordRunsTests(SimpleTestCase):
    def test_mark_the_words_that_came_and_went(self):
        self.assertEqual(
            ops(runs("She walks fast.", "She often walks.")),
            [(SAME, "She "), (ADDED, "often "), (SAME, "walks"), (REMOVED, " fast"), (SAME, ".")],
        )

    def test_show_a_rewritten_text_whole(self):
        self.assertEqual([run.op for run in runs("One, two, three.", "Four, five, six.")], [REMOVED, ADDED, SAME])

    def test_make_a_split_paragraph_visible(self):
        self.assertIn("¶", [run.shown[0] for run in runs("One.\n\nTwo.", "One. Two.") if run.op == REMOVED])

    @given(texts, texts)
    def test_hold_every_word_of_both_texts_in_order(self, old, new):
        found = runs(old, new)
        self.assertEqual(words("".join(run.words for run in found if run.op != ADDED)), words(old))
        self.assertEqual(
            "".join(run.words for run in found if run.op != REMOVED),
            "".join(token.word + token.gap for token in tokens(new)),
        )

    def test_stay_quick_for_very_long_texts(self):
        """A story of 60,000 words, every tenth paragraph edited: the edits are still found word by word."""
        old = [f"Paragraph {n} says " + " ".join(f"w{(n * 7 + m) % 501}" for m in range(60)) for n in range(1000)]
        new = [line.replace("says", "shouts") if n % 10 == 0 else line for n, line in enumerate(old)]
        found = runs("\n\n".join(old), "\n\n".join(new))
        self.assertEqual({run.words.strip() for run in found if run.op == ADDED}, {"shouts"})


class RichTextTests(SimpleTestCase):
    def test_reads_as_text_with_its_paragraphs(self):
        self.assertEqual(plain("<p>One <em>two</em> &amp;<br>three</p><ul><li>x</li></ul>"), "One two &\nthree\n\nx")

    def test_says_in_words_what_changed_in_its_formatting(self):
        notes = formatting_notes(
            '<p><em>Cléo</em> and <a href="/a">Varda</a></p>', '<p>Cléo and <a href="/b">Varda</a></p>'
        )
        self.assertEqual(
            notes, ("Added link: “Varda” to /b", "Removed emphasis: “Cléo”", "Removed link: “Varda” to /a")
        )


class ComparisonTests(TestCase):
    def setUp(self):
        self.ellen = make_person("Ellen Example")
        self.article = make_article(
            "A walk", section=make_section("News"), body=["One two.", "Three.", "Four."], by=[self.ellen], tags=["noir"]
        )
        self.old = freeze(self.article)

    def compare(self):
        self.article.refresh_from_db()
        return compare(self.old, freeze(self.article))

    def part(self, name):
        (part,) = [part for part in self.compare().parts if part.name == name]
        return [row.sentence for row in part.rows]

    def test_of_a_story_with_itself_is_empty(self):
        article = make_full_story()
        self.assertTrue(compare(freeze(article), freeze(article)).is_empty)
        self.assertEqual(self.compare().summary(), "No change")

    def test_names_fields_as_the_form_does_and_rows_by_their_names(self):
        self.article.title, self.article.section, self.article.kind = "A long walk", make_section("Features"), "news"
        self.article.save()
        self.assertEqual(
            [(change.label, change.before, change.after) for change in self.compare().fields],
            [("Kind", "Feature", "News"), ("Section", "News", "Features"), ("Headline", "A walk", "A long walk")],
        )

    def test_calls_a_deleted_row_deleted(self):
        gone = self.article.section
        self.article.section = None
        self.article.save()
        Section.objects.filter(pk=gone.pk).delete()
        self.assertEqual(self.compare().fields[0].before, "(deleted section)")

    def test_says_of_each_block_what_became_of_it(self):
        one, two, _ = self.article.blocks.all()
        Block.objects.filter(pk=one.pk).update(text="<p>One and two.</p>")
        two.delete()
        make_block(self.article, Block.Kind.HEADING, text="Five", ordering=99)
        self.assertEqual([block.op for block in self.compare().blocks], ["changed", "removed", "same", "added"])

    def test_calls_only_the_block_moved_that_was_moved(self):
        last = list(self.article.blocks.all())[-1]
        Block.objects.filter(pk=last.pk).update(ordering=-5)
        comparison = self.compare()
        self.assertEqual(
            [(block.op, block.number) for block in comparison.blocks], [("moved", 1), ("same", 2), ("same", 3)]
        )
        self.assertEqual(comparison.blocks[0].notes, ("Moved from place 3 to place 1.",))
        self.assertEqual(comparison.summary(), "1 block moved")

    def test_calls_one_block_moved_that_went_to_the_end(self):
        first = self.article.blocks.first()
        Block.objects.filter(pk=first.pk).update(ordering=99)
        self.assertEqual([block.op for block in self.compare().blocks], ["same", "same", "moved"])

    def test_renumbering_blocks_in_the_same_order_is_no_change(self):
        for number, block in enumerate(self.article.blocks.all()):
            Block.objects.filter(pk=block.pk).update(ordering=1000 + number)
        self.assertTrue(self.compare().is_empty)

    def test_says_when_only_the_formatting_of_a_block_changed(self):
        self.article.blocks.filter(text="<p>Three.</p>").update(text="<p><em>Three.</em></p>")
        (change,) = self.compare().blocks[1].changes
        self.assertEqual(change.notes, ("The words stayed, their formatting changed.", "Added emphasis: “Three.”"))

    def test_names_the_photo_and_the_width_of_a_figure(self):
        block = make_block(self.article, Block.Kind.FIGURE, photo=make_photo("Beach"))
        self.old = freeze(self.article)
        Block.objects.filter(pk=block.pk).update(photo=make_photo("Harbour"), width="full")
        changes = self.compare().blocks[-1].changes
        self.assertEqual(
            [(change.label, change.before, change.after) for change in changes],
            [("Width", "As wide as the text", "Full width"), ("Photo", "Beach", "Harbour")],
        )

    def test_names_credits_that_came_went_and_changed(self):
        self.article.contributions.update(role=Contribution.Role.INTERVIEW)
        self.article.contributions.create(person=make_person("Ben Example"), role="photography", position=1)
        self.assertEqual(
            self.part("contributions"),
            ["Added: Photography, Ben Example", "Role of Ellen Example changed from Words to Interview"],
        )

    def test_a_credit_taken_out_and_put_in_again_is_the_same_credit(self):
        self.article.contributions.all().delete()
        self.article.contributions.create(person=self.ellen)
        self.assertTrue(self.compare().is_empty)

    def test_a_credit_given_to_somebody_else_is_another_credit(self):
        self.article.contributions.update(person=make_person("Ben Example"))
        self.assertEqual(self.part("contributions"), ["Added: Words, Ben Example", "Removed: Words, Ellen Example"])

    def test_says_that_the_order_of_the_byline_changed(self):
        ben = self.article.contributions.create(person=make_person("Ben Example"), position=1)
        self.old = freeze(self.article)
        Contribution.objects.filter(pk=ben.pk).update(position=0)
        self.article.contributions.exclude(pk=ben.pk).update(position=1)
        self.assertEqual(self.part("contributions"), ["New order: Words, Ben Example; Words, Ellen Example"])

    def test_says_whom_the_story_is_now_about(self):
        subject = self.article.subjects.create(person=make_person("Jacques Demy"), prominence="mentions")
        self.old = freeze(self.article)
        self.article.subjects.filter(pk=subject.pk).update(prominence="about")
        self.assertEqual(self.part("subjects"), ["Now about Jacques Demy, before only mentioned"])

    def test_names_topics_and_corrections(self):
        self.article.tags.set(["walking"])
        Correction.objects.create(article=self.article, date="2026-03-03", text="We erred.")
        self.assertEqual(self.part("tagged"), ["Added: walking", "Removed: noir"])
        self.assertEqual(self.part("corrections"), ["Added: Correction, 3 March 2026: We erred."])

    def test_summary_is_a_short_sentence(self):
        self.article.title = "Another"
        self.article.save()
        self.article.blocks.filter(ordering__lte=10).update(text="<p>New.</p>")
        make_block(self.article, text="<p>More.</p>", ordering=99)
        self.article.tags.add("walking")
        self.assertEqual(self.compare().summary(), "Headline, 2 blocks changed, 1 added, 1 topic added")

    def test_looks_up_names_with_one_query_a_model(self):
        empty = freeze(make_article("Empty", body=[]))
        for more in (1, 4):
            for _ in range(more):
                make_block(self.article, Block.Kind.FIGURE, photo=make_photo())
                self.article.contributions.create(person=make_person())
            full = freeze(self.article)
            with self.subTest(more=more), self.assertNumQueries(5):  # what was merged, section, photos, people, topics
                compare(empty, full)

    def test_every_part_of_a_story_is_compared(self):
        article = make_full_story()
        full = freeze(article)
        bare = {**full, "parts": {part: [] for part in full["parts"]}}
        self.assertEqual({part.name for part in compare(bare, full).parts} | {"blocks"}, set(full["parts"]))

    def test_shows_on_the_page_what_came_and_went_without_relying_on_colour(self):
        self.article.blocks.filter(ordering=0).update(text="<p>One &lt;b&gt; two.</p>")
        self.article.tags.add("walking")
        page = render_to_string("articles/admin/_comparison.html", {"comparison": self.compare()})
        self.assertInHTML(
            '<ins><span class="visually-hidden"> [inserted] </span>&lt;b&gt; '
            '<span class="visually-hidden"> [end] </span></ins>',
            page,
        )
        self.assertInHTML("<ins>walking</ins>", page)
        self.assertIn("2 blocks unchanged", page)
