"""Where the body of a story begins: below whatever says who and when, or at the first running text."""

import re

from .. import anywhere
from ..body import lists
from ..copy import Copy
from ..facts import about, film_facts
from ..facts.labelled_lines import is_boxed
from ..facts.provenance import says_where_from
from ..furniture.furniture import LONGEST_LINK, is_row_of_buttons
from ..pictures.picture_credits import BARE_CREDIT, caption_and_credit
from ..pictures.picture_labels import are_alike
from ..text.lines import Passage
from ..text.page_breaks import BROKEN_OFF
from ..text.running_text import goes_on_below
from ..words import is_finished, key, sentence_count
from . import cover_pages, meta
from .days_of_head import day_over_dek
from .letters import GREETING, LABELLED, MAIL_LINE, MANUSCRIPT
from .lines_of_head import LONGEST_TITLE, is_name_alone, may_be_title, tells_who_or_when
from .long_heads import below_meta, introduces_writer, is_of_picture, last_told, stands_among_buttons
from .summaries import below_summary

ISSUE = r"(?:issue|no\.|n[o°º]|nr\.?|vol(?:ume|\.)?|edition|ausgabe|numéro|número)\s?#?\d"
# “Issue 12”, or behind what the paper is: “A letter about piers · No. 12”
ISSUE_LINE = re.compile(rf"{ISSUE}|.{{3,100}}(?:\s[|·•–—]|,)\s{ISSUE}{{1,4}}\W*$", re.IGNORECASE)
# “LOS ANGELES (AP) —”, “Berlin (dpa) –”
DATELINE = re.compile(
    r"[A-ZÀ-Þ]{3,}[^.!?]{0,50}[—–-]\s"
    r"|[A-ZÀ-Þ][\w’' /-]{1,40}\s?\((?:ap|afp|dpa(?:/\w{2,10})?|epd|kna|ots|sid|apa|sda|ansa|efe|reuters|pa)\)"
    r"\s?[—–:.-]\s",
    re.IGNORECASE,
)
LONGEST_DEK = 420
LOOKED_AT = 60  # passages
SHORTEST_OPENING = 4  # words
MOST_SENTENCES = 3  # of a dek
MOST_OVER = 10  # passages: buttons and the first picture over who and when
LONGEST_SHOWN = 5  # words: the name of what is shown


def where_body_begins(copy: Copy, start: int = 0) -> int:
    """Right below what says who and when, where a title stands above it; else at the first running text.

    Nothing above ``start`` is looked at: the letter that the story came with.
    """
    below = range(start, len(copy.passages))
    first = next((index for index in below if begins_body(copy, index, copy.passages[index])), None)
    if first is None:
        first = next((index for index in below[:LOOKED_AT] if ends_like_text(copy, index)), None)
    first = min(len(copy.passages), start + 3) if first is None else first
    if (part := cover_pages.first_part(copy, first)) is not None:
        return part
    first = below_sentences(copy, first)
    told = [index for index in range(max(first - LOOKED_AT, start), first) if tells_who_or_when(copy, index)]
    others = next(
        (index for index in range(first) if copy.kind(index) == "related list" and told and told[0] < index), first
    )
    told = [index for index in told if index < others]
    titles = [index for index in range(max(first - LOOKED_AT, start), first) if may_be_title(copy, index)]
    if told and titles and titles[0] < told[-1]:
        end = after_meta(copy, told[-1])
        end = after_meta(copy, signed) if (signed := below_summary(copy, end)) else end
        late = is_late_dek(copy, end, first, titles) or is_dek_under_box(copy, end) or bool(day_over_dek(copy, end))
        return end + (late or stands_over_dateline(copy, end))
    if titles and told and is_dek_over_picture(copy, first, titles[-1]):
        return first + 1
    if first < len(copy.passages) and titles and (signed := signed_under_picture(copy, first, titles[-1])):
        return after_meta(copy, signed)
    return below_long_dek(copy, first, titles)


def below_sentences(copy: Copy, first: int) -> int:
    """Below the lines that say who and when, where sentences of the head stand over them; else where it was."""
    return last + 1 if (last := last_told(copy, first)) else first


def signed_under_picture(copy: Copy, first: int, title: int) -> int:
    """The line that says who or when under the first picture, where that stands over the story with nothing but the
    dek and buttons between it and the headline; 0 for none.
    """
    dek = copy.passages[first]
    if title != first - 1 or len(dek.text) > LONGEST_DEK or sentence_count(dek.text) > MOST_SENTENCES:
        return 0
    seen = False
    for at in range(first + 1, min(first + MOST_OVER + 1, len(copy.passages))):
        if tells_who_or_when(copy, at):
            return at if seen else 0
        if copy.kind(at):
            continue
        if not is_of_picture(copy, at):
            return 0
        seen = True
    return 0


def is_dek_over_picture(copy: Copy, index: int, title: int) -> bool:
    """Whether a sentence or two stand by themselves between the headline and whose the picture below them is, under
    which the text begins.
    """
    if index != title + 1 or index + 2 >= len(copy.passages) or len(copy.passages[index].text) > LONGEST_TITLE:
        return False
    passage, picture = copy.passages[index], copy.passages[index + 1]
    is_picture = picture.set_as == "picture" or BARE_CREDIT.fullmatch(picture.text[:LONGEST_TITLE])
    return bool(is_picture) and not passage.set_as and copy.stands_alone(index) and copy.passages[index + 2].is_prose


def is_late_dek(copy: Copy, index: int, first: int, titles: list[int]) -> bool:
    """Whether a dek stands under the byline: set as one, or without the full stop that running text has; or the
    headline itself, under the name and number of the issue.
    """
    if index >= min(first + 1, len(copy.passages)) or is_cut_in_two(copy, index):
        return False
    passage = copy.passages[index]
    if passage.is_all("em") or passage.is_all("strong"):
        return passage.words > 5 and not passage.text.endswith("?")
    if passage.set_as or is_finished(passage.text) or copy.kind(index) or len(passage.text) > LONGEST_DEK:
        return False
    above = [at for at in titles if at < index and copy.passages[at].words > LONGEST_LINK] or titles[:1]
    if len(above) == 1 and names_issue(copy, above[0] + 1):
        return True
    taken = copy.tries(anywhere.take, index) and not is_dek_over_caption(copy, index)
    return len(above) == 1 and passage.words > 5 and not taken


def is_dek_over_caption(copy: Copy, index: int) -> bool:
    """Whether a line without a full stop stands over one that by itself is the caption of a picture, with its owner
    right under it: what a picture shows is not told twice in other words.
    """
    passage, caption = copy.passages[index], copy.below(index)
    if caption is None or passage.set_as or index + 2 not in copy.blocks[index] or is_finished(passage.text):
        return False
    owned = bool(BARE_CREDIT.fullmatch(copy.passages[index + 2].text[:LONGEST_TITLE]))
    return owned and passage.words > 5 and caption.words <= LONGEST_SHOWN and not are_alike(passage.text, caption.text)


def stands_over_dateline(copy: Copy, index: int) -> bool:
    """Whether a few sentences stand between who and when and the dateline that opens the story: its dek."""
    if not 0 < index < len(copy.passages) - 1:
        return False
    passage, below = copy.passages[index], copy.passages[index + 1]
    if passage.set_as or copy.kind(index) or len(passage.text) > LONGEST_DEK or DATELINE.match(passage.text[:80]):
        return False
    return bool(DATELINE.match(below.text[:80])) and passage.words > 5


def is_dek_by_below(copy: Copy, index: int) -> bool:
    """Whether what stands below a line makes it the dek."""
    over = stands_over_dateline(copy, index) or is_dek_over_picture(copy, index, index - 1)
    return over or is_dek_under_box(copy, index)


def is_dek_under_box(copy: Copy, index: int) -> bool:
    """Whether one sentence stands between the facts of the film and a first paragraph that is twice as long."""
    if not 0 < index < len(copy.passages) - 1 or not is_boxed(copy, index - 1):
        return False
    passage, below = copy.passages[index], copy.passages[index + 1]
    one = not passage.set_as and not copy.kind(index) and sentence_count(passage.text) == 1
    return one and passage.words > 5 and below.is_prose and len(below.text) > 2 * len(passage.text)


def names_issue(copy: Copy, index: int) -> bool:
    """Whether a line says which issue this is: what stands above it is the name of the paper."""
    return index < len(copy.passages) and bool(ISSUE_LINE.match(copy.passages[index].text[:LONGEST_TITLE]))


def below_long_dek(copy: Copy, first: int, titles: list[int]) -> int:
    """Below what says who and when, where that stands under one long sentence."""
    prose = 0
    for index in range(first, min(first + 4, len(copy.passages))):
        passage = copy.passages[index]
        if tells_who_or_when(copy, index):
            return after_meta(copy, index) if titles and prose <= 1 else first
        if passage.is_prose or (is_finished(passage.text) and not copy.kind(index)):
            prose += 1
            if len(passage.text) > LONGEST_DEK or DATELINE.match(passage.text) or sentence_count(passage.text) > 3:
                break
    return first


def begins_body(copy: Copy, index: int, passage: Passage) -> bool:
    if index == 0 and GREETING.match(passage.text) and passage.text.endswith(","):
        return True  # a letter to the readers
    if passage.set_as == "entry" and passage.level == 1 and passage.text.endswith("?"):
        return True  # the first question
    if lists.begins_table(copy, index) or index in copy.counted:
        return True
    if index and not passage.set_as and is_cut_in_two(copy, index):
        return True
    if (
        passage.set_as == "heading"
        or copy.kind(index)
        or is_boxed(copy, index)
        or not (passage.is_prose or opens_itself(copy, index))
    ):
        return False
    if index < 8 and passage.is_all("em") and not passage.text.endswith("?") and len(passage.text) <= LONGEST_TITLE:
        return False
    if index < 8 and GREETING.match(passage.text) and index > 0 and MAIL_LINE.match(copy.passages[index - 1].text):
        return False
    return (
        not about.name_of_note(passage.text)
        and not says_where_from(passage.text)
        and not about.EMBARGO.fullmatch(passage.text)
        and not caption_and_credit(passage.text)[1]
        and not film_facts.reads_as_facts(passage.text)
        and meta.told(copy, index) is None
    )


def opens_itself(copy: Copy, index: int) -> bool:
    """Whether a sentence can begin the story at once: its file states the headline and the text has none, as posts of
    blogs and exports are. A dek is set apart there, or is the one that the file states.
    """
    stated, passage = key(copy.given.headline), copy.passages[index]
    if not stated or passage.set_as or passage.words < SHORTEST_OPENING or not is_finished(passage.text):
        return False
    if passage.is_all("em") or passage.is_all("strong") or copy.keys[index] == key(copy.given.dek):
        return False
    return not any(len(words) > 3 and stated.startswith(words) for words in copy.keys[:LOOKED_AT])


def is_cut_in_two(copy: Copy, index: int) -> bool:
    """Whether a first paragraph breaks off at the foot of its page: neither a headline nor a dek goes on in small."""
    passage = copy.passages[index]
    if is_finished(passage.text) or copy.kind(index) or BROKEN_OFF.search(passage.text) is None:
        return False
    return meta.told(copy, index) is None and goes_on_below(copy, index, in_prose=True)


def ends_like_text(copy: Copy, index: int) -> bool:
    passage = copy.passages[index]
    return (
        index > 0
        and not passage.set_as
        and not copy.kind(index)
        and passage.text.endswith((".", "!", "”"))
        and passage.words > 5
        and meta.told(copy, index) is None
    )


def after_meta(copy: Copy, index: int) -> int:
    """Below the last of the lines that say who, when, how long and where to share it."""
    last = min(index + LOOKED_AT, len(copy.passages))
    while index < last:
        passage = copy.passages[index]
        kind = copy.kind(index)
        if kind == "related list":
            break
        said = kind or MANUSCRIPT.fullmatch(passage.text) or LABELLED.fullmatch(passage.text)
        said = said or meta.told(copy, index, names_alone=is_name_alone(copy, passage))
        said = (
            said
            or is_row_of_buttons(passage.text)
            or is_boxed(copy, index)
            or introduces_writer(copy, index)
            or stands_among_buttons(copy, index)
        )
        if not said and (below := below_meta(copy, index)):
            index = below
        elif not said and not closes_head(copy, index):
            break
        index += 1
    return index


def closes_head(copy: Copy, index: int) -> bool:
    """Whether two or three words stand right under the lines that say who and when, and nothing right under them."""
    passage = copy.passages[index]
    alone = index + 1 < len(copy.passages) and not copy.stands_right_below(index + 1)
    return (
        not passage.set_as
        and passage.words <= LONGEST_LINK
        and passage.is_bare
        and alone
        and copy.stands_right_below(index)
    )
