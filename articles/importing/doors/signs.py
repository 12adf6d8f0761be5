"""The signs of a text as one hand types them, whichever machine or program they were copied from."""

import re
import unicodedata

from people.text import printable

# Where a word could be parted or must not be, in the program that it was copied from. What joins letters to
# one sign (U+200C, U+200D) is meant, and stays.
UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
SOFT_END = re.compile("\u00ad(?=[ \t]*\n)")
LIGATURE = re.compile("[\ufb00-\ufb06]")  # of a typeset page: “ﬁlm”
# An accent or a prime for want of an apostrophe: “O´Hara”.
FOR_APOSTROPHE = re.compile("(?<=[^\\W\\d_])[´`′ʼ](?=[^\\W\\d_])")
BEYOND_ASCII = re.compile("[^\x00-\x7f]{31,}")
MOST_MARKS = 30  # over one letter, as Unicode has it for streams of text; to sort more takes their square


def one_hand(text: str) -> tuple[str, list[str]]:
    """The text in signs that can be compared and printed, and a sentence for whatever had to be left out."""
    text = printable(text)
    if text.isascii():
        return FOR_APOSTROPHE.sub("’", text) if "`" in text else text, []
    warnings = []
    text = SOFT_END.sub("-", text)
    if found := UNSEEN.search(text):
        number, line = len(UNSEEN.findall(text)), text.count("\n", 0, found.start()) + 1
        what = "a character" if number == 1 else f"{number:,} characters"
        warnings.append(f"Left out {what} that nobody sees (U+{ord(found[0]):04X} first, in line {line:,}).")
        text = UNSEEN.sub("", text)
    settled = BEYOND_ASCII.sub(with_few_marks, text)
    if settled != text:
        number = len(text) - len(settled)
        warnings.append(f"Left out {number:,} accents that stood on one another: no letter has more than {MOST_MARKS}.")
    settled = FOR_APOSTROPHE.sub("’", unicodedata.normalize("NFC", settled))
    return LIGATURE.sub(lambda sign: unicodedata.normalize("NFKC", sign[0]), settled), warnings


def with_few_marks(stretch: re.Match) -> str:
    kept, marks = [], 0
    for sign in stretch[0]:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= MOST_MARKS:
            kept.append(sign)
    return "".join(kept)
