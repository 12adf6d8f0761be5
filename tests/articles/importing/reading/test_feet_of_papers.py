"""What stands amid and below the stories of papers in several languages, and is no part of them."""

from django.test import SimpleTestCase

from articles.importing.reading import read
from articles.importing.reading.facts.film_facts import FACTS
from articles.importing.reading.pieces import Figure, PullQuote

from .written import MORE_PROSE, PROSE, headings, left, notes, page, related

CONSENT = "Ich bin damit einverstanden, dass mir externe Inhalte angezeigt werden."
LONG_HEADLINE = "Das Echo der Mühlen: Ein ganzes Dorf hält den Atem an"
EMBED = "An dieser Stelle finden Sie einen externen Inhalt von Instagram, der den Artikel ergänzt."


class AmidTests(SimpleTestCase):
    def test_a_few_words_below_long_headlines_and_over_the_text_are_a_subhead(self):
        reading = page(
            PROSE,
            "Mehr zum Thema",
            "Das Echo der Mühlen: Ein ganzes Dorf hält den Atem an",
            "Was das heißt",
            MORE_PROSE,
        )
        self.assertEqual((headings(reading), len(related(reading))), (["Was das heißt"], 1))

    def test_a_title_that_the_story_names_is_no_subhead(self):
        reading = page(PROSE, "Mehr zum Thema", LONG_HEADLINE, "The pier", MORE_PROSE)
        self.assertEqual((headings(reading), len(related(reading))), ([], 2))

    def test_what_asks_before_it_shows_something_of_another_page_is_no_text(self):
        reading = page(PROSE, "Empfohlener redaktioneller Inhalt", EMBED, "Externer Inhalt", CONSENT, MORE_PROSE)
        self.assertEqual((headings(reading), len(reading.paragraphs), reading.all_of(Figure)), ([], 2, []))

    def test_words_of_somebody_over_the_name_are_set_large_without_marks(self):
        said = "I was so green that I thought the red light meant stop"
        reading = page(f"Kit Amado was there. {PROSE}", said, "Kit Amado", MORE_PROSE)
        quotes = [(quote.text, quote.attribution) for quote in reading.all_of(PullQuote)]
        self.assertEqual(quotes, [(said, "Kit Amado")])

    def test_the_small_print_of_a_box_may_be_long(self):
        small = "Privacy Notice: Letters may contain ads. " + "We use what you tell us with care. " * 12
        small += "See our Privacy Policy."
        self.assertEqual(len(page(PROSE, small, MORE_PROSE).paragraphs), 2)

    def test_somebody_in_a_scene_is_seen_in_a_picture(self):
        for caption in ("Kit Amado, en un fotograma de ‘La casa’.", "Kit Amado in a scene from ‘The House’."):
            with self.subTest(caption):
                figures = page(PROSE, caption, MORE_PROSE).all_of(Figure)
                self.assertEqual([figure.caption for figure in figures], [caption])

    def test_a_poll_between_two_paragraphs_is_of_the_page(self):
        poll = ["What's your favorite pier?", "The Long One", "The Wet One", "Answer", "See Results"]
        reading = page(PROSE, *poll, MORE_PROSE)
        self.assertEqual((headings(reading), len(reading.paragraphs)), ([], 2))

    def test_headlines_under_the_name_of_a_section_are_other_stories(self):
        lines = ["'Silent Boat' listens to a tree", "The second pier can't defy gravity twice"]
        reading = page(PROSE, "Movie Reviews", *lines, MORE_PROSE)
        self.assertEqual((related(reading), headings(reading)), (lines, []))

    def test_a_word_over_what_a_picture_shows_is_no_heading(self):
        shown, caption = "Two men sit on a truck.", "Kit Amado and Bo Lund in “The Pier.”"
        figures = page(PROSE, "Image", shown, f"{caption}Credit...A24", MORE_PROSE).all_of(Figure)
        self.assertEqual([(each.alt, each.caption) for each in figures], [(shown, caption)])

    def test_buttons_of_french_pages_and_sponsors_are_no_headings(self):
        for line in ("Ajouter à vos sélections", "Sponsor Message", "Become a Pier sponsor"):
            with self.subTest(line):
                self.assertEqual(headings(page(PROSE, line, MORE_PROSE)), [])


class BelowTests(SimpleTestCase):
    def test_who_made_a_film_and_its_length_in_hours_are_its_facts(self):
        line = "Film français d’Alice Amado. Avec Kit Lund, Isaka Otero (1 h 52). Sur le Web : www.quai.example"
        self.assertEqual(notes(page(PROSE, MORE_PROSE, line)), [("film facts", line)])

    def test_a_title_over_who_made_it_and_who_is_in_it_is_a_card_of_the_film(self):
        box = ["Der Müller und das Meer", "Von Kit Amado", "Mit Bo Lund, Ada Brandt"]
        reading = page(PROSE, *box, MORE_PROSE)
        self.assertEqual((notes(reading), headings(reading)), ([("film facts", "\n".join(box))], []))

    def test_the_section_of_another_story_stands_between_its_headline_and_its_day(self):
        cards = ["Heute Abend im TV: Dieses Werk", "News - TV-Tipps", "Freitag, 14. November 2025"]
        reading = page(PROSE, MORE_PROSE, "Das könnte dich auch interessieren", *cards)
        self.assertEqual(related(reading), cards[:1])

    def test_what_a_link_earns_is_no_story(self):
        line = "Bei einem der Links handelt es sich um einen Affiliate-Link. Auf den Preis hat das keine Wirkung."
        self.assertEqual(len(page(PROSE, MORE_PROSE, line).paragraphs), 2)

    def test_two_owners_of_pictures_under_one_another_are_two_pictures(self):
        figures = page(PROSE, "Photo: Kit Amado/Pier Features", "Image: Pier Features", MORE_PROSE).all_of(Figure)
        self.assertEqual(len(figures), 2)

    def test_a_genre_is_a_fact_of_its_film_in_spanish_and_italian_too(self):
        for line in ("Género: drama. España, 2025.", "Genere: drammatico"):
            with self.subTest(line):
                self.assertTrue(FACTS.fullmatch(line))

    def test_a_writer_s_card_stands_under_its_label_and_the_name(self):
        card = "Crítica de cine y columnista. Durante 25 años fue periodista cultural, especializada en cine, aquí."
        reading = page(PROSE, MORE_PROSE, "Sobre la firma", "Kit Amado", card, "Ver biografía")
        self.assertEqual(len(reading.paragraphs), 2)

    def test_a_page_that_says_you_below_the_story_is_none(self):
        asks = "¿Quieres añadir otro usuario a tu suscripción?"
        reading = page(PROSE, MORE_PROSE, "Tu suscripción en otro dispositivo", asks)
        self.assertEqual(left(reading).get(asks), "boilerplate")

    def test_what_speaks_of_terms_and_privacy_is_no_story(self):
        legal = "This email will be used to sign in. By submitting it, you agree to our Terms and Privacy Policy."
        self.assertEqual(len(page(PROSE, MORE_PROSE, legal).paragraphs), 2)

    def test_initials_with_an_agency_below_a_signed_story_are_no_picture(self):
        reading = page(PROSE, MORE_PROSE, "hpi/dpa")
        self.assertEqual((reading.all_of(Figure), left(reading).get("hpi/dpa")), ([], "boilerplate"))

    def test_a_call_for_comments_and_for_followers_is_of_the_page(self):
        for line in (
            "Siete d’accordo con la nostra recensione? Scrivetelo nei commenti!",
            "PierDaily è anche su TikTok, seguiteci!",
        ):
            with self.subTest(line):
                self.assertEqual(len(page(PROSE, MORE_PROSE, line).paragraphs), 2)

    def test_other_stories_stand_below_the_comments(self):
        cards = ["‘We sank it twice’: Kit Amado on boats at sea", "4 Oct 2025"]
        reading = page(PROSE, MORE_PROSE, "Comments (34)", "This discussion is closed", "More on this story", *cards)
        self.assertEqual(related(reading), cards[:1])

    def test_the_headline_over_the_facts_of_the_film_is_none_of_them(self):
        headline = "‘The Pier’ Review: Claire Amado Runs a Hut in Bo Lund’s Sharp, Sour Farce"
        facts = "Reviewed at Soho Rooms, Nov. 10, 2025. Running time: 104 MIN."
        crew = "Crew: Director: Bo Lund. Camera: Kit Amado."
        lines = [headline, "By Ana Ruiz", "November 8, 2025", PROSE, MORE_PROSE, headline, facts, crew]
        reading = read("\n".join(lines))
        self.assertEqual(notes(reading), [("film facts", f"{facts}\n{crew}")])
        self.assertEqual(left(reading).get(headline), "duplicate")
