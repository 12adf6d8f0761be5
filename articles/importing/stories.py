"""A story as fixture rows: what was read in its text, and what the desk decided about it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.utils.text import slugify

from articles.models.tag import normalise
from articles.rich_text import from_plain

from .decisions import Decisions, StoryError, read_decisions
from .matching import Names, Row
from .reading import read
from .reading.pieces import Credits, Figure, Heading, Note, Paragraph, PullQuote, Reading, RelatedHeadline

STEP = 10
ISSUE = re.compile(r".* in the (?P<label>.+) of (?P<publication>.+)\.")


@dataclass(frozen=True)
class Story:
    """One text of the sources folder with its decisions."""

    slug: str
    reading: Reading
    decisions: Decisions

    @property
    def key(self) -> list[str]:
        return [self.slug]


def read_story(text_path: Path) -> Story:
    text = text_path.read_bytes().decode("utf-8")
    return Story(text_path.stem, read(text), read_decisions(text_path.with_suffix(".toml")))


def row(model: str, **values: Any) -> Row:
    """A fixture object that says only what it has to say."""
    return {"model": model, "fields": {name: value for name, value in values.items() if value not in (None, "")}}


def story_rows(story: Story, names: Names, desk: list[Row]) -> list[Row]:
    """Everything that one story's fixture holds, the story itself first."""
    try:
        return [
            article_row(story, desk),
            *block_rows(story),
            *contribution_rows(story, names),
            *crew_rows(story, names),
            *subject_rows(story, names),
            *tagged_rows(story),
            *headline_rows(story),
        ]
    except StoryError as error:
        raise StoryError(f"{story.slug}: {error}") from None


# The story itself


def article_row(story: Story, desk: list[Row]) -> Row:
    said, decided = story.reading.value, story.decisions
    return row(
        "articles.article",
        kind=decided.kind,
        section=[section_of(story)],
        title=decided.title or said("headline"),
        title_source=decided.title_source,
        slug=story.slug,
        dek=decided.dek or said("dek"),
        lead_photo=key(decided.lead_photo),
        status="published",
        published_at=instant(decided.published_at),
        issue=issue_of(story, desk),
        first_published=said("published"),
        source=key(decided.source),
        shoot=key(decided.shoot),
    )


def section_of(story: Story) -> str:
    """The path that the text prints (“Film & TV / Video”), or the desk's choice."""
    printed = story.reading.value("section")
    return story.decisions.section or "/".join(slugify(name) for name in printed.split(" / "))


def issue_of(story: Story, desk: list[Row]) -> list[str] | None:
    """The print issue that the provenance line names."""
    line = story.reading.value("provenance")
    if not line:
        return None
    named = ISSUE.fullmatch(line)
    for each in desk:
        issue = each["fields"]
        if each["model"] == "articles.issue" and named and issue["label"] == named["label"]:
            return [*issue["publication"], issue["slug"]]
    raise StoryError(f"no issue of desk.toml is meant by “{line}”")


def key(slug: str) -> list[str] | None:
    return [slug] if slug else None


def instant(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


# The body


def block_rows(story: Story) -> list[Row]:
    blocks = [{"kind": kind, **values} for kind, values in body(story)]
    return [
        row("articles.block", parent=story.key, ordering=number * STEP, **values)
        for number, values in enumerate(blocks, start=1)
    ]


def body(story: Story) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each block of the body as its kind and its fields, in order."""
    decided = story.decisions
    figures = iter(decided.figures)
    used: set[str] = set()
    calls = [block for block in story.reading.blocks if isinstance(block, Note) and block.name == "call to action"]
    if decided.video and not calls:
        yield "video", {"video": [decided.video]}
    for block in story.reading.blocks:
        match block:
            case Paragraph():
                for paragraph in split_at(edited(block.text, decided, used), decided.new_paragraph_at):
                    yield "text", {"text": from_plain(paragraph)}
            case PullQuote():
                yield "pull-quote", {"text": block.text, "attribution": decided.quoted}
            case Heading():
                yield "heading", {"text": block.text}
            case Figure():
                decision = next(figures, None)
                if decision is None:
                    raise StoryError(f"the desk has not said which photo stands at “{block.alt or block.caption[:60]}”")
                caption = block.caption if decision.caption is None else decision.caption
                yield "figure", {"photo": [decision.photo], "caption": caption, "width": decision.width}
            case Note(name="call to action") if decided.video:
                yield "video", {"video": [decided.video]}
            case Note():
                yield "note", {"text": from_plain(edited(block.text, decided, used))}
    if unused := [edit.find for edit in decided.edits if edit.find not in used]:
        raise StoryError(f"these words, to be edited, are not in the text: {', '.join(unused)}")
    if left := [decision.photo for decision in figures]:
        raise StoryError(f"the text has no figure for {', '.join(left)}")


def edited(text: str, decided: Decisions, used: set[str]) -> str:
    """The text with the slips that the desk found put right."""
    for edit in decided.edits:
        if edit.find in text:
            if edit.find in used or text.count(edit.find) > 1:
                raise StoryError(f"“{edit.find}”, to be edited, stands in more than one place")
            used.add(edit.find)
            text = text.replace(edit.find, edit.put)
    return text


def split_at(text: str, openings: Iterable[str]) -> list[str]:
    """A run of text as paragraphs that begin with these words."""
    starts = sorted({0, *(text.index(words) for words in openings if words in text)})
    return [text[start:end].strip() for start, end in zip(starts, [*starts[1:], None], strict=True)]


# Who made it, whom and what it is about


def contribution_rows(story: Story, names: Names) -> list[Row]:
    """The byline as printed. A text without one gets none."""
    return [
        row(
            "articles.contribution",
            article=story.key,
            **credited(names, byline.role, byline.label, byline.name),
            in_byline=True,
        )
        for byline in story.reading.bylines
    ]


def crew_rows(story: Story, names: Names) -> list[Row]:
    """The crew of the shoot, in the order of the credits."""
    lines = [line for credits in story.reading.all_of(Credits) for line in credits.lines]
    if lines and not story.decisions.shoot:
        raise StoryError("the text credits the crew of a shoot, and the desk has not said which shoot")
    return [
        row(
            "articles.contribution",
            shoot=key(story.decisions.shoot),
            **credited(names, line.role, line.label, line.name),
            position=position,
            in_byline=False,
        )
        for position, line in enumerate(lines)
    ]


def credited(names: Names, role: str, label: str, name: str) -> dict[str, Any]:
    return {**names.party(name), "role": role, "label": label}


def subject_rows(story: Story, names: Names) -> list[Row]:
    """Whom and what the body names. Other stories' headlines and the pictures' captions do not count."""
    decided = story.decisions
    text = "\n".join(paragraph.text for paragraph in story.reading.paragraphs)
    people = names.named_in("person", text)
    films = names.named_in("film", text, decided.films_named)
    about = [("person", slug) for slug in decided.about.people] + [("film", slug) for slug in decided.about.films]
    mentioned = [("person", slug) for slug in [*people, *decided.mentions.people]]
    mentioned += [("film", slug) for slug in [*films, *decided.mentions.films]]
    mentions = [subject for subject in dict.fromkeys(mentioned) if subject not in about]
    return [
        row("articles.subject", article=story.key, **{kind: [slug]}, prominence=prominence, position=position)
        for prominence, subjects in [("about", about), ("mentions", mentions)]
        for position, (kind, slug) in enumerate(subjects)
    ]


# Topics and neighbours


def tagged_rows(story: Story) -> list[Row]:
    return [row("articles.taggedarticle", content_object=story.key, tag=[slugify(tag)]) for tag in story.decisions.tags]


def tag_rows(stories: Iterable[Story]) -> list[Row]:
    """The topics of all stories, each once."""
    topics = {slugify(tag): normalise(tag) for story in stories for tag in story.decisions.tags}
    return [row("articles.tag", name=name, slug=slug, key=name.casefold()) for slug, name in sorted(topics.items())]


def headline_rows(story: Story) -> list[Row]:
    """The headlines that stood beside the text: kept, and linked to nobody."""
    return [
        row(
            "articles.relatedheadline",
            article=story.key,
            position=position,
            headline=headline.text,
            label=headline.label,
            sponsored=bool(headline.label),
        )
        for position, headline in enumerate(story.reading.all_of(RelatedHeadline), start=1)
    ]


def related_rows(stories: Iterable[Story]) -> list[Row]:
    """Which stories stand beside which. In a file of its own, since each names another."""
    return [
        row("articles.relatedstory", article=story.key, story=[other], position=position)
        for story in stories
        for position, other in enumerate(story.decisions.related)
    ]
