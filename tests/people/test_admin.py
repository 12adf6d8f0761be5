from django.test import TestCase
from django.urls import reverse

from people.models import Claim, Credit, Nomination, PersonName, Release, Tally
from tests.factories import (
    make_company,
    make_edition,
    make_editor,
    make_film,
    make_nomination,
    make_person,
    make_source,
)
from tests.forms import add_row, values_at


class ShelfTestCase(TestCase):
    def setUp(self):
        self.client.force_login(make_editor())

    def address(self, row):
        return reverse(f"admin:people_{row._meta.model_name}_change", args=[row.pk])

    def form(self, row):
        return values_at(self.client, self.address(row))

    def save(self, row, data):
        return self.client.post(self.address(row), data)

    def assert_saved(self, response):
        problems = response.context and [
            response.context["adminform"].form.errors,
            *(inline.formset.errors for inline in response.context["inline_admin_formsets"]),
            *(inline.formset.non_form_errors() for inline in response.context["inline_admin_formsets"]),
        ]
        self.assertEqual(response.status_code, 302, problems)


class SearchTests(ShelfTestCase):
    def found(self, term, model="person"):
        response = self.client.get(reverse(f"admin:people_{model}_changelist"), {"q": term})
        return {str(row) for row in response.context["cl"].queryset}

    def test_finds_people_without_accents_and_by_other_names(self):
        person = make_person("Luna Sofía Miranda")
        PersonName.objects.create(person=person, name="Lulu")
        for term in ["sofia", "Sofía", "SOFÍA", "miranda luna", "lulu"]:
            with self.subTest(term):
                self.assertEqual(self.found(term), {"Luna Sofía Miranda"})

    def test_finds_a_plain_name_by_an_accented_word(self):
        make_person("Agnes Varda")
        self.assertEqual(self.found("Agnès"), {"Agnes Varda"})

    def test_finds_films_by_title_and_year_in_autocompletes_too(self):
        make_film("Scream", year=2022)
        make_film("Scream", year=1996)
        source = {"app_label": "people", "model_name": "release", "field_name": "film", "term": "scream 2022"}
        results = self.client.get(reverse("admin:autocomplete"), source).json()["results"]
        self.assertEqual([result["text"] for result in results], ["Scream (2022)"])


class AddressTests(ShelfTestCase):
    def test_stays_once_chosen(self):
        person = make_person(slug="agnes-varda")
        self.assert_saved(self.save(person, {**self.form(person), "slug": "varda", "name": "A. Varda"}))
        person.refresh_from_db()
        self.assertEqual((person.slug, person.name), ("agnes-varda", "A. Varda"))

    def test_is_chosen_when_a_person_is_added(self):
        address = reverse("admin:people_person_add")
        data = {**values_at(self.client, address), "name": "Agnès Varda", "sort_name": "Varda", "slug": "agnes-varda"}
        self.assertRedirects(self.client.post(address, data), reverse("admin:people_person_changelist"))
        self.assertEqual(self.client.get(address).context["adminform"].prepopulated_fields[0]["field"].name, "slug")


class PartialDateTests(ShelfTestCase):
    def test_are_kept_as_precise_as_they_were_given(self):
        person = make_person()
        for date in ["1928-05-30", "1928-05", "1928", "XXXX-05-30", ""]:
            self.assert_saved(self.save(person, {**self.form(person), "born": date}))
            person.refresh_from_db()
            self.assertEqual(person.born, date)

    def test_are_refused_with_a_sentence_in_rows_that_are_there_and_in_new_ones(self):
        film = make_film()
        Release.objects.create(film=film, kind="theatrical", date="1962-04-11")
        data = self.form(film)
        response = self.save(film, {**data, "releases-0-date": "1962-02-30"})
        self.assertContains(response, "is not a day of the calendar")
        response = self.save(film, add_row(data, "releases", kind="premiere", date="April", terms=""))
        self.assertContains(response, "is not a date")


class PlainTextTests(ShelfTestCase):
    def test_stands_on_one_line_where_there_is_one_and_holds_nothing_unseen(self):
        film = make_film()
        data = {**self.form(film), "title": " Clé\x00o\r\nfrom\u202e 5\ufffe to 7 "}
        part = {"job": "actor", "character": "Flo\x07rence\nherself", "position": 0}
        add_row(data, "credits", person=make_person().pk, company="", **part)
        self.assert_saved(self.save(film, data))
        film.refresh_from_db()
        self.assertEqual(film.title, "Cléo from 5 to 7")
        self.assertEqual(film.credits.get().character, "Florence herself")

    def test_keeps_its_paragraphs_where_there_are_several(self):
        film = make_film()
        self.assert_saved(self.save(film, {**self.form(film), "synopsis": "She\x07 waits.\r\n\r\nShe\u2067 walks."}))
        film.refresh_from_db()
        self.assertEqual(film.synopsis, "She waits.\n\nShe walks.")

    def test_is_missing_where_nothing_of_it_can_be_seen(self):
        film = make_film()
        response = self.save(film, {**self.form(film), "title": " \x07\u202e "})
        self.assertContains(response, "This field is required.")


class FilmFormTests(ShelfTestCase):
    def test_saves_credits_releases_claims_and_tallies_in_one_go(self):
        film, person, company, source, edition = (
            make_film(),
            make_person(),
            make_company(),
            make_source(),
            make_edition(),
        )
        data = self.form(film)
        add_row(data, "credits", person=person.pk, company="", job="actor", character="Cléo", position=0)
        add_row(data, "credits", person="", company=company.pk, job="distributor", position=0)
        add_row(data, "releases", kind="theatrical", date="1962-04-11", company=company.pk, terms="")
        add_row(
            data, "claims", topic="budget", text="It cost little.", amount="64000", currency="FRF", source=source.pk
        )
        tally = {"edition": edition.pk, "nominations": 1, "wins": 0, "wins_are_nominations": "on", "source": source.pk}
        add_row(data, "tallies", **tally)
        self.assert_saved(self.save(film, data))
        credits = Credit.objects.filter(film=film).order_by("position")
        self.assertEqual([credit.name for credit in credits], ["Agnès Varda", "Ciné-Tamaris"])
        self.assertEqual(film.releases.get().date.words, "11 April 1962")
        self.assertEqual(Claim.objects.get().currency, "FRF")
        self.assertEqual(Tally.objects.get().words, "1 nomination, 0 wins")

    def test_shows_the_sentence_of_every_rule_that_a_row_breaks(self):
        film, source = make_film(), make_source()
        person, company = make_person(), make_company()
        both = {"person": person.pk, "company": company.pk, "job": "writer"}
        writer = {"person": person.pk, "job": "writer", "character": "Cléo"}
        money = {"topic": "budget", "text": "Little.", "amount": 1, "source": source.pk}
        for prefix, fields, sentence in [
            ("credits", both, "Choose a person or a company"),
            ("credits", writer, "Only a cast credit has a character"),
            ("releases", {"kind": "theatrical"}, "Give the date of the release, or say"),
            ("claims", money, "An amount needs its currency"),
            ("tallies", {"wins": 1, "source": source.pk}, "Name the edition that was counted"),
            ("tallies", {"scope": "everywhere", "source": source.pk}, "Give the number of nominations, of wins"),
        ]:
            with self.subTest(sentence):
                data = add_row(self.form(film), prefix, position=0, **fields)
                self.assertContains(self.save(film, data), sentence)

    def test_refuses_two_rows_alike_in_one_go(self):
        film, source = make_film(), make_source()
        for prefix, fields in [
            ("releases", {"kind": "theatrical", "date": "1962"}),
            ("tallies", {"scope": "everywhere", "wins": 1, "source": source.pk}),
            ("credits", {"person": make_person().pk, "job": "writer", "position": 0}),
        ]:
            with self.subTest(prefix):
                data = self.form(film)
                for _ in range(2):
                    add_row(data, prefix, **fields)
                self.assertEqual(self.save(film, data).status_code, 200)

    def test_lets_two_companies_without_a_person_distribute(self):
        film, data = make_film(), None
        data = self.form(film)
        for company in (make_company(), make_company("Athos")):
            add_row(data, "credits", company=company.pk, job="distributor", position=0)
        self.assert_saved(self.save(film, data))


class EditionFormTests(ShelfTestCase):
    def test_adds_nominations_and_gives_them_their_keys(self):
        edition = make_edition()
        category = edition.programme.categories.create(name="Best Picture", slug="best-picture")
        film = make_film(slug="cleo")
        data = self.form(edition)
        add_row(data, "nominations", category=category.pk, films=[film.pk], result="winner")
        self.assert_saved(self.save(edition, data))
        self.assertEqual(edition.nominations.get().key, "best-picture_cleo")

    def test_lets_two_nominations_change_places(self):
        edition = make_edition()
        one, other = make_film(slug="one"), make_film(slug="other")
        first = make_nomination(edition, films=[one])
        second = make_nomination(edition, films=[other])
        data = self.form(edition)
        for number in range(2):
            row = Nomination.objects.get(pk=data[f"nominations-{number}-id"])
            data[f"nominations-{number}-films"] = [other.pk if row == first else one.pk]
        self.assert_saved(self.save(edition, data))
        first.refresh_from_db()
        second.refresh_from_db()
        self.assertEqual((first.key, second.key), ("best-picture_other", "best-picture_one"))

    def test_refuses_the_same_nomination_twice(self):
        film = make_film()
        edition = make_nomination(films=[film]).edition
        category = edition.programme.categories.get()
        data = add_row(self.form(edition), "nominations", category=category.pk, films=[film.pk], result="nominee")
        self.assertContains(self.save(edition, data), "stands here twice with the same films")

    def test_refuses_a_category_of_another_award_also_in_a_new_edition(self):
        edition, other = make_edition(), make_edition()
        category = other.programme.categories.create(name="Best Picture", slug="best-picture")
        add = reverse("admin:people_edition_add")
        new = {"programme": edition.programme.pk, "name": "New", "slug": "new", "standing": "unknown"}
        for address, fields in [(self.address(edition), {}), (add, new)]:
            data = {**values_at(self.client, address), **fields}
            add_row(data, "nominations", category=category.pk, result="nominee")
            with self.subTest(address):
                response = self.client.post(address, data)
                self.assertContains(response, "This category belongs to another award than the edition.")

    def test_leads_to_each_nomination_s_own_page(self):
        nomination = make_nomination(films=[make_film()])
        page = self.client.get(self.address(nomination.edition))
        self.assertContains(page, self.address(nomination))


class NominationFormTests(ShelfTestCase):
    def add(self, edition, category, *, films=(), people=()):
        address = reverse("admin:people_nomination_add")
        data = values_at(self.client, address)
        data.update(edition=edition.pk, category=category.pk, films=[film.pk for film in films], result="nominee")
        for person in people:
            add_row(data, "nominees", person=person.pk, company="", position=0)
        return self.client.post(address, data)

    def setUp(self):
        super().setUp()
        self.edition = make_edition()
        self.category = self.edition.programme.categories.create(name="Best Actress", slug="best-actress")
        self.film, self.person = make_film(slug="cleo"), make_person(slug="corinne-marchand")

    def test_gives_a_new_nomination_its_key_from_films_and_nominees(self):
        self.assertEqual(
            self.add(self.edition, self.category, films=[self.film], people=[self.person]).status_code, 302
        )
        self.assertEqual(Nomination.objects.get().key, "best-actress_cleo_corinne-marchand")

    def test_renews_the_key_when_a_nominee_goes(self):
        self.add(self.edition, self.category, films=[self.film], people=[self.person])
        nomination = Nomination.objects.get()
        self.assert_saved(self.save(nomination, {**self.form(nomination), "nominees-0-DELETE": "on"}))
        nomination.refresh_from_db()
        self.assertEqual(nomination.key, "best-actress_cleo")

    def test_refuses_the_same_nomination_twice(self):
        self.add(self.edition, self.category, films=[self.film], people=[self.person])
        response = self.add(self.edition, self.category, films=[self.film], people=[self.person])
        self.assertContains(response, "This nomination is already there")
        self.assertEqual(Nomination.objects.count(), 1)

    def test_allows_two_people_in_one_category_for_one_film(self):
        for person in (self.person, make_person()):
            self.add(self.edition, self.category, films=[self.film], people=[person])
        self.assertEqual(Nomination.objects.count(), 2)

    def test_refuses_a_category_of_another_award(self):
        self.assertContains(self.add(make_edition(), self.category), "This category belongs to another award")
