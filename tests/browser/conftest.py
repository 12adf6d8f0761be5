"""A browser for the tests that need one; they are skipped, with the reason, where there is none."""

import os
import sqlite3
import time
from contextlib import closing

import pytest
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.db import connection

from articles.models import Photo
from articles.pictures import renditions
from magazine.edition import number
from tests.factories import make_editor
from tests.magazine.newsletter.case import OPEN

from .chromium import ARGUMENTS, CHROMIUM

WITH_PICTURES = ["mikey-madison-cover", "mikey-madison-cover-shoot-2", "title-card-anora"]


@pytest.fixture(scope="session")
def browser():
    api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: pip install -e '.[browser]'")
    if not CHROMIUM:
        pytest.skip("No Chromium found: install it, or name it in MATINEE_CHROMIUM.")
    # Playwright's own loop runs in this thread, where Django would then refuse to use the database.
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
    else:
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = before


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, tmp_path_factory):
    """A database in a file: on one in memory the test and all requests of a page would share a connection."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("browser") / "matinee.sqlite3")


@pytest.fixture(autouse=True)
def unhurried(transactional_db):
    """Whatever the browser asked for last is answered before the database is emptied."""
    asked = []

    def begin(**_):
        asked.append(1)

    def end(**_):
        asked.append(-1)

    request_started.connect(begin)
    request_finished.connect(end)
    yield
    deadline = time.monotonic() + 10
    quiet = 0
    while quiet < 5 and time.monotonic() < deadline:
        quiet = quiet + 1 if sum(asked) <= 0 else 0
        time.sleep(0.02)
    request_started.disconnect(begin)
    request_finished.disconnect(end)


@pytest.fixture
def page(browser):
    """A fresh page; whatever goes wrong in its scripts is kept in ``page.problems``.

    What a form posts by itself while it is open stays in the browser, so that nothing happens in a
    test but what it does. Tests of it take the routes away.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    for by_itself in ("**/presence/", "**/recovery/"):
        context.route(by_itself, lambda route: route.fulfill(json={"said": "", "others": ""}))
    page = context.new_page()
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    yield page
    context.close()


@pytest.fixture
def desk(page, live_server, client):
    """The browser, signed in as an editor."""
    client.force_login(make_editor())
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    page.context.add_cookies([cookie])
    return page


@pytest.fixture(scope="session")
def filled():
    """The magazine of the three stories as it was filled for the first test, to be copied for the next."""
    with closing(sqlite3.connect(":memory:")) as database:
        yield database


@pytest.fixture
def site(live_server, settings, filled):
    """The three stories, a few of their pictures made, and a newsletter to sign up for."""
    for name, value in OPEN.items():
        setattr(settings, name, value)
    connection.ensure_connection()
    if filled.execute("SELECT 1 FROM sqlite_master").fetchone():
        filled.backup(connection.connection)
        number.leap()  # so that no page kept of an earlier test passes for one of this
        return live_server
    call_command("load_fixtures", verbosity=0)
    for photo in Photo.objects.filter(slug__in=WITH_PICTURES):
        renditions.make(photo)
    if connection.vendor == "sqlite":
        connection.connection.backup(filled)
    return live_server
