"""Who is refused reads why, in the look of where they are, and finds the way back."""

from django.core.exceptions import PermissionDenied
from django.test import Client, RequestFactory, TestCase
from django.utils.module_loading import import_string

from articles.models import Article
from magazine.refusing import not_from_here, refused
from magazine.urls import handler403
from tests.factories import make_member, make_ready_article


class RefusedTests(TestCase):
    def test_at_the_desk_in_its_look_with_the_way_back(self):
        writer = make_member("Writer")
        self.client.force_login(writer)
        page = self.client.get("/admin/people/auditentry/")
        self.assertContains(page, "is not among the rights of that account", status_code=403)
        self.assertContains(page, writer.get_username(), status_code=403)
        self.assertContains(page, '<a href="/admin/">Back to the desk</a>', status_code=403)
        self.assertContains(page, "magazine/admin/desk.css", status_code=403)
        self.assertIn("no-store", page["Cache-Control"])

    def test_a_form_from_elsewhere_at_the_desk_says_what_to_do_and_does_nothing(self):
        story = make_ready_article()
        client = Client(enforce_csrf_checks=True)
        client.force_login(make_member("Chief editor"))
        page = client.post(f"/admin/articles/article/{story.pk}/delete/", {"post": "yes"})
        self.assertContains(page, "load the form anew", status_code=403)
        self.assertContains(page, '<a href="/admin/">Back to the desk</a>', status_code=403)
        self.assertTrue(Article.objects.filter(pk=story.pk).exists())

    def test_who_is_not_logged_in_is_told_so_when_their_login_is_not_taken(self):
        page = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "x", "password": "y"})
        self.assertContains(page, "That form was not taken", status_code=403)
        self.assertNotContains(page, "CSRF", status_code=403)

    def test_readers_read_it_in_the_magazine_s_look(self):
        self.assertIs(import_string(handler403), refused)
        response = refused(RequestFactory().get("/stories/"), PermissionDenied())
        self.assertContains(response, 'class="masthead"', status_code=403)
        self.assertContains(response, '<a href="/">To the front page</a>', status_code=403)

    def test_a_reader_s_form_from_elsewhere_too(self):
        request = RequestFactory().post("/newsletter/")
        page = not_from_here(request, reason="CSRF cookie not set.")
        self.assertContains(page, "That form was not taken", status_code=403)
        self.assertContains(page, 'class="masthead"', status_code=403)
        self.assertNotContains(page, "cookie not set", status_code=403)

    def test_a_request_that_is_none_of_ours_is_told_so_and_nothing_of_it_is_repeated(self):
        page = self.client.get("/stories/", headers={"host": "elsewhere.example"})
        self.assertContains(page, "We cannot thread this", status_code=400)
        self.assertContains(page, "matinee", status_code=400)
        self.assertNotContains(page, "elsewhere", status_code=400)
