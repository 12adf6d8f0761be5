"""What is typed is kept for the editor alone, offered when they come back, and who else is there is said."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.models import Article, Presence, RecoveryCopy
from tests.factories import make_editor, make_ready_article

pytestmark = pytest.mark.django_db(transaction=True)


def sign_in(context, live_server, editor):
    client = Client()
    client.force_login(editor)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    context.add_cookies([cookie])


@pytest.fixture
def editor():
    return make_editor()


@pytest.fixture
def desk(page, live_server, editor):
    """The browser, signed in as an editor, with a clock that can be put forward."""
    sign_in(page.context, live_server, editor)
    page.context.unroute_all()
    page.clock.install()
    return page


@pytest.fixture
def article():
    return make_ready_article("Before", dek="Two hours.", body=["First.", "Second."])


def address(article, name="change"):
    return reverse(f"admin:articles_article_{name}", args=[article.pk] if article else [])


def open_story(page, live_server, article):
    page.goto(live_server.url + address(article))
    page.locator(".order-machine .tiptap").first.wait_for()
    page.wait_for_load_state("networkidle")


def type_into(page, selector, words):
    page.locator(selector).press("End")
    page.locator(selector).press_sequentially(words)


def wait_until_kept(page):
    page.clock.run_for(4_000)
    page.locator(".story-kept", has_text="Kept a copy at").wait_for()


def let_leave(page):
    page.on("dialog", lambda dialog: dialog.accept())


def press(page, label):
    with page.expect_navigation():
        page.get_by_role("button", name=label, exact=True).click()


def test_what_is_typed_is_kept_taken_up_again_and_saved(desk, live_server, article):
    let_leave(desk)
    open_story(desk, live_server, article)
    type_into(desk, "#id_dek", " More.")
    desk.locator(".order-machine .tiptap", has_text="Second.").click()
    desk.keyboard.press("End")
    desk.keyboard.type(" And on.")
    wait_until_kept(desk)
    open_story(desk, live_server, article)
    assert desk.input_value("#id_dek") == "Two hours."
    assert "You typed something here on" in desk.locator(".story-recovery").inner_text()
    with desk.expect_navigation():
        desk.get_by_role("link", name="Take it up").click()
    assert desk.input_value("#id_dek") == "Two hours. More."
    desk.locator(".order-machine .tiptap", has_text="Second. And on.").wait_for()
    press(desk, "Save draft")
    assert desk.locator("[data-aside], [data-taken-up]").count() == 0
    assert "recover" not in desk.url
    assert desk.input_value("#id_dek") == "Two hours. More."
    assert not RecoveryCopy.objects.exists()
    assert desk.problems == []


def test_opening_and_looking_keeps_nothing(desk, live_server, article):
    open_story(desk, live_server, article)
    desk.locator("#id_dek").click()
    desk.locator(".order-machine .tiptap").first.click()
    desk.clock.run_for(70_000)
    desk.wait_for_load_state("networkidle")
    assert desk.locator(".story-kept").inner_text() == ""
    assert not RecoveryCopy.objects.exists()


def test_what_was_taken_back_is_let_go_of(desk, live_server, article):
    open_story(desk, live_server, article)
    type_into(desk, "#id_dek", "x")
    wait_until_kept(desk)
    desk.keyboard.press("Backspace")
    with desk.expect_response(re.compile("let-go")):
        desk.clock.run_for(4_000)
    assert not RecoveryCopy.objects.exists()


def test_leaving_asks_first_after_taking_up_and_letting_go_does_not(desk, live_server, article, editor):
    open_story(desk, live_server, article)
    type_into(desk, "#id_dek", " More.")
    wait_until_kept(desk)
    asked = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    desk.goto(f"{live_server.url}{address(article)}?recover=1")
    assert asked.pop() == "beforeunload"
    desk.locator("#id_dek").click()
    desk.goto(f"{live_server.url}{address(article)}?recover=1")
    assert asked.pop() == "beforeunload"
    desk.locator("#id_dek").click()
    press(desk, "Let go of it")
    assert asked == []
    assert desk.input_value("#id_dek") == "Two hours."
    assert not RecoveryCopy.objects.exists()


def test_a_copy_that_waits_is_not_written_over_and_outlives_a_save(desk, live_server, article, editor):
    RecoveryCopy.objects.keep(editor, article, typed={"dek": ["Typed before"]}, base=0)
    open_story(desk, live_server, article)
    type_into(desk, "#id_dek", " Other.")
    desk.clock.run_for(4_000)
    desk.locator(".story-kept", has_text="first take up what you typed before").wait_for()
    press(desk, "Save draft")
    assert "You typed something here on" in desk.locator(".story-recovery").inner_text()
    assert RecoveryCopy.objects.get().typed == {"dek": ["Typed before"]}


def test_saving_while_a_copy_is_on_its_way_leaves_no_copy_behind(desk, live_server, article):
    open_story(desk, live_server, article)
    held, order = [], []
    desk.route("**/recovery/", lambda route: held.append(route))
    desk.on("requestfinished", lambda done: order.append("kept") if done.url.endswith("/recovery/") else None)
    desk.on("request", lambda asked: order.append("saved") if "/change/" in asked.url and asked.post_data else None)
    type_into(desk, "#id_dek", " More.")
    with desk.expect_request("**/recovery/"):
        desk.clock.run_for(4_000)
    desk.keyboard.press("Control+s")
    desk.evaluate("document.title")
    with desk.expect_navigation():
        held[0].continue_()
    assert order == ["kept", "saved"]
    assert Article.objects.get(pk=article.pk).saves == 1
    assert not RecoveryCopy.objects.exists()


def test_a_new_story_is_kept_too(desk, live_server):
    let_leave(desk)
    desk.goto(live_server.url + address(None, "add"))
    desk.locator(".order-machine").wait_for()
    desk.locator("#id_title").press_sequentially("A beginning")
    wait_until_kept(desk)
    desk.goto(live_server.url + address(None, "add"))
    with desk.expect_navigation():
        desk.get_by_role("link", name="Take it up").click()
    assert desk.input_value("#id_title") == "A beginning"
    assert desk.input_value("#id_slug") == "a-beginning"
    press(desk, "Save draft")
    assert Article.objects.get().title == "A beginning"
    assert not RecoveryCopy.objects.exists()


def test_offline_is_said_and_made_up_for(desk, live_server, article):
    open_story(desk, live_server, article)
    desk.wait_for_load_state("networkidle")
    desk.context.set_offline(True)
    type_into(desk, "#id_dek", " More.")
    desk.clock.run_for(4_000)
    desk.locator(".story-kept", has_text="you are offline").wait_for()
    desk.context.set_offline(False)
    wait_until_kept(desk)
    assert RecoveryCopy.objects.get().typed["dek"] == ["Two hours. More."]


def test_who_was_signed_out_signs_in_elsewhere_and_saves_what_they_typed(desk, live_server, article, editor):
    open_story(desk, live_server, article)
    desk.wait_for_load_state("networkidle")
    type_into(desk, "#id_dek", " More.")
    desk.context.clear_cookies()
    desk.clock.run_for(4_000)
    desk.locator(".story-kept", has_text="You are signed out").wait_for()
    assert desk.input_value("#id_dek") == "Two hours. More."
    sign_in(desk.context, live_server, editor)
    desk.evaluate("dispatchEvent(new Event('focus'))")
    desk.locator(".story-kept", has_text="signed in again").wait_for()
    wait_until_kept(desk)
    press(desk, "Save draft")
    assert desk.input_value("#id_dek") == "Two hours. More."
    assert Article.objects.get(pk=article.pk).saves == 1


def test_two_editors_know_of_each_other(desk, browser, live_server, article):
    maria = make_editor("maria")
    User.objects.filter(pk=maria.pk).update(first_name="Maria", last_name="Lenz")
    context = browser.new_context()
    sign_in(context, live_server, maria)
    hers = context.new_page()
    hers.clock.install()
    let_leave(hers)
    open_story(hers, live_server, article)
    hers.wait_for_load_state("networkidle")
    open_story(desk, live_server, article)
    others = desk.locator(".story-others")
    assert others.inner_text() == "Maria Lenz has this story open too."
    desk.wait_for_load_state("networkidle")
    hers.clock.run_for(31_000)
    hers.locator(".story-others", has_text="ed has this story open too.").wait_for()
    type_into(hers, "#id_dek", " Hers.")
    wait_until_kept(hers)
    desk.clock.run_for(31_000)
    desk.locator(".story-others", has_text="and is typing").wait_for()
    hers.goto("about:blank")
    hers.wait_for_load_state("networkidle")
    for _ in range(50):
        if not Presence.objects.filter(editor=maria).exists():
            break
        desk.wait_for_timeout(100)
    desk.clock.run_for(31_000)
    desk.locator(".story-others:empty").wait_for(state="attached")
    context.close()


def test_without_scripts_the_form_is_as_it_was(browser, live_server, article, editor):
    context = browser.new_context(java_script_enabled=False)
    sign_in(context, live_server, editor)
    page = context.new_page()
    page.goto(live_server.url + address(article))
    assert page.locator(".story-kept, .story-keys").count() == 0
    assert page.locator(".story-others").inner_text() == ""
    RecoveryCopy.objects.keep(editor, article, typed={"title": ["Typed before"]}, base=0)
    page.reload()
    page.get_by_role("link", name="Take it up").click()
    assert page.input_value("#id_title") == "Typed before"
    page.get_by_role("button", name="Let go of it").click()
    assert page.input_value("#id_title") == "Before"
    context.close()
