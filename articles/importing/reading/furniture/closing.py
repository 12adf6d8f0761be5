"""Below the last paragraph: who wrote it and when, what is for the press, what belongs to the page."""

import re

from ..body.asides import where_from
from ..copy import Copy
from ..facts.names_in_print import kind_of, names_in
from ..head import meta
from ..head.lines_of_head import is_name_alone
from ..house import House
from ..pieces import Byline, Field
from ..text.lines import Passage
from ..words import key
from . import furniture, notices

SIGN_OFF = re.compile(
    r"(?:see you|until|yours|best|love|cheers|take care|with love|all best|à bientôt|hasta|bis)\b.{0,40},",
    re.IGNORECASE,
)
SIGNATURE = re.compile(r"--[ \t]*")
LONGEST_LABEL = 3  # words
LONGEST_CARD = 8  # lines
LONGEST_CARD_LINE = 80
# “(tor)”, “mch/fan”, “T.O.”: who wrote a brief, in letters
ABOUT_FIRM = re.compile(
    r"(?i:about|à propos (?:de|du|des)|über|acerca de|sobre|informazioni su|chi è|notes on) "
    r"(?P<name>(?:(?:the|das|die|der|le|la|les|el|los|il|lo) )?[A-ZÀ-Þ0-9].{1,60}?)\s?:?"
)
ARTICLE = re.compile(r"(?:the|das|die|der|den|le|la|les|el|los|il|lo|l['’])\s?", re.IGNORECASE)
NOTES = re.compile(r"notes? to|anmerkung", re.IGNORECASE)
ADDRESS = re.compile(r"https?://|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/\w|[\w.+-]+@[\w-]+\.\w")
LONGEST_FOR_PRESS = 300
INITIALS = re.compile(
    r"[(\[—–-]?\s?(?P<who>[a-zà-ÿ]{2,4}(?:/[a-zà-ÿ]{2,5}){0,3}|(?:[A-ZÀ-Þ]\.\s?){2,4}|(?<=[(\[])[A-ZÀ-Þ]{2,4})\s?[)\]]?"
)
LONGEST_INITIALS = 24
CLOSING_NAME = re.compile(r"(?:[—–-]{1,2}\s?|by |\()(?P<name>[^()]{3,60})\)?", re.IGNORECASE)


def press_end(copy: Copy, index: int, house: House) -> int:
    """“ENDS”: what stands below is for the press."""
    if index >= house.last_contact or not copy.has_paragraph:
        return 0
    if not furniture.END.fullmatch(copy.passages[index].text.strip(" *_–—-")):
        return 0
    return copy.leave(index, len(copy.passages) - index, "boilerplate")


def about_firm(copy: Copy, index: int, house: House) -> int:
    """“About Pier Pictures” over “Pier Pictures is …”, below the story of a release: a heading of a word or two and a
    name with which the lines right under it begin.
    """
    passage, below = copy.passages[index], copy.below(index)
    match = ABOUT_FIRM.fullmatch(passage.text[:LONGEST_CARD_LINE])
    if not match or passage.set_as not in ("", "heading") or below is None or below.set_as:
        return 0
    if not copy.is_mostly_above(index):
        return 0
    if key(ARTICLE.sub("", match["name"])) not in key(ARTICLE.sub("", below.text[:LONGEST_CARD_LINE])):
        return 0
    end = index + 2
    while end < len(copy.passages) and copy.stands_right_below(end) and not copy.passages[end].set_as:
        end += 1
    return copy.leave(index, end - index, "boilerplate")


def press_card(copy: Copy, index: int, house: House) -> int:
    """“Notes to editors” and what stands right under it, or under an empty line."""
    block, words = copy.blocks[index], copy.passages[index].text.strip(" *_#:")
    if index != block.start or not copy.has_paragraph or len(words) > LONGEST_CARD_LINE:
        return 0
    if len(block) == 1 and words[:1].isupper() and NOTES.match(words) and block.stop < len(copy.passages):
        block = range(index, copy.blocks[block.stop].stop)
    if len(block) == 1 or not furniture.CONTACTS.fullmatch(words):
        return 0
    return copy.leave(index, len(block), "boilerplate")


def for_press(copy: Copy, index: int, house: House) -> int:
    """“Stills may be had at pier.example/press.”: right above whom the press may ask, where it finds the rest."""
    passage = copy.passages[index]
    if not copy.is_release or passage.set_as or len(passage.text) > LONGEST_FOR_PRESS:
        return 0
    near = copy.kinds[index + 1 : index + 2] == ["boilerplate"]
    return copy.leave(index, 1, "boilerplate") if near and ADDRESS.search(passage.text) else 0


def signature(copy: Copy, index: int, house: House) -> int:
    """“--”: the writer's card under a letter."""
    if index <= house.last_prose or not SIGNATURE.fullmatch(copy.source(copy.passages[index])):
        return 0
    below = copy.passages[index + 1 :]
    if not below or len(below) > LONGEST_CARD or any(len(line.text) > LONGEST_CARD_LINE for line in below):
        return 0
    copy.leave(index, 1, "boilerplate")
    for at in range(index + 1, index + 1 + len(below)):
        where_from(copy, at, True) or copy.leave(at, 1, "boilerplate")
    return 1 + len(below)


def notice(copy: Copy, index: int, house: House) -> int:
    """What the house says to its readers below the story."""
    if index <= house.last_prose or not copy.has_paragraph or copy.kind(index) or not notices.is_notice(copy, index):
        return 0
    return copy.leave(index, 1, notices.name_of(copy.passages[index].text))


def initials(copy: Copy, index: int, house: House) -> int:
    """“hpi/dpa” below a story that has its writer: who wrote it down, and whose wire it came by."""
    words = copy.passages[index].text
    if (
        index <= house.last_prose
        or not copy.bylines
        or "/" not in words
        or not INITIALS.fullmatch(words[:LONGEST_INITIALS])
    ):
        return 0
    return copy.leave(index, 1, "boilerplate")


def closing_line(copy: Copy, index: int, house: House) -> int:
    """Under the body: who wrote it and when."""
    passage = copy.passages[index]
    if index <= house.last_prose:
        return 0
    if found := meta.told(copy, index):
        copy.add(*found[0])
        copy.doubts += found[1]
        return 1
    if index and SIGN_OFF.fullmatch(copy.passages[index - 1].text) and is_known_by(copy, passage.text):
        return copy.leave(index, 1, "duplicate")
    if index and SIGN_OFF.fullmatch(copy.passages[index - 1].text) and meta.looks_like_names(passage.text):
        copy.add(*meta.bylines(passage.start, passage.end, copy.source(passage), passage.text))
        return 1
    below = copy.below(index)
    listed = below is not None and below.set_as in ("item", "entry")
    if not copy.bylines and index - house.last_prose == 1 and not listed and signs(copy, passage):
        copy.add(*meta.bylines(passage.start, passage.end, copy.source(passage), passage.text))
        return 1
    if (
        not copy.bylines
        and index - house.last_prose == 1
        and (match := INITIALS.fullmatch(passage.text[:LONGEST_INITIALS]))
    ):
        who = match["who"].strip()
        copy.add(Byline(passage.start, passage.end, who, "words", "", kind_of(who)))
        return 1
    if not copy.bylines and (match := CLOSING_NAME.fullmatch(passage.text)):
        names = meta.bylines(passage.start, passage.end, copy.source(passage), match["name"])
        if names and meta.looks_like_names(match["name"]):
            copy.add(*names)
            return 1
    return 0


def is_known_by(copy: Copy, name: str) -> bool:
    """Whether a letter is signed with the first name of somebody whose byline stands above it."""
    return any(byline.split()[0] == name.strip() for byline in copy.bylines)


def signs(copy: Copy, passage: Passage) -> bool:
    """Whether somebody's name stands alone under the story."""
    alone = is_name_alone(copy, passage) and meta.looks_like_names(passage.text)
    in_full = any(" " in name for name in names_in(passage.text))  # and not “Updated at 21.07 GMT”
    return alone and in_full and kind_of(passage.text) == "person"


def said_again(copy: Copy, index: int, house: House) -> int:
    """A line of who and when amid the body: it stands above already."""
    passage = copy.passages[index]
    if passage.is_prose or ("published" not in copy.fields and copy.has_paragraph):
        return 0
    found = meta.told(copy, index)
    if found and "published" not in copy.fields and any(isinstance(piece, Field) for piece in found[0]):
        copy.add(*found[0])  # under what of the page had parted it from the head
        return 1
    said = {piece.name for piece in found[0] if isinstance(piece, Field)} if found else set()
    if not said or not said <= copy.fields:
        return 0
    return copy.leave(index, 1, "duplicate")


def stray_line(copy: Copy, index: int, house: House) -> int:
    """Below the last paragraph: a bare line that no rule knows belongs to the page, not to the story."""
    passage = copy.passages[index]
    label = passage.is_bare or (passage.text.endswith(":") and passage.words <= LONGEST_LABEL)
    if index <= house.last_prose or passage.set_as or not label or not copy.has_paragraph:
        return 0
    return copy.leave(index, 1, "navigation")
