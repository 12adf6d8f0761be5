"""Above the body: section, kicker, headline, dek, who and when, and the bars and buttons between them."""

import re

from .. import anywhere
from ..copy import Copy
from ..facts import about, dates, film_facts
from ..facts.names_in_print import names_in
from ..furniture.furniture import LONGEST_LINK, is_row_of_buttons
from ..pieces import Byline, Doubt, Field, Figure, ListEntry
from ..text.lines import Passage
from ..text.running_text import text_of
from ..words import WORD, key
from . import cover_pages, meta
from .beginning import LOOKED_AT, is_dek_over_caption, where_body_begins
from .days_of_head import dated_by_dateline, dated_by_standing, day_over_dek, without_age
from .letters import labelled, letter_head
from .lines_of_head import goes_over_two_lines, is_name_alone, may_be_title, tells_who_or_when
from .long_heads import below_buttons, introduces_writer, shows_who_signs, stands_among_buttons
from .menus import heads_page, is_link_amid_links, is_link_of_page
from .section_paths import (
    barred_path,
    glued_path,
    is_one_link,
    path_line_on_line,
    path_to_story,
    section_over_links,
    section_path,
    stands_over_first_title,
)
from .signed_lines import (
    in_town,
    label_over_name,
    may_sign,
    presented_by,
    signed_and_dated,
    signed_beside_day,
    signed_from,
    signed_in_capitals,
    tells_when,
)
from .summaries import signs_under_summary
from .titles import name_titles

SHORTEST_HEADLINE = 3  # words
LONGEST_NAME = 4  # words: of what may be the paper or the section over a review

# Agencies whose name alone stands over the day
WIRE = re.compile(
    r"AFP|AP|Reuters|REUTERS|dpa|EFE|ANSA|PA(?: Media)?|Press Association|Associated Press|Europa Press|SDA|APA"
    r"|(?:[Ss]taff|STAFF)(?: (?:[Ww]riters?|[Rr]eporters?|[Rr]eport))?"
)
LONGEST_HEAD = 150  # lines
LONGEST_SIGNED = 100
ASKS = re.compile(r"(?:how|where|when|what|où|comment|dónde|cómo|wo|wie|dove)\b", re.IGNORECASE)


def read(copy: Copy) -> int:
    """Take the head apart; gives back where the body begins."""
    index = letter_head(copy, 0) if copy.passages else 0
    end = where_body_begins(copy, index)
    titles: list[int] = []
    while index < end:
        index += take(copy, index, titles, end)
    name_titles(copy, titles, end)
    below = below_buttons(copy, end) if titles and index == end else end
    while index < below:
        index += copy.leave(index, 1, copy.kind(index) or "navigation")
    without_age(copy)
    dated_by_standing(copy)
    dated_by_dateline(copy, max(end, index))
    return max(end, index)


def take(copy: Copy, index: int, titles: list[int], end: int) -> int:
    passage = copy.passages[index]
    if taken := letter_head(copy, index) or labelled(copy, index):
        return taken
    if taken := path_line_on_line(copy, index, end):
        for at in [at for at in titles if copy.passages[at].set_as != "heading"]:
            copy.leave(at, 1, "navigation")  # of the menu over the path
            titles.remove(at)
        return taken
    if taken := section_over_links(copy, index):
        return taken
    if titles and (taken := cover_pages.below_title(copy, index)):
        return taken
    if passage.set_as == "heading" and passage.level == 1:
        titles.append(index)
        return 1
    if stands_in_menu(copy, index) or (index <= LONGEST_HEAD and is_row_of_buttons(passage.text)):
        return copy.leave(index, 1, "navigation")
    if repeated_date(copy, index):
        return copy.leave(index, 1, "duplicate")
    near = bool(titles) and near_meta(copy, index, end) and (is_name_alone(copy, passage) or are_names(copy, passage))
    near = near or (bool(titles) and signs_under_summary(copy, index))
    near = near and not names_title(copy, index, titles)
    near = near and not (titles and goes_over_two_lines(copy, titles[-1], index))
    if titles and index <= LONGEST_HEAD and shows_who_signs(copy, index):
        return copy.leave(index, 1, "duplicate")
    if titles and (byline := label_over_name(copy, index)):
        copy.add(byline)
        return 2
    if owns_picture(copy, index):
        copy.add(Figure(passage.start, passage.end, credit=passage.text))
        return 1
    if found := meta.told(copy, index, names_alone=near):
        copy.add(*(signed_and_dated(copy, index, found[0]) if titles else found[0]))
        copy.doubts += found[1]
        return 1
    if titles and (signed := signed_beside_day(copy, index)):
        copy.add(*signed)
        return 1
    if titles and index <= LONGEST_HEAD and introduces_writer(copy, index):
        return copy.leave(index, 1, "boilerplate")
    if titles and passage.set_as == "entry" and not passage.text and stands_among_buttons(copy, index):
        return copy.leave(index, 1, "boilerplate")
    if titles and WIRE.fullmatch(passage.text) and tells_when(copy, index + 1):
        copy.add(Byline(passage.start, passage.end, passage.text, "words", "", "organisation"))
        return 1
    if titles and (dated := day_over_dek(copy, index)):
        if day := dates.find(dated[0].label):
            copy.doubts += [Doubt(passage.start, day.doubt)] if day.doubt else []
        copy.add(*dated)
        return 1
    if titles and (signed := signed_from(copy, index)):
        copy.add(*signed)
        return 1
    if titles and not copy.bylines and (signed := meta.read_around_day(copy.text, passage, may_sign(copy))):
        in_capitals = index > 0 and signed_in_capitals(copy, index - 1)
        copy.add(*([in_town(copy, piece) for piece in signed[0]] if in_capitals else signed[0]))
        return 1
    if titles and titles[-1] == index - 1 and (byline := presented_by(copy, passage)):
        copy.add(byline)
        return 1
    barred = section_path(copy, passage)
    if barred and is_one_link(copy, index):
        barred = None
    barred = barred or path_to_story(copy, index)
    if not barred and (path := barred_path(copy, passage)):
        barred = path if not titles or stands_over_first_title(copy, index, titles) else None
    if path := barred or glued_path(copy, passage):
        copy.add(path)
        return 1
    if is_link_of_page(copy, index, titles):
        return copy.leave(index, 1, "navigation")
    if passage.set_as == "item" and passage.text and titles:
        words, _, marks = text_of(copy, passage)
        copy.add(ListEntry(passage.start, passage.end, words, marks=marks))
        return 1
    over_facts = film_facts.titled(copy, index) and not film_facts.states_fact(passage, after=True)
    if over_facts and may_be_title(copy, index) and not any(copy.passages[at].words > LONGEST_NAME for at in titles):
        titles.append(index)
        return 1
    late_dek = bool(titles) and is_dek_over_caption(copy, index)
    sure = promises(passage) or late_dek or heads_page(copy, index, titles) or is_link_amid_links(copy, index, titles)
    if may_be_title(copy, index) and (sure or not copy.tries(anywhere.take, index)):
        titles.append(index)
        return 1
    if not titles and stands_over_headline(copy, index):
        titles.append(index)
        return 1
    if taken := anywhere.take(copy, index):
        return taken
    titles.append(index)
    return 1


def names_title(copy: Copy, index: int, titles: list[int]) -> bool:
    """Whether a line above says the same words, perhaps among others: the film of which its headline speaks."""
    words = " ".join(WORD.findall(copy.keys[index]))
    return any(f" {words} " in f" {' '.join(WORD.findall(copy.keys[at]))} " for at in titles[-LOOKED_AT:])


def owns_picture(copy: Copy, index: int) -> bool:
    """“Photo by Pier Pictures / Pier illustration”, by itself above who wrote the story: a firm has made no picture for
    it, and what stands beside it is no section.
    """
    found = meta.told(copy, index)
    signed = [piece for piece in found[0] if isinstance(piece, Byline)] if found else []
    firm = bool(signed) and all(piece.role == "photography" and piece.kind == "organisation" for piece in signed)
    return firm and copy.stands_alone(index) and not any(isinstance(p, Field) and p.name != "section" for p in found[0])


def stands_over_headline(copy: Copy, index: int) -> bool:
    """Whether a word in capitals stands by itself over the first line that can be a headline: whatever it says
    elsewhere on a page, here it says of what kind the story is.
    """
    passage, below = copy.passages[index], copy.below(index)
    return (
        passage.words <= 2
        and passage.text.isupper()
        and passage.text.replace(" ", "").isalpha()
        and may_be_title(copy, index)
        and below is not None
        and below.words > SHORTEST_HEADLINE
        and may_be_title(copy, index + 1)
    )


def promises(passage: Passage) -> bool:
    """“Where to watch every film by …”: as a headline it tells nobody where."""
    return (
        bool(about.WATCH.fullmatch(passage.text) and ASKS.match(passage.text))
        and passage.words > 4
        and not passage.text.endswith((".", "!"))
    )


def stands_in_menu(copy: Copy, index: int) -> bool:
    """Whether a few words stand between the links of a menu, line on line."""
    around = [at for at in (index - 1, index + 1) if 0 <= at < len(copy.passages)]
    return (
        copy.passages[index].words <= LONGEST_LINK
        and len(around) == 2
        and all(copy.kind(at) in ("navigation", "boilerplate") for at in around)
        and copy.stands_right_below(index)
        and copy.stands_right_below(index + 1)
    )


def are_names(copy: Copy, passage: Passage) -> bool:
    """“Ana Ruiz (now) and Bo Lund (earlier)”: several full names and no other word, of whom the body does not speak."""
    if passage.set_as or len(passage.text) > LONGEST_SIGNED or not meta.looks_like_names(passage.text):
        return False
    names = names_in(passage.text)
    return len(names) > 1 and all(meta.is_full_name(name) and not copy.names_in_body(key(name)) for name in names)


def repeated_date(copy: Copy, index: int) -> bool:
    if index == 0 or (copy.stands_alone(index) and not copy.stands_alone(index - 1)):
        return False  # a link of a menu, and the same word as the kicker below
    if copy.passages[index].words <= LONGEST_LINK and not copy.stands_right_below(index):
        return False  # the section, over links to its parts
    return copy.keys[index] == copy.keys[index - 1] and len(copy.keys[index]) > 2


def near_meta(copy: Copy, index: int, end: int) -> bool:
    """Whether a line that says when stands above or below, with nothing but roles and buttons between: a name between
    them is a byline.
    """
    return any(tells_near(copy, index, step) for step in (-1, 1)) or (0 < index < end and bool(copy.bylines))


def tells_near(copy: Copy, index: int, step: int) -> bool:
    for at in range(index + step, index + 4 * step, step):
        if not 0 <= at < len(copy.passages):
            return False
        if tells_who_or_when(copy, at) or (step == 1 and meta.READ_IN.fullmatch(copy.passages[at].text[:40])):
            return True
        if not (copy.kind(at) or meta.told(copy, at)):
            return False
    return False
