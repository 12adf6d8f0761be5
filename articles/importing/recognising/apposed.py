"""What stands beside a title between commas: who made it, and the noun that it is the name of."""

from . import contexts
from .gazetteer import is_given, is_surname
from .passages import Passage, Word

THEM = contexts.words("him her it them us me")
DONE_TOO = contexts.words("hit short feature")
WORKS = contexts.FILM_NOUNS | contexts.SERIES_NOUNS | {"debut", "one", "short"}


def is_apposed(words: list[Word], first: int) -> bool:
    """“his last film, Low Tide,” “the film about her, Low Tide,”: a work that the words before the comma speak of."""
    before = [word.low.rsplit("-", 1)[-1] for word in words[max(first - 4, 0) : first - 1]]
    if before[-1:] and before[-1] in WORKS:
        opens = first >= 4 and words[first - 4].low in ("of", "in", "for") and words[first - 3].low == "the"
        return not words[first - 2].is_capital and not opens  # “For most of the film, Ani …”
    return len(before) == 3 and before[0] in WORKS and before[1] == "about" and before[2] in THEM


def made_by(words: list[Word], last: int) -> bool:
    """“Salt Road, by the Malian director Aïssata Diarra”, “Ebb, directed by …”."""
    at = last + 1
    if at < len(words) and words[at].text == ",":
        at += 1
    if at >= len(words) or (at == last + 1 and words[at].low != "by"):
        return False
    if words[at].low in ("directed", "réalisé", "dirigida", "dirigido", "written"):
        at += 1
    if (
        words[last].low.endswith(("ed", "ing"))
        or words[last].low in contexts.MAKING
        or words[last].low in contexts.FUNCTION | {"dress", "suit", "shirt"}
    ):
        return False
    if at >= len(words) or words[at].low not in ("by", "par", "de", "von"):
        return False
    ahead = words[at + 1 : at + 8]
    named = next((n for n, w in enumerate(ahead) if w.is_capital), None)
    if named is None or not all(w.is_word for w in ahead[:named]):
        return False
    while named + 1 < len(ahead) and ahead[named].low in (contexts.MODIFIERS | contexts.ROLES):
        named += 1
    as_maker = named > 0 and ahead[named - 1].low in contexts.ROLES  # “by the Slovene newcomer …”
    return ahead[named].is_capital and (
        as_maker
        or is_given(ahead[named].text)
        or (named + 1 < len(ahead) and ahead[named + 1].is_capital and is_surname(ahead[named + 1].text))
    )


def are_together(words: list[Word], last: int) -> bool:
    """“whose Low Tide and Ebb made him known”"""
    after = words[last + 1 : last + 3]
    return len(after) > 1 and after[0].low == "and" and after[1].is_capital and not after[1].possessive


def is_behind_kind(passage: Passage, first: int) -> bool:
    """“the Ghanaian hit Low Tide”: behind a word that somebody may do as well, and here has a word of its own."""
    before = passage.words[max(first - 2, 0) : first]
    return len(before) > 1 and before[1].low in DONE_TOO and before[0].low in contexts.MODIFIERS | contexts.FILM_NOUNS


def is_behind_name(passage: Passage, at: int) -> bool:
    """Whether somebody's full name ends there: “Ana Ruiz of Harbour Data” says for whom she works."""
    given, surname = passage.words[at - 1 : at + 1] if at > 0 else (None, None)
    return given is not None and is_given(given.text) and given.is_capital and surname.is_capital
