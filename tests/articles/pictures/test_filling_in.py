from django.test import TestCase

from articles.models import Photo, PhotoCreator
from articles.pictures.filling_in import fill, fill_texts, questions, settle
from articles.pictures.matching import match
from articles.pictures.metadata import Embedded, read
from people.models import PersonName
from tests.factories import make_company, make_person, make_photo

from .metadata.files import description, jpeg, packet


def items(names):
    return "<rdf:Bag>" + "".join(f"<rdf:li>{name}</rdf:li>" for name in names) + "</rdf:Bag>"


def says(*, creators=(), people=(), **texts):
    """What a file says, by XMP."""
    tags = {"caption": "dc:description", "alt": "Iptc4xmpCore:AltTextAccessibility", "credit": "photoshop:Credit"}
    inside = "".join(f"<{tags[name]}>{text}</{tags[name]}>" for name, text in texts.items())
    inside += f"<dc:creator>{items(creators)}</dc:creator>" if creators else ""
    inside += f"<Iptc4xmpExt:PersonInImage>{items(people)}</Iptc4xmpExt:PersonInImage>" if people else ""
    return read(jpeg(xmp=packet(description(inside)).encode()))


def makers(photo):
    return [(creator.party, creator.credited_as) for creator in photo.creators.all()]


class FillTests(TestCase):
    def test_fills_what_is_empty_and_leaves_what_an_editor_wrote(self):
        photo = make_photo(caption="", credit_line="Courtesy NEON")
        filled = fill(photo, says(caption="A beach", credit="Somebody else", alt="A woman"))
        photo.refresh_from_db()
        self.assertEqual(filled.fields, ("caption",))
        self.assertEqual((photo.caption, photo.credit_line), ("A beach", "Courtesy NEON"))
        self.assertEqual(photo.alt, "A woman on a beach, a camera in her hand")

    def test_gives_no_alt_text_to_a_decorative_picture(self):
        photo = make_photo(alt="", decorative=True)
        self.assertEqual(fill(photo, says(alt="A woman")).fields, ())
        photo.full_clean()

    def test_keeps_what_the_file_says_beside_what_else_is_kept(self):
        photo = make_photo(embedded={"file_name": "beach.jpg"})
        embedded = says(credit="Courtesy NEON")
        fill(photo, embedded)
        photo.refresh_from_db()
        self.assertEqual(Embedded.from_json(photo.embedded), embedded)
        self.assertEqual(photo.embedded["file_name"], "beach.jpg")

    def test_texts_are_filled_in_before_there_is_a_row(self):
        photo = Photo(title="Mine")
        self.assertEqual(fill_texts(photo, says(caption="A beach", credit="Courtesy NEON")), ("caption", "credit_line"))
        self.assertEqual((photo.title, photo.caption, photo.pk), ("Mine", "A beach", None))

    def test_what_is_filled_in_is_valid(self):
        photo = make_photo(credit_line="", caption="", alt="", rights_status="unknown")
        fill(photo, says(caption="x" * 6000, credit="x" * 400, alt="x" * 400))
        photo.full_clean()


class PeopleInTheFileTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.madison = make_person("Mikey Madison")
        cls.tamaris = make_company("Ciné-Tamaris")

    def test_who_is_certain_is_linked_under_the_name_in_the_file(self):
        PersonName.objects.create(person=self.madison, name="M. Madison")
        photo = make_photo()
        filled = fill(photo, says(creators=["M. Madison", "CINE TAMARIS"], people=["Mikey Madison"]))
        self.assertEqual(makers(photo), [(self.madison, "M. Madison"), (self.tamaris, "CINE TAMARIS")])
        self.assertEqual(list(photo.people.all()), [self.madison])
        self.assertEqual(filled.creators, (self.madison, self.tamaris))
        self.assertEqual((filled.people, filled.questions), ((self.madison,), ()))

    def test_the_shelfs_own_name_is_not_repeated(self):
        photo = make_photo()
        fill(photo, says(creators=["Mikey Madison"]))
        self.assertEqual(makers(photo), [(self.madison, "")])

    def test_somebody_named_twice_is_linked_once(self):
        PersonName.objects.create(person=self.madison, name="M. Madison")
        photo = make_photo()
        fill(photo, says(creators=["Mikey Madison", "M. Madison"], people=["M. Madison", "MIKEY MADISON"]))
        self.assertEqual(makers(photo), [(self.madison, "")])
        self.assertEqual(photo.people.count(), 1)

    def test_who_is_doubtful_or_unknown_is_asked_about_and_nobody_is_made_up(self):
        photo = make_photo()
        filled = fill(photo, says(creators=["Nobody Here"], people=["Mikey Maddison"]))
        self.assertEqual((photo.creators.count(), photo.people.count()), (0, 0))
        self.assertEqual(filled.questions, tuple(questions(Photo.objects.get(pk=photo.pk))))
        unknown, doubtful = filled.questions
        self.assertEqual((unknown.name, unknown.roles, unknown.candidates), ("Nobody Here", ("creators",), ()))
        self.assertEqual(
            (doubtful.name, doubtful.roles, doubtful.candidates), ("Mikey Maddison", ("people",), (self.madison,))
        )

    def test_who_came_to_the_shelf_since_is_a_candidate(self):
        photo = make_photo()
        fill(photo, says(people=["Nobody Here"]))
        person = make_person("Nobody Here")
        (question,) = questions(photo)
        self.assertEqual(question.candidates, (person,))

    def test_a_company_makes_pictures_and_is_in_none(self):
        photo = make_photo()
        (question,) = fill(photo, says(people=["Ciné-Tamaris"])).questions
        self.assertEqual((question.candidates, photo.people.count()), ((), 0))

    def test_whom_an_editor_named_stand_alone_and_others_are_asked_about(self):
        other = make_person("Ellen Example")
        photo = make_photo(people=[other])
        PhotoCreator.objects.create(photo=photo, person=other)
        filled = fill(photo, says(creators=["Mikey Madison", "Ellen Example"], people=["Mikey Madison"]))
        self.assertEqual((makers(photo), list(photo.people.all())), ([(other, "")], [other]))
        (question,) = filled.questions
        self.assertEqual((question.name, question.roles), ("Mikey Madison", ("creators", "people")))
        self.assertEqual(question.candidates, (self.madison,))

    def test_asks_the_database_as_much_for_many_names_as_for_two(self):
        match(["Anybody"])  # Django looks up the numbers of its models once.
        for count in (2, 20):
            photo = make_photo()
            names = [make_person(f"Ellen{count} X{'x' * number}").name for number in range(count)]
            embedded = says(creators=names, people=names, caption="A beach")
            with self.subTest(count=count), self.assertNumQueries(17):
                fill(photo, embedded)
            self.assertEqual((photo.creators.count(), photo.people.count()), (count, count))


class SettleTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.madison = make_person("Mikey Madison")

    def asked(self, **names):
        photo = make_photo()
        fill(photo, says(**names))
        return photo

    def test_an_answer_links_whom_it_names_and_is_not_asked_for_again(self):
        photo = self.asked(creators=["Mikey Maddison"], people=["Mikey Maddison", "Nobody Here"])
        self.assertTrue(settle(photo, "Mikey Maddison", self.madison))
        self.assertEqual(makers(photo), [(self.madison, "Mikey Maddison")])
        self.assertEqual(list(photo.people.all()), [self.madison])
        photo = Photo.objects.get(pk=photo.pk)
        self.assertEqual([question.name for question in questions(photo)], ["Nobody Here"])
        self.assertFalse(settle(photo, "Mikey Maddison", self.madison))

    def test_nobody_is_an_answer_too(self):
        photo = self.asked(people=["Mikey Maddison"])
        self.assertTrue(settle(photo, "Mikey Maddison", None))
        self.assertEqual((questions(photo), photo.people.count()), ([], 0))

    def test_a_company_is_no_answer_to_who_is_shown(self):
        photo = self.asked(creators=["Mikey Maddison"], people=["Mikey Maddison"])
        company = make_company("Madison")
        self.assertTrue(settle(photo, "Mikey Maddison", company))
        self.assertEqual(makers(photo), [(company, "Mikey Maddison")])
        self.assertEqual([question.roles for question in questions(photo)], [("people",)])

    def test_a_name_that_was_not_asked_about_is_not_answered(self):
        photo = self.asked(people=["Mikey Maddison"])
        self.assertFalse(settle(photo, "Somebody Else", self.madison))
        self.assertFalse(settle(make_photo(), "Mikey Maddison", self.madison))
        self.assertEqual(photo.people.count(), 0)

    def test_whom_the_photo_has_already_is_not_linked_again(self):
        photo = self.asked(creators=["Mikey Maddison", "Mikey Madisson"])
        settle(photo, "Mikey Maddison", self.madison)
        settle(photo, "Mikey Madisson", self.madison)
        self.assertEqual(makers(photo), [(self.madison, "Mikey Maddison")])

    def test_two_who_answer_at_once_do_not_forget_each_other(self):
        photo = self.asked(people=["Mikey Maddison", "Nobody Here"])
        stale = Photo.objects.get(pk=photo.pk)
        settle(photo, "Mikey Maddison", self.madison)
        settle(stale, "Nobody Here", None)
        self.assertEqual(questions(Photo.objects.get(pk=photo.pk)), [])

    def test_answers_outlive_another_reading_of_the_file(self):
        embedded = says(people=["Mikey Maddison", "Nobody Here"])
        photo = make_photo()
        fill(photo, embedded)
        settle(photo, "Mikey Maddison", self.madison)
        settle(photo, "Nobody Here", None)
        self.assertEqual(fill(photo, embedded).questions, ())

    def test_whom_an_editor_took_off_is_not_put_back_by_another_reading(self):
        embedded = says(people=["Mikey Madison"])
        photo = make_photo()
        fill(photo, embedded)
        photo.people.clear()
        fill(photo, embedded)
        self.assertEqual(photo.people.count(), 0)
