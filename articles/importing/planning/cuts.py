"""Cuts of which the reader is in doubt: looked at, or moved by an editor to where they belong.

A cut is kept as the words around it with a bar where it stands. So it can be written by hand, and is found again
when the source comes in once more, wherever its words stand then.
"""

from dataclasses import replace

from articles.importing.reading import Reading, read
from articles.importing.reading.pieces import Cut, Doubt
from people.text import one_line

from .deciding import Deciding
from .decisions import LEAVE, Decision, Option, Unfit

RIGHT = "right"
APART = "apart"
WRITTEN = ".at"  # what the name of a field ends with into which a bar is written
BARS = "|¦‖⁞"  # the first that the words do not have themselves
MOST_DOUBTS = 200  # each is a field of the review, and a form takes only so many
LONGEST_CUT = 400  # characters that are shown to write a bar into
SHOWN = 40  # characters on either side
AROUND = 40
WHY = "The text does not show it for certain."


def decide(deciding: Deciding) -> Reading:
    """Ask about everything the reader was not sure of; gives back the reading with the cuts where editors want them."""
    reading, moved = deciding.reading, {}
    for doubt in reading.doubts[:MOST_DOUBTS]:
        place = place_of(deciding, doubt)
        if place is not None and (doubt.is_join or place != doubt.cut.at):
            moved[doubt.cut.at if doubt.cut else doubt.at] = place
    if not moved:
        return reading
    # What is doubtful is asked of the text as it came, so that a cut that was moved can be moved again.
    return replace(read(deciding.incoming.text, deciding.incoming.given, moved), doubts=reading.doubts)


def place_of(deciding: Deciding, doubt: Doubt) -> int | None:
    """Where an editor wants a cut; nothing where it stays as it was read, or where there is none to move."""
    text = deciding.incoming.text
    at = max(0, min(doubt.at, len(text)))
    around = deciding.evidence(max(0, at - AROUND), min(len(text), at + AROUND))
    key = deciding.key("doubt", doubt.question, around.words)
    around = replace(around, words=whole_words(around.words, text, around.start, around.end))
    options = [Option(LEAVE, "Not looked at yet"), Option(RIGHT, "Looked at: it is right as it stands")]
    bar = bar_for(text, doubt.cut) if doubt.cut else ""
    if not bar:
        options += [Option(APART, "They are two paragraphs")] if doubt.is_join else []
        chosen = deciding.choose(key, "doubts", doubt.question, options, LEAVE, WHY, evidence=[around], asked=True)
        return doubt.at if chosen == APART else None
    cut, chosen, place = doubt.cut, LEAVE, None
    try:
        chosen, place = answered(text, cut, bar, deciding.answers.get(key, LEAVE))
    except Unfit as refused:
        if key in deciding.given_now:
            deciding.unfit.append(f"{doubt.question} {refused}")
    whole = () if cut.is_needed else (cut.end,)
    places = [each for each in dict.fromkeys((*cut.places, *whole)) if each != cut.at]
    if place is not None and place not in places:
        places.append(place)
    options += [Option(written(text, cut, bar, each), label_of(text, cut, each)) for each in sorted(places)]
    stands = written(text, cut, bar, cut.at if place is None else place)
    by_editor = chosen != LEAVE or deciding.answers.get(key) == LEAVE
    deciding.add(
        Decision(
            key, "doubts", doubt.question, chosen, WHY, tuple(options),
            evidence=(around,), asked=True, by_editor=by_editor, cut=stands,
        )
    )  # fmt: skip
    return place


def whole_words(words: str, text: str, start: int, end: int) -> str:
    """Words around a place for people to read: none of them cut in two at the edges."""
    if start > 0 and not text[start - 1].isspace() and " " in words:
        words = words.partition(" ")[2]
    if end < len(text) and not text[end].isspace() and " " in words:
        words = words.rpartition(" ")[0]
    return f"{'…' if start > 0 else ''}{words.strip()}{'…' if end < len(text) else ''}"


def answered(text: str, cut: Cut, bar: str, answer: str) -> tuple[str, int | None]:
    """What an answer is kept as, and where it moves the cut to: the words of the source, with a bar or none."""
    if answer in (LEAVE, RIGHT):
        return answer, None
    before, *after = answer.split(bar)
    if len(after) > 1:
        raise Unfit(f"There is more than one bar in “{shown(answer)}”.")
    source = text[cut.start : cut.end]
    if squeezed(before + "".join(after)) != squeezed(source):
        raise Unfit(f"“{shown(answer)}” has other words than the source: only the bar may move.")
    place = cut.end
    if after and squeezed(before) and squeezed(after[0]):
        place = cut.start + reach_of(source, len(squeezed(before)))
    if place == cut.at:
        return RIGHT, None
    if place == cut.end and cut.is_needed:
        raise Unfit(f"“{shown(answer)}” needs a bar with words on either side.")
    return written(text, cut, bar, place), place


def reach_of(source: str, count: int) -> int:
    """How far the first so many signs of a stretch reach, white space not counted."""
    for at, sign in enumerate(source, 1):
        count -= not sign.isspace()
        if not count:
            return at
    return len(source)


def squeezed(words: str) -> str:
    return "".join(words.split())


def written(text: str, cut: Cut, bar: str, at: int) -> str:
    """The words of a stretch with a bar where it is cut; without one where it is not."""
    before, after = one_line(text[cut.start : at]), one_line(text[at : cut.end])
    return f"{before}{bar}{after}" if before and after else before or after


def label_of(text: str, cut: Cut, at: int) -> str:
    before, after = one_line(text[cut.start : at]), one_line(text[at : cut.end])
    if not before or not after:
        return f"Not cut: {shown(before or after)}"
    return f"{'…' if len(before) > SHOWN else ''}{before[-SHOWN:]} | {shown(after)}"


def shown(words: str) -> str:
    return words if len(words) <= SHOWN else f"{words[:SHOWN]}…"


def bar_for(text: str, cut: Cut) -> str:
    """The sign that a cut is written with; none where its words are too many, or not as they would be shown."""
    source = text[cut.start : cut.end]
    if len(source) > LONGEST_CUT or squeezed(one_line(source)) != squeezed(source):
        return ""
    return next((bar for bar in BARS if bar not in source), "")


# What comes back from the review


def with_written(posted: dict[str, str], decisions: tuple[Decision, ...]) -> dict[str, str]:
    """What was posted, a cut that was written into its words before one that was only chosen."""
    answers = dict(posted)
    for decision in decisions:
        if not decision.cut or (words := answers.pop(f"{decision.key}{WRITTEN}", None)) is None:
            continue
        if one_line(words) != decision.cut:
            answers[decision.key] = one_line(words)
    return answers
