"""Long and wide pages of the desk: what stays in view, and what scrolls within itself."""

import pytest
from django.urls import reverse

from articles.models import Article
from tests.factories import make_article
from tests.forms import values

pytestmark = pytest.mark.django_db(transaction=True)

BAR = "#article_form .tabs:has(.machine-collapse)"
SCREENS = [(1280, 900), (360, 740)]


def address(article, name):
    return reverse(f"admin:articles_article_{name}", args=[article.pk])


@pytest.mark.parametrize("screen", SCREENS, ids=str)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_bar_of_the_body_stays_in_view_and_can_be_read(desk, live_server, screen, scheme):
    article = make_article(body=[f"Paragraph {number}. " * 30 for number in range(12)], status=Article.Status.DRAFT)
    desk.set_viewport_size(dict(zip(["width", "height"], screen, strict=True)))
    desk.emulate_media(color_scheme=scheme)
    desk.goto(live_server.url + address(article, "change"))
    desk.locator(".order-machine .tiptap").nth(11).wait_for()
    desk.locator(".order-machine .tiptap").nth(6).evaluate("text => text.scrollIntoView({block: 'center'})")
    bar = desk.locator(BAR)
    box = bar.bounding_box()
    assert 0 <= box["y"] < 10
    # Nothing is painted over it, and nothing shines through.
    in_front = "([x, y]) => !!document.elementFromPoint(x, y).closest('.tabs')"
    assert desk.evaluate(in_front, [box["x"] + 20, box["y"] + box["height"] / 2])
    # Nor over the buttons at the foot, wherever the texts stand.
    covered = """row => {
      const box = row.getBoundingClientRect();
      const across = [0.1, 0.3, 0.5, 0.7, 0.9].map(part => box.x + box.width * part);
      const down = [0.2, 0.5, 0.8].map(part => box.y + box.height * part).filter(y => y < innerHeight);
      const seen = across.flatMap(x => down.map(y => document.elementFromPoint(x, y)));
      return getComputedStyle(row).position === "sticky" && !seen.every(it => row.contains(it));
    }"""
    for _ in range(12):
        desk.evaluate("scrollBy(0, -45)")
        assert not desk.locator("#article_form .submit-row").evaluate(covered)
    assert bar.evaluate("bar => getComputedStyle(bar).backgroundColor").startswith("rgb(")
    assert desk.problems == []


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_what_has_the_focus_is_not_hidden_behind_the_bars(desk, live_server, screen):
    article = make_article(body=[f"Paragraph {number}." for number in range(8)], status=Article.Status.DRAFT)
    desk.set_viewport_size(dict(zip(["width", "height"], screen, strict=True)))
    desk.goto(live_server.url + address(article, "change"))
    desk.locator(".order-machine .tiptap").nth(7).wait_for()
    behind = """() => {
      const field = document.activeElement, box = field.getBoundingClientRect();
      const named = "#article_form .tabs:has(.machine-collapse), #article_form .submit-row";
      const bars = [...document.querySelectorAll(named)];
      if (bars.some(bar => bar.contains(field))) return "";
      const covers = bars.filter(bar => getComputedStyle(bar).position === "sticky")
        .map(bar => bar.getBoundingClientRect())
        .filter(bar => bar.top <= box.top && box.bottom <= bar.bottom);
      return covers.length ? field.outerHTML.slice(0, 200) : "";
    }"""
    desk.locator(".order-machine .tiptap").first.focus()
    for key in ["Tab"] * 45 + ["Shift+Tab"] * 45:
        desk.keyboard.press(key)
        assert desk.evaluate(behind) == "", key


def test_the_table_of_versions_scrolls_within_itself_on_a_phone(desk, live_server, client):
    article = make_article("A walk")
    form = address(article, "change")
    client.post(form, {**values(client.get(form)), "dek": "Newer", "_continue": "Save"})
    desk.set_viewport_size({"width": 360, "height": 740})
    desk.goto(live_server.url + address(article, "history"))
    table = desk.locator(".story-wide")
    assert table.evaluate("box => box.scrollWidth > box.clientWidth")
    assert desk.evaluate("document.documentElement.scrollWidth") <= 360
    button = desk.get_by_role("button", name="Take up as the draft").first
    button.scroll_into_view_if_needed()
    assert button.bounding_box()["x"] + button.bounding_box()["width"] <= 360
