"""Quotations that are set apart, and the sentences of the text that are set large."""

import re

from ..copy import Copy
from ..facts.names_in_print import NAME_LINE, credits_somebody
from ..house import House
from ..pieces import Answer, Field, Figure, Leftover, PullQuote, Quotation
from ..text.lines import Passage
from ..words import WORD, key, sentence_count
from . import talk

QUOTED = re.compile(
    r"(?P<opens>[“\"«»„‘])\s?(?P<words>[^“”«»„]{12,600}?)\s?(?P<closes>[”\"»«“’])\.?(?:\s*[—–-]+\s*(?P<who>[^“”]{3,80}))?"
)
CLOSES = {"“": '”"', '"': '"”', "«": "»", "»": "«", "„": "“”", "‘": "’"}
WHO = re.compile(r"[—–-]{1,2}\s?(?P<who>[A-ZÀ-Þ](?:[^.!?]|(?<=\b[A-ZÀ-Þ])\.){2,80})")
STARS_OF = re.compile(r"[★⭐☆✮✭✩½]{1,10}\s+(?:[–—-]\s?)?(?P<who>[A-ZÀ-Þ][^.!?★☆]{2,60})")
SHORTEST_QUOTE = 7  # words
SHORTEST_OF_TITLE = 4  # letters: of, and, the go without a capital
LONGEST_WHO = 100  # characters
NEAREST = 4  # pieces above among which the answer stands
PIECES_OF_A_HEAD = 60  # with the menu above it


def pull_quote(copy: Copy, index: int, house: House) -> int:
    """A sentence set large: its words stand in the running text too, or it is set apart as a quotation is."""
    passage = copy.passages[index]
    if passage.set_as not in ("", "quote", "heading") or len(passage.text) > 600:
        return 0
    if not passage.set_as and credits_somebody(passage.text):
        return 0  # “Hosted by Ana Ruiz and Bo Lund”, which a line of credits says once more
    if not passage.set_as and passage.text.isupper() and stands_over_line(copy, index):
        return 0  # a category over whoever won it
    quoted = quoted_in(passage.text)
    if quoted and quoted["who"] and quoted["opens"] == "‘" and is_title(quoted["words"]):
        return 0  # ‘No Other Choice’ – Park Chan-wook
    who, end, taken = who_said(copy, index, quoted)
    if (
        quoted
        and len(WORD.findall(passage.text)) < SHORTEST_QUOTE
        and not (quoted["who"] or (who and passage.set_as) or gives_stars(copy, index + 1))
    ):
        return 0
    words = quoted["words"] if quoted else passage.text
    apart = bool(quoted) or passage.set_as == "quote"
    source = copy.echoes.source_of(index, words, may_change=3 if apart else 1)
    if source is None and apart:
        source = copy.echoes.nearly_source_of(index)
    if source is not None and passage.set_as == "heading" and is_of_the_head(copy, source):
        source = None
    # Where several paragraphs are the same, each is a source of none.
    if source is not None and (quoted or passage.set_as or sentence_count(passage.text) <= 3):
        copy.add(PullQuote(passage.start, end, said(passage, quoted), copy.passages[source].start, who))
        return taken
    if quoted and not passage.set_as and parts_turns(copy, index, house):
        copy.add(PullQuote(passage.start, end, said(passage, quoted), None, who))
        return taken
    if taken == 2 and not quoted and not passage.set_as and is_of_story(copy, index, who, house):
        copy.add(PullQuote(passage.start, end, passage.text, None, who))
        return taken
    epigraph = not copy.has_paragraph and who and taken == 2 and copy.stands_right_below(index + 1)
    if passage.set_as == "quote" or ((quoted or epigraph) and who and not passage.set_as):
        copy.add(Quotation(passage.start, end, said(passage, quoted), who, () if quoted else passage.marks))
        return taken
    return 0


def is_of_story(copy: Copy, index: int, who: str, house: House) -> bool:
    """Whether whoever is named under some sentences is somebody of whom the story speaks, and did not write it."""
    words = WORD.findall(key(who))
    if copy.passages[index].words < SHORTEST_QUOTE or not NAME_LINE.fullmatch(who):
        return False
    named = len(words) > 1 and words[-1] in copy.words_of_body and who not in copy.bylines
    return named and index + 1 < house.last_prose and not copy.passages[index].text.endswith(":")


def is_of_the_head(copy: Copy, index: int) -> bool:
    """Whether a passage is the headline or the dek, which a heading below may well take up again."""
    start = copy.passages[index].start
    return any(
        isinstance(piece, Field) and piece.start <= start < piece.end for piece in copy.pieces[:PIECES_OF_A_HEAD]
    )


def over_speaker(copy: Copy, index: int, house: House) -> int:
    """“I thought the red light meant stop” over “Ana Ruiz”, whom the story speaks of: set large, without marks."""
    passage, below = copy.passages[index], copy.below(index)
    if passage.set_as or house.talk or below is None or not copy.has_paragraph or not passage.is_bare:
        return 0
    if (
        passage.words < SHORTEST_QUOTE
        or not talk.ME.search(passage.text)
        or not NAME_LINE.fullmatch(below.text[:LONGEST_WHO])
    ):
        return 0
    surname = WORD.findall(copy.keys[index + 1])[-1]
    after = copy.below(index + 1)
    if below.words < 2 or copy.kind(index + 1) or after is None or not after.is_prose:
        return 0
    if surname not in copy.words_of_body:
        return 0
    source = copy.echoes.source_of(index, passage.text)
    taken_from = copy.passages[source].start if source is not None else None
    copy.add(PullQuote(passage.start, below.end, passage.text, taken_from, below.text))
    return 2


def parts_turns(copy: Copy, index: int, house: House) -> bool:
    """Whether several words between quotation marks stand alone between an answer and the next question of a talk that
    has no such marks round what is said.
    """
    if not house.talk or not copy.stands_alone(index) or copy.below(index) is None:
        return False
    last = next((piece for piece in reversed(copy.pieces[-NEAREST:]) if not isinstance(piece, Leftover | Figure)), None)
    asked = talk.turn(house.talk, copy.below(index))
    return type(last) is Answer and not quoted_in(last.text) and asked is not None and asked[0] == "question"


def quoted_in(text: str) -> re.Match | None:
    quoted = QUOTED.fullmatch(text)
    return quoted if quoted and quoted["closes"] in CLOSES[quoted["opens"]] else None


def is_title(words: str) -> bool:
    """Whether its words have capitals, as those of a title have and those of a sentence have not."""
    long = [word for word in words.split() if len(word) >= SHORTEST_OF_TITLE]
    return len(words.split()) < SHORTEST_QUOTE and all(word[0].isupper() for word in long)


def stands_over_line(copy: Copy, index: int) -> bool:
    below = copy.below(index)
    return below is not None and below.is_bare and copy.stands_right_below(index + 1)


def said(passage: Passage, quoted: re.Match | None) -> str:
    """The words with their quotation marks, without who said them."""
    return passage.text[: quoted.start("who")].rstrip(" —–-") if quoted and quoted["who"] else passage.text


def who_said(copy: Copy, index: int, quoted: re.Match | None) -> tuple[str, int, int]:
    passage = copy.passages[index]
    if quoted and quoted["who"]:
        return quoted["who"].strip(), passage.end, 1
    below = index + 1
    words = copy.source(copy.passages[below])[:LONGEST_WHO] if below < len(copy.passages) else ""
    if passage.set_as == "quote" and below < len(copy.passages) and copy.passages[below].set_as == "quote":
        words = copy.passages[below].text[:LONGEST_WHO]  # it stands within the quotation
    if match := WHO.fullmatch(words) or (gives_stars(copy, below) if quoted else None):
        return match["who"].strip(), copy.passages[below].end, 2
    return "", passage.end, 1


def gives_stars(copy: Copy, index: int) -> re.Match | None:
    """“★★★★ The Pier Times” right under what that paper said of a film: its stars are not this story's."""
    if index >= len(copy.passages) or not copy.stands_right_below(index):
        return None
    return STARS_OF.fullmatch(copy.source(copy.passages[index])[:LONGEST_WHO])
