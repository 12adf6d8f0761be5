"""The story itself: headline, dek, section, kind, address, dates, rating."""

import re

from django.utils.text import slugify

from articles.first_address import first_address, is_free
from articles.importing.reading.pieces import Answer, Credits, ListEntry, Question, Video
from articles.models import Article, Issue, Section
from people.text import one_line

from .deciding import Deciding
from .decisions import LEAVE, Option
from .plan import Row
from .saying import FROM_FILE, NOTHING, longest, stays_out, why_of
from .story_dates import decide_embargo, decide_first_published
from .story_rating import decide_rating

Kind = Article.Kind
FEW_PARAGRAPHS = 4


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
