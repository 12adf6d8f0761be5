"""The panel of the checks in a real browser: it leads to the place, and waving through leaves what was typed."""

import pytest
from django.urls import reverse

from articles.models import Article
from tests.factories import make_editor, make_ready_article

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(page, live_server, client):
    """The browser, signed in as an editor, with a story open in which two things are worth a look."""
    client.force_login(make_editor())
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    page.context.add_cookies([cookie])
    article = make_ready_article("Before", dek="", body=["First.", "Second, TK."], status=Article.Status.DRAFT)
    page.goto(live_server.url + reverse("admin:articles_article_change", args=[article.pk]))
    page.locator(".order-machine .tiptap").first.wait_for()
    page.locator("#story-problems summary").click()
    return page


def wave_through(desk, reason):
    desk.get_by_role("link", name="Wave through…").first.click()
    desk.get_by_label("Why it may stay as it is").fill(reason)
    desk.get_by_role("button", name="Wave through", exact=True).click()


def test_a_problem_leads_to_its_field_and_to_its_block(desk):
    links = desk.locator("#story-problems a.story-problems__place")
    links.nth(0).click()
    assert desk.evaluate("document.activeElement.id") == "id_dek"
    links.nth(1).click()
    assert desk.evaluate("document.activeElement.textContent") == "Second, TK."
    assert desk.problems == []


def test_waving_through_and_taking_back_lose_nothing_typed(desk):
    desk.fill("#id_kicker", "Typed")
    wave_through(desk, "There is none")
    desk.get_by_text("Waved through (1)").click()
    assert "There is none" in desk.locator("#story-problems").inner_text()
    assert Article.objects.get().waivers.get().field == "dek"
    desk.get_by_role("button", name="Take back").click()
    desk.get_by_text("Ready to publish; worth a look (2)").wait_for()
    assert desk.input_value("#id_kicker") == "Typed"
    assert not Article.objects.get().waivers.exists()
    assert desk.problems == []


def test_publishing_asks_once_why_all_of_them_may_stay(desk):
    desk.fill("#id_kicker", "Typed")
    with desk.expect_navigation():
        desk.get_by_role("button", name="Publish", exact=True).click()
    desk.get_by_label("Why it may stay as it is").fill("It goes to print like that")
    with desk.expect_navigation():
        desk.get_by_role("button", name="Publish anyway").click()
    article = Article.objects.get()
    assert (article.is_live(), article.kicker, article.waivers.count()) == (True, "Typed", 2)
    assert desk.problems == []
