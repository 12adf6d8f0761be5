from django.test import SimpleTestCase

from articles.importing.reading.words import is_finished, key, sentence_count, split_at_joins, without_markers

from .written import under_a_head


class WordTests(SimpleTestCase):
    def test_a_key_knows_no_capitals_and_no_shape_of_quotation_marks(self):
        self.assertEqual(key("“Palme\u00a0d’Or”"), key('"palme d\'or"'))

    def test_a_sentence_is_finished_though_a_note_or_an_end_mark_follows(self):
        for words in ("coming in.³", "coming in.[3]", "on Sunday. ■", "he said.”"):
            with self.subTest(words):
                self.assertTrue(is_finished(words))
        self.assertFalse(is_finished("A headline"))

    def test_a_day_s_full_stop_ends_no_sentence(self):
        self.assertEqual(sentence_count("Der Film läuft ab 13. März im Kino."), 1)

    def test_markers_go_and_insertions_stay(self):
        self.assertEqual(
            without_markers("As Bordwell said,[1] it [rests].²"), ("As Bordwell said, it [rests].", ("²", "[1]"))
        )

    def test_glue_is_cut_and_names_are_not(self):
        self.assertEqual(len(split_at_joins("the seaThe director", 0, 19)), 2)
        self.assertEqual(len(split_at_joins("McDonald’s iPhone", 0, 17)), 1)

    def test_a_drop_cap_joins_its_word(self):
        for printed, meant in {"T HE gates are shut.": "THE gates", "T he gates are shut.": "The gates"}.items():
            with self.subTest(printed):
                self.assertTrue(under_a_head(printed).paragraphs[-1].text.startswith(meant))
        self.assertTrue(under_a_head("A VISIT is a visit, he said.").paragraphs[-1].text.startswith("A VISIT"))

    def test_the_end_mark_of_a_magazine_is_not_text(self):
        self.assertEqual(
            under_a_head("The festival ends on Sunday. ■").paragraphs[-1].text, "The festival ends on Sunday."
        )
