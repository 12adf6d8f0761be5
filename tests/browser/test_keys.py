"""The keys of the story's form, and the form at twice its size, in a real browser."""

import pytest
from django.urls import reverse

from articles.models import Article, Block
from tests.factories import make_article, make_block

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def article():
    article = make_article("Before", body=["First.", "Second."], status=Article.Status.DRAFT)
    make_block(article, Block.Kind.HEADING, text="Between")
    return article


def open_story(page, live_server, article):
    page.goto(live_server.url + reverse("admin:articles_article_change", args=[article.pk]))
    page.locator(".order-machine .tiptap").first.wait_for()


def said(page):
    return page.locator(".order-machine-wrapper [role=status]").inner_text()


def texts(article):
    return [block.text for block in article.blocks.order_by("ordering")]


@pytest.mark.parametrize("keys", ["Control+s", "Meta+s"])
def test_save_keeps_the_draft_and_stays(desk, live_server, article, keys):
    open_story(desk, live_server, article)
    desk.fill("#id_title", "After")
    with desk.expect_navigation():
        desk.keyboard.press(keys)
    assert desk.input_value("#id_title") == "After"
    assert Article.objects.get().title == "After"


def test_preview_opens_beside_the_form_and_what_is_typed_stays(desk, live_server, article):
    # What is shown in its two frames is another test's; both at once are too much for the one connection here.
    desk.context.route("**/preview/page/**", lambda route: route.fulfill(body="The page"))
    open_story(desk, live_server, article)
    desk.locator("#id_title").press_sequentially("!")
    with desk.expect_popup() as opened:
        desk.keyboard.press("Alt+Shift+KeyP")
    opened.value.locator("iframe[title='On a phone']").wait_for()
    assert "!" in desk.input_value("#id_title")
    assert desk.locator("#id_title").evaluate("field => field === document.activeElement")
    with opened.value.expect_navigation():
        desk.keyboard.press("Alt+Shift+KeyP")
    assert len(desk.context.pages) == 2


def test_goes_from_block_to_block_from_anywhere(desk, live_server, article):
    open_story(desk, live_server, article)
    desk.locator("#id_title").focus()
    seen = []
    for keys in ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp"]:
        desk.keyboard.press(f"Alt+Shift+{keys}")
        seen.append(said(desk))
    assert seen == [
        "Text, 1 of 3.",
        "Text, 2 of 3.",
        "Heading, 3 of 3.",
        "There is no block after this one.",
        "Text, 2 of 3.",
    ]
    assert desk.evaluate("document.activeElement.textContent") == "Second."
    desk.locator(".submit-row input").first.focus()
    desk.keyboard.press("Alt+Shift+ArrowUp")
    assert said(desk) == "Heading, 3 of 3."
    with desk.expect_navigation():
        desk.keyboard.press("Control+s")
    assert texts(article) == ["<p>First.</p>", "<p>Second.</p>", "Between"]


def test_goes_to_the_bar_of_a_block_that_is_folded(desk, live_server, article):
    open_story(desk, live_server, article)
    desk.locator(".order-machine .inline-related:not(.empty-form) > h3").first.focus()
    desk.keyboard.press("Enter")
    desk.locator("#id_title").focus()
    desk.keyboard.press("Alt+Shift+ArrowDown")
    assert desk.evaluate("document.activeElement.tagName") == "H3"


def test_moving_a_block_is_a_change_that_is_not_lost_without_a_word(desk, live_server, article):
    open_story(desk, live_server, article)
    asked = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    desk.locator(".order-machine .tiptap", has_text="First.").click()
    desk.keyboard.press("Alt+ArrowDown")
    assert said(desk) == "Text moved, now 2 of 3."
    desk.goto("about:blank")
    assert asked == ["beforeunload"]


def test_the_keys_are_listed_under_the_form(desk, live_server, article):
    open_story(desk, live_server, article)
    desk.locator(".story-keys summary").click()
    listed = desk.locator(".story-keys dl").inner_text()
    for words in ["Ctrl+S", "Alt+Shift+P", "Alt+Shift+↓", "Alt+↓", "save the draft", "next block"]:
        assert words in listed


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_cursor_can_be_seen_wherever_it_is(desk, live_server, article, scheme):
    desk.emulate_media(color_scheme=scheme)
    open_story(desk, live_server, article)
    desk.locator("#id_title").focus()
    unseen = set()
    for _ in range(90):
        desk.keyboard.press("Tab")
        unseen.add(
            desk.evaluate("""() => {
              const at = document.activeElement
              if (at === document.body) return null
              const look = getComputedStyle(at)
              const isSeen = look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 1
              return isSeen ? null : `${at.tagName}.${at.className}#${at.id}`
            }""")
        )
    assert unseen == {None}


@pytest.mark.parametrize(("width", "height"), [(1400, 900), (700, 450), (390, 800)])
def test_nothing_is_cut_off_at_any_size(desk, live_server, article, width, height):
    desk.set_viewport_size({"width": width, "height": height})
    open_story(desk, live_server, article)
    assert desk.evaluate("document.documentElement.scrollWidth") <= width
    beyond = desk.evaluate("""() => [...document.querySelectorAll("#article_form *")]
      .filter((each) => each.checkVisibility() && each.getBoundingClientRect().right > innerWidth + 1)
      .filter((each) => !each.closest(".visually-hidden, .module.tabular, .tabular, select"))
      .map((each) => `${each.tagName}.${each.className}#${each.id}`)""")
    assert beyond == []
    save = desk.get_by_role("button", name="Save draft", exact=True)
    save.scroll_into_view_if_needed()
    box = save.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert (
        desk.evaluate(
            "([x, y]) => document.elementFromPoint(x, y)?.name",
            [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2],
        )
        == "_continue"
    )
