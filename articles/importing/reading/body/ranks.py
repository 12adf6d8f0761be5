"""Lists: entries with a number and a heading, counting up or down, and plain items."""

import itertools
import re

from ..copy import Copy
from ..pictures.picture_credits import caption_and_credit
from ..text.lines import Passage
from ..words import is_finished

FEWEST_ENTRIES = 3
LONGEST_CAPTION = 300
LONGEST_NAMED = 60  # characters of a title before its full stop
OF_PICTURES = re.compile(
    r"^(?:the )?(?:.{0,40}\bin (?:pictures|photos|images)|photo(?:graph(?:y|s))?|photo essay|gallery"
    r"|fotos?|bilder|en images|in bildern)\b",
    re.IGNORECASE,
)
NAMES_WORK = re.compile(r"\(?\b(?:19|20)\d\d\b\)?|[“”‘\"«]|\bdir(?:ected|\.)")
NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten"}


def of(copy: Copy) -> dict[int, int]:
    """The ranked entries of a text: which passage has which rank. Their numbers go up or down by one."""
    entries = [
        (index, passage.level)
        for index, passage in enumerate(copy.passages)
        if passage.set_as == "entry" and index not in copy.charted and index not in copy.page_lines
    ]
    best: list[tuple[int, int]] = []
    for step in (1, -1):
        run: list[tuple[int, int]] = []
        for index, level in entries:
            if (run and level == run[-1][1] + step) or (run and level == run[-1][1]):
                run.append((index, level))
            else:
                best = max(best, run, key=len)
                run = [(index, level)]
        best = max(best, run, key=len)
    return dict(best)


def are_sections(copy: Copy, places: dict[int, int]) -> bool:
    """Whether numbers that go up are those of an essay's parts: no film or year beside them, and more than a
    paragraph to each; a headline that promises so many of something is a list's.
    """
    ranks = list(places.values())
    if len(ranks) < 2 or ranks[0] != 1 or ranks != sorted(ranks):
        return False
    titles = [copy.passages[index] for index in places]
    bold = all(title.is_all("strong") and len(title.marks) == 1 for title in titles)
    if any(not title.text or (title.marks and not bold) or len(title.text) > 90 for title in titles):
        return False
    if any(is_finished(title.text) for title in titles) or not have_text(copy, places):
        return False
    if sum(bool(NAMES_WORK.search(title.text)) for title in titles) * 2 >= len(titles):
        return False
    promised = re.compile(rf"\b(?:{len(ranks)}|{NUMBERS.get(len(ranks), len(ranks))})\b", re.IGNORECASE)
    above = [passage for passage in copy.passages[: min(places)][:6] if not passage.is_prose]
    return not any(promised.search(passage.text) for passage in above)


def have_text(copy: Copy, places: dict[int, int]) -> bool:
    """Whether running text stands under nearly each: the lines of a table have none between them."""
    below = [copy.passages[at + 1] for at in places if at + 1 < len(copy.passages) and at + 1 not in places]
    return len(below) >= len(places) - 1


def are_captions(copy: Copy, places: dict[int, int]) -> bool:
    """Whether numbers that go up are those of pictures: a sentence to each, in a story that says it shows pictures."""
    if not places or any(index + 1 < len(copy.passages) and index + 1 not in places for index in sorted(places)[:-1]):
        return False
    lines = [copy.passages[index] for index in places]
    if not all(closes(line.text) and not line.marks and len(line.text) < LONGEST_CAPTION for line in lines):
        return False
    return any(OF_PICTURES.search(passage.text) for passage in copy.passages[: min(places)][:8])


def closes(words: str) -> bool:
    """Whether a caption ends as a sentence does, or with whose the picture is."""
    return is_finished(words) or bool(caption_and_credit(words)[1])


def title_below(copy: Copy, index: int) -> bool:
    """Whether a number stood on a line of its own, with its title on the next."""
    below = copy.passages[index + 1 : index + 2]
    return (
        not copy.passages[index].text
        and bool(below)
        and below[0].set_as in ("", "heading")
        and len(below[0].text) < 200
    )


def title_and_text(passage: Passage) -> tuple[str, str]:
    """What an entry's line says first, set in bold or parted by a dash, and what it goes on with."""
    bold = next((mark for mark in passage.marks if mark.kind == "strong" and mark.start <= 1), None)
    if bold and bold.end < len(passage.text.rstrip(" .:")):
        return passage.text[: bold.end].strip(" .:–—-"), passage.text[bold.end :].strip(" .:–—-")
    signs = (" — ", " – ") if " — " in passage.text or " – " in passage.text else (": ",)
    for sign in signs:
        title, parted, text = passage.text.partition(sign)
        if parted and len(title) <= 90 and len(text.split()) > 6:
            return title.strip(), text.strip()
    title, parted, text = passage.text.partition(". ")
    if parted and len(title) <= LONGEST_NAMED and is_set_as_title(title) and text[:1].isupper():
        return title.strip(), text.strip()
    return (passage.text, "") if len(passage.text) <= 160 else ("", passage.text)


def is_set_as_title(words: str) -> bool:
    """Whether every longer word has its capital: “Into Great Silence. Self-explanatory.”"""
    longer = [word for word in words.split() if len(word) > 3]
    return bool(longer) and all(not word[0].islower() for word in longer) and words[:1].isupper()


def usual_length(places: list[int]) -> int:
    """How many passages lie between an entry's heading and the next, as a rule."""
    gaps = sorted(after - place - 1 for place, after in itertools.pairwise(places))
    return gaps[len(gaps) // 2] if gaps else 1
