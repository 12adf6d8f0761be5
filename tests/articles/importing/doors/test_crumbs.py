"""The crumbs of a page from the web are the path to its section."""

import json

from django.test import SimpleTestCase

from .files import one

STORY = "The festival opened on a wet Thursday with a film about a lighthouse keeper, his cat, and what the sea took."


def page(*, head="", crumbs=""):
    return one(
        "saved.html",
        f"<html><head><title>A walk</title>{head}</head><body>{crumbs}"
        f"<article><h1>A walk</h1><p>{STORY}</p><p>{STORY} Twice.</p></article></body></html>",
    )


def in_data(*names):
    items = [{"@type": "ListItem", "position": at, "item": {"name": name}} for at, name in enumerate(names, 1)]
    data = json.dumps({"@type": "BreadcrumbList", "itemListElement": items})
    return f'<script type="application/ld+json">{data}</script>'


SECTION = '<meta property="article:section" content="Interviews">'
SHOWN = """<nav aria-label="Breadcrumb"><ol><li><a href="/">Home</a></li><li><a href="/film">Film</a></li>
<li><a href="/film/interviews">Interviews</a></li><li>A walk</li></ol></nav>"""


class CrumbTests(SimpleTestCase):
    def test_lead_from_the_front_page_to_the_section(self):
        found = page(head=in_data("Home", "Film", "Interviews", "A walk")).given.section
        self.assertEqual(found, "Film / Interviews")

    def test_are_read_as_they_are_shown_where_no_data_tells(self):
        self.assertEqual(page(crumbs=SHOWN).given.section, "Film / Interviews")

    def test_tell_what_stands_around_the_section_that_the_page_names(self):
        self.assertEqual(page(head=SECTION, crumbs=SHOWN).given.section, "Film / Interviews")

    def test_that_lead_elsewhere_than_to_the_section_say_nothing(self):
        self.assertEqual(page(head=SECTION + in_data("Home", "Archive")).given.section, "Interviews")

    def test_of_no_use_are_none(self):
        for names in ([], ["Home"], ["Home", "A walk"], [None, 5, {}], [f"Step {at}" for at in range(9)], ["x" * 90]):
            with self.subTest(names):
                self.assertEqual(page(head=in_data(*names)).given.section, "")

    def test_that_are_broken_stop_nothing(self):
        for items in ('"Film"', "5", "[null, 5]", '{"name": "Film"}', '[{"item": "/film"}]'):
            with self.subTest(items):
                data = f'{{"@type": "BreadcrumbList", "itemListElement": {items}}}'
                script = f'<script type="application/ld+json">{data}</script>'
                self.assertEqual(page(head=script).given.section, "")
