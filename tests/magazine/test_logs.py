"""What the magazine writes when something happens: one line each, and nothing that tells who somebody is."""

import json
import logging
import sys

from django.http import HttpRequest
from django.test import SimpleTestCase

from magazine.logs import JSONLines, request_id, scrubbed


def line(message, *args, exc_info=None, extra=None):
    logger = logging.getLogger("desk")
    record = logger.makeRecord("desk", logging.ERROR, "", 0, message, args, exc_info, extra=extra)
    return JSONLines().format(record)


class LineTests(SimpleTestCase):
    def test_holds_an_error_with_its_stack_trace(self):
        try:
            raise ValueError("No such\nfilm for ana@magazine.example")
        except ValueError:
            written = line("Reading failed", exc_info=sys.exc_info())
        self.assertEqual(written.count("\n"), 0)
        told = json.loads(written)
        self.assertEqual((told["level"], told["message"]), ("error", "Reading failed"))
        self.assertIn("Traceback", told["exception"])
        self.assertIn("for [e-mail]", told["exception"])

    def test_names_the_request_it_belongs_to(self):
        token = request_id.set("abcdef0123")
        self.addCleanup(request_id.reset, token)
        self.assertEqual(json.loads(line("Beside it"))["id"], "abcdef0123")

    def test_leaves_out_what_is_handed_along_beside_the_message(self):
        request = HttpRequest()
        request.path, request.META["QUERY_STRING"] = "/search/", "q=secret"
        self.assertNotIn("secret", line("Not Found: %s", "/search/", extra={"request": request}))


class ScrubbingTests(SimpleTestCase):
    def test_takes_out_who_and_what_and_leaves_the_sentence(self):
        for text, left in {
            "Mail to Ana <ana.b+news@mail.example.org> failed": "Mail to Ana <[e-mail]> failed",
            "postgres://desk:s3cr3t@db.example/matinee": "postgres://[login]@db.example/matinee",
            "Not Found: /preview/Zk3_x9Qw-81LmNopQrSt/": "Not Found: /preview/[token]/",
            "Not Found: /preview/ZkAxBQwClmNopQrStuvWxYzabcdefghIjklMnopqrst/": "Not Found: /preview/[token]/",
            "Not Found: /newsletter/leave/zkaxbqwclmnopqrst/": "Not Found: /newsletter/leave/[token]/",
            "Not Found: /newsletter/data/Zk3_x9Qw-81LmNopQrSt/export/": "Not Found: /newsletter/data/[token]/export/",
            "session x7f3k2m9q1w8e5r4t6y0u2i3o5p7a9s1 is gone": "session [token] is gone",
            "signed MjE:1wabCD:qK3d8sPq1Lz0aVb7 badly": "signed [token] badly",
            "DETAIL:  Key (username)=(ana) already exists.": "DETAIL:  Key (username)=[value] already exists.",
            "Failing row contains (7, ana, 1990).": "Failing row contains [values].",
            "Bad address /search/?q=my+illness&page=2": "Bad address /search/?[query]",
            "Invalid request from ip=203.0.113.9: no": "Invalid request from ip=[address] no",
        }.items():
            with self.subTest(text):
                self.assertEqual(scrubbed(text), left)

    def test_leaves_addresses_of_stories_places_and_code(self):
        for text in (
            "Not Found: /stories/a-long-walk-along-the-beach-with-agnes-varda-2024/",
            'File "/srv/matinee/articles/models/article.py", line 12, in get_absolute_url',
            "CompressedManifestStaticFilesStorage",
            "Listening at: http://127.0.0.1:8000 (12)",
        ):
            with self.subTest(text):
                self.assertEqual(scrubbed(text), text)
