"""What the words of a name and those around it say for or against a person."""

import re

from . import contexts, german
from .characters import weigh_as_whom, weigh_character_before, weigh_part_named
from .doing import weigh_doing
from .gazetteer import characters, companies, fold, is_given, is_surname, places
from .passages import Passage
from .people import ALSO_NAMES, INITIALS, Bearer, Spot
from .standing import weigh_standing
from .things import is_phrase, is_thing_tail
from .trades import weigh_trade

ENDINGS = re.compile(
    r"\w\w(?:sk[iyá]|sk[aá]|vi[cć]|i[ćč]|vich|escu|yan|ian|dze|shvili|sson|sen|dottir|ova?|eva?|enko|ez|"
    r"inho|ini|elli|etti|oğlu|czyk|berg"
    r"|stein|mann|zadeh|pour|nejad|murthy|appa|akis|opoulos|aberg|lund|quist|ström)\Z"
)


HYPHENATED = re.compile(r"[A-Z][a-zé]+-[a-z]+\Z")


# Everyday words that open a full name far more often than a phrase.
NAMES_TOO = contexts.words("""
    river will mark grace rose ruby amber ivy hunter jack bill frank pat gene drew chase guy art dean rob sue ray
    rich max joy faith bob ben don ed len sid scott young spike wes stan bruce carol dale daisy lily holly jasmine
    iris violet pearl olive
""")


DIRECTIONS = contexts.words(
    "north south east west northern southern eastern western central latin native african asian"
)


WINS = contexts.words("won wins directed wrote plays played stars starred produced shot edited made scored premiered")


MADE = contexts.words("""
    score music screenplay script cinematography songs story lyrics adaptation editing photography performances
    camerawork
""")


def weigh(passage: Passage, spot: Spot, bearer: Bearer) -> None:
    """Note what the words of a name and those around it say."""
    weigh_form(passage, spot, bearer)
    weigh_before(passage, spot, bearer)
    weigh_after(passage, spot, bearer)
    weigh_trade(passage, spot, bearer)
    weigh_doing(passage, spot, bearer)


def weigh_form(passage: Passage, spot: Spot, bearer: Bearer) -> None:
    words = passage.words[spot.first : spot.last + 1]
    tail = words[-1]
    plain = [word for word in words if word.is_word]
    if len(plain) == 2 and plain[0].low in DIRECTIONS and not is_surname(tail.text):
        bearer.add("thing", "a part of the world", 6)
    if fold(spot.name) in places():
        bearer.add("thing", "a place", 9)
    if fold(spot.name) in characters():
        bearer.add("character", "a well-known part", 6)
    if fold(spot.name) in companies():
        bearer.add("thing", "a company", 9)
    if len(plain) > 1 and is_thing_tail(passage, plain):
        bearer.add("thing", "its last word", 9)
    if any(word.low in ("the", "awards", "festival", "&", "war", "university", "of") for word in plain) or re.search(
        r"-(?:American|born|British)\Z", tail.text
    ):
        bearer.add("thing", "its words", 9)
    if len(plain) < 2:
        if fold(tail.text) in contexts.MONONYMS and not german.is_noun(passage, spot.first):
            bearer.add("person", "known by one name", 3)
        return
    head = plain[0]
    if head.low.rstrip(".") in contexts.RANKS - HELD_BY_PEOPLE:
        bearer.add("character", "a rank", 3)  # “Sheriff Boone”
    if is_given(head.text) and (head.low not in contexts.FUNCTION or head.low in ALSO_NAMES):
        phrase = is_phrase(plain)
        doubtful = head.low not in NAMES_TOO and (
            phrase or passage.is_everyday(head.text) or fold(head.text) in places()
        )
        surname = tail.low.rstrip(".")
        if not doubtful or not (phrase or passage.is_everyday(tail.text) or fold(tail.text) in places()):
            bearer.add("person", "given name", 3)
        elif surname:
            bearer.add("person", "given name", 1)
    elif (
        head.low not in contexts.FUNCTION
        and is_surname(tail.text)
        and len(plain) < 4
        and not passage.is_everyday(head.text)
        and fold(head.text) not in places()
    ):
        bearer.add("person", "given name", 2)
    if any(INITIALS.match(word.text) for word in plain) and not all(INITIALS.match(word.text) for word in plain):
        bearer.add("person", "form of the name", 2)
    if tail.low in contexts.SUFFIXES or any(HYPHENATED.match(word.text) for word in plain):
        bearer.add("person", "form of the name", 3)
    elif any(not word.is_capital and word.low in contexts.PARTICLES for word in plain) or ENDINGS.search(tail.low):
        bearer.add("person", "form of the name", 1)


# Ranks that people of the trade bear too, or that come before a first name in talk.
HELD_BY_PEOPLE = contexts.words(
    "father mother brother sister king queen agent prof professor dr lord lady princess prince count"
)


def weigh_before(passage: Passage, spot: Spot, bearer: Bearer) -> None:
    words = passage.words
    sentence, _ = passage.sentence_of(spot.first)
    before = [word.low for word in words[max(sentence, spot.first - 8) : spot.first]]
    p1, p2, p3 = (before[-n] if len(before) >= n else "" for n in (1, 2, 3))
    ends = p1.rsplit("-", 1)[-1]
    if p1 in contexts.ROLES or ends in contexts.ROLES:
        bearer.add("person", "role before", 3)
        if p1 in ("star", "stars", "hero") and p2 == "the":
            bearer.add("person", "role before", 2)
    elif p1 == "," and (p2 in contexts.ROLES or p2.rsplit("-", 1)[-1] in contexts.ROLES):
        bearer.add("person", "role before", 2)
    if p1 in contexts.BY:
        if p2 in contexts.MAKING or p2 in MADE or (p2 in ("é", "by") and p3 in contexts.MAKING):
            bearer.add("person", "made by", 3)
        elif p1 == "by" and p2 in ("is", "was", "are", "were"):
            bearer.add("person", "made by", 3)  # “Casting is by Ana Ruiz.”
        elif p1 == "by":
            bearer.add("person", "by", 0 if p2 in ("designed", "made", "accompanied", "followed", "preceded") else 1)
    if p1 in contexts.STARRING and not (p1 == "cast" and p2 in ("the", "a")):
        bearer.add("person", "starring", 3 if p1 not in ("includes", "including", "cast") or "cast" in before else 1)
    if p1 == ":" and p2 in (
        "starring",
        "dir",
        "director",
        "cast",
        "directed",
        "stars",
        "writer",
        "reparto",
        "avec",
        "dirección",
        "regie",
        "darsteller",
        "screenplay",
        "réalisation",
    ):
        bearer.add("person", "credits", 3)
    if p1 in ("dir.", "dir"):
        bearer.add("person", "credits", 3)
    if p1 in contexts.SIR:
        bearer.add("person", "form of address", 3 if p1 in ("sir", "dame") else 2)
    if p1 in contexts.SPEECH and (p2 in "”\"»’'," or p2 == ",") and p2:
        bearer.add("person", "speaks", 3)
    if p1 in ("with", "avec", "con", "mit") and p2 in (
        "interview",
        "conversation",
        "entretien",
        "entrevista",
        "gespräch",
        "talks",
        "collaboration",
        "speaks",
        "work",
        "works",
        "worked",
        "working",
    ):
        bearer.add("person", "talk with", 3)
    if p1 in ("with", "alongside", "opposite") and (
        p2 in ("stars", "starred", "co-wrote", "co-directed", "appears")
        or (p2 in ("it", "them", "both") and p3 in ("wrote", "co-wrote", "directed", "made", "produced"))
    ):
        bearer.add("person", "works with", 3)
    if p1 in ("is", "are", "were", "was") and p2 in contexts.ROLES and bearer.word_count > 1:
        bearer.add("person", "role before", 3)
    if p1 == "from" and p2 in contexts.FILM_NOUNS and bearer.word_count > 1:
        bearer.add("person", "made by", 3)  # “the third feature from Ana Ruiz”
    if p1 in ("to", "for") and p2 in ("awarded", "went", "goes", "presented", "given", "tribute", "homage"):
        bearer.add("person", "given to", 2)
    if p1 in ("late", "feu", "feue"):
        bearer.add("person", "the late", 2)
    if p1 in ("a", "an") and len(words[spot.first].text) == 1:
        bearer.add("thing", "a letter", 6)  # “a B CinemaScore”
    if p1 in ("the", "an", "el", "der", "das", "le", "la", "les") and bearer.word_count > 1 and not spot.possessive:
        following = words[spot.last + 1].low if spot.last + 1 < len(words) else ""
        if following not in contexts.FILM_NOUNS and following not in contexts.ROLES:
            bearer.add("thing", f"after “{p1}”", 1 if "given name" in bearer.evidence["person"] else 3)
    if p1 == "whose":
        bearer.add("thing", "belongs to somebody", 4)
    if p1 in contexts.BAND_NOUNS:
        bearer.add("band", f"after “{p1}”", 9)
    if (p1 == "," and p2 in contexts.PET_NOUNS) or p1 in contexts.PET_NOUNS:
        bearer.add("thing", "a pet", 9)
    if p1 in contexts.COMPANY_NOUNS and p1 not in ("agency",):
        bearer.add("thing", "a company", 6)
    owner = words[spot.first - 1] if spot.first else None
    if (
        owner is not None
        and owner.possessive
        and owner.is_capital
        and not bearer.score("person")
        and fold(owner.text) not in places()
    ):
        bearer.add("thing", "belongs to somebody", 4)
    if words[spot.first].low in ("sankt", "saint", "san", "santa", "st.", "st", "sant") and bearer.word_count == 2:
        bearer.add("thing", "named after a saint", 3)
    if (
        spot.first > 2 and words[spot.first - 1].text == "," and words[spot.first - 2].text in '”»"’)'
    ) or passage.in_results:
        bearer.add("person", "after a title", 1)
    weigh_character_before(before, p1, p2, bearer)
    weigh_part_named(words, spot.first, spot.last, bearer)
    weigh_as_whom(words, spot.first, spot.last, bearer)
    weigh_standing(passage, spot, bearer)


def weigh_after(passage: Passage, spot: Spot, bearer: Bearer) -> None:
    words = passage.words
    _, end = passage.sentence_of(spot.last)
    after = words[spot.last + 1 : min(end, spot.last + 8)]
    low = [word.low for word in after] + [""] * 8
    if low[0] in contexts.SPEECH and not spot.possessive:
        bearer.add("person", "speaks", 3 if bearer.word_count > 1 else 2)
    elif (
        low[0] in ("has", "had") and low[1] in ("never", "long", "always", "already", "just") and bearer.word_count > 1
    ):
        bearer.add("person", "has done", 2)
    elif low[0] in contexts.DOING and not spot.possessive:
        bearer.add("person", "makes", 2)
    elif low[0] in ("as", "comme", "como", "als") and after[1:2] and after[1].is_capital:
        bearer.add("person", "as somebody", 2)
    elif low[0] in ("has", "had", "was", "is", "a", "ha", "hat") and (
        low[1] in contexts.DOING or low[1] in contexts.SPEECH or low[1] in ("born", "cast", "named", "nominated", "set")
    ):
        bearer.add("person", "makes", 2)
    if low[0] == "," and low[1] in ("who", "whose", "qui", "quien", "der", "die"):
        does = bearer.word_count > 1 and (low[2] in contexts.DOING or low[2] in WINS)
        bearer.add("person", "who", 3 if does else 1)
    if low[0] == "," and low[1].isdigit() and 4 < int(low[1][:4]) < 105 and low[2] in (",", ".", ""):
        bearer.add("person", "an age", 2)
    if (
        low[0] == ","
        and (low[1] in contexts.ROLES or low[2] in contexts.ROLES or low[3] in contexts.ROLES)
        and low[1] not in ("and", "or")
    ):
        bearer.add("person", "role after", 2)
    if low[0] == "(" and re.match(r"\d{4}[–-]|born|né|née|nacid|geb", passage.text[after[0].end : after[0].end + 8]):
        bearer.add("person", "a life", 4)
    if spot.possessive and (
        low[0] in contexts.FILM_NOUNS
        or low[1] in contexts.FILM_NOUNS
        or low[0]
        in (
            "performance",
            "portrayal",
            "turn",
            "latest",
            "direction",
            "script",
            "work",
            "career",
            "score",
            "camera",
            "cinematography",
            "direction",
            "death",
        )
    ):
        bearer.add("person", "whose film", 2)
    if spot.possessive and low[0] in '“«"‘' and low[0]:
        bearer.add("person", "whose film", 3)
    if low[0] == "," and low[1] in '“«"' and low[1] and bearer.word_count > 1:
        bearer.add("person", "named with a title", 2)
    if low[0] in ("production", "presentation") and spot.first and words[spot.first - 1].low in ("a", "an"):
        bearer.add("thing", "whose production it is", 6)
    if low[0] in ("family", "band", "estate", "foundation") and low[1] not in contexts.FILM_NOUNS:
        bearer.add("thing", "a family or a band", 3)
    at = spot.first - 1
    if at >= 0 and words[at].text == "(" and low[0] in (")", ",", ";") and low[0]:
        bearer.add("person", "in brackets", 1)
