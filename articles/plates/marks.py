"""What a plate cannot say: where it is asked for. In its place there is a mark."""

import secrets

from django.http import HttpRequest, QueryDict

ORIGIN, HOST = "\x1c", "\x1d"


class Nowhere(HttpRequest):
    """The request for a page, at an address of no host, by nobody in particular."""

    def __init__(self, request, query=""):
        super().__init__()
        self.host = f"{secrets.token_hex(8)}.invalid"
        self.path, self.path_info, self.method = request.path, request.path_info, "GET"
        self.resolver_match = request.resolver_match
        self.GET = QueryDict(query)

    def get_host(self):
        return self.host

    def _get_scheme(self):
        return "https"


def engraved(text, host):
    """A text that was made for that host, with marks in its places; None of one that has such characters already."""
    return None if are_in(text) else text.replace(f"https://{host}", ORIGIN).replace(host, HOST)


def are_in(text):
    """Whether a row brought them, as one can that came without a form: it would be taken for what it is not."""
    return ORIGIN in text or HOST in text


def printed(text, request):
    """A text with marks, as bytes or not yet, as it is given where it was asked for."""
    host, text = request.get_host().encode(), text.encode() if isinstance(text, str) else text
    return text.replace(ORIGIN.encode(), b"%s://%s" % (request.scheme.encode(), host)).replace(HOST.encode(), host)
