"""What the pages say of themselves to machines, in the words of schema.org: the same that readers see.

``absolute`` makes an address of ours whole: ``request.build_absolute_uri``.
"""

import json

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe

from people.models import Film, Person

from .models import Article, Contribution
from .pictures.renditions import largest, sizes

# A "</script>" or "<!--" in a headline must end nothing. (json.dumps itself writes whatever is not ASCII as an escape.)
HARMLESS = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&"}
AUTHORS = (Contribution.Role.WORDS, Contribution.Role.INTERVIEW)


def as_script(data):
    """Data for a ``<script type="application/ld+json">``, which nothing in it can leave."""
    return mark_safe(json.dumps({"@context": "https://schema.org", **data}).translate(HARMLESS))


def known(**properties):
    """Those properties of which something is known; of a list with one entry, that one."""
    found = {name: value for name, value in properties.items() if value not in ("", None, [])}
    return {name: value[0] if isinstance(value, list) and len(value) == 1 else value for name, value in found.items()}


def of_story(article, byline, pictures, absolute):
    """A story as search engines want it told."""
    address = absolute(article.get_absolute_url())
    return {
        "@type": "NewsArticle" if article.kind == Article.Kind.NEWS else "Article",
        "headline": str(article),
        "url": address,
        "mainEntityOfPage": address,
        "datePublished": date_published(article),
        "dateModified": date_modified(article),
        "publisher": {"@type": "Organization", "name": settings.SITE_NAME, "url": absolute(reverse("home"))},
        **known(
            description=article.dek,
            articleSection=str(article.section or ""),
            author=[maker(each, absolute) for each in byline if each.role in AUTHORS],
            contributor=[maker(each, absolute) for each in byline if each.role not in AUTHORS],
        ),
        **images(pictures, absolute),
    }


def date_published(article):
    """The date that the page shows: the source's own, where it names a year."""
    if article.first_published and article.first_published.year:
        return article.first_published.machine
    return timezone.localtime(article.published_at).isoformat()


def date_modified(article):
    """The moment that the page shows as updated, or the date it shows first."""
    return timezone.localtime(article.updated_at).isoformat() if article.updated_at else date_published(article)


def of_subject(subject, pictures, absolute):
    """A person, a company or a film, with the pictures that stand on its page."""
    kind = {Person: "Person", Film: "Movie"}.get(type(subject), "Organization")
    if kind == "Movie" and subject.kind == Film.Kind.SERIES:
        kind = "TVSeries"
    name = subject.title if isinstance(subject, Film) else subject.name
    return {
        "@type": kind,
        "name": name,
        "url": absolute(subject.get_absolute_url()),
        **images(pictures, absolute),
    }


def of_gallery(name, address, pictures, absolute):
    """A page of pictures."""
    return {"@type": "ImageGallery", "name": name, "url": absolute(address), **images(pictures, absolute)}


def images(pictures, absolute):
    """Pictures as readers see them in their places, each once; without those that have no rendition yet."""
    once = {}
    for shown in pictures:
        if largest(renditions_of(shown.photo), "free"):
            once.setdefault(shown.photo.pk, image_object(shown, absolute))
    return {"image": list(once.values())} if once else {}


def image_object(shown, absolute):
    """One picture with its rights, for search engines to show beside it. Its makers are fetched by fetch_makers."""
    photo = shown.photo
    file = largest(renditions_of(photo), "free")
    return {
        "@type": "ImageObject",
        "contentUrl": absolute(file.url),
        "width": file.width,
        "height": file.height,
        **known(
            caption=shown.caption,
            creditText=photo.credit_line,
            creator=[maker(each, absolute) for each in getattr(photo, "makers", ())],
            copyrightNotice=photo.copyright_notice,
            license=photo.licence_url,
            acquireLicensePage=photo.acquire_url,
            digitalSourceType=photo.digital_source_type,
        ),
    }


def maker(credited, absolute):
    """A person or a company under the name that was printed."""
    kind = "Person" if credited.person_id else "Organization"
    return {"@type": kind, "name": credited.name, "url": absolute(credited.party.get_absolute_url())}


def renditions_of(photo):
    return getattr(photo, "renditions", None)


# The card that a social network makes of an address

CARD_WIDTH = 1200
CARD_FRAMES = ("flat", "widescreen", "free")


def for_card(photo, frames=CARD_FRAMES):
    """The rendition of a picture for a card: the first that is wide enough, else the widest there is."""
    made = [size for frame in frames for size in sizes(renditions_of(photo), frame)]
    wide_enough = (size for size in made if size.width >= CARD_WIDTH)
    return next(wide_enough, None) or max(made, key=lambda size: size.width, default=None)
