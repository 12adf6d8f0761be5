"""The library of pictures in a real browser: focal point, alt text, many pictures at once, and what readers get."""

import pytest
from django.urls import reverse
from PIL import Image

from articles.models import Block, Photo
from articles.pictures import renditions
from articles.pictures.frames import FRAMES, crop
from articles.pictures.metadata import Rights, save
from tests.factories import make_article, make_block, make_gallery, make_person, make_photo

pytestmark = pytest.mark.django_db(transaction=True)

SIZE = (600, 400)
CROSS = ".focal-cross"


@pytest.fixture
def photo():
    photo = make_photo(size=SIZE)
    renditions.make(photo)
    return photo


def open_photo(desk, live_server, photo):
    desk.goto(live_server.url + reverse("admin:articles_photo_change", args=[photo.pk]))
    desk.wait_for_function("document.querySelector('.focal-picture')?.naturalWidth > 0")


def point(desk):
    return int(desk.input_value("#id_focal_x")), int(desk.input_value("#id_focal_y"))


def positions(desk):
    """Where each crop lies, as the page shows it: per cent of what is cut off, from the left and from the top."""
    return desk.locator(".focal-crop").evaluate_all(
        "crops => Object.fromEntries(crops.map(crop => [crop.textContent,"
        " crop.querySelector('img').style.objectPosition.split(' ').map(parseFloat)]))"
    )


def as_the_darkroom_cuts(ratio, focal):
    left, top, right, bottom = crop(SIZE, ratio, focal)
    spare = SIZE[0] - (right - left), SIZE[1] - (bottom - top)
    return [50 if each < 0.01 else 100 * start / each for start, each in zip((left, top), spare, strict=True)]


def test_the_focal_point_is_set_by_a_click_and_every_crop_follows_as_the_darkroom_cuts(desk, live_server, photo):
    open_photo(desk, live_server, photo)
    box = desk.locator(".focal-picture").bounding_box()
    desk.mouse.click(box["x"] + box["width"] * 0.2, box["y"] + box["height"] * 0.9)
    assert point(desk) == (20, 90)
    shown = positions(desk)
    for name, words in [("scope", "Scope, 2.39:1"), ("square", "Square, 1:1"), ("poster", "Poster, 2:3")]:
        assert shown[words] == pytest.approx(as_the_darkroom_cuts(FRAMES[name].ratio, (20, 90)), abs=0.5), name
    assert len(shown) == len(FRAMES) - 1
    assert desk.problems == []


def test_the_focal_point_is_dragged(desk, live_server, photo):
    open_photo(desk, live_server, photo)
    box = desk.locator(".focal-picture").bounding_box()
    desk.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    desk.mouse.down()
    desk.mouse.move(box["x"] + box["width"] * 0.75, box["y"] + box["height"] * 0.25)
    desk.mouse.up()
    assert point(desk) == (75, 25)
    desk.mouse.move(box["x"], box["y"])
    assert point(desk) == (75, 25)


def test_the_focal_point_is_moved_by_keys_which_say_where_it_is(desk, live_server, photo):
    open_photo(desk, live_server, photo)
    desk.get_by_role("slider", name="Focal point").focus()
    before = positions(desk)["Square, 1:1"]
    for key in ("ArrowLeft", "Shift+ArrowLeft", "ArrowDown", *["Shift+ArrowUp"] * 6):
        desk.keyboard.press(key)
    assert point(desk) == (39, 0)
    words = desk.locator(CROSS).get_attribute("aria-valuetext")
    assert words == "39 per cent from the left, 0 per cent from the top"
    assert positions(desk)["Square, 1:1"] != before
    with desk.expect_navigation():
        desk.get_by_role("button", name="Save and continue editing").click()
    photo.refresh_from_db()
    assert (photo.focal_x, photo.focal_y) == (39, 0)


def test_the_focal_point_is_set_by_number(desk, live_server, photo):
    open_photo(desk, live_server, photo)
    desk.fill("#id_focal_x", "0")
    assert desk.locator(CROSS).evaluate("cross => cross.style.left") == "0%"
    assert positions(desk)["Square, 1:1"][0] == 0


def test_what_is_not_to_be_cropped_shows_its_crops_as_off(desk, live_server, photo):
    open_photo(desk, live_server, photo)
    assert not desk.locator(".focal-note").is_visible()
    desk.check("#id_no_crop")
    assert "Not to be cropped" in desk.locator(".focal-note").inner_text()
    assert "is-off" in desk.locator(".focal-crops").get_attribute("class")


def test_a_file_that_is_chosen_shows_at_once(desk, live_server, photo, tmp_path):
    open_photo(desk, live_server, photo)
    desk.set_input_files("#id_file", photo.file.path)
    desk.wait_for_function("document.querySelector('.focal-picture').src.startsWith('blob:')")
    assert desk.problems == []


def test_a_new_picture_brings_its_rights_along_and_its_page_says_what_the_file_says(desk, live_server, tmp_path):
    varda = make_person("Agnès Varda")
    rights = Rights(
        creators=("Agnès Varda",),
        credit_line="Courtesy of Ciné-Tamaris",
        copyright_notice="© Ciné-Tamaris",
        alt="A beach",
    )
    file = tmp_path / "IMG_2041.jpg"
    with file.open("wb") as opened:
        save(Image.new("RGB", SIZE, "#8a1c1c"), opened, "JPEG", rights)
    desk.goto(live_server.url + reverse("admin:articles_photo_add"))
    desk.set_input_files("#id_file", file)
    desk.wait_for_function("document.querySelector('.focal-picture')?.naturalWidth > 0")
    desk.get_by_role("slider", name="Focal point").focus()
    desk.keyboard.press("Shift+ArrowRight")
    desk.fill("#id_title", "Varda on the beach")
    with desk.expect_navigation():
        desk.get_by_role("button", name="Save and continue editing").click()
    photo = Photo.objects.get()
    assert (photo.credit_line, photo.copyright_notice) == ("Courtesy of Ciné-Tamaris", "© Ciné-Tamaris")
    assert (photo.alt, photo.focal_x) == ("A beach", 60)
    assert [creator.person for creator in photo.creators.all()] == [varda]
    said = desk.get_by_role("region", name="What the file says").inner_text()
    assert "Courtesy of Ciné-Tamaris" in said
    assert "IMG_2041.jpg" in said
    assert desk.problems == []


def remark(desk, words):
    desk.locator(".alt-remark", has_text=words).wait_for()


def test_alt_text_is_counted_and_looked_at_while_it_is_written(desk, live_server, photo):
    open_photo(desk, live_server, photo)
    count = desk.locator(".alt-count > span").first
    desk.fill("#id_alt", "Two chairs")
    assert count.inner_text() == "10 of 250"
    desk.fill("#id_alt", "A photo of two chairs")
    remark(desk, "begin with what is in it")
    desk.fill("#id_alt", "IMG_2041.jpg")
    remark(desk, "the name of a file")
    desk.fill("#id_caption", "Two chairs, by the sea.")
    desk.fill("#id_alt", "Two chairs by the sea")
    remark(desk, "only repeats the caption")
    desk.fill("#id_alt", "Word " * 30)
    remark(desk, "Rather long")


def test_what_is_decorative_has_no_alt_text(desk, live_server, photo):
    open_photo(desk, live_server, photo)
    desk.check("#id_decorative")
    assert desk.locator("#id_alt").is_disabled()
    remark(desk, "told nothing")
    with desk.expect_navigation():
        desk.get_by_role("button", name="Save and continue editing").click()
    photo.refresh_from_db()
    assert (photo.alt, photo.decorative) == ("", True)


def test_many_pictures_are_selected_by_keys_and_edited_together(desk, live_server):
    photos = [make_photo(f"Frame {number}") for number in range(3)]
    desk.goto(live_server.url + reverse("admin:articles_photo_changelist"))
    desk.get_by_role("checkbox", name="Select this object for an action - Frame 0").focus()
    desk.keyboard.press(" ")
    desk.keyboard.press("Tab")
    assert desk.evaluate("document.activeElement.textContent") == "Frame 0"
    desk.keyboard.press("Tab")
    desk.keyboard.press(" ")
    assert desk.locator(".action-counter").inner_text() == "2 of 3 selected"
    desk.select_option("select[name=action]", label="Edit selected photos together")
    with desk.expect_navigation():
        desk.get_by_role("button", name="Go").click()
    said = desk.locator(".batch-count")
    assert said.inner_text() == "Nothing is changed yet."
    desk.fill(f"#id_photo-{photos[1].pk}-alt", "A photo of a chair")
    assert said.inner_text() == "1 of 2 pictures will change."
    remark(desk, "begin with what is in it")
    desk.fill("#id_all-credit_line", "Courtesy of Gaumont")
    assert said.inner_text() == "All 2 pictures will change."
    with desk.expect_navigation():
        desk.get_by_role("button", name="Save 2 pictures").click()
    assert "2 pictures changed." in desk.locator(".messagelist").inner_text()
    assert Photo.objects.filter(credit_line="Courtesy of Gaumont").count() == 2
    assert desk.problems == []


def test_a_gallery_stands_on_the_public_page_with_the_alt_text_written_for_it(desk, live_server):
    photos = [make_photo("One", size=SIZE), make_photo("Two", size=SIZE)]
    for photo in photos:
        renditions.make(photo)
    gallery = make_gallery(photos)
    desk.goto(live_server.url + reverse("admin:articles_gallery_change", args=[gallery.pk]))
    assert desk.locator("#id_items-0-alt").get_attribute("placeholder") == photos[0].alt
    desk.fill("#id_items-1-alt", "The same beach, a year later")
    with desk.expect_navigation():
        desk.get_by_role("button", name="Save", exact=True).click()
    story = make_article()
    make_block(story, Block.Kind.GALLERY, gallery=gallery)
    desk.goto(live_server.url + story.get_absolute_url())
    alts = desk.locator("main img").evaluate_all("images => images.map(image => image.alt)")
    assert alts == [photos[0].alt, "The same beach, a year later"]


def test_alt_text_for_one_story_is_folded_away_until_it_is_written(desk, live_server, photo):
    story = make_article(body=(), lead_photo=photo, lead_alt="Varda, a year before she died")
    make_block(story, Block.Kind.FIGURE, photo=photo)
    desk.goto(live_server.url + reverse("admin:articles_article_change", args=[story.pk]))
    lead, figure = desk.locator(".field-lead_alt .alt-here"), desk.locator(".order-machine .field-alt .alt-here").first
    assert lead.get_attribute("open") is not None
    assert figure.get_attribute("open") is None
    figure.locator("summary").click()
    assert figure.locator("input").get_attribute("placeholder") == photo.alt


def test_the_pages_of_the_library_are_sound_narrow_and_wide_light_and_dark(desk, live_server, photo):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed.").Axe()
    make_article(lead_photo=make_photo("Bare", alt="", rights_status="unknown"))
    addresses = [
        reverse("admin:articles_photo_changelist"),
        reverse("admin:articles_photo_change", args=[photo.pk]),
        f"{reverse('admin:articles_photo_batch')}?ids={photo.pk}",
    ]
    for width, scheme in [(360, "dark"), (1400, "light")]:
        desk.set_viewport_size({"width": width, "height": 800})
        desk.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for address in addresses:
            desk.goto(live_server.url + address)
            desk.wait_for_load_state("networkidle")
            assert desk.evaluate("document.documentElement.scrollWidth") <= width, (address, width)
            # The fields that search are Django's own, named by what is chosen in them.
            found = axe.run(desk, context={"include": ["#content"], "exclude": [".select2"]}).response["violations"]
            serious = [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")]
            assert serious == [], (address, scheme)
