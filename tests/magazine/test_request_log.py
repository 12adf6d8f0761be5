"""One line for each request, whoever answered it: the page cache, Django or nobody."""

import io
import json

from django.contrib.auth import get_user_model
from django.test import TestCase, override_settings

from magazine.request_log import RequestLog
from tests.factories import make_ready_article

from .edition.readers import Readers


@override_settings(LOG_REQUESTS=True, LOG_KEPT_PAGES=1)
class RequestLogTests(TestCase):
    def setUp(self):
        self.readers, self.out = Readers(), io.StringIO()
        self.readers.front = RequestLog(self.readers.front, self.out)

    def lines(self):
        return [json.loads(line) for line in self.out.getvalue().splitlines()]

    def line_of(self, address, **environ):
        answer = self.readers.ask(address, **environ)
        return answer, self.lines()[-1]

    def test_tells_what_was_made_what_was_kept_and_what_the_reader_had(self):
        page = make_ready_article("Beach walk").get_absolute_url()
        first, made = self.line_of(page)
        second, kept = self.line_of(page)
        _, had = self.line_of(page, HTTP_IF_NONE_MATCH=first["ETag"])
        self.assertEqual([each["cache"] for each in (made, kept, had)], ["miss", "hit", "hit"])
        self.assertEqual([each["status"] for each in (made, kept, had)], [200, 200, 304])
        self.assertEqual([each["route"] for each in (made, kept, had)], ["story"] * 3)
        self.assertEqual((kept["bytes"], had["bytes"]), (len(second.content), 0))
        self.assertEqual(made["edition"], kept["edition"])
        self.assertGreater(made["ms"], 0)

    def test_names_whatever_address_the_magazine_has(self):
        for address, route in (("/livez", "livez"), ("/admin/login/", "admin:login"), ("/canary/", None)):
            self.assertEqual(self.line_of(address)[1]["route"], route)

    def test_tells_nothing_of_who_asked_nor_of_what_was_searched_for(self):
        asked = {
            "REMOTE_ADDR": "203.0.113.9",
            "HTTP_X_FORWARDED_FOR": "203.0.113.9",
            "HTTP_USER_AGENT": "Canary/1",
            "HTTP_COOKIE": "seen=canary",
            "HTTP_REFERER": "https://canary.example/",
        }
        for address in ("/search/?q=canary", "/newsletter/confirm/canary/", "/canary/", "/?email=canary@example.org"):
            self.line_of(address, **asked)
        self.assertEqual(len(self.lines()), 4)
        for word in ("canary", "203.0.113.9", "?"):
            self.assertNotIn(word, self.out.getvalue().lower())

    def test_tells_the_key_of_a_member_of_the_desk_and_not_their_name(self):
        member = get_user_model().objects.create_superuser("varda")
        self.client.force_login(member)
        cookies = "; ".join(f"{name}={each.value}" for name, each in self.client.cookies.items())
        for address in ("/", "/admin/"):
            _, line = self.line_of(address, HTTP_COOKIE=cookies)
            self.assertEqual((line["staff"], line["cache"]), (member.pk, "pass"))
        self.assertNotIn(member.get_username(), self.out.getvalue())
        self.assertNotIn("staff", self.line_of("/")[1])

    def test_gives_back_a_request_id_that_is_well_formed_and_makes_one_otherwise(self):
        answer, line = self.line_of("/", HTTP_X_REQUEST_ID="edge-0123456789")
        self.assertEqual((answer["X-Request-ID"], line["id"]), ("edge-0123456789",) * 2)
        for wrong in ("short", "x" * 65, 'a"b,c{d}e f', "0123456789\n"):
            answer, line = self.line_of("/", HTTP_X_REQUEST_ID=wrong)
            self.assertEqual(answer["X-Request-ID"], line["id"])
            self.assertRegex(line["id"], "^[0-9a-f]{16}$")

    def test_writes_one_of_so_many_kept_pages_or_none_and_whatever_else_there_is(self):
        self.readers.get("/")
        for every, written in ((0, 0), (3, 2)):
            before = len(self.lines())
            with self.settings(LOG_KEPT_PAGES=every):
                for _ in range(6):
                    self.readers.get("/")
            self.assertEqual(len(self.lines()) - before, written)
        self.assertEqual(self.line_of("/canary/")[1]["status"], 404)

    def test_answers_where_nothing_can_be_written(self):
        self.out.close()
        self.assertEqual(self.readers.get("/").status, 200)

    def test_writes_down_what_went_wrong_before_anything_was_answered(self):
        def broken(environ, start_response):
            raise RuntimeError

        with self.assertRaises(RuntimeError):
            RequestLog(broken, self.out)({"REQUEST_METHOD": "BREW"}, None)
        self.assertEqual((self.lines()[-1]["status"], self.lines()[-1]["method"]), (500, "other"))
