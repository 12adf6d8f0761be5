"""What somebody does, told by the form of the word: a weaver, an archivist, “ihr Hauptdarsteller”."""

import re
from itertools import pairwise

from . import contexts
from .gazetteer import fold, is_common, places
from .passages import Passage, Word
from .people import Bearer, Spot

AGENT = re.compile(r"\w{3,}(?:[^aeiou]er|[st]or|ist|ian|man|woman|ess|smith|wright|keeper|maker|driver|teacher)\Z")
NO_TRADE = contexts.words("""
    after over under other another ever never whether either rather winter summer river paper water number letter order
    power tower corner center chapter character former latter chamber quarter border trailer poster folder cover horror
    doctor motor tractor sector factor senior junior monster computer theater theatre matter manner dinner supper offer
    danger finger hunger shoulder member december november october september answer newsletter register list twist mist
    exist consist insist resist assist process business success address princess witness press mattress dress less guess
    german human woman's roman italian russian asian canadian australian indian victorian christian
""")
DETERMINERS = contexts.words("the a an his her its their our my your")
AS_WHOM = contexts.PLAYS | {"as", "als", "como", "comme", "is", "character", "role", "called", "named"}
CLOSES = contexts.words(", . ; ) who whose from in of at and – —")
BEHIND = contexts.words("a an the")
# “lo nuevo de Ana Ruiz”, “the latest from Bo Lund”
NEW_FROM = contexts.words("nuevo última último nouveau dernier latest neueste neues nuovo")
FROM = contexts.words("de d' from by von di")


def is_trade(word: Word) -> bool:
    low = word.low.rsplit("-", 1)[-1]
    if not word.is_word or word.is_capital or word.possessive or low in contexts.FILM_NOUNS | NO_TRADE:
        return False
    return low in contexts.ROLES or bool(AGENT.fullmatch(low))


def weigh_trade(passage: Passage, spot: Spot, bearer: Bearer) -> None:
    """A name in full, of no everyday words, beside what somebody does: “his handler, Ana Ruiz”, “Bo Lund, a weaver”."""
    words = passage.words
    named = [word for word in words[spot.first : spot.last + 1] if word.is_word and word.is_capital]
    if not 2 <= len(named) <= 3 or any(is_common(w.text) or fold(w.text) in places() for w in named[-1:]):
        return
    if is_common(named[0].text) or fold(bearer.name) in places():
        return
    sentence, end = passage.sentence_of(spot.first)
    if AS_WHOM & {word.low for word in words[max(sentence, spot.first - 7) : spot.first]}:
        return  # “plays Ana Ruiz, a widow”
    before = words[max(sentence, spot.first - 5) : spot.first]
    if before and before[-1].text == ",":
        before = before[:-1]
    is_weighed = "role before" in bearer.evidence["person"]
    if before and not is_weighed and is_trade(before[-1]) and any(word.low in DETERMINERS for word in before[:-1]):
        bearer.add("person", "what somebody does", 3)
    after = words[spot.last + 1 : min(end, spot.last + 7)]
    if len(after) > 3 and after[0].text == "," and after[1].low in BEHIND:
        for word, following in pairwise(after[2:]):
            if is_trade(word) and following.low in CLOSES:
                bearer.add("person", "what somebody does", 3)
            if not word.is_word or word.is_capital:
                break
    near = [word.low for word in words[max(sentence, spot.first - 2) : spot.first]]
    if len(near) == 2 and near[0] in NEW_FROM and near[1] in FROM:
        bearer.add("person", "whose film", 3)
