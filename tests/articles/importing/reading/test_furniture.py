from django.test import SimpleTestCase

from articles.importing.reading.furniture import is_bar, kind_of

from .written import left, under_a_head

KINDS = {
    "share link": ["Share", "Share on Facebook", "Copy link", "Condividi su Facebook", "Partager"],
    "newsletter box": ["Sign up", "Iscriviti alla newsletter", "Was this forwarded to you? Sign up here."],
    "cookie notice": ["We use cookies to improve the site.", "We and our 847 partners store information on a device."],
    "advertisement": ["Advertisement", "Publicité", "Anzeige", "Article continues below this ad"],
    "comments": ["25 Comments", "2 thoughts on “A Pier”", "Leave a Reply"],
    "topics": ["Topics", "Filed Under: Box Office", "Archivado en: Cine · México"],
    "related list": ["Read more", "See also[edit]", "À lire aussi", "Leggi anche", "Más información"],
    "boilerplate": [
        "5 min read",
        "Sent from my iPhone",
        "(CONTINUED ON PAGE 12)",
        "The post A Pier appeared first on Piers.",
    ],
    "navigation": ["Skip to content", "Home", "© 2026 The Gazette", "Zur Startseite", "Contribuer", "Drei Bilder"],
}


class FurnitureTests(SimpleTestCase):
    def test_furniture_is_known_by_its_words(self):
        for kind, lines in KINDS.items():
            for line in lines:
                with self.subTest(line):
                    self.assertEqual(kind_of(line), kind)

    def test_sentences_of_a_story_are_none(self):
        for line in (
            "The shares fell on Friday.",
            "He sat in the comments.",
            "Home is where he sells tickets.",
            "A cookie fell.",
        ):
            with self.subTest(line):
                self.assertIsNone(kind_of(line))

    def test_a_row_of_links_is_a_bar(self):
        self.assertTrue(is_bar("Film | TV | Music"))
        self.assertFalse(is_bar("Film | A long sentence about the pier and its man"))

    def test_what_is_sold_under_its_label_goes_with_it(self):
        line = "Still sleeping on that old mattress? DreamLoft’s sale starts now."
        self.assertIn(
            "DreamLoft",
            "".join(
                text for text, kind in left(under_a_head(f"Sponsored\n{line}")).items() if kind == "sponsored item"
            ),
        )
