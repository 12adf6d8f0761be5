"""Markdown of every hand brought to the few forms that are read: see ``incoming.Incoming``."""

import re
from collections import Counter
from dataclasses import dataclass

FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
SETEXT = re.compile(r" {0,3}(=+|-{2,})[ \t]*")
BULLET = re.compile(r"^(\s*)[*+•] (?=\s*\S)")
NUMBER = re.compile(r"^(\s*)(\d{1,9})\) (?=\s*\S)")
BEGINS_A_BLOCK = re.compile(r"\s*(?:#{1,6} |>|[-*+•] |\d{1,9}[.)] |!\[|\||<)")
DEFINITION = re.compile(
    r" {0,3}\[(?P<label>[^\[\]^]{1,200})\]: +<?(?P<address>[^\s<>]{1,2000})>?"
    r"(?:\s+[\"'(](?P<title>[^\n]{0,500})[\"')])?\s*"
)
REFERENCE = re.compile(r"(?P<bang>!?)\[(?P<words>[^\[\]\n]{1,500})\]\[(?P<label>[^\[\]\n]{0,200})\]")
STRONG = re.compile(r"(?<![\w\\])__(?=\S)([^_\n]{1,500})(?<=\S)__(?!\w)")
EMPHASIS = re.compile(r"(?<![^\s(\[“‘\"'*])_(?=\S)([^_\n]{1,500})(?<=\S)_(?!\w)")
AUTOLINK = re.compile(r"<(https?://[^\s<>]{1,2000})>")
SHORTCODE = re.compile(r"\{\{[<%]\s*(/?[\w./-]{1,100})")
RAW_TAG = re.compile(r"<([a-z][a-z0-9]{0,20})[\s/>]", re.IGNORECASE)
INLINE_TAGS = {"a", "abbr", "b", "br", "cite", "em", "i", "mark", "s", "small", "span", "strong", "sub", "sup", "u"}


@dataclass(frozen=True)
class Normal:
    text: str
    warnings: tuple[str, ...] = ()


def normal(text: str) -> Normal:
    """The same words: headings with hashes, bullets as dashes, emphasis by stars, links with their address."""
    lines, definitions = without_definitions(text.split("\n"))
    text = "\n".join(in_our_forms(lines))
    if definitions:
        text = REFERENCE.sub(lambda match: with_address(match, definitions), text)
    lines = text.split("\n")
    text = "\n".join(map(with_caption, lines, [*lines[1:], ""]))
    text = AUTOLINK.sub(r"\1", text)
    if "_" in text:
        text = EMPHASIS.sub(r"*\1*", STRONG.sub(r"**\1**", text))
    return Normal(text.strip("\n") + "\n", tuple(not_read(text)))


def without_definitions(lines: list[str]) -> tuple[list[str], dict[str, tuple[str, str]]]:
    """The lines less those that only say where a link leads; those that no link uses stay."""
    found = {}
    for line in lines:
        if line.lstrip(" ").startswith("[") and (match := DEFINITION.fullmatch(line)):
            found.setdefault(match["label"].casefold(), (match["address"], match["title"] or ""))
    if not found:
        return lines, {}
    used = {(match["label"] or match["words"]).casefold() for match in REFERENCE.finditer("\n".join(lines))}
    definitions = {label: where for label, where in found.items() if label in used}

    def is_used(line: str) -> bool:
        match = DEFINITION.fullmatch(line) if line.lstrip(" ").startswith("[") else None
        return match is not None and match["label"].casefold() in definitions

    return [line for line in lines if not is_used(line)], definitions


def with_address(match: re.Match, definitions: dict[str, tuple[str, str]]) -> str:
    where = definitions.get((match["label"] or match["words"]).casefold())
    if not where:
        return match[0]
    address, title = where
    caption = f' "{title}"' if title and match["bang"] else ""
    return f"{match['bang']}[{match['words']}]({address}{caption})"


def with_caption(line: str, below: str) -> str:
    """A picture alone on its line, its title on the next one as what is printed there, unless a caption is."""
    if below.startswith(("*", "_")):
        return line
    title = line.rfind(' "') if line.startswith("![") and line.endswith('")') else -1
    opened = line.rfind("](", 0, max(title, 0))
    address = line[opened + 2 : title].strip()
    caption = line[title + 2 : -2].replace("*", "").strip()
    if opened < 0 or not address or " " in address or not caption:
        return line
    return f"{line[:opened]}]({address})\n*{caption}*"


def in_our_forms(lines: list[str]) -> list[str]:
    written: list[str] = []
    fence = ""
    for line in lines:
        opened = FENCE.match(line)
        if opened and (not fence or opened[1].startswith(fence)):
            fence = "" if fence else opened[1]
        elif fence:
            pass
        elif (rule := SETEXT.fullmatch(line)) and is_headed_by(written):
            written[-1] = ("# " if rule[1].startswith("=") else "## ") + written[-1].strip()
            continue
        else:
            line = (
                NUMBER.sub(r"\1\2. ", BULLET.sub(r"\1- ", line, count=1), count=1)
                if line[:1] in " \t*+•0123456789"
                else line
            )
        written.append(line)
    return written


def is_headed_by(written: list[str]) -> bool:
    """Whether the line before a rule is one line alone: then the two are a heading."""
    if not written or not written[-1].strip() or BEGINS_A_BLOCK.match(written[-1]):
        return False
    return len(written) < 2 or not written[-2].strip() or BEGINS_A_BLOCK.match(written[-2]) is not None


def not_read(text: str) -> list[str]:
    """What stands in a Markdown text for a program, not for a reader."""
    codes = Counter(name.lstrip("/") for name in SHORTCODE.findall(text))
    tags = Counter(tag.lower() for tag in RAW_TAG.findall(text) if tag.lower() not in INLINE_TAGS)
    return [
        f"It holds {what} that are left as they stand: {', '.join(f'{name} ({count:,})' for name, count in counted)}."
        for what, counted in (("shortcodes", codes.most_common(10)), ("HTML tags", tags.most_common(10)))
        if counted
    ]
