"""The block editor, worked by keyboard alone in a real browser."""

import pytest
from django.urls import reverse

from articles.models import Article, Block
from tests.factories import make_article, make_block

pytestmark = pytest.mark.django_db(transaction=True)

BARS = ".order-machine .inline-related:not(.empty-form) > h3"


@pytest.fixture
def article():
    article = make_article(body=["First.", "Second."], status=Article.Status.DRAFT)
    make_block(article, Block.Kind.HEADING, text="Between")
    return article


def open_story(page, live_server, article):
    page.goto(live_server.url + reverse("admin:articles_article_change", args=[article.pk]))
    page.locator(".order-machine .tiptap").first.wait_for()


def said(page):
    return page.locator(".order-machine-wrapper [role=status]").inner_text()


def save(page):
    with page.expect_navigation():
        page.keyboard.press("Control+s")


def texts(article):
    return [block.text for block in article.blocks.order_by("ordering")]


def test_adds_a_block_by_keys_and_puts_the_cursor_into_it(desk, live_server, article):
    open_story(desk, live_server, article)
    desk.get_by_role("button", name="Add a block before this heading").focus()
    desk.keyboard.press("Enter")
    assert desk.evaluate("document.activeElement.textContent.trim()").endswith("Text")
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("ArrowDown")
    assert desk.evaluate("document.activeElement.title") == "Pull quote"
    desk.keyboard.press("ArrowUp")
    desk.keyboard.press("ArrowUp")
    desk.keyboard.press("Enter")
    desk.wait_for_function("document.activeElement.classList.contains('tiptap')")
    assert said(desk) == "Text added, 3 of 4."
    desk.keyboard.type("Third.")
    save(desk)
    assert texts(article) == ["<p>First.</p>", "<p>Second.</p>", "<p>Third.</p>", "Between"]
    assert desk.problems == []


def test_adds_a_block_without_rich_text_and_puts_the_cursor_into_it(desk, live_server, article):
    open_story(desk, live_server, article)
    desk.get_by_role("button", name="Add a block at the end").focus()
    desk.keyboard.press(" ")
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")
    desk.keyboard.type("The end")
    save(desk)
    assert texts(article)[-1] == "The end"
    assert article.blocks.order_by("ordering").last().kind == Block.Kind.HEADING


def test_escape_closes_the_list_of_kinds_and_goes_back(desk, live_server, article):
    open_story(desk, live_server, article)
    plus = desk.get_by_role("button", name="Add a block at the end")
    plus.focus()
    desk.keyboard.press("Enter")
    desk.keyboard.press("Escape")
    assert plus.evaluate("target => target === document.activeElement")
    assert desk.locator(".plugin-buttons-visible").count() == 0


def test_moves_a_block_by_keys_from_its_bar_and_from_inside_its_text(desk, live_server, article):
    open_story(desk, live_server, article)
    desk.locator(BARS).nth(2).focus()
    desk.keyboard.press("Alt+ArrowUp")
    assert said(desk) == "Heading moved, now 2 of 3."
    desk.keyboard.press("Alt+ArrowUp")
    desk.keyboard.press("Alt+ArrowUp")
    assert said(desk) == "Heading is already first."
    desk.locator(".tiptap", has_text="First.").focus()
    desk.keyboard.press("Alt+ArrowDown")
    assert said(desk) == "Text moved, now 3 of 3."
    assert desk.evaluate("document.activeElement.classList.contains('tiptap')")
    save(desk)
    assert texts(article) == ["Between", "<p>Second.</p>", "<p>First.</p>"]


def test_tab_follows_what_is_seen(desk, live_server, article):
    make_block(article, Block.Kind.TEXT, text="<p>Last.</p>")
    open_story(desk, live_server, article)
    desk.locator(BARS).first.focus()
    seen = []
    for _ in range(60):
        if desk.evaluate("document.activeElement.matches('.order-machine .inline-related > h3')"):
            words = desk.evaluate("document.activeElement.querySelector('.inline_label').textContent.trim()")
            if words not in seen:
                seen.append(words)
        desk.keyboard.press("Tab")
    assert seen == ["First.", "Second.", "Between", "Last."]


def test_arrow_keys_go_from_bar_to_bar_and_enter_folds(desk, live_server, article):
    open_story(desk, live_server, article)
    desk.locator(BARS).first.focus()
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")
    assert said(desk) == "Text folded, 2 of 3."
    assert "collapsed" in desk.locator(".order-machine .inline-related:has(> h3:focus)").get_attribute("class")


def test_every_editor_and_every_plus_has_a_name(desk, live_server, article):
    open_story(desk, live_server, article)
    desk.wait_for_function("[...document.querySelectorAll('.tiptap')].every(editor => editor.ariaLabel)")
    targets = desk.locator(".order-machine-insert-target:visible")
    assert targets.evaluate_all("targets => targets.map(target => target.ariaLabel)") == [
        "Add a block before this text",
        "Add a block before this text",
        "Add a block before this heading",
        "Add a block at the end",
    ]


def test_drags_a_block_to_another_place(desk, live_server, article):
    open_story(desk, live_server, article)
    desk.locator(BARS).nth(2).drag_to(desk.locator(BARS).nth(0), target_position={"x": 60, "y": 4})
    save(desk)
    assert texts(article) == ["Between", "<p>First.</p>", "<p>Second.</p>"]
