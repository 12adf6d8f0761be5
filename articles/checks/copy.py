"""Checks of the words: slips of the keyboard, and what was meant to be filled in later."""

import re

from articles.models import Block

from .problem import warns
from .shelf import fold

# A word, or a phrase of two or three, said twice in a row.
DOUBLED = re.compile(r"(?<![\w’'-])([^\W\d_][\w’']*(?: [^\W\d_][\w’']*){0,2}) (\1)(?![\w’'-])", re.IGNORECASE)
RIGHTLY_DOUBLED = frozenset(["had", "that", "her", "bye", "ha", "no"])
# “again and again and again” is meant, and so is “day by day by day”.
LINKING = frozenset(["and", "by", "or", "to"])

TO_COME = re.compile(r"(?<!\w)(?:TK)+(?!\w)")

BRACKETS = {")": "(", "]": "[", "}": "{", "»": "«"}
LIST_MARK = re.compile(r"^\(?\w{1,2}\)")

FEET_AND_INCHES = re.compile(r"(?<=\d)['’′] ?\d{1,2}[\"”″]|(?<=\d)[″′]")
DOUBLE_MARKS = re.compile(r"[“”\"]")
# Where a word begins with one: ’em, ’90s, ’tis. The wrong mark is as frequent as the right one.
APOSTROPHE = re.compile(r"(?<![^\W_])['‘’](?=\d0?s?|em\b|tis\b|twas\b|til\b|cause\b|cos\b|n['’‘])", re.IGNORECASE)
INSIDE_A_WORD = re.compile(r"(?<=\w)['’](?=\w)")
SINGLE_OPENING = re.compile(r"‘|(?<!\S)'(?=\w)|(?<=[(“\"\[—–])'(?=\w)")
SINGLE_CLOSING = re.compile(r"(?<=\S)['’](?!\w)")

TRIMMED = re.compile(r"\[?(?:…|\.\.\.)\]?")


@warns
def doubled_words(story):
    for passage in story.passages:
        for line in passage.lines:
            for said, again in DOUBLED.findall(line):
                if not is_rightly_doubled(said, again):
                    yield passage.place, f"“{said} {again}” says it twice. Take one of the two out."


def is_rightly_doubled(said, again):
    """Whether it may be meant: “had had”, and names such as Duran Duran."""
    words = said.casefold().split()
    is_name = len(words) == 1 and said[0].isupper() and again[0].isupper()
    return is_name or (len(words) == 1 and words[0] in RIGHTLY_DOUBLED) or not LINKING.isdisjoint(words)


@warns
def to_come(story):
    for passage in story.passages:
        for line in passage.lines:
            if found := TO_COME.search(line):
                around = line[max(0, found.start() - 30) : found.end() + 30].strip()
                yield passage.place, f"Something is still to come here: “{around}”. Write it, or take the mark out."


@warns
def unbalanced_brackets(story):
    for passage in story.passages:
        for line in passage.lines:
            if stray := stray_bracket(line):
                yield passage.place, f"“{stray}” has no counterpart. Add it, or take this one out: “{start_of(line)}”."


def stray_bracket(line):
    """The first bracket that closes nothing, or else the last that is never closed."""
    opened = []
    for char in LIST_MARK.sub("", line):
        if char in BRACKETS.values():
            opened.append(char)
        elif char in BRACKETS and (not opened or opened.pop() != BRACKETS[char]):
            return char
    return opened[-1] if opened else None


@warns
def unbalanced_quotes(story):
    body = [line for passage in story.passages if passage.in_body for line in passage.lines]
    following = iter([*body[1:], ""])
    for passage in story.passages:
        for line in passage.lines:
            # What is quoted over several paragraphs opens again at the start of each, and closes in the last.
            runs_on = passage.in_body and next(following).startswith(("“", '"'))
            if mark := stray_quote(line, runs_on):
                yield (
                    passage.place,
                    f"The quotation mark {mark} has no counterpart. Add it, or take this one out: “{start_of(line)}”.",
                )


def stray_quote(line, runs_on=False):
    """A quotation mark that has no counterpart in its paragraph. Apostrophes are none."""
    line = FEET_AND_INCHES.sub("", line)
    return stray_double(line, runs_on) or stray_single(line)


def stray_double(line, runs_on):
    if "„" in line:
        return None  # Set as in German or Polish, where other rules hold.
    opened = straight = 0
    for mark in DOUBLE_MARKS.findall(line):
        if mark == '"':
            straight += 1
        elif mark == "“":
            opened += 1
            if opened > 1:
                return mark
        elif opened:
            opened -= 1
        else:
            return mark
    if opened and not runs_on:
        return "“"
    return '"' if straight % 2 and not runs_on else None


def stray_single(line):
    """An opening mark that nothing closes. A closing one by itself may be an apostrophe: the actors’ own."""
    line = INSIDE_A_WORD.sub("", APOSTROPHE.sub("", line))
    openings = [match.start() for match in SINGLE_OPENING.finditer(line)]
    closings = [match.start() for match in SINGLE_CLOSING.finditer(line)]
    for opening in reversed(openings):
        closing = next((place for place in closings if place > opening), None)
        if closing is None:
            return line[opening]
        closings.remove(closing)
    return None


@warns
def pull_quote_not_in_story(story):
    body = fold(" ".join(line for passage in story.passages if passage.in_body for line in passage.lines))
    for block in story.blocks:
        if block.kind != Block.Kind.PULL_QUOTE:
            continue
        pieces = filter(None, map(fold, TRIMMED.split(block.text)))
        if not all(f" {piece} " in f" {body} " for piece in pieces):
            yield (
                story.place_in(block, "text"),
                "These words stand nowhere in the story. Quote it word for word, or remove the pull quote.",
            )


def start_of(line):
    return line if len(line) <= 50 else line[:50].rstrip() + "…"
