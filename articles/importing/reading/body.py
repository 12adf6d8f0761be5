"""The body: each passage as the block it is, by the first rule that takes it."""

import re

from . import (
    anywhere,
    cards,
    closing,
    dated_below,
    film_facts,
    foot,
    galleries,
    guides,
    lists,
    live,
    quotations,
    result_lists,
    subheads,
    talk,
)
from .copy import SCENE, Copy
from .house import House
from .lines import Passage
from .lists import LONGEST_HEADING
from .names_in_print import NAME_LINE, credits_somebody
from .picture_credits import caption_and_credit
from .pieces import Answer, Field, Figure, Heading, Leftover, ListEntry, Question
from .running_text import goes_on_below, take_as_text, text_of
from .words import NOT_PRINTED, WORD, key

SHOWS = re.compile(
    r"(?:above|below|left|right|from left|l-r|pictured|top|bottom|a (?:scene|still|shot|frame) from"
    r"|still from|behind the scenes|on (?:the )?set|courtesy|[\w’' .-]{3,60} (?:as|stars? (?:as|in)"
    r"|plays?|and .{3,60} in|in [“\"‘«]|with .{3,60} in)\b)",
    re.IGNORECASE,
)

# “Pier Award: Ana Ruiz”: a row of who won what
HONOURED = re.compile(r"[A-ZÀ-Þ][^:]{3,70} (?i:award|prize|medal|trophy|cup|honou?r|citation)\s?: [A-ZÀ-Þ“‘«\"].{2,80}")
ARTICLE = re.compile(r"(?:the|an?|le|la|les|el|los|las|der|die|das|il|lo|gli)\s", re.IGNORECASE)
SHORTEST_HEADING = 4  # words
SHORTEST_NAME = 3  # letters
ENOUGH_TEXT = 20_000  # characters


def read(copy: Copy, index: int):
    """Take everything from a passage on."""
    house = House.of(copy)
    while index < len(copy.passages):
        index += next(taken for rule in RULES if (taken := rule(copy, index, house)))


def special(copy: Copy, index: int, house: House) -> int:
    """What may stand anywhere, unless it is a turn of an interview or an entry of a list."""
    if (
        lists.names_winner(copy, index)
        or index in house.ranks
        or index in house.sections
        or index in house.captions
        or (house.talk and talk.turn(house.talk, copy.passages[index]) and not labels_list(copy, index))
    ):
        return 0
    return anywhere.take(copy, index, in_tail=index > house.last_prose)


def results(copy: Copy, index: int, house: House) -> int:
    in_block = not copy.passages[index].set_as and lists.lines_of_list(copy, index)
    return 0 if in_block else result_lists.under_prize(copy, index, house.results)


def labels_list(copy: Copy, index: int) -> bool:
    """Whether what is set as a question is asks nothing: it stands over the headlines of other stories."""
    return copy.kind(index) == "related list" and not copy.passages[index].text.endswith("?")


def answer_or_question(copy: Copy, index: int, house: House) -> int:
    passage = copy.passages[index]
    found = talk.turn(house.talk, passage) if house.talk else None
    if not found:
        if house.talk and not house.talk.speakers and answers(copy, passage):
            copy.add(Answer(passage.start, passage.end, *text_of(copy, passage)))
            return 1
        return 0
    kind, speaker, width = found
    if house.talk.set_as == "plain" and answers(copy, passage) and (says_more(passage) or asks_below(copy, index)):
        kind = "answer"  # that ends with a question of its own
    words, markers, marks = text_of(copy, passage, width)
    made = Question if kind == "question" else Answer
    copy.add(made(passage.start, passage.end, words, markers, marks, speaker))
    return 1


def says_more(passage: Passage) -> bool:
    return passage.text.count(". ") > 1


def asks_below(copy: Copy, index: int) -> bool:
    """Whether a question stands right below several sentences, so that they answer the one above."""
    below = copy.below(index)
    return below is not None and talk.asks(below) and copy.passages[index].is_prose


def answers(copy: Copy, passage: Passage) -> bool:
    """Whether it is the first thing that is said after a question."""
    last = next((piece for piece in reversed(copy.pieces) if not isinstance(piece, Leftover | Figure)), None)
    return type(last) is Question and passage.set_as in ("", "quote")


def heading(copy: Copy, index: int, house: House) -> int:
    passage = copy.passages[index]
    words = NOT_PRINTED.sub("", passage.text).strip("*_ ")
    if is_left_of_head(copy, index):
        return copy.leave(index, 1, "navigation")
    if passage.set_as == "entry" and index in house.sections:
        # A heading of Markdown, “### 1. Low Tide”, has it in its words.
        printed = words if words.startswith(f"{passage.level}.") else f"{passage.level}. {words}"
        copy.add(Heading(passage.start, passage.end, printed))
        return 1
    if passage.set_as == "heading":
        marks = passage.marks if words == passage.text else ()
        copy.add(Heading(passage.start, passage.end, words, max(passage.level, 2), marks))
        return 1
    if index in house.questions or (index in house.in_capitals and copy.has_paragraph):
        copy.add(Heading(passage.start, passage.end, words))
        return 1
    if passage.set_as or len(words) > LONGEST_HEADING:
        return 0
    if count := lists.lines_of_list(copy, index):
        first = index + (not lists.is_entry_itself(copy.passages[index : index + 2]))
        if first > index:
            copy.add(Heading(passage.start, passage.end, words))
        for line in copy.passages[first : index + 1 + count]:
            copy.add(ListEntry(line.start, line.end, *text_of(copy, line)[::2][:1], marks=line.marks))
        return 1 + count
    below = copy.below(index)
    over_list = lists.lines_of_list(copy, index + 1) or (
        below is not None and below.set_as in ("item", "entry") and below.text
    )
    below_all = index > house.last_prose and not over_list
    if below_all or (copy.has_script and words.isupper() and not SCENE.match(words)):
        return 0
    if passage.is_all("strong") and not words.endswith((".", ",")):
        copy.add(Heading(passage.start, passage.end, words, 3))
        return 1
    if (
        passage.is_bare
        and not HONOURED.fullmatch(words)
        and not credits_somebody(words)
        and not names_picture(copy, index)
        and not shows_whom_it_asks(copy, index, house)
        and not words.startswith(("(", "—", "–", "-"))
        and not words.endswith(",")
        and not goes_on_below(copy, index)
        and heads_something(copy, index)
        and (words[:1].isupper() or words[:1] in "0123456789“«„'‘")
    ):
        copy.add(Heading(passage.start, passage.end, words))
        return 1
    if subheads.asks(copy, index):
        copy.add(Heading(passage.start, passage.end, words))
        return 1
    return 0


def is_left_of_head(copy: Copy, index: int) -> bool:
    """Whether a few words stand above the first paragraph and over another such line: the name of the paper."""
    passage, below = copy.passages[index], copy.below(index)
    if copy.has_paragraph or passage.set_as or passage.words > SHORTEST_HEADING or not passage.is_bare:
        return False
    if passage.text.endswith((",", ":")):
        return False  # a letter's greeting
    if below is None or below.set_as or lists.lines_of_list(copy, index):
        return False
    return below.is_bare or not copy.has_headings


def heads_something(copy: Copy, index: int) -> bool:
    """Whether what a heading can stand over comes next: running text, a list, a picture, at most one other heading."""
    headings = 0
    for at in range(index + 1, len(copy.passages)):
        below = copy.passages[at]
        if below.set_as == "rule" or copy.kind(at):
            continue
        if below.set_as or not below.is_bare or lists.begins_pairs(copy, at) or lists.is_timed(below):
            return True
        headings += 1
        if headings > 1:
            return False
    return False


def numbered_caption(copy: Copy, index: int, house: House) -> int:
    if index not in house.captions:
        return 0
    passage = copy.passages[index]
    caption, credit = caption_and_credit(passage.text)
    copy.add(Figure(passage.start, passage.end, caption=caption, credit=credit))
    return 1


def bare_caption(copy: Copy, index: int, house: House) -> int:
    """What is left of a picture without a credit: somebody's name, or whom it shows as whom."""
    passage = copy.passages[index]
    shown = passage.is_bare and (names_picture(copy, index) or shows_whom_it_asks(copy, index, house))
    if passage.set_as or not shown or (index > house.last_prose and stands_in_box(copy, index)):
        return 0
    copy.add(Figure(passage.start, passage.end, alt=passage.text))
    return 1


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
    """“Ana wears a coat, her own”, between two turns of an interview, or in a story with pictures of a shoot: a
    sentence without its stop about who speaks.
    """
    passage = copy.passages[index]
    around = copy.passages[index - 1 : index] + copy.passages[index + 1 : index + 2]
    amid_talk = house.talk and len(around) > 1 and all(talk.turn(house.talk, each) for each in around)
    if not amid_talk and not (house.is_shoot and copy.stands_alone(index)):
        return False
    words = passage.text.split()
    says = len(words) >= SHORTEST_HEADING and words[1].islower() and not passage.text.endswith(("?", ":"))
    speaks = bool(house.talk) and any(key(words[0]) in key(name).split() for name in house.talk.speakers)
    return says and copy.echoes.spread[key(words[0])] > 1 and (speaks or is_name_amid(copy, words[0]))


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


def paragraph(copy: Copy, index: int, house: House) -> int:
    take_as_text(copy, index)
    return 1


RULES = (
    closing.press_end,
    dated_below.published,
    closing.signature,
    closing.about_firm,
    closing.press_card,
    closing.for_press,
    galleries.counted,
    live.hour,
    live.told_below,
    film_facts.marks_in_table,
    lists.figures,
    lists.starred,
    lists.timed,
    guides.capsule,
    guides.entry,
    guides.services_below,
    guides.places_below,
    closing.notice,
    foot.button,
    foot.card_of_writer,
    foot.teasers,
    foot.advertised,
    special,
    cards.amid,
    answer_or_question,
    numbered_caption,
    lists.ranked,
    subheads.quoted,
    quotations.pull_quote,
    lists.table,
    lists.under_heading,
    results,
    closing.said_again,
    closing.closing_line,
    heading,
    lists.item,
    bare_caption,
    closing.stray_line,
    foot.sentence_of_page,
    foot.said_by_house,
    paragraph,
)
