"""What readers are told beside the story: where it first stood, who made the pictures, where to watch."""

import re
from operator import or_

from ..copy import Copy
from ..facts import about, dates, film_facts, ratings, shoot
from ..facts.copy_or_label import belongs_to_copy
from ..facts.provenance import says_where_from
from ..furniture import writers
from ..pictures.counters import COUNTER
from ..pieces import Credits, Field, ListEntry, Note
from ..text.lines import Passage
from ..text.running_text import take_as_text
from ..words import NOT_PRINTED, SENTENCES

ONE_PICTURE = re.compile(r"(?:photo|photograph|image|picture|foto)\b(?!graph)", re.IGNORECASE)
CREDITS = re.compile(r"(?:(?:video |production )?(?:credits|crew)|crédits|créditos|stab|crediti)\s?:?", re.IGNORECASE)
IMPERATIVE = re.compile(r"(?:see|catch|watch|rent|buy|stream)\b", re.IGNORECASE)  # what a verdict says too
LONGEST_CALL = 300
LONGEST_SCORE = 80
LONGEST_BIO = 500
LONGEST_CREDIT = 160
HOST = re.compile(r"(?:hosts?|presenters?|presented by|hosted by|interviewer|moderator)\s?:", re.IGNORECASE)
MOST_CREDITS = 40  # lines
SIDE_FIRST = re.compile(  # who is seen where in a picture
    r"(?:clockwise )?(?:from )?(?:top |far )?(?:left|right|above|below|von links|de gauche à droite"
    r"|de izquierda a derecha|da sinistra)\b[^:]{0,30}:\s",
    re.IGNORECASE,
)
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
RAISED_NUMBER = re.compile(r"(?<=[\w.,;:!?”’»)])[⁰¹²³⁴-⁹]{1,3}")
FOOTNOTE = re.compile(r"(?:\d{1,3}\.?|\*|†|\[\d{1,3}\]|\^)\s?[^\W\d_a-z]")


def where_from(copy: Copy, index: int, in_tail: bool) -> int:
    passage = copy.passages[index]
    if len(passage.text) > 320:
        return 0
    words = passage.text.strip("*_()[] ")
    if says_where_from(words):
        copy.add(Field(passage.start, passage.end, "provenance", words))
        return 1
    return embargo(copy, index, words)


def embargo(copy: Copy, index: int, words: str) -> int:
    """Until when a text must wait: a line that opens with it, perhaps over the day; or any that asks to hold it until
    a day and an hour.
    """
    passage, below = copy.passages[index], copy.below(index)
    moment = dates.find(words)
    if about.EMBARGO.fullmatch(words):
        told = dates.find(below.text) if below and not moment and below.is_bare else None
        end, words = (below.end, f"{words} {below.text}") if told else (passage.end, words)
        moment = moment or told
        copy.add(Field(passage.start, end, "embargo", moment.value if moment else words, words))
        return 1 + bool(told)
    to_the_hour = moment is not None and "T" in moment.value
    if copy.has_paragraph or not to_the_hour or len(words) > about.LONGEST_WAIT:
        return 0
    if not about.WAITS.search(words) and not (copy.is_release and stands_over_story(copy, index)):
        return 0
    copy.add(Field(passage.start, passage.end, "embargo", moment.value, words))
    return 1


def stands_over_story(copy: Copy, index: int) -> bool:
    """Whether an hour stands above the headline that is not the story's: in a release it says when it may be told."""
    return not copy.fields - {"kicker", "section", "embargo"} and copy.passages[index].is_bare


def production_credits(copy: Copy, index: int, in_tail: bool) -> int:
    passage = copy.passages[index]
    if passage.set_as not in ("", "item") or len(passage.text) > 1000:
        return 0
    if not copy.has_crew(index, index + MOST_CREDITS) or SIDE_FIRST.match(passage.text):
        return 0
    runs_on = len(passage.text) <= LONGEST_CREDIT and shoot.may_begin_run(passage.text.strip("*_"))
    texts = [line.text.strip("*_") for line in lines_of_credits(copy, index)] if runs_on else []
    pairs = shoot.label_over_name(texts)
    run = shoot.crew_of_lines(pairs)
    found = run[0] if run else shoot.crew(passage.text.strip("*_"))
    if not found:
        return 0
    count = run[1] * (1 + (len(pairs) < len(texts))) if run else 1
    lines, day, place = found
    if all(map(ONE_PICTURE.match, texts[: len(lines)] or [passage.text])) and not day and not place:
        return 0  # the credit of a picture, or of two
    moment = dates.find_span(day) if day else None
    end = copy.passages[index + count - 1].end
    copy.add(Credits(passage.start, end, lines, moment.value if moment else "", place))
    if moment and moment.doubt:
        copy.ask(passage.start, moment.doubt)
    return count


def video_credits(copy: Copy, index: int, in_tail: bool) -> int:
    """“Credits” over “Director: Ana Ruiz / Camera: Bo Lund”, in a story with a video, or over “Host: Kit Amado”: who
    made a video or a podcast, and no film.
    """
    block = copy.blocks[index]
    if not CREDITS.fullmatch(copy.passages[index].text[:LONGEST_CREDIT]) or index != block.start:
        return 0
    lines = [line.text for line in copy.passages[index + 1 : block.stop][:MOST_CREDITS]]
    is_spoken = any(HOST.match(line) for line in lines)
    if not (copy.has_video or is_spoken) or any(len(line) > LONGEST_CREDIT for line in lines):
        return 0
    if not (crew := shoot.crew_of_video(lines, any_role=is_spoken)):
        return 0
    copy.add(Credits(copy.passages[index].start, copy.passages[index + len(lines)].end, crew))
    return 1 + len(lines)


def lines_of_credits(copy: Copy, index: int) -> list[Passage]:
    """A short line and those right under it, as far as credits go."""
    end = index
    while end < min(len(copy.passages), index + MOST_CREDITS) and (end == index or copy.stands_right_below(end)):
        if copy.passages[end].set_as not in ("", "item") or len(copy.passages[end].text) > LONGEST_CREDIT:
            break
        end += 1
    return copy.passages[index:end]


def note(copy: Copy, index: int, in_tail: bool) -> int:
    passage = copy.passages[index]
    if passage.set_as not in ("", "heading", "item", "quote"):
        return 0
    if copy.kind(index) == "boilerplate":
        return 0
    name = about.name_of_note(passage.text)
    if passage.is_bare and about.WATCH_LABEL.fullmatch(passage.text) and stands_over_buttons(copy, index, in_tail):
        return copy.leave(index, 1, "navigation")  # over buttons, or nothing
    if not name and (passage.set_as != "item" or about.LIFE.fullmatch(passage.text[:240])):
        name = call_to_reader(passage) or ("about the author" if in_tail and tells_of_author(copy, passage) else "")
    if not name and closes_with_where(copy, index):
        take_as_text(copy, index, "where to watch")
        return 1
    if not name:
        return 0
    if name == "where to watch" and is_said_in_copy(copy, passage):
        take_as_text(copy, index, name)
        return 1
    end, taken = passage.end, 1
    words = passage.text
    if passage.set_as == "heading" or passage.text.rstrip().endswith(":"):
        if index + 1 >= len(copy.passages) or copy.passages[index + 1].set_as not in ("", "item"):
            return 0
        words = f"{words}\n{copy.passages[index + 1].text}"
        end, taken = copy.passages[index + 1].end, 2
    copy.add(Note(passage.start, end, name, words, passage.marks))
    return taken


def stands_over_buttons(copy: Copy, index: int, in_tail: bool) -> bool:
    below = copy.below(index)
    return below is None or copy.kind(index + 1) is not None or (in_tail and below.words == 1 and not below.set_as)


def closes_with_where(copy: Copy, index: int) -> bool:
    """Whether the few last sentences of a story end with where the film can be seen."""
    passage = copy.passages[index]
    if passage.set_as or len(passage.text) >= LONGEST_CALL or not copy.has_paragraph:
        return False
    if copy.prose_before[index + 1] < copy.prose_before[-1]:
        return False
    sentences = SENTENCES.split(passage.text.strip(" *_"))
    return len(sentences) > 1 and not IMPERATIVE.match(sentences[-1]) and about.is_where_to_watch(sentences[-1])


def is_said_in_copy(copy: Copy, passage: Passage) -> bool:
    """Whether where a film can be seen is a sentence of the story, and no line under an entry of a list."""
    under_list = any(isinstance(piece, ListEntry) for piece in copy.pieces[-1:])
    calls = any(about.CALL.fullmatch(sentence) for sentence in SENTENCES.split(passage.text))
    return not under_list and not calls and belongs_to_copy(passage)


def call_to_reader(passage: Passage) -> str:
    line = passage.text.strip(" *_")
    if len(line) < 240 and about.LIFE.fullmatch(line):
        return "dates of a life"
    sentences = SENTENCES.split(line) if len(line) < LONGEST_CALL else [line]
    watch = [about.is_where_to_watch(sentence) for sentence in sentences]
    call = [bool(about.CALL.fullmatch(sentence)) for sentence in sentences]
    if all(call):
        return "call to action"
    if passage.set_as == "heading":
        return ""
    return "where to watch" if any(watch) and all(map(or_, watch, call)) else ""


def tells_of_author(copy: Copy, passage: Passage) -> bool:
    """Whether it introduces whoever wrote the story."""
    named = any(word in passage.text[:80] for name in copy.bylines for word in (name.split()[0], name.split()[-1]))
    if len(passage.text) >= LONGEST_BIO:
        return False
    if any(writers.tells_of(name, passage.text) for name in copy.bylines):
        return True
    apart = passage.is_all("em")
    opens = any(passage.text.startswith(name) for name in copy.bylines)
    asks = "@" in passage.text  # “Ana Ruiz’s column appears on Thursdays. Write to her at …”
    return ((apart or asks) and opens) or (bool(about.BIO.search(passage.text)) and (named or apart))


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
        return copy.leave(index, 1, "navigation")
    if stars := ratings.rating(passage.text) or rated_by_itself(copy, index):
        if any(isinstance(piece, ListEntry) and piece.rank is not None for piece in copy.pieces[-4:]):
            copy.add(Note(passage.start, passage.end, "film facts", passage.text))  # of one film in a list of several
            return 1
        copy.add(Field(passage.start, passage.end, "rating", stars, passage.text))
        return 1
    return 0


def rated_by_itself(copy: Copy, index: int) -> str:
    """“Overall: 8/10”, whatever the label, where no other points stand around it."""
    match = film_facts.SCORE.fullmatch(copy.passages[index].text[:LONGEST_SCORE])
    if not match or "/" not in match[0] or film_facts.scores_in_a_row(copy, max(index - 1, 0)) > 1:
        return ""
    return "" if film_facts.scores_in_a_row(copy, index) > 1 else ratings.rating(re.split(r"[:–—-]", match[0])[-1])


def footnotes(copy: Copy, index: int, in_tail: bool) -> int:
    """“1. See, among many others, …”: numbered lines below a story in which raised numbers stand."""
    count = 0
    for line in copy.passages[index:] if copy.has_paragraph and copy.is_mostly_above(index) else ():
        if line.set_as != "entry" or line.level != count + 1 or not line.text:
            break
        count += 1
    lines = copy.passages[index : index + count]
    raised = set(RAISED_NUMBER.findall(copy.text)) if count else set()
    if not count or not all(str(line.level).translate(RAISED) in raised for line in lines):
        return 0
    copy.add(Note(lines[0].start, lines[-1].end, "sources", "\n".join(line.text for line in lines)))
    return count


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
            copy.add(
                Note(
                    lines[0].start,
                    lines[-1].end,
                    "sources",
                    "\n".join(NOT_PRINTED.sub("", line.text) for line in lines),
                )
            )
            return count
    if count := footnotes(copy, index, in_tail):
        return count
    if not passage.set_as and len(passage.text) < 420 and about.SOURCE_LINE.fullmatch(passage.text):
        copy.add(Note(passage.start, passage.end, "sources", passage.text))
        return 1
    return 0
