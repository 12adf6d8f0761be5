"""A web page copied out as one line, its parts glued together without a space.

Its grammar: section path (twice), headline, dek, share button, date (twice), the role and
name of whoever wrote it, the body, a newsletter box, a promotion, “READ MORE” with other
headlines, the newsletter box again. Whatever is missing is simply not there.
"""

import re
from calendar import month_name
from collections.abc import Iterator, Mapping
from itertools import pairwise, takewhile

from ..facts import about, dates
from ..facts.names_in_print import kind_of, role_of
from ..pieces import (
    Byline,
    Cut,
    Doubt,
    Field,
    Leftover,
    Note,
    Paragraph,
    Piece,
    Reading,
    RelatedHeadline,
    Video,
    covering,
)
from ..words import GLUED_SENTENCES, JOIN, key, split_at_joins, tidy, without_markers

SECTION = re.compile(r"(?P<path>[A-Z][\w& -]*?(?: / [A-Z][\w& -]*?)+)(?P=path)")
SHARE = re.compile(r"Share(?:Link copied)?[ ✔✓\ufe0f]*")
DATE = re.compile(rf"(?P<date>(?:{'|'.join(month_name[1:])}) \d{{1,2}}, \d{{4}})(?P<again>(?P=date))?")
ROLE = re.compile(r"(?P<label>Text|Words|Editor|Interview|Photography|Video|Director)(?=[A-Z])")
MORE = "READ MORE"
GLUED = re.compile(r"\wShareLink copied|\wREAD MORE|READ MORE\w")
ASKS_FOR = "Email address"
FORM_WORDS = re.compile(r"\b(?:sign(?:ing)? up|subscri|join|privacy policy)", re.IGNORECASE)
LONGEST_MENU = 400  # characters
WORD = re.compile(r"\S+")
LONGEST_LABEL = 4
LONGEST_BOX_HEADING = 200  # characters
LONGEST_BOX_LINE = 60
WORDS_BEYOND = 4  # a name may be that much longer or shorter than it seems


def shows_in(text: str) -> bool:
    """One line that holds more than a line does: parts that follow each other without a space."""
    return "\n" not in text.strip() and bool(SECTION.match(text) or GLUED.search(text))


def read(text: str, cuts: Mapping[int, int]) -> Reading:
    boxes = newsletter_boxes(text)
    body_end = min([*(box.start for box in boxes), *found_at(text, MORE), len(text)])
    top, doubts = head(text, body_end, cuts)
    pieces = [*top, *boxes, *foot(text, body_end, boxes)]
    for start, end in body(text, reached(top), body_end):
        words = tidy(text[start:end])
        if about.is_where_to_watch(words):
            pieces.append(Note(start, end, "where to watch", words))
            continue
        if about.ABOVE.search(words) and not any(isinstance(piece, Video) for piece in pieces):
            pieces.append(Video(start, start))
            doubts.append(Doubt(start, "The text speaks of a video above. Which one is it?"))
        pieces.append(Paragraph(start, end, *without_markers(words)))
    return Reading(covering(text, pieces), tuple(doubts))


def body(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The paragraphs of the body: where a sentence is glued to the one before, another begins."""
    start, end = trimmed(text, start, end)
    cuts = [match.start() for match in GLUED_SENTENCES.finditer(text, start, end)]
    for begins, ends in pairwise([start, *(cut for cut in cuts if start < cut < end), end]):
        begins, ends = trimmed(text, begins, ends)
        if begins < ends:
            yield begins, ends


# The head


def head(text: str, end: int, cuts: Mapping[int, int]) -> tuple[list[Piece], list[Doubt]]:
    """Everything above the body, and what is not certain about it."""
    pieces = section(text, end)
    date = DATE.search(text, reached(pieces), end)
    share = SHARE.search(text, reached(pieces), date.start() if date else end)
    landmarks = [match.start() for match in (share, date) if match]
    titles, doubts = titles_between(text, reached(pieces), min(landmarks, default=reached(pieces)), cuts)
    pieces += titles
    if share:
        pieces.append(Leftover(*share.span(), "share link", share[0]))
    if date:
        moment = dates.find(date["date"])
        pieces.append(Field(*date.span("date"), "published", moment.value if moment else "", date["date"]))
    if date and date["again"]:
        pieces.append(repeat(text, *date.span("again")))
    while role := ROLE.match(text, reached(pieces), end):
        cut = cut_of_name(text, role.end(), end)
        name_end = cuts.get(cut.at, cut.at)
        name = tidy(text[role.end() : name_end])
        pieces.append(Byline(role.start(), name_end, name, role_of(role["label"]), role["label"], kind_of(name)))
        doubts.append(Doubt(name_end, f"Does the name end with “{name}”?", cut))
    return pieces, doubts


def section(text: str, end: int) -> list[Piece]:
    """The path, and the menu that may stand before it."""
    match = SECTION.search(text, 0, min(end, LONGEST_MENU))
    if not match:
        return []
    start, middle = match.start(), match.end("path")
    menu = [Leftover(0, start, "navigation", text[:start])] if start else []
    return [*menu, Field(start, middle, "section", match["path"]), repeat(text, middle, match.end())]


def titles_between(text: str, start: int, end: int, cuts: Mapping[int, int]) -> tuple[list[Piece], list[Doubt]]:
    """Headline and dek, cut where they were glued; left in one where that is not certain."""
    stretches = split_at_joins(text, start, end)
    doubts = []
    if len(stretches) > 2:
        cut = Cut(start, end, end, tuple(begins for begins, _ in stretches[1:]))
        doubts = [Doubt(start, "Where does the headline end and the dek begin?", cut)]
        at = cuts.get(end, end)
        stretches = [(start, at), (at, end)] if start < at < end else [(start, end)]
    named = zip(["headline", "dek"], stretches, strict=False)
    return [Field(*where, name, tidy(text[slice(*where)])) for name, where in named], doubts


def cut_of_name(text: str, start: int, end: int) -> Cut:
    """Where a name is cut from the body's first words, and where else it could be: behind some word near by."""
    at = end_of_name(text, start, end)
    behind = [match.end() for match in WORD.finditer(text, start, min(end, at + LONGEST_BOX_HEADING))]
    last = max(sum(place <= at for place in behind) + WORDS_BEYOND, 1)
    near = behind[max(0, last - 2 * WORDS_BEYOND) : last - 1]
    return Cut(start, max([at, *behind[:last]]), at, tuple(place for place in near if place != at), is_needed=True)


def end_of_name(text: str, start: int, end: int) -> int:
    """A name is a run of capitalised words. It ends where the body is glued to it; else the last of the run
    opens the body's first sentence.
    """
    run = list(takewhile(lambda word: word[0][0].isupper(), WORD.finditer(text, start, end)))
    if not run:
        return start
    glued = next((match.start() for match in JOIN.finditer(text, start + 1, run[-1].end())), None)
    if glued is not None:
        return glued
    return run[-2].end() if len(run) > 1 else run[0].end()


# The foot


def foot(text: str, start: int, boxes: list[Leftover]) -> list[Piece]:
    """Below the body: a promotion, the label, and the headlines of other stories."""
    label = next(iter(found_at(text, MORE, start)), None)
    pieces: list[Piece] = []
    first = boxes[0].end if boxes and (label is None or boxes[0].end <= label) else start
    ends = [label if label is not None else first, *(box.start for box in boxes if box.start >= first)]
    promotion = trimmed(text, first, min(ends))
    if promotion[0] < promotion[1]:
        pieces.append(Leftover(*promotion, "promotion", text[slice(*promotion)]))
    if label is not None:
        after = label + len(MORE)
        pieces.append(Leftover(label, after, "related list", MORE))
        below = [box.start for box in boxes if box.start >= after]
        pieces += related_headlines(text, after, min(below, default=len(text)))
    if boxes and label is not None and boxes[-1].end > label:
        below_all = trimmed(text, boxes[-1].end, len(text))
        pieces += [Leftover(*below_all, "navigation", text[slice(*below_all)])] if below_all[0] < below_all[1] else []
    return pieces


def related_headlines(text: str, start: int, end: int) -> list[RelatedHeadline]:
    """Headlines cut at their joins. A brand that the next headline names again is its advertiser."""
    found: list[RelatedHeadline] = []
    label = ""
    label_start = start
    stretches = split_at_joins(text, *trimmed(text, start, end))
    lines = [tidy(text[slice(*where)]) for where in stretches]
    for (begins, ends), line, following in zip(stretches, lines, [*lines[1:], ""], strict=False):
        if not label and len(line.split()) <= LONGEST_LABEL and key(line) in key(following):
            label, label_start = line, begins
            continue
        found.append(RelatedHeadline(label_start if label else begins, ends, line, label=label))
        label = ""
    return found


def newsletter_boxes(text: str) -> list[Leftover]:
    """What asks for an address: at the foot of the page and once more above, or once above the other headlines."""
    last = text.rfind(ASKS_FOR)
    first = text.rfind(ASKS_FOR, 0, max(last, 0))
    if last < 0:
        return []
    if first < 0:
        start, end = start_of_box(text, last), last + len(text[last:].partition(MORE)[0].rstrip())
        return [Leftover(start, end, "newsletter box", text[start:end])] if FORM_WORDS.search(text, last, end) else []
    again = zip(text[first:last], text[last:].partition(MORE)[0], strict=False)
    alike = sum(1 for _ in takewhile(lambda signs: signs[0] == signs[1], again))
    said = len(text[last : last + alike].rstrip())
    if not FORM_WORDS.search(text, last, last + said):
        return []
    lead, most = 0, min(first - below_label(text, first), last - below_label(text, last), last - first - said)
    while lead < most and text[first - lead - 1] == text[last - lead - 1]:
        lead += 1
    return [Leftover(at - lead, at + said, "newsletter box", text[at - lead : at + said]) for at in (first, last)]


def start_of_box(text: str, asks: int) -> int:
    """Where the heading of a box begins: the short lines glued before it belong to it."""
    start = asks
    begun = max(below_label(text, asks), asks - LONGEST_BOX_HEADING)
    cuts = {match.start() for glue in (JOIN, GLUED_SENTENCES) for match in glue.finditer(text, begun, asks)}
    for begins, ends in reversed(list(pairwise([*sorted(cuts), asks]))):
        words = text[begins:ends].strip()
        if len(words) > LONGEST_BOX_LINE or words.endswith("."):
            break
        start = begins
    return start


# Places


def below_label(text: str, at: int) -> int:
    """Where the part of the page begins that a place stands in: below the label of the other headlines, if any."""
    label = text.rfind(MORE, 0, at)
    return label + len(MORE) if label >= 0 else 0


def reached(pieces: list[Piece]) -> int:
    return pieces[-1].end if pieces else 0


def found_at(text: str, words: str, start: int = 0) -> list[int]:
    at = text.find(words, start)
    return [] if at < 0 else [at]


def repeat(text: str, start: int, end: int) -> Leftover:
    return Leftover(start, end, "duplicate", text[start:end])


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the white space at its ends."""
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return start, start + len(text[start:end].rstrip())
