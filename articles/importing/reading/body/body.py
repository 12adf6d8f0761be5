"""The body: each passage as the block it is, by the first rule that takes it."""

import re

from .. import anywhere
from ..copy import SCENE, Copy
from ..facts import film_facts
from ..facts.names_in_print import credits_somebody
from ..furniture import amid_text, between, cards, closing, foot
from ..house import House
from ..pictures import bare_captions, galleries
from ..pieces import Answer, Figure, Heading, Leftover, ListEntry, Question
from ..text.lines import Passage
from ..text.running_text import goes_on_below, take_as_text, text_of
from ..words import NOT_PRINTED
from . import guides, lists, live, quotations, result_lists, subheads, talk
from .lists import LONGEST_HEADING

# “Pier Award: Ana Ruiz”: a row of who won what
HONOURED = re.compile(r"[A-ZÀ-Þ][^:]{3,70} (?i:award|prize|medal|trophy|cup|honou?r|citation)\s?: [A-ZÀ-Þ“‘«\"].{2,80}")
SHORTEST_HEADING = 4  # words


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
        and not bare_captions.names_picture(copy, index)
        and not bare_captions.shows_whom_it_asks(copy, index, house)
        and not words.startswith(("(", "—", "–", "-"))
        and "@" not in words
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


def paragraph(copy: Copy, index: int, house: House) -> int:
    take_as_text(copy, index)
    return 1


RULES = (
    closing.press_end,
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
    closing.initials,
    foot.button,
    foot.card_of_writer,
    foot.teasers,
    foot.advertised,
    between.linked_behind_label,
    between.sold_between_rules,
    between.under_other_stories,
    between.asks_reader,
    between.says_headline_again,
    special,
    cards.amid,
    amid_text.poll,
    amid_text.under_section,
    answer_or_question,
    bare_captions.numbered_caption,
    bare_captions.worn,
    lists.ranked,
    subheads.quoted,
    quotations.over_speaker,
    quotations.pull_quote,
    lists.table,
    lists.under_heading,
    results,
    closing.said_again,
    closing.closing_line,
    between.in_box,
    between.points_on,
    heading,
    lists.item,
    bare_captions.bare_caption,
    closing.stray_line,
    foot.sentence_of_page,
    foot.said_by_house,
    paragraph,
)
