"""Interviews: who asks and who answers, however the house sets them apart."""

import re
import sys
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from ..copy import Copy
from ..text.lines import Passage
from ..words import WORD, is_finished, sentence_count

WORDS = ("Question", "Answer", "Réponse", "Pregunta", "Respuesta", "Frage", "Antwort", "Domanda", "Risposta")
# “Q:”, “JD:”, “MATINEE:”, “Jane Doe:”, “**Jane Doe:**”, “Q.”
SPEAKER = re.compile(
    rf"(?:[\[(]?\d{{1,2}}:\d{{2}}(?::\d{{2}})?[\])]?\s+)?(?P<name>[QAPRFD]|{'|'.join(WORDS)}"
    r"|[A-ZÀ-Þ][\w.’'&-]{0,24}(?: [A-ZÀ-Þa-z][\w.’'&-]{0,24}){0,3})(?P<colon>[\s\u00a0\u202f]?[:.]\s+"
    r"|\s?[—–]\s+)(?=\S)"
)
# What may stand for a voice before a full stop too.
LETTERS = frozenset([*"QAPRFD", *WORDS])
# “Q Who asks?” over “A Nobody.”: as a word, one of them would hardly stand there.
UNSIGNED = re.compile(r"(?P<name>[QA])\s+(?=[A-ZÀ-Þ“\"‘'])")
ASKERS = re.compile(r"(?:[qpfd]|question|frage|pregunta|domanda|host|interviewer|matinee)", re.IGNORECASE)
FEWEST_TURNS = 4
FEWEST_QUESTIONS = 2
SHORTEST_REMARK = 12  # characters of what is set as a question is and asks nothing
LONGEST_REMARK = 140
SMALL_WORD = 3  # letters: of words that stay small in a headline
LONGEST_OF_READERS = 10  # words of a question that readers have
YOU = re.compile(
    r"\b(?:you|your|yours|vous|votre|vos|tu|toi|te|usted|ustedes|su|sus|tus?|sie|ihr|ihre[nmr]?|du|dein\w*|lei|suo|sua)\b",
    re.IGNORECASE,
)
ME = re.compile(
    r"\b(?:i|i['’](?:m|ve|d|ll)|me|my|we|our|us|je|j['’]|moi|nous|mon|notre|yo|me|mi|nosotros|ich|mich|mir|wir|uns|mein\w*"
    r"|io|mio|noi)\b|^(?:yes|no|oui|non|sí|ja|nein|well|oh)\b",
    re.IGNORECASE,
)
TITLE_FIRST = re.compile(r"[“\"«][^“”\"«».?!,]{2,60}[”\"»] [a-zà-ÿ]")  # “« Low Tide » lasts three hours. Why?”
OTHERS_WORDS = re.compile(r"“[^”]{1,400}”|\"[^\"]{1,400}\"|«[^»]{1,400}»")


@dataclass(frozen=True)
class Talk:
    """How an interview is printed: the speakers' labels and which of them ask, or how questions are set."""

    speakers: frozenset[str] = frozenset()
    askers: frozenset[str] = frozenset()
    unsigned: frozenset[int] = frozenset()  # where turns begin whose letter has no sign behind it
    statements: frozenset[int] = frozenset()  # where turns begin that stand for a question and ask nothing
    end: int = sys.maxsize  # where the foot of the page begins, which asks as well
    set_as: str = ""  # “strong”, “em”, “heading”, “entry”, “plain”: how a question is set where nobody is named


def find(copy: Copy) -> Talk | None:
    """How this text prints its questions, if it is an interview at all."""
    return labelled(copy) or unsigned(copy) or set_apart(copy)


def labelled(copy: Copy) -> Talk | None:
    """Whose labels stand before the turns. “Solveig Armand” at first and “S. A.” later are one voice."""
    turns: Counter[str] = Counter()
    questions: Counter[str] = Counter()
    order: list[str] = []
    for passage in copy.passages:
        if passage.set_as in ("", "quote", "item") and (match := SPEAKER.match(passage.text)) and is_label(match):
            turns[match["name"]] += 1
            order.append(match["name"])
            questions[match["name"]] += passage.text.rstrip(' *_”"').endswith("?")
    short = {letters(name): name for name in turns if " " not in name.replace(". ", ".")}
    last = {name: name for name in turns if " " not in name and turns[name] > 1}
    voices = {name: short.get(initials(name)) or last.get(name.split()[-1], name) for name in turns}
    said, asked = Counter(), Counter()
    for name, voice in voices.items():
        said[voice] += turns[name]
        asked[voice] += questions[name]
    speaking = {voice for voice, count in said.items() if count >= 2 or voice in ("Q", "A")}
    if len(speaking) < 2 or sum(said[voice] for voice in speaking) < FEWEST_TURNS:
        return None
    asking = {voice for voice in speaking if ASKERS.fullmatch(voice)}
    if not asking:
        best = max(sorted(speaking), key=lambda voice: (asked[voice] / said[voice], said[voice]))
        if asked[best] * 2 < said[best]:
            best = next((voice for name in copy.bylines if (voice := voice_of(name, voices)) in speaking), "")
            if not best or not take_turns([voices[name] for name in order if voices[name] in speaking]):
                return None
        asking = {best}
    # A second voice of the house asks too.
    asking |= {
        voice for voice in speaking if asked[voice] >= 2 and asked[voice] > 0.8 * said[voice] and len(speaking) > 2
    }
    if asking >= speaking:
        return None
    return Talk(
        frozenset(name for name, voice in voices.items() if voice in speaking),
        frozenset(name for name, voice in voices.items() if voice in asking),
    )


def unsigned(copy: Copy) -> Talk | None:
    """Q and A by turns with nothing but a space behind them. Further on in an answer, an A is a word."""
    names = [(found := UNSIGNED.match(passage.text)) and found["name"] for passage in copy.passages]
    asked = [at for at, pair in enumerate(pairwise(names)) if pair == ("Q", "A")]
    if len(asked) < FEWEST_QUESTIONS:
        return None
    starts = frozenset(copy.passages[at].start for first in asked for at in (first, first + 1))
    return Talk(speakers=frozenset("QA"), askers=frozenset("Q"), unsigned=starts)


def voice_of(name: str, voices: dict[str, str]) -> str:
    """The voice of somebody who signs the story: by the whole name, the surname or the first name alone."""
    return next((voices[part] for part in (name, *reversed(name.split())) if part in voices), "")


def take_turns(order: list[str]) -> bool:
    """Whether two voices speak by turns all through, as in a talk where hardly anything that is asked is a question."""
    return len(set(order)) == 2 and all(one != other for one, other in pairwise(order))


def initials(name: str) -> str:
    return "".join(word[0] for word in name.split())


def letters(label: str) -> str:
    """“S. A.” as SA."""
    return "".join(sign for sign in label if sign.isalpha())


def is_label(match: re.Match) -> bool:
    """Whether words before a colon name who speaks. A full stop or dash ends a label only where it is Q or A."""
    return ":" in match["colon"] or match["name"] in LETTERS


def is_signed(passage: Passage) -> bool:
    """Whether it begins with a letter or a word that stands for a voice: “P.”, “Answer:”."""
    match = SPEAKER.match(passage.text)
    return match is not None and match["name"] in LETTERS


def set_apart(copy: Copy) -> Talk | None:
    """Questions in bold, in italics, as headings, or in plain paragraphs of their own."""
    counts: Counter[str] = Counter()
    for index, passage in enumerate(copy.passages):
        if asks(passage) and index + 1 < len(copy.passages):
            counts[how_set(passage)] += 1
    for set_as in ("strong", "em"):
        if counts[set_as] >= FEWEST_QUESTIONS:
            return Talk(set_as=set_as)
    if asks_nobody(copy):
        return None
    for set_as in ("heading", "entry"):
        if counts[set_as] >= FEWEST_QUESTIONS:
            return Talk(set_as=set_as)
    plain = counts["plain"]
    running = sum(passage.is_prose for passage in copy.passages)
    answered = sum(
        asks(passage) and not (asks(after) and not after.is_prose) and not passage.text.startswith(("“", '"', "‘"))
        for passage, after in zip(copy.passages, copy.passages[1:], strict=False)
    )
    if not (plain >= 3 and answered >= 3 and answered * 3 >= running):
        return None
    end = where_page_asks(copy)
    return Talk(set_as="plain", statements=statements(copy, end) | statements_in_pairs(copy), end=end)


def where_page_asks(copy: Copy) -> int:
    """Where the passage begins with which the foot of the page does, below the last running text: it asks readers."""
    prose = [at for at, passage in enumerate(copy.passages) if passage.is_prose and not copy.kind(at)]
    below = range(prose[-1] + 1 if prose else 0, len(copy.passages))
    return next((copy.passages[at].start for at in below if copy.kind(at)), len(copy.text))


def statements_in_pairs(copy: Copy) -> frozenset[int]:
    """The same where each question stands right over its answer, an empty line between the pairs."""
    pairs = [
        (copy.passages[block.start], copy.passages[block.start + 1])
        for block in dict.fromkeys(copy.blocks)
        if len(block) == 2 and not any(copy.passages[at].set_as or copy.kind(at) for at in block)
    ]
    asked = [at for at, (above, _) in enumerate(pairs) if asks(above)]
    if len(asked) < FEWEST_QUESTIONS:
        return frozenset()
    between = pairs[asked[0] : asked[-1]]
    return frozenset(above.start for above, below in between if not asks(above) and states(above, below))


def statements(copy: Copy, end: int) -> frozenset[int]:
    """What is said to be answered and asks nothing, where each question stands by itself over an answer of one
    paragraph: a sentence about somebody else in a question's place.
    """
    turns = [
        passage
        for at, passage in enumerate(copy.passages)
        if copy.stands_alone(at)
        and passage.start < end
        and not copy.kind(at)
        and not passage.set_as
        and not OTHERS_WORDS.fullmatch(passage.text)
    ]
    asked = [at for at, passage in enumerate(turns) if asks(passage)]
    found, at = set(), asked[0] if asked else 0
    while asked and at < asked[-1]:
        if not asks(turns[at]):
            if not states(turns[at], turns[at + 1]):
                return frozenset()
            found.add(turns[at].start)
        at += 2
    return frozenset(found)


def states(passage: Passage, below: Passage) -> bool:
    """Whether a short sentence that does not speak of itself stands over a longer answer; or two to somebody."""
    most = 1 + bool(YOU.search(passage.text))
    short = is_finished(passage.text) and sentence_count(passage.text) <= most and len(passage.text) < LONGEST_REMARK
    return short and not ME.search(passage.text) and len(below.text) > len(passage.text)


def of_readers(copy: Copy) -> frozenset[int]:
    """The questions that stand as headings over what readers want to know, where there are several."""
    found = [
        at
        for at, (passage, below) in enumerate(zip(copy.passages, copy.passages[1:], strict=False))
        if asks(passage) and passage.words <= LONGEST_OF_READERS and not below.set_as and is_finished(below.text)
    ]
    return frozenset(found) if len(found) >= FEWEST_QUESTIONS and not find(copy) else frozenset()


def asks_nobody(copy: Copy) -> bool:
    """Whether the questions are headings of what readers want to know: short, they address nobody, and what stands
    below does not speak of itself.
    """
    questions = [at for at, passage in enumerate(copy.passages) if asks(passage)]
    asked = [copy.passages[at] for at in questions]
    if any(each.words > LONGEST_OF_READERS or (YOU.search(each.text) and not is_title_cased(each)) for each in asked):
        return False
    below = [copy.passages[at + 1].text for at in questions if at + 1 < len(copy.passages)]
    spoken = sum(bool(ME.search(OTHERS_WORDS.sub("", text))) for text in below)
    return bool(questions) and spoken * 4 <= len(below)


def is_title_cased(passage: Passage) -> bool:
    """“Where Can You Watch the Others?”: nobody speaks so, and headings are printed so."""
    long = [word for word in WORD.findall(passage.text) if len(word) > SMALL_WORD]
    return len(long) > 1 and all(not word[0].islower() for word in long)


def remarks(passage: Passage) -> bool:
    """“You often film her from behind…”: what asks without its sign, and addresses somebody."""
    words = passage.text
    return words.endswith(("…", "...")) and len(words) < LONGEST_REMARK and bool(YOU.search(words))


def how_set(passage: Passage) -> str:
    if passage.set_as in ("heading", "entry"):
        return passage.set_as
    return next((kind for kind in ("strong", "em") if passage.is_all(kind)), "plain")


def asks(passage: Passage) -> bool:
    return (
        passage.set_as in ("", "heading", "entry")
        and len(passage.text) < 700
        and passage.text.rstrip(" *_").endswith("?")
        and not (passage.text.startswith(("“", '"', "«")) and not TITLE_FIRST.match(passage.text))
    )


def turn(talk: Talk, passage: Passage) -> tuple[str, str, int] | None:
    """“question” or “answer”, the speaker's label, and how many characters of the text it takes."""
    if talk.speakers:
        pattern = UNSIGNED if passage.start in talk.unsigned else SPEAKER
        match = pattern.match(passage.text) if passage.set_as in ("", "quote", "item") else None
        if not match or match["name"] not in talk.speakers:
            return None
        return ("question" if match["name"] in talk.askers else "answer"), match["name"], match.end()
    if passage.set_as not in ("", "heading", "entry"):
        return None
    if talk.set_as in ("strong", "em") and passage.is_all(talk.set_as) and len(passage.text) < 600:
        return ("question", "", 0) if len(passage.text) > SHORTEST_REMARK or asks(passage) else None
    if talk.set_as == "entry" and passage.set_as == "entry":
        return "question", "", 0
    if passage.start in talk.statements:
        return "question", "", 0
    if passage.start >= talk.end:
        return None
    if talk.set_as in ("heading", "plain") and how_set(passage) == talk.set_as and (asks(passage) or remarks(passage)):
        return "question", "", 0
    return None
