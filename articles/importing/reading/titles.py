"""Which of the lines above the body is the headline, and what the others are."""

import re
from collections.abc import Iterator

from . import film_facts, meta, ratings, running_text
from .beginning import is_dek_by_below, names_issue
from .copy import Copy
from .cover_pages import names_film
from .days_in_print import whole_day
from .furniture import LONGEST_LINK
from .kickers import is_kicker
from .letterheads import EPISODE, below_letterhead, names_house
from .lines import Passage
from .lines_of_head import (
    LONGEST_TITLE,
    goes_over_two_lines,
    is_name_alone,
    is_one_of_labelled,
    tells_who_or_when,
)
from .menus import end_of_menu, is_menu, stands_last_in_menu, without_menus
from .names_in_print import bylines_in
from .pieces import Byline, Field
from .words import WORD, is_finished, key

LETTERS = re.compile(r"[^\W\d_][\w’'-]*")
SHORTEST_TEXT = 4  # words
LOOKED_AROUND = 6  # passages
APART = re.compile(r"\S {5,}\S")  # at both edges of a page: the paper and its issue
LABEL_FIRST = re.compile(r"[A-Z]{3,12}: ")
SIGNED = re.compile(r"(?P<words>.{20,400}[.!?…”])[ \t]+(?P<by>(?:By|Words by|Text by|Von|Par|Por|Di) [A-ZÀ-Þ].{3,120})")
STARRED = re.compile(r"(?P<words>.*\w.*?)[ \t\u00a0]+(?P<stars>[★⭐✮✭☆✩✰⯨½]{2,12})[ \t*_]*")
NOT_PRINTED_SIGNS = re.compile(r"^[#>*_ \t]+|[*_ \t–—|-]+$")
LOOKED_AT = 60  # passages


def name_titles(copy: Copy, titles: list[int], end: int):
    for index in titles[:-LOOKED_AT]:
        copy.leave(index, 1, "navigation")
    titles = without_menus(copy, titles[-LOOKED_AT:])
    titles = without_doubles(copy, titles)
    if "headline" in copy.fields or is_stated_elsewhere(copy, titles):
        name_below(copy, titles, end)
        return
    chosen = headline(copy, titles)
    if chosen is not None and titles == [chosen] and signs_alone(copy, chosen):
        passage = copy.passages[chosen]
        copy.add(*meta.bylines(passage.start, passage.end, copy.source(passage), passage.text))
        return
    if chosen is None:
        for index in titles:
            as_tagline(copy, index)
        return
    first = last = titles.index(chosen)
    while first and goes_over_two_lines(copy, titles[first - 1], titles[first]):
        first -= 1
    while last + 1 < len(titles) and goes_over_two_lines(copy, titles[last], titles[last + 1]):
        last += 1
    above, below = titles[:first], titles[last + 1 :]
    add_field(copy, titles[first], "headline", to=titles[last])
    name_above(copy, above)
    if names_film(copy, chosen):  # “WORLD PREMIERE” and the like, as a poster has it
        for index in [index for index in below if copy.passages[index].text.isupper()]:
            copy.leave(index, 1, "boilerplate")
            below.remove(index)
    name_below(copy, below, end)


def signs_alone(copy: Copy, index: int) -> bool:
    """Whether the only line above a text is the name of whoever wrote it, of whom the text does not speak: a post."""
    passage = copy.passages[index]
    alone = is_name_alone(copy, passage) and passage.words <= 3 and meta.looks_like_names(passage.text)
    return alone and told_soon(copy, index + 1) and not copy.bylines


def is_stated_elsewhere(copy: Copy, titles: list[int]) -> bool:
    """Whether the file states a headline that is none of the lines above the body."""
    stated = key(copy.given.headline)
    return bool(stated) and not any(copy.keys[index] == stated for index in titles)


def without_doubles(copy: Copy, titles: list[int]) -> list[int]:
    """“Headline | The Magazine” above the headline itself, and the headline once more."""
    kept: list[int] = []
    for index in reversed(titles):
        known = copy.keys[index]
        double = any(
            known == copy.keys[other]
            or (known.startswith(copy.keys[other]) and known[len(copy.keys[other]) :].lstrip()[:1] in tuple("|-–—·:"))
            for other in kept
            if len(copy.keys[other]) > 8
        )
        if double:
            copy.leave(index, 1, "duplicate")
        else:
            kept.insert(0, index)
    return kept


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
    elif len(said_whole) >= 2 and passage.words <= 6 and copy.names_in_body(" ".join(said_whole)):
        points += 2  # the title of the film is the headline
    if passage.text.isupper() and passage.words <= 3:
        points -= 1
    if ("|" in passage.text or APART.search(copy.source(passage))) and passage.words <= 6:
        points -= 2.5
    if names_film(copy, index):
        points += 4
    if whole_day(passage) and not copy.names_in_body(copy.keys[index]):
        points -= 4
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


def map_told(copy: Copy, between: range) -> Iterator[bool]:
    return (tells_who_or_when(copy, at) for at in between[:LOOKED_AROUND])


def told_soon(copy: Copy, index: int) -> bool:
    """Whether a line that says who or when stands right below."""
    return index + 1 < len(copy.passages) and tells_who_or_when(copy, index + 1)


def name_above(copy: Copy, above: list[int]):
    """The line right above the headline is its kicker if it is short; what stands before is navigation."""
    if not above:
        return
    last = copy.passages[above[-1]]
    alone = len(above) == 1 or not is_menu(copy, above) or in_small(copy, above[-1])
    if last.words <= 5 and not APART.search(copy.source(last)) and (is_kicker(last.text) or alone):
        add_field(copy, above.pop(), "kicker")
        if above and is_kicker(copy.passages[above[-1]].text) and not is_menu(copy, above):
            add_field(copy, above.pop(), "section")
    for index in above:
        copy.leave(index, 1, "navigation")


def name_below(copy: Copy, below: list[int], end: int):
    """The line under the headline is its dek; a short one may be a kicker that stands below."""
    below = list(below)
    for index in below:
        passage = copy.passages[index]
        if is_kicker(passage.text) and "kicker" not in copy.fields:
            add_field(copy, index, "kicker")
        elif passage.words > 1 and says_no_more(copy, passage):
            copy.leave(index, 1, "duplicate")
        elif "published" not in copy.fields and (day := whole_day(passage)):
            copy.add(day)
        elif "dek" not in copy.fields and (is_dek_by_below(copy, index) or may_be_dek(copy, passage)):
            if signed_dek(copy, passage):
                continue
            goes_on = index + 1 in below and dek_goes_on(copy, index + 1)
            add_field(copy, index, "dek", to=index + goes_on)
            if goes_on:
                below.remove(index + 1)
        elif names := meta.told(copy, index, names_alone=is_name_alone(copy, passage)):
            copy.add(*names[0])
        elif passage.words <= SHORTEST_TEXT and not is_finished(passage.text):
            copy.leave(index, 1, "navigation")
        else:
            running_text.take_as_text(copy, index)


def says_no_more(copy: Copy, passage: Passage) -> bool:
    """Whether every word of a line stands in the headline: “Review: Low Tide” under “Low Tide review: …”."""
    headline = next((piece.value for piece in copy.pieces if isinstance(piece, Field) and piece.name == "headline"), "")
    words = set(WORD.findall(key(passage.text)))
    return bool(words) and words <= set(WORD.findall(key(headline)))


def signed_dek(copy: Copy, passage: Passage) -> bool:
    """“… They stayed for two years. By Struan McAllister”: a dek with the byline at its end, each as its piece."""
    source = copy.source(passage)
    match = SIGNED.fullmatch(source)
    if not match or "\n" in source or not (names := bylines_in(match["by"].strip("*_ ."))):
        return False
    if not all(meta.looks_like_names(each.names) for each in names):
        return False
    at = passage.start + match.start("by")
    copy.add(Field(passage.start, at, "dek", match["words"].strip("*_ ")))
    copy.add(*meta.byline_pieces(at, passage.end, copy.text[at : passage.end], match["by"].strip("*_ ."), copy.doubts))
    return True


def add_starred(copy: Copy, passage: Passage, match: re.Match):
    """“The Glazier ★★★½”: a headline with the rating behind it, each as its piece."""
    at = passage.start + match.start("stars")
    words = NOT_PRINTED_SIGNS.sub("", match["words"])
    copy.seen.setdefault(key(words), 0)
    copy.add(Field(passage.start, at, "headline", words))
    copy.add(Field(at, passage.end, "rating", ratings.rating(match["stars"]), match["stars"]))


def dek_goes_on(copy: Copy, index: int) -> bool:
    """Whether the second sentence of a dek stands on the next line."""
    above, passage = copy.passages[index - 1], copy.passages[index]
    close = copy.stands_right_below(index) and not copy.stands_right_below(index - 1)
    return close and is_finished(above.text) and passage.words > SHORTEST_TEXT and not passage.set_as


def may_be_dek(copy: Copy, passage: Passage) -> bool:
    told = any(isinstance(piece, Byline) and piece.start < passage.start for piece in copy.pieces)
    set_apart = passage.is_all("em") or passage.is_all("strong")
    if told and passage.text.endswith(".") and not set_apart:
        return False
    return passage.set_as == "heading" or passage.words > 3 or not meta.looks_like_names(passage.text)


def as_tagline(copy: Copy, index: int):
    passage = copy.passages[index]
    if is_kicker(passage.text) and "kicker" not in copy.fields:
        add_field(copy, index, "kicker")
    elif "dek" not in copy.fields and passage.words > 1:
        add_field(copy, index, "dek")
    else:
        copy.leave(index, 1, "navigation")


def add_field(copy: Copy, index: int, name: str, to: int | None = None):
    """Name a line, or the lines down to another."""
    lines = copy.passages[index : (index if to is None else to) + 1]
    source = copy.source(lines[0])
    starred = STARRED.fullmatch(source) if len(lines) == 1 and len(source) <= LONGEST_TITLE else None
    if name == "headline" and starred:
        add_starred(copy, lines[0], starred)
        return
    words = " ".join(line.text for line in lines)
    copy.seen.setdefault(key(words), index)
    copy.add(Field(lines[0].start, lines[-1].end, name, words.strip("*_ ")))
