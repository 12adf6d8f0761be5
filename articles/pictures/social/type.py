"""Words set in type: in which face, how large, and where the lines break.

The faces lie beside the pictures' code: Pagella, of the Palatino kin that the site's headlines are
set in, and Roboto Condensed for labels, which also has the Greek and Cyrillic letters that the first lacks. What
neither has, as the signs of Chinese or Japanese, is not set at all: an empty box says less than nothing.
"""

import unicodedata
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

FACES = Path(__file__).parent.parent / "type"
DISPLAY, LABEL, LABEL_BOLD = "texgyrepagella-bold.otf", "RobotoCondensed-Regular.ttf", "RobotoCondensed-Bold.ttf"
NO_LETTER = "\uffff"  # of which every face shows the sign for what it lacks


@lru_cache(maxsize=256)
def face(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FACES / name, size, layout_engine=ImageFont.Layout.BASIC)


def composed(text: str) -> str:
    """The text as one line, each letter with its accents in one, and nothing that no eye sees."""
    joined = unicodedata.normalize("NFC", " ".join(text.split()))
    return "".join(letter for letter in joined if unicodedata.category(letter) not in ("Cf", "Cc"))


@lru_cache(maxsize=4096)
def has_letter(name: str, letter: str) -> bool:
    return letter.isspace() or bytes(face(name, 40).getmask(letter)) != bytes(face(name, 40).getmask(NO_LETTER))


def face_for(text: str, *names: str) -> str | None:
    """The first of the faces that has every letter of a text, if one does."""
    return next((name for name in names if all(has_letter(name, letter) for letter in set(text))), None)


def lines(text: str, font, width: float) -> list[str]:
    """The text in lines no wider than that; a word that is wider by itself goes on in the next line."""
    done, line = [], ""
    for word in text.split():
        if line and font.getlength(f"{line} {word}") <= width:
            line = f"{line} {word}"
            continue
        if line:
            done.append(line)
        *whole, line = pieces(word, font, width)
        done += whole
    return [*done, line] if line else done


def pieces(word: str, font, width: float) -> list[str]:
    """A word, in as few pieces as fit."""
    found = [""]
    for letter in word:
        if found[-1] and font.getlength(found[-1] + letter) > width:
            found.append("")
        found[-1] += letter
    return found


def balanced(text: str, font, width: float) -> list[str]:
    """The same number of lines, as even as can be."""
    best = lines(text, font, width)
    low, high = 0, int(width)
    while high - low > 4:
        middle = (low + high) // 2
        tried = lines(text, font, middle)
        if len(tried) <= len(best) and not broken(tried, text):
            best, high = tried, middle
        else:
            low = middle
    return best


def broken(set_lines: list[str], text: str) -> bool:
    """Whether a word had to be broken."""
    return " ".join(set_lines) != text


def fitted(text: str, name: str, width: float, height: float, sizes: range, leading: float) -> tuple:
    """The largest size in which a text stands in a box with no word broken, and its lines; the smallest, if none does.

    Of two sizes that take as many lines the larger one is no better if it breaks a word.
    """
    for size in sizes:
        font = face(name, size)
        set_lines = lines(text, font, width)
        if len(set_lines) * size * leading <= height and not broken(set_lines, text):
            return font, balanced(text, font, width)
    font = face(name, sizes[-1])
    return font, lines(text, font, width)
