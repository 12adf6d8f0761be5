"""The public site as a reader meets it: phone and desktop, on paper, by keyboard. With axe: test_accessible.py."""

import pytest

from .chromium import ARGUMENTS, CHROMIUM

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = [
    "/",
    "/stories/",
    "/stories/2026/",
    "/stories/2026/10/",
    "/stories/kinds/cover-stories/",
    "/stories/mikey-madison-anora-cover-story/",
    "/stories/mikey-madison-video-interview/",
    "/stories/anora-film-page/",
    "/people/",
    "/people/mikey-madison/",
    "/people/mikey-madison/stories/",
    "/films/",
    "/films/anora/",
    "/awards/",
    "/awards/academy-awards/",
    "/awards/academy-awards/97th/",
    "/companies/academy-of-motion-picture-arts-and-sciences/",
    "/companies/matinee/",
    "/issues/",
    "/issues/backstage-magazine/jan-30/",
    "/pictures/",
    "/companies/matinee/pictures/",
    "/seasons/2024/",
    "/sections/",
    "/sections/film-tv/",
    "/series/",
    "/archive/",
    "/newsletter/",
    "/newsletter/asked/",
    "/newsletter/data/",
    "/tags/",
    "/tags/awards-season/",
    "/search/",
    "/search/?q=mikey",
    "/search/?q=mikey&kind=person",
    "/search/?q=micky+madisen",
    "/no/such/page/",
]
PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1400, "height": 900}


def test_no_page_is_wider_than_the_screen(page, site):
    for viewport in (PHONE, DESKTOP):
        page.set_viewport_size(viewport)
        for address in PAGES:
            page.goto(site.url + address)
            assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], (address, viewport)


def test_letters_of_twice_the_size_fit_on_a_phone(browser, site):
    """As somebody has set them in the browser, which is not the same as a page seen at twice its size."""
    arguments = [*ARGUMENTS, "--blink-settings=defaultFontSize=32"]
    reader = browser.browser_type.launch(executable_path=CHROMIUM, args=arguments)
    page = reader.new_page(viewport=PHONE)
    for address in (
        "/",
        "/stories/anora-film-page/",
        "/films/anora/",
        "/awards/academy-awards/97th/",
        "/seasons/2024/",
    ):
        page.goto(site.url + address)
        assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") > 32
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], address
    reader.close()


def test_pictures_come_as_avif_in_the_size_that_fits_and_nothing_jumps(page, site):
    page.set_viewport_size(PHONE)
    page.goto(site.url + "/stories/mikey-madison-anora-cover-story/")
    lead = page.locator(".opener img")
    assert lead.evaluate("image => image.complete && image.naturalWidth > 0")
    assert lead.evaluate("image => image.currentSrc").endswith("/scope-640.avif")
    assert lead.evaluate("image => image.clientWidth / image.clientHeight") == pytest.approx(2.39, abs=0.05)


def test_the_page_of_a_film_opens_with_its_poster_beside_the_headline(page, site):
    for width in (800, 1024, 1280, 1600):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(site.url + "/stories/anora-film-page/")
        poster, headline = (page.locator(f".opener--film {part}").bounding_box() for part in (".figure", "h1"))
        assert poster["y"] <= headline["y"] and poster["x"] >= headline["x"] + headline["width"], width


def test_the_name_of_a_film_or_a_person_is_on_the_first_screen_of_a_phone(page, site):
    page.set_viewport_size(PHONE)
    for address in ("/films/anora/", "/people/mikey-madison/"):
        page.goto(site.url + address)
        name = page.locator("h1").bounding_box()
        assert name["y"] + name["height"] < PHONE["height"], address


def test_a_line_of_copy_holds_as_many_letters_as_are_read_with_ease(page, site):
    letters = """paragraph => {
      const copy = document.createRange();
      copy.selectNodeContents(paragraph);
      const lines = new Set([...copy.getClientRects()].map(line => Math.round(line.bottom / 10)));
      return paragraph.textContent.length / (lines.size - 0.5);
    }"""
    for width in (1024, 1600):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(site.url + "/stories/mikey-madison-anora-cover-story/")
        copy = page.locator(".body > p").all()
        held = [each.evaluate(letters) for each in copy if len(each.inner_text()) > 400]
        assert len(held) > 5
        assert 60 <= sum(held) / len(held) <= 70, width


def test_a_quotation_of_a_cover_story_hangs_in_the_margin_as_far_as_that_is_wide(page, site):
    beside = """quote => {
      const copy = document.createRange();
      copy.selectNodeContents(quote.nextElementSibling);
      const {left, right} = quote.getBoundingClientRect();
      return [...copy.getClientRects()].every(line => line.left >= right || line.right <= left);
    }"""
    page.goto(site.url + "/stories/mikey-madison-anora-cover-story/")
    for width in (960, 1100, 1311, 1600):
        page.set_viewport_size({"width": width, "height": 900})
        column = page.locator(".body").bounding_box()
        quotes = page.locator(".pull-quote").all()
        assert len(quotes) == 2
        for quote in quotes:
            box = quote.bounding_box()
            outside = max(column["x"] - box["x"], box["x"] + box["width"] - column["x"] - column["width"])
            assert outside > box["width"] / 2 and quote.evaluate(beside), width
            assert box["x"] >= 0 and box["x"] + box["width"] <= width
            # What is left of a line can be read.
            assert column["width"] - box["width"] + outside > 400


def test_a_key_leads_past_the_masthead_to_the_page(page, site):
    page.goto(site.url + "/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"


def test_what_a_key_leads_to_is_on_the_screen_at_once(page, site):
    page.emulate_media(reduced_motion="no-preference")
    page.goto(f"{site}/")
    page.focus(".foot__links li:first-child a")
    page.evaluate("document.documentElement.scrollTop = 0")
    page.keyboard.press("Tab")
    place = page.evaluate("document.activeElement.getBoundingClientRect().bottom")
    assert 0 < place <= page.viewport_size["height"], "the page is still on its way there"


def test_every_link_of_the_masthead_is_reached_by_keys_in_order(page, site):
    page.goto(site.url + "/")
    reached = []
    for _ in range(8):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent"))
    assert reached[1:] == ["Matinee", "Stories", "Films", "People", "Awards", "Issues", "Search"]


def test_on_paper_each_picture_has_its_credit_and_nothing_leads_elsewhere(page, site):
    page.goto(site.url + "/stories/mikey-madison-anora-cover-story/")
    page.emulate_media(media="print", color_scheme="dark")
    figures = page.locator(".opener .figure, .body .figure")
    assert figures.count() > 1
    for figure in figures.all():
        assert figure.locator(".credit").is_visible()
    for elsewhere in (".masthead__nav", ".foot", "aside.band"):
        assert not page.locator(elsewhere).first.is_visible(), elsewhere
    assert page.locator(".printed").inner_text().endswith("/stories/mikey-madison-anora-cover-story/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_on_paper_a_poster_stands_beside_the_headline_and_leaves_the_first_page_to_the_copy(page, site):
    page.set_viewport_size({"width": 680, "height": 970})
    page.goto(site.url + "/stories/anora-film-page/")
    page.emulate_media(media="print")
    poster, headline = (page.locator(f".opener--film {part}").bounding_box() for part in (".figure", "h1"))
    assert poster["y"] < headline["y"] + headline["height"] and poster["x"] >= headline["x"] + headline["width"]
    assert page.locator(".body").bounding_box()["y"] < 970


def test_on_paper_a_video_stands_below_its_headline(page, site):
    page.goto(site.url + "/stories/mikey-madison-video-interview/")
    page.emulate_media(media="print")
    video, opener = (page.locator(part).bounding_box() for part in (".body .video", ".opener"))
    assert video["y"] >= opener["y"] + opener["height"]


def test_reads_without_scripts(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.url + "/stories/anora-film-page/")
    assert page.locator("h1").inner_text().startswith("Anora")
    context.close()
