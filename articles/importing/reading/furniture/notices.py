"""What the house says to its readers beside a story: how comments are kept, what a link earns, where letters go.

Told by how it is built, not by its words: a sentence or two at the foot of the page in which “we” speak to “you”,
which name nobody and nothing that the story names.
"""

import re

from ..copy import Copy
from ..words import WORD, key, sentence_count
from . import papers

WE = re.compile(r"\b(?:we|us|our|nous|notre|nos|nosotros|nuestr[oa]s?|wir|uns|unser\w*)\b", re.IGNORECASE)
YOU = re.compile(
    r"\b(?:you|your|yours|vous|votre|vos|usted(?:es)?|tu|tus|du|dich|dir|deine?[mnrs]?|ihr|ihre[mnrs]?"
    r"|(?-i:(?<=[a-zà-ÿ,] )Sie))\b",
    re.IGNORECASE,
)
# Where a house is to be followed: one who names two of them in a sentence at the foot speaks of nothing else.
CHANNEL = re.compile(
    r"\b(?:facebook|instagram|(?-i:X)|twitter|tiktok|youtube|threads|bluesky|mastodon|whatsapp|telegram|linkedin|letterboxd"
    r"|spotify|newsletters?|bolet[ií]n|infolettre|rss)\b",
    re.IGNORECASE,
)
LEGAL = re.compile(
    r"\b(?:you (?:agree|consent)|terms|privacy|datenschutz\w*|nutzungsbedingungen|agb|confidentialité|privacidad"
    r"|condiciones|condizioni|informativa|recaptcha)\b",
    re.IGNORECASE,
)
LETTER = re.compile(r"letter|lettre|bolet[ií]n", re.IGNORECASE)
QUOTED = re.compile(r"[“”\"«»„]")
OWN = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|my|me|je|yo|ich)\b")  # somebody's own voice
CAPITALS = re.compile(r"(?<=[\w,;] )[A-ZÀ-Þ][\w’'-]{2,}(?: [A-ZÀ-Þ][\w’'-]+)*")
LONGEST = 320
MOST_SENTENCES = 4
NEAR = 3  # passages
# What ends a story, where several lines of the page stand there
ENDS_STORY = frozenset(["related list", "newsletter box", "comments", "topics", "boilerplate"])
FEWEST_BETWEEN = 4  # passages


def is_notice(copy: Copy, index: int) -> bool:
    """Whether the house speaks to its readers below the story, beside what belongs to the page."""
    passage = copy.passages[index]
    words = passage.text
    if passage.set_as not in ("", "quote") or len(words) > LONGEST or QUOTED.search(words) or OWN.search(words):
        return False
    if len(LEGAL.findall(words)) > 1 and copy.is_mostly_above(index):
        return True
    if asks_to_follow(words):
        return not copy.below(index) or stands_beside_page(copy, index)
    own = papers.names_it(copy, index)
    if not (own or WE.search(words)) or not YOU.search(words) or sentence_count(words) > MOST_SENTENCES:
        return False
    if not (passage.is_all("em") or own or stands_beside_page(copy, index) or stands_below_notice(copy, index)):
        return False
    return own or not any(is_known(copy, name) for name in CAPITALS.findall(words))


def speaks_to_reader(copy: Copy, index: int) -> bool:
    """Whether a sentence of the page says “you”, and nothing that the story names."""
    words = copy.passages[index].text
    if not YOU.search(words) or QUOTED.search(words) or OWN.search(words):
        return False
    return not any(is_known(copy, name) for name in CAPITALS.findall(words))


def is_of_the_house(copy: Copy, above: int, index: int) -> bool:
    """Whether running text below several lines of the page begins with the name of the paper, which its first line or
    its last has: what the house says of itself.
    """
    between = copy.kinds[above + 1 : index]
    if len(between) < FEWEST_BETWEEN or not ENDS_STORY.intersection(filter(None, between)):
        return False
    name = CAPITALS.match(f", {copy.passages[index].text}", 2)
    words = WORD.findall(key(name[0])) if name else []
    return len(words) > 1 and set(words) <= copy.words_of_paper


def asks_to_follow(words: str) -> bool:
    """“Follow the Lantern on Facebook and X, or have our newsletter sent”"""
    channels = {match[0].casefold() for match in CHANNEL.finditer(words)}
    return len(channels) > 1 and sentence_count(words) < MOST_SENTENCES


def stands_below_notice(copy: Copy, index: int) -> bool:
    """Whether the line above names the paper to its readers."""
    return index > 0 and papers.names_it(copy, index - 1) and bool(YOU.search(copy.passages[index - 1].text))


def is_known(copy: Copy, name: str) -> bool:
    """Whether the story speaks of it as well, and it is not what the paper is called."""
    if any(f" {key(name)} " in f" {own} " for own in papers.names_of(copy)):
        return False
    return all(copy.echoes.spread[word] > 1 for word in WORD.findall(key(name)))


def stands_beside_page(copy: Copy, index: int) -> bool:
    """Whether furniture of the page stands above or right below."""
    return any(copy.kinds[max(index - NEAR, 0) : index] + copy.kinds[index + 1 : index + 2])


def name_of(words: str) -> str:
    if asks_to_follow(words):
        return "newsletter box" if LETTER.search(words) else "share link"
    return "comments" if re.search(r"\bcomment", words, re.IGNORECASE) else "boilerplate"
