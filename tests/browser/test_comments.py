"""Talking over a story in a real browser: nothing that is typed into its form is lost by it."""

import pytest
from django.urls import reverse

from tests.factories import make_editor, make_ready_article

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def article():
    return make_ready_article("Before", dek="Two hours.", body=["First.", "Second."])


@pytest.fixture
def desk(page, live_server, client, article):
    """The browser, signed in as an editor, the story's form open with something typed into it."""
    client.force_login(make_editor())
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    page.context.add_cookies([cookie])
    page.goto(live_server.url + reverse("admin:articles_article_change", args=[article.pk]))
    page.locator(".order-machine .tiptap").first.wait_for()
    page.fill("#id_dek", "Typed and not saved")
    return page


def panel(page):
    page.locator("#story-talks").evaluate("panel => { panel.open = true }")
    return page.locator("#story-talks")


def add(page, about, text):
    panel(page).get_by_label("About").select_option(label=about)
    panel(page).get_by_label("Comment", exact=True).fill(text)
    page.get_by_role("button", name="Add the comment").click()
    panel(page).get_by_text("The comment is added.").wait_for()


def test_a_comment_is_added_answered_and_resolved_beside_what_is_being_typed(desk, article):
    add(desk, "Block 2, text “Second.”", "Says who?")
    assert desk.locator(".story-talk-mark").inner_text() == "1 comment"
    panel(desk).get_by_text("Answer", exact=True).first.click()
    panel(desk).locator("#comment-text").fill("Begun")
    panel(desk).locator(".story-talk textarea").fill("She does.")
    panel(desk).get_by_role("button", name="Answer").click()
    panel(desk).get_by_text("She does.").wait_for()
    assert panel(desk).locator("#comment-text").input_value() == "Begun"
    panel(desk).locator("#comment-text").fill("")
    assert desk.locator(".story-talk-mark").inner_text() == "2 comments"
    panel(desk).get_by_role("button", name="Resolve all 2").click()
    panel(desk).get_by_text("Resolved (2)").wait_for()
    assert desk.locator(".story-talk-mark").count() == 0
    assert panel(desk).locator(".story-talks__count").inner_text() == "none open"
    assert desk.input_value("#id_dek") == "Typed and not saved"
    assert article.comments.open().count() == 0
    assert desk.problems == []


def test_a_comment_leads_to_its_block_and_the_block_back_to_it(desk):
    add(desk, "Block 2, text “Second.”", "Says who?")
    panel(desk).get_by_role("link", name="Block 2, text “Second.”").click()
    bar = desk.evaluate("document.activeElement.closest('.inline-related').textContent")
    assert "Second." in bar
    desk.locator(".story-talk-mark").click()
    assert desk.evaluate("document.activeElement.textContent") == "Block 2, text “Second.”"
    assert desk.problems == []


def test_what_cannot_be_kept_stays_in_its_box(desk, article):
    desk.context.clear_cookies()
    panel(desk).get_by_label("Comment", exact=True).fill("Says who?")
    desk.get_by_role("button", name="Add the comment").click()
    panel(desk).get_by_text("It was not kept").wait_for()
    assert panel(desk).locator("#comment-text").input_value() == "Says who?"
    assert not article.comments.exists()


def test_leaving_asks_while_a_comment_is_begun(desk, live_server, article):
    asked = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    desk.reload()
    asked.clear()
    panel(desk).get_by_label("Comment", exact=True).fill("Begun")
    desk.goto(live_server.url + reverse("admin:index"))
    assert asked == ["beforeunload"]
