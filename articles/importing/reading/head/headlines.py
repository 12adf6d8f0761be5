"""Which of the lines above a body is its headline: each gets points for what headlines are like."""

import re
from collections.abc import Iterator

from ..copy import Copy
from ..facts import film_facts
from ..facts.days_in_print import whole_day
from ..furniture.furniture import LONGEST_LINK
from ..words import WORD, is_finished, key
from . import meta
from .beginning import names_issue
from .cover_pages import names_film
from .kickers import is_kicker
from .letterheads import EPISODE, below_letterhead, names_house
from .lines_of_head import is_one_of_labelled, tells_who_or_when
from .menus import end_of_menu, is_link_over_headline, stands_last_in_menu
from .section_paths import HOME_PAGE

LETTERS = re.compile(r"[^\W\d_][\w’'-]*")
QUOTED = re.compile(r"[„»«“][^„“”»«]{2,40}[“”«»]")
LONGEST_ABOUT = 4  # words
LOOKED_AROUND = 6  # passages
APART = re.compile(r"\S {5,}\S")  # at both edges of a page: the paper and its issue
LABEL_FIRST = re.compile(r"[A-Z]{3,12}: ")


def headline(copy: Copy, titles: list[int]) -> int | None:
    """The line above the body that speaks of what the body speaks of; a heading of the first level is one anyhow."""
    stated = key(copy.given.headline)
    if stated and (same := [index for index in titles if copy.keys[index] == stated]):
        return same[0]
    marked = [index for index in titles if copy.passages[index].set_as == "heading"]
    if first := [index for index in marked if copy.passages[index].level == 1]:
        return first[0]
    free = [index for index in titles if not is_kicker(copy.passages[index].text) and not in_small(copy, index)]
    if not free:
        return titles[0] if len(titles) == 1 and copy.passages[titles[0]].words > 2 else None
    if len(free) == 1 and copy.passages[free[0]].text.endswith(("…", "...")):
        return None
    if marked:
        return marked[0]
    links = end_of_menu(copy, titles)
    below = [index for index in free if index >= links] or free
    return max(below, key=lambda index: (how_much_like_headline(copy, index, titles), -index))


def how_much_like_headline(copy: Copy, index: int, titles: list[int]) -> float:
    """Points for what headlines are like: they name what the body names, and stand above dek and byline."""
    passage = copy.passages[index]
    said = {word for word in WORD.findall(copy.keys[index]) if len(word) > 3}
    points = 3 * len(said & copy.words_of_body) / max(len(said), 3)
    points += min(passage.words, 4) / 4
    said_whole = LETTERS.findall(copy.keys[index])
    letterhead = "embargo" in copy.fields and passage.words <= 4 and meta.kind_of(passage.text) == "organisation"
    if letterhead and copy.names_in_body(" ".join(said_whole)):
        points -= 2  # who sends it
    elif len(said_whole) >= 2 and passage.words <= 6 and names_film_of_story(copy, index, said_whole):
        points += 2  # the title of the film is the headline
    if passage.words > 3 and copy.printings[copy.keys[index]] > 1:
        points += 1.5  # the name of its picture as well
    if passage.text.isupper() and passage.words <= 3:
        points -= 1
    if ("|" in passage.text or APART.search(copy.source(passage))) and passage.words <= 6:
        points -= 2.5
    if names_film(copy, index):
        points += 4
    if whole_day(passage) and not copy.names_in_body(copy.keys[index]):
        points -= 4
    if is_link_over_headline(copy, index) or copy.keys[max(index - 1, 0)] in HOME_PAGE:
        points -= 3
    if "://" in passage.text:
        points -= 4
    if under_title_of_film(copy, index, titles):
        points += 4
    if is_one_of_labelled(copy, index) or stands_last_in_menu(copy, index, titles):
        points -= 2
    if passage.text.endswith(".") or LABEL_FIRST.match(passage.text):
        points -= 1.5
    if index + 1 in titles or told_soon(copy, index):
        points += 0.5
    if index - 1 in titles and is_kicker(copy.passages[index - 1].text):
        points += 0.5
    if under_kicker(copy, index) or film_facts.stand_below(copy, index):
        points += 1.5
    told = [other for other in titles if other < index and any(map_told(copy, range(other + 1, index)))]
    if any(copy.passages[other].words > 3 for other in told):
        points -= 3  # it stands under the byline of the line above
    post = below_letterhead(copy, titles)
    if names_issue(copy, index) or (names_issue(copy, index + 1) and index != post):
        points -= 3
    if index < post or names_house(copy, index, titles) or (EPISODE.fullmatch(passage.text) and index - 1 in titles):
        points -= 4
    after = titles[titles.index(index) + 1 :]
    if after[:1] == [index + 1] and len(copy.passages[index + 1].text) > len(passage.text):
        points += 2 if passage.words > 3 else 1  # the dek right under it
    if after and copy.kinds[index + 1 : after[-1]].count("navigation") > 1:
        points -= 3  # the name of the site, over its menu
    earlier = [other for other in titles if other < index and copy.passages[other].words > 2]
    return points - 0.8 * min(len(earlier), 3)


def names_film_of_story(copy: Copy, index: int, words: list[str]) -> bool:
    """Whether the body speaks of just these words, or of those behind “Review:”."""
    kind, colon, behind = copy.passages[index].text.partition(": ")
    named = bool(colon) and is_kicker(kind) and copy.names_in_body(" ".join(LETTERS.findall(key(behind))))
    return named or copy.names_in_body(" ".join(words))


def in_small(copy: Copy, index: int) -> bool:
    """“overnights”: a word without a capital right over a longer line that has one, and is no sentence: a kicker."""
    words, below = copy.passages[index].text, copy.below(index)
    if below is None or not (words.isalpha() and words.islower()) or not copy.stands_right_below(index + 1):
        return False
    return below.words > LONGEST_LINK and below.text.lstrip("“‘«„\"'")[:1].isupper() and not is_finished(below.text)


def under_kicker(copy: Copy, index: int) -> bool:
    """Whether a kicker stands above, with nothing but buttons between."""
    above = next((at for at in range(index - 1, max(index - 4, -1), -1) if not copy.kind(at)), -1)
    return 0 <= above < index - 1 and is_kicker(copy.passages[above].text)


def under_title_of_film(copy: Copy, index: int, titles: list[int]) -> bool:
    """Whether a few words with a quoted title stand right over a line that has none, perhaps with a colon between: what
    the headline is about, as German papers say first.
    """
    above = index - 1 - (index > 0 and copy.source(copy.passages[index - 1]).strip() == ":")
    if above not in titles or not copy.stands_right_below(index) or copy.passages[above].words > LONGEST_ABOUT:
        return False
    quoted = QUOTED.search(copy.passages[above].text)
    parted = above < index - 1
    return bool(quoted or parted) and not QUOTED.search(copy.passages[index].text) and copy.passages[index].words > 2


def map_told(copy: Copy, between: range) -> Iterator[bool]:
    return (tells_who_or_when(copy, at) for at in between[:LOOKED_AROUND])


def told_soon(copy: Copy, index: int) -> bool:
    """Whether a line that says who or when stands right below."""
    return index + 1 < len(copy.passages) and tells_who_or_when(copy, index + 1)
