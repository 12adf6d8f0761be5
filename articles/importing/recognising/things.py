"""Runs of capitals that are a thing by their words: “Pier Road”, “Little Miss Sunshine”."""

from . import contexts
from .gazetteer import fold, is_english, is_given, places
from .passages import Passage, Word

NEVER_SURNAMES = (
    (contexts.VENUES - {"hall"})
    | contexts.COMPANY_TAILS
    | contexts.words(
        "street avenue road square valley island islands airport county station river brothers family "
        "award awards festival beach city navy army police"
        " prize prizes airport motel bar cafe café restaurant winner winners nominee reviews review "
        "interview interviews trailer cast"
    )
)


def is_phrase(words: list[Word]) -> bool:
    """Whether a run that opens with a given name is one of everyday words: “Little Miss Sunshine”."""
    return len(words) > 2 and all(is_english(word.text) for word in words)


def is_thing_tail(passage: Passage, plain: list[Word]) -> bool:
    """Whether its last word makes a run a thing. After a plain given name many such words are surnames: Céline Song."""
    tail = plain[-1].low.rstrip(".")
    if tail not in contexts.THING_TAILS:
        return False
    head = plain[0].text
    named = is_given(head) and not passage.is_everyday(head) and fold(head) not in places() and len(plain) == 2
    return not named or tail in NEVER_SURNAMES
