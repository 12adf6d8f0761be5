"""What is to stand on a social picture: words and colours, and a photograph with its credit where one may be shown."""

from dataclasses import dataclass, replace

from django.conf import settings
from django.utils.module_loading import import_string

from ..frames import crop
from ..metadata import Rights
from ..renditions import storage_name

SIZE = (1200, 630)
# As the style sheet has them; the accent is the house's, where no editor chose another.
ACCENT, PAPER, INK, MUTED, RULE = "#a3201c", "#faf6ec", "#1f1a16", "#655c52", "#d8cdb9"
# The shape that the photograph is cut to beside the headline: one of the magazine's frames by what it is itself.
SQUARE, PORTRAIT, POSTER = 1.0, 4 / 5, 2 / 3
# How far what was made smaller may be made larger again: below that, letters and faces turn to fog.
MOST_ENLARGED = 1.6


@dataclass(frozen=True)
class Picture:
    """A photograph as it stands on the card: what of it is shown, and whose it is."""

    source: str  # the rendition that it is cut from, as storage names it
    size: tuple[int, int]
    focal: tuple[int, int]
    ratio: float | None  # None: whole, since it is not to be cropped
    credit: str
    rights: Rights


@dataclass(frozen=True)
class Order:
    """All that a social picture shows."""

    headline: str
    kicker: str
    name: str
    accent: str = ACCENT
    picture: Picture | None = None

    def without_picture(self):
        return replace(self, picture=None)


def kicker_of(article) -> str:
    """The short line above the headline, as the page has it. See also: articles/_kicker.html."""
    return article.kicker or str(article.section or "") or article.get_kind_display()


def order_of(article, shown) -> Order:
    """What the card of a story shows, beside what readers see in the first place on its page."""
    return Order(
        headline=str(article),
        kicker=kicker_of(article),
        name=settings.SITE_NAME,
        accent=accent(),
        picture=picture_of(shown) if shown else None,
    )


def order_of_magazine() -> Order:
    """What the magazine's own card shows: what it is about, as large as a headline, and its name."""
    name = settings.SITE_NAME
    return Order(headline=settings.SITE_TAGLINE or name, kicker="", name=name, accent=accent())


def accent() -> str:
    """The magazine's accent on paper, as its style sheet has it just now."""
    return import_string(settings.ACCENT)() or ACCENT


def picture_of(shown) -> Picture | None:
    """The photograph and its credit; nothing where it has no rendition, or none large enough to be looked at."""
    photo = shown.photo
    renditions = getattr(photo, "renditions", None)
    sizes = renditions.frames.get("free", []) if renditions else []
    if not sizes:
        return None
    width, height = sizes[-1]
    picture = Picture(
        source=storage_name(renditions.token, f"free-{width}.jpg"),
        size=(width, height),
        focal=(photo.focal_x, photo.focal_y),
        ratio=shape(photo, width, height),
        credit=photo.credit_line,
        rights=Rights(
            creators=tuple(maker.name for maker in getattr(photo, "makers", ())),
            credit_line=photo.credit_line,
            copyright_notice=photo.copyright_notice,
            usage_terms=photo.usage_terms,
            licence_url=photo.licence_url,
            acquire_url=photo.acquire_url,
            source=photo.source,
            title=photo.title,
            caption=shown.caption,
            alt=shown.alt,
            digital_source_type=photo.digital_source_type,
            created=photo.created,
        ),
    )
    return picture if is_large_enough(picture) else None


def shape(photo, width, height) -> float | None:
    if photo.no_crop:
        return None
    if photo.poster_of_id:
        return POSTER
    return PORTRAIT if height > width else SQUARE


def is_large_enough(picture) -> bool:
    left, top, right, bottom = crop(picture.size, picture.ratio, picture.focal)
    if picture.ratio is None:
        return max(right - left, bottom - top) * MOST_ENLARGED >= SIZE[1]
    return (bottom - top) * MOST_ENLARGED >= SIZE[1]
