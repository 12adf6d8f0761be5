"""What the place of a full name in its sentence says: behind what was won, on a jury, one of two sisters, a bay."""

from . import contexts
from .passages import Passage, Word
from .people import Bearer, Spot

SIBLINGS = contexts.words(
    "brothers sisters siblings twins frères sœurs hermanos hermanas brüder schwestern fratelli sorelle"
)
WINNERS = contexts.words("winner laureate recipient honoree honouree nominee")
SHOWN = contexts.FILM_NOUNS | contexts.words("films season retrospective tribute portrait oeuvre works cinema")
JURIES = contexts.words("jury jurors panel jurado")
ARTICLES = contexts.words("the a an his her their")
# “…, as the title says”: that is nobody's part.
NO_PART = contexts.words(
    "title name saying film story rest others song poster credits critics press audience book play"
)
BETWEEN = contexts.words("and & , are is set also both attached in talks due")
LIVED = contexts.words("born raised grew up brought lives lived living based settled schooled educated")
LEFT = contexts.words("died studied taught educated trained schooled enrolled buried cremated")
WHERE = contexts.words("at in near en à aux outside across off")


def weigh_standing(passage: Passage, spot: Spot, bearer: Bearer) -> None:
    words, first = passage.words, spot.first
    sentence, end = passage.sentence_of(first)
    before = [word.low for word in words[max(sentence, first - 4) : first]]
    p1, p2, p3 = ([""] * 3 + before)[:-4:-1]
    if p1 in WHERE and bearer.word_count < 4:
        is_place = bearer.word_count > 1 and words[spot.last].low in contexts.THING_TAILS and not spot.possessive
        bearer.add("thing", "in or at it", 4 if is_place else 1)  # “in Hastings Bay”
    if bearer.word_count < 2:
        return
    if p1 == "in" and LIVED & {p2, p3}:
        bearer.add("thing", "where somebody lives", 6)  # “raised in Milton Keynes”
    if p1 == "at" and LEFT & {word.low for word in words[max(sentence, first - 5) : first]}:
        bearer.add("thing", "where somebody was", 4)  # “died peacefully at Trinity Hospice”
    if p1 == "by" and p2 == "," and p3 in contexts.FILM_NOUNS:
        bearer.add("person", "made by", 3)
    if p1 == "of" and p2 in SHOWN:
        bearer.add("person", "whose film", 2)  # “a season of Ana Ruiz”
    if p1 in ("de", "d'") and {p2, p3} & contexts.FILM_NOUNS:
        bearer.add("person", "whose film", 2)  # “un premier film d’Ana Ruiz”
    if p1 == "," and p2 in WINNERS:
        bearer.add("person", "has won", 2)
    if p1 in (",", "and", "&", ":") and JURIES & {word.low for word in words[sentence:first]}:
        bearer.add("person", "on a jury", 2)
    if p1 in ("and", "&") and p3 in SIBLINGS and words[first - 2].is_capital:
        bearer.add("person", "a pair", 2)
    if is_to_star(words[spot.last + 1 : min(end, spot.last + 9)]):
        bearer.add("person", "is to star", 2)
    after = [word.low for word in words[spot.last + 1 : min(end, spot.last + 5)]]
    if len(after) == 4 and after[:2] == [",", "as"] and after[2] in ARTICLES and after[3] not in NO_PART:
        bearer.add("person", "as a part", 3)


def is_to_star(near: list[Word]) -> bool:
    """“Ana Ruiz and Bo Lund will star”: nothing but names between, up to what they will do."""
    star = next((number for number, word in enumerate(near) if word.low in ("star", "co-star")), 0)
    if not star or near[star - 1].low not in ("will", "to"):
        return False
    return all(word.is_capital or word.low in BETWEEN for word in near[: star - 1])
