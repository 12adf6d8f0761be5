"""Searching with the keyboard alone: the list under the field while typing, and the plain form."""

import re

import pytest

from magazine.search.indexing import take_in_everything
from tests.factories import make_article, make_person

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_suggestion_is_chosen_by_keys_and_followed(page, live_server):
    person = make_person("Mikey Madison")
    make_article("Meeting Mikey")
    # A suggestion does not wait for a database that another request is writing to.
    take_in_everything()
    page.goto(f"{live_server.url}/search/")
    field = page.get_by_role("combobox")
    field.press_sequentially("mik")
    page.wait_for_selector("[role=option]")
    assert page.get_by_role("option").count() == 2
    assert field.get_attribute("aria-expanded") == "true"
    for key in ("ArrowDown", "ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
    assert field.get_attribute("aria-activedescendant") == "search-suggestion-0"
    assert page.locator("[aria-selected=true]").inner_text().startswith("Mikey Madison")
    page.keyboard.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    page.keyboard.press("ArrowDown")
    page.wait_for_selector("[role=option]:visible")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{person.get_absolute_url()}")
    assert page.problems == []


def test_enter_without_a_choice_sends_the_form_and_leaves_out_what_is_open(page, live_server):
    make_article("Meeting Mikey")
    page.goto(f"{live_server.url}/search/?q=mikey")
    page.get_by_role("combobox", name="Stories, people").press("Enter")
    page.wait_for_url(re.compile(r"/search/\?q=mikey$"))
    page.get_by_text("Narrow it down").click()
    page.get_by_label("Kind").select_option("feature")
    page.get_by_role("button", name="Narrow").click()
    page.wait_for_url(re.compile(r"/search/\?q=mikey&kind=feature$"))
    assert page.locator(".hit mark").first.inner_text() == "Mikey"
