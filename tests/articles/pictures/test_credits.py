import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import SimpleTestCase, TestCase
from django.urls import reverse
from PIL import Image

from articles.models import Photo, PhotoCreator
from articles.pictures import metadata
from articles.pictures.credits import SOURCE_TYPES, credit, fetch_makers, give_credit, linked, made
from articles.pictures.intake import take_in
from articles.templatetags.pictures import figure
from tests.factories import make_company, make_editor, make_person, make_photo
from tests.forms import add_row, prefix_of, values


def shot_by(*parties, **fields):
    """A picture of our own that these people and companies made."""
    photo = make_photo(**{"rights_status": "own", "credit_line": "", **fields})
    for position, party in enumerate(parties):
        photo.creators.create(**{party._meta.model_name: party}, position=position)
    return photo


class HouseWordingTests(SimpleTestCase):
    def test_says_what_it_is_and_who_made_it(self):
        cases = [
            ("", ["Shayan Asgharnia"], "Photograph: Shayan Asgharnia"),
            ("digitalCapture", ["Ann Lee", "Bo Li"], "Photographs: Ann Lee and Bo Li"),
            ("negativeFilm", ["Ann Lee", "Bo Li", "Cy Ro"], "Photographs: Ann Lee, Bo Li and Cy Ro"),
            ("digitalCreation", ["Ann Lee"], "Illustration: Ann Lee"),
            ("trainedAlgorithmicMedia", ["Ann Lee"], "Image made by an AI model: Ann Lee"),
            ("compositeWithTrainedAlgorithmicMedia", ["Ann Lee"], "Picture made in part by an AI model: Ann Lee"),
            ("a-term-of-tomorrow", ["Ann Lee"], "Photograph: Ann Lee"),
        ]
        for term, names, wording in cases:
            with self.subTest(wording):
                self.assertEqual(made(SOURCE_TYPES + term, names), wording)

    def test_names_nobody_where_nobody_is_known(self):
        self.assertEqual(made("", []), "")


class CreditTests(TestCase):
    def setUp(self):
        self.ann = make_person("Ann Lee")

    def test_keeps_the_wording_of_the_source_to_the_letter(self):
        for wording in ["Courtesy NEON", "photo: ann lee ", "Ann Lee/Contour", "© A. Lee"]:
            self.assertEqual(credit(shot_by(self.ann, credit_line=wording)), wording)

    def test_is_made_only_of_what_is_our_own(self):
        self.assertEqual(credit(shot_by(self.ann)), "Photograph: Ann Lee")
        for rights in ("unknown", "public-domain", "withdrawn"):
            with self.subTest(rights):
                self.assertEqual(credit(shot_by(self.ann, rights_status=rights)), "")

    def test_prints_the_name_that_was_printed(self):
        photo = shot_by(self.ann)
        photo.creators.update(credited_as="A. Lee")
        self.assertEqual(credit(photo), "Photograph: A. Lee")

    def test_is_written_down_once_and_then_left_alone(self):
        photo = shot_by(self.ann)
        self.assertFalse(photo.is_cleared())
        self.assertTrue(give_credit(photo))
        photo.refresh_from_db()
        self.assertEqual(photo.credit_line, "Photograph: Ann Lee")
        self.assertTrue(Photo.objects.cleared().contains(photo))
        photo.creators.create(person=make_person("Bo Li"))
        self.assertFalse(give_credit(photo))


class CreditOfUploadsTests(TestCase):
    def take_in(self, **rights):
        buffer = io.BytesIO()
        metadata.save(
            Image.new("RGB", (64, 48), "red"), buffer, "JPEG", metadata.Rights(creators=("Ann Lee",), **rights)
        )
        return take_in(SimpleUploadedFile("walk.jpg", buffer.getvalue()), rights_status="own")

    def test_a_picture_of_our_own_is_given_one_by_whom_its_file_names(self):
        make_person("Ann Lee")
        self.assertEqual(self.take_in().credit_line, "Photograph: Ann Lee")

    def test_the_credit_in_the_file_is_kept(self):
        make_person("Ann Lee")
        self.assertEqual(self.take_in(credit_line="A. Lee for us").credit_line, "A. Lee for us")


class CreditInTheFormTests(TestCase):
    def setUp(self):
        self.client.force_login(make_editor())
        self.ann = make_person("Ann Lee")

    def save(self, photo, **fields):
        address = reverse("admin:articles_photo_change", args=[photo.pk])
        form = self.client.get(address)
        data = {**values(form), **fields}
        add_row(data, prefix_of(form, PhotoCreator), person=self.ann.pk, position=0)
        answer = self.client.post(address, data, follow=True)
        photo.refresh_from_db()
        return answer

    def test_a_picture_of_our_own_is_given_one_and_the_editor_is_told(self):
        photo = make_photo(rights_status="own", credit_line="")
        answer = self.save(photo)
        self.assertEqual(photo.credit_line, "Photograph: Ann Lee")
        self.assertContains(answer, "so readers see “Photograph: Ann Lee”. If its source words it otherwise")

    def test_what_the_editor_wrote_stands(self):
        photo = make_photo(rights_status="own", credit_line="")
        answer = self.save(photo, credit_line="A. Lee for us")
        self.assertEqual(photo.credit_line, "A. Lee for us")
        self.assertNotContains(answer, "Nobody gave a credit line")


class LinkedCreditTests(TestCase):
    def linked(self, line, *parties):
        photo = shot_by(*parties, credit_line=line)
        fetch_makers([photo])
        return linked(photo)

    def test_a_name_leads_to_its_page_and_not_a_letter_is_changed(self):
        ann, neon = make_person("Ann Lee", slug="ann"), make_company("Neon", slug="neon")
        self.assertEqual(
            self.linked("Photograph by Ann Lee. Courtesy NEON", ann, neon),
            'Photograph by <a href="/people/ann/">Ann Lee</a>. Courtesy <a href="/companies/neon/">NEON</a>',
        )

    def test_a_longer_name_goes_before_one_that_it_holds(self):
        ann, smith = make_person("Ann Lee", slug="ann"), make_person("Ann Lee Smith", slug="smith")
        self.assertEqual(self.linked("Ann Lee Smith", ann, smith), '<a href="/people/smith/">Ann Lee Smith</a>')

    def test_half_a_word_is_no_name(self):
        self.assertEqual(self.linked("Neonlight Pictures", make_company("Neon")), "Neonlight Pictures")

    def test_nothing_in_it_is_markup(self):
        for line in ["<script>alert(1)</script> Ann Lee", "Ann & Lee <b>"]:
            with self.subTest(line):
                text = self.linked(line, make_person("Ann Lee"))
                self.assertNotIn("<script", text)
                self.assertNotIn("<b>", text)
                self.assertNotIn("& ", text)

    def test_a_name_with_signs_of_a_pattern_in_it_is_a_name(self):
        odd = make_company("A+ (Films)", slug="odd")
        self.assertEqual(self.linked("© A+ (Films)", odd), '© <a href="/companies/odd/">A+ (Films)</a>')

    def test_stays_plain_and_asks_nothing_where_makers_were_not_fetched(self):
        photo = shot_by(make_person("Ann Lee"), credit_line="Ann Lee")
        with self.assertNumQueries(0):
            self.assertEqual(linked(Photo(credit_line=photo.credit_line)), "Ann Lee")
            figure(photo.shown())

    def test_all_makers_of_a_page_take_one_query(self):
        photos = [shot_by(make_person(f"Person {n}"), credit_line=f"Person {n}") for n in range(20)]
        with self.assertNumQueries(1):
            fetch_makers(photos)
            self.assertEqual(sum("<a " in linked(photo) for photo in photos), 20)
