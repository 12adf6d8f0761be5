"""The path over a headline that says where on its site a story stands."""

import re

from ..copy import Copy
from ..pieces import Field, Leftover
from ..text.lines import Passage
from ..words import key
from .kickers import is_kicker
from .lines_of_head import may_be_title, tells_who_or_when

SECTION_PARTS = re.compile(r"\s*[/›»>]\s*")
SECTION = re.compile(r"[^\W\d_][\w&’' -]{1,30}(?:\s?[/›»>]\s?[^\W\d_][\w&’' -]{1,30}){1,4}")
SECTION_STEP = re.compile(r"[^\W\d_][\w&’' -]{1,30}")
LABEL = re.compile(
    r"(?:you are here|vous êtes ici|sie sind hier|estás aquí|usted está aquí|ti trovi in)\s?:\s*", re.IGNORECASE
)
HOME = re.compile(r"(?:Home|Accueil|Startseite|Inicio)\s[|·•]\s", re.IGNORECASE)
BARS = re.compile(r"\s[|·•]\s")
GLUED_PATH = re.compile(r"(?:Home|Accueil|Startseite|Inicio)(?P<path>(?:[A-ZÀ-Þ][a-zà-ÿ]+){1,4})")
GLUED = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+")
LABEL_OF_STEP = re.compile(r"(?<=[/›»>] )[^\W\d_]{3,12}: (?=[^\W\d_])")  # “Home > Category: Film”
LONGEST = 100  # characters
HOME_PAGE = frozenset(["home", "accueil", "inicio", "startseite"])
MOST_STEPS = 3
LONGEST_PATH = 300  # characters
FEWEST_TO_STORY = 2  # steps
FEWEST_OF_PARTS = 3  # lines, the section among them
MOST_OF_PARTS = 12
LOOKED_AT = 60  # lines
LONGEST_STEP = 3  # words


def glued_path(copy: Copy, passage: Passage) -> Field | None:
    """“HomeFilmMarkets”: the same, its links run together by copying."""
    if "section" in copy.fields or passage.set_as or not (match := GLUED_PATH.fullmatch(passage.text)):
        return None
    return Field(passage.start, passage.end, "section", " / ".join(GLUED.findall(match["path"])), passage.text)


def barred_path(copy: Copy, passage: Passage) -> Field | None:
    """“Kultur | Film” over the headline: a path all the same, where one of its words says of what kind stories are."""
    parts = [part.strip() for part in BARS.split(passage.text[:LONGEST])]
    if "section" in copy.fields or passage.set_as or len(parts) != 2 or any(len(part.split()) > 2 for part in parts):
        return None
    if not any(map(is_kicker, parts)):
        return None
    return Field(passage.start, passage.end, "section", " / ".join(parts), passage.text)


def stands_over_first_title(copy: Copy, index: int, titles: list[int]) -> bool:
    """Whether it stands right over a line that can be the headline, and over it nothing but links."""
    short = all(copy.passages[at].words <= LONGEST_STEP for at in titles[-LOOKED_AT:])
    return short and index + 1 < len(copy.passages) and may_be_title(copy, index + 1)


def is_one_link(copy: Copy, index: int) -> bool:
    """“TV/Streaming” between the other links of a menu."""
    near = range(max(index - 1, 0), index + 2)
    amid = len(near) == 3 and index + 1 < len(copy.passages)
    amid = amid and all(copy.stands_right_below(at) for at in near[1:])
    amid = amid and all(copy.passages[at].words <= LONGEST_STEP for at in near)
    return amid and not any(sign.isspace() for sign in copy.passages[index].text)


def section_path(copy: Copy, passage: Passage) -> Field | Leftover | None:
    """“Film & TV / Video”, “Home › Film › Reviews”: where on the site it stands."""
    words = LABEL.sub("", passage.text, count=1)
    if HOME.match(words):
        words = BARS.sub(" › ", words)
    words = LABEL_OF_STEP.sub("", words)
    if passage.set_as or len(words) > 80 or not SECTION.fullmatch(words):
        return None
    parts = [part for part in SECTION_PARTS.split(words) if part.lower() not in HOME_PAGE]
    if any(len(part.split()) > 3 for part in parts):
        return None
    value = " / ".join(parts)
    if "section" in copy.fields:
        return Leftover(passage.start, passage.end, "duplicate", copy.source(passage))
    return Field(passage.start, passage.end, "section", value, passage.text)


def path_to_story(copy: Copy, index: int) -> Field | None:
    """“Home > Film > Reviews > Why the pier is longer than it looks”: the path with the story itself at its end, or the
    film of which a page is; the section is what leads there.
    """
    passage = copy.passages[index]
    if passage.set_as or "section" in copy.fields or len(passage.text) > LONGEST_PATH:
        return None
    home, *steps = SECTION_PARTS.split(passage.text)
    if home.lower() not in HOME_PAGE or len(steps) < FEWEST_TO_STORY:
        return None
    below = set(copy.keys[index + 1 : index + LOOKED_AT])
    end = next((at for at, step in enumerate(steps) if len(step.split()) > LONGEST_STEP or key(step) in below), 0)
    named = steps[:end] if all(map(SECTION_STEP.fullmatch, steps[:end])) else []
    if not named or len(named) > MOST_STEPS:
        return None
    return Field(passage.start, passage.end, "section", " / ".join(named), passage.text)


def section_over_links(copy: Copy, index: int) -> int:
    """A link of the menu that opens a block of its own with the links to its parts, right above the headline: the
    section. Gives back how many lines that are.
    """
    block = copy.blocks[index]
    links = index == block.start and FEWEST_OF_PARTS <= len(block) <= MOST_OF_PARTS and index >= FEWEST_OF_PARTS
    if not links or "section" in copy.fields or copy.keys[index] not in copy.keys[:index]:
        return 0
    if any(copy.passages[at].words > LONGEST_STEP or copy.passages[at].set_as for at in block):
        return 0
    if not SECTION_STEP.fullmatch(copy.passages[index].text) or any(tells_who_or_when(copy, at) for at in block):
        return 0
    over = block.stop < len(copy.passages) and may_be_title(copy, block.stop)
    if not over or copy.passages[block.stop].words <= LONGEST_STEP:
        return 0
    copy.add(Field(copy.passages[index].start, copy.passages[index].end, "section", copy.passages[index].text))
    copy.leave(index + 1, len(block) - 1, "navigation")
    return len(block)


def path_line_on_line(copy: Copy, index: int, end: int) -> int:
    """“Home”, under it “Film” and under that “Reviews”, right over the headline or its day: the same, a step a line.
    Gives back how many lines it is; a longer row that begins with the home page is a menu.
    """
    if copy.keys[index] not in HOME_PAGE or copy.passages[index].set_as or "section" in copy.fields:
        return 0
    steps: list[Passage] = []
    for at in range(index + 1, min(index + MOST_STEPS + 2, end)):
        passage = copy.passages[at]
        if not copy.stands_right_below(at):
            break
        if passage.words > LONGEST_STEP or passage.set_as or copy.kind(at) or not SECTION_STEP.fullmatch(passage.text):
            break
        steps.append(passage)
    below = index + 1 + len(steps)
    below += below < end and tells_who_or_when(copy, below)
    over = below < end and copy.stands_right_below(below) and may_be_title(copy, below)
    if not 0 < len(steps) <= MOST_STEPS or not over or copy.passages[below].words <= LONGEST_STEP:
        return 0
    copy.leave(index, 1, "navigation")
    copy.add(Field(steps[0].start, steps[-1].end, "section", " / ".join(step.text for step in steps)))
    return 1 + len(steps)
