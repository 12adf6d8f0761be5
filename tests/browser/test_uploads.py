"""Many pictures sent in by a real browser: one after the other, each with its outcome."""

import pytest

from articles.models import Photo
from tests.articles.pictures.corpus import moving, saved, shades
from tests.factories import make_editor

pytestmark = pytest.mark.django_db(transaction=True)


def file(name, content):
    return {"name": name, "mimeType": "image/jpeg", "buffer": content}


GOOD = [file(f"good-{number}.jpg", saved(shades(seed=number), "JPEG")) for number in range(3)]
MOVING = file("moving.gif", moving("GIF", 1))


@pytest.fixture
def desk(page, live_server, client):
    """The browser, signed in as an editor, on the page for many pictures."""
    client.force_login(make_editor())
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    page.context.add_cookies([cookie])
    page.goto(f"{live_server.url}/admin/articles/photo/")
    page.get_by_role("link", name="Add pictures…").click()
    page.locator(".upload-or-drop").wait_for()
    return page


def settled(desk, words):
    desk.locator(".upload-sum", has_text=words).wait_for()


def rows(desk):
    return [" ".join(text.split()) for text in desk.locator(".upload-list li").all_inner_texts()]


def test_each_picture_has_its_outcome_and_a_refused_one_holds_up_none(desk):
    desk.fill("#id_credit_line", "Courtesy NEON")
    desk.set_input_files("#id_files", [GOOD[0], MOVING, GOOD[1]])
    settled(desk, "2 of 3 taken in, 1 not.")
    first, second, third = rows(desk)
    assert "Taken in: good-0" in first and "Courtesy NEON" in first
    assert "Not taken in: moving.gif" in second and "It is a GIF" in second and "Try again" in second
    assert "Taken in: good-1" in third
    desk.get_by_role("link", name="Look at those just taken in").click()
    desk.locator("#result_list").wait_for()
    assert desk.locator("#result_list tbody tr").count() == 2
    assert desk.problems == []


def test_those_taken_in_are_named_by_where_they_begin_and_end(desk):
    desk.set_input_files("#id_files", GOOD)
    settled(desk, "3 of 3 taken in.")
    first, *_, last = Photo.objects.order_by("pk").values_list("pk", flat=True)
    link = desk.get_by_role("link", name="Edit them together")
    assert link.get_attribute("href").endswith(f"?ids={first}-{last}")
    link.click()
    desk.locator(".batch-row").first.wait_for()
    assert desk.locator(".batch-row").count() == 3
    assert desk.problems == []


def test_goes_on_after_the_connection_was_lost_and_tries_again_by_key(desk):
    desk.route("**/add-many/", lambda route: route.abort(), times=1)
    desk.set_input_files("#id_files", GOOD[:2])
    settled(desk, "1 of 2 taken in, 1 not.")
    assert "did not get through" in rows(desk)[0]
    again = desk.get_by_role("button", name="Try good-0.jpg again")
    again.focus()
    desk.keyboard.press("Enter")
    settled(desk, "2 of 2 taken in.")
    assert Photo.objects.count() == 2


def test_takes_what_is_dropped_on_it(desk):
    content = list(GOOD[0]["buffer"])
    desk.evaluate(
        """(bytes) => {
          const data = new DataTransfer()
          data.items.add(new File([new Uint8Array(bytes)], "dropped.jpg", { type: "image/jpeg" }))
          document.querySelector(".upload-drop").dispatchEvent(new DragEvent("drop", { dataTransfer: data }))
        }""",
        content,
    )
    settled(desk, "1 of 1 taken in.")
    assert Photo.objects.get().title == "dropped"


def test_refuses_what_is_too_large_before_it_is_sent(desk):
    sent = []
    desk.on("request", lambda request: sent.append(request) if request.method == "POST" else None)
    desk.set_input_files("#id_files", [file("large.jpg", bytes(30 * 1024 * 1024 + 1))])
    settled(desk, "0 of 1 taken in, 1 not.")
    assert "is larger than 30 MB" in rows(desk)[0]
    assert sent == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_fits_a_narrow_window_and_everybody(desk, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    desk.emulate_media(color_scheme=scheme)
    desk.set_viewport_size({"width": 360, "height": 740})
    desk.set_input_files("#id_files", [GOOD[0], MOVING])
    settled(desk, "1 of 2 taken in, 1 not.")
    assert desk.evaluate("document.documentElement.scrollWidth") <= 360
    found = axe.Axe().run(desk, context="#content")
    assert found.response["violations"] == [], found.generate_report()


def test_does_the_same_without_scripts(browser, live_server, client):
    client.force_login(make_editor())
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
    page = context.new_page()
    page.goto(f"{live_server.url}/admin/articles/photo/add-many/")
    page.set_input_files("#id_files", [GOOD[0], MOVING])
    page.get_by_role("button", name="Add pictures").click()
    assert page.get_by_text("Taken in:", exact=True).count() == 1
    assert page.get_by_text("It is a GIF").count() == 1
    context.close()
