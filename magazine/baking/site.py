"""The magazine's own application, asked for one address after the other in this process, as a reader who is nobody."""

import io
from typing import NamedTuple
from urllib.parse import unquote_to_bytes, urlsplit

from django.db import connection
from django.template.loader import render_to_string
from django.test import RequestFactory


class Answer(NamedTuple):
    """What a reader would be given; ``chunks`` are fetched only where somebody reads them."""

    status: int
    headers: dict  # by their names in small letters
    chunks: object

    @property
    def content_type(self):
        return self.headers.get("content-type", "")

    def read(self):
        try:
            return b"".join(self.chunks)
        finally:
            self.close()

    def close(self):
        if hasattr(self.chunks, "close"):
            self.chunks.close()


class Site:
    """The site under ``root``, as in ``https://magazine.example``: what links and canonical addresses begin with."""

    def __init__(self, root, application=None):
        if application is None:
            from magazine.wsgi import application
        self.root, self.application = root, application
        # One connection for all pages; a request would close it otherwise.
        connection.settings_dict["CONN_MAX_AGE"] = None

    def ask(self, address):
        path, _, query = address.partition("?")
        parts = urlsplit(self.root)
        environ = {
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": "",
            "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
            "QUERY_STRING": query,
            "SERVER_NAME": parts.hostname,
            "SERVER_PORT": str(parts.port or (443 if parts.scheme == "https" else 80)),
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": parts.netloc,
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": parts.scheme,
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": io.StringIO(),
            "wsgi.multithread": False,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
        }
        begun = []
        chunks = self.application(environ, lambda status, headers, exc_info=None: begun.append((status, headers)))
        status, headers = begun[-1]
        return Answer(int(status[:3]), {name.lower(): value for name, value in headers}, chunks)

    def page(self, template, path, **context):
        """A page that the server does not have, in the looks of all others."""
        parts = urlsplit(self.root)
        request = RequestFactory(HTTP_HOST=parts.netloc).get(path, secure=parts.scheme == "https")
        return render_to_string(template, context, request).encode()
