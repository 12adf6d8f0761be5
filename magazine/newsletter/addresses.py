"""E-mail addresses: as they are kept, as they are told apart, and as what remains when one is forgotten."""

import unicodedata

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.crypto import salted_hmac

from people.text import one_line

LONGEST = 254
NOT_ONE = "That is no e-mail address. Write it as in ada@example.org."


def tidy(text: str) -> str:
    """The address that mail is sent to: its part before the @ as it was typed, its domain in ASCII."""
    text = unicodedata.normalize("NFKC", one_line(text))
    try:
        validate_email(text)
        local, _, domain = text.rpartition("@")
        address = f"{local}@{domain.encode('idna').decode('ascii').lower()}"
    except (ValidationError, UnicodeError):
        raise ValidationError(NOT_ONE, code="invalid") from None
    if len(address) > LONGEST:
        raise ValidationError(NOT_ONE, code="invalid")
    return address


def folded(address: str) -> str:
    """What two spellings of one address have in common: no house tells Ada@ from ada@.

    Dots and what follows a plus are left alone: in some houses they make another mailbox.
    """
    return tidy(address).casefold()


def digest(address: str, purpose: str) -> str:
    """A keyed hash: without the site's key nobody can try out addresses against it."""
    return digests(address, purpose)[0]


def digests(address: str, purpose: str) -> list[str]:
    """The same by every key of the site, for what was written down under an earlier one."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    salt = f"newsletter.{purpose}"
    return [salted_hmac(salt, folded(address), secret=key, algorithm="sha256").hexdigest() for key in keys]
