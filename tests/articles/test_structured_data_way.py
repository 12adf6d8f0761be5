"""The way to a page, told to machines as it stands above the page."""

from django.template import Context
from django.test import RequestFactory, TestCase

from articles.structured_data import lists
from articles.templatetags.structured_data import told_to_machines
from tests.factories import (
    make_article,
    make_section,
)
from tests.structured import faults, read


class WayTests(TestCase):
    """The way to a page, as readers see it above the page."""

    def told(self, url_name):
        request = RequestFactory().get("/stories/2024/")
        request.resolver_match = type("Match", (), {"url_name": url_name, "kwargs": {}})
        context = Context({"request": request, "year": 2024, "site_name": "Matinee", "site_tagline": "Films"})
        context.request = request
        return told_to_machines(context)

    def test_is_told_step_by_step(self):
        way = lists.breadcrumbs(
            [("Home", "/"), ("Films", "/films/"), ("Vagabond", None)], lambda path: f"https://x{path}"
        )
        self.assertEqual(faults({"@context": "https://schema.org", **way}), [])
        self.assertEqual(
            [step.get("item") for step in way["itemListElement"]], ["https://x/", "https://x/films/", None]
        )

    def test_of_one_step_is_none(self):
        self.assertIsNone(lists.breadcrumbs([("Home", "/")], str))
        self.assertIsNone(lists.breadcrumbs([], str))

    def test_names_a_page_that_has_no_other_name(self):
        told = self.told("year")
        self.assertEqual(told["card"]["title"], "2024")
        (script,) = told["scripts"]
        self.assertIn('"BreadcrumbList"', script)

    def test_a_page_of_which_nothing_is_known_tells_nothing(self):
        self.assertEqual(self.told("anything"), {})

    def test_is_told_on_the_page_of_a_story_as_it_stands_above_it(self):
        page = read(self.client, make_article("A walk", section=make_section("Film")).get_absolute_url())
        (way,) = (data for data in page.data if data["@type"] == "BreadcrumbList")
        self.assertEqual([step["name"] for step in way["itemListElement"]], ["Home", "Film", "A walk"])
