"""A page copied out as one line, its parts glued together without a space, of whichever house: cut into lines again."""

import re
from collections.abc import Iterator

from ..words import GLUED_SENTENCES, JOIN, SENTENCES, is_finished

SHORTEST_PAGE = 600  # characters
LOOKED_AT = 600  # characters of its head
FEWEST_JOINS = 4
LONGEST_LINE = 220  # characters: what is longer is running text
LONGEST_LABEL = 80  # characters: of what stands behind a last sentence and is none
# “9:00amPhoto: A24FilmReviews”, “Email0A pier”, “TVMusic”, “Grade: B+SIGN UPKeep scrolling”, “About UsTerms of Use©”
FIGURES = re.compile(
    r"(?<=[a-zà-ÿ]\d)(?=[A-ZÀ-Þ][a-zà-ÿ ])|(?<=[A-Z]\d\d)(?=[A-ZÀ-Þ][a-zà-ÿ])|(?<=\d[ap]m)(?=[A-ZÀ-Þ])"
    r"|(?<=[A-ZÀ-Þ]{2})(?=[A-ZÀ-Þ][a-zà-ÿ]{2})|(?<=\d{4})(?=[A-ZÀ-Þ][a-zà-ÿ])|(?<=[ABCD][+−–-])(?=[A-ZÀ-Þ])"
    r"|(?<=[^\sA-ZÀ-Þ]By)(?=[A-ZÀ-Þ][a-zà-ÿ])|(?<=[A-Z]{3})(?=\d{1,3} [A-Z])"
    r"|(?<=[a-zà-ÿ]»)(?=[A-ZÀ-Þ])|(?<= In)(?=[A-ZÀ-Þ][a-zà-ÿ])"
    r"|(?<=\bUs)(?=[A-ZÀ-Þ])|(?<=[a-zà-ÿ])(?=©)"
)
GLUES = (JOIN, FIGURES, GLUED_SENTENCES)
# Names that are written so
ONE_NAME = re.compile(
    r"YouTube|TikTok|LinkedIn|WhatsApp|PlayStation|FaceTime|PayPal|BuzzFeed|HuffPost|IndieWire|ScreenRant|TheWrap"
    r"|DreamWorks|StudioCanal|MoviePass|CinemaScope|CinemaCon|VistaVision|WandaVision|SoundCloud|AirPods|McDonald"
)


def is_glued(text: str) -> bool:
    """Whether a text is one line in whose beginning words stand glued together over and over."""
    words = text.strip()
    if len(words) < SHORTEST_PAGE or "\n" in words:
        return False
    return sum(1 for _ in JOIN.finditer(words, 0, LOOKED_AT)) >= FEWEST_JOINS


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Where its lines begin and end: at each glue, but within running text only where a sentence ends there, or behind
    the few words of a label that follow its last sentence.
    """
    within = {at for name in ONE_NAME.finditer(text) for at in range(name.start() + 1, name.end())}
    cuts = sorted({match.start() for glue in GLUES for match in glue.finditer(text)} - within - {0})
    start = 0
    for cut in [*cuts, len(text)]:
        if cut == len(text) or cut - start <= LONGEST_LINE or is_finished(text[max(start, cut - LONGEST_LABEL) : cut]):
            yield from with_label(text, start, cut)
            start = cut
        elif (last := end_of_sentences(text, start, cut)) and cut - last <= LONGEST_LABEL:
            yield start, last
            yield last, cut
            start = cut


def with_label(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    last = end_of_sentences(text, start, end)
    if (
        end - start > LONGEST_LINE
        and last
        and not is_finished(text[max(start, end - LONGEST_LABEL) : end])
        and end - last <= LONGEST_LABEL
    ):
        yield start, last
        start = last
    yield start, end


def end_of_sentences(text: str, start: int, end: int) -> int:
    """Behind the last sentence of a stretch; 0 where it has only one."""
    near = max(start, end - LONGEST_LABEL - 1)
    return max((match.end() for match in SENTENCES.finditer(text, near, end)), default=0)
