"""Who asks. What one reader is answered at one moment is remembered: the magazine of each class here is the same to
the letter, so that whatever else has to be known of an answer is not asked for again.
"""

from collections import defaultdict
from urllib.parse import unquote, urlencode

from django.test import Client

from tests.magazine.edition.readers import Readers

from .answers import Answer
from .doors import watched


class PlainClient(Client):
    """The test client without its copies of every template's context, of which a page has hundreds.

    An exception is answered with 500, as readers would be.
    """

    def request(self, **request):
        return self.handler(self._base_environ(**request))


class Reader:
    """Asks anew each time."""

    def __init__(self, client=None):
        self.client = client or PlainClient()

    def answer(self, ask):
        return Answer.of(self.response(ask))

    def response(self, ask):
        return getattr(self.client, ask.method)(ask.path, ask.data, headers=ask.headers)


class Remembering(Reader):
    """Somebody who is not logged in, in a magazine with everything in it, at one moment."""

    heard = defaultdict(dict)

    def __init__(self, world, moment):
        super().__init__()
        self.answers = self.heard[world.t, moment]

    def answer(self, ask):
        key = repr(ask)
        if key not in self.answers:
            doors = set()
            with watched(doors.add):
                self.answers[key] = Answer.of(self.response(ask), doors)
        return self.answers[key]


class BehindTheFront:
    """Asks a process of the site that keeps what it made."""

    def __init__(self, application=None):
        self.readers = Readers(application=application)

    def answer(self, ask):
        path, _, query = ask.path.partition("?")
        query = "&".join(filter(None, [query, urlencode(ask.data)]))
        headers = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in ask.headers.items()}
        given = self.readers.ask(f"{unquote(path)}?{query}", ask.method.upper(), **headers)
        return Answer(given.status, given.headers, given.content)
