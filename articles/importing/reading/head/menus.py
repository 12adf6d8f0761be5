"""The links over a story that were copied line on line, without anything that parts them from its headline."""

from collections.abc import Iterator
from itertools import groupby

from ..copy import Copy
from ..facts.labelled_lines import is_boxed
from ..furniture.furniture import LONGEST_LINK
from ..pictures.picture_credits import BARE_CREDIT, caption_and_credit
from ..pictures.picture_labels import are_alike
from .kickers import is_kicker
from .lines_of_head import may_be_title, tells_who_or_when
from .over_headline import is_plural
from .section_paths import section_path

FEWEST_LINKS = 5
FEWEST_BELOW = 3  # links below a line of more words
FEWEST_OVER = 2  # links over a headline, furniture among them
LONGEST_CREDIT = 150  # characters
LONGEST_ITEM = 6  # words
LONGEST_MENU = 60  # lines
SHORTEST_WORD = 3  # letters
MOST_BETWEEN = 3  # lines between the menu and the kicker


def end_of_menu(copy: Copy, titles: list[int]) -> int:
    """Where the links end that the page begins with; 0 where it begins with none. A link that comes again is no link
    the second time: it says of what kind the story is.
    """
    if not titles:
        return 0
    first = copy.blocks[titles[0]][0]
    seen: set[str] = set()
    for at in range(first, min(first + LONGEST_MENU, len(copy.passages))):
        many = at - first >= FEWEST_LINKS
        if at > first and not copy.stands_right_below(at):
            return at if many else 0
        words = copy.keys[at]
        if words in seen and len(words) > SHORTEST_WORD:
            return at if many else 0
        seen.add(words)
        if tells_who_or_when(copy, at):
            return 0
        if copy.passages[at].words > LONGEST_LINK:
            return next(kickers_below(copy, at), at) if many else 0
    return 0


def kickers_below(copy: Copy, index: int) -> Iterator[int]:
    """Kickers in capitals over a longer line, a few lines below the menu: the page has no headline before them."""
    for at in range(index + 1, min(index + MOST_BETWEEN + 1, len(copy.passages) - 1)):
        if not copy.stands_right_below(at):
            return
        over = copy.stands_right_below(at + 1) and copy.passages[at + 1].words > LONGEST_LINK
        if over and copy.passages[at].text.isupper() and is_kicker(copy.passages[at].text):
            yield at


def links_in_rows(copy: Copy, titles: list[int]) -> list[int]:
    """The lines that are left of links in a row above a longer line; the last of the row may be its kicker."""
    rows = [list(row) for _, row in groupby(titles, key=lambda index: copy.passages[index].words <= LONGEST_LINK)]
    return [
        index
        for row in rows[:-1]
        if len(row) >= FEWEST_LINKS and copy.passages[row[0]].words <= LONGEST_LINK
        for index in row[:-1]
    ]


def is_menu(copy: Copy, indexes: list[int]) -> bool:
    """Whether these short lines in a row are a menu."""
    return len(indexes) >= 3 and all(copy.passages[index].words <= 3 for index in indexes)


def is_last_link(copy: Copy, index: int, headline: int) -> bool:
    """Whether a line is the last of several links, and no kicker: what the site is divided into goes on below it, or it
    names stories of a kind. A link that has stood in the menu before is the kicker.
    """
    first = index
    while index - first < FEWEST_LINKS - 1 and copy.stands_right_below(first):
        if copy.passages[first - 1].words > LONGEST_LINK:
            break
        first -= 1
    above, words = range(first, index), copy.passages[index].text
    if len(above) < FEWEST_LINKS - 2 or copy.keys[index] in copy.keys[:index]:
        return False
    if words.isupper() and not all(copy.passages[at].text.isupper() for at in above):
        return False
    below = range(index + 1, headline)
    goes_on = bool(below) and all(copy.stands_right_below(at) for at in below)
    goes_on = goes_on and any(
        copy.kind(at) in ("navigation", "newsletter box") or section_path(copy, copy.passages[at]) for at in below
    )
    return goes_on or (not below and " " not in words and is_plural(words))


def is_link_over_headline(copy: Copy, index: int) -> bool:
    """Whether a few words that the story does not say go on from links, right over a line with the byline below."""
    above = range(max(index - FEWEST_OVER, 0), index)
    links = len(above) == FEWEST_OVER and all(copy.passages[at].words <= LONGEST_LINK for at in above)
    links = links and all(copy.stands_right_below(at + 1) for at in above)
    if not links or copy.passages[index].words > LONGEST_LINK or copy.names_in_body(copy.keys[index]):
        return False
    below = range(index + 1, min(index + MOST_BETWEEN, len(copy.passages) - 1))
    longer = next((at for at in below if copy.passages[at].words > LONGEST_LINK), None)
    close = longer is not None and all(copy.stands_right_below(at) for at in range(index + 1, longer + 1))
    return close and tells_who_or_when(copy, longer + 1)


def heads_page(copy: Copy, index: int, titles: list[int]) -> bool:
    """Whether it is the first line of more than a link's words, right under the links of a menu: the headline, and not
    the caption of a picture whose owner stands right below.
    """
    above = range(max(index - FEWEST_LINKS, 0), index)
    return (
        len(above) == FEWEST_LINKS
        and all(copy.stands_right_below(at + 1) and copy.passages[at].words <= LONGEST_LINK for at in above)
        and copy.passages[index].words > LONGEST_LINK
        and not any(copy.passages[at].words > LONGEST_LINK for at in titles[-LONGEST_MENU:])
        and may_be_title(copy, index)
        and index + 1 < len(copy.passages)
        and not caption_and_credit(copy.passages[index].text[:LONGEST_CREDIT])[1]
        and stands_over_picture(copy, index)
    )


def is_link_amid_links(copy: Copy, index: int, titles: list[int]) -> bool:
    """Whether a word or two stand right under two other links, over one more line and under no headline: they describe
    no picture.
    """
    near = range(index - FEWEST_OVER, index + 1)
    if copy.bylines or "published" in copy.fields or is_boxed(copy, index):
        return False
    if near[0] < 0 or any(copy.passages[at].words > LONGEST_LINK for at in near):
        return False
    more = range(max(index - FEWEST_BELOW, 0), index)
    if any(copy.passages[at].words > LONGEST_LINK for at in titles[-LONGEST_MENU:]) and not (
        len(more) == FEWEST_BELOW and all(copy.passages[at].words <= LONGEST_LINK for at in more)
    ):
        return False
    close = all(copy.stands_right_below(at) for at in (*near[1:], index + 1) if at < len(copy.passages))
    below = copy.below(index)
    if below is None or copy.keys[index] == copy.keys[index + 1]:
        return False  # what a picture shows, and its caption
    return close and not BARE_CREDIT.fullmatch(below.text[:LONGEST_CREDIT])


def stands_over_picture(copy: Copy, index: int) -> bool:
    """Whether the line below says whose a picture is, and nothing that this one says too."""
    below = copy.passages[index + 1].text[:LONGEST_CREDIT]
    caption, credit = caption_and_credit(below)
    return bool(BARE_CREDIT.fullmatch(below) or (credit and not are_alike(copy.passages[index].text, caption)))


def is_link_of_page(copy: Copy, index: int, titles: list[int]) -> bool:
    """Whether an item or a picture over the headline is nothing but a link: a menu has such, and the paper's sign."""
    passage = copy.passages[index]
    if passage.set_as == "picture":
        source = copy.source(passage)
        return not titles and source.startswith("[!") and any(line.level == 1 for line in copy.passages[:LONGEST_MENU])
    return (
        passage.set_as == "item"
        and passage.words <= LONGEST_ITEM
        and (passage.is_all("link") or not any(copy.passages[at].words > LONGEST_LINK for at in titles[-LONGEST_MENU:]))
    )


def stands_last_in_menu(copy: Copy, index: int, titles: list[int]) -> bool:
    """Whether a word or two go on from the links of a menu, over a line with the byline right under it."""
    over = index + 1 in titles and copy.passages[index + 1].words > LONGEST_LINK and index + 2 < len(copy.passages)
    in_menu = "navigation" in copy.kinds[max(index - 3, 0) : index] and copy.stands_right_below(index)
    return copy.passages[index].words <= 2 and over and in_menu and tells_who_or_when(copy, index + 2)
