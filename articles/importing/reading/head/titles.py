"""Which of the lines above the body is the headline, and what the others are."""

import re

from ..copy import Copy
from ..facts import dates, ratings
from ..facts.days_in_print import whole_day
from ..facts.names_in_print import bylines_in
from ..pieces import Byline, Field
from ..text import running_text
from ..text.lines import Passage
from ..words import WORD, is_finished, key
from . import meta
from .beginning import is_dek_by_below
from .cover_pages import names_film
from .headlines import APART, headline, in_small, told_soon
from .kickers import is_kicker
from .lines_of_head import LONGEST_TITLE, goes_over_two_lines, is_name_alone, tells_who_or_when
from .menus import is_last_link, is_menu, links_in_rows
from .over_headline import Over, over

ADDRESS = re.compile(r"(?:[\w-]{1,60}\.){1,3}[a-z]{2,6}")  # “pierdaily.com”
SHORTEST_TEXT = 4  # words
SIGNED = re.compile(r"(?P<words>.{20,400}[.!?…”])[ \t]+(?P<by>(?:By|Words by|Text by|Von|Par|Por|Di) [A-ZÀ-Þ].{3,120})")
STARRED = re.compile(r"(?P<words>.*\w.*?)[ \t\u00a0]+(?P<stars>[★⭐✮✭☆✩✰⯨½]{2,12})[ \t*_]*")
NOT_PRINTED_SIGNS = re.compile(r"^[#>*_ \t]+|[*_ \t–—|-]+$")
LONGEST_KICKER = 5  # words
LOOKED_AT = 60  # passages


def name_titles(copy: Copy, titles: list[int], end: int):
    for index in titles[:-LOOKED_AT]:
        copy.leave(index, 1, "navigation")
    shown = titles[-LOOKED_AT:]
    links = set(links_in_rows(copy, shown))
    titles = without_doubles(copy, [index for index in shown if index not in links])
    if "headline" in copy.fields or is_stated_elsewhere(copy, titles):
        leave_links(copy, links)
        name_below(copy, titles)
        return
    chosen = headline(copy, titles)
    said = over(copy, chosen, shown) if chosen is not None and "section" not in copy.fields else Over()
    leave_links(copy, links.difference(said.lines))
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
    if said.path or said.kicker is not None:
        name_path(copy, said)
        lines = said.lines
        leave_links(copy, {index for index in above if index < lines[0]})
        above = [index for index in above if index > lines[-1]]
    add_field(copy, titles[first], "headline", to=titles[last])
    name_above(copy, above, titles[first])
    if names_film(copy, chosen):  # “WORLD PREMIERE” and the like, as a poster has it
        for index in [index for index in below if copy.passages[index].text.isupper()]:
            copy.leave(index, 1, "boilerplate")
            below.remove(index)
    name_below(copy, below)


def leave_links(copy: Copy, links: set[int]):
    for index in sorted(links):
        copy.leave(index, 1, "navigation")


def name_path(copy: Copy, said: Over):
    if said.kicker is not None:
        add_field(copy, said.kicker, "kicker")
    if not said.path:
        return
    steps = [copy.passages[index] for index in said.path]
    apart = said.path[-1] - said.path[0] >= len(steps)  # with signs on lines of their own between them
    for index in said.path[:-1] if apart else ():
        copy.leave(index, 1, "navigation")
    copy.add(Field(steps[-apart].start, steps[-1].end, "section", " / ".join(step.text for step in steps)))


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
    again = {at for at in titles if stands_under_who_and_when(copy, at, titles)}
    for index in again:
        copy.leave(index, 1, "duplicate")
    for index in reversed([at for at in titles if at not in again]):
        known = without_day(copy, index)
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


def stands_under_who_and_when(copy: Copy, index: int, titles: list[int]) -> bool:
    """Whether a line stands once more below the byline: what the picture of the story is called."""
    first = next((at for at in titles if at < index and copy.keys[at] == copy.keys[index]), None)
    between = range(first + 1, index)[:LOOKED_AT] if first is not None else ()
    return any(tells_who_or_when(copy, at) for at in between)


def without_day(copy: Copy, index: int) -> str:
    """“06/11/2025, 10:12  Low Tide | Pier Daily”, as a browser prints it over a page: what follows the day."""
    text = copy.passages[index].text
    day = dates.find(text) if len(text) <= LONGEST_TITLE else None
    return key(text[day.end :].strip(" ,·|–-")) if day and day.start == 0 else copy.keys[index]


def name_above(copy: Copy, above: list[int], headline: int):
    """The line right above the headline is its kicker if it is short; what stands before is navigation."""
    if not above:
        return
    last = copy.passages[above[-1]]
    alone = len(above) == 1 or not is_menu(copy, above) or in_small(copy, above[-1])
    may_be = "kicker" not in copy.fields and not is_last_link(copy, above[-1], headline)
    paths = [piece.start for piece in copy.pieces if isinstance(piece, Field) and piece.name == "section"]
    over_path = any(last.start < start < copy.passages[headline].start for start in paths)
    may_be = may_be and not over_path  # the last link of a menu over the path
    may_be = may_be and not ADDRESS.fullmatch(last.text)
    most = LONGEST_KICKER + 2 * (copy.stands_alone(above[-1]) and above[-1] + 1 == headline)
    if may_be and last.words <= most and not APART.search(copy.source(last)) and (is_kicker(last.text) or alone):
        add_field(copy, above.pop(), "kicker")
        if above and is_kicker(copy.passages[above[-1]].text) and not is_menu(copy, above):
            add_field(copy, above.pop(), "section")
    for index in above:
        copy.leave(index, 1, "navigation")


def name_below(copy: Copy, below: list[int]):
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
