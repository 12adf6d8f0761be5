"""A list has the pages that it has: at any other number there is nothing, and the way back to its first page."""

import datetime

from django.test import TestCase

from articles.models import Contribution, Issue, Publication, Series
from magazine.edition.pages import PAGED, PAGES
from tests.factories import (
    make_article,
    make_company,
    make_edition,
    make_film,
    make_person,
    make_photo,
    make_section,
)

NONE = ["0", "-1", "01", "2", "999", "99999", "999999999", "9" * 40, "abc", "1.5", "٢", "1 "]


class PagesOfListsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        section, person, company = make_section(), make_person(), make_company()
        publication = Publication.objects.create(name="The Gazette", slug="gazette")
        issue = Issue.objects.create(publication=publication, label="Spring", slug="spring")
        film = make_film(year=2024)
        series = Series.objects.create(name="Film of the month", slug="film-of-the-month")
        edition = make_edition(honours_year="2024")
        story = make_article(
            "A walk",
            kind="review",
            section=section,
            issue=issue,
            series=series,
            tags=["noir"],
            about=[person, film],
            published_at=datetime.datetime(2024, 5, 1, tzinfo=datetime.UTC),
        )
        Contribution.objects.create(article=story, company=company)
        photo = make_photo(people=[person], films=[film])
        photo.creators.create(company=company)
        make_article("Shown", lead_photo=photo)
        cls.lists = {
            "story-list": "/stories/",
            "kind": "/stories/kinds/reviews/",
            "year": "/stories/2024/",
            "month": "/stories/2024/05/",
            "series": series.get_absolute_url(),
            "section": section.get_absolute_url(),
            "issue": issue.get_absolute_url(),
            "tag": "/tags/noir/",
            "tag-list": "/tags/",
            "picture-list": "/pictures/",
            "person-pictures": f"{person.get_absolute_url()}pictures/",
            "film-pictures": f"{film.get_absolute_url()}pictures/",
            "company-pictures": f"{company.get_absolute_url()}pictures/",
            "person-list": "/people/",
            "person-stories": f"{person.get_absolute_url()}stories/",
            "company-stories": f"{company.get_absolute_url()}stories/",
            "film-list": "/films/",
            "film-stories": f"{film.get_absolute_url()}stories/",
            "programme": edition.programme.get_absolute_url(),
            "programme-list": "/awards/",
            "season": "/seasons/2024/",
            "search": "/search/?q=walk",
        }

    def test_every_list_that_has_pages_is_tried(self):
        self.assertEqual(self.lists.keys(), {name for name, asked in PAGES.items() if {*PAGED} <= {*asked}})

    def test_there_is_nothing_at_a_number_that_a_list_does_not_have(self):
        for name, address in self.lists.items():
            path, _, query = address.partition("?")
            asked = dict([query.split("=")]) if query else {}
            with self.subTest(name):
                self.assertEqual(self.client.get(path, {**asked, "page": "1"}).status_code, 200)
                self.assertEqual(self.client.get(path, {**asked, "page": ""}).status_code, 200)
            for number in NONE:
                with self.subTest(name, page=number):
                    page = self.client.get(path, {**asked, "page": number})
                    self.assertContains(page, f'<a href="?{query}">To its first page</a>', status_code=404)

    def test_a_page_that_never_was_says_nothing_of_a_list(self):
        self.assertNotContains(self.client.get("/nowhere/?page=2"), "first page", status_code=404)
        self.assertNotContains(self.client.get("/tags/nowhere/?page=2"), "first page", status_code=404)
