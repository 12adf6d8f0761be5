"""What stands over or under a headline and looks like one: the name of a letter, the number of an episode."""

import re

from ..copy import Copy
from ..words import key
from .lines_of_head import tells_who_or_when

# “Season 2, Episode 7, “The Lock””: which part of a series a story is about
EPISODE = re.compile(
    r"(?:season|series|staffel|saison|temporada|stagione|s) ?\d{1,3}(?:[,:.]| [·•|–—-])? ?"
    r"(?:episodes?|ep\.?|folge|épisode|episodio|e) ?\d{1,3}\b.{0,100}",
    re.IGNORECASE,
)

SENDER = re.compile(r"(?:from|von|de|da|expéditeur)\s?:\s[\"“]?(?P<name>[^<@\"”]{3,60}?)[\"”]?\s*<", re.IGNORECASE)
LONGEST_NAME = 5  # words
SHORTEST_NAME = 5  # letters
LAST_LINES = 20
FOOT = ("newsletter box", "navigation", "boilerplate")


def names_house(copy: Copy, index: int, titles: list[int]) -> bool:
    """Whether a few words over another headline are who sends it: the foot of the page asks readers to follow just
    them, or says that it is theirs.
    """
    name = copy.keys[index]
    if names_sender(copy, index):
        return True
    if copy.passages[index].words > LONGEST_NAME or index == titles[-1] or len(name) < SHORTEST_NAME:
        return False
    foot = range(max(len(copy.passages) - LAST_LINES, index + 1), len(copy.passages))
    return any(copy.kind(at) in FOOT and name in copy.keys[at] and name != copy.keys[at] for at in foot)


def names_sender(copy: Copy, index: int) -> bool:
    """Whether a few words over another headline have the name in them of who sent the letter: “The Pier Letter”, from
    “Pier”.
    """
    sent = next((match for line in copy.passages[:LAST_LINES] if (match := SENDER.match(copy.source(line)))), None)
    if sent is None or copy.passages[index].words > LONGEST_NAME:
        return False
    return f" {key(sent['name']).strip()} " in f" {copy.keys[index]} "


def below_letterhead(copy: Copy, titles: list[int]) -> int:
    """Where a post has its headline and its subtitle, one right under the other over who and when, below such a pair
    the letter has its own: its name and its motto. -1 for any other head.
    """
    if len(titles) < 4:
        return -1
    first, motto, post, subtitle = titles[-4:]
    in_pairs = subtitle - first == 3 and copy.stands_right_below(motto) and copy.stands_right_below(subtitle)
    signed = any(tells_who_or_when(copy, at) for at in range(subtitle + 1, min(subtitle + 3, len(copy.passages))))
    return post if in_pairs and signed and not copy.stands_right_below(post) else -1
