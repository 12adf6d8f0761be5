"""A magazine that has a newsletter, for tests."""

import itertools
import re
import time
from unittest import mock

from django.test import TestCase, override_settings

from magazine.newsletter import consent, forms, mail, outbox
from magazine.newsletter.models import Letter, Subscriber
from tests.factories import make_article

from .mail_server import started

numbers = itertools.count(1)
SITE = "https://magazine.example"
OPEN = {
    "SITE_URL": SITE,
    "NEWSLETTER_FROM": "Matinee <letters@magazine.example>",
    "NEWSLETTER_IMPRINT": "Matinee Ltd, 1 Reel Street, London",
    "MAIL_SERVER": {"scheme": "smtp+plain", "host": "127.0.0.1", "port": 1, "user": "", "password": ""},
}


def make_subscriber(email=None, **fields):
    """Somebody who signed up and confirmed, unless the fields say otherwise."""
    confirmed = "state" not in fields
    subscriber = Subscriber.objects.create(email=email or f"reader-{next(numbers)}@example.org", **fields)
    given = subscriber.consents.create(wording=consent.wording(), version=consent.VERSION, page="/")
    if confirmed:
        subscriber.confirm(given)
    return subscriber


def make_letter(subject="The week in films", stories=None, **fields):
    letter = Letter.objects.create(subject=subject, **fields)
    for position, story in enumerate([make_article()] if stories is None else stories):
        letter.stories.create(article=story, position=position)
    return letter


def old_stamp():
    """A stamp of a page that somebody has looked at for a minute."""
    with mock.patch("django.core.signing.time.time", return_value=time.time() - 60):
        return forms.new_stamp()


@override_settings(**OPEN)
class NewsletterTestCase(TestCase):
    def start_mail(self):
        """Let mail go to a real server on this machine; what it takes and says is ``self.mail``."""
        self.running = started(self)
        self.mail = self.running.handler
        port = {"MAIL_SERVER": {**OPEN["MAIL_SERVER"], "port": self.running.port}}
        settings = override_settings(**port)
        settings.enable()
        self.addCleanup(settings.disable)

    def post_outbox(self):
        """The command's part that answers what visitors asked for."""
        server = mail.server()
        try:
            return outbox.send_waiting(server)
        finally:
            server.close()

    def sign_up(self, email="ada@example.org", client=None, **fields):
        data = {"email": email, "website": "", "stamp": old_stamp(), "page": "/films/", **fields}
        return (client or self.client).post("/newsletter/", data)

    def ask_for_data(self, email="ada@example.org"):
        return self.client.post("/newsletter/data/", {"email": email, "stamp": old_stamp(), "page": "/"})

    def link_in(self, message, kind):
        """The path of the link of that kind that a mail holds, the same in its HTML and its text."""
        pattern = rf"{SITE}(/newsletter/{kind}/[\w-]+/)"
        found = {part: re.search(pattern, message.get_body([part]).get_content())[1] for part in ("plain", "html")}
        self.assertEqual(found["plain"], found["html"])
        return found["plain"]
