"""Pages that were copied out as one line: cut into lines at each glue, and then read as any page is."""

from django.test import SimpleTestCase

from articles.importing.reading import read
from articles.importing.reading.text.glued_pages import is_glued, lines

from .written import MORE_PROSE, PROSE, bylines, left, related

MENU = "Skip to the contentPier DailyLatestBoatsHutsFilmTVMusicGamesNewsletterFilmReviews"
HEAD = "The long, shaggy Borrowed Pier puts the keeper out to seaKit Amado and Bo Lund are exes with a hut in common"
WHO = "By Ana Ruiz | October 23, 2025 | 9:00amPhoto: A24FilmReviewsCopy LinkFacebookBlueskyEmail0"
BOX = "Related ContentKit Amado on leaving the shoreThe 30 best piers, ranked"
FOOT = (
    "Director: Kit AmadoGrade: B+SIGN ME UPKeep scrolling.About UsTerms of Use© 2025 Pier Media. All Rights Reserved."
)
YET_MORE = "They watched a video on YouTube and went home on foot. Nobody said a word of it for as long as they lived."
PAGE = f"{MENU}{HEAD}{WHO}{PROSE} {MORE_PROSE} {BOX}{YET_MORE} {PROSE} And so on. {MORE_PROSE} {FOOT}"


class GluedPageTests(SimpleTestCase):
    def test_its_head_is_read_as_that_of_any_page(self):
        reading = read(PAGE)
        said = [reading.value(name) for name in ("section", "headline", "dek", "published")]
        headline, dek = HEAD[:57], HEAD[57:]
        self.assertEqual(said, ["Film / Reviews", headline, dek, "2025-10-23T09:00"])
        self.assertEqual(bylines(reading), [("Ana Ruiz", "words")])

    def test_a_list_amid_the_text_is_cut_out_behind_the_last_sentence(self):
        reading = read(PAGE)
        self.assertEqual(related(reading), ["Kit Amado on leaving the shore", "The 30 best piers, ranked"])
        self.assertTrue(reading.paragraphs[0].text.endswith(MORE_PROSE))
        self.assertIn("YouTube and went home", reading.paragraphs[1].text)

    def test_what_stands_at_its_foot_is_no_text(self):
        self.assertFalse([each for each in reading_of_foot() if "Rights" in each or "SIGN" in each])
        self.assertIn("© 2025 Pier Media. All Rights Reserved.", left(read(PAGE)))

    def test_by_and_what_is_short_before_a_capital_end_lines_too(self):
        menu = "MenuPier WeeklySign InSubscribeMoviesPier Reviews"
        head = f"{menu}The Longer Pier Is a MarvelByAna RuizNovember 6, 2025"
        reading = read(f"{head}{PROSE} {MORE_PROSE} {YET_MORE} {PROSE} Yes.")
        said = [reading.value("headline"), reading.value("published"), bylines(reading)]
        self.assertEqual(said, ["The Longer Pier Is a Marvel", "2025-11-06", [("Ana Ruiz", "words")]])

    def test_every_character_stands_in_one_line(self):
        self.assertEqual("".join(PAGE[slice(*edges)] for edges in lines(PAGE)), PAGE)

    def test_a_long_paragraph_with_a_glue_or_two_is_no_page(self):
        for text in (f"{PROSE} {MORE_PROSE} " * 6, PAGE.replace("Boats", "\nBoats"), MENU):
            with self.subTest(text[:40]):
                self.assertFalse(is_glued(text))


def reading_of_foot():
    return [paragraph.text for paragraph in read(PAGE).paragraphs]
