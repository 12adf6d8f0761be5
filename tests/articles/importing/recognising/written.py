"""Readings put together by hand, so that a test shows the sentence it is about."""

from articles.importing.reading.pieces import Field, Figure, Heading, Mark, Paragraph, Reading
from articles.importing.recognising import recognise


def reading(*paragraphs, headline="", caption=""):
    """A story of these paragraphs; a word between asterisks is emphasised, a line after “# ” is a heading."""
    found = [Field(0, 0, "headline", headline)] if headline else []
    found += [Heading(0, 0, text[2:]) if text.startswith("# ") else paragraph(text) for text in paragraphs]
    return Reading((*found, *([Figure(0, 0, caption=caption)] if caption else [])))


def paragraph(text):
    plain, marks = "", []
    for number, part in enumerate(text.split("*")):
        if number % 2:
            marks.append(Mark(len(plain), len(plain) + len(part), "em"))
        plain += part
    return Paragraph(0, 0, plain, marks=tuple(marks))


def recognised(*paragraphs, **fields):
    return recognise(reading(*paragraphs, **fields))


def names(mentions):
    return [mention.name for mention in mentions]


def films(*paragraphs, **fields):
    """The films that these paragraphs name."""
    return names(recognised(*paragraphs, **fields).films)


def people(*paragraphs, **fields):
    """The people whom these paragraphs name."""
    return names(recognised(*paragraphs, **fields).people)


def facts(*paragraphs, **fields):
    """Facts as (kind, subject, object, value)."""
    return [(fact.kind, fact.subject, fact.object, fact.value) for fact in recognised(*paragraphs, **fields).facts]
