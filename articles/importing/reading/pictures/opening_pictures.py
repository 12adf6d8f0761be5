"""What is left of the picture over the first paragraph: its caption, where only its place says that it is one."""

import re

from ..copy import Copy
from ..facts.names_in_print import NAME
from ..head.lines_of_head import may_be_title, tells_who_or_when
from ..pieces import Figure
from ..words import WORD, is_finished, key, sentence_count
from . import owners
from .picture_credits import BARE_CREDIT, LONGEST_CAPTION, RUNS_ON, caption_and_credit
from .picture_labels import SOMEBODY

ARTICLE = re.compile(r"(?:an?|the|die|der|das|ein|une?|la|le|les|el|los|las|il|lo|gli)\s", re.IGNORECASE)
LONGEST_HEAD = 150  # lines
LOOKED_AT = 8  # lines above
LONGEST = 200  # characters
MOST_WORDS = 25
LONGEST_BUTTON = 4  # words
LONGEST_SHOWN = 9  # words
NAMES = rf"{NAME}(?:(?:,|,? and|,? &| et| und| y| e) {NAME}){{0,3}}"
# “Ana Ruiz in Low Tide”, “Ana Ruiz and Bo Lund as two keepers”
IN_FILM = re.compile(rf"(?P<who>{NAMES}),? (?:in|as|on|at|with|dans|en|nel|als|auf|bei|con|stars? (?:in|as)) \S.*")
MADE_IN = re.compile(r"[^.!?()]{2,80} \([^()\d]{3,60}, ?(?:18|19|20)\d\d\)\.?")  # “Low Tide (Ana Ruiz, 2025)”
NAME_FIRST = re.compile(rf"{NAME}")
# “… in una scena del film (Ansa)”, “… in ‘Low Tide.’ Neon”
OWNED = re.compile(
    r"(?P<caption>[A-ZÀ-Þ].{10,180}?)"
    r"(?:\s\((?P<one>[A-ZÀ-Þ][^()\d.!?]{1,40})\)\.?"
    r"|(?<=[.!?]['’”\"»])\s(?P<two>[A-ZÀ-Þ][\w&’'-]*(?:[ /][A-ZÀ-Þ0-9][\w&’'-]*){0,4})"
    r"|(?<=[a-zà-ÿ][.!?])\s(?P<three>[A-ZÀ-Þ][\w&’'-]*(?:[ /][A-ZÀ-Þ0-9][\w&’'-]*){0,3}))"
)


def over_owner(copy: Copy, index: int, in_tail: bool) -> int:
    """What stands above the first paragraph over a line that says whose a picture is."""
    if copy.has_paragraph or index > LONGEST_HEAD:
        return 0
    return seen_over_line(copy, index) or sentence_over_owner(copy, index)


def seen_over_line(copy: Copy, index: int) -> int:
    """What is to be seen in a picture, over its caption with the owner at its end."""
    passage, below = copy.passages[index], copy.below(index)
    if below is None or passage.set_as or below.set_as or len(passage.text) > LONGEST_CAPTION:
        return 0
    name = NAME_FIRST.match(passage.text)
    if not SOMEBODY.match(passage.text) and not (name and below.text.startswith(f"{name[0]} ")):
        return 0
    if name and (owned := OWNED.fullmatch(below.text[:LONGEST])) and IN_FILM.fullmatch(owned["caption"]):
        credit = owned["one"] or owned["two"] or owned["three"]
        copy.add(Figure(passage.start, below.end, passage.text, owned["caption"], credit))
        return 2
    caption, credit = caption_and_credit(below.text[:LONGEST_CAPTION])
    if not (caption and credit) or not copy.stands_right_below(index + 1):
        return 0
    copy.add(Figure(passage.start, below.end, passage.text, caption, credit))
    return 2


def sentence_over_owner(copy: Copy, index: int) -> int:
    """A sentence under who and when, with nothing but whose the picture is right below."""
    passage, below = copy.passages[index], copy.below(index)
    if below is None or passage.set_as or len(passage.text) > LONGEST or not index:
        return 0
    owned = BARE_CREDIT.fullmatch(below.text[:LONGEST]) and not RUNS_ON.search(below.text)
    if not owned or not copy.stands_right_below(index + 1) or sentence_count(passage.text) > 1 or copy.kind(index):
        return 0
    if not tells_who_or_when(copy, index - 1) or tells_who_or_when(copy, index):
        return 0
    copy.add(Figure(passage.start, below.end, caption=passage.text, credit=below.text))
    return 2


def under_who_and_when(copy: Copy, index: int, in_tail: bool) -> int:
    """A line between who and when and the first paragraph that names somebody of the story in something, or a film with
    its year, or that ends with an owner; the owner may stand right below, too.
    """
    passage = copy.passages[index]
    if copy.has_paragraph or index > LONGEST_HEAD or passage.set_as or len(passage.text) > LONGEST or copy.kind(index):
        return 0
    owned, shown = OWNED.fullmatch(passage.text), IN_FILM.fullmatch(passage.text)
    if not (owned or shown or MADE_IN.fullmatch(passage.text)) or sentence_count(passage.text) > 2:
        return 0
    in_film = bool(shown) and passage.words <= MOST_WORDS and is_in_story(copy, shown["who"])
    if tells_who_or_when(copy, index):
        return 0
    if not stands_over_text(copy, index):
        return over_byline(copy, index) if in_film else 0
    credit = (owned["one"] or owned["two"] or owned["three"]) if owned else ""
    if credit and not copy.names_in_body(key(credit)) and (in_film or not owned["three"]):
        copy.add(Figure(passage.start, passage.end, caption=owned["caption"], credit=credit))
        return 1
    if not in_film and not MADE_IN.fullmatch(passage.text):
        return 0
    below = copy.below(index)
    if in_film and is_owner_below(copy, index):
        copy.add(Figure(passage.start, below.end, caption=passage.text, credit=below.text))
        return 2
    copy.add(Figure(passage.start, passage.end, caption=passage.text))
    return 1


def is_owner_below(copy: Copy, index: int) -> bool:
    """Whether a few capitalised words stand right under a caption, of which the story does not speak."""
    below = copy.below(index)
    return (
        below is not None
        and copy.stands_right_below(index + 1)
        and below.words <= LONGEST_BUTTON
        and not copy.kind(index + 1)
        and owners.is_built_as_owner(below)
        and not tells_who_or_when(copy, index + 1)
        and not copy.names_in_body(copy.keys[index + 1])
    )


def over_byline(copy: Copy, index: int) -> int:
    """“Ana Ruiz, en ‘Marea baja’.” between the dek and who wrote the story: no dek is so short and has a full stop."""
    passage = copy.passages[index]
    told = [at for at in range(index + 1, min(index + 3, len(copy.passages))) if tells_who_or_when(copy, at)]
    above = range(max(index - LOOKED_AT, 0), index)
    titled = any(copy.passages[at].words > LONGEST_BUTTON and may_be_title(copy, at) for at in above)
    if not told or not titled or not passage.text.endswith(".") or passage.words > LONGEST_SHOWN:
        return 0
    copy.add(Figure(passage.start, passage.end, caption=passage.text))
    return 1


def is_in_story(copy: Copy, names: str) -> bool:
    words = WORD.findall(key(names))
    return len(words) > 1 and words[-1] in copy.words_of_body and not ARTICLE.match(names)


def stands_over_text(copy: Copy, index: int) -> bool:
    """Whether who and when stand above under some other line, and a paragraph below with buttons between, or a dek."""
    told = [at for at in range(max(index - LOOKED_AT, 0), index) if tells_who_or_when(copy, at)]
    titled = told and any(may_be_title(copy, at) for at in range(max(told[0] - LOOKED_AT, 0), told[0]))
    if not titled and not (copy.bylines and "headline" in copy.fields):
        return False
    for at in range(index + 1, min(index + LOOKED_AT, len(copy.passages))):
        passage = copy.passages[at]
        if passage.is_prose:
            return True
        if not (copy.kind(at) or is_finished(passage.text) or passage.words <= LONGEST_BUTTON):
            return False
    return False


def stands_over_another(copy: Copy, index: int) -> bool:
    """Whether a few words stand over a caption that has none of them, over its owner: a button, above the story."""
    lines = copy.passages[index : index + 3]
    if copy.has_paragraph or len(lines) < 3 or lines[0].words > LONGEST_BUTTON or lines[1].words <= lines[0].words:
        return False
    apart = not {*copy.keys[index].split()} & {*copy.keys[index + 1].split()}
    return apart and bool(BARE_CREDIT.fullmatch(lines[2].text)) and not caption_and_credit(lines[1].text)[1]
