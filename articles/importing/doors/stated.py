"""What a file states under a name of its own (“subtitle”, “lastmod”, “article:section”), under the names used here."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from people.text import one_line

from ..reading.pieces import Byline
from .incoming import Given

# The better name first: where two are given, the first is taken and the other told.
NAMES = {
    "headline": ("headline", "title"),
    "dek": ("dek", "subtitle", "standfirst", "subheadline", "deck", "description", "summary", "excerpt"),
    "kicker": ("kicker", "eyebrow", "overline"),
    "section": ("section", "category", "categories"),
    "slug": ("slug",),
    "kind": ("kind", "type"),
    "published": ("published_at", "date", "publishdate", "pubdate", "date_published", "published_time", "published"),
    "updated": ("updated", "updated_at", "lastmod", "last_modified_at", "date_modified", "modified_time", "modified"),
    "rating": ("rating", "score", "stars", "grade"),
    "language": ("language", "lang", "locale"),
    "source_url": ("canonical", "canonical_url", "source_url", "original_url", "source", "url"),
    "lead_image": ("lead_image", "image", "featured_image", "cover_image", "cover", "hero", "thumbnail", "images"),
}
BYLINES = {
    "words": ("author", "authors", "byline", "by", "writer", "writers", "words", "text"),
    "photography": ("photographer", "photographers", "photography", "photos"),
    "interview": ("interviewer", "interview_by"),
}
TAGS = ("tags", "tag", "keywords", "topics")
STATUS = {
    "draft": "draft",
    "pending": "draft",
    "publish": "published",
    "published": "published",
    "live": "published",
    "future": "scheduled",
    "scheduled": "scheduled",
    "protected": "protected",
    "private": "protected",
}
YES, NO = {"true", "yes", "on", "1"}, {"false", "no", "off", "0"}
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
ISO = re.compile(
    r"(?P<day>\d{4}(?:-\d\d(?:-\d\d)?)?)"
    r"(?:[T ]+(?P<time>\d\d?:\d\d(?::\d\d)?)(?:[.,]\d{1,9})? ?(?P<zone>Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?)?",
    re.IGNORECASE,
)
WRITTEN = re.compile(
    r"(?:(?P<day>\d{1,2})\.? )?(?P<month>[a-z]{3,9})\.?(?: (?P<day2>\d{1,2})(?:st|nd|rd|th)?)?,? (?P<year>\d{4})",
    re.IGNORECASE,
)
LONGEST = 2000
AND = re.compile(r"\s*[,;&]\s*|\s+(?:and|und|et|y)\s+")
ORGANISATION = re.compile(
    r"\b(?:staff|team|editors?|desk|agency|press|magazine|news|online|studios?|redaktion)\b", re.IGNORECASE
)


@dataclass
class Statement:
    """A file's own names and values on their way to Given; what is not understood is kept to be told."""

    given: Given = field(default_factory=Given)
    warnings: list[str] = field(default_factory=list)

    def read(self, values: dict[str, object]) -> None:
        """Take over what has a place here, in the order of NAMES, and tell the rest."""
        self.values = {folded(name): (name, value) for name, value in values.items()}
        for ours, theirs in NAMES.items():
            for name in theirs:
                if name in self.values:
                    self.take(ours, *self.values.pop(name))
        for role, theirs in BYLINES.items():
            for name in theirs:
                if name in self.values:
                    self.take_bylines(role, self.values.pop(name)[1])
        for name in TAGS:
            if name in self.values:
                self.take_tags(words_of(self.values.pop(name)[1]))
        self.take_status()
        for name, value in self.values.values():
            self.tell(name, value, "has no place here")

    def take(self, ours: str, name: str, value: object) -> None:
        texts = list_of(value)
        if not texts:
            return
        first, *others = texts
        if ours == "section":
            self.take_tags(others)
        elif others:
            self.tell(name, others, "are further values")
        if ours in ("published", "updated"):
            if ours == "published" and first.lower() in YES | NO:
                self.values["published is"] = (name, first)
                return
            moment = iso_moment(first)
            if not moment:
                self.tell(name, first, "is no date that can be read for certain")
                return
            first = moment
        if ours == "source_url" and not re.match("https?://", first, re.IGNORECASE):
            self.tell(name, first, "is no address of the web")
        elif len(first) > LONGEST:
            self.tell(name, first, f"is longer than {LONGEST:,} characters")
        elif not getattr(self.given, ours):
            self.given = replace(self.given, **{ours: first})
        elif getattr(self.given, ours) != first:
            self.tell(name, first, f"is another {ours.replace('_', ' ')}")

    def take_bylines(self, role: str, value: object) -> None:
        known = {byline.name for byline in self.given.bylines}
        found = [
            Byline(0, 0, name, role, kind="organisation" if ORGANISATION.search(name) else "person")
            for name in names_in(value)
            if name not in known
        ]
        self.given = replace(self.given, bylines=(*self.given.bylines, *found))

    def take_tags(self, words: Iterable[str]) -> None:
        self.given = replace(self.given, tags=tuple(dict.fromkeys([*self.given.tags, *words])))

    def take_status(self) -> None:
        """What “draft: true”, “published: false” and “status: pending” come to."""
        for key, if_yes, if_no in (("draft", "draft", ""), ("published is", "published", "draft")):
            if key in self.values:
                name, value = self.values.pop(key)
                word = str(value).lower()
                if word in YES | NO:
                    status = if_yes if word in YES else if_no
                    self.given = replace(self.given, status=self.given.status or status)
                else:
                    self.tell(name, value, "is neither yes nor no")
        if "status" in self.values:
            name, value = self.values.pop("status")
            status = STATUS.get(str(value).lower(), "")
            if status:
                self.given = replace(self.given, status=self.given.status or status)
            else:
                self.tell(name, value, "is no status that is known here")

    def tell(self, name: str, value: object, why: str) -> None:
        shown = ", ".join(list_of(value))
        if shown:
            self.warnings.append(f"{name}: “{shown if len(shown) <= 200 else shown[:200] + '…'}” {why}.")


def folded(name: str) -> str:
    """“Published-At”, “publishedAt” and “published_at” are one name."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])|[\s.:-]+", "_", str(name).strip()).lower()


def list_of(value: object) -> list[str]:
    """A value's texts, whatever it is: one, several, or a table of them."""
    if value is None or value == "":
        return []
    if isinstance(value, dict):
        inner = next((value[key] for key in ("url", "src", "name", "title") if key in value), None)
        return list_of(inner) if inner is not None else [f"{key}: {', '.join(list_of(v))}" for key, v in value.items()]
    if isinstance(value, list | tuple):
        return [text for item in value for text in list_of(item)]
    if isinstance(value, bool):
        return ["true" if value else "false"]
    if isinstance(value, datetime):
        return [value.isoformat()]
    return [text] if (text := one_line(str(value))) else []


def words_of(value: object) -> list[str]:
    """Topics: a list, or one line with commas between."""
    texts = list_of(value)
    return [word.strip().lstrip("#") for text in texts for word in re.split("[,;]", text) if word.strip(" #")]


def names_in(value: object) -> list[str]:
    """People's names: a list as it is, one line split where it joins two."""
    if isinstance(value, list | tuple):
        return [name for item in value for name in (names_in(item) if isinstance(item, dict) else without_by(item))]
    if isinstance(value, dict):
        return list_of(value.get("name") or value)  # beside the address of somebody's own page
    return [name for text in without_by(value) for name in AND.split(text) if name]


def without_by(value: object) -> list[str]:
    return [re.sub(r"^(?:by|words by|text by)\s+", "", text, flags=re.IGNORECASE) for text in list_of(value)]


def iso_moment(text: str) -> str:
    """A date as ISO 8601 with the precision that it has; nothing where it could be read in two ways."""
    text = text.strip()[:60]
    if match := ISO.fullmatch(text):
        return from_iso(match)
    if match := WRITTEN.fullmatch(text):
        day, month = match["day"] or match["day2"], match["month"].lower()[:3]
        if month in MONTHS.split() and not (match["day"] and match["day2"]):
            month = MONTHS.split().index(month) + 1
            return real(f"{match['year']}-{month:02}" + (f"-{int(day):02}" if day else ""))
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def from_iso(match: re.Match) -> str:
    day = real(match["day"])
    if not day or not match["time"]:
        return day
    hour, _, rest = match["time"].partition(":")
    zone = (match["zone"] or "").upper()
    if zone in ("Z", "UTC", "GMT"):
        zone = "+00:00"
    elif zone:
        digits = zone[1:].replace(":", "").ljust(4, "0")
        zone = f"{zone[0]}{digits[:2]}:{digits[2:]}"
    moment = f"{day}T{hour:0>2}:{rest}{zone}"
    try:
        datetime.fromisoformat(moment)
    except ValueError:
        return ""
    return moment


def real(day: str) -> str:
    """The day, month or year, if the calendar has it."""
    try:
        date.fromisoformat((day + "-01-01")[:10])
    except ValueError:
        return ""
    return day
