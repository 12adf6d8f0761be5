"""A whole day at the desk in a real browser: one story from an empty form to its third version before readers."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import launching
from articles.models import Article, Block, Launch
from tests.factories import make_editor, make_photo, make_section

pytestmark = pytest.mark.django_db(transaction=True)

BARS = ".order-machine .inline-related:not(.empty-form) > h3"


@pytest.fixture
def desk(page, live_server, client):
    """The browser, signed in as a chief editor."""
    client.force_login(make_editor("Maria"))
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    page.context.add_cookies([cookie])
    return page


def go_to(page, live_server, name, *args):
    page.goto(live_server.url + reverse(name, args=args))


def open_story(page, live_server, article):
    go_to(page, live_server, "admin:articles_article_change", article.pk)
    settled(page)


def settled(page):
    """The form stands still: its editors are made, and it has scrolled to where it was left."""
    page.locator(".order-machine .tiptap").first.wait_for()
    page.wait_for_load_state("networkidle")


def press(page, label):
    with page.expect_navigation():
        page.get_by_role("button", name=label, exact=True).click()


def save(page):
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    settled(page)


def add_block(page, kind):
    """Add a block at the end, by keys; the new block."""
    blocks = page.locator(".order-machine .inline-related:not(.empty-form)").count()
    page.get_by_role("button", name="Add a block at the end").focus()
    page.keyboard.press("Enter")
    for _ in range(12):
        if page.evaluate("document.activeElement.title || document.activeElement.textContent.trim()").endswith(kind):
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_function(
        "count => document.querySelectorAll('.order-machine .inline-related:not(.empty-form)').length === count",
        arg=blocks + 1,
    )


def choose(page, field, words):
    """Choose a row by typing into a field that searches."""
    page.locator(f"{field} + .select2 .select2-selection").click()
    page.locator(".select2-search__field").last.fill(words)
    page.locator(".select2-results__option", has_text=words).first.click()


def told(page):
    return page.locator(".messagelist").inner_text()


def kinds_of(article):
    return [block.kind for block in article.blocks.order_by("ordering")]


def write_the_story(desk, live_server):
    """A story from nothing, with six kinds of block."""
    go_to(desk, live_server, "admin:articles_article_add")
    desk.get_by_role("button", name="Add a block at the end").wait_for()
    desk.fill("#id_title", "A walk with Varda")
    desk.fill("#id_dek", "Two hours on the beach at Noirmoutier.")
    choose(desk, "#id_section", "Features")
    add_block(desk, "Text")
    desk.wait_for_function("document.activeElement.classList.contains('tiptap')")
    desk.keyboard.type("She walks fast, and she talks faster.")
    add_block(desk, "Heading")
    desk.keyboard.type("At the water")
    add_block(desk, "Pull quote")
    desk.keyboard.type("I like the sea because it never repeats itself.")
    add_block(desk, "Figure")
    choose(desk, "select[id^=id_blocks][id$=-photo]:not([id*=__prefix__])", "Varda on the beach")
    add_block(desk, "List entry")
    desk.locator("input[id^=id_blocks][id$=-title]:not([id*=__prefix__])").last.fill("The first film")
    add_block(desk, "Note")
    desk.wait_for_function("document.activeElement.classList.contains('tiptap')")
    desk.keyboard.type("We met in the spring.")
    save(desk)
    return Article.objects.get()


def test_a_story_from_an_empty_form_to_its_third_version_before_readers(desk, live_server):
    make_section("Features")
    make_photo("Varda on the beach")

    article = write_the_story(desk, live_server)
    assert kinds_of(article) == ["text", "heading", "pull-quote", "figure", "list-entry", "note"]
    assert article.status == Article.Status.DRAFT

    # Reordered by keys and by drag, left and come back to.
    desk.locator(BARS).nth(2).focus()
    desk.keyboard.press("Alt+ArrowUp")
    save(desk)
    assert kinds_of(article)[:3] == ["text", "pull-quote", "heading"]
    open_story(desk, live_server, article)
    desk.locator(BARS).nth(1).drag_to(desk.locator(BARS).nth(0), target_position={"x": 60, "y": 4})
    save(desk)
    assert kinds_of(article)[:3] == ["pull-quote", "text", "heading"]
    go_to(desk, live_server, "admin:index")
    assert "A walk with Varda" in desk.locator("#content").inner_text()
    open_story(desk, live_server, article)
    assert desk.locator(BARS).count() == 6

    # Previewed, published, read.
    go_to(desk, live_server, "admin:articles_article_preview", article.pk)
    phone = desk.frame_locator("iframe[title='On a phone']")
    assert phone.locator("h1").inner_text() == "A walk with Varda"
    assert "never repeats itself" in phone.locator("body").inner_text()
    open_story(desk, live_server, article)
    press(desk, "Publish")
    assert "These words stand nowhere in the story" in desk.locator("#content").inner_text()
    desk.get_by_label("Why it may stay as it is").fill("She said it after the recorder was off.")
    press(desk, "Publish anyway")
    assert "Published" in told(desk)
    assert readers_headline(desk, live_server, article) == "A walk with Varda"

    # The live story edited as a draft, and the change scheduled.
    open_story(desk, live_server, article)
    desk.fill("#id_title", "Two hours with Varda")
    press(desk, "Schedule…")
    set_moment(desk, timezone.localtime() + datetime.timedelta(days=2))
    press(desk, "Schedule")
    assert "goes live" in desk.locator("#content").inner_text()
    assert readers_headline(desk, live_server, article) == "A walk with Varda"
    launch = Launch.objects.get()
    launching.carry_out_due(launch.goes_live_at)
    assert readers_headline(desk, live_server, article) == "Two hours with Varda"

    # A conflict between two tabs, settled.
    open_story(desk, live_server, article)
    other = desk.context.new_page()
    open_story(other, live_server, article)
    desk.fill("#id_title", "A day with Varda")
    save(desk)
    other.fill("#id_title", "A night with Varda")
    other.fill("#id_kicker", "At sea")
    with other.expect_navigation():
        other.keyboard.press("Control+s")
    assert "Nothing is lost" in other.locator("#content").inner_text()
    other.get_by_role("group", name="Headline").get_by_label("Theirs").check()
    press(other, "Save as the draft")
    assert other.input_value("#id_title") == "A day with Varda"
    assert other.input_value("#id_kicker") == "At sea"
    press(other, "Publish changes")
    assert readers_headline(desk, live_server, article) == "A day with Varda"

    # Compared and taken up again.
    go_to(desk, live_server, "admin:articles_article_history", article.pk)
    desk.get_by_label("Compare from version 0").check()
    press(desk, "Compare")
    assert desk.locator("del", has_text="walk").count() == 1
    assert desk.locator("ins", has_text="day").count() == 1
    desk.go_back()
    with desk.expect_navigation():
        desk.get_by_role("button", name="Take up as the draft").last.click()
    assert desk.input_value("#id_title") == "A walk with Varda"
    assert readers_headline(desk, live_server, article) == "A day with Varda"
    assert Block.objects.filter(parent=article).count() == 6
    assert desk.problems == []


def readers_headline(page, live_server, article):
    page.goto(live_server.url + article.get_absolute_url())
    return page.locator("h1").inner_text()


def set_moment(page, at):
    page.locator("input.vDateField").first.fill(f"{at:%Y-%m-%d}")
    page.locator("input.vTimeField").first.fill("09:00")
