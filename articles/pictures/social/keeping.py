"""Social pictures kept: each under a name that is a digest of all it shows, so that none ever shows anything else.

Whatever changes what it shows (the headline, the picture, its focal point, its rights, its credit, the magazine's
accent) changes the name that the page speaks of. It is made when a story is published; where it is not there yet,
since something changed or a story went live by its hour, by whoever asks for it first. So a page never names one that
cannot be had.
"""

import datetime
import hashlib
import logging
from dataclasses import astuple, dataclass

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from ...models import Article, Block
from .. import standing
from ..credits import fetch_makers
from .composing import compose
from .order import SIZE, Order, order_of, order_of_magazine

log = logging.getLogger(__name__)

# Raise it when the same order begins to mean another picture.
VERSION = 2
FOLDER = "social"
LIFE = datetime.timedelta(days=30)  # of what may be out of date: it is made again when it is asked for


@dataclass(frozen=True)
class Card:
    """A social picture: what it shows, its address, and what it says to who cannot see it."""

    order: Order
    digest: str
    address: str
    alt: str
    width: int = SIZE[0]
    height: int = SIZE[1]

    @property
    def file(self):
        return f"{FOLDER}/{self.digest}.jpg"


def card_of(article, pictures=None) -> Card:
    """The card of a story fetched ``for_page`` or ``for_listing``; ``pictures`` are those of its page, makers and all,
    if at hand."""
    if pictures is None:
        pictures = pictures_of(article)
    shown = next((shown for shown in pictures if getattr(shown.photo, "renditions", None)), None)
    order = order_of(article, shown)
    digest = digest_of(order)
    beside = f": {shown.alt}" if order.picture and shown.alt else ""
    return Card(order, digest, reverse("social-picture", args=[article.slug, digest]), f"{order.headline}{beside}")


def card_of_magazine() -> Card:
    """The magazine's own card, for every page that has no picture to show."""
    order = order_of_magazine()
    digest = digest_of(order)
    return Card(order, digest, reverse("magazine-picture", args=[digest]), f"{order.name}: {order.headline}")


def digest_of(order):
    return hashlib.sha256(repr((VERSION, astuple(order))).encode()).hexdigest()[:32]


def pictures_of(article):
    """What readers see on the page of a story, in its order, each with its makers. Its body is read only where the
    opener is not enough."""
    if opening := standing.opening(article):
        fetch_makers([opening.photo])
        yield opening
    blocks = Block.objects.filter(parent=article).for_page()
    pictures = [shown for block in blocks for shown in standing.in_block(block) if shown]
    fetch_makers(shown.photo for shown in pictures)
    yield from pictures


def address_of(article):
    return card_of(article).address


def is_kept(card) -> bool:
    return default_storage.exists(card.file)


def fetch(card):
    """The file of a card, made now if need be, and whether it shows all that it should.

    Where the photograph's file is lost or cannot be read just now, the words stand by themselves, and are not kept.
    """
    try:
        return default_storage.open(card.file), True
    except OSError:
        pass
    content, is_whole = make(card)
    if is_whole:
        try:
            default_storage.put(card.file, ContentFile(content))
        except OSError:
            log.exception("The social picture %s could not be kept.", card.digest)
    return ContentFile(content), is_whole


def make(card):
    """The card drawn, and whether with all that it should show."""
    picture = card.order.picture
    if picture is None:
        return compose(card.order, None), True
    try:
        with default_storage.open(picture.source) as file:
            return compose(card.order, file.read()), True
    except (OSError, ValueError, SyntaxError):  # lost, away, or not the picture that it was
        log.warning("The social picture %s has to do without %s.", card.digest, picture.source)
        return compose(card.order.without_picture(), None), False


def make_at_publication(article):
    """Make the card of a story that was just published, once that is through."""

    def made_afterwards():
        make_if_live(article.pk)

    # Published it is, whatever becomes of the picture.
    transaction.on_commit(made_afterwards, robust=True)


def make_if_live(key):
    """A story that goes live later is asked for then; its picture may be another one by that time."""
    article = Article.objects.live().for_listing().filter(pk=key).first()
    if article:
        fetch(card_of(article))


def sweep(older_than) -> int:
    """Delete what was made longer ago than a timedelta; how many. What is asked for again is made again."""
    before = timezone.now() - older_than
    old = [file.name for file in default_storage.files_below(FOLDER) if file.modified < before]
    for name in old:
        default_storage.delete(name)
    return len(old)
