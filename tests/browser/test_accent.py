"""Choosing the magazine's accent, in a real browser."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(page, live_server, client):
    """The browser, signed in as somebody who may choose the accent."""
    client.force_login(User.objects.create_superuser("boss"))
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    page.context.add_cookies([cookie])
    return page


def test_each_picker_shows_the_colour_that_its_sample_is_in(desk, live_server):
    desk.goto(live_server.url + reverse("admin:front_page_look_add"))
    paper, room = desk.get_by_label("Pick the colour: On paper"), desk.get_by_label("Pick the colour: In the dark room")
    assert (paper.input_value(), room.input_value()) == ("#a3201c", "#ff8674")
    paper.fill("#0b5d3b")
    assert desk.locator("#id_accent").input_value() == "#0b5d3b"
    made = desk.locator("[data-room=dark] .sample__contrast").inner_text()
    assert f"Made from the one on paper: {room.input_value()}." in made
    desk.fill("#id_accent_in_the_dark", "#ffcc66")
    assert room.input_value() == "#ffcc66"
