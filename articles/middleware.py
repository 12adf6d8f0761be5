import logging
from contextlib import suppress
from functools import partial
from time import monotonic

from django.db import DatabaseError, Error
from django.urls import reverse

from .launching import carry_out_due
from .waiting import as_readers, as_saves, at_most, readers

log = logging.getLogger(__name__)

# Milliseconds, and more than a launch takes: while one request carries it out, no other shows what was before it.
PATIENCE = 5_000
# Where that was in vain, somebody holds the database for long, and for so many seconds no other reader waits for it.
PATIENCE_IN_VAIN, PATIENT_AGAIN = 100, 30
PREVIEWS = "/preview/"  # counts who looks


class LaunchesFirst:
    """Middleware: before anything is shown, what is due goes live, so that no reader sees the old state after the
    instant."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.in_vain_until = 0

    def __call__(self, request):
        patience = PATIENCE_IN_VAIN if monotonic() < self.in_vain_until else PATIENCE
        wait_from_here = None if is_a_readers(request) else as_saves
        try:
            as_readers()
            carry_out_due(waiting=partial(at_most, patience))
        except DatabaseError as error:
            # Locked, full or read-only: readers are served what there is, and the next request tries again.
            log.exception("What is due could not go live.")
            if readers.waited(error):
                wait_from_here = wait_from_here or as_readers  # which is for less, by now
            if patience == PATIENCE:
                self.in_vain_until = monotonic() + PATIENT_AGAIN
        if wait_from_here:
            with suppress(Error):  # where it cannot even be told, whatever is asked next says so
                wait_from_here()
        return self.get_response(request)


def is_a_readers(request):
    """Whether nothing is written for who asks but what is written as well by whoever asks next."""
    writes = request.method not in ("GET", "HEAD")
    return not writes and not request.path.startswith((reverse("admin:index"), PREVIEWS))
