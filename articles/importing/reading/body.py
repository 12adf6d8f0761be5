# ruff: noqa: E501 (a pattern is read whole)
"""The body: each passage as the block it is, by the first rule that takes it."""

import re
from dataclasses import dataclass

from . import about, anywhere, furniture, meta, ranks, talk
from .copy import WORD, Copy
from .lines import Passage
from .names_in_print import NAME_LINE
from .pieces import (
    Answer,
    Field,
    Figure,
    Heading,
    Leftover,
    ListEntry,
    Mark,
    Paragraph,
    PullQuote,
    Question,
    Quotation,
    Video,
)
from .words import GLUED_SENTENCES, is_finished, key, sentence_count, without_markers

QUOTED = re.compile(r"[“\"«„]\s?(?P<words>[^“”«»„]{12,600}?)\s?[”\"»“]\.?(?:\s*[—–-]+\s*(?P<who>[^“”]{3,80}))?")
WHO = re.compile(r"[—–-]{1,2}\s?(?P<who>[A-ZÀ-Þ][^.!?]{2,80})")
SHOWS = re.compile(
    r"(?:above|below|left|right|from left|l-r|pictured|top|bottom|a (?:scene|still|shot|frame) from|still from|behind the scenes|on (?:the )?set|courtesy|[\w’' .-]{3,60} (?:as|stars? (?:as|in)|plays?|and .{3,60} in|in [“\"‘«]|with .{3,60} in)\b)",
    re.IGNORECASE,
)
SIGN_OFF = re.compile(
    r"(?:see you|until|yours|best|love|cheers|take care|with love|all best|à bientôt|hasta|bis)\b.{0,40},",
    re.IGNORECASE,
)
CLOSING_NAME = re.compile(r"(?:[—–-]{1,2}\s?|by |\()(?P<name>[^()]{3,60})\)?", re.IGNORECASE)
LONGEST_HEADING = 110
COLUMNS = re.compile(r"\S(?:[ \t]*\|[ \t]*|[ \t]{3,}|\t)\S")
SHORTEST_QUOTE = 7  # words


@dataclass(frozen=True)
class House:
    """How this text sets what not every text has."""

    talk: talk.Talk | None
    ranks: dict[int, int]
    sections: frozenset[int]  # passages that are numbered headings, not entries of a list
    last_prose: int
    last_entry: int
    usual_length: int  # of an entry, in passages beside its heading: what goes on longer at the end closes the story


def read(copy: Copy, index: int):
    """Take everything from a passage on."""
    prose = [at for at, passage in enumerate(copy.passages) if passage.is_prose and not copy.kind(at)]
    places = ranks.of(copy)
    sections = frozenset(places) if ranks.are_sections(copy, places) else frozenset()
    places = {} if sections else places
    house = House(
        talk.find(copy),
        places,
        sections,
        prose[-1] if prose else -1,
        max(places, default=-1),
        ranks.usual_length(sorted(places)),
    )
    while index < len(copy.passages):
        index += next(taken for rule in RULES if (taken := rule(copy, index, house)))


def special(copy: Copy, index: int, house: House) -> int:
    """What may stand anywhere, unless it is a turn of an interview or an entry of a list."""
    if index in house.ranks or index in house.sections or (house.talk and talk.turn(house.talk, copy.passages[index])):
        return 0
    return anywhere.take(copy, index, in_tail=index > house.last_prose)


def press_end(copy: Copy, index: int, house: House) -> int:
    """“ENDS”: what stands below is for the press."""
    line = copy.passages[index].text.strip(" *_")
    if not furniture.END.fullmatch(line) or not copy.has_paragraph:
        return 0
    rest = [copy.text[passage.start : passage.end] for passage in copy.passages[index + 1 :]]
    if not any(
        furniture.CONTACTS.match(words.strip(" *_#")) or "@" in words or key(words).startswith("about ")
        for words in rest
    ):
        return 0
    return anywhere.leave(copy, index, len(copy.passages) - index, "boilerplate")


# Rules for the body


def answer_or_question(copy: Copy, index: int, house: House) -> int:
    passage = copy.passages[index]
    found = talk.turn(house.talk, passage) if house.talk else None
    if not found:
        if house.talk and not house.talk.speakers and answers(copy, passage):
            copy.add(Answer(passage.start, passage.end, *text_of(copy, passage)))
            return 1
        return 0
    kind, speaker, width = found
    words, markers, marks = text_of(copy, passage, width)
    made = Question if kind == "question" else Answer
    copy.add(made(passage.start, passage.end, words, markers, marks, speaker))
    return 1


def answers(copy: Copy, passage: Passage) -> bool:
    """Whether it is the first thing that is said after a question."""
    last = next((piece for piece in reversed(copy.pieces) if not isinstance(piece, Leftover | Figure)), None)
    return type(last) is Question and passage.set_as in ("", "quote")


def ranked(copy: Copy, index: int, house: House) -> int:
    """An entry with its rank, and the paragraphs that belong to it."""
    if index not in house.ranks:
        return 0
    passage = copy.passages[index]
    below = ranks.title_below(copy, index)
    named = copy.passages[index + 1] if below else passage
    title, text = ranks.title_and_text(named)
    texts, taken, end = [text] if text else [], 1 + below, named.end
    while index + taken < len(copy.passages) and goes_with_entry(copy, index + taken, house):
        texts.append(text_of(copy, copy.passages[index + taken])[0])
        end = copy.passages[index + taken].end
        taken += 1
    copy.add(ListEntry(passage.start, end, "\n\n".join(texts), title, house.ranks[index]))
    return taken


def goes_with_entry(copy: Copy, index: int, house: House) -> bool:
    passage = copy.passages[index]
    if index in house.ranks or passage.set_as not in ("", "quote") or copy.kind(index):
        return False
    if not is_finished(passage.text) and (
        len(passage.text) > 80 or (index - 2 not in house.ranks and index - 1 not in house.ranks)
    ):
        return False
    if index - house.last_entry > house.usual_length:
        return False
    return (
        not about.name_of_note(passage.text)
        and not about.PROVENANCE.fullmatch(passage.text)
        and not about.is_where_to_watch(passage.text)
    )


def item(copy: Copy, index: int, house: House) -> int:
    passage = copy.passages[index]
    last = copy.pieces[-1] if copy.pieces else None
    under_item = isinstance(last, ListEntry) and not last.title and passage.is_bare and copy.stands_right_below(index)
    if passage.set_as not in ("item", "entry") and not (under_item and not passage.set_as):
        return 0
    if not passage.text:
        return anywhere.leave(copy, index, 1, "navigation")
    words, _, marks = text_of(copy, passage)
    copy.add(
        ListEntry(
            passage.start, passage.end, words, rank=passage.level if passage.set_as == "entry" else None, marks=marks
        )
    )
    return 1


def pull_quote(copy: Copy, index: int, house: House) -> int:
    """A sentence set large: its words stand in the running text too, or it is set apart as a quotation is."""
    passage = copy.passages[index]
    if passage.set_as not in ("", "quote", "heading") or len(passage.text) > 600:
        return 0
    quoted = QUOTED.fullmatch(passage.text)
    if quoted and len(WORD.findall(passage.text)) < SHORTEST_QUOTE and not quoted["who"]:
        return 0
    words = quoted["words"] if quoted else passage.text
    apart = bool(quoted) or passage.set_as == "quote"
    source = copy.source_of(index, words, may_change=3 if apart else 1)
    if source is None and apart:
        source = copy.nearly_source_of(index)
    who, end, taken = who_said(copy, index, quoted)
    # Where several paragraphs are the same, each is a source of none.
    if source is not None and (quoted or passage.set_as or sentence_count(passage.text) <= 3):
        copy.add(PullQuote(passage.start, end, said(passage, quoted), copy.passages[source].start, who))
        return taken
    if passage.set_as == "quote" or (quoted and who and not copy.passages[index].set_as):
        copy.add(Quotation(passage.start, end, said(passage, quoted), who, () if quoted else passage.marks))
        return taken
    return 0


def said(passage: Passage, quoted: re.Match | None) -> str:
    """The words with their quotation marks, without who said them."""
    return passage.text[: quoted.start("who")].rstrip(" —–-") if quoted and quoted["who"] else passage.text


def who_said(copy: Copy, index: int, quoted: re.Match | None) -> tuple[str, int, int]:
    passage = copy.passages[index]
    if quoted and quoted["who"]:
        return quoted["who"].strip(), passage.end, 1
    below = index + 1
    if below < len(copy.passages) and (match := WHO.fullmatch(copy.passages[below].text)):
        return match["who"].strip(), copy.passages[below].end, 2
    return "", passage.end, 1


def heading(copy: Copy, index: int, house: House) -> int:
    passage = copy.passages[index]
    words = anywhere.NOT_PRINTED.sub("", passage.text).strip("*_ ")
    if passage.set_as == "entry" and index in house.sections:
        printed = f"{passage.level}. {words}"
        copy.add(Heading(passage.start, passage.end, printed))
        return 1
    if passage.set_as == "heading":
        copy.add(Heading(passage.start, passage.end, words, max(passage.level, 2)))
        return 1
    if passage.set_as or len(words) > LONGEST_HEADING:
        return 0
    if count := lines_of_list(copy, index):
        copy.add(Heading(passage.start, passage.end, words))
        for line in copy.passages[index + 1 : index + 1 + count]:
            copy.add(ListEntry(line.start, line.end, *text_of(copy, line)[::2][:1], marks=line.marks))
        return 1 + count
    if index > house.last_prose:
        return 0
    if passage.is_all("strong") and not words.endswith((".", ",")):
        copy.add(Heading(passage.start, passage.end, words, 3))
        return 1
    if (
        passage.is_bare
        and not names_picture(copy, index)
        and not words.startswith(("(", "—", "–", "-"))
        and (words[:1].isupper() or words[:1] in "0123456789“«„'‘")
    ):
        copy.add(Heading(passage.start, passage.end, words))
        return 1
    if words.endswith("?") and passage.words <= 9 and starts_section(copy, index):
        copy.add(Heading(passage.start, passage.end, words))
        return 1
    return 0


def table(copy: Copy, index: int, house: House) -> int:
    """Lines in a row that are parted into columns, each a list entry."""
    count = 0
    while (
        index + count < len(copy.passages)
        and is_row(copy, index + count)
        and (not count or copy.stands_right_below(index + count))
    ):
        count += 1
    if count < 3:
        return 0
    for line in copy.passages[index : index + count]:
        copy.add(ListEntry(line.start, line.end, line.text, marks=line.marks))
    return count


def is_row(copy: Copy, index: int) -> bool:
    line = copy.passages[index]
    return line.set_as in ("", "item", "entry") and len(line.text) < 200 and bool(COLUMNS.search(copy.source(line)))


def lines_of_list(copy: Copy, index: int) -> int:
    """How many lines stand right below it as a list does: a prize and who is nominated."""
    passage, count = copy.passages[index], 0
    if not passage.is_bare or copy.stands_right_below(index):
        return 0
    while index + count + 1 < len(copy.passages) and copy.stands_right_below(index + count + 1):
        line = copy.passages[index + count + 1]
        if (
            line.set_as not in ("", "item")
            or len(line.text) > LONGEST_HEADING
            or line.is_prose
            or copy.kind(index + count + 1)
        ):
            return 0
        if line.set_as != "item" and is_finished(line.text) and not line.text.endswith("”"):
            return 0
        count += 1
    marked = count and (copy.passages[index + 1].set_as == "item" or passage.text.isupper())
    return count if count >= 2 or marked else 0


def starts_section(copy: Copy, index: int) -> bool:
    around = [copy.passages[at] for at in (index - 1, index + 1) if 0 <= at < len(copy.passages)]
    return len(around) == 2 and all(passage.is_prose for passage in around)


def bare_caption(copy: Copy, index: int, house: House) -> int:
    """What is left of a picture without a credit: somebody's name, or whom it shows as whom."""
    passage = copy.passages[index]
    if passage.set_as or not passage.is_bare or not names_picture(copy, index):
        return 0
    copy.add(Figure(passage.start, passage.end, alt=passage.text))
    return 1


def names_picture(copy: Copy, index: int) -> bool:
    words = copy.passages[index].text
    if SHOWS.match(words):
        return True
    name = re.sub(r"\s(?:cover|portrait|photo|still|headshot)$", "", words, flags=re.IGNORECASE)
    if not NAME_LINE.fullmatch(name) or not 2 <= len(name.split()) <= 4:
        return False
    surname = WORD.findall(key(name))[-1]
    return len(surname) > 2 and copy.spread[surname] >= 3


def closing_line(copy: Copy, index: int, house: House) -> int:
    """Under the body: who wrote it and when."""
    passage = copy.passages[index]
    if index <= house.last_prose:
        return 0
    if found := meta.read(copy.text, passage):
        copy.add(*found[0])
        copy.doubts += found[1]
        return 1
    if index and SIGN_OFF.fullmatch(copy.passages[index - 1].text) and meta.looks_like_names(passage.text):
        copy.add(*meta.bylines(passage.start, passage.end, passage.text, "", "words"))
        return 1
    if not copy.bylines and (match := CLOSING_NAME.fullmatch(passage.text)):
        names = meta.bylines(passage.start, passage.end, match["name"], "", "words")
        if names and meta.looks_like_names(match["name"]):
            copy.add(*names)
            return 1
    return 0


def said_again(copy: Copy, index: int, house: House) -> int:
    """A line of who and when amid the body: it stands above already."""
    passage = copy.passages[index]
    if passage.is_prose or "published" not in copy.fields:
        return 0
    found = meta.read(copy.text, passage)
    if not found or not any(isinstance(piece, Field) for piece in found[0]):
        return 0
    return anywhere.leave(copy, index, 1, "duplicate")


def stray_line(copy: Copy, index: int, house: House) -> int:
    """Below the last paragraph: a bare line that no rule knows belongs to the page, not to the story."""
    passage = copy.passages[index]
    if index <= house.last_prose or passage.set_as or not passage.is_bare or not copy.has_paragraph:
        return 0
    return anywhere.leave(copy, index, 1, "navigation")


def paragraph(copy: Copy, index: int, house: House) -> int:
    take_as_text(copy, index)
    return 1


def take_as_text(copy: Copy, index: int):
    passage = copy.passages[index]
    words, markers, marks = text_of(copy, passage)
    if about.ABOVE.search(words) and "video" not in copy.fields:
        copy.add(Video(passage.start, passage.start))
        copy.fields.add("video")
        copy.ask(passage.start, "The text speaks of a video above. Which one is it?")
    copy.seen.setdefault(copy.keys[index], index)
    copy.add(Paragraph(passage.start, passage.end, words, markers, marks))


def text_of(copy: Copy, passage: Passage, skipped: int = 0) -> tuple[str, tuple[str, ...], tuple[Mark, ...]]:
    """A passage's words as readers should have them: no reference markers, glued sentences parted."""
    words = passage.text[skipped:].lstrip(" *_")
    moved = len(passage.text) - len(words)
    marks = tuple(
        Mark(max(mark.start - moved, 0), mark.end - moved, mark.kind, mark.address)
        for mark in passage.marks
        if mark.end > moved
    )
    plain, markers = without_markers(words)
    parted = GLUED_SENTENCES.sub(" ", plain) if "http" not in plain else plain
    if parted != plain:
        copy.ask(passage.start, "Sentences stood here without a space between them, and were parted. Are they right?")
    return parted, markers, marks if parted == words else moved_marks(words, parted, marks)


def moved_marks(before: str, after: str, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Marks where their words stand now; one whose words cannot be found again in order is let go."""
    found, reached = [], 0
    for mark in marks:
        at = after.find(before[mark.start : mark.end], reached)
        if at >= 0:
            found.append(Mark(at, at + mark.end - mark.start, mark.kind, mark.address))
            reached = at
    return tuple(found)


RULES = (
    press_end,
    special,
    answer_or_question,
    ranked,
    pull_quote,
    table,
    said_again,
    closing_line,
    heading,
    item,
    bare_caption,
    stray_line,
    paragraph,
)
