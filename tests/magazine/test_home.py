from django.test import TestCase

from tests.factories import make_film, make_photo


class FrontPageTests(TestCase):
    def test_shows_films_whose_poster_readers_may_see(self):
        make_photo(poster_of=make_film("Vagabond"))
        make_photo(poster_of=make_film("Moonrise"), rights_status="unknown")
        make_film("Sunset")
        page = self.client.get("/")
        self.assertContains(page, "Vagabond")
        self.assertNotContains(page, "Moonrise")
        self.assertNotContains(page, "Sunset")
