"""One story breaks the template that shows it: its lists go on without it and tell the desk."""

from unittest import mock

from django.template.loader import get_template
from django.test import Client, TestCase

from tests.factories import make_editor, make_ready_article


class LeftOutTests(TestCase):
    def setUp(self):
        self.whole = make_ready_article("Beach walk")
        self.broken = make_ready_article("Night bus")
        whole = get_template("articles/_teaser.html")

        def render(context):
            if context["article"].pk == self.broken.pk:
                raise ZeroDivisionError
            return whole.render(context)

        breaking = mock.Mock(render=render)
        self.enterContext(mock.patch("articles.templatetags.teasers.get_template", return_value=breaking))

    def get(self, address, client=None):
        with self.assertLogs("articles.templatetags.teasers", "ERROR") as logged:
            page = (client or self.client).get(address)
        self.assertIn(self.broken.slug, logged.output[0])
        return page

    def test_a_list_shows_the_others_and_readers_see_nothing_in_its_place(self):
        page = self.get("/stories/")
        self.assertContains(page, "Beach walk")
        self.assertNotContains(page, '<h2 class="card__title"><a href="/stories/night-bus')
        self.assertNotContains(page, "left out")
        self.assertNotIn("sessionid", page.cookies)

    def test_the_desk_is_told_which_story_it_is_and_led_to_it(self):
        desk = Client()
        desk.force_login(make_editor())
        page = self.get("/stories/", desk)
        self.assertContains(page, "A story is left out here")
        self.assertContains(page, f"/admin/articles/article/{self.broken.pk}/change/")
