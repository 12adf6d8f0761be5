"""The small print of text: spaces, quotation marks, footnote markers, words run together."""

import re
from itertools import pairwise

SINGLE_QUOTES = dict.fromkeys(map(ord, "‘’‚‛′"), "'")
DOUBLE_QUOTES = dict.fromkeys(map(ord, "“”„‟″«»"), '"')
SUPERSCRIPT = re.compile(r"(?<=[\w.;,:!?”’)\]]{2})[¹²³⁰⁴-⁹]{1,3}(?=[\s.,;:)”]|$)")
NOT_PRINTED = re.compile(r"\s?\[(?:edit|bearbeiten|modifier|editar|show|hide)\]")  # a button of its page
WORD = re.compile(r"\w+")
MARKER = re.compile(r"(?<=\S)\[(?:\d{1,3}|[a-z]|note \d{1,2}|nb \d{1,2}|citation needed)\](?!\()")
# … or with the initials of who wrote it: “You would eat at his place. RT”
SENTENCE_END = re.compile(
    r"[.!?…:;][\"'”’»)\]]{0,3}(?:[¹²³⁰⁴-⁹*†]{1,3}|\[\d{1,3}\])?\s{0,3}[■◼▪□◆∎●♦◊❖\U0001f300-\U0001faff]{0,3}\s?$"
    r"|[.!?…][\"'”’»)\]]{0,2}\s(?:[–—-]\s?)?[\[(]?(?:[A-ZÀ-Þ]{2,3}|(?:[A-ZÀ-Þ]\.){2,3})[\])]?$"
    r"|[.!?…]\s[–—]\s?(?:[A-ZÀ-Þ][\w’'.-]+|[Tt]he \w+)(?: [A-ZÀ-Þ][\w’'.-]+){0,3}$"  # “… than most. — Ana Ruiz”
)
SENTENCES = re.compile(r"(?:[!?…]|(?<!\b\d)(?<!\b\d\d)\.)[\"'”’»)\]]{0,3}\s+(?=[\"'“‘«(\[]{0,2}[A-ZÀ-Þ\d])")

# What no line ends with whose sentence does.
OPEN_WORD = re.compile(
    r"\s(?:a|an|the|of|and|or|but|who|whose|which|that|to|for|from|with|by|is|his|her|their|its|de|du|des|la|le|les"
    r"|et|qui|el|los|las|y|que|del|di|il|che|der|die|das|den|dem|und|ein|eine|von|mit)$",
    re.IGNORECASE,
)

OPEN_LINE = re.compile(
    r"\s(?:in|at|on|as|than|into|about|between|über|bei|sur|dans|avec|sans|entre|sobre|nel|con|per)$"
)
LONGEST_END = 44  # characters: of a mark, or a name behind a dash

# “moreThe”, “big’Ben”, “shame’100 Nights”: no space, yet something new begins. A single small
# letter before the capital is a name (iPhone, McDonald, DiCaprio, d’Or), and so is Mac.
JOIN = re.compile(
    r"""(?: (?<=[^\W\d_A-Z]{2}) (?<!\bMac) (?<!\bVan)   # two small letters
          | (?<=[^\W\d_A-Z]{2}’)                        # a word and its closing quotation mark
          | (?<=[”?!)…]) )                              # the end of a sentence
        (?=[A-ZÀ-Þ“‘\d])""",
    re.VERBOSE,
)

# “said.Then”, “£210,000.The”, “andPelican”: what no word does in running text. An address (“Ebert.com”) does not.
GLUED_SENTENCES = re.compile(
    r"(?<=[^\W\d_]{2}[.!?…])(?=[A-ZÀ-Þ][^\W\d_]+(?:[\s,;’']|$))"
    r"|(?<=\d[.!?])(?=[A-ZÀ-Þ][a-zà-ÿ]+[\s,;’'])"
    r"|(?<=[a-zà-ÿ][.!?]”)(?=[A-ZÀ-Þ])"
    r"|(?<=\band)(?=[A-ZÀ-Þ][a-zà-ÿ]{2})|(?<=\bthe)(?=[A-ZÀ-Þ][a-zà-ÿ]{2})|(?<=\bwith)(?=[A-ZÀ-Þ][a-zà-ÿ]{2})"
)


def tidy(text: str) -> str:
    """A text on one line, its spaces of every width made plain and single."""
    return " ".join(text.split())


def plain_quotes(text: str) -> str:
    """The text on one line with typewriter quotation marks, as one hand would type it."""
    return tidy(text).translate({**SINGLE_QUOTES, **DOUBLE_QUOTES})


def key(text: str) -> str:
    """A text for comparing: spaces, quotation marks and capitals do not matter."""
    return plain_quotes(text).casefold()


def without_markers(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without footnote markers such as [1], and the markers that were there."""
    if raised := SUPERSCRIPT.findall(text):
        text = SUPERSCRIPT.sub("", text)
        return MARKER.sub("", text), (*raised, *MARKER.findall(text))
    return MARKER.sub("", text), tuple(MARKER.findall(text))


END_MARK = re.compile(r"\s*[■◼▪□◆∎●♦◊❖]$")  # what a magazine sets behind its last word
DROP_CAP = re.compile(
    r"(?:(?<=^[B-HJ-NP-Z])|(?<=^O)|(?<=^I(?=[ ][NTFS][ ]))) (?=[A-Z]{1,12}\b|[a-z]{2})"
)  # “T HE gates”


def is_finished(text: str) -> bool:
    """Whether it ends as a sentence does. A headline, a name or a line cut in two does not."""
    return bool(SENTENCE_END.search(text[-LONGEST_END:]))


def sentence_count(text: str) -> int:
    return len(SENTENCES.findall(text)) + 1


def split_at_joins(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of a run of lines glued together, cut where the glue shows for certain."""
    cuts = [match.start() for match in JOIN.finditer(text, start, end)]
    if start >= end:
        return []
    edges = [start, *(cut for cut in cuts if start < cut < end), end]
    return list(pairwise(edges))
