"""Words as they are looked for, marked and compared."""

from django.test import SimpleTestCase

from magazine.search.words import distance, fold, highlighted, key_of, passage, words_asked, words_in


class FoldingTests(SimpleTestCase):
    def test_accents_and_case_make_no_difference(self):
        for text in ("Luna Sofía", "LUNA SOFIA", "luna sofi\u0301a", "Łuna Sofía"):
            with self.subTest(text):
                self.assertEqual(words_in(text), ["luna", "sofia"])

    def test_every_quote_and_hyphen_parts_words_alike(self):
        for quote in "'’‘ʼ`´′":
            with self.subTest(quote):
                self.assertEqual(words_in(f"Palme d{quote}or"), ["palme", "d", "or"])
        for hyphen in "-‐‑–—":
            with self.subTest(hyphen):
                self.assertEqual(words_in(f"Jean{hyphen}Luc"), ["jean", "luc"])

    def test_letters_that_cannot_be_taken_apart_are_written_plainly(self):
        self.assertEqual(fold("Łódź, Øre, Straße, Æon, ﬁlm"), "lodz, ore, strasse, aeon, film")

    def test_characters_that_nobody_sees_part_no_word(self):
        self.assertEqual(words_in("Madi\u00adson\u200b"), ["madison"])

    def test_a_name_is_the_same_with_and_without_its_article(self):
        self.assertEqual(key_of(words_in("The Lost Daughter")), key_of(words_in("lost daughter")))
        self.assertEqual(key_of(["the"]), "the")

    def test_a_question_is_no_longer_than_anybody_means(self):
        self.assertLessEqual(len(words_asked("word " * 10_000)), 10)


class HighlightTests(SimpleTestCase):
    def test_marks_the_words_as_they_are_printed(self):
        self.assertEqual(highlighted("With Luna Sofía Miranda", ["sofia"]), "With Luna <mark>Sofía</mark> Miranda")

    def test_marks_a_word_that_begins_as_the_last_one_asked(self):
        self.assertEqual(highlighted("Dancers", ["danc"], "danc"), "<mark>Dancers</mark>")

    def test_markup_in_a_text_stays_text(self):
        shown = highlighted("<b>Anora</b> & <script>", ["anora", "script", "b"])
        self.assertEqual(
            shown, "&lt;<mark>b</mark>&gt;<mark>Anora</mark>&lt;/<mark>b</mark>&gt; &amp; &lt;<mark>script</mark>&gt;"
        )

    def test_shows_a_passage_around_the_words_of_the_text_that_holds_most_of_them(self):
        texts = ["Only luna.", f"{'Before this. ' * 30}Here luna meets sofia.{' After that.' * 40}"]
        shown = passage(texts, ["luna", "sofia"])
        self.assertIn("<mark>luna</mark> meets <mark>sofia</mark>", shown)
        self.assertTrue(shown.startswith("… ") and shown.endswith(" …"), shown)
        self.assertLess(len(shown), 300)

    def test_shows_no_passage_where_none_holds_a_word(self):
        self.assertEqual(passage(["Nothing of it."], ["luna"]), "")


class DistanceTests(SimpleTestCase):
    def test_counts_letters_that_were_changed_added_dropped_or_swapped(self):
        for one, other, far in [
            ("madison", "madison", 0),
            ("madisen", "madison", 1),
            ("maddison", "madison", 1),
            ("madsion", "madison", 1),
            ("varda", "verdi", 2),
            ("varda", "miranda", 3),
        ]:
            with self.subTest(one=one, other=other):
                self.assertEqual(distance(one, other), far)
