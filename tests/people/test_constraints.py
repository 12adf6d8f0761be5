"""What the database refuses, by the name of the rule."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import TestCase

from people.models import Claim, Credit, Film, Nominee, PersonName, Release, Tally
from tests.factories import make_company, make_edition, make_film, make_nomination, make_person, make_source


class ShelfConstraintTests(TestCase):
    def assertRefused(self, name, instance):
        """Refused by the database under ``name``, and by validation with a sentence."""
        with self.assertRaises(ValidationError):
            instance.validate_constraints()
        with self.assertRaisesMessage(IntegrityError, name), transaction.atomic():
            type(instance).objects.bulk_create([instance])

    def test_a_title_stands_once_a_year_and_kind(self):
        make_film("Scream", year=2022)
        self.refused_by_unique("film_title_year_kind", Film(title="Scream", slug="again", year=2022))

    def test_a_title_without_a_year_stands_once_too(self):
        make_film("Scream", year=None)
        self.refused_by_unique("film_title_kind_without_year", Film(title="Scream", slug="again", year=None))

    def refused_by_unique(self, name, instance):
        # SQLite names the columns of a broken unique rule, PostgreSQL the rule.
        with self.assertRaises(ValidationError):
            instance.validate_constraints()
        with self.assertRaises(IntegrityError), transaction.atomic():
            type(instance).objects.bulk_create([instance])
        self.assertIn(name, [constraint.name for constraint in instance._meta.constraints])

    def test_two_films_may_share_a_title(self):
        make_film("Scream", year=1996)
        make_film("Scream", year=2022)
        make_film("Scream", year=None)
        self.assertEqual(Film.objects.filter(title="Scream").count(), 3)

    def test_only_a_cast_credit_has_a_character(self):
        credit = Credit(film=make_film(), person=make_person(), job="director", character="Ani")
        self.assertRefused("credit_character_only_for_cast", credit)

    def test_a_credit_names_a_person_or_a_company_and_not_both(self):
        film, person, company = make_film(), make_person(), make_company()
        self.assertRefused("credit_person_or_company", Credit(film=film, job="writer"))
        self.assertRefused("credit_person_or_company", Credit(film=film, job="writer", person=person, company=company))

    def test_a_nominee_is_a_person_or_a_company(self):
        self.assertRefused("nominee_person_or_company", Nominee(nomination=make_nomination()))

    def test_one_actor_may_play_two_parts_but_no_part_twice(self):
        film, actor = make_film(), make_person()
        Credit.objects.create(film=film, person=actor, job="actor", character="One")
        Credit.objects.create(film=film, person=actor, job="actor", character="Two")
        again = Credit(film=film, person=actor, job="actor", character="One")
        self.refused_by_unique("credit_person_once_per_job", again)

    def test_a_person_has_each_other_name_once_and_may_share_it(self):
        one, two = make_person(), make_person()
        for person in (one, two):
            PersonName.objects.create(person=person, name="AV")
        self.refused_by_unique("personname_once_per_person", PersonName(person=one, name="AV"))

    def test_a_tally_is_of_a_film_or_a_person_and_counts_something(self):
        film, person, edition, source = make_film(), make_person(), make_edition(), make_source()
        both = Tally(film=film, person=person, edition=edition, nominations=1, source=source)
        self.assertRefused("tally_film_or_person", both)
        self.assertRefused("tally_counts_something", Tally(film=film, edition=edition, source=source))
        self.assertRefused("tally_edition_or_scope", Tally(film=film, nominations=1, source=source))

    def test_wins_lie_within_nominations_unless_counted_apart(self):
        counts = {"person": make_person(), "nominations": 38, "wins": 45, "source": make_source()}
        self.assertRefused("tally_wins_within_nominations", Tally(scope="critics", **counts))
        Tally.objects.create(scope="critics", wins_are_nominations=False, **counts)

    def test_a_claim_with_an_amount_has_a_currency(self):
        claim = Claim(film=make_film(), topic="budget", text="Cheap.", amount=6, source=make_source())
        self.assertRefused("claim_amount_with_currency", claim)

    def test_a_release_is_dated_or_on_offer(self):
        self.assertRefused("release_dated_or_on_offer", Release(film=make_film(), kind="streaming"))

    def test_the_same_nomination_is_not_entered_twice(self):
        edition, film = make_edition(), make_film()
        make_nomination(edition, films=[film])
        with self.assertRaises(IntegrityError), transaction.atomic():
            make_nomination(edition, films=[film])

    def test_two_films_and_a_tie_are_two_nominations(self):
        edition = make_edition()
        for _ in range(2):
            make_nomination(edition, films=[make_film()], result="winner")
        self.assertEqual(edition.nominations.won().count(), 2)
