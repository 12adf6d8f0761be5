"""Galleries and videos as a reader uses them: by keys, without scripts, and with nothing fetched unasked."""

import pytest

from articles.models import Block, Video
from articles.pictures import renditions
from tests.factories import make_article, make_block, make_gallery, make_person, make_photo

pytestmark = pytest.mark.django_db(transaction=True)

FOCUSED = "document.activeElement"


@pytest.fixture
def story(live_server):
    """A story with a gallery of three pictures and a video."""
    photos = [make_photo(f"Frame {n}", size=(640, 480), alt=f"Frame {n}", credit_line=f"Credit {n}") for n in (1, 2, 3)]
    for photo in photos:
        renditions.make(photo)
    article = make_article("A walk with Varda")
    make_block(article, Block.Kind.GALLERY, gallery=make_gallery(photos))
    video = Video.objects.create(
        title="The trailer", slug="trailer", kind="trailer", url="https://youtu.be/p1HxTmV5i7c", still=photos[0]
    )
    make_block(article, Block.Kind.VIDEO, video=video)
    return live_server.url + article.get_absolute_url()


@pytest.fixture
def outside(page):
    """What the page asks of other houses; none of it leaves this machine."""
    asked = []

    def answer(route):
        if "//localhost" in route.request.url or "//127.0.0.1" in route.request.url:
            return route.fallback()
        asked.append(route.request.url)
        return route.abort()

    page.context.route("**/*", answer)
    return asked


def test_arrow_keys_lead_through_a_gallery_and_escape_back_to_where_it_was_opened(page, story):
    page.goto(story)
    page.locator(".gallery__look").nth(1).focus()
    page.keyboard.press("Enter")
    viewer = page.locator("dialog.viewer")
    seen = []
    for key in ("", "ArrowRight", "ArrowRight", "ArrowLeft", "Home", "End"):
        if key:
            page.keyboard.press(key)
        seen.append(viewer.locator("img").get_attribute("alt"))
        assert viewer.locator(".credit").inner_text() == seen[-1].replace("Frame", "Credit")
        assert viewer.locator(".viewer__count").inner_text().startswith(f"{seen[-1][-1]} of 3")
    assert seen == [f"Frame {n}" for n in (2, 3, 1, 3, 1, 3)]
    assert page.evaluate(f"{FOCUSED}.closest('dialog') !== null")
    page.keyboard.press("Escape")
    assert not viewer.is_visible()
    assert page.evaluate(f"[...document.querySelectorAll('.gallery__look')].indexOf({FOCUSED})") == 1
    assert page.problems == []


def test_the_focus_stays_in_the_viewer_and_its_buttons_do_what_the_keys_do(page, story):
    page.goto(story)
    page.locator(".gallery__look").first.click()
    reached = []
    for _ in range(3):
        reached.append(page.evaluate(f"{FOCUSED}.textContent"))
        page.keyboard.press("Tab")
    assert reached == ["Close", "← Previous", "Next →"]
    page.get_by_role("button", name="Next →").click()
    assert page.locator("dialog.viewer img").get_attribute("alt") == "Frame 2"
    page.get_by_role("button", name="Close").click()
    assert page.evaluate(f"{FOCUSED}.className") == "gallery__look"


def test_the_whole_picture_is_seen_and_no_more_than_the_screen(page, story):
    for width, height in ((320, 640), (1280, 700)):
        page.set_viewport_size({"width": width, "height": height})
        page.goto(story)
        page.locator(".gallery__look").first.click()
        box = page.locator("dialog.viewer img").bounding_box()
        words = page.locator("dialog.viewer figcaption").bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= width
        assert box["y"] >= 0 and box["y"] + box["height"] <= words["y"] + 1
        assert words["y"] + words["height"] <= height


def test_a_video_fetches_nothing_until_it_is_played_and_then_has_the_focus(page, story, outside):
    page.goto(story)
    page.wait_for_load_state("networkidle")
    assert outside == []
    page.locator(".video__still").focus()
    page.keyboard.press("Enter")
    assert page.evaluate(f"[{FOCUSED}.tagName, {FOCUSED}.title]") == ["IFRAME", "The trailer"]
    assert page.locator("iframe").get_attribute("src").startswith("https://www.youtube-nocookie.com/embed/p1HxTmV5i7c?")
    page.get_by_role("button", name="Stop the video").press("Enter")
    assert page.locator("iframe").count() == 0
    assert page.evaluate(f"{FOCUSED}.className") == "video__still"
    assert all(address.startswith("https://www.youtube-nocookie.com/") for address in outside)


def test_without_scripts_pictures_and_video_are_links(browser, story):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(story)
    assert page.locator(".video__still").get_attribute("href") == "https://youtu.be/p1HxTmV5i7c"
    page.locator(".gallery__look").first.click()
    assert page.url.endswith(".jpg")
    context.close()


def test_targets_are_large_enough_for_a_finger(page, story):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(story)
    for target in page.locator(".masthead a, .foot a, .video__still, .gallery__look").all():
        box = target.bounding_box()
        assert min(box["width"], box["height"]) >= 24, target.inner_text()


def test_who_speaks_stands_beside_what_is_said_where_a_quotation_is_pulled_out(page, live_server):
    talk = make_article("A talk", kind="interview")
    said = "<p><strong>Agnès:</strong> And then?</p><p><strong>Jane:</strong> We walked.</p>"
    make_block(talk, Block.Kind.TEXT, text=said)
    make_block(talk, Block.Kind.PULL_QUOTE, text="We walked, and walked, and nobody asked us where we were going.")
    make_block(talk, Block.Kind.TEXT, text=said)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(live_server.url + talk.get_absolute_url())
    turns = page.locator(".turn").all()
    assert len(turns) == 4
    for turn in turns:
        name, words = turn.locator(".turn__who").bounding_box(), turn.bounding_box()
        assert words["y"] - 1 <= name["y"] < words["y"] + words["height"]
        assert name["x"] + name["width"] < words["x"] + 1


def test_the_way_to_the_stories_before_and_after_lines_up_with_the_copy(page, live_server):
    stories = [make_article(title) for title in ("The first", "The second")]
    make_block(stories[0], Block.Kind.TEXT, text="<p>A walk along the beach.</p>")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(live_server.url + stories[0].get_absolute_url())
    way, copy = (page.locator(name).bounding_box() for name in (".onward", ".body"))
    assert abs(way["x"] - copy["x"]) < 1


def test_the_portrait_of_an_interview_stands_beside_its_headline_on_a_tablet_too(page, live_server):
    photo = make_photo("Agnès", size=(800, 1000), portrait_of=make_person("Agnès Varda"))
    renditions.make(photo)
    talk = make_article("A talk", kind="interview", lead_photo=photo)
    page.goto(live_server.url + talk.get_absolute_url())
    for width in (768, 1024, 1400):
        page.set_viewport_size({"width": width, "height": 1000})
        portrait, headline = (page.locator(f".opener--beside {part}").bounding_box() for part in ("img", "h1"))
        assert portrait["x"] >= headline["x"] + headline["width"], width
        assert portrait["height"] < 1000
