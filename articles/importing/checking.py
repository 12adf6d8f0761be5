"""Fixtures looked at before anything is written: what ``loaddata`` would let pass is named here.

Django's own command takes over-long text, unknown choices, rows given twice and much else.
This reads files strictly, looks things up in the database, changes nothing, and says of each
thing that is wrong where it stands and what the way out is.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, datetime
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from articles.models import Block, Photo, TaggedArticle
from articles.models.tag import MAX_TAGS
from articles.rich_text import clean
from people.text import UNPRINTABLE

from . import originals
from .rows import Name, Problem, Row, rows_of

# The kinds of block whose text is marked up; that of the others is plain.
RICH_TEXT = {Block.Kind.TEXT, Block.Kind.LIST_ENTRY, Block.Kind.NOTE}


@dataclass
class Findings:
    """The rows of some fixtures, each after those it refers to, and all that is wrong with them."""

    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unsound: set[Name] = field(default_factory=set)
    digests: dict[Name, str] = field(default_factory=dict)  # of the pictures, by which each is known again


def check(paths: list[Path]) -> Findings:
    """Look at the files together, so that one may refer to another."""
    return check_contents(dict.fromkeys(paths))


def check_contents(files: Mapping[Path, bytes | None]) -> Findings:
    """The same for files whose content is at hand, and may never be written."""
    found = Findings()
    rows: dict[Name, Row] = {}
    for path, content in files.items():
        for row in rows_of(path, found.problems, content):
            if first := rows.get(row.name):
                place = f"{first.file.name}, object {first.index}"
                found.problems.append(row.problem(f"is already given in {place}. Keep one of the two."))
            else:
                rows[row.name] = row
    in_database: dict[Name, bool] = {}
    topics: Counter[Name] = Counter()
    for row in rows.values():
        problems = [*value_problems(row), *reference_problems(row, rows, in_database), *topic_problems(row, topics)]
        if row.model is Photo and not problems:
            problems = list(originals.problems(row, found.digests))
        if problems:
            found.unsound.add(row.name)
            found.problems += problems
    found.rows = in_order(rows, found)
    return found


# Values


def value_problems(row: Row) -> Iterator[Problem]:
    """Whether each value is one that its field takes."""
    for name, value in row.fields.items():
        model_field = row.model._meta.get_field(name)
        sentence = value_problem(model_field, value) or rich_text_problem(row, name)
        if sentence:
            yield row.problem(sentence, name)


def value_problem(model_field: models.Field, value: object) -> str | None:
    """What is wrong with a value by itself, in a sentence."""
    if value is None:
        return None if model_field.null else "is null, and it needs a value."
    wanted, words = json_type(model_field)
    if not isinstance(value, wanted) or isinstance(value, bool) is not (wanted is bool):
        return f"is {value!r}. Write {words}."
    if isinstance(value, str) and (sentence := unprintable(value)):
        return sentence
    if isinstance(value, str) and value.isspace():
        return 'holds nothing but blanks. Write something, or nothing at all: "".'
    if model_field.blank and value in model_field.empty_values:
        return None
    try:
        cleaned = model_field.clean(value, None)
        check_choice(model_field, value)
    except ValidationError as error:
        return " ".join(sentences(error, model_field))
    if isinstance(model_field, models.DateTimeField):
        return moment_problem(cleaned, value)
    if isinstance(model_field, models.FileField) and len(value) > model_field.max_length:
        return f"has {len(value)} characters, and {model_field.max_length} is the most."
    return None


def check_choice(model_field: models.Field, value: object):
    """Refuse what is none of a field's choices, also where Django does not: no form asks for a block's kind."""
    if model_field.choices and value not in dict(model_field.flatchoices):
        raise ValidationError(model_field.error_messages["invalid_choice"], "invalid_choice", {"value": value})


def moment_problem(moment: datetime, value: object) -> str | None:
    if timezone.is_naive(moment):
        return f"is {value!r}, which has no time zone. Write the moment in UTC, with Z at its end."
    if not MINYEAR < moment.year < MAXYEAR:
        return f"is {value!r}, where some time zones have no such day. Choose another year, or write null for never."
    return None


def json_type(model_field: models.Field) -> tuple[type, str]:
    """How a fixture writes the values of a field. Django would turn much else into it, silently."""
    if isinstance(model_field, models.BooleanField):
        return bool, "true or false"
    if isinstance(model_field, models.IntegerField):
        return int, "a whole number, without quotation marks"
    if isinstance(model_field, models.DecimalField):
        return str, "the number in quotation marks, so that no digit of it is lost"
    return str, "text, in quotation marks"


def unprintable(text: str) -> str | None:
    """A sentence about the first character that no page, feed or database should be given."""
    if not (found := UNPRINTABLE.search(text) or re.search("\r", text)):
        return None
    return f"holds the character U+{ord(found[0]):04X}, which cannot be printed. Remove it."


def sentences(error: ValidationError, model_field: models.Field | None = None) -> Iterator[str]:
    """What Django's validation says, with the way out where it leaves that to guessing."""
    for part in error.error_list:
        if part.code == "invalid_choice" and model_field is not None and model_field.choices:
            choices = ", ".join(str(value) for value, _ in model_field.flatchoices)
            yield f"is {part.params['value']!r}. Choose one of: {choices}."
        elif part.code == "blank":
            yield "is empty, and it needs a value."
        else:
            yield " ".join(part.messages)


def rich_text_problem(row: Row, name: str) -> str | None:
    """Whether the same cleaning that the editor's form does would change the text."""
    value = row.fields[name]
    if row.model is not Block or name != "text" or row.fields["kind"] not in RICH_TEXT or clean(value) == value:
        return None
    return f"holds markup that is not kept. Write: {clean(value)!r}."


# References


def topic_problems(row: Row, topics: Counter[Name]) -> Iterator[Problem]:
    """Whether a story is given no more topics than the desk's form would take."""
    if row.model is not TaggedArticle or not (story := row.references["content_object"]):
        return
    topics[story] += 1
    if topics[story] == MAX_TAGS + 1:
        yield row.problem(f"is one topic too many: a story carries at most {MAX_TAGS}. Leave some out.")


def reference_problems(row: Row, rows: Mapping[Name, Row], in_database: dict[Name, bool]) -> Iterator[Problem]:
    """Whether everything that a row refers to is in the files or in the database."""
    for name, target in row.named():
        if sentence := unprintable(str(target)):
            yield row.problem(sentence, name)
        elif target not in rows:
            if target not in in_database:
                in_database[target] = target.find() is not None
            if not in_database[target]:
                yield row.problem(
                    f"refers to {target}, which is neither in these files nor in the database. "
                    "Add it, or correct the key.",
                    name,
                )


def in_order(rows: Mapping[Name, Row], found: Findings) -> list[Row]:
    """The rows as the files have them, each moved behind those that it refers to."""
    placed: dict[Name, Row] = {}
    begun: set[Name] = set()
    waiting = list(reversed(rows))
    while waiting:
        name = waiting[-1]
        ahead = [target for _, target in rows[name].named() if target in rows and target not in placed]
        circle = [target for target in ahead if target in begun or target == name]
        if name in placed or not ahead or circle:
            waiting.pop()
            begun.discard(name)
            placed.setdefault(name, rows[name])
            if circle:
                found.unsound.add(name)
                found.problems.append(rows[name].problem(f"refers to {circle[0]}, which refers back to it in turn."))
        else:
            begun.add(name)
            waiting += reversed(ahead)
    return list(placed.values())
