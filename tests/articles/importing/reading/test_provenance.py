from django.test import SimpleTestCase

from articles.importing.reading.facts.provenance import says_where_from

from .written import under_a_head


class ProvenanceTests(SimpleTestCase):
    def test_a_story_says_of_itself_where_it_first_stood(self):
        for line in (
            "This obituary first appeared in The Whitby Courier.",
            "Entretien paru dans le n° 412 de « La Jetée ».",
            "(First sent to readers of The Pier, no. 88.)",
            "Dieses Gespräch ist zuerst in Heft 3 erschienen.",
            "This piece was commissioned by Slow Pier and appears in issue 19.",
        ):
            with self.subTest(line):
                self.assertEqual(under_a_head(line).value("provenance"), line.strip("()"))

    def test_what_is_said_of_something_else_is_a_sentence_of_the_story(self):
        for line in (
            "The novel was first published in 1962.",
            "This film first appeared at a festival in May.",
            "He published his first issue in 1931.",
        ):
            with self.subTest(line):
                self.assertFalse(says_where_from(line))
