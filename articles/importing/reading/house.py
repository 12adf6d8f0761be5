"""How a text sets what not every text has: an interview, ranks, numbered parts."""

from dataclasses import dataclass

from .body import asides, ranks, result_lists, talk, works_listed
from .body.capsules import Capsules
from .copy import Copy
from .facts import about, film_facts, shoot
from .facts.provenance import says_where_from
from .furniture import furniture, notices, writers
from .pictures.picture_credits import caption_and_credit
from .text.lines import Passage
from .words import is_finished

ONE_SENTENCE = 100  # characters
LONGEST_IN_CAPITALS = 8  # words
FEWEST_IN_CAPITALS = 3
LAST_LINES = 20  # among which the crew of a shoot stands


@dataclass(frozen=True)
class House:
    """The habits of one text, read off before its body is."""

    talk: talk.Talk | None
    ranks: dict[int, int | None]  # what begins an entry of a list, with its rank where it has one
    sections: frozenset[int]  # passages that are numbered headings, not entries of a list
    questions: frozenset[int]  # passages that are headings, since they ask what readers want to know
    capsules: Capsules
    captions: frozenset[int]  # passages that are numbered captions, not entries of a list
    in_capitals: frozenset[int]  # headings: lines in capitals that stand alone, where there are several
    is_shoot: bool  # the crew of its pictures is named
    last_prose: int
    last_contact: int  # of a press office
    last_entry: int
    results: dict[int, range]  # prizes, each with the lines of who was up for it
    usual_length: int  # of an entry, in passages beside its heading: what goes on longer at the end closes the story

    @classmethod
    def of(cls, copy: Copy) -> "House":
        places = ranks.of(copy)
        speech = talk.find(copy)
        if speech and speech.set_as == "entry":
            places = {}
        sections = frozenset(places) if ranks.are_sections(copy, places) else frozenset()
        captions = frozenset(places) if ranks.are_captions(copy, places) else frozenset()
        last = [passage.text for passage in copy.passages[-LAST_LINES:]]
        is_shoot = any(shoot.crew(text) or shoot.crew_of_lines(last[at:]) for at, text in enumerate(last))
        if sections or captions or len(places) < ranks.FEWEST_ENTRIES:
            places = works_listed.of(copy)
        prose = [at for at, passage in enumerate(copy.passages) if tells(passage) and not copy.kind(at)]
        while len(prose) > 1 and (is_no_story(copy, prose[-1]) or notices.is_of_the_house(copy, *prose[-2:])):
            prose.pop()
        return cls(
            speech,
            places,
            sections,
            talk.of_readers(copy),
            Capsules.of(copy),
            captions | (worn := captions_in_capitals(copy) if is_shoot else frozenset()),
            headings_in_capitals(copy) - worn if not speech or not speech.speakers else frozenset(),
            is_shoot,
            prose[-1] if prose else -1,
            last_contact(copy),
            max(places, default=-1),
            result_lists.of(copy) if not speech else {},
            ranks.usual_length(sorted(places)),
        )


def headings_in_capitals(copy: Copy) -> frozenset[int]:
    """Lines of a few words in capitals, each between empty lines, where at least three are set so."""
    if copy.has_script:
        return frozenset()
    found = [
        at
        for at, passage in enumerate(copy.passages)
        if not passage.set_as
        and passage.text.isupper()
        and passage.is_bare
        and passage.words <= LONGEST_IN_CAPITALS
        and copy.stands_alone(at)
        and not copy.kind(at)
        and not caption_and_credit(passage.text)[1]
        and not film_facts.CERTIFICATE.fullmatch(passage.text)
        and not about.WATCH_LABEL.fullmatch(passage.text)
        and any(not copy.passages[below].text.isupper() for below in range(at + 1, min(at + 2, len(copy.passages))))
    ]
    return frozenset(found) if len(found) >= FEWEST_IN_CAPITALS else frozenset()


def captions_in_capitals(copy: Copy) -> frozenset[int]:
    """“ANA WEARS COAT, PIER. BOOTS, HER OWN”: what is worn in a picture, and whose it is; it begins with whom the story
    is about, and has the commas that no heading has.
    """
    return frozenset(
        at
        for at, passage in enumerate(copy.passages)
        if not passage.set_as
        and passage.text.isupper()
        and copy.stands_alone(at)
        and passage.words >= FEWEST_IN_CAPITALS
        and "," in passage.text
        and copy.echoes.spread[copy.keys[at].split()[0]] >= FEWEST_IN_CAPITALS
        and copy.keys[at].split()[0] in copy.words_of_body
    )


def is_no_story(copy: Copy, index: int) -> bool:
    """Whether running text at the foot introduces the author, or is the house that speaks to its readers."""
    told = asides.tells_of_author(copy, copy.passages[index]) or writers.introduces(copy, index)
    told = told or writers.stands_under_label(copy, index)
    return told or notices.is_notice(copy, index)


def tells(passage: Passage) -> bool:
    """Whether it is running text, if only one sentence that is not long."""
    if caption_and_credit(passage.text)[1]:
        return False
    return passage.is_prose or (
        passage.set_as in ("", "item", "entry")
        and len(passage.text) >= ONE_SENTENCE
        and is_finished(passage.text)
        and not about.is_where_to_watch(passage.text)
        and not about.name_of_note(passage.text)
        and not says_where_from(passage.text)
        and not film_facts.reads_as_facts(passage.text)
    )


def last_contact(copy: Copy) -> int:
    """The last line that tells the press whom to ask."""
    for index in range(len(copy.passages) - 1, -1, -1):
        words = copy.source(copy.passages[index])[: furniture.LONGEST]
        if furniture.CONTACTS.match(words.strip(" *_#")) or "@" in words or copy.keys[index].startswith("about "):
            return index
    return -1
