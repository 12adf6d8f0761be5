"""When what an editor sends cannot be taken: the database is locked by somebody, full, read-only, gone; or the disk
that files come in by is full.

The answer says so in a sentence and holds what was typed, ready to be sent again with one press. Readers never
meet it: their pages are read, and where that fails they are given the page for errors.
"""

import logging

from django.db import OperationalError
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse

from articles.pictures.uploading import NotTaken

log = logging.getLogger(__name__)

TRY_AGAIN = 10  # seconds
# A field with so many characters, or of several lines, is shown; buttons, choices and keys are only carried along.
WORTH_SHOWING = 40


class KeepsWhatWasTyped:
    """Middleware: a request at the desk that was refused by database or disk is answered with 503 and all that was
    posted."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, arguments, named):
        if request.method != "POST" or not is_at_desk(request):
            return None
        if not any(isinstance(file, NotTaken) for name in request.FILES for file in request.FILES.getlist(name)):
            return None
        log.error("The disk for temporary files does not take what is uploaded: it is full, or cannot be written.")
        return as_typed(request, disk=True)

    def process_exception(self, request, exception):
        if not isinstance(exception, OperationalError) or not is_at_desk(request):
            return None
        log.error("The database refused a request at the desk: %s", exception, exc_info=exception)
        return as_typed(request)


def is_at_desk(request):
    return request.path.startswith(reverse("admin:index"))


def as_typed(request, *, disk=False):
    """The page, made without asking the database anything."""
    sent = [(name, value) for name in request.POST if may_be_held(name) for value in request.POST.getlist(name)]
    context = {
        "disk": disk,
        "address": request.get_full_path(),
        "token": get_token(request),
        "was_sent": request.method == "POST",
        "sent": sent,
        "texts": [value for _, value in sent if len(value) >= WORTH_SHOWING or "\n" in value],
        "files": [file.name for files in request.FILES.lists() for file in files[1]],
    }
    response = render(None, "admin/interrupted.html", context, status=503)
    response["Retry-After"] = str(TRY_AGAIN)
    response["Cache-Control"] = "private, no-store"
    return response


def may_be_held(name):
    """A password is typed again; it stands on no page."""
    return name != "csrfmiddlewaretoken" and "password" not in name
