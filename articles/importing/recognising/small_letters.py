"""Titles in small letters: “mother!”, “eXistenZ”, “the film “after the rain””."""

import re
from collections import defaultdict
from collections.abc import Iterator

from .passages import Passage
from .titles import Title, follows_year

# “since mother! emptied cinemas”: the sign stands amid a sentence, and so belongs to the word
SMALL = re.compile(r"(?<=[a-zà-ÿ,;(] )(?P<title>[a-zà-ÿ]{3,}!)(?=,? [a-zà-ÿ]|[,.;:)’']|$)")
# “compared to mother! and to …”: nobody exclaims what a film is held against
LEADS = re.compile(
    r"\b(?:(?:compared|likened|similar|sequel|prequel|nod|homage|closer?) (?:to|with)"
    r"|(?:since|than|seen|saw|watch(?:ed)?|directed|made|after|before|like|besides|alongside"
    r"|including|film|movie|maker of|director of|star of))"
    r"(?: both| either)? $",
    re.IGNORECASE,
)
LONGEST_LEAD = 40
ODD = re.compile(r"(?<![\w.@/#-])[a-zà-ÿ]{1,3}[A-ZÀ-Þ]{1,3}[a-zà-ÿ]{1,12}[A-ZÀ-Þ]{0,3}(?<=[A-ZÀ-Þ])(?![\w@-])|\bxXx\b")
# “the film “after the rain””, “her “mother!””: what small letters are between the signs of a title
SMALL_TITLE = re.compile(r"[a-zà-ÿ]{3,}[!…]|[a-zà-ÿ]{1,3}[A-ZÀ-Þ]+[a-zà-ÿ]+[A-ZÀ-Þ]+")
FILM_BEFORE = re.compile(
    r"\b(?:film|movie|feature|thriller|drama|comedy|documentary|horror|directed|película|filme|documental) $",
    re.IGNORECASE,
)


def small_with_sign(passages: list[Passage]) -> Iterator[Title]:
    """“mother!”, where it comes more than once, as no exclamation does, or a word leads up to it as to a thing."""
    found, led = defaultdict(list), set()
    for number, passage in enumerate(passages):
        for match in SMALL.finditer(passage.text):
            found[match["title"]].append((number, match.span("title")))
            if LEADS.search(passage.text[max(match.start() - LONGEST_LEAD, 0) : match.start()]):
                led.add(match["title"])
    for name, places in found.items():
        if len(places) > 1 or name in led:
            yield from (Title(number, *span, name, "film", 3, "a small word with its sign") for number, span in places)


def odd_letters(passages: list[Passage]) -> Iterator[Title]:
    """“eXistenZ”, “xXx”: small and capital letters by turns, as no word has them and no brand."""
    for number, passage in enumerate(passages):
        if passage.part in ("text", "dek", "caption", "headline"):
            for match in ODD.finditer(passage.text):
                yield Title(number, *match.span(), match[0], "film", 3, "capitals where no word has them")


def is_small_title(passage: Passage, name: str, outer_start: int, outer_end: int) -> bool:
    """Whether words in small letters are a title: by a sign or letters that no word has, a year, or the noun before."""
    text = passage.text
    if SMALL_TITLE.fullmatch(name):
        return not text[outer_end : outer_end + 1].isalnum()
    near = text[max(0, outer_start - 20) : outer_start]
    return follows_year(text, outer_start, outer_end) or bool(FILM_BEFORE.search(near))
