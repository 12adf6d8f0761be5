"""Names as reviews and trade news print them: parts, firms, towns, German endings."""

from unittest import TestCase

from .written import films, names, people, recognised


class PartTests(TestCase):
    def test_whom_somebody_plays_as_is_a_part(self):
        sentence = "It is left to Isabel Ruth, as the matriarch Dona Celeste, to supply the fire."
        self.assertEqual(people(sentence), ["Isabel Ruth"])
        self.assertEqual(people("Isabel Ruth, as the matriarch Anna Weber, supplies the fire."), ["Isabel Ruth"])

    def test_as_the_critic_somebody_wrote_is_no_part(self):
        self.assertIn("Anna Weber", people("It goes on, as the critic Anna Weber, now in Rome, once wrote."))

    def test_whom_somebody_makes_is_a_part(self):
        self.assertEqual(people("Ruth Wilson makes a fine Anna Weber: a woman who hates boats."), ["Ruth Wilson"])

    def test_everybody_knows_james_bond(self):
        self.assertEqual(people("It leaves out films that visit a boat, so there is no James Bond on it."), [])


class DoingTests(TestCase):
    def test_a_strange_name_that_hides_while_somebody_hunts_is_somebody(self):
        self.assertEqual(
            people("Robert Mitchum hunts from above while Curd Jürgens hides beneath."),
            ["Robert Mitchum", "Curd Jürgens"],
        )

    def test_what_films_do_makes_nobody(self):
        self.assertEqual(people("Bitter Jürgens opens in June."), [])

    def test_a_strange_name_in_brackets_behind_a_noun_is_who_plays_it(self):
        sentence = "She is sent there by a smirking man from the board (Paapo Essiedo)."
        self.assertEqual(people(sentence), ["Paapo Essiedo"])

    def test_a_day_is_nobody(self):
        self.assertEqual(people("It began before the end of Saturday’s premiere in town."), [])


class FirmTests(TestCase):
    def test_for_whom_people_produce_is_a_firm(self):
        self.assertEqual(people("Ruth Wilson produced with Anna Weber for Long Furrow."), ["Ruth Wilson", "Anna Weber"])

    def test_who_releases_a_film_gives_no_prize(self):
        found = recognised("*Low Tide* will be released by Cinema Guild.")
        self.assertEqual((names(found.awards), names(found.companies)), ([], ["Cinema Guild"]))

    def test_a_name_between_names_is_no_prize(self):
        found = recognised("She has been called an heir to João César Monteiro, and laughs.")
        self.assertEqual((names(found.awards), names(found.people)), ([], ["João César Monteiro"]))


class TownTests(TestCase):
    def test_where_a_film_was_seen_is_none(self):
        found = films("It rains.", headline="Locarno Review: Low Tide Finds Deadpan Poetry in Bureaucracy")
        self.assertNotIn("Locarno", found)


class GermanTests(TestCase):
    def test_whose_film_it_is_has_an_s_and_no_apostrophe(self):
        sentence = (
            "An Valeska Grisebachs »Western« erinnert das, an Andreas Dresens Film der trockene Witz der Schwestern."
        )
        self.assertEqual(people(sentence), ["Valeska Grisebach", "Andreas Dresen"])

    def test_a_brook_is_no_composer(self):
        self.assertEqual(people("Seit zwei Sommern führt der Bach kein Wasser, und das ist nicht alles."), [])
        self.assertEqual(people("Zu hören ist Bach, und das ist nicht alles, was die Musik des Films kann."), ["Bach"])

    def test_who_is_somebody_s_daughter_is_somebody(self):
        self.assertEqual(
            people("Ghrian Tovaquist ist die ältere Tochter Ruth, die im Dorf geblieben ist."), ["Ghrian Tovaquist"]
        )

    def test_the_name_of_a_prize_goes_on_with_an_adjective(self):
        found = recognised(
            "Für das Drehbuch erhielt sie den Förderpreis Neues Deutsches Kino, und das ist nicht wenig."
        )
        self.assertEqual(names(found.awards), ["Förderpreis Neues Deutsches Kino"])

    def test_a_critique_is_to_a_film(self):
        self.assertEqual(
            films("Es regnet, und das ist nicht alles.", headline="Kritik zu Das Haus am Wehr"), ["Das Haus am Wehr"]
        )


class PrintedTests(TestCase):
    def test_what_is_set_apart_begins_where_its_letters_do(self):
        self.assertEqual(
            films("One misses the nerve of her cutting for Hogg on *The Souvenir* (2019)."), ["The Souvenir"]
        )
        self.assertEqual(films("Nobody has forgotten *Il posto* (1961) there."), ["Il posto"])

    def test_who_speaks_is_no_film(self):
        self.assertEqual(films("“I just watch the movies as hard as I can,” she said."), [])

    def test_the_film_in_a_caption_stands_behind_the_part(self):
        caption = "Lesley Manville as Councillor Maud Tetley in Harrowgate (2025)"
        self.assertEqual(films("It rains.", caption=caption), ["Harrowgate"])

    def test_a_house_may_give_every_word_of_a_known_title_its_capital(self):
        self.assertEqual(films("He liked The Hunt For Red October, obviously."), ["The Hunt For Red October"])

    def test_whom_an_actor_plays_is_no_film(self):
        self.assertEqual(films("Tom Cruise’s Cage is a coward who dies until he isn’t."), [])

    def test_a_retrospective_is_no_film(self):
        self.assertEqual(films("A retrospective, “Ana Ruiz: Adventures in Perception,” runs in town."), [])

    def test_two_who_play_as_somebody_are_people(self):
        sentence = "Audra McDonald as a dresser with a bad hip, André Holland as the understudy: it is good."
        self.assertEqual(people(sentence), ["Audra McDonald", "André Holland"])

    def test_by_whom_the_casting_is(self):
        self.assertEqual(people("Casting is by Shaheen Baigo."), ["Shaheen Baigo"])

    def test_a_navy_is_nobody(self):
        self.assertEqual(people("A disgraced Royal Navy navigator is hired."), [])

    def test_the_people_s_choice_is_part_of_its_prize(self):
        found = recognised("It won the Midnight Madness People’s Choice Award and vanished.")
        self.assertEqual(names(found.awards), ["Midnight Madness People’s Choice Award"])

    def test_how_often_somebody_was_nominated_is_no_part_of_the_prize(self):
        found = recognised("Four-time Academy Award nominee Ruth Wilson plays Ada.")
        self.assertEqual(names(found.awards), ["Academy Award"])

    def test_a_cast_list_may_name_the_part_first(self):
        rows = "Ada Pell ........ Ruth Wilson\nMrs Crane ........ Anna Weber\nBess ........ Toby Jones"
        self.assertEqual(people(rows), ["Ruth Wilson", "Anna Weber", "Toby Jones"])


class MakerTests(TestCase):
    def test_what_somebody_made_before_stands_behind_after(self):
        sentence = "Dopo Vermiglio, Maura Delpero torna a un paese di montagna, e non è tutto quello che ha da dire."
        self.assertEqual(films(sentence), ["Vermiglio"])
        self.assertEqual(films("After Paris, Anna Weber moved to a house by the sea."), [])

    def test_a_feature_is_from_whoever_made_it(self):
        self.assertEqual(people("It is the third feature from Rose Glass, and it is good."), ["Rose Glass"])

    def test_who_played_somebody_else_is_somebody(self):
        sentence = "Kayije Kagamo, qui jouait l’écrivaine de ce film, est ici une infirmière, une des plus belles."
        self.assertEqual(people(sentence), ["Kayije Kagamo"])

    def test_somebody_s_country_stands_before_the_name_in_german(self):
        sentence = "Den Preis für die beste Leistung erhielt der Georgier Nika Beridzo, und das ist nicht alles."
        self.assertEqual(people(sentence), ["Nika Beridzo"])
