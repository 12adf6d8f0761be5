"""What the whole of a text says of a name: that it comes back, that its letters stand before the answers."""

from collections.abc import Iterable

from . import contexts
from .gazetteer import companies, fold, is_common, is_english, is_given, is_surname, places
from .passages import Passage
from .people import Bearer, Spot

LONGEST_NAME = 4  # words
NO_NAME = contexts.FUNCTION | contexts.THING_TAILS | contexts.CALENDAR | contexts.MODIFIERS
IS = contexts.words(
    "is was has had will would does did gets got keeps kept looks looked walks walked sits sat wants wanted knows knew"
)
FIRM = ("role before", "made by", "credits", "speaks", "whose film", "who")


def weigh_whole(passages: list[Passage], bearers: dict[str, Bearer], speakers: Iterable[str]) -> None:
    """Names that no list has, by how they are spelled, how often they come, and whether somebody answers to them."""
    initials = {letters(speaker) for speaker in speakers}
    plays_parts = any(bearer.score("character") >= 3 for bearer in bearers.values())
    parts = {fold(word) for bearer in bearers.values() if bearer.word_count > 1 for word in bearer.name.split()}
    for bearer in bearers.values():
        words = bearer.name.split()
        if len(words) == 1 and fold(words[0]) not in parts and is_known_by_one_name(bearer):
            bearer.add("person", "known by one name alone", 1)
        if not 2 <= len(words) <= LONGEST_NAME or not bearer.spots:
            continue
        if letters("".join(word[0] for word in words)) in initials:
            bearer.add("person", "answers by these letters", 4)
        listed = bearer.evidence["person"].get("given name", 0)
        if listed > 2:
            continue
        if not is_strange(passages[bearer.spots[0].passage], words):
            continue
        if bearer.evidence["person"].get("by") != 0:  # “designed by”: as often a house as somebody
            bearer.add("person", "no everyday words", 1)
        if not plays_parts and any(is_subject(passages[spot.passage], spot) for spot in bearer.spots):
            bearer.add("person", "what a sentence is about", 2)
        if len({spot.passage for spot in bearer.spots}) > 1:
            bearer.add("person", "comes back", 1)
        alone = bearers.get(fold(words[-1]))
        if alone is not None and not alone.evidence["thing"] and not alone.score("character"):
            bearer.add("person", "comes back by surname", 2)


def is_subject(passage: Passage, spot: Spot) -> bool:
    """Whether a sentence opens with the name and goes on with what somebody is or does: “Ana Ruiz has felt it”."""
    after = passage.words[spot.last + 1 : spot.last + 2]
    opens = spot.first == passage.sentence_of(spot.first)[0] and not spot.possessive
    return opens and bool(after) and after[0].low in IS


def is_strange(passage: Passage, words: list[str]) -> bool:
    """Whether none of the words is an everyday one: foreign titles are so too, but these are mostly marked."""
    if (words[0].endswith(".") and len(words[0]) > 2) or len(words[0]) == 1:
        return False  # “Dr. Stella Marsh” is a part as often
    if any(word.lower().strip(".") in NO_NAME or fold(word) in places() for word in words):
        return False
    if passage.language == "de":
        return False  # every noun has a capital there
    if passage.language != "en" and not (is_given(words[0]) or is_surname(words[-1])):
        return False
    if fold(" ".join(words)) in places() or fold(" ".join(words)) in companies():
        return False
    return not any(passage.is_everyday(word) or is_english(word) for word in words) and not any(
        word.isupper() and len(word) > 2 for word in words
    )


def letters(label: str) -> str:
    return "".join(sign for sign in label.upper() if sign.isalpha())


def is_known_by_one_name(bearer: Bearer) -> bool:
    """Whether a single name that is neither a given name nor a surname stands for somebody who does what people do."""
    if is_given(bearer.name) or is_surname(bearer.name) or is_common(bearer.name):
        return False
    if bearer.name.lower() in contexts.CALENDAR:
        return False  # “Saturday’s premiere”
    if fold(bearer.name) in places() or fold(bearer.name) in companies() or bearer.name.isupper():
        return False
    said = [reason for reason in FIRM if reason in bearer.evidence["person"]]
    firm = bearer.stated >= 3 or "whose film" in said or (bearer.stated >= 2 and len(bearer.spots) > 2)
    return bool(said) and firm and not bearer.score("character") and (said != ["made by"] or len(bearer.spots) > 1)
