"""The story itself: headline, dek, section, kind, address, dates, rating."""

import re
from datetime import UTC, datetime, time
from decimal import Decimal, InvalidOperation

from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.text import slugify

from articles.first_address import first_address, is_free
from articles.importing.reading.pieces import Answer, Credits, ListEntry, Question, Video
from articles.models import Article, Issue, Section
from articles.rich_text import from_plain
from people.dates import PartialDate
from people.text import one_line

from .deciding import Deciding
from .decisions import LEAVE, Evidence, Option
from .plan import Left, PlannedBlock, Row

Kind = Article.Kind
NOTHING = Option(LEAVE, "Nothing")
RATING = re.compile(r"\s*(\d{1,2}(?:[.,]\d)?)\s*(?:/|out of|von|sur)\s*(\d{1,3})\s*", re.IGNORECASE)
FEW_PARAGRAPHS = 4
FROM_FILE = "Its file says so."


def longest(name: str) -> int:
    return Article._meta.get_field(name).max_length


def decide(deciding: Deciding, by=None) -> Row:
    """The fields of the story's own row, its address aside."""
    kind = decide_kind(deciding)
    return {
        "kind": kind,
        **decide_headline(deciding),
        "dek": decide_words(deciding, "dek", "Dek"),
        "kicker": decide_words(deciding, "kicker", "Kicker"),
        "section": decide_section(deciding, by),
        "first_published": decide_first_published(deciding),
        "embargo_until": decide_embargo(deciding),
        "issue": decide_issue(deciding),
        **decide_rating(deciding, kind),
    }


def why_of(deciding: Deciding, name: str, value: str) -> str:
    if not value:
        return "The source has none."
    return FROM_FILE if getattr(deciding.given, name, "") else "The text has it in its place."


def decide_headline(deciding: Deciding) -> Row:
    value, evidence = deciding.field("headline")
    proposed = deciding.fit(value, longest("title"), "Headline")
    why = why_of(deciding, "headline", value) if value else "The source has none: write one."
    title = deciding.write(
        "headline", "story", "Headline", proposed, why, most=longest("title"), evidence=evidence, asked=not value
    )
    source = Article.TitleSource.SOURCE if title and title == proposed else Article.TitleSource.EDITOR
    return {"title": title, "title_source": source.value}


def decide_words(deciding: Deciding, name: str, question: str) -> str:
    value, evidence = deciding.field(name)
    proposed = deciding.fit(value, longest(name), question)
    why = why_of(deciding, name, value)
    return deciding.write(name, "story", question, proposed, why, most=longest(name), evidence=evidence)


# Kind


def decide_kind(deciding: Deciding) -> str:
    proposed, why = proposed_kind(deciding)
    options = [Option(value, label) for value, label in Kind.choices]
    return deciding.choose("kind", "story", "Kind of story", options, proposed, why)


def proposed_kind(deciding: Deciding) -> tuple[str, str]:
    """What its shape says that it is."""
    reading, said = deciding.reading, slugify(deciding.given.kind)
    known = {value: value for value in Kind.values} | {slugify(label): value for value, label in Kind.choices}
    if said in known:
        return known[said], FROM_FILE
    paragraphs = len(reading.paragraphs)
    ranked = [entry for entry in reading.all_of(ListEntry) if entry.rank is not None]
    if deciding.field("rating")[0]:
        return Kind.REVIEW.value, "It has a rating."
    if reading.all_of(Question) and reading.all_of(Answer):
        return Kind.INTERVIEW.value, "It is questions and answers."
    if len(ranked) >= 3:
        return Kind.LIST.value, f"It is a ranked list of {len(ranked)}."
    if reading.all_of(Video) and paragraphs <= FEW_PARAGRAPHS:
        return Kind.VIDEO.value, "It is a video with few words beside it."
    if any("cover" in line.label.casefold() for credits in reading.all_of(Credits) for line in credits.lines):
        return Kind.COVER_STORY.value, "Its crew made a cover."
    if (section := deciding.field("section")[0]) and slugify(re.split(r"[/›>]", section)[-1]) in known:
        kind = known[slugify(re.split(r"[/›>]", section)[-1])]
        return kind, f"It stood under “{one_line(section)}”."
    if 0 < paragraphs <= FEW_PARAGRAPHS and deciding.field("published")[0]:
        return Kind.NEWS.value, "It is short and has a date."
    return Kind.FEATURE.value, "Nothing in its shape says otherwise."


# Section, issue, address


def decide_section(deciding: Deciding, by=None) -> list[str] | None:
    printed, evidence = deciding.field("section")
    limited = by is not None and Section.objects.limited_for(by)
    sections = Section.objects.edited_by(by) if limited else Section.objects.all()
    names = {section.path: str(section) for section in sections.select_related("parent")}
    wanted = section_meant(printed, names)
    if wanted:
        why = f"The source says “{one_line(printed)}”."
    elif printed:
        why = f"The source says “{one_line(printed)}”, and there is no section of that name."
    else:
        why = "The source does not say."
    options = [Option(LEAVE, "None yet"), *(Option(path, name) for path, name in names.items())]
    chosen = deciding.choose(
        "section", "story", "Section", options, wanted, why, evidence=evidence, asked=not wanted and bool(names)
    )
    return [chosen] if chosen else None


def section_meant(printed: str, names: dict[str, str]) -> str:
    """The path of the section that is printed as “Film & TV / Video”."""
    parts = [slugify(part) for part in re.split(r"\s*[/›>]\s*", printed) if slugify(part)]
    if not parts:
        return LEAVE
    path = "/".join(parts)
    named = {"/".join(slugify(part) for part in name.split("›")): path for path, name in names.items()}
    if path in names or path in named:
        return path if path in names else named[path]
    last = [own for said, own in [*named.items(), *zip(names, names, strict=True)] if said.split("/")[-1] == parts[-1]]
    return last[0] if len(set(last)) == 1 else LEAVE


def decide_issue(deciding: Deciding) -> list[str] | None:
    """The print issue that the provenance line names, where the magazine knows it."""
    line, evidence = deciding.field("provenance")
    if not line:
        return None
    found = [issue for issue in Issue.objects.for_listing() if issue.label.casefold() in line.casefold()]
    both = [issue for issue in found if issue.publication.name.casefold() in line.casefold()]
    keys = {"/".join(issue.natural_key()): issue for issue in both or found}
    proposed = next(iter(keys)) if len(both) == 1 else LEAVE
    why = "The line names it." if proposed else "No one issue that the magazine knows is meant by the line."
    options = [NOTHING, *(Option(key, str(issue)) for key, issue in keys.items())]
    chosen = deciding.choose(
        "issue",
        "story",
        "Print issue it first appeared in",
        options,
        proposed,
        why,
        evidence=evidence,
        asked=not proposed,
    )
    if not chosen:
        stays_out(deciding, "provenance", line, evidence)
    return chosen.split("/") if chosen else None


def stays_out(deciding: Deciding, name: str, value: str, evidence: tuple[Evidence, ...]) -> None:
    """Something that was read and has no place in the story's row: a click makes a note of it at its place."""
    start, end = (evidence[0].start, evidence[0].end) if evidence else (0, 0)
    options = [Option(LEAVE, "Leave it out"), Option("note", "Make it a note"), Option("text", "Make it a paragraph")]
    key = f"left.{name}"
    chosen = deciding.choose(
        key,
        "left",
        f"{name.capitalize()}: {one_line(value)[:90]}",
        options,
        LEAVE,
        "It has no place of its own in the draft.",
        evidence=evidence,
    )
    if chosen:
        deciding.called_back.append(
            PlannedBlock(key, start, end, {"kind": chosen, "text": from_plain(one_line(value))})
        )
    else:
        deciding.left.append(Left(name, value, start, end, key))


def decide_slug(deciding: Deciding, title: str, digest: str) -> str:
    given = slugify(deciding.given.slug)[:90].strip("-")
    if given and is_free(given):
        proposed, why = given, FROM_FILE
    elif slugify(title):
        proposed, why = first_address(title), "Made from the headline; no other story has or had it."
    else:
        proposed, why = f"untitled-{digest[:8]}", "For the time being: there is no headline to make it from."
    chosen = deciding.write("slug", "story", "Address", proposed, why, most=longest("slug"))
    if chosen != proposed and (chosen != slugify(chosen) or not chosen or not is_free(chosen)):
        deciding.unfit.append(
            f"Address: “{chosen}” is another story's."
            if slugify(chosen) == chosen and chosen
            else f"Address: “{chosen}” is none. Write small letters, digits and hyphens."
        )
        return proposed
    return chosen


# Dates


def decide_first_published(deciding: Deciding) -> str:
    value, evidence = deciding.field("published")
    proposed = as_partial_date(value)
    if proposed:
        why = why_of(deciding, "published", value)
    else:
        why = f"The source says “{one_line(value)}”, which is no date by itself." if value else "The source has none."
    chosen = deciding.write(
        "first_published",
        "story",
        "First published",
        proposed,
        why,
        most=10,
        evidence=evidence,
        asked=bool(value) and not proposed,
    )
    if chosen and as_partial_date(chosen) != chosen:
        deciding.unfit.append(f"First published: “{chosen}” is no date. Write 2024-05-21, 2024-05, 2024 or XXXX-01-30.")
        return proposed
    if updated := deciding.field("updated")[0]:
        deciding.left.append(Left("updated", updated))
    return chosen


def as_partial_date(value: str) -> str:
    """A date or a moment as a date of the shelf's kind; nothing where it is neither."""
    try:
        return str(PartialDate.parse(value.split("T")[0].strip()))
    except ValueError:
        return ""


def decide_embargo(deciding: Deciding) -> str:
    value, evidence = deciding.field("embargo")
    if not value:
        return ""
    moment = as_moment(value)
    proposed = moment.isoformat() if moment else ""
    why = f"The source says “{one_line(value)}”." + ("" if moment else " Write the moment: 2026-03-01 18:00.")
    chosen = deciding.write(
        "embargo", "story", "Embargo until", proposed, why, most=40, evidence=evidence, asked=not moment
    )
    until = as_moment(chosen)
    if chosen and until is None:
        deciding.unfit.append(f"Embargo until: “{chosen}” is no moment. Write 2026-03-01 18:00.")
        until = moment
    if until is None:
        deciding.warnings.append(f"The source asks for an embargo, “{one_line(value)}”, and the draft has none.")
        return ""
    return until.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def as_moment(value: str) -> datetime | None:
    """A moment in the desk's own zone, unless it names another; a day alone begins at midnight."""
    try:
        moment = parse_datetime(value)
        if moment is None and (day := parse_date(value)):
            moment = datetime.combine(day, time.min)
        if moment is None:
            return None
        return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
    except (ValueError, OverflowError):
        return None


# Rating


def decide_rating(deciding: Deciding, kind: str) -> Row:
    value, evidence = deciding.field("rating")
    verdict, of_verdict = deciding.field("verdict")
    row: Row = {}
    if verdict:
        proposed = deciding.fit(verdict, longest("verdict"), "Verdict")
        row["verdict"] = deciding.write(
            "verdict",
            "story",
            "Verdict",
            proposed,
            "The text sums itself up.",
            most=longest("verdict"),
            evidence=of_verdict,
        )
    if not value:
        return row
    rating = as_rating(value)
    if rating and kind == Kind.REVIEW:
        options = [Option("take", f"{rating[0]} out of {rating[1]}"), NOTHING]
        why = f"The source says “{one_line(value)}”."
        if deciding.choose("rating", "story", "Rating", options, "take", why, evidence=evidence):
            return {**row, "rating": rating[0], "rating_scale": rating[1]}
        return row
    reason = "no number out of another" if not rating else "only a review is rated"
    deciding.warnings.append(f"The rating “{one_line(value)}” stays out of the draft: {reason}.")
    stays_out(deciding, "rating", value, evidence)
    return row


def as_rating(value: str) -> tuple[str, int] | None:
    match = RATING.fullmatch(value)
    if not match:
        return None
    try:
        rating, scale = Decimal(match[1].replace(",", ".")), int(match[2])
    except InvalidOperation:
        return None
    return (str(rating), scale) if rating <= scale and scale else None
