"""Words as they are looked for: without accents, case, quotes and hyphens. The same on either database."""

import re
import unicodedata
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import mark_safe

from people.text import without_accents

MOST_WORDS = 10
LONGEST_QUESTION = 200
LONGEST_WORD = 60
# A book's worth: of a longer text the rest is not found.
LONGEST_TEXT = 400_000

# Apostrophes that Unicode calls letters part words as the others do.
LETTER = "[^\\W_ʼʻʹʺˈ]"
WORD = re.compile(f"{LETTER}+")
# Letters that no decomposition takes apart.
PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", "")
)
OTHER_LETTERS = re.compile(r"[^\x00-\x7f]+")
ARTICLES = {"the", "a", "an"}
BEFORE, AFTER = 60, 160


def fold(text):
    """Letters without case and accents."""
    text = text.casefold()
    return text if text.isascii() else OTHER_LETTERS.sub(in_plain_ones, text)


def in_plain_ones(found):
    """Letters of no keyboard that stand in a row: a quote and a dash, or a whole line of Chinese."""
    return folded_before(found[0]) if len(found[0]) < 5 else folded(found[0])


def folded(letters):
    return without_accents(letters.translate(PLAIN)).casefold().translate(PLAIN)


folded_before = lru_cache(2_000)(folded)


def words_in(text):
    """The words of a text in order."""
    return [word[:LONGEST_WORD] for word in WORD.findall(fold(text[:LONGEST_TEXT]))]


def words_asked(text):
    """The words of a question: no more than anybody means."""
    return words_in(text[:LONGEST_QUESTION])[:MOST_WORDS]


def key_of(words):
    """A name as one compares it with another, whether or not it begins with an article."""
    return " ".join(words[1:] if len(words) > 1 and words[0] in ARTICLES else words)[:LONGEST_QUESTION]


def matches(word, asked, prefix):
    return word in asked or bool(prefix and word.startswith(prefix))


def highlighted(text, asked, prefix=""):
    """A text as safe HTML in which the words asked for are marked; ``prefix`` is one still being typed."""
    text = unicodedata.normalize("NFC", text)
    parts, end = [], 0
    for found in WORD.finditer(text):
        if matches(fold(found[0])[:LONGEST_WORD], asked, prefix):
            parts += [escape(text[end : found.start()]), f"<mark>{escape(found[0])}</mark>"]
            end = found.end()
    return mark_safe("".join([*parts, escape(text[end:])]))  # every piece is escaped


def passage(texts, asked, prefix=""):
    """Some words around the place, of the first text that holds most of those asked for; nothing where none does."""
    best, place, one_of_them = 0, None, any_of(asked, prefix)
    for text in texts:
        said = set(one_of_them.findall(fold(text)))
        if len(said) > best:
            best, place = len(said), text
        if best >= len(set(asked)):
            break
    return highlighted(cut_out(unicodedata.normalize("NFC", place), asked, prefix), asked, prefix) if place else ""


def any_of(asked, prefix):
    """A pattern for these words in a folded text: see also matches(), which asks one word."""
    words = [f"{word}{LETTER}*" if len(word) == LONGEST_WORD else word for word in asked]
    words += [f"{prefix}{LETTER}*"] if prefix else []
    return re.compile(f"(?<!{LETTER})(?:{'|'.join(words)})(?!{LETTER})")


def cut_out(text, asked, prefix):
    first = next(found.start() for found in WORD.finditer(text) if matches(fold(found[0]), asked, prefix))
    start, end = max(0, first - BEFORE), first + AFTER
    if start:
        start = text.find(" ", start, first) + 1 or start
    if end < len(text):
        end = text.rfind(" ", first + 1, end) if " " in text[first + 1 : end] else end
    return f"{'… ' if start else ''}{text[start:end].strip()}{' …' if end < len(text) else ''}"


def distance(one, other, most=2):
    """How many letters must be changed, added, dropped or swapped with their neighbours; more than ``most`` is most+1.

    (The optimal string alignment distance.)
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before, row = None, list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, another in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != another))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == another:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
