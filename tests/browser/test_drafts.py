"""An editor's way with a draft in a real browser: save, come back, meet a conflict, preview, publish, restore."""

import pytest
from django.urls import reverse

from articles.models import Article
from tests.factories import make_ready_article

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def article():
    return make_ready_article("Before", dek="Two hours.", body=["First.", "Second."])


def open_story(page, live_server, article):
    page.goto(live_server.url + reverse("admin:articles_article_change", args=[article.pk]))
    page.locator(".order-machine .tiptap").first.wait_for()


def press(page, label):
    with page.expect_navigation():
        page.get_by_role("button", name=label, exact=True).click()


def type_and_save(page, title):
    page.fill("#id_title", title)
    with page.expect_navigation():
        page.keyboard.press("Control+s")


def readers_see(page, live_server, article):
    page.goto(live_server.url + article.get_absolute_url())
    return page.locator("h1").inner_text()


def test_a_draft_waits_beside_the_live_story_until_it_is_published(desk, live_server, article):
    open_story(desk, live_server, article)
    type_and_save(desk, "After")
    assert "Readers still see the text" in desk.locator(".messagelist").inner_text()
    assert readers_see(desk, live_server, article) == "Before"
    open_story(desk, live_server, article)
    assert desk.input_value("#id_title") == "After"
    press(desk, "Publish changes")
    assert readers_see(desk, live_server, article) == "After"
    assert desk.problems == []


def test_two_tabs_meet_and_nothing_is_lost(desk, live_server, article):
    open_story(desk, live_server, article)
    other = desk.context.new_page()
    open_story(other, live_server, article)
    type_and_save(desk, "One")
    other.fill("#id_dek", "Typed in the other tab")
    type_and_save(other, "Two")
    other.get_by_role("group", name="Headline").get_by_label("Theirs").check()
    press(other, "Save as the draft")
    assert other.input_value("#id_title") == "One"
    assert other.input_value("#id_dek") == "Typed in the other tab"


def test_an_earlier_version_is_compared_and_taken_up(desk, live_server, article):
    open_story(desk, live_server, article)
    type_and_save(desk, "After")
    press(desk, "Publish changes")
    desk.goto(live_server.url + reverse("admin:articles_article_history", args=[article.pk]))
    desk.get_by_label("Compare from version 0").check()
    press(desk, "Compare")
    assert "Before" in desk.locator("del").first.inner_text()
    desk.go_back()
    with desk.expect_navigation():
        desk.get_by_role("button", name="Take up as the draft").last.click()
    assert desk.input_value("#id_title") == "Before"
    assert readers_see(desk, live_server, article) == "After"


def test_the_preview_shows_the_draft_on_a_phone_and_a_desktop(desk, live_server, article):
    open_story(desk, live_server, article)
    type_and_save(desk, "After")
    desk.get_by_role("link", name="Preview", exact=True).click()
    for screen in ("On a phone", "On a desktop"):
        frame = desk.frame_locator(f"iframe[title='{screen}']")
        assert frame.locator("h1").inner_text() == "After"
    assert Article.objects.get(pk=article.pk).title == "Before"


def test_leaving_with_unsaved_changes_asks_first(desk, live_server, article):
    open_story(desk, live_server, article)
    asked = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    desk.fill("#id_dek", "")
    desk.locator("#id_dek").press_sequentially("More.")
    desk.evaluate("location.href = '/admin/'")
    desk.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    assert desk.input_value("#id_dek") == "More."


def test_leaving_a_story_in_which_nothing_was_changed_does_not_ask(desk, live_server, article):
    open_story(desk, live_server, article)
    desk.wait_for_load_state("networkidle")
    asked = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    desk.click("#id_dek")
    desk.goto(live_server.url + reverse("admin:index"))
    assert asked == []
