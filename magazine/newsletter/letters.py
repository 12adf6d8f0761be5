"""A letter as it is read: its subject, its HTML and its text, made once and then the same for everybody.

Only the link to leave differs from one subscriber to the next. Nothing in a letter tells who opens it: its
pictures and links are the same for all.
"""

import html
import textwrap
from dataclasses import asdict, dataclass, field

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from articles import leaving_out
from articles.models import Article, Photo
from articles.pictures.renditions import frame_made, largest

from . import links, opening

COLUMNS = 78
# Stands for the link to leave until the letter is addressed. Nothing that an editor writes may look like it.
LEAVE = "https://leave.invalid/a-link-of-their-own"
FRAME = "flat"


@dataclass(frozen=True)
class Copy:
    """A letter ready to be sent. ``left_out`` says in sentences what does not stand in it, and why."""

    subject: str
    html: str
    text: str
    stories: list = field(default_factory=list)
    left_out: list = field(default_factory=list)

    def addressed(self, leave):
        """Its HTML and its text with somebody's own link to leave."""
        return self.html.replace(LEAVE, html.escape(leave)), self.text.replace(LEAVE, leave)

    def as_json(self):
        return asdict(self)


def compose(letter) -> Copy:
    """The letter as it is this moment: its live stories in their order, its picture if readers may see it."""
    opening.insist()
    rows = list(letter.stories.all())
    live = Article.objects.live_one_by_one().for_listing().in_bulk([row.article_id for row in rows])
    words = {live[row.article_id]: row.words for row in rows if row.article_id in live}
    told = dict(leaving_out.each(words, lambda article: (article, story_of(article, words[article])), "A letter"))
    stories = list(told.values())
    broken = [leaving_out.called(article) for article in words if article not in told]
    left_out = [f"{name.capitalize()} is left out: it cannot be shown." for name in broken]
    if missing := len(rows) - len(words):
        # Not by their names: what is embargoed has none outside the desk, and not for everybody in it.
        one = missing == 1
        left_out.append(
            f"{missing} {'story is' if one else 'stories are'} left out: readers do not see {'it' if one else 'them'}."
        )
    picture = picture_of(letter)
    if letter.lead_photo_id and picture is None:
        left_out.append(
            "The picture is left out: readers cannot see it on the site. It has to be cleared, to have its sizes made, "
            "and to stand in a live story or on the shelf."
        )
    ctx = {
        "subject": letter.subject,
        "preheader": letter.preheader,
        "intro": paragraphs(letter.intro),
        "note": paragraphs(letter.note),
        "picture": picture,
        "stories": stories,
        **house(),
    }
    written = render_to_string("newsletter/mail/letter.html", ctx)
    return Copy(letter.subject, written, as_text("letter", ctx), [story["address"] for story in stories], left_out)


def frozen_copy(letter) -> Copy:
    return Copy(**letter.frozen)


def house():
    """What every mail says of the magazine."""
    return {
        "site_name": settings.SITE_NAME,
        "home": links.absolute("/"),
        "imprint": settings.NEWSLETTER_IMPRINT,
        "data": links.absolute(reverse("newsletter-data")),
        "leave": LEAVE,
    }


def story_of(article, words):
    kicker = article.kicker or (str(article.section) if article.section else article.get_kind_display())
    return {
        "kicker": kicker,
        "title": str(article),
        "dek": words or article.dek,
        "address": links.absolute(article.get_absolute_url()),
    }


def picture_of(letter):
    """The lead picture, if readers can come upon it on the site; its address is the one that stays."""
    if not letter.lead_photo_id:
        return None
    photo = Photo.objects.public().select_related("renditions").filter(pk=letter.lead_photo_id).first()
    if photo is None or address_of(photo) is None:
        return None
    width, height = largest(photo.renditions, frame_of(photo))[1:]
    return {
        "address": links.absolute(reverse("newsletter-picture", args=[photo.slug])),
        "alt": photo.alt,
        "credit": photo.credit_line,
        "height": round(600 * height / width),
    }


def address_of(photo):
    """Where the size that letters show is now; None where none was made."""
    renditions = getattr(photo, "renditions", None)
    return largest(renditions, frame_of(photo))[0] if renditions else None


def frame_of(photo):
    return frame_made(photo.renditions, "free" if photo.no_crop else FRAME)


# Text


def paragraphs(text):
    """The paragraphs of what an editor wrote, each on one line."""
    parts = text.replace("\r\n", "\n").split("\n\n")
    return [" ".join(part.split()) for part in parts if part.strip()]


def as_text(name, ctx):
    """A mail as plain text: lines of 78 columns, addresses whole on lines of their own."""
    lines = render_to_string(f"newsletter/mail/{name}.txt", ctx).strip().splitlines()
    out = []
    for line in lines:
        line = line.rstrip()
        indent = line[: len(line) - len(line.lstrip())]
        wrapped = textwrap.wrap(line, COLUMNS, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
        # One empty line parts what belongs apart, however the template came to more.
        out += wrapped or ([""] if out and out[-1] else [])
    return "\n".join(out) + "\n"
