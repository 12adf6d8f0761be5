"""Lists of other stories: their label, their headlines, and what stands in small print beside each."""

import re

from ..body import talk
from ..copy import Copy
from ..facts import about, dates, days_in_print, names_in_print
from ..head.kickers import is_kicker
from ..pictures import picture_credits
from ..pieces import RelatedHeadline
from ..words import NOT_PRINTED, key, sentence_count
from . import cards, furniture, papers, writers
from .beside import advertises_below
from .furniture import LONGEST_LINK
from .other_stories import LONGEST_HEADLINE, MOST_HEADLINES, heads_other_stories, is_empty_box, stands_over_headlines

IN_SECTION = re.compile(r"in [“\"].{2,40}[”\"]", re.IGNORECASE)  # under a headline: where that story stands
SHORTENED = re.compile(r"\b(?:Bros|Co|Corp|Inc|Jr|Sr|Ltd|vs|Vol|(?:[A-Z]\.)+[A-Z])\.$")  # no end of a sentence
# “[Read: The quiet collapse of the intermission]”, alone between paragraphs
IN_BRACKETS = re.compile(
    r"\[(?:read|related|listen|watch|from the archives?|lire|lesen|leer|leggi)(?: [\w’']+){0,3}\s?:\s?"
    r"(?P<headline>[^\[\]]{8,160})\]",
    re.IGNORECASE,
)
WORDS_OF_SUBHEAD = 5
FEWEST_BEFORE = 2  # headlines
WORDS_OF_LABEL = 2
WORDS_OF_HEADLINE = 4
ADDRESS = re.compile(r"<?https?://\S+>?")
LONGEST_TOPIC = 4  # words
FEWEST_TOPICS, WORDS_OF_TOPIC = 2, 3  # without a label that says so
LONGEST_BUTTON = 40  # characters
FEWEST_OF_NEIGHBOUR = 3  # words
NEIGHBOUR = re.compile(
    r"[←«‹<]?\s?(?:previous|prev|next|older|newer|précédente?|suivante?|anterior|siguiente|zurück|weiter|precedente"
    r"|successiv[oa])(?: (?:post|article|entry|story|episode|review))?\s?:?\s?[→»›>]?",
    re.IGNORECASE,
)


def listed(copy: Copy, index: int, in_tail: bool) -> int:
    """A list of other stories under its label, or one of them on a line with it."""
    passage = copy.passages[index]
    match = furniture.INLINE_MORE.fullmatch(passage.text) if len(passage.text) < 260 else None
    if match and (names_other_story(match["headline"])) and copy.kind(index) not in ("newsletter box", "share link"):
        headline = match["headline"].strip(" *_›→")
        if lists_topics(headline):
            return copy.leave(index, 1, "navigation")
        headline = headline if "«" in headline else headline.strip("» ")
        links = [mark.address for mark in passage.marks if mark.kind == "link"]
        copy.add(RelatedHeadline(passage.start, passage.end, headline, address=links[0] if links else ""))
        return 1
    if bracketed := IN_BRACKETS.fullmatch(passage.text[:LONGEST_HEADLINE]):
        copy.add(RelatedHeadline(passage.start, passage.end, bracketed["headline"]))
        return 1
    if taken := neighbour(copy, index):
        return taken
    kind = copy.kind(index)
    if (kind == "topics" and not stands_over_headlines(copy, index)) or (
        kind == "related list" and names_topics(copy, index)
    ):
        return topics(copy, index)
    if copy.kind(index) not in ("related list", "topics") and not (in_tail and heads_other_stories(copy, index)):
        return 0
    copy.leave(index, 1, "related list")
    if not in_tail and is_empty_box(copy, index):
        return 1
    taken, headlines, cards_alone = 1, 0, 0
    under = index + 1 < len(copy.passages) and not cards.tells_of_other(copy, index + 1)
    while index + taken < len(copy.passages) and taken <= MOST_HEADLINES:
        if taken > 1 and (asks_on(copy, index + taken, in_tail) or quotes_story(copy, index + taken)):
            break
        signs = cards.signs_headline(copy, index + taken)
        if not in_tail and headlines and not signs and heads_text(copy, index + taken, headlines):
            break
        if under and headlines == cards_alone > 1 and cards.ends_list(copy, index + taken):
            break
        if heads_next(copy, index + taken, headlines):
            copy.leave(index + taken, 1, "related list")
            taken += 1
            continue
        if not (step := headline_of_another(copy, index + taken, in_tail)):
            break
        taken += step
        if isinstance(copy.pieces[-1], RelatedHeadline) and copy.has_paragraph:
            small_print = copy.leave(index + taken, cards.lines_below(copy, index + taken), "related list")
            headlines, cards_alone, taken = headlines + 1, cards_alone + (small_print > 0), taken + small_print
    return taken


def heads_text(copy: Copy, index: int, headlines: int) -> bool:
    """Whether a few words that the story does not say stand over running text, below headlines of many more."""
    passage, below = copy.passages[index], copy.below(index)
    if passage.set_as or not passage.is_bare or passage.words > WORDS_OF_SUBHEAD or below is None or not below.is_prose:
        return False
    last = [piece for piece in copy.pieces[-3 * headlines :] if isinstance(piece, RelatedHeadline)][-headlines:]
    long = all(len(piece.text.split()) > 2 * passage.words for piece in last)
    return long and not copy.kind(index) and copy.keys[index] not in copy.body_keys


def heads_next(copy: Copy, index: int, headlines: int) -> bool:
    """“Just added” over further headlines, in a list of such as have many more words."""
    passage, below = copy.passages[index], copy.below(index)
    if headlines < FEWEST_BEFORE or below is None or passage.words > WORDS_OF_LABEL or not passage.is_bare:
        return False
    last = [piece for piece in copy.pieces[-2 * headlines :] if isinstance(piece, RelatedHeadline)]
    long = all(len(piece.text.split()) >= WORDS_OF_HEADLINE for piece in last)
    goes_on = below.is_bare and (below.words >= WORDS_OF_HEADLINE or copy.kind(index + 1) == "navigation")
    return long and goes_on and not copy.kind(index)


def asks_on(copy: Copy, index: int, in_tail: bool) -> bool:
    """Whether a question stands by itself below headlines that stand in one block, and above its answer: running text,
    or a turn with its letter as the question has one.
    """
    passage, below = copy.passages[index], copy.below(index)
    if len(copy.blocks[index - 1]) == 1 or below is None:
        return False
    if not copy.stands_alone(index) or not copy.stands_alone(index + 1):
        return False
    asks = not in_tail and passage.text.endswith("?") and below.is_prose
    return asks or (talk.is_signed(passage) and talk.is_signed(below))


def quotes_story(copy: Copy, index: int) -> bool:
    """Whether a sentence between marks stands by itself that the story has too: set large, and no headline."""
    words = copy.passages[index].text
    marked = words.startswith(("“", "«", "„", '"')) and words.endswith(("”", "»", "“", '"'))
    marked = marked and len(words) <= LONGEST_HEADLINE
    return marked and copy.stands_alone(index) and copy.echoes.source_of(index, words[1:-1].strip()) is not None


def neighbour(copy: Copy, index: int) -> int:
    """“« Previous” over the headline of the story before this one."""
    words, below = copy.passages[index].text, copy.below(index)
    if not NEIGHBOUR.fullmatch(words[:LONGEST_BUTTON]) or below is None or not copy.is_mostly_above(index):
        return 0
    if not copy.stands_right_below(index + 1) or below.set_as or ends_sentence(below.text):
        return 0
    around = (copy.passages[index - 1].text, below.text)
    if any(NEIGHBOUR.fullmatch(words[:LONGEST_BUTTON]) for words in around) or below.words < FEWEST_OF_NEIGHBOUR:
        return 0  # two buttons side by side
    copy.leave(index, 1, "navigation")
    copy.add(RelatedHeadline(below.start, below.end, below.text.strip(" →►▶»›•*")))
    return 2


def names_topics(copy: Copy, index: int) -> bool:
    """Whether every line right under a label with a colon is of a word or three, as no list of headlines is."""
    if not copy.passages[index].text.endswith(":"):
        return False  # “You may also like” may stand over films
    lines = [copy.passages[at] for at in range(index + 1, min(copy.blocks[index].stop, index + MOST_HEADLINES))]
    return len(lines) >= FEWEST_TOPICS and all(0 < line.words <= WORDS_OF_TOPIC and not line.set_as for line in lines)


def topics(copy: Copy, index: int) -> int:
    """The links of topics at the foot of a story, under their label or beside it."""
    taken = 1
    while copy.passages[index].words <= 6 and index + taken < len(copy.passages) and taken <= MOST_HEADLINES:
        passage = copy.passages[index + taken]
        if (
            passage.set_as not in ("", "item")
            or passage.words > LONGEST_TOPIC * max(1 + passage.text.count(","), len(passage.marks))
            or copy.kind(index + taken)
        ):
            break
        if passage.text.endswith((".", "?", "!", "”")):
            break
        taken += 1
    return copy.leave(index, taken, "navigation")


def names_other_story(words: str) -> bool:
    return sentence_count(words) <= 2 and not words.rstrip().endswith(".")


def headline_of_another(copy: Copy, index: int, in_tail: bool) -> int:
    """A line of a list of other stories. A brand that the next line names again is its advertiser."""
    passage = copy.passages[index]
    name = copy.kind(index)
    if index in copy.page_lines:
        return copy.leave(index, 1, "navigation")
    if ADDRESS.fullmatch(passage.text):
        return copy.leave(index, 1, "related list")
    if index in copy.charted:
        return charted_headline(copy, index)
    if name in ("sponsored item", "advertisement", "related list", "boilerplate"):
        return copy.leave(index, 1 + (name == "sponsored item" and advertises_below(copy, index)), name)
    if not passage.set_as and not any(sign.isalnum() for sign in passage.text):
        return copy.leave(index, 1, "markup")
    if in_tail and passage.set_as == "picture":
        return copy.leave(index, 1, "related list")
    if in_tail and cards.signs_alone(copy, index):
        return copy.leave(index, 1, "related list")
    if aged := days_in_print.without_age(passage.text[:LONGEST_HEADLINE]):
        copy.add(RelatedHeadline(passage.start, passage.end, aged))
        return 1
    if name == "navigation" and passage.words == 1 and goes_on_with_titles(copy, index):
        return copy.leave(index, 1, name)
    if writers.introduces(copy, index) or writers.introduces(copy, index + 1):
        return 0
    if name or passage.set_as in ("picture", "rule", "quote", "entry") or passage.is_prose:
        return 0
    if len(passage.text) > LONGEST_HEADLINE:
        return 0
    if passage.set_as == "heading" and passage.level <= 2 and not in_tail:
        return 0
    if picture_credits.BARE_CREDIT.fullmatch(passage.text) or about.SOURCES.fullmatch(
        NOT_PRINTED.sub("", passage.text)
    ):
        return 0
    if lists_topics(passage.text):
        return copy.leave(index, 1, "navigation")
    note = about.name_of_note(passage.text)
    if (
        (note and not (note == "event" and ":" in passage.text))
        or names_in_print.bylines_in(passage.text)
        or ends_sentence(passage.text)
    ):
        return 0
    if index + 1 < len(copy.passages) and passage.words <= 4 and not passage.set_as:
        other = copy.passages[index + 1]
        if (
            not copy.kind(index + 1)
            and key(passage.text) in copy.keys[index + 1]
            and len(other.text) > len(passage.text) + 8
        ):
            copy.add(RelatedHeadline(passage.start, other.end, other.text, label=passage.text))
            return 2
    if passage.words <= 6 and (
        IN_SECTION.fullmatch(passage.text)
        or dates.find(passage.text)
        or days_in_print.is_relative(passage.text)
        or dates.AGE.fullmatch(passage.text)
        or passage.text.isupper()
        or is_kicker(passage.text)
    ):
        return copy.leave(index, 1, "related list")
    if copy.kinds[index + 1 : index + 2] == ["newsletter box"] and papers.names_it(copy, index):
        return copy.leave(index, 1, "newsletter box")
    if is_button_of_page(copy, index):
        return copy.leave(index, 1, "navigation")
    if (
        cards.stands_over_card(copy, index)
        or cards.signs_headline(copy, index)
        or cards.says_where_and_when(copy, index)
    ):
        return copy.leave(index, 1, "related list")
    links = [mark.address for mark in passage.marks if mark.kind == "link"]
    words = passage.text.strip(" →►▶›•*" if "«" in passage.text else " →►▶»›•*")
    copy.add(RelatedHeadline(passage.start, passage.end, words, address=links[0] if links else ""))
    return 1


def is_button_of_page(copy: Copy, index: int) -> bool:
    """“Explore the BBC”: three words at most between the label of a list and something else of the page, one of them a
    name that the first line of the page has, or the last.
    """
    alone = copy.kind(index - 1) == "related list" and copy.kinds[index + 1 : index + 2] not in ([], [None])
    if not alone or copy.passages[index].words > LONGEST_LINK or copy.kind(index + 1) == "related list":
        return False
    return any(
        word[0].isupper() and word.casefold() in copy.words_of_paper for word in copy.passages[index].text.split()[1:]
    )


def goes_on_with_titles(copy: Copy, index: int) -> bool:
    """Whether a list goes on right below “Close”, a button or a film, with a few words that may be a title."""
    below = copy.below(index)
    plain = below is not None and not below.set_as and below.is_bare and below.words <= LONGEST_TOPIC
    opens_foot = copy.blocks[index].start == index and len(copy.blocks[index - 1]) > 1
    return plain and copy.stands_right_below(index + 1) and not copy.kind(index + 1) and not opens_foot


def lists_topics(words: str) -> bool:
    """“Film, Theatre, Obituaries”: a line of links, each of a few words."""
    links = re.split(r",\s|\s[/|·•]\s", words)
    short = all(0 < len(link.split()) <= LONGEST_TOPIC and ":" not in link for link in links)
    return len(links) > 2 and short and words[-1:].isalnum()


def charted_headline(copy: Copy, index: int) -> int:
    """A numbered line of a list of other stories, its number perhaps on a line of its own."""
    passage, below = copy.passages[index], copy.below(index)
    if passage.text:
        copy.add(RelatedHeadline(passage.start, passage.end, passage.text))
        return 1
    if below is None or not below.is_bare or below.set_as:
        return copy.leave(index, 1, "related list")
    copy.add(RelatedHeadline(passage.start, below.end, below.text))
    return 2


def ends_sentence(words: str) -> bool:
    return words.endswith(".") and not SHORTENED.search(words)
