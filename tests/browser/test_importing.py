"""An import looked at in a real browser: paste, change decisions by key, make the draft."""

from pathlib import Path

import pytest

from articles.models import Article, Import
from tests.factories import make_member, make_section

pytestmark = pytest.mark.django_db(transaction=True)

SOURCE = Path(__file__).parents[2] / "fixtures" / "sources" / "mikey-madison-anora-cover-story.txt"


@pytest.fixture
def review(page, live_server, client):
    """The browser, signed in as an importer, with the cover story pasted in."""
    make_section("Features", slug="features")
    client.force_login(make_member("Importer"))
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    page.context.add_cookies([cookie])
    page.goto(f"{live_server.url}/admin/articles/article/")
    page.get_by_role("link", name="Import stories…").click()
    page.fill("#id_text", SOURCE.read_text(encoding="utf-8"))
    page.fill("#id_name", "cover")
    page.get_by_role("button", name="Read it").click()
    page.locator("#import-form").wait_for()
    page.wait_for_load_state()  # its keys come with its script
    return page


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def here(page):
    return page.locator(".import-draft .is-here")


def test_decisions_are_changed_by_key_and_the_draft_is_made(review):
    press(review, "n")
    assert "Section" in here(review).inner_text()
    press(review, "2")
    assert review.locator('[name="d.section"][value="features"]').is_checked()
    first = review.locator(".import-block").first
    first.locator("select").focus()
    assert (
        review.locator(".import-text .is-here")
        .inner_text()
        .endswith(first.locator(".import-block__words").inner_text())
    )
    press(review, "j", "x")
    assert "is-out" in here(review).get_attribute("class")
    press(review, "j", "2")
    assert here(review).locator("select").input_value() == "heading"
    press(review, "Control+Enter")
    review.locator("#article_form").wait_for()
    story = Article.objects.get()
    assert (story.title, story.section.slug) == ("The Fight and Heart of Mikey Madison", "features")
    blocks = list(story.blocks.order_by("ordering"))
    assert [block.kind for block in blocks[:2]] == ["text", "heading"]
    assert review.problems == []


def test_what_was_decided_outlives_a_closed_window(review):
    review.fill('[name="d.kicker"]', "On the beach")
    press(review, "Control+s")
    review.get_by_text("Decisions kept.").wait_for()
    row = Import.objects.get()
    assert row.choices == {"kicker": "On the beach"}
    review.goto(review.url)
    assert review.input_value('[name="d.kicker"]') == "On the beach"


def test_a_click_in_the_source_leads_to_its_decision(review):
    review.locator(".import-text .is-body").nth(3).click()
    assert here(review).count() == 1
    press(review, "s")
    assert review.evaluate("document.activeElement.className") == "import-text"
    press(review, "s")
    assert review.evaluate("document.activeElement.closest('[data-key]') !== null")


def test_nothing_serious_is_in_the_way_of_anybody(review):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    for scheme in ("light", "dark"):
        for width in (1400, 400):
            review.emulate_media(color_scheme=scheme)
            review.set_viewport_size({"width": width, "height": 900})
            found = axe.run(review).response["violations"]
            assert [each["id"] for each in found if each["impact"] in ("serious", "critical")] == []
            assert review.evaluate("document.documentElement.scrollWidth") <= width


def test_a_cut_is_moved_by_keyboard_and_stays_where_it_was_moved_to(review):
    text = (
        "A pier in winter\n\nBy Ana Ruiz\n\n" + "The pier is longer than it looks from the town, and old.Then it ends."
    )
    review.goto(review.url.rpartition("/import/")[0] + "/import/")
    review.fill("#id_text", f"{text}\n")
    review.get_by_role("button", name="Read it").click()
    bar = review.get_by_label("Or move the bar to where the cut belongs")
    bar.wait_for()
    review.wait_for_load_state()
    bar.focus()
    assert bar.input_value() == "old.|Then"
    press(review, "Home", *["ArrowRight"] * 5, "Backspace", *["ArrowRight"] * 2)
    review.keyboard.type("|")
    press(review, "Control+s")
    review.get_by_text("Decisions kept.").wait_for()
    assert bar.input_value() == "old.Th|en"
    assert "old.Th en it ends." in review.locator(".import-blocks").inner_text()
    assert review.problems == []
