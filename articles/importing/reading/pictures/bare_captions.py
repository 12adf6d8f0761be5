"""What is left of pictures without a credit: a name, whom somebody is seen as, a numbered sentence."""

import itertools
import re

from ..body import talk
from ..copy import Copy
from ..facts.names_in_print import NAME_LINE
from ..house import House
from ..pieces import Field, Figure, Leftover
from ..words import WORD, key, sentence_count
from .picture_credits import caption_and_credit

SHOWS = re.compile(
    r"(?:above|below|left|right|from left|l-r|pictured|top|bottom|a (?:scene|still|shot|frame) from"
    r"|still from|behind the scenes|on (?:the )?set|courtesy|[\w’' .-]{3,60} (?:as|stars? (?:as|in)"
    r"|plays?|and .{3,60} in|in [“\"‘«]|with .{3,60} in)\b)",
    re.IGNORECASE,
)
WEARS = re.compile(r"\b(?:wears?|wearing|porte|lleva|trägt|indossa)\b[^.]*[;,] ", re.IGNORECASE)
LONGEST_WORN = 250
ARTICLE = re.compile(r"(?:the|an?|le|la|les|el|los|las|der|die|das|il|lo|gli)\s", re.IGNORECASE)
SHORTEST_HEADING = 4  # words
LONGEST_NAME = 3  # words
SHORTEST_NAME = 3  # letters
ENOUGH_TEXT = 20_000  # characters


def numbered_caption(copy: Copy, index: int, house: House) -> int:
    if index not in house.captions:
        return 0
    passage = copy.passages[index]
    caption, credit = caption_and_credit(passage.text)
    copy.add(Figure(passage.start, passage.end, caption=caption, credit=credit))
    return 1


def worn(copy: Copy, index: int, house: House) -> int:
    """“Ruiz wears a Pier coat and hat; Lund tights.”, alone in a story whose pictures have a crew."""
    passage = copy.passages[index]
    if not house.is_shoot or passage.set_as or len(passage.text) > LONGEST_WORN or not copy.stands_alone(index):
        return 0
    opens = copy.keys[index].split()[0]
    if not WEARS.search(passage.text) or sentence_count(passage.text) > 1 or opens not in copy.body_keys:
        return 0
    copy.add(Figure(passage.start, passage.end, caption=passage.text))
    return 1


def bare_caption(copy: Copy, index: int, house: House) -> int:
    """What is left of a picture without a credit: somebody's name, or whom it shows as whom."""
    passage = copy.passages[index]
    shown = passage.is_bare and (names_picture(copy, index) or shows_whom_it_asks(copy, index, house))
    if index > house.last_prose and stands_among_names(copy, index):
        return copy.leave(index, 1, "navigation")
    if passage.set_as or not shown or (index > house.last_prose and stands_in_box(copy, index)):
        return 0
    copy.add(Figure(passage.start, passage.end, alt=passage.text))
    return 1


def stands_among_names(copy: Copy, index: int) -> bool:
    """Whether it is one of several lines of a few words right under one another: the topics of a story."""
    block = copy.blocks[index]
    return len(block) > 1 and all(
        copy.passages[at].words <= SHORTEST_HEADING and copy.passages[at].is_bare and not copy.passages[at].set_as
        for at in block
    )


def stands_in_box(copy: Copy, index: int) -> bool:
    """Whether it stands right under what was left as a part of the page: one topic of several, a name of a cast."""
    last = copy.pieces[-1] if copy.pieces else None
    in_box = isinstance(last, Leftover) and last.name != "duplicate" and copy.stands_right_below(index)
    return in_box and not SHOWS.match(copy.passages[index].text)


def names_picture(copy: Copy, index: int) -> bool:
    words = copy.passages[index].text
    below = copy.below(index)
    if below is not None and below.set_as == "entry" and copy.stands_right_below(index + 1):
        return False  # “Top five” over a list
    if SHOWS.match(words):
        return True
    name = re.sub(r"\s(?:cover|portrait|photo|still|headshot)$", "", words, flags=re.IGNORECASE)
    if not NAME_LINE.fullmatch(name) or ARTICLE.match(name) or not 2 <= len(name.split()) <= 4:
        return False
    if copy.printings[copy.keys[index]] > 2:
        return False  # the name of the paper, under its buttons
    surname = WORD.findall(key(name))[-1]
    return len(surname) > 2 and copy.echoes.spread[surname] >= 3 and surname in copy.words_of_body


def shows_whom_it_asks(copy: Copy, index: int, house: House) -> bool:
    """“Ana Ruiz wears a coat, her own”, between two turns of an interview, or in a story with pictures of a shoot: a
    sentence without its stop about who speaks.
    """
    passage = copy.passages[index]
    around = copy.passages[index - 1 : index] + copy.passages[index + 1 : index + 2]
    amid_talk = house.talk and len(around) > 1 and all(talk.turn(house.talk, each) for each in around)
    if not amid_talk and not (house.is_shoot and copy.stands_alone(index)):
        return False
    words = passage.text.split()
    named = list(itertools.takewhile(lambda word: word[:1].isupper(), words))
    if len(words) < SHORTEST_HEADING or not 0 < len(named) <= LONGEST_NAME or passage.text.endswith(("?", ":")):
        return False
    if not words[len(named) :] or not words[len(named)].islower():
        return False
    name = named[-1]
    speaks = bool(house.talk) and any(key(name) in key(speaker).split() for speaker in house.talk.speakers)
    return copy.echoes.spread[key(name)] > 1 and (speaks or is_name_amid(copy, name))


def is_name_amid(copy: Copy, word: str) -> bool:
    """Whether a word has its capital amid sentences too, as names have and articles do not; or the headline has it."""
    if ARTICLE.match(f"{word} ") or len(word) < SHORTEST_NAME:
        return False
    headline = next((piece.value for piece in copy.pieces if isinstance(piece, Field) and piece.name == "headline"), "")
    text = copy.text[:ENOUGH_TEXT]
    if re.search(rf"\b(?:the|den|dem|des|der|die|das) {re.escape(word)}\b", text):
        return False  # a noun, which in German has its capital too
    amid = re.search(rf"[a-zà-ÿ,] {re.escape(word)}\b", text)
    return key(word) in WORD.findall(key(headline)) or amid is not None
