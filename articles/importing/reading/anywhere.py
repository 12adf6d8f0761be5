"""What may stand anywhere in a text: pictures, notes to readers, credits, and what is not the story at all.

Each rule looks at one passage, and takes it and perhaps some that follow; it gives back how many, or nothing.
"""

import re

from . import about, dates, furniture, meta, names_in_print, ratings
from .copy import COUNTER, Copy
from .lines import LONGEST_BARE_LINE, Passage
from .names_in_print import BARE_CREDIT, caption_and_credit
from .pieces import Credits, Field, Figure, Gallery, Leftover, Note, RelatedHeadline, Video
from .words import key, sentence_count, without_markers

LONGEST_ALT = 250
SHORT_CAPTION = 60
LONGEST_TOPIC = 4  # words
MOST_HEADLINES = 30
NOT_PRINTED = re.compile(r"\s?\[(?:edit|bearbeiten|modifier|editar|show|hide)\]")  # a button of its page
FOOTNOTE = re.compile(r"(?:\d{1,3}\.?|\*|†|\[\d{1,3}\]|\^)\s?[^\W\d_a-z]")
SHORTEST_DUPLICATE = 20
DESCRIBED = re.compile(r"(?:alternat(?:e|ive) text|alt text|image description|image|picture)\s?:\s?", re.IGNORECASE)


def take(copy: Copy, index: int, *, in_tail: bool = False) -> int:
    """The number of passages that one of the rules took."""
    return next((taken for rule in RULES if (taken := rule(copy, index, in_tail))), 0)


def leave(copy: Copy, first: int, count: int, name: str) -> int:
    """Lay passages aside, under the name of what they are taken for."""
    for passage in copy.passages[first : first + count]:
        copy.add(Leftover(passage.start, passage.end, name, copy.source(passage)))
    return count


# Not the story


def rule_or_end(copy: Copy, index: int, in_tail: bool) -> int:
    passage = copy.passages[index]
    if passage.set_as == "rule" or about.REFERENCE.fullmatch(passage.text):
        return leave(copy, index, 1, "markup")
    return 0


def printed_again(copy: Copy, index: int, in_tail: bool) -> int:
    """The same words once more: a caption, a date, a teaser."""
    passage = copy.passages[index]
    known = copy.keys[index]
    if copy.has_paragraph and names_in_print.in_print(passage.text) in copy.bylines:
        return leave(copy, index, 1, "duplicate")
    if passage.set_as != "picture" and known in copy.seen and len(known) >= SHORTEST_DUPLICATE:
        return leave(copy, index, 1, "duplicate")
    return 0


def further_reading(copy: Copy, index: int, in_tail: bool) -> int:
    """A list of other stories under its label, or one of them on a line with it."""
    passage = copy.passages[index]
    match = furniture.INLINE_MORE.fullmatch(passage.text) if len(passage.text) < 260 else None
    if match and (names_other_story(match["headline"])) and copy.kind(index) not in ("newsletter box", "share link"):
        headline = match["headline"].strip(" *_»›→")
        links = [mark.address for mark in passage.marks if mark.kind == "link"]
        copy.add(RelatedHeadline(passage.start, passage.end, headline, address=links[0] if links else ""))
        return 1
    if copy.kind(index) == "topics":
        return topics(copy, index)
    if copy.kind(index) != "related list":
        return 0
    leave(copy, index, 1, "related list")
    taken = 1
    while index + taken < len(copy.passages) and taken <= MOST_HEADLINES:
        if not (step := headline_of_another(copy, index + taken, in_tail)):
            break
        taken += step
    return taken


def topics(copy: Copy, index: int) -> int:
    """The links of topics at the foot of a story, under their label or beside it."""
    taken = 1
    while copy.passages[index].words <= 6 and index + taken < len(copy.passages) and taken <= MOST_HEADLINES:
        passage = copy.passages[index + taken]
        if (
            passage.set_as not in ("", "item")
            or passage.words > LONGEST_TOPIC * (1 + passage.text.count(","))
            or copy.kind(index + taken)
        ):
            break
        if passage.text.endswith((".", "?", "!", "”")):
            break
        taken += 1
    return leave(copy, index, taken, "navigation")


def names_other_story(words: str) -> bool:
    return sentence_count(words) == 1 and not words.rstrip().endswith(".")


def headline_of_another(copy: Copy, index: int, in_tail: bool) -> int:
    """A line of a list of other stories. A brand that the next line names again is its advertiser."""
    passage = copy.passages[index]
    name = copy.kind(index)
    if name in ("sponsored item", "advertisement", "related list", "boilerplate"):
        return leave(copy, index, 1, name)
    if name or passage.set_as in ("picture", "rule", "quote", "entry") or passage.is_prose or len(passage.text) > 200:
        return 0
    if passage.set_as == "heading" and passage.level <= 2 and not in_tail:
        return 0
    if about.name_of_note(passage.text) or names_in_print.bylines_in(passage.text) or passage.text.endswith("."):
        return 0
    if index + 1 < len(copy.passages) and passage.words <= 4 and not passage.set_as:
        other = copy.passages[index + 1]
        if key(passage.text) in copy.keys[index + 1] and len(other.text) > len(passage.text) + 8:
            copy.add(RelatedHeadline(passage.start, other.end, other.text, label=passage.text))
            return 2
    if passage.words <= 6 and (dates.find(passage.text) or meta.is_relative(passage.text) or passage.text.isupper()):
        return leave(copy, index, 1, "related list")
    links = [mark.address for mark in passage.marks if mark.kind == "link"]
    words = passage.text.strip(" →►▶»›•*")
    copy.add(RelatedHeadline(passage.start, passage.end, words, address=links[0] if links else ""))
    return 1


def beside_the_story(copy: Copy, index: int, in_tail: bool) -> int:
    """A button, a box, a notice, a footer."""
    passage = copy.passages[index]
    name = copy.kind(index)
    if passage.set_as == "picture":
        return 0
    if name == "comments" and copy.has_paragraph and (in_tail or copy.is_mostly_above(index)):
        return leave(copy, index, len(copy.passages) - index, "comments")
    if name:
        return leave(copy, index, 1, name)
    if furniture.is_bar(copy.source(passage)):
        return leave(copy, index, 1, "navigation")
    if opens_box(copy, index):
        return leave(copy, index, 1, "newsletter box")
    return 0


def opens_box(copy: Copy, index: int) -> bool:
    """Whether it is the heading of a box that asks for an address right below."""
    passage = copy.passages[index]
    short = len(passage.text) <= LONGEST_BARE_LINE and sentence_count(passage.text) <= 2
    below = [copy.kind(at) for at in range(index + 1, min(index + 3, len(copy.passages)))]
    if not short or passage.set_as in ("picture", "entry", "quote") or below[:1] != ["newsletter box"]:
        return False
    return below.count("newsletter box") > 1 or (index > 0 and copy.kind(index - 1) == "newsletter box")


# Pictures and films


def picture(copy: Copy, index: int, in_tail: bool) -> int:
    """A picture with the words under it; three or more in a row are a gallery."""
    if copy.passages[index].set_as != "picture":
        return 0
    figures, taken = [], 0
    while index + taken < len(copy.passages) and copy.passages[index + taken].set_as == "picture":
        figure, step = figure_at(copy, index + taken)
        figures.append(figure)
        taken += step
    if len(figures) >= 3 and all(len(figure.caption) <= LONGEST_ALT for figure in figures):
        copy.add(Gallery(figures[0].start, figures[-1].end, tuple(figures)))
    else:
        copy.add(*figures)
    return taken


def figure_at(copy: Copy, index: int) -> tuple[Figure, int]:
    """What is too long for a description of the picture is a caption."""
    passage = copy.passages[index]
    words, markers = without_markers(passage.text)
    described, credit = caption_and_credit(words)
    under, end, taken = words_under(copy, index)
    caption, own_credit = caption_and_credit(under)
    alt = "" if len(words) > LONGEST_ALT else described
    if not caption and len(words) > LONGEST_ALT:
        caption = described
    elif not under and credit:
        caption, alt = described, described
    return (
        Figure(passage.start, end, alt, caption, own_credit or credit, passage.address, markers),
        taken,
    )


def words_under(copy: Copy, index: int) -> tuple[str, int, int]:
    """The caption that stands under a picture: right below it, set apart, or with a credit at its end."""
    passage, below = copy.passages[index], index + 1
    if below >= len(copy.passages):
        return "", passage.end, 1
    other = copy.passages[below]
    if other.set_as or copy.kind(below) or (other.is_prose and not other.is_all("em")):
        return "", passage.end, 1
    credited = bool(caption_and_credit(other.text)[1])
    close = copy.stands_right_below(below) and (other.is_bare or len(other.text) < SHORT_CAPTION)
    if not (credited or close or other.is_all("em")) or len(other.text) > names_in_print.LONGEST_CAPTION:
        return "", passage.end, 1
    if other.text.endswith("?") and not credited:
        return "", passage.end, 1
    words, end, taken = other.text, other.end, 2
    after = below + 1
    if not credited and after < len(copy.passages) and BARE_CREDIT.fullmatch(copy.passages[after].text):
        words, end, taken = f"{words} {copy.passages[after].text}", copy.passages[after].end, 3
    return words, end, taken


def printed_caption(copy: Copy, index: int, in_tail: bool) -> int:
    """What is left of a picture that was not copied: its caption with the credit, perhaps below its description."""
    passage = copy.passages[index]
    if passage.set_as or copy.kind(index):
        return 0
    if names_in_print.POSED.fullmatch(passage.text[:400]):
        copy.add(Figure(passage.start, passage.end, caption=passage.text))
        return 1
    lines = caption_lines(copy, index)
    if not lines:
        return 0
    alt = caption_and_credit(lines[0].text)[0] if len(lines) > 1 else ""
    caption, credit = caption_and_credit(lines[-1].text)
    copy.add(Figure(lines[0].start, lines[-1].end, DESCRIBED.sub("", alt), caption or DESCRIBED.sub("", alt), credit))
    return len(lines)


def caption_lines(copy: Copy, index: int) -> list[Passage]:
    """The lines of one caption: the same words once or twice without the credit, and last with it."""
    lines: list[Passage] = []
    near = copy.passages[index : index + 3]
    if not any(caption_and_credit(passage.text)[1] for passage in near):
        return []
    for at in range(index, index + len(near)):
        passage = copy.passages[at]
        if passage.set_as or len(passage.text) > names_in_print.LONGEST_CAPTION or copy.kind(at):
            break
        caption, credit = caption_and_credit(passage.text)
        alike = not lines or same_caption(lines[-1].text, caption or passage.text)
        close = not lines or copy.stands_right_below(at)
        if not (alike or (close and (not caption or lines[-1].is_bare))) or sentence_count(caption) > 3:
            break
        if not credit and not (passage.is_bare and (close or not lines)):
            break
        lines.append(passage)
        below = copy.passages[at + 1 : at + 2]
        again = below and not below[0].set_as and caption_and_credit(below[0].text[: names_in_print.LONGEST_CAPTION])
        if credit and not (again and again[1] and same_caption(passage.text, again[0])):
            return lines
    return lines if lines and caption_and_credit(lines[-1].text)[1] else []


def same_caption(one: str, other: str) -> bool:
    one, other = (key(DESCRIBED.sub("", caption_and_credit(words)[0])).rstrip(".")[:50] for words in (one, other))
    return bool(one and other) and (one.startswith(other[:30]) or other.startswith(one[:30]))


def film_clip(copy: Copy, index: int, in_tail: bool) -> int:
    passage = copy.passages[index]
    if len(passage.text) > 400:
        return 0
    links = [mark.address for mark in passage.marks if mark.kind == "link"]
    match = about.VIDEO_ADDRESS.fullmatch(passage.text)
    below = copy.passages[index + 1 : index + 2]
    if (
        below
        and passage.is_bare
        and copy.stands_right_below(index + 1)
        and not passage.set_as
        and (under := about.VIDEO_ADDRESS.fullmatch(below[0].text[:400]))
    ):
        caption = re.sub(r"^(?:watch|video)\s?:\s?", "", passage.text, flags=re.IGNORECASE)
        copy.add(Video(passage.start, below[0].end, caption, address=under["address"].rstrip(").,")))
        return 2
    linked = next((address for address in links if about.VIDEO_ADDRESS.fullmatch(address)), "")
    if not match and not (linked and passage.is_all("link")):
        return 0
    address = linked or match["address"]
    caption = "" if match else passage.text
    copy.add(Video(passage.start, passage.end, caption, address=address.rstrip(").,")))
    return 1


# What readers are told


def where_from(copy: Copy, index: int, in_tail: bool) -> int:
    passage = copy.passages[index]
    if len(passage.text) > 320:
        return 0
    words = passage.text.strip("*_()[] ")
    if about.PROVENANCE.fullmatch(words):
        copy.add(Field(passage.start, passage.end, "provenance", words))
        return 1
    if about.EMBARGO.fullmatch(words):
        moment = dates.find(words)
        copy.add(Field(passage.start, passage.end, "embargo", moment.value if moment else words, words))
        return 1
    return 0


def production_credits(copy: Copy, index: int, in_tail: bool) -> int:
    passage = copy.passages[index]
    if passage.set_as not in ("", "item") or len(passage.text) > 1000:
        return 0
    found = names_in_print.crew(passage.text.strip("*_"))
    if not found:
        return 0
    lines, day, place = found
    moment = dates.find(day) if day else None
    copy.add(Credits(passage.start, passage.end, lines, moment.value if moment else "", place))
    if moment and moment.doubt:
        copy.ask(passage.start, moment.doubt)
    return 1


def note(copy: Copy, index: int, in_tail: bool) -> int:
    passage = copy.passages[index]
    if passage.set_as not in ("", "heading", "item", "quote"):
        return 0
    name = about.name_of_note(passage.text)
    if not name and passage.set_as != "item":
        name = call_to_reader(passage) or ("about the author" if in_tail and tells_of_author(copy, passage) else "")
    if not name:
        return 0
    end, taken = passage.end, 1
    words = passage.text
    if passage.set_as == "heading" or passage.text.rstrip().endswith(":"):
        if index + 1 >= len(copy.passages) or copy.passages[index + 1].set_as not in ("", "item"):
            return 0
        words = f"{words}\n{copy.passages[index + 1].text}"
        end, taken = copy.passages[index + 1].end, 2
    copy.add(Note(passage.start, end, name, words, passage.marks))
    return taken


def call_to_reader(passage: Passage) -> str:
    line = passage.text.strip(" *_")
    if len(line) < 240 and about.LIFE.fullmatch(line):
        return "dates of a life"
    if about.CALL.fullmatch(line):
        return "call to action"
    if passage.set_as != "heading" and about.is_where_to_watch(line) and sentence_count(line) <= 2:
        return "where to watch"
    return ""


def tells_of_author(copy: Copy, passage: Passage) -> bool:
    """Whether it introduces whoever wrote the story."""
    named = any(word in passage.text[:80] for name in copy.bylines for word in (name.split()[0], name.split()[-1]))
    return len(passage.text) < 500 and bool(about.BIO.search(passage.text)) and (named or passage.is_all("em"))


def rated(copy: Copy, index: int, in_tail: bool) -> int:
    passage = copy.passages[index]
    if passage.set_as in ("picture", "entry"):
        return 0
    if match := about.VERDICT.fullmatch(passage.text):
        stars = ratings.rating(match["words"])
        copy.add(
            Field(passage.start, passage.end, "rating" if stars else "verdict", stars or match["words"], passage.text)
        )
        return 1
    if COUNTER.fullmatch(passage.text) and copy.counters > 1:
        return leave(copy, index, 1, "navigation")
    if stars := ratings.rating(passage.text):
        copy.add(Field(passage.start, passage.end, "rating", stars, passage.text))
        return 1
    return 0


def facts_box(copy: Copy, index: int, in_tail: bool) -> int:
    """“Dir: … / Cast: … / 118 mins”: facts of the film, a line each or all on one."""
    count = 0
    while index + count < len(copy.passages) and states_fact(copy.passages[index + count], after=count > 0):
        count += 1
    lines = copy.passages[index : index + count]
    if count >= 2 or (count == 1 and reads_as_facts(lines[0].text)):
        copy.add(Note(lines[0].start, lines[-1].end, "film facts", "\n".join(line.text for line in lines)))
        return count
    return 0


def states_fact(passage: Passage, *, after: bool) -> bool:
    line = passage.text
    if about.BARE_RUNTIME.fullmatch(line) or about.DIRECTED.fullmatch(line):
        return True
    if passage.set_as in ("picture", "quote", "entry") or len(line) > 320:
        return False
    return bool(about.FACTS.fullmatch(line)) or (after and len(line) < 60 and bool(about.RUNTIME.fullmatch(line)))


def reads_as_facts(line: str) -> bool:
    labels = re.findall(rf"(?:^|[.;,|·•]\s*)\W{{0,2}}{about.FACT}\W{{0,2}}\s?[:–]", line, re.IGNORECASE)
    return (
        bool(about.BARE_RUNTIME.fullmatch(line) or about.DIRECTED.fullmatch(line))
        or len(labels) >= 2
        or (len(labels) >= 1 and bool(about.RUNTIME.fullmatch(line)))
    )


def sources(copy: Copy, index: int, in_tail: bool) -> int:
    """Where the facts were read: a label with lines under it, or lines that begin with a reference marker."""
    passage = copy.passages[index]
    if about.SOURCES.fullmatch(NOT_PRINTED.sub("", passage.text)) and copy.has_paragraph:
        count = 1
        while index + count < len(copy.passages) and (
            copy.passages[index + count].set_as in ("item", "entry")
            or FOOTNOTE.match(copy.passages[index + count].text)
            or about.SOURCE_LINE.fullmatch(copy.passages[index + count].text[:500])
        ):
            count += 1
        if count > 1:
            lines = copy.passages[index : index + count]
            copy.add(Note(lines[0].start, lines[-1].end, "sources", "\n".join(line.text for line in lines)))
            return count
    if not passage.set_as and len(passage.text) < 420 and about.SOURCE_LINE.fullmatch(passage.text):
        copy.add(Note(passage.start, passage.end, "sources", passage.text))
        return 1
    return 0


RULES = (
    rule_or_end,
    picture,
    film_clip,
    where_from,
    rated,
    further_reading,
    note,
    sources,
    production_credits,
    facts_box,
    printed_again,
    beside_the_story,
    printed_caption,
)
