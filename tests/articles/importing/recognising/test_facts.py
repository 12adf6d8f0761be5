from unittest import TestCase

from .written import facts, recognised


class CreditTests(TestCase):
    def test_one_by_may_state_several_jobs(self):
        found = facts("“Quarrymen” was written, produced and directed by Lynne Ramsay.")
        self.assertEqual({fact[0] for fact in found}, {"written", "produced", "directed"})
        self.assertEqual({fact[1:] for fact in found}, {("Quarrymen", "Lynne Ramsay", "")})

    def test_a_job_may_open_its_sentence(self):
        found = facts("“Quarrymen” is out. Shot by Greig Fraser and edited by Joe Bini, it runs long.")
        self.assertEqual({fact[0]: fact[2] for fact in found}, {"shot": "Greig Fraser", "edited": "Joe Bini"})

    def test_one_job_may_have_several_people(self):
        found = facts("“Quarrymen,” directed by Joel Coen and Ethan Coen, is out.")
        self.assertEqual([fact[2] for fact in found], ["Joel Coen", "Ethan Coen"])

    def test_a_score_and_a_director_in_brackets(self):
        self.assertIn(("scored", "Quarrymen", "Mica Levi", ""), facts("“Quarrymen” has a score by Mica Levi."))
        self.assertIn(
            ("directed", "Quarrymen", "Lynne Ramsay", ""), facts("Golden Goose: Quarrymen (dir. Lynne Ramsay)")
        )

    def test_who_plays_whom(self):
        for sentence in (
            "“Quarrymen” has Emma Stone as Bella Hart.",
            "In “Quarrymen,” Bella Hart (Emma Stone) digs.",
            "In “Quarrymen,” Emma Stone plays Bella Hart.",
            "In “Quarrymen,” Bella Hart, a digger, is played by Emma Stone.",
        ):
            with self.subTest(sentence):
                self.assertIn(("plays", "Quarrymen", "Emma Stone", "Bella Hart"), facts(sentence))

    def test_where_the_sentence_says_it_the_film_named_last_is_meant_and_this_is_said(self):
        fact = recognised("“Quarrymen” opened. It was directed by Lynne Ramsay.").facts[-1]
        self.assertEqual((fact.kind, fact.subject, fact.stated), ("directed", "Quarrymen", False))
        self.assertEqual(fact.sentence, "It was directed by Lynne Ramsay.")

    def test_what_it_is_based_on(self):
        self.assertIn(
            ("based on", "Quarrymen", "the novel by Ali Smith", ""),
            facts("“Quarrymen” is based on the novel by Ali Smith."),
        )


class ReleaseTests(TestCase):
    def test_a_premiere_has_its_festival_and_its_day(self):
        self.assertIn(
            ("premiere", "Quarrymen", "74th Berlin International Film Festival", "2024-02-17"),
            facts("“Quarrymen” premiered at the 74th Berlin International Film Festival on 17 February 2024."),
        )

    def test_a_release_has_its_company_its_day_and_its_territory(self):
        self.assertIn(
            ("release", "Quarrymen", "Neon", "2024-10-18; United States"),
            facts("“Quarrymen” was released in the United States by Neon on October 18, 2024."),
        )
        self.assertIn(("release", "Quarrymen", "", "XXXX-03-07"), facts("“Quarrymen” is in cinemas from 7 March."))

    def test_money_has_its_currency_and_what_was_counted(self):
        found = facts("“Quarrymen” earned $12.5 million worldwide against a budget of €4 million.")
        self.assertIn(("gross", "Quarrymen", "worldwide", "12500000 USD"), found)
        self.assertIn(("budget", "Quarrymen", "", "4000000 EUR"), found)

    def test_length_is_taken_only_where_length_is_meant(self):
        self.assertIn(("runtime", "Quarrymen", "", "118"), facts("“Quarrymen” runs 118 minutes."))
        self.assertEqual([f for f in facts("“Quarrymen” made me wait 20 minutes for a bus.") if f[0] == "runtime"], [])

    def test_applause_belongs_to_the_film_of_its_own_passage(self):
        found = facts("“Quarrymen” won.", "“Ebb” was shown. The film received a 12-minute standing ovation.")
        self.assertEqual([fact for fact in found if fact[0] == "ovation"], [("ovation", "Ebb", "", "12")])


class PrizeTests(TestCase):
    def test_counts_go_to_the_ceremony_that_each_is_said_of(self):
        found = facts(
            "At the 96th Academy Awards, “Quarrymen” received eleven nominations and won four awards, as well as"
            " seven nominations at the 77th British Academy Film Awards, winning two."
        )
        self.assertEqual(
            [fact for fact in found if fact[0] in ("nominations", "wins")],
            [
                ("nominations", "Quarrymen", "96th Academy Awards", "11"),
                ("wins", "Quarrymen", "96th Academy Awards", "4"),
                ("nominations", "Quarrymen", "77th British Academy Film Awards", "7"),
                ("wins", "Quarrymen", "77th British Academy Film Awards", "2"),
            ],
        )

    def test_counts_without_a_ceremony_have_none(self):
        self.assertIn(
            ("wins", "Emma Stone", "", "45"), facts("Emma Stone has 45 wins and 38 nominations from various groups.")
        )

    def test_films_that_share_a_count_have_it_each(self):
        found = facts("“Ebb” received the most nominations with 13, followed by “Quarrymen” and “Marsh” with ten each.")
        self.assertEqual([(fact[1], fact[3]) for fact in found], [("Ebb", "13"), ("Quarrymen", "10"), ("Marsh", "10")])

    def test_categories_follow_the_verb_before_them(self):
        found = facts("At the Gotham Awards “Quarrymen” won Best Feature and was nominated for Best Screenplay.")
        self.assertIn(("win", "Quarrymen", "Best Feature", "Gotham Awards"), found)
        self.assertIn(("nomination", "Quarrymen", "Best Screenplay", "Gotham Awards"), found)

    def test_hopes_and_denials_are_no_prizes(self):
        for sentence in (
            "“Quarrymen” could win the Palme d’Or.",
            "“Quarrymen” did not win the Palme d’Or.",
            "Critics are tipping “Quarrymen” to win Best Picture at the Oscars.",
            "The 97th Academy Awards will take place on March 2, 2025.",
        ):
            with self.subTest(sentence):
                self.assertEqual(
                    [fact for fact in facts(sentence) if fact[0] in ("win", "wins", "nomination", "nominations")], []
                )

    def test_a_yearly_list_is_no_nomination(self):
        found = facts("“Quarrymen” was named one of the top ten films of 2024 by the National Board of Review.")
        self.assertEqual([fact[0] for fact in found], ["listed"])


class LifeTests(TestCase):
    def test_dates_of_a_life(self):
        self.assertIn(
            ("born", "Harald Vinge", "", "1931-05-09"),
            facts("The cinematographer Harald Vinge was born on 9 May 1931."),
        )
        found = facts("The director Agnès Varda (1928–2019) would have smiled.")
        self.assertEqual(found, [("born", "Agnès Varda", "", "1928"), ("died", "Agnès Varda", "", "2019")])
