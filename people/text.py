"""Plain text as the desk keeps it: nothing that cannot be printed, nothing that turns a line round."""

import re
import unicodedata

# Control characters but line feed and tab, marks that turn the direction of all that follows, halves of
# a surrogate pair, and what Unicode reserves as no character.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF))
    + "]"
)

MOST_ACCENTS = 30  # over one letter, as Unicode has it for streams of text


def printable(text: str) -> str:
    """The text without characters that no feed, page or database should hold."""
    return UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def printable_all(value):
    """The same of every text in a list or a dictionary, however deep."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, list):
        return [printable_all(each) for each in value]
    if isinstance(value, dict):
        return {name: printable_all(each) for name, each in value.items()}
    return value


TAG = re.compile(r"(<[^>]*>)")
STRAIGHT = re.compile(r"&(?:#x27|#39|quot|#34);|['\"]")
FOLLOWS_A_TAG = re.compile(r"(?:&(?:#x27|#39);|')s\b")  # <cite>Anora</cite>’s
CLOSES = re.compile(r"(?:&(?:#x27|#39);|')(?!\w)")


def typographic(html: str) -> str:
    """The same page with quotation marks and apostrophes as they are printed, wherever it is read and not in its tags.

    What the shelf keeps is typed as sources type it, “Palme d'Or”, and stories say “Palme d’Or”.
    """
    if not STRAIGHT.search(html):
        return html
    return "".join(part if part.startswith("<") else printed_quotes(part) for part in TAG.split(html))


def printed_quotes(text):
    def printed(mark):
        before, after = text[: mark.start()][-1:], text[mark.end() :]
        opens = not before or before.isspace() or before in "([{–—-/“‘"
        if mark[0] in ('"', "&quot;", "&#34;"):
            return "“" if opens and after else "”"
        # One that opens and is closed nowhere stands for what is left out: ’90s, ’Round Midnight.
        if not opens or after[:1].isdigit() or (not before and FOLLOWS_A_TAG.match(text)):
            return "’"
        return "‘" if CLOSES.search(after) else "’"

    return STRAIGHT.sub(printed, text)


def whole_number(text: str) -> int | None:
    """The number that a text is, if it is one that a column can hold: what comes from outside may be anything."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 18 else None


def without_accents(text: str) -> str:
    """The letters without the accents on them, in however many signs they were written."""
    if text.isascii():
        return text
    # Sign by sign where it is long: to put a run of accents in order takes the square of its length.
    parts = text if len(text) > MOST_ACCENTS else [text]
    signs = (sign for part in parts for sign in unicodedata.normalize("NFKD", part))
    return "".join(sign for sign in signs if not unicodedata.combining(sign))


def one_line(text: str) -> str:
    """The text on one line, its words a single space apart."""
    # Some line breaks are control characters too: they part words before they are dropped.
    return " ".join(printable(" ".join(text.split())).split())
