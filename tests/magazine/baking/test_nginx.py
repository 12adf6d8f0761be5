"""A baked folder given by nginx, where there is one: what readers get is what the magazine itself would have given."""

import re
import shutil
import socket
import sqlite3
import subprocess
import time
import unittest
from http.client import HTTPConnection
from pathlib import Path

import magazine
from people.addressing import change_address
from tests.factories import make_editor

from .baked import BakedTestCase

CONF = Path(magazine.__file__).parent / "deploy" / "baked.conf"
SAFE = ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "X-Frame-Options")
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


@unittest.skipUnless(shutil.which("nginx"), "nginx is not installed")
class NginxTests(BakedTestCase):
    is_small = False

    def serve(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        own = self.path.parent
        own.chmod(0o755)  # started by root, it reads as nobody
        site = CONF.read_text().replace("/srv/matinee/baked", str(self.path))
        site = site.replace("listen 80;", f"listen 127.0.0.1:{self.port};").replace("/var/log/nginx", str(own))
        paths = "".join(f"{name}_temp_path {own}/{name};" for name in TEMPORARY)
        conf = own / "nginx.conf"
        head = f"daemon off; pid {own}/pid; error_log {own}/error.log; events {{}}"
        conf.write_text(f"{head} http {{ access_log off; {paths}\n{site} }}")
        server = subprocess.Popen(["nginx", "-c", conf, "-e", own / "error.log"], stderr=subprocess.DEVNULL)
        self.addCleanup(server.wait)
        self.addCleanup(server.terminate)
        for _ in range(200):
            with socket.socket() as probe:
                if not probe.connect_ex(("127.0.0.1", self.port)):
                    return
            time.sleep(0.05)
        self.fail((own / "error.log").read_text())

    def get(self, address, method="GET"):
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        self.addCleanup(connection.close)
        connection.request(method, address, headers={"Host": "magazine.example"})
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()

    def test_each_address_answers_with_the_same_bytes_and_the_same_type(self):
        self.serve()
        with sqlite3.connect(self.path / "journal.sqlite3") as journal:
            addresses = [row[0] for row in journal.execute("SELECT address FROM entry WHERE file IS NOT NULL")]
        for address in addresses:
            if address not in ("/search/", "/newsletter/", "/404.html", "/410.html"):
                with self.subTest(address):
                    served, (status, headers, content) = self.readers.get(address), self.get(address)
                    self.assertEqual((status, content), (200, served.content))
                    self.assertEqual(essence(headers["Content-Type"]), essence(served["Content-Type"]))
                    self.assertEqual(headers.get("X-Robots-Tag"), served.get("X-Robots-Tag"))
                    for name in SAFE if not address.startswith("/static/") else ():
                        self.assertEqual(directives(headers[name]), directives(served[name]))

    def test_what_is_not_there_is_gone_or_has_moved_says_so(self):
        old = self.story.get_absolute_url()
        change_address(self.story, "shore-walk", by=make_editor())
        gone = type(self.story).objects.live().exclude(pk=self.story.pk).first()
        gone.withdraw()
        self.bake()
        self.serve()
        self.assertEqual(self.get("/nothing/")[0], 404)
        self.assertIn(b"not in the booth", self.get("/nothing/")[2])
        status, headers, _ = self.get(f"{old}?from=mail")
        self.assertEqual((status, headers["Location"]), (301, "/stories/shore-walk/?from=mail"))
        status, _, content = self.get(gone.get_absolute_url())
        self.assertEqual(status, 410)
        self.assertIn(b"The run has ended", content)
        self.assertEqual(self.get("/stories")[1]["Location"], "/stories/")
        self.assertEqual(self.get("/journal.sqlite3")[0], 404)

    def test_whoever_orders_a_letter_reads_that_it_has_to_wait(self):
        self.serve()
        status, _, content = self.get("/newsletter/", method="POST")
        self.assertEqual(status, 405)
        self.assertIn(b"the newsletter has to wait", content)

    def test_a_question_that_no_page_knows_is_left_aside_as_the_magazine_does(self):
        self.serve()
        self.assertEqual(self.get("/stories/?utm_source=x")[2], self.get("/stories/")[2])
        second = self.get("/stories/?page=2")[2]
        self.assertEqual(self.get("/stories/?utm_source=x&page=2")[2], second)
        self.assertEqual(second, self.readers.get("/stories/?page=2").content)
        self.assertEqual(self.get("/stories/?page=1")[2], self.get("/stories/")[2])
        for address in ("/stories/", "/films/", "/people/?letter=Q", "/awards/", "/tags/", "/pictures/"):
            asked = f"{address}{'&' if '?' in address else '?'}page="
            for number in ("0", "99", "abc", "../../../nginx/gone"):
                with self.subTest(asked + number):
                    self.assertEqual(self.get(asked + number)[0], 404)
        story = self.story.get_absolute_url()
        self.assertEqual(self.get(f"{story}?page=99")[2], self.get(story)[2])


def directives(header):
    return set(header.split("; "))


def essence(content_type):
    return re.sub(r";.*", "", content_type).replace("text/javascript", "application/javascript")
