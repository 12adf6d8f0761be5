"""What stands at the head or foot of every page: the name of the paper, its issue, the number of the page."""

import re

PAGE_NUMBER = re.compile(r"\d{1,3}\s?[|•·]\s?[^\W\d_].{2,110}|[^\W\d_][^.!?|]{2,80}\s?[|•·]\s?\d{1,3}")
# “The Pier Quarterly          23”, its number at the other edge of the page
AT_EDGES = re.compile(
    r"[ \t]*(?:\d{1,3}[ \t]{5,}(?P<after>[^\W\d_].{2,60}?)|(?P<before>[^\W\d_].{2,60}?)[ \t]{5,}\d{1,3})[ \t]*"
)
PARTING = re.compile(r"[ \t]*[|·•][ \t]*|[ \t]{5,}")  # “QUARTERLY | REVIEWS”
# What a browser prints at the edges of each page: “1/18/26, 7:02 PM    A Pier in Winter”, “https://pier.example/   2/3”
OF_BROWSER = re.compile(
    r"[ \t]*\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? \d{1,2}[:.]\d{2}(?:[ \u202f]?[AP]M)?[ \t]{3,}\S.*"
    r"|[ \t]*https?://\S+[ \t]{3,}\d{1,3}/\d{1,3}[ \t]*",
    re.IGNORECASE,
)
DIGITS = re.compile(r"\d+")
LONGEST = 160  # characters


def running_heads(lines: list[tuple[int, str]]) -> frozenset[int]:
    """Where the lines begin that stand at the head or foot of every page, each time with another number."""
    alike: dict[str, list[int]] = {}
    for start, source in lines:
        if len(source) < LONGEST and DIGITS.search(source):
            alike.setdefault(" ".join(sorted(DIGITS.sub("", source).split())), []).append(start)
    again = {start for words, starts in alike.items() for start in starts if len(starts) > 1 and len(words) > 8}
    numbered = {start for start, source in lines if PAGE_NUMBER.fullmatch(source.strip())}
    named = {start for start, source in lines if names_paper(source, lines[0][1])}
    named |= {start for start, source in lines if len(source) < 2 * LONGEST and OF_BROWSER.fullmatch(source)}
    return frozenset(again | named | (numbered if len(numbered) > 1 else set()))


def names_paper(source: str, first: str) -> bool:
    """Whether a line is the number of a page and the name of the paper, with which the text begins; or the name with
    its issue or rubric, where the text begins with name and number.
    """
    if len(source) >= LONGEST or len(first) >= LONGEST:
        return False
    match = AT_EDGES.fullmatch(source)
    if match and first.strip().startswith((match["before"] or match["after"]).strip()):
        return True
    parts = PARTING.split(source.strip())
    return len(parts) > 1 and bool(AT_EDGES.fullmatch(first)) and bool({*parts} & named_in(first))


def named_in(first: str) -> set[str]:
    """The paper, its rubric: what stands at the head of the first page beside the number."""
    return {part for part in PARTING.split(first.strip()) if not part.isdigit()}
