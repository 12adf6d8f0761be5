"""Two saves that met about a time and the writer, settled in a real browser."""

import pytest
from django.urls import reverse

from articles.models import Article
from tests.factories import make_editor, make_member, make_ready_article

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(page, live_server, client):
    """The browser, signed in as an editor who may hand stories on."""
    client.force_login(make_editor("Maria"))
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    page.context.add_cookies([cookie])
    return page


@pytest.fixture
def article():
    make_member("Writer", "wanda")
    make_member("Writer", "walter")
    return make_ready_article("Before", status=Article.Status.DRAFT, body=["First."])


def open_story(page, live_server, article):
    page.goto(live_server.url + reverse("admin:articles_article_change", args=[article.pk]))
    page.locator(".order-machine .tiptap").first.wait_for()


def set_moment(page, name, date):
    page.fill(f"#id_{name}_0", date)
    page.fill(f"#id_{name}_1", "09:00")


def save(page):
    with page.expect_navigation():
        page.keyboard.press("Control+s")


def press(page, label):
    with page.expect_navigation():
        page.get_by_role("button", name=label, exact=True).click()


def place(page, label):
    return page.get_by_role("group", name=label)


def test_a_time_and_the_writer_are_chosen_and_what_only_one_changed_is_taken(desk, live_server, article):
    open_story(desk, live_server, article)
    other = desk.context.new_page()
    open_story(other, live_server, article)

    set_moment(desk, "published_at", "2030-03-04")
    desk.select_option("#id_writer", label="walter")
    save(desk)
    set_moment(other, "published_at", "2030-01-02")
    set_moment(other, "expires_at", "2031-01-02")
    other.select_option("#id_writer", label="wanda")
    other.fill("#id_title", "After")
    save(other)

    assert "Nothing is lost" in other.locator("#content").inner_text()
    goes_live = place(other, "Goes live")
    assert "Wednesday 2 January 2030, 09:00" in goes_live.inner_text()
    assert "Monday 4 March 2030, 09:00" in goes_live.inner_text()
    assert "only you changed this" in place(other, "Expires").inner_text()
    assert place(other, "Expires").get_by_label("Yours").is_checked()

    # What both changed has to be answered before the browser lets the page go.
    other.get_by_role("button", name="Save as the draft").click()
    assert other.locator("input:invalid").count() > 0
    goes_live.get_by_label("Yours").check()
    place(other, "Writer").get_by_label("Theirs").check()
    press(other, "Save as the draft")

    settled = Article.objects.get(pk=article.pk)
    assert (settled.published_at.year, settled.expires_at.year) == (2030, 2031)
    assert (settled.published_at.month, settled.published_at.day) == (1, 2)
    assert other.input_value("#id_title") == "After"
    assert other.locator("#id_writer option:checked").inner_text() == "walter"
    assert desk.problems == []


def test_an_address_that_was_taken_brings_the_choices_back(desk, live_server, article):
    open_story(desk, live_server, article)
    other = desk.context.new_page()
    open_story(other, live_server, article)
    desk.fill("#id_title", "One")
    save(desk)
    other.fill("#id_title", "Two")
    other.fill("#id_slug", "wanted")
    save(other)
    make_ready_article("Another", slug="wanted")
    place(other, "Headline").get_by_label("Yours").check()
    press(other, "Save as the draft")
    assert "Address: Story with this Slug already exists." in other.get_by_role("alert").inner_text()
    assert place(other, "Headline").get_by_label("Yours").is_checked()
    place(other, "Address").get_by_label("Theirs").check()
    press(other, "Save as the draft")
    assert other.input_value("#id_title") == "Two"
    assert Article.objects.get(pk=article.pk).slug == article.slug
