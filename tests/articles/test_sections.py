from django.test import TestCase

from articles.models import Section
from tests.factories import make_section


class SectionPathTests(TestCase):
    def setUp(self):
        self.films = make_section("Films", slug="films")
        self.video = make_section("Video", slug="video", parent=self.films)

    def test_of_a_subsection_follows_the_section_it_stands_in(self):
        make_section("Television", slug="tv")
        self.films.slug = "cinema"
        self.films.save()
        self.assertEqual(set(Section.objects.values_list("path", flat=True)), {"cinema", "cinema/video", "tv"})

    def test_leads_to_the_page_after_a_change(self):
        self.films.slug = "cinema"
        self.films.save()
        self.assertContains(self.client.get("/sections/cinema/video/"), "Video")
        self.assertEqual(self.client.get("/sections/films/video/").status_code, 404)
