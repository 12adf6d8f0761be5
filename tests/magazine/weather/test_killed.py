"""A worker is killed outright, again and again: a reader or an editor it was answering has a closed connection, and
nobody else notices."""

import http.client
import os
import signal
import socket
import threading
import time
import urllib.parse
from types import SimpleNamespace

from django.conf import settings
from django.test import Client

from articles.models import Article
from tests.factories import make_article, make_editor
from tests.forms import fields_of
from tests.magazine.deploy.served import CUT_OFF, Load, ServedTestCase, get

KILLS = 3
HOW_IT_STANDS = """
import django; django.setup()
from articles.models import Article
story = Article.objects.get(title__startswith="Take ")
print(story.title, story.saves, *story.versions.order_by("number").values_list("number", flat=True), sep="|")
"""


class KilledTests(ServedTestCase):
    def fill(self):
        super().fill()
        # More than lies ready between a server and a reader who takes their time.
        self.long = make_article("Long walk", body=["Along the beach at Noirmoutier. " * 2_000])
        self.draft = make_article("Take 0", body=["Take 0."], status=Article.Status.DRAFT)
        desk = Client()
        desk.force_login(make_editor())
        self.session = desk.cookies[settings.SESSION_COOKIE_NAME].value

    def client_of(self, door=None):
        client = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        client.sock = door
        self.addCleanup(client.close)
        return client

    def kill(self, *workers):
        for pid in workers:
            os.kill(pid, signal.SIGKILL)

    def test_everybody_is_answered_wholly_or_not_at_all_and_another_worker_goes_on(self):
        server = self.start()
        addresses = ["/", self.story.get_absolute_url(), self.long.get_absolute_url(), "/search/?q=beach"]
        before = {address: get(self.client_of(), address)[1] for address in addresses[:3]}
        self.wait_for_workers(2)
        alive = self.booted()
        with Load(self.port, addresses, readers=2, expected=before) as load, Desk(self) as desk:
            for kill in range(KILLS):
                desk.begins_to_save.wait(30)
                time.sleep(0.05 * kill)  # now sooner in the middle of it, now later
                # Both at once every other time, so that whoever answers the desk is among them.
                killed = [alive.pop(0) for _ in range(1 + kill % 2)]
                self.kill(*killed)
                known = len(self.booted())
                self.wait_for_workers(known + len(killed))
                alive += self.booted()[known:]
                self.assertTrue(load.go_on(10), self.errors())
            self.assertTrue(desk.goes_on(), [*desk.failed, self.errors()])
        self.assertEqual((load.failed, desk.failed), ([], []))
        with Load(self.port, addresses, readers=2, expected=before) as load:
            self.assertTrue(load.go_on(), self.errors())
        self.assertEqual((load.failed, load.cut), ([], []))
        title, saves, *versions = self.run_python("-c", HOW_IT_STANDS).strip().split("|")
        self.assertEqual((title, int(saves)), (f"Take {desk.stands()}", desk.stands()))
        # What it was before its first save is kept, too.
        self.assertEqual([int(number) for number in versions], list(range(int(saves) + 1)))
        self.stop(server)

    def test_a_page_that_breaks_off_does_not_pass_for_a_whole_one(self):
        # A reader who takes little at a time, so that the worker is still busy with the page when it is killed.
        self.door.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
        self.environment["WEB_CONCURRENCY"] = "1"
        self.start()
        address = self.long.get_absolute_url()
        _, whole = get(self.client_of(), address)
        slow = socket.socket()
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        slow.connect(("127.0.0.1", self.port))
        client = self.client_of(slow)
        client.request("GET", address)
        answer = client.getresponse()
        self.assertEqual((answer.status, answer.read(100)), (200, whole[:100]))
        self.kill(*self.booted())
        with self.assertRaises(CUT_OFF):
            answer.read()
        _, again = get(self.client_of(), address)
        self.assertEqual(again, whole)


class Desk:
    """An editor who saves a draft over and over, and looks after each time whether it stands there whole."""

    def __init__(self, test):
        self.test, self.form = test, f"/admin/articles/article/{test.draft.pk}/change/"
        self.begins_to_save, self.saved, self.over = threading.Event(), threading.Event(), threading.Event()
        self.acknowledged, self.failed = 0, []
        self.thread = threading.Thread(target=self.work)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *raised):
        self.over.set()
        self.thread.join()

    def work(self):
        while not self.over.is_set():
            try:
                self.save_once()
            except CUT_OFF:
                continue
            except Exception as error:  # told by the test, which waits for it
                self.failed.append(repr(error))
                return

    def save_once(self):
        fields, cookie = self.open()
        number = self.number_in(fields)
        title = f"Take {number + 1}"
        fields |= {"title": title, self.text_of(fields): f"<p>{title}.</p>"}
        self.begins_to_save.set()
        try:
            answer = self.ask(fields, cookie)
        finally:
            self.begins_to_save.clear()
        if answer.status != 302:
            raise AssertionError(f"{title}: {answer.status}")
        self.acknowledged = number + 1
        self.saved.set()

    def goes_on(self):
        """Whether a save is answered from now on."""
        self.saved.clear()
        return self.saved.wait(60)

    def open(self):
        page = self.ask()
        cookie = page.headers["Set-Cookie"].partition(";")[0]
        token = page.content.decode().split('name="csrfmiddlewaretoken" value="')[1].partition('"')[0]
        return {**fields_of(page, "article_form"), "csrfmiddlewaretoken": token}, cookie

    def number_in(self, fields):
        """Which save the form shows: its headline, in one table, and its text, in another, must be of the same."""
        number = int(fields["title"].removeprefix("Take "))
        if f"Take {number}." not in fields[self.text_of(fields)] or number < self.acknowledged:
            raise AssertionError(f"{fields['title']} after {self.acknowledged}: {fields[self.text_of(fields)]}")
        return number

    def text_of(self, fields):
        return next(name for name, value in fields.items() if name.endswith("-text") and "Take" in value)

    def stands(self):
        return self.number_in(self.open()[0])

    def ask(self, data=None, cookies=""):
        client = self.test.client_of()
        body = urllib.parse.urlencode(data) if data is not None else None
        headers = {
            "Cookie": f"{settings.SESSION_COOKIE_NAME}={self.test.session}; {cookies}",
            "Origin": f"http://127.0.0.1:{self.test.port}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        client.request("POST" if body else "GET", self.form, body, headers)
        answer = client.getresponse()
        return SimpleNamespace(status=answer.status, headers=answer.headers, content=answer.read())
