"""Pictures and film clips, with the words under them."""

import re

from ..copy import Copy
from ..facts.names_in_print import bylines_in
from ..head.kickers import is_kicker
from ..pieces import Figure, Gallery
from ..text.lines import Passage
from ..words import key, sentence_count, without_markers
from . import opening_pictures, owners, picture_credits, picture_labels, seen_in_films, under_picture
from .counters import COUNTER
from .picture_credits import BARE_CREDIT, caption_and_credit

LONGEST_ALT = 250
SHORT_CAPTION = 60
STRAY = re.compile(r"(?<=\w)\*(?=[\s.,;:!?)]|$)")  # what is left where one emphasis was set within another
LONGEST_OWNER = 5  # words
LONGEST_SHOWN = 8  # words
FEWEST_SHOWN = 4  # words: of what a longer caption says too
SIGNED = re.compile(r"[.!?…”]\s+(?:By|Words by|Text by|Von|Par|Por|Di) [A-ZÀ-Þ]")  # a dek, and who wrote the story
DESCRIBED = re.compile(
    r"(?:alternat(?:e|ive) text|alt text|image description|image|picture|foto|bild|imagen|immagine)\s?:\s?",
    re.IGNORECASE,
)


def picture(copy: Copy, index: int, in_tail: bool) -> int:
    """A picture with the words under it; three or more in a row are a gallery."""
    if copy.passages[index].set_as != "picture":
        return 0
    figures, taken = [], 0
    while index + taken < len(copy.passages) and copy.passages[index + taken].set_as == "picture":
        figure, step = figure_at(copy, index + taken)
        figures.append(figure)
        taken += step
    if len(figures) >= 3 and all(len(figure.caption) <= LONGEST_ALT for figure in figures):
        copy.add(Gallery(figures[0].start, figures[-1].end, tuple(figures)))
    else:
        copy.add(*figures)
    return taken


def printed_again(copy: Copy, index: int, in_tail: bool) -> int:
    """The same picture once more, under the same few words. A long caption is part of its page: it stays with each."""
    passage = copy.passages[index]
    if passage.set_as != "picture" or len(passage.text) > LONGEST_ALT:
        return 0
    if copy.pictures.setdefault((passage.address, passage.text), index) == index:
        return 0
    return copy.leave(index, 1, "duplicate")


def figure_at(copy: Copy, index: int) -> tuple[Figure, int]:
    """What is too long for a description of the picture is a caption."""
    passage = copy.passages[index]
    words, markers = without_markers(passage.text)
    described, credit = caption_and_credit(words)
    if owners.parts_picture_and_caption(copy, index):
        owner, caption = copy.passages[index + 1 : index + 3]
        return Figure(passage.start, caption.end, words, caption.text, owner.text, passage.address, markers), 3
    under, end, taken = words_under(copy, index)
    caption, own_credit = caption_and_credit(STRAY.sub("", under))
    if own_credit and (seen := owners.seen_first(under, described)):
        caption, own_credit = seen, under[len(seen) :].strip()
    alt = "" if len(words) > LONGEST_ALT else described
    if caption and key(caption) in key(described):
        caption = described  # what stands under it says less
    if not caption and len(words) > LONGEST_ALT:
        caption = described
    elif not under and credit:
        caption, alt = described, described
    return (
        Figure(passage.start, end, alt, caption, own_credit or credit, passage.address, markers),
        taken,
    )


def words_under(copy: Copy, index: int) -> tuple[str, int, int]:
    """The caption that stands under a picture: right below it, set apart, or with a credit at its end."""
    passage, below = copy.passages[index], index + 1
    if below >= len(copy.passages):
        return "", passage.end, 1
    other = copy.passages[below]
    credited = bool(caption_and_credit(other.text[: picture_credits.LONGEST_CAPTION])[1])
    told = picture_credits.NAMED.fullmatch(other.text[: picture_credits.LONGEST_CAPTION])
    credited = credited or bool(told) or (bool(passage.text) and copy.keys[below] == copy.keys[index])
    is_text = other.is_prose and not other.is_all("em") and not (credited and copy.stands_right_below(below))
    if other.set_as or copy.kind(below) or is_text:
        return "", passage.end, 1
    close = copy.stands_right_below(below) and (other.is_bare or len(other.text) < SHORT_CAPTION)
    close = close or says_what_is_shown(copy, index)
    if not (credited or close or other.is_all("em")) or len(other.text) > picture_credits.LONGEST_CAPTION:
        return "", passage.end, 1
    if other.text.endswith("?") and not credited:
        return "", passage.end, 1
    words, end, taken = other.text, other.end, 2
    after = below + 1
    if not credited and after < len(copy.passages) and BARE_CREDIT.fullmatch(copy.passages[after].text):
        words, end, taken = f"{words} {copy.passages[after].text}", copy.passages[after].end, 3
    return words, end, taken


def says_what_is_shown(copy: Copy, index: int) -> bool:
    """Whether what stands below a picture, an empty line between, is its caption: a film with its year; or a few words
    over running text, in a text that sets its headings apart.
    """
    shown, line = copy.passages[index : index + 2]
    if picture_credits.NAMED.fullmatch(line.text):
        return True
    sets_headings = any(passage.set_as == "heading" for passage in copy.passages)
    below = copy.below(index + 1)
    few = line.is_bare and not line.marks and line.words <= LONGEST_SHOWN and not line.text.isupper()
    return sets_headings and few and not shown.text and below is not None and below.is_prose


def printed_caption(copy: Copy, index: int, in_tail: bool) -> int:
    """What is left of a picture that was not copied: its caption with the credit, perhaps below its description."""
    passage = copy.passages[index]
    if passage.set_as or copy.kind(index) or is_kicker(passage.text) or SIGNED.search(passage.text[-LONGEST_ALT:]):
        return 0
    words = passage.text[:400]
    pointed_at = not passage.is_bare and picture_credits.POINTED_AT.fullmatch(words)
    pointed_at = pointed_at or picture_labels.says_on_which_side(copy, index)
    if pointed_at or picture_credits.POSED.fullmatch(words):
        caption, credit = caption_and_credit(passage.text)
        under_picture.show(copy, Figure(passage.start, passage.end, caption=caption, credit=credit))
        return 1
    apart = copy.has_paragraph and passage.text.endswith(".") and not copy.stands_right_below(index)
    if apart and picture_credits.NAMED.fullmatch(words):
        under_picture.show(copy, Figure(passage.start, passage.end, caption=passage.text))
        return 1
    if stands_over_owner(copy, index) or owners.stands_over_owner(copy, index):
        below = copy.passages[index + 1]
        credit = owners.out_of_brackets(below.text)
        under_picture.show(copy, Figure(passage.start, below.end, caption=passage.text, credit=credit))
        return 2
    if owners.stands_over_caption(copy, index):
        below = copy.passages[index + 1]
        under_picture.show(copy, Figure(passage.start, below.end, caption=below.text, credit=passage.text))
        return 2
    if owners.stands_without_caption(copy, index):
        under_picture.show(copy, Figure(passage.start, passage.end, credit=passage.text))
        return 1
    if owners.stands_twice_over_owner(copy, index):
        owner = copy.passages[index + 2]
        under_picture.show(copy, Figure(passage.start, owner.end, passage.text, passage.text, owner.text))
        return 3
    if owns_next(copy, index):
        return copy.leave(index, 1, "duplicate")
    lines = caption_lines(copy, index)
    if not lines:
        return seen_in_films.shows_in_film(copy, index)
    alt = caption_and_credit(lines[0].text)[0] if len(lines) > 1 else ""
    caption, credit = caption_and_credit(lines[-1].text)
    figure = Figure(lines[0].start, lines[-1].end, DESCRIBED.sub("", alt), caption or DESCRIBED.sub("", alt), credit)
    if under_picture.says_it_already(copy, figure):
        return copy.leave(index, len(lines), "duplicate")
    under_picture.show(copy, figure)
    return len(lines)


def owns_next(copy: Copy, index: int) -> bool:
    """Whether a credit by itself stands over the caption of the same picture, which has it too."""
    passage, below = copy.passages[index], copy.below(index)
    if below is None or not (copy.stands_alone(index) and BARE_CREDIT.fullmatch(passage.text[:LONGEST_ALT])):
        return False
    caption, credit = caption_and_credit(below.text[: picture_credits.LONGEST_CAPTION])
    owner = re.split(r"[:/]|\bby\b", passage.text)[-1].strip(" ()[].")
    return bool(caption and credit and len(owner) > 2 and key(owner) in key(credit))


def stands_over_owner(copy: Copy, index: int) -> bool:
    """Whether a sentence or two stand alone above the first paragraph, with a bare name right under them: no paragraph
    has that, and a caption may.
    """
    passage, below = copy.passages[index], copy.below(index)
    if copy.has_paragraph or below is None or not index or copy.stands_right_below(index):
        return False
    after = copy.below(index + 1)
    return (
        passage.text.endswith((".", ".”", "”"))
        and len(passage.text) <= picture_credits.LONGEST_CAPTION
        and copy.stands_right_below(index + 1)
        and not below.set_as
        and below.is_bare
        and below.words <= LONGEST_OWNER
        and below.text[:1].isupper()
        and not copy.kind(index + 1)
        and after is not None
        and after.is_prose
        and not copy.stands_right_below(index + 2)
    )


def caption_lines(copy: Copy, index: int) -> list[Passage]:
    """The lines of one caption: the same words once or twice without the credit, and last with it."""
    lines: list[Passage] = []
    near = copy.passages[index : index + 3]
    if not any(caption_and_credit(passage.text)[1] for passage in near):
        return []
    for at in range(index, index + len(near)):
        passage = copy.passages[at]
        if passage.set_as or len(passage.text) > picture_credits.LONGEST_CAPTION or copy.kind(at):
            break
        caption, credit = caption_and_credit(passage.text)
        if not credit and bylines_in(passage.text):
            return []  # who wrote the story stands over no picture
        if not lines and (parts_from_twice(copy, at) or opening_pictures.stands_over_another(copy, at)):
            return []
        alike = not lines or same_caption(lines[-1].text, caption or passage.text) or is_said_below(copy, at - 1)
        over = bool(lines) and not caption and stands_over_credit(copy, at - 1)
        close = not lines or copy.stands_right_below(at)
        if not (alike or over or (close and (not caption or lines[-1].is_bare))) or sentence_count(caption) > 3:
            break
        alone = (passage.is_bare and (close or not lines)) or stands_over_credit(copy, at) or is_said_below(copy, at)
        if not credit and not alone:
            break
        lines.append(passage)
        if DESCRIBED.match(passage.text):
            continue
        below = copy.passages[at + 1 : at + 2]
        again = below and not below[0].set_as and caption_and_credit(below[0].text[: picture_credits.LONGEST_CAPTION])
        if credit and not (again and again[1] and same_caption(passage.text, again[0])):
            break
    whole = bool(lines) and bool(caption_and_credit(lines[-1].text)[1])
    return lines if whole and (copy.has_paragraph or len(lines) < 3 or is_one_caption(lines)) else []


def is_one_caption(lines: list[Passage]) -> bool:
    """Whether the first of three lines says what the last does; above the story it may be the headline, over a dek."""
    first, last = lines[0].text, caption_and_credit(lines[-1].text)[0]
    return same_caption(first, last) or picture_labels.are_alike(first, last)


def parts_from_twice(copy: Copy, index: int) -> bool:
    """Whether several words stand over a caption that is printed twice and are none of it: the dek."""
    if not (is_said_below(copy, index + 1) or picture_labels.stands_around_credit(copy, index + 1)):
        return False
    over, caption = copy.passages[index], copy.passages[index + 1]
    return over.words >= FEWEST_SHOWN and not same_caption(over.text, caption.text)


def is_said_below(copy: Copy, index: int) -> bool:
    """Whether the line right below says just the same, perhaps behind something more, and whose the picture is."""
    below = copy.below(index)
    if below is None or not copy.stands_right_below(index + 1):
        return False
    caption, credit = caption_and_credit(below.text[: picture_credits.LONGEST_CAPTION])
    shown, own = caption_and_credit(DESCRIBED.sub("", copy.passages[index].text[: picture_credits.LONGEST_CAPTION]))
    said, caption = (key(words).rstrip(" .") for words in (shown if own == credit else copy.keys[index], caption))
    return bool(credit) and (said == caption or (said.count(" ") + 1 >= FEWEST_SHOWN and caption.endswith(f" {said}")))


def stands_over_credit(copy: Copy, index: int) -> bool:
    """Whether it stands by itself over a line that says only whose the picture is."""
    below = copy.below(index)
    return (
        below is not None
        and copy.stands_right_below(index + 1)
        and (not copy.stands_right_below(index) or bool(COUNTER.fullmatch(copy.passages[index - 1].text)))
        and bool(BARE_CREDIT.fullmatch(below.text[: picture_credits.LONGEST_CAPTION]))
        and not picture_credits.RUNS_ON.search(below.text)
    )


def same_caption(one: str, other: str) -> bool:
    one, other = (key(DESCRIBED.sub("", caption_and_credit(words)[0])).rstrip(".")[:50] for words in (one, other))
    return bool(one and other) and (one.startswith(other[:30]) or other.startswith(one[:30]))
