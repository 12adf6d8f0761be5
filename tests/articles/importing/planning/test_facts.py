"""What the text states of films and people becomes rows of the shelf, when an editor says so."""

from django.test import TestCase

from articles.importing.planning import Policy, apply, fixture, plan_for
from articles.importing.planning.facts import Stated
from articles.importing.planning.plan import row
from articles.rehearsal import rehearsal
from people.models import Category, Claim, Credit, Edition, Film, Nomination, Programme, Source, Tally
from tests.factories import make_film, make_member, make_nomination, make_person

from .incoming import all_rows, incoming, knowing, load_fixture, starting

TAKEN = Policy(make_people=True, make_names=True, take_facts=True)


def came(*paragraphs):
    """A story of these paragraphs, found at an address."""
    text = "\n\n".join(["A walk by the sea", *paragraphs])
    return incoming(text, source_url="https://www.example.org/walk")


class FactTests(TestCase):
    def test_a_fact_is_taken_only_when_an_editor_says_so_and_rests_on_its_source(self):
        cleo = make_film()
        claim = row("people.claim", film=[cleo.slug], topic="budget", text="Cost 64,000 francs.", adds=True)
        known = knowing(stated=[Stated("Budget of Cléo: 64,000 francs", "It cost 64,000 francs.", (claim,))])
        came = incoming(source_url="https://www.example.org/walk")
        plan = plan_for(came, knows=known)
        self.assertFalse([each for each in plan.shelf if each["model"] == "people.claim"])
        (fact,) = starting(plan, "fact.")
        apply(plan_for(came, knows=known, answers={fact.key: "take"}))
        self.assertEqual(Claim.objects.get().source, Source.objects.get(publisher="example.org"))

    def test_a_fact_that_needs_a_source_is_not_taken_without(self):
        cleo = make_film()
        claim = row("people.claim", film=[cleo.slug], topic="budget", text="Cost 64,000 francs.", adds=True)
        known = knowing(stated=[Stated("Budget", "It cost 64,000 francs.", (claim,))])
        (fact,) = starting(plan_for(incoming(), knows=known), "fact.")
        plan = plan_for(incoming(), knows=known, answers={fact.key: "take"})
        self.assertIn("rests on a source", plan.unfit[0])

    def test_a_credit_is_added_to_a_film_that_was_there_before(self):
        cleo, varda = make_film(), make_person()
        credit = row("people.credit", film=[cleo.slug], person=[varda.slug], job="director", adds=True)
        known = knowing(stated=[Stated("Varda directed Cléo", "Varda directed Cléo.", (credit,))])
        (fact,) = starting(plan_for(incoming(), knows=known), "fact.")
        apply(plan_for(incoming(), knows=known, answers={fact.key: "take"}))
        self.assertEqual(Credit.objects.get().person, varda)


class LengthTests(TestCase):
    def test_a_runtime_goes_to_a_film_that_has_none(self):
        cleo = make_film("Ebb", runtime=None, synopsis="Two sisters.")
        apply(plan_for(came("“Ebb” runs 97 minutes, and not one of them is dull."), policy=TAKEN))
        cleo.refresh_from_db()
        self.assertEqual((cleo.runtime, cleo.synopsis), (97, "Two sisters."))

    def test_another_runtime_is_shown_beside_the_shelfs_and_changes_nothing(self):
        ebb = make_film("Ebb", runtime=101)
        plan = plan_for(came("“Ebb” runs 97 minutes, and not one of them is dull."), policy=TAKEN)
        self.assertTrue([each for each in plan.warnings if "97" in each and "101 minutes" in each], plan.warnings)
        apply(plan)
        ebb.refresh_from_db()
        self.assertEqual(ebb.runtime, 101)

    def test_a_film_that_is_made_here_is_made_with_it(self):
        plan = plan_for(came("The film “Ebb” runs 97 minutes, and not one of them is dull."), policy=TAKEN)
        (film,) = [each for each in plan.shelf if each["model"] == "people.film"]
        self.assertEqual(film["fields"]["runtime"], 97)
        apply(plan)

    def test_it_is_offered_to_nobody_who_may_not_change_films(self):
        make_film("Ebb", runtime=None)
        plan = plan_for(came("“Ebb” runs 97 minutes, and not one of them is dull."), by=make_member("Writer"))
        self.assertEqual(starting(plan, "fact."), [])
        self.assertIn("fact", [each.name for each in plan.left])


class LifeTests(TestCase):
    said = "Agnès Varda was born on May 30, 1928. Agnès Varda died on March 29, 2019, in Paris."

    def test_birth_and_death_go_to_somebody_of_whom_the_shelf_does_not_say(self):
        varda = make_person("Agnès Varda", bio="She made films.")
        apply(plan_for(came(self.said), policy=TAKEN))
        varda.refresh_from_db()
        self.assertEqual((varda.born, varda.died, varda.bio), ("1928-05-30", "2019-03-29", "She made films."))

    def test_another_day_is_asked_and_stands_as_what_this_source_says(self):
        varda = make_person("Agnès Varda", born="1928-05-31", died="2019-03-29")
        plan = plan_for(came(self.said), policy=TAKEN)
        (fact,) = starting(plan, "fact.")
        self.assertTrue(fact.is_open)
        self.assertIn("The shelf says otherwise: 31 May 1928", fact.why)
        apply(plan_for(came(self.said), policy=TAKEN, answers={fact.key: "take"}))
        varda.refresh_from_db()
        self.assertEqual(varda.born, "1928-05-31")
        self.assertEqual(Claim.objects.get(person=varda, topic="life").text, "Born: 1928-05-30")


class PrizeTests(TestCase):
    def setUp(self):
        self.awards = Programme.objects.create(name="Academy Awards", slug="academy-awards", kind="academy")
        self.ebb = make_film("Ebb")

    def edition(self):
        return Edition.objects.create(programme=self.awards, slug="97th", name="97th Academy Awards", number=97)

    def test_a_win_becomes_a_nomination_that_won(self):
        edition = self.edition()
        picture = Category.objects.create(programme=self.awards, slug="best-picture", name="Best Picture")
        apply(plan_for(came("At the 97th Academy Awards, “Ebb” won Best Picture."), policy=TAKEN))
        won = Nomination.objects.get()
        self.assertEqual((won.edition, won.category, won.result), (edition, picture, "winner"))
        self.assertEqual(list(won.films.all()), [self.ebb])
        self.assertEqual(won.source, Source.objects.get())

    def test_edition_and_category_are_made_where_the_award_is_known(self):
        apply(plan_for(came("At the 98th Academy Awards, “Ebb” was nominated for Best Sound."), policy=TAKEN))
        put_forward = Nomination.objects.get()
        self.assertEqual((put_forward.edition.name, put_forward.edition.number), ("98th Academy Awards", 98))
        self.assertEqual((put_forward.category.name, put_forward.result), ("Best Sound", "nominee"))

    def test_an_actress_and_her_film_stand_in_one_row(self):
        self.edition()
        ronan = make_person("Saoirse Ronan")
        text = "At the 97th Academy Awards, Saoirse Ronan won Best Actress for “Ebb”."
        apply(plan_for(came(text), policy=TAKEN))
        won = Nomination.objects.get()
        self.assertEqual(won.nominees.get().person, ronan)
        self.assertEqual(list(won.films.all()), [self.ebb])
        self.assertEqual(won.key, won.spell_key())

    def test_of_a_prize_for_acting_without_a_name_no_row_is_made(self):
        self.edition()
        plan = plan_for(came("At the 97th Academy Awards, “Ebb” won Best Actress."), policy=TAKEN)
        self.assertNotIn("people.nomination", [each["model"] for each in plan.shelf])
        self.assertIn("fact", [each.name for each in plan.left])

    def test_without_a_year_no_row_is_made(self):
        plan = plan_for(came("“Ebb” won Best Picture at the Academy Awards."), policy=TAKEN)
        self.assertNotIn("people.nomination", [each["model"] for each in plan.shelf])

    def test_what_the_shelf_has_as_a_nomination_is_shown_and_left(self):
        make_nomination(self.edition(), category="Best Picture", films=[self.ebb])
        plan = plan_for(came("At the 97th Academy Awards, “Ebb” won Best Picture."), policy=TAKEN)
        self.assertTrue([each for each in plan.warnings if "Best Picture" in each and "nominee" in each])
        apply(plan)
        self.assertEqual(Nomination.objects.get().result, "nominee")

    def test_what_the_shelf_says_of_her_already_is_no_news(self):
        ronan = make_person("Saoirse Ronan")
        make_nomination(self.edition(), category="Best Actress", films=[self.ebb], nominees=[ronan], result="winner")
        text = "At the 97th Academy Awards, Saoirse Ronan won Best Actress for “Ebb”."
        plan = plan_for(came(text), policy=TAKEN)
        self.assertEqual(starting(plan, "fact."), [])
        self.assertNotIn("fact", [each.name for each in plan.left])

    def test_nominated_in_one_sentence_and_won_in_another_it_is_one_row(self):
        self.edition()
        text = "“Ebb” was nominated for Best Sound at the 97th Academy Awards."
        later = "At the 97th Academy Awards, “Ebb” won Best Sound."
        apply(plan_for(came(text, later), policy=TAKEN))
        self.assertEqual(Nomination.objects.get().result, "winner")

    def test_counts_stay_counts(self):
        self.edition()
        apply(plan_for(came("At the 97th Academy Awards, “Ebb” received six nominations."), policy=TAKEN))
        self.assertEqual((Tally.objects.get().nominations, Nomination.objects.count()), (6, 0))


class FixtureOfFactsTests(TestCase):
    text = (
        "At the 98th Academy Awards, Saoirse Ronan won Best Actress for “Ebb”.",
        "“Ebb” runs 97 minutes, and not one of them is dull.",
        "Saoirse Ronan was born on April 12, 1994.",
    )

    def test_gives_the_same_rows_as_importing_directly(self):
        Programme.objects.create(name="Academy Awards", slug="academy-awards", kind="academy")
        make_film("Ebb", runtime=None), make_person("Saoirse Ronan")
        plan = plan_for(came(*self.text), policy=TAKEN)
        with rehearsal():
            apply(plan)
            directly = all_rows()
        load_fixture(fixture(plan.rows()))
        self.assertEqual(all_rows(), directly)
        self.assertEqual((Nomination.objects.count(), Film.objects.get().runtime), (1, 97))
        with self.subTest("a second time nothing changes"):
            load_fixture(fixture(plan.rows()))
            self.assertEqual(all_rows(), directly)
