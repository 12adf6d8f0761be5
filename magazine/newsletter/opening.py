"""Whether there is a newsletter: it takes a mail server, a sender, and the magazine's own address."""

from functools import wraps

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import Http404

NEEDED = {
    "MAIL_SERVER": "EMAIL_URL to the server that mail is handed to, as in smtp://user:password@mail.example",
    "NEWSLETTER_FROM": "NEWSLETTER_FROM to who letters are from, as in Matinee <letters@magazine.example>",
    "SITE_URL": "SITE_URL to the magazine’s own address, as in https://magazine.example",
}


def is_open():
    return all(getattr(settings, name) for name in NEEDED)


def insist():
    """Refuse to write mail without what it takes."""
    missing = [words for name, words in NEEDED.items() if not getattr(settings, name)]
    if missing:
        raise ImproperlyConfigured(f"No mail can be sent yet. Set {'; and set '.join(missing)}.")


def only_where_open(view):
    @wraps(view)
    def answer(request, *args, **kwargs):
        if not is_open():
            raise Http404
        return view(request, *args, **kwargs)

    return answer
