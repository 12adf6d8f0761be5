"""Addresses of the site as they stand in mail: from SITE_URL, and never from what a request calls the host.

The link to leave has to work for as long as a letter lies in somebody's mailbox. It holds the number of the
subscriber and a signature for this one purpose, so that nothing has to be kept for it.
"""

import base64

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from people.text import whole_number

LEAVING = "newsletter.leave"


def absolute(path: str) -> str:
    if not settings.SITE_URL:
        raise ImproperlyConfigured(
            "Set SITE_URL to the magazine's own address, as in https://magazine.example: links in mail begin with it."
        )
    return f"{settings.SITE_URL}{path}"


def leave_url(subscriber) -> str:
    return absolute(reverse("newsletter-leave", args=[leave_key(subscriber.pk)]))


def leave_key(number: int) -> str:
    return f"{number}-{signature(number, settings.SECRET_KEY)}"


def subscriber_number(key: str) -> int | None:
    """The number of the subscriber whose link this is, signed by any key of the site; None where it is forged."""
    written, _, signed = key.partition("-")
    number = whole_number(written)
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    ours = number is not None and any(constant_time_compare(signed, signature(number, key)) for key in keys)
    return number if ours else None


def signature(number: int, secret: str) -> str:
    """128 bits: short, because a header that holds the link should stay on one line."""
    made = salted_hmac(LEAVING, str(number), secret=secret, algorithm="sha256").digest()[:16]
    return base64.urlsafe_b64encode(made).decode().rstrip("=")
