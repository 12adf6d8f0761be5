import re
from unittest import TestCase

from articles.importing.as_json import story_as_json

from .written import films, names, people, recognised


class FilmTests(TestCase):
    def test_are_told_by_their_maker_behind_them(self):
        told = recognised("# Fathom (Dir. Yuko Tsuda)", "One tub, ninety minutes.")
        self.assertEqual((names(told.films), names(told.people)), (["Fathom"], ["Yuko Tsuda"]))

    def test_are_told_by_their_stars(self):
        self.assertEqual(films("Cenere bianca ★★★½"), ["Cenere bianca"])

    def test_are_told_by_what_they_took_each_in_its_row(self):
        rows = [f"| {title} (Focus) | $9.9M | 3,205 |" for title in ("Captain Zero", "Tin", "The Heron Club")]
        self.assertEqual(films(*rows), ["Captain Zero", "Tin", "The Heron Club"])
        self.assertNotIn("Tin", films(*rows[:2]))

    def test_are_the_entries_of_a_list_that_promises_films(self):
        for headline, found in (("The 3 Best Films on Piers", ["Local Hero", "Tin", "Zinc"]), ("The 3 Best Piers", [])):
            with self.subTest(headline):
                text = (
                    f"{headline}\n\nBy Ana Ruiz\n\nHere they are, all three of them, and in no order at all but mine."
                )
                entries = "\n\n".join(
                    f"{n}. {title}\n\nIt rains." for n, title in enumerate(["Local Hero", "Tin", "Zinc"], 1)
                )
                self.assertEqual(story_as_json(f"{text}\n\n{entries}")["films"], found)
                marked = re.sub(r"^(\d)(?=\. )", lambda rank: f"### {4 - int(rank[1])}", entries, flags=re.MULTILINE)
                self.assertEqual(story_as_json(f"# {text}\n\n{marked}")["films"], found)

    def test_are_the_headline_of_their_own_review(self):
        body = "Clay remembers, says the potter, and you can see why he might worry about that every night of the week."
        for stars, found in (("\n★★★", ["The Kiln"]), ("", [])):
            with self.subTest(stars):
                self.assertEqual(story_as_json(f"The Kiln{stars}\n\nBy Ana Ruiz\n\n{body}")["films"], found)

    def test_may_have_a_comma_in_that_headline(self):
        body = "Paul Mescal is in High Kiln, Low Barn with a coat, and you can see why he worries about it each night."
        told = story_as_json(f"High Kiln, Low Barn\n★★★\n\nBy Ana Ruiz\n\n{body}")
        self.assertEqual(told["films"], ["High Kiln, Low Barn"])

    def test_are_not_the_headline_of_a_list_that_gives_stars(self):
        body = "Clay remembers, says the potter, and you can see why he might worry about that every night of the week."
        self.assertEqual(story_as_json(f"Best Movies This Month\n★★★\n\nBy Ana Ruiz\n\n{body}")["films"], [])

    def test_may_have_their_stars_before_them(self):
        self.assertEqual(films("★★★½ Cenere bianca"), ["Cenere bianca"])

    def test_keep_the_plural_s_inside_their_quotation_marks(self):
        self.assertEqual(
            films("She breaks down ‘The Lighthouse Keepers’ Daughter.’ So that is that."),
            ["The Lighthouse Keepers’ Daughter"],
        )
        self.assertEqual(films("Both ‘Harbor Patrols’ and ‘Zephyr’ opened."), ["Harbor Patrols", "Zephyr"])

    def test_are_not_told_in_part_where_they_are_known_in_full(self):
        told = films(
            "« Les Heures pâles » est un grand film.", "On entre dans Les Heures pâles comme dans une chambre."
        )
        self.assertEqual(told, ["Les Heures pâles"])

    def test_go_on_with_an_article_as_they_began(self):
        self.assertEqual(
            films("Révélée en 2021 par Le Sel et la Rouille, elle y filme deux sœurs et la neige dans un hôtel."),
            ["Le Sel et la Rouille"],
        )

    def test_are_no_years(self):
        self.assertEqual(films("She walked.", caption="Beatrix Lorne in 1964."), [])


class PersonTests(TestCase):
    def test_opens_a_story_in_capitals(self):
        self.assertEqual(people("STELLAN VIK DOES NOT OWN AN umbrella, and never did."), ["Stellan Vik"])

    def test_is_no_character_because_another_is_played(self):
        told = people("It is a scene with Florence Pugh, and her mother, who is played by Laurie Metcalf.")
        self.assertEqual(told, ["Florence Pugh", "Laurie Metcalf"])

    def test_is_told_by_what_they_won_or_wrote(self):
        for sentence, name in (
            ("Samal Yeslyamova, who won a prize, came late.", "Samal Yeslyamova"),
            ("Haigh wrote it with Abi Morgan.", "Abi Morgan"),
            ("Producers are Yerlan Nurmukhamet and others.", "Yerlan Nurmukhamet"),
        ):
            with self.subTest(sentence):
                self.assertIn(name, people(sentence))

    def test_is_told_by_coming_again(self):
        self.assertEqual(people("Dov Ardenne’s film is short.", "Then Dov Ardenne laughs."), ["Dov Ardenne"])


class AwardTests(TestCase):
    def test_are_none_of_the_words_behind_them(self):
        self.assertEqual(names(recognised("The Oscar-nominated director walks.").awards), ["Oscar"])

    def test_leave_a_festival_its_director(self):
        told = recognised("Festival Director Annie Holroyd said: “Night it is.”")
        self.assertEqual((names(told.awards), names(told.people)), ([], ["Annie Holroyd"]))
