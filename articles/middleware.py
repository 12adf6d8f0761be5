import logging

from django.db import DatabaseError

from .launching import carry_out_due

log = logging.getLogger(__name__)


def launches_first(get_response):
    """Before anything is shown, what is due goes live: no reader sees the old state after the instant."""

    def middleware(request):
        try:
            carry_out_due()
        except DatabaseError:
            # Locked, full or read-only: readers are served what there is, and the next request tries again.
            log.exception("What is due could not go live.")
        return get_response(request)

    return middleware
