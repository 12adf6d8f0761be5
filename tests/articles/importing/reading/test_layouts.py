"""Layouts that show by their shape what a line is: counters, cast lists, labels over places, the foot of a page."""

from django.test import SimpleTestCase

from articles.importing.as_json import where_to_watch
from articles.importing.reading import read
from articles.importing.reading.pieces import Answer, Figure, Note, Paragraph, Question, Video

from .written import MORE_PROSE, PROSE, above_a_body, bylines, entries, headings, left, under_a_head


def shown(story):
    return [(figure.caption, figure.credit) for figure in story.all_of(Figure)]


def watch(story):
    return list(where_to_watch(story))


class GalleryTests(SimpleTestCase):
    def test_pictures_stand_under_their_counters(self):
        counters = {
            "bare": ["1/3", "2/3", "3/3"],
            "in words": ["Image 1 of 3", "Image 2 of 3", "Image 3 of 3"],
            "in German": ["Bild 1 von 3", "Bild 2 von 3", "Bild 3 von 3"],
            "in brackets": ["(1/3)", "(2/3)", "(3/3)"],
        }
        for said, (one, two, three) in counters.items():
            with self.subTest(said):
                lines = [f"{one}\nThe hut in the snow.\nBo Lund/Pier House", f"{two}\nLunch.\nIda Moss"]
                story = under_a_head(*lines, f"{three}\nTickets, with the dog.\nBo Lund/Pier House", MORE_PROSE)
                expected = [
                    ("The hut in the snow.", "Bo Lund/Pier House"),
                    ("Lunch.", "Ida Moss"),
                    ("Tickets, with the dog.", "Bo Lund/Pier House"),
                ]
                self.assertEqual((shown(story), headings(story)), (expected, []))

    def test_a_gallery_may_have_no_credits_and_no_text_above(self):
        story = read("The Pier in Pictures\nBy Ana Ruiz\n\n1/3\nThe hut.\n\n2/3\nThe dog.\n\n3/3\nThe sea, at last.\n")
        self.assertEqual(shown(story), [("The hut.", ""), ("The dog.", ""), ("The sea, at last.", "")])

    def test_ratings_that_do_not_count_up_are_no_gallery(self):
        story = under_a_head("7/10\nThe Hut", "9/10\nThe Dog", "7/10\nThe Sea", MORE_PROSE)
        self.assertEqual(shown(story), [])


class PageTests(SimpleTestCase):
    def test_the_paper_and_its_issue_stand_at_the_foot_of_a_page(self):
        for foot in ("PIER QUARTERLY | WINTER 2025", "WINTER | PIER QUARTERLY", "Issue 9 · PIER QUARTERLY"):
            with self.subTest(foot):
                head = "PIER QUARTERLY | REVIEWS                                 41"
                first, rest = PROSE.split(" a man sells ")
                above = f"{head}\n\nA Pier in Winter\nBy Ana Ruiz\n\n{first}"
                story = read(f"{above}\n\n{foot}\n\na man sells {rest}\n\n{MORE_PROSE}")
                self.assertEqual(left(story).get(foot), "navigation")
                self.assertEqual(len(story.all_of(Paragraph)), 2)

    def test_a_first_paragraph_that_breaks_off_is_no_dek(self):
        first, rest = PROSE.split(" a man sells ")
        for head in ("A Pier in Winter", "A Pier in Winter\n\nBy Ana Ruiz"):
            for foot in ("QUARTERLY | 12", "12 | The Pier Gazette", "ADVERTISEMENT"):
                with self.subTest(head=head, foot=foot):
                    story = read(f"{head}\n\n{first}\n\n{foot}\n\na man sells {rest}\n\n{MORE_PROSE}")
                    self.assertEqual((story.value("headline"), story.value("dek")), ("A Pier in Winter", ""))
                    self.assertEqual(story.all_of(Paragraph)[0].text, PROSE)

    def test_lines_that_break_off_within_words_were_wrapped(self):
        lines = """The pier is longer than it looks from the town, and at the end of it
Ana Ruiz keeps a hut in which she sells tick-
ets for boats that no longer sail. She has read every paper there is, and
Bo Lund, who ought to know, says that she has read them twice and re-
members most. Nobody has bought a tick-
et since the spring of the great storm, when the ferry came in late and
Ida Moss took a dog across, and brought it back on foot, along the shore.
   It was wet, the dog, and glad of com-
pany, and nobody asked it for its ticket again, though the harbour master
Ewan Strachan wrote a letter, which nobody has an-
swered, and a second, which Ruiz keeps under the till for when the boats
Lund has promised come."""
        story = read(f"A Pier in Winter\nBy Ana Ruiz\n\n{lines}\n")
        self.assertEqual(len(story.all_of(Paragraph)), 2)


class FilmPageTests(SimpleTestCase):
    def test_a_cast_list_is_told_by_its_leaders(self):
        for leader in (" … ", " ..... ", " as ", "\t", "     "):
            with self.subTest(leader):
                rows = [f"{who}{leader}{whom}" for who, whom in (("Ana Ruiz", "Mr. Abel"), ("Bo Lund", "Wren"))]
                story = under_a_head("\n".join(["Cast", *rows, f"Ida Moss{leader}The Reader"]), MORE_PROSE)
                self.assertEqual([note.name for note in story.all_of(Note)], ["film facts"])
                self.assertEqual((headings(story), len(story.all_of(Paragraph))), ([], 2))

    def test_lines_under_where_to_watch_are_places(self):
        for label in ("Where to watch", "How to see it", "Dónde ver"):
            with self.subTest(label):
                story = under_a_head(MORE_PROSE, f"{label}\nThe Hut Cinema, Pier\nPierflix (rent, from £2)")
                self.assertEqual(watch(story), ["The Hut Cinema, Pier", "Pierflix (rent, from £2)"])

    def test_what_is_on_television_says_when_and_where(self):
        for line in (
            "The Hut continues on Sundays at 9pm on ITV1.",
            "The Hut returns on Friday on BBC Two.",
            "The Hut airs nightly on Channel 4 and streams there too.",
        ):
            with self.subTest(line):
                self.assertEqual(watch(under_a_head(MORE_PROSE, line)), [line])

    def test_a_line_may_stand_for_a_clip(self):
        for line in ("[Video] The first trailer (2:14)", "[Vídeo] Un tráiler", "▶ Two minutes of it – 1:58"):
            with self.subTest(line):
                self.assertEqual(len(under_a_head(line, MORE_PROSE).all_of(Video)), 1)


class WordingTests(SimpleTestCase):
    def test_what_stands_below_the_end_is_for_the_press(self):
        for end in ("– ENDS –", "— Ends —", "- ENDS -"):
            with self.subTest(end):
                below = "About Pier Films\nPier Films was founded in 2011.\n\nPRESS CONTACT\nIda Moss\nida@pier.example"
                story = under_a_head(MORE_PROSE, end, below)
                self.assertEqual((len(story.all_of(Paragraph)), bylines(story)), (2, [("Ana Ruiz", "words")]))

    def test_a_byline_may_go_on_with_a_clause(self):
        for clause in (
            "who has been cold since Sunday",
            "whose dog came too",
            "a critic with a cold",
        ):
            with self.subTest(clause):
                story = above_a_body("A Pier in Winter", "", f"By Ana Ruiz, {clause}")
                self.assertEqual(
                    (story.value("headline"), bylines(story)), ("A Pier in Winter", [("Ana Ruiz", "words")])
                )

    def test_a_word_in_capitals_over_the_headline_is_its_kicker(self):
        for word in ("TRAILER", "TRÁILER", "TEASER"):
            with self.subTest(word):
                story = above_a_body(word, "", "A pier in winter shows its teeth", "", "By Ana Ruiz")
                self.assertEqual(story.value("kicker"), word)

    def test_initials_close_the_entries_of_a_list(self):
        for initials in ("RT", "— AR", "(BL)", "A.R."):
            with self.subTest(initials):
                entry = "A stranger rides in to save the soup, and everybody at the counter has an opinion, and a bowl."
                makers = "Dirs. Ana Ruiz, Bo Lund; with Ida Moss, Tove Berg, Ewan Strachan, Olga Petrova, Juan Salas"
                lines = [
                    f"{rank}. {title} (2014)\n{makers}\n{entry} {initials}"
                    for rank, title in ((3, "The Hut"), (2, "The Dog"), (1, "The Sea"))
                ]
                story = read("\n\n".join(["The Best Piers, Ranked\nBy Ana Ruiz", PROSE, *lines]))
                self.assertEqual([rank for rank, _, _ in entries(story)], [3, 2, 1])
                self.assertEqual(headings(story), [])

    def test_a_short_question_is_set_as_the_others_are(self):
        for short in ("And now?", "Und jetzt?", "Why?"):
            with self.subTest(short):
                asked = ["**Why does nobody sail from the pier?**", "There are no boats.", "**Has there been a boat?**"]
                story = under_a_head(*asked, "In 1987. It sank.", f"**{short}**", "A bench. For the dog.")
                self.assertEqual((len(story.all_of(Question)), len(story.all_of(Answer))), (3, 3))

    def test_a_call_to_follow_the_paper_is_furniture(self):
        for line in (
            "Sigue toda la información de Cine en Facebook y X, o en nuestra newsletter semanal.",
            "Suivez toute l’actualité du cinéma sur Facebook et Instagram.",
            "Folgen Sie unserer Filmredaktion auf Instagram und Bluesky.",
        ):
            with self.subTest(line):
                self.assertIn(line, left(under_a_head(MORE_PROSE, line)))
