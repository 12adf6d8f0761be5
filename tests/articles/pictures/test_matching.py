from django.contrib.contenttypes.models import ContentType
from django.test import TestCase

from articles.pictures.matching import match
from people.models import Company, CompanyName, Person, PersonName
from people.models.address import FormerAddress
from tests.factories import make_company, make_person


class MatchTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.varda = make_person("Agnès Varda")
        PersonName.objects.create(person=cls.varda, name="Arlette Varda")
        cls.madison = make_person("Mikey Madison")
        cls.tamaris = make_company("Ciné-Tamaris")
        CompanyName.objects.create(company=cls.tamaris, name="Tamaris Films")

    def one(self, name):
        (found,) = match([name])
        return found

    def assertCertain(self, name, party):
        found = self.one(name)
        self.assertEqual((found.certain, found.candidates, found.is_unknown), (party, (), False))

    def assertDoubtful(self, name, *parties):
        found = self.one(name)
        self.assertEqual((found.certain, found.is_unknown), (None, False))
        self.assertCountEqual(found.candidates, parties)

    def test_is_certain_whatever_its_capitals_spaces_and_accents(self):
        for name in ("Agnès Varda", "AGNES VARDA", "agnès  varda", "Agne\u0300s Varda", "Agnes-Varda", "arlette varda"):
            with self.subTest(name=name):
                self.assertCertain(name, self.varda)

    def test_is_certain_where_only_the_shelf_has_the_accents_and_its_address_is_another(self):
        # Nothing about such a row begins or ends with a word as the file writes it.
        for name, spoken in (
            ("Sofía Gómez", "SOFIA GOMEZ"),
            ("Élodie Şahin", "elodie sahin"),
            ("Strauß", "Strauss"),
            ("Jean-Noël", "jean noel"),
            ("Юрий Борисов", "юрии борисов"),
            ("Agne\u0301s Ła\u0301", "agnes ła"),
        ):
            person = make_person(name, slug=f"somebody-{Person.objects.count()}")
            other = make_person(f"Number {Person.objects.count()}")
            PersonName.objects.create(person=other, name=f"{name} Ö")
            with self.subTest(name=name):
                self.assertCertain(spoken, person)
                self.assertCertain(f"{spoken} o", other)

    def test_is_certain_for_companies_too(self):
        for name in ("CINE TAMARIS", "Tamaris films"):
            with self.subTest(name=name):
                self.assertCertain(name, self.tamaris)

    def test_is_doubtful_where_several_bear_it(self):
        namesake = make_person("Mikey Madison")
        self.assertDoubtful("Mikey Madison", self.madison, namesake)
        PersonName.objects.create(person=namesake, name="Agnes Varda")
        self.assertDoubtful("Agnès Varda", self.varda, namesake)

    def test_is_doubtful_where_a_person_and_a_company_bear_it_and_certain_of_either(self):
        company = make_company("Mikey Madison")
        self.assertDoubtful("Mikey Madison", self.madison, company)
        self.assertEqual(self.one("Mikey Madison").among(Person).certain, self.madison)
        self.assertEqual(self.one("Mikey Madison").among(Company).certain, company)

    def test_is_doubtful_where_it_is_nearly_somebodys(self):
        for name, party in (
            ("Mikey Maddison", self.madison),
            ("MIKEY MADDISON", self.madison),
            ("mikey maddison", self.madison),
            ("Agnes Vardo", self.varda),
            ("Arlete Varda", self.varda),
            ("Madison, Mikey", self.madison),
        ):
            with self.subTest(name=name):
                self.assertDoubtful(name, party)

    def test_is_doubtful_where_only_an_address_of_old_tells_of_it(self):
        FormerAddress.objects.create(
            content_type=ContentType.objects.get_for_model(Person), slug="mikaela-rosberg", object_id=self.madison.pk
        )
        self.assertDoubtful("Mikaela Rosberg", self.madison)

    def test_is_unknown_where_nobody_comes_near(self):
        for name in ("Mark Eydelshteyn", "Mikey", "Madison", "Agnès Jaoui", "…", "%", "[a-z]", "(", "\\", "海辺"):
            with self.subTest(name=name):
                found = self.one(name)
                self.assertEqual((found.certain, found.candidates, found.is_unknown), (None, (), True))

    def test_answers_in_order_and_each_name_once(self):
        found = match(["Nobody Here", "Agnès Varda", "Nobody Here"])
        self.assertEqual([one.name for one in found], ["Nobody Here", "Agnès Varda"])
        self.assertEqual(match([]), [])

    def test_asks_as_much_for_many_names_as_for_one(self):
        for count in (1, 2, 20):
            names = [make_person(f"Ellen{count} X{'x' * number}").name for number in range(count)]
            ContentType.objects.get_for_models(Person, Company)
            with self.subTest(count=count), self.assertNumQueries(9):
                self.assertTrue(all(one.certain for one in match(names)))
