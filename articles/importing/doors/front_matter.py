"""The block of names and values before a Markdown text, in YAML, TOML or JSON."""

import json
import re
import tomllib
from dataclasses import dataclass, field

import yaml

from .incoming import Refused

LARGEST = 64 * 1024
DEEPEST = 8
OPENING = re.compile(r"(?P<fence>---|\+\+\+)[ \t]*\n")
NAMED = re.compile(r"[\w\"'-][^\n:=]{0,100}[:=]")


@dataclass(frozen=True)
class FrontMatter:
    """What stands before a text, and the text after it."""

    values: dict[str, object] = field(default_factory=dict)
    text: str = ""


class Repeated(ValueError):
    pass


def split(name: str, text: str, *, is_markdown: bool) -> FrontMatter:
    """The front matter taken off. A plain text may begin with a rule that is none: only Markdown must close it."""
    if text.startswith("{"):
        return from_json(name, text)
    opening = OPENING.match(text)
    if not opening:
        return FrontMatter(text=text)
    fence = opening["fence"]
    closing = re.compile(rf"^(?:{re.escape(fence)}{'|[.]{3}' if fence == '---' else ''})[ \t]*$", re.MULTILINE)
    end = closing.search(text, opening.end())
    if not NAMED.match(text[opening.end() :].lstrip()[:200]) and not (end and end.start() == opening.end()):
        return FrontMatter(text=text)  # a rule above a text
    if not end:
        if not is_markdown:
            return FrontMatter(text=text)
        raise Refused(f"{name} opens its front matter in line 1 with {fence} and never closes it. End it with {fence}.")
    if end.start() - opening.end() > LARGEST:
        raise Refused(f"{name} has front matter of more than {LARGEST // 1024} KB. Close it with {fence} further up.")
    inner = text[opening.end() : end.start()]
    read = from_yaml if fence == "---" else from_toml
    return FrontMatter(read(name, inner), text[end.end() :].lstrip("\n"))


def from_toml(name: str, inner: str) -> dict[str, object]:
    try:
        values = tomllib.loads(inner)
    except tomllib.TOMLDecodeError as error:
        raise Refused(
            f"{name} has front matter that is not TOML: {error}. Line 1 there is line 2 of the file."
        ) from None
    except RecursionError:
        raise Refused(f"{name} has front matter nested more than {DEEPEST} deep.") from None
    return checked(name, values)


def from_json(name: str, text: str) -> FrontMatter:
    """A text after a JSON object; a brace that opens none is text."""
    try:
        values, end = json.JSONDecoder(object_pairs_hook=one_of_each).raw_decode(text[:LARGEST])
    except Repeated as error:
        raise Refused(f"{name} gives {error} twice in its front matter. Keep one.") from None
    except (ValueError, RecursionError):
        return FrontMatter(text=text)
    rest = text[end:].strip()
    if not rest or rest.startswith("{"):
        raise Refused(f"{name} is JSON. A whole archive comes in by load_archive, one story as text with front matter.")
    return FrontMatter(checked(name, values), text[end:].lstrip("\n"))


def one_of_each(pairs: list[tuple[str, object]]) -> dict[str, object]:
    values: dict[str, object] = {}
    for key, value in pairs:
        if key in values:
            raise Repeated(repr(key))
        values[key] = value
    return values


def from_yaml(name: str, inner: str) -> dict[str, object]:
    """Names and texts as they are written: “no” stays “no”, a date stays what was typed."""
    try:
        values = yaml.load(safe(name, inner), Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f" in line {mark.line + 2}" if mark else ""
        tab = " Indent with spaces, not with tabs." if "\\t" in (error.problem or "") else ""
        reason = error.problem or error.context
        raise Refused(f"{name} has front matter that is not YAML{line}: {reason}.{tab or QUOTES}") from None
    except (yaml.YAMLError, ValueError) as error:
        raise Refused(f"{name} has front matter that is not YAML: {error}.") from None
    if not values:
        return {}
    if not isinstance(values, dict):
        raise Refused(f"{name} has front matter without names. Write it as “title: …”, one name a line.")
    return checked(name, values)


QUOTES = " A value with a colon or a quotation mark in it is put into quotation marks."


def safe(name: str, inner: str) -> str:
    """The same YAML, once it is known to hold no anchors, no name twice and nothing deep."""
    keys: list[set[str] | None] = []
    awaits_value: list[bool] = []
    for event in yaml.parse(inner, Loader=yaml.BaseLoader):
        line = event.start_mark.line + 2
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise Refused(f"{name} uses an anchor or alias in its front matter (line {line}). Write the value out.")
        is_key = bool(keys) and keys[-1] is not None and not awaits_value[-1]
        if isinstance(event, yaml.ScalarEvent | yaml.MappingStartEvent | yaml.SequenceStartEvent) and keys:
            awaits_value[-1] = not awaits_value[-1]
        if isinstance(event, yaml.ScalarEvent) and is_key:
            if event.value in keys[-1]:
                raise Refused(f"{name} gives “{event.value}” twice, again in line {line}. Keep one.")
            keys[-1].add(event.value)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            keys.append(set() if isinstance(event, yaml.MappingStartEvent) else None)
            awaits_value.append(False)
            if len(keys) > DEEPEST:
                raise Refused(f"{name} has front matter nested more than {DEEPEST} deep (line {line}).")
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            keys.pop()
            awaits_value.pop()
    return inner


def checked(name: str, values: dict[str, object]) -> dict[str, object]:
    if deeper_than(DEEPEST, values):
        raise Refused(f"{name} has front matter nested more than {DEEPEST} deep.")
    return values


def deeper_than(depth: int, value: object) -> bool:
    if not isinstance(value, list | dict):
        return False
    return not depth or any(
        deeper_than(depth - 1, each) for each in (value.values() if isinstance(value, dict) else value)
    )
