"""A draft shown to somebody without an account, by a link that ends.

An address whose token is wrong, revoked or past its end answers like one that never was.
"""

from .models import Article, PreviewLink

BROWSERS = [  # what a browser calls itself, the more telling names first
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("CriOS/", "Chrome"),
    ("Safari/", "Safari"),
]


def link_to_show(token):
    """The open link with this token, unless its story has been withdrawn."""
    links = PreviewLink.objects.open().with_token(token).select_related("article__draft")
    return links.exclude(article__status=Article.Status.WITHDRAWN).first()


def browser_family(user_agent):
    """What a visitor came with, as coarse as will do: Firefox, or Safari on a phone."""
    family = next((name for mark, name in BROWSERS if mark in user_agent), "Something else")
    return f"{family} on a phone" if "Mobi" in user_agent else family
