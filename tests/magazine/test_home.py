from django.test import TestCase

from tests.factories import make_article, make_film, make_photo


class FrontPageTests(TestCase):
    def test_shows_films_whose_poster_readers_may_see(self):
        shown, hidden, bare = (make_film(title) for title in ("Vagabond", "Moonrise", "Sunset"))
        make_photo(poster_of=shown)
        make_photo(poster_of=hidden, rights_status="unknown")
        make_article(mentions=[shown, hidden, bare])
        page = self.client.get("/")
        self.assertContains(page, "Vagabond")
        self.assertNotContains(page, "Moonrise")
        self.assertNotContains(page, "Sunset")
