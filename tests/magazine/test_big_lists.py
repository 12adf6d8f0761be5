"""Lists, choices and forms of the desk that cost the same in a magazine of any size."""

import re
from unittest import mock

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client, SimpleTestCase, TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from magazine.front_page.models import FrontPage, Look
from people.admin import lists
from people.models import Person
from people.paging import in_figures
from tests.factories import make_article, make_person, make_source
from tests.magazine.newsletter.case import make_letter, make_subscriber
from tests.magazine.test_admin import fill_the_desk

# The front page and its look are one row each: what stands in the place of a list leads to the form.
LISTS = [(model, each) for model, each in admin.site._registry.items() if model not in (FrontPage, Look)]


def url(model, page):
    return f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}"


def uncounted(sql):
    """Whether a statement counts rows without a bound: every count must be of a limited subquery."""
    return any(not limited(sql[found.end() :]) for found in re.finditer(r"COUNT\(", sql))


def limited(rest):
    """Whether what follows “COUNT(” is “*) FROM (… LIMIT n)”."""
    opening = re.match(r"\*\)(?: AS \S+)? FROM \(", rest)
    if not opening:
        return False
    depth, start = 1, opening.end()
    for place in range(start, len(rest)):
        depth += {"(": 1, ")": -1}.get(rest[place], 0)
        if not depth:
            return bool(re.search(r" LIMIT \d+$", rest[start:place]))
    return False


def counts_a_handful(sql):
    """Whether it counts what a story or a launch never has many of."""
    return (
        'COUNT("articles_comment"' in sql
        or 'FROM "articles_launchitem" WHERE "articles_launchitem"."launch_id" =' in sql
    )


class UnboundedCountTests(SimpleTestCase):
    """The rule by which the tests below look at what the database is asked."""

    def test_sees_a_count_of_a_whole_table(self):
        self.assertTrue(uncounted('SELECT COUNT(*) AS "__count" FROM "articles_article"'))
        self.assertTrue(uncounted('SELECT COUNT(*) FROM (SELECT "id" FROM "articles_article") subquery'))
        self.assertTrue(uncounted('SELECT "id", COUNT("tagged"."id") AS "n" FROM "tag" GROUP BY "id" LIMIT 50'))

    def test_lets_a_count_up_to_a_bound_pass(self):
        self.assertFalse(uncounted('SELECT COUNT(*) FROM (SELECT "id" FROM "a" WHERE ("b") LIMIT 101) subquery'))
        self.assertFalse(uncounted('SELECT "id", (SELECT COUNT(*) FROM (SELECT 1 LIMIT 9) AS counted) FROM "a"'))


def fill(count):
    """So many rows in every list, of whatever is registered in the admin."""
    fill_the_desk(count)
    for number in range(count):
        make_source()
        User.objects.create(username=f"{count}-{number}")
        Group.objects.create(name=f"{count}-{number}")
        make_letter()
        make_subscriber()


def addresses(client):
    """Every page of the desk that shows rows, for whatever is registered in the admin."""
    found, chosen_from = {}, {}
    for model, model_admin in LISTS:
        address = reverse(url(model, "changelist"))
        found[f"{model.__name__} list"] = address
        found[f"{model.__name__} order"] = f"{address}?o=-1"
        if model_admin.get_search_fields(None):
            found[f"{model.__name__} search"] = f"{address}?q=an+1"
        for spec, query in choices_of_filters(client, address):
            found[f"{model.__name__} by {spec.title}"] = address + query
        if row := model._base_manager.order_by("pk").first():
            found[f"{model.__name__} form"] = reverse(url(model, "change"), args=[row.pk])
            found[f"{model.__name__} history"] = reverse(url(model, "history"), args=[row.pk])
        for owner, by in [(model, model_admin), *((inline.model, inline) for inline in model_admin.inlines)]:
            chosen_from |= {owner._meta.get_field(name).related_model: (owner, name) for name in by.autocomplete_fields}
    for chosen, (owner, name) in chosen_from.items():
        asked = f"app_label={owner._meta.app_label}&model_name={owner._meta.model_name}&field_name={name}"
        found[f"choosing a {chosen.__name__}"] = f"{reverse('admin:autocomplete')}?{asked}"
        found[f"choosing a {chosen.__name__}, typed"] = f"{reverse('admin:autocomplete')}?{asked}&term=an"
    return found


def choices_of_filters(client, address):
    """The first choice of each filter, of its first three, that finds something."""
    changelist = client.get(address).context_data["cl"]
    for spec in changelist.filter_specs:
        for choice in list(spec.choices(changelist))[1:4]:
            if client.get(address + choice["query_string"]).context_data["cl"].result_count:
                yield spec, choice["query_string"]
                break


def asked(client, address):
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    assert answer.status_code == 200, address
    return [query["sql"] for query in captured]


def options_in_forms(client):
    """How many options the selects of each empty form offer."""
    forms = [reverse(url(model, "add")) for model, _ in LISTS]
    return {form: client.get(form).content.count(b"<option") for form in forms}


class EveryPageOfTheDeskTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        """What the database is asked for each page, with two rows of everything and with twenty."""
        client = Client()
        client.force_login(User.objects.create_superuser("boss"))
        fill(2)
        ContentType.objects.get_for_models(*apps.get_models())  # kept for the process, whoever asks first
        pages = addresses(client)
        cls.with_two = {name: asked(client, address) for name, address in pages.items()}
        cls.options_of_two = options_in_forms(client)
        fill(18)
        cls.with_twenty = {name: asked(client, address) for name, address in pages.items()}
        cls.options_of_twenty = options_in_forms(client)

    def test_has_rows_in_each_list(self):
        """Without them the tests below would say nothing of a list."""
        for model, _ in LISTS:
            with self.subTest(model.__name__):
                self.assertGreaterEqual(model._base_manager.count(), 20)

    def test_costs_as_many_queries_with_twenty_rows_as_with_two(self):
        for name, statements in self.with_two.items():
            with self.subTest(name):
                self.assertEqual(len(self.with_twenty[name]), len(statements))

    def test_counts_nothing_without_a_bound(self):
        for name, statements in self.with_twenty.items():
            with self.subTest(name):
                self.assertEqual([sql for sql in statements if uncounted(sql) and not counts_a_handful(sql)], [])

    def test_offers_as_many_options_in_a_form_however_many_rows_there_are_to_choose_from(self):
        for form, options in self.options_of_two.items():
            with self.subTest(form):
                self.assertEqual(self.options_of_twenty[form], options)


class LongListTests(TestCase):
    """A list of 12 people, at the desk of a magazine that counts to 6, 3 on a page."""

    @classmethod
    def setUpTestData(cls):
        cls.boss = User.objects.create_superuser("boss")
        for number in range(12):
            make_person(f"Person {number:02}", slug=f"person-{number:02}")

    def setUp(self):
        self.client.force_login(self.boss)
        for owner, name, value in [(lists, "BOUND", 6), (admin.site._registry[Person], "list_per_page", 3)]:
            patch = mock.patch.object(owner, name, value)
            patch.start()
            self.addCleanup(patch.stop)

    def people(self, query=""):
        return self.client.get(reverse("admin:people_person_changelist") + query)

    def names(self, query=""):
        return [person.name for person in self.people(query).context_data["cl"].result_list]

    def test_says_that_there_are_more_than_were_counted(self):
        self.assertContains(self.people(), "More than 6 people: search or filter to come nearer.")

    def test_says_how_many_there_are_where_all_were_counted(self):
        self.assertContains(self.people("?q=Person+0"), "More than 6 people")
        self.assertNotContains(self.people('?q="Person+1"'), "More than")
        self.assertContains(self.people('?q="Person+1"'), "2 people")

    def test_leads_on_to_every_page_one_after_another(self):
        self.assertContains(self.people(), 'href="?p=3"')
        self.assertNotContains(self.people(), 'href="?p=4"')
        self.assertContains(self.people("?p=3"), 'href="?p=4"')
        self.assertEqual(self.names("?p=3"), ["Person 06", "Person 07", "Person 08"])
        self.assertEqual(self.names("?p=4"), ["Person 09", "Person 10", "Person 11"])
        self.assertNotContains(self.people("?p=4"), 'href="?p=5"')

    def test_goes_back_to_the_beginning_from_a_page_that_is_not_there(self):
        for page in ("0", "5", "99999999999999999999", "last", "-1"):
            with self.subTest(page):
                self.assertIn(self.people(f"?p={page}").status_code, (200, 302))

    def test_keeps_the_order_of_the_list_on_each_page(self):
        self.assertEqual(self.names("?o=-1"), ["Person 11", "Person 10", "Person 09"])

    def test_does_not_offer_to_select_what_was_not_counted(self):
        self.assertNotContains(self.people(), "Select all 6 people")
        self.assertContains(self.people("?q=Person+0&p=2"), "action-counter")

    def test_offers_to_select_all_that_were_counted(self):
        Person.objects.filter(name__gte="Person 05").delete()
        self.assertContains(self.people(), "Select all 5 people")

    def test_does_nothing_to_all_of_more_than_were_counted(self):
        chosen = {
            "action": "delete_selected",
            "select_across": "1",
            "index": "0",
            "_selected_action": "1",
            "post": "yes",
        }
        answer = self.client.post(reverse("admin:people_person_changelist"), chosen, follow=True)
        self.assertContains(answer, "These are more than 6, so nothing was done.")
        self.assertEqual(Person.objects.count(), 12)

    def test_fetches_no_more_rows_than_a_page_shows(self):
        with CaptureQueriesContext(connection) as captured:
            self.people()
        wide = [query["sql"] for query in captured if '"people_person"."bio"' in query["sql"]]
        self.assertEqual(len(wide), 1)
        self.assertEqual(len(re.search(r"IN \(([^)]*)\)", wide[0])[1].split(",")), 3)


class ChoosingTests(TestCase):
    """Twenty at a time, and whether there are more."""

    def setUp(self):
        self.client.force_login(User.objects.create_superuser("boss"))
        for number in range(45):
            make_person(f"Person {number:02}")

    def page(self, number, term=""):
        asked = {"app_label": "people", "model_name": "credit", "field_name": "person", "page": number, "term": term}
        return self.client.get(reverse("admin:autocomplete"), asked)

    def test_goes_on_until_the_last(self):
        pages = [self.page(number).json() for number in (1, 2, 3)]
        self.assertEqual([len(page["results"]) for page in pages], [20, 20, 5])
        self.assertEqual([page["pagination"]["more"] for page in pages], [True, True, False])
        names = [row["text"] for page in pages for row in page["results"]]
        self.assertEqual(names, sorted(set(names)))

    def test_looks_no_further_than_one_row_beyond_the_page(self):
        with CaptureQueriesContext(connection) as captured:
            self.page(2)
        self.assertTrue(any(query["sql"].endswith("LIMIT 41") for query in captured))

    def test_has_no_page_beyond_the_last(self):
        self.assertEqual(self.page(4).status_code, 404)


class CountedColumnTests(TestCase):
    def test_counts_no_further_than_is_of_use(self):
        self.assertEqual(in_figures(999), "999")
        self.assertEqual(in_figures(1000), "1,000")
        self.assertEqual(in_figures(1001), "more than 1,000")

    def test_says_how_many_stories_a_topic_has(self):
        self.client.force_login(User.objects.create_superuser("boss"))
        for _ in range(3):
            make_article(tags=["noir"])
        page = self.client.get(reverse("admin:articles_tag_changelist"))
        self.assertContains(page, '<td class="field-story_count">3</td>')


class HistoryTests(TestCase):
    def test_of_a_row_names_what_was_done_to_it(self):
        boss, person = User.objects.create_superuser("boss"), make_person()
        self.client.force_login(boss)
        LogEntry.objects.log_actions(boss.pk, [person], CHANGE, "Looked up in the parish register.")
        page = self.client.get(reverse("admin:people_person_history", args=[person.pk]))
        self.assertContains(page, "Looked up in the parish register.")
