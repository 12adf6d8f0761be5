"""A draft shown to somebody without an account, by a link that ends.

An address whose token is wrong, revoked or past its end answers like one that never was.
"""

from django.urls import reverse

from .models import Article, PreviewLink, RenditionSet
from .previewing import put_live
from .rehearsal import rehearsal

# Which previews a browser was shown: nobody else sees the pictures of what is not live yet.
COOKIE = "previews"
COOKIE_LIFE = 3600  # seconds: as long as a page may go on loading its pictures
REMEMBERED = 5
NO_TOKEN = "0" * 32

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


def remember(request, response, link):
    """Let a browser that was shown a preview fetch the pictures in it, for a while and as long as the link is open."""
    links = [str(link.pk), *(known for known in remembered(request) if known != str(link.pk))]
    response.set_signed_cookie(
        COOKIE,
        ".".join(links[:REMEMBERED]),
        path=reverse("rendition", args=[NO_TOKEN, "free-1.jpg"]).partition(NO_TOKEN)[0],
        max_age=COOKIE_LIFE,
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )


def remembered(request):
    return [key for key in request.get_signed_cookie(COOKIE, "", max_age=COOKIE_LIFE).split(".") if key]


def shows_picture(request, token):
    """Whether a preview that this browser was shown, by a link still open, has the picture in it."""
    if not (keys := remembered(request)):
        return False
    links = PreviewLink.objects.open().filter(pk__in=keys).exclude(article__status=Article.Status.WITHDRAWN)
    return any(is_public_once_live(link.article, token) for link in links.select_related("article__draft"))


def is_public_once_live(article, token):
    with rehearsal():
        put_live(article)
        return RenditionSet.objects.public().filter(token=token).exists()
