"""Heads of whole pages again: links set as items, days said twice, pictures with their makers, names in the menu."""

from django.test import SimpleTestCase

from articles.importing.reading import read
from articles.importing.reading.pieces import Field, Figure, Heading, ListEntry, PullQuote

from .written import MORE_PROSE, PROSE, above_a_body, bylines, left

LONG_PROSE = f"{PROSE} {MORE_PROSE}"
MENU = ("Pier Daily", "Boats", "TV/Huts", "Weather", "Festivals")
HEADLINE = "A Pier in the Long Winter"
BIO = "Ana is a senior keeper and writer for the Pier Weekly. She has been counting boats since 2016."


def parted(*lines):
    """A page with an empty line between each of its lines."""
    return read("\n\n".join([*lines, LONG_PROSE]))


def figures(reading):
    return [(figure.alt, figure.caption, figure.credit) for figure in reading.all_of(Figure)]


class MenuTests(SimpleTestCase):
    def test_a_link_with_a_stroke_in_it_is_no_path(self):
        self.assertEqual(above_a_body(*MENU, HEADLINE, "By Ana Ruiz").value("section"), "")

    def test_the_last_line_of_several_words_may_be_the_kicker(self):
        reading = above_a_body(*MENU, "Festivals & Boats", HEADLINE, "By Ana Ruiz")
        self.assertEqual(reading.value("kicker"), "Festivals & Boats")

    def test_a_path_between_bars_stands_under_a_menu_too(self):
        reading = above_a_body(*MENU, "Movies | Reviews", HEADLINE, "By Ana Ruiz")
        self.assertEqual([reading.value(name) for name in ("section", "kicker")], ["Movies / Reviews", ""])

    def test_links_above_the_headline_are_no_list_and_the_sign_of_the_paper_no_picture(self):
        menu = "- [Boats](https://pier.example/boats)\n- [Huts](https://pier.example/huts)\n- Trending"
        sign = "[![Pier logo](https://pier.example/logo.svg)](https://pier.example/)"
        reading = parted(sign, menu, "[Lists](https://pier.example/lists)", f"# {HEADLINE}", "By Ana Ruiz")
        self.assertEqual(reading.all_of(ListEntry) + reading.all_of(Figure), [])
        self.assertEqual([reading.value(name) for name in ("kicker", "headline")], ["Lists", HEADLINE])

    def test_a_link_that_comes_again_may_stand_by_itself(self):
        reading = read(
            "\n".join(
                [
                    "Pier Weekly",
                    "Film",
                    "Boats",
                    "Huts",
                    "Music",
                    "",
                    "Film",
                    "",
                    HEADLINE,
                    "",
                    "By Ana Ruiz",
                    "",
                    LONG_PROSE,
                ]
            )
        )
        self.assertEqual([reading.value(name) for name in ("section", "headline")], ["Film", HEADLINE])

    def test_an_address_is_no_kicker(self):
        self.assertEqual(parted("pierdaily.com", f"{HEADLINE}\nAna Ruiz\n8–10 minutes").value("kicker"), "")


class WhoAndWhenTests(SimpleTestCase):
    def test_a_name_over_how_long_to_read_signs_the_story(self):
        self.assertEqual(bylines(parted(f"{HEADLINE}\nAna Ruiz\n8–10 minutes")), [("Ana Ruiz", "words")])
        self.assertEqual(bylines(parted(f"{HEADLINE}\nAna Ruiz\n95 minutes")), [])  # who directed it

    def test_a_day_says_more_than_how_long_ago_it_was(self):
        for lines in (
            ("Posted 4 hours ago", "Published on 19 02 2026"),
            ("Published", "4 hours ago", "on", "February 19, 2026"),
        ):
            with self.subTest(lines):
                reading = above_a_body(HEADLINE, "By Ana Ruiz", *lines)
                self.assertEqual(
                    [field.value for field in reading.all_of(Field) if field.name == "published"], ["2026-02-19"]
                )
        self.assertEqual(above_a_body(HEADLINE, "By Ana Ruiz", "4 hours ago").value("published"), "4 hours ago")

    def test_a_bio_may_begin_with_the_first_name(self):
        reading = parted(f"# {HEADLINE}", "By", "[Ana Ruiz](https://pier.example/ana)", "Published Nov 2, 2025", BIO)
        self.assertEqual((bylines(reading), left(reading).get(BIO)), ([("Ana Ruiz", "words")], "boilerplate"))

    def test_a_bio_is_not_what_the_story_speaks_of(self):
        bio = BIO.replace("Ana is", "Ana Ruiz is")
        self.assertEqual(bylines(parted(HEADLINE, "Ana Ruiz\n13 June 2025", bio)), [("Ana Ruiz", "words")])

    def test_two_buttons_side_by_side_are_no_name(self):
        reading = parted(
            HEADLINE, "[Ana Ruiz](https://pier.example/ana) • 8 May 2025", "[Save](https://a.b) [Share](https://a.c)"
        )
        self.assertEqual((bylines(reading), reading.all_of(Heading)), ([("Ana Ruiz", "words")], []))

    def test_several_bare_lines_over_the_text_are_buttons_too(self):
        lines = ("Like", "Thread", "Add us to what you like best", "Try something else:", "Show me the boats")
        reading = parted(HEADLINE, "By Ana Ruiz\n13 June 2025", *lines)
        self.assertEqual(([*reading.all_of(Heading)], len(reading.paragraphs)), ([], 1))


class PictureTests(SimpleTestCase):
    def test_whoever_made_a_picture_stands_under_it(self):
        image = "![A pier and a stopped clock](https://pier.example/clock.jpg)"
        reading = parted(f"# {HEADLINE}", image, "Custom image by Kit Amado", "By Ana Ruiz")
        self.assertEqual(
            (bylines(reading), figures(reading)[0][2]), ([("Ana Ruiz", "words")], "Custom image by Kit Amado")
        )

    def test_an_illustration_has_its_maker_under_the_caption(self):
        seen, caption = (
            "A woman stands on a pier, lit from a boat.",
            "Kit Amado plays a keeper who never sells a ticket.",
        )
        by = "Illustration by Bo Lund"
        reading = above_a_body(HEADLINE, "By Ana Ruiz", "13 June 2025", seen, caption, by, "Save this story")
        self.assertEqual(figures(reading), [(seen, caption, by)])

    def test_a_film_and_its_year_under_a_picture_are_its_caption(self):
        for caption in ("Low Tide (Kit Amado, 2000).", "The pier in winter"):
            with self.subTest(caption):
                reading = parted(HEADLINE, "By Ana Ruiz", "![The pier in winter](https://pier.example/1.jpg)", caption)
                self.assertEqual(figures(reading), [("The pier in winter", caption, "")])

    def test_a_caption_under_its_shorter_self_is_one_picture(self):
        for less, more in (
            ("Kit Amado wears a long coat; his hat.", "Kit Amado wears a long coat; his hat; a borrowed scarf."),
            ("A long coat and a borrowed hat.", "Kit Amado in a long coat and a borrowed hat."),
        ):
            with self.subTest(less):
                reading = parted(HEADLINE, "By Ana Ruiz\n13 June 2025", less, more)
                self.assertEqual((figures(reading), reading.all_of(PullQuote)), ([(less, more, "")], []))


class SpreadPageTests(SimpleTestCase):
    LINES = (
        "Startseite",
        "Kultur",
        "Kino",
        "Seedrama »Low Tide«",
        "Warten auf das letzte Boot",
        "Ein Mann, ein Steg, ein Hund: Kit Amado hat den langsamsten Film gedreht. Ana Ruiz spielt darin ihre Rolle.",
        "Von",
        "Gesine Roth",
        "06.11.2025, 10.12 Uhr",
        "Merken",
        "Ottoline Grace in »Low Tide«",
        "Foto: Steg Medien",
    )

    def said(self, between):
        reading = read(between.join([*self.LINES, LONG_PROSE, MORE_PROSE]))
        said = [reading.value(name) for name in ("section", "kicker", "headline", "dek", "published")]
        return [*said, bylines(reading), figures(reading), len(reading.paragraphs)]

    def test_an_empty_line_between_all_lines_parts_nothing(self):
        self.assertEqual(self.said("\n\n"), self.said("\n"))
        self.assertEqual(self.said("\n\n")[:3], ["Kultur / Kino", *self.LINES[3:5]])

    def test_by_and_its_name_belong_together_over_an_empty_line(self):
        for name in ("Ana Ruiz", "[Ana Ruiz](https://pier.example/ana)"):
            with self.subTest(name):
                reading = parted(
                    "The Longer Pier Is a Marvel", "6 MINUTE READ", "by", name, "Film Critic", "13 June 2025"
                )
                self.assertEqual((bylines(reading), reading.value("dek")), ([("Ana Ruiz", "words")], ""))


class HardWrappedTests(SimpleTestCase):
    HEAD = "PIER PICTURES AND THE HARBOUR FUND ANNOUNCE START OF PRINCIPAL\nPHOTOGRAPHY ON “THE LONGER PIER”"
    BODY = (
        "LONDON, 9 June 2026 – Cameras are rolling on the pier for the new film from\n"
        "Kit Amado, whose debut was liked by whoever saw it in the hut on the pier in\n"
        "the spring of 1987, when boats still sailed and tickets could be bought from\n"
        "the man who sold them and who has read every paper that there is since then,\n"
        "which he remembers well, and of which he says that it was for a dog which at\n"
        "the end of the day came back on foot along the shore, and who never sold one\n"
        "again, though he sits there all day long as if somebody could still ask him."
    )
    CAST = "\n".join(
        f"{name} {'.' * (38 - len(name))} Ana Ruiz" for name in ("Kit", "Bo Lund", "The Dog", "A Keeper", "Gull")
    )

    def test_a_headline_in_capitals_goes_on_on_its_second_line_and_is_no_picture(self):
        reading = read(f"{self.HEAD}\n\n{self.BODY}\n\nCAST\n\n{self.CAST}\n\n{self.CAST}")
        self.assertEqual(reading.value("headline"), self.HEAD.replace("\n", " "))
        self.assertEqual(reading.paragraphs[0].text, self.BODY.replace("\n", " "))
