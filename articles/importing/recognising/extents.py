"""Where a title that stands without marks begins and ends."""

from . import contexts
from .gazetteer import fold, is_english, is_given, is_surname, places
from .passages import Passage, Word
from .titles import PRIZE_WORDS

LONGEST_EMPHASISED = 120


def small_words_before(passage: Passage, first: int, start: int, limit: int = 8) -> list[str]:
    """The words of the sentence before a title, names apart."""
    sentence, _ = passage.sentence_of(first)
    return [
        word.low
        for word in passage.words[max(sentence, first - limit) : first]
        if word.start < start and word.is_word and (not word.is_capital or passage.is_title_cased)
    ]


def start_of_title(passage: Passage, last: int, limit: int = 12) -> int | None:
    """The first word of a title that ends with a given word; none where that has no capital."""
    words = passage.words
    for start, end in passage.emphasised:
        if end == words[last].end and end - start <= LONGEST_EMPHASISED:
            return passage.index_at(start)  # as far back as it is set apart
    first = None
    number = last
    while number >= 0 and last - number < limit and (number == last or number + 1 not in passage.line_starts):
        word = words[number]
        if number < last and word.possessive and (word.is_capital or word.is_word):
            if is_maker(passage, number) or is_known_by_one_name(words, number):
                break  # “Terrence Malick’s The Tree of Life”
            if words[number + 1].low in ("the", "a", "an"):
                break
        if word.is_capital or word.text[0].isdigit():
            first = number
        elif (
            not (word.low in contexts.CONNECTORS or word.text in (":", "…", "&", ",", "!", "–", "-"))
            or (word.text == "," and not (number > 0 and words[number - 1].is_capital and serial(words, number)))
            or (word.text == ":" and number > 0 and names_prize(words, number))
            or (word.text == ":" and number == 1 and words[0].low in SHOWING)
            or (word.text in (":",) and first is not None and number > 0 and not words[number - 1].is_capital)
        ):
            break
        number -= 1
    if first is None:
        return None
    while first < last and leads_in(passage, first):
        first += 1
    return first if words[first].is_capital or words[first].text[0].isdigit() else None


def names_prize(words: list[Word], colon: int) -> bool:
    """Whether a line says what was won before its colon: “Golden Lantern: Stopcock”."""
    return colon < 8 and bool(
        {word.low for word in words[:colon]} & PRIZE_WORDS or words[0].low in ("golden", "silver", "crystal")
    )


def is_maker(passage: Passage, number: int) -> bool:
    """Whether a possessive is a person's full name: “Terrence Malick’s”, and not “The Lighthouse Keeper’s”."""
    first = number
    while (
        first > 0
        and number - first < 4
        and passage.words[first - 1].is_capital
        and passage.words[first - 1].is_word
        and passage.words[first].start == passage.words[first - 1].end + 1
    ):
        first -= 1
    words = passage.words[first : number + 1]
    while len(words) > 1 and (
        words[0].low in contexts.ROLES or (words[0].low in contexts.FUNCTION and words[0].low != "the")
    ):
        words = words[1:]
    return (
        len(words) > 1
        and words[0].low not in ("the", "a", "my")
        and (is_given(words[0].text) or is_surname(words[-1].text))
    )


def is_known_by_one_name(words: list[Word], number: int) -> bool:
    """“Kogonada’s Columbus”: a word of no language and no list, where “Rosemary’s Baby” opens with a name."""
    word = words[number].text
    alone = number == 0 or not words[number - 1].is_capital
    return alone and not (is_given(word) or is_surname(word) or is_english(word))


def serial(words: list[Word], comma: int) -> bool:
    """Whether a comma stands inside a title, “The Cook, the Thief, His Wife”, and not between two."""
    return words[comma + 1].low in ("the", "his", "her") and not words[comma + 1].is_capital


def leads_in(passage: Passage, number: int) -> bool:
    """A small word, a role or a genre that opens the sentence and not the title."""
    word = passage.words[number]
    low = word.low
    if not word.is_capital:
        return True
    if (
        number in passage.openers
        and low in contexts.FUNCTION
        and low not in ("the", "a", "an", "la", "le", "el", "les", "los", "das", "die", "der")
    ):
        return True
    return (
        number in passage.openers
        and (low in contexts.ROLES or low in contexts.FILM_NOUNS)
        and passage.words[number + 1].is_capital
    )


SHOWING = contexts.words(
    "review critique film movie image picture still photo above below left right top bottom ci-dessus oben unten"
)
ARTICLES = contexts.words("le la les l' el los las il lo gli der die das")


def pairs_articles(words: list[Word], first: int, joined: int) -> bool:
    """“Le Sel et la Rouille”: a title that opens with an article goes on with one."""
    return (
        words[first].low in ARTICLES
        and words[joined + 1].low in ARTICLES
        and joined + 2 < len(words)
        and words[joined + 2].is_capital
    )


def comes_from(passage: Passage, first: int) -> bool:
    """Whether “from” stands before it: “to” leads on to the next there, and is no part of a title."""
    sentence, _ = passage.sentence_of(first)
    return "from" in {word.low for word in passage.words[max(sentence, first - 3) : first]}


LOOSE = contexts.words("with for from at by as to in on")


def run_of_title(passage: Passage, first: int, limit: int = 10) -> int | None:
    """The last word of a title that begins with a given word and stands without any marks."""
    words = passage.words
    if (
        first >= len(words)
        or not (words[first].is_capital or words[first].text[0].isdigit())
        or not words[first].is_word
    ):
        return None
    last = number = first
    while number + 1 < len(words) and number - first < limit:
        if words[number].possessive and number > first and not words[number + 1].is_capital:
            break
        number += 1
        if number <= last:
            continue
        word = words[number]
        if number in passage.line_starts:
            break
        if word.text == "I" and number + 1 < len(words) and words[number + 1].text[0].islower():
            break  # “at Low Tide I counted eleven”
        gap = word.start - words[number - 1].end
        if (word.is_capital or (word.text[0].isdigit() and number - last == 1)) and gap <= 3:
            last = number
        elif word.text in (":", "…", "&") or (word.low in contexts.CONNECTORS and word.is_word):
            ahead = words[number + 1] if number + 1 < len(words) else None
            if (
                word.low in ("and", "y", "et", "und", "e", "&")
                and ahead is not None
                and ahead.is_capital
                and not any(w.text == ":" for w in words[first:number])
            ):
                break
            if (
                word.low in ("and", "y", "et", "und", "e")
                and ahead is not None
                and ahead.low in contexts.PARTICLES | {"of", "in"}
                and not pairs_articles(words, first, number)
            ):
                break
            if (
                word.low in ("on", "in", "at", "for", "from", "to", "by", "with")
                and ahead is not None
                and (ahead.low in contexts.CALENDAR or fold(ahead.text) in places())
            ):
                break
            if word.low in ("or", "ou", "oder") and last > first and ahead is not None and ahead.is_capital:
                break
            if word.low in ("from", "to") and ahead is not None and ahead.text[0].isdigit():
                last = number + 1
                continue
            if word.low in LOOSE and last == first and words[first].low not in ("the", "a"):
                break
            if number - last > 3:
                break
        else:
            break
    return last


def is_trade_of(passage: Passage, first: int, last: int) -> bool:
    """“Baker Jean Pickersgill, 71,”: an everyday word that opens a sentence about somebody whose age is told."""
    words = passage.words
    if first not in passage.openers or last - first < 2 or not is_given(words[first + 1].text):
        return False
    after = words[last + 1 : last + 3]
    aged = len(after) > 1 and after[0].text == "," and after[1].text.isdigit() and len(after[1].text) == 2
    return aged and is_english(words[first].text)


def is_voice(passage: Passage, first: int) -> bool:
    """“RUIZ: Always”: who speaks, in capitals before a colon, at the beginning of a passage."""
    after = passage.words[first + 1 : first + 2]
    return first == 0 and passage.words[0].text.isupper() and bool(after) and after[0].text == ":"
