"""Long lists by first letter and by decade, so that leafing page by page is not the only way in.

One query counts the rows by what they begin with; letters are folded here and not in the database, so that
Élodie stands under E and “de Sica” under D on either database, and every row stands under exactly one letter.
"""

import unicodedata
from collections import Counter
from typing import NamedTuple

from django.db.models import Count, F
from django.db.models.functions import Substr

OTHER = "0-9"  # figures, signs and other scripts
OTHER_LABEL = "0–9 and others"
# What may be asked of a list, in so few ways that each may be kept; whatever else is asked is answered all the same.
CHOICES = "letter=([A-Z]|0-9)|decade=(1[89]|20)[0-9]0"


class Entry(NamedTuple):
    """One place to open a list at."""

    value: str
    label: str
    count: int
    is_chosen: bool


def letter_of(first):
    """The letter of the alphabet under which a list puts what begins so."""
    plain = unicodedata.normalize("NFKD", first).upper()[:1]
    return plain if "A" <= plain <= "Z" else OTHER


def label_of(letter):
    return OTHER_LABEL if letter == OTHER else letter


class Directory:
    """The letters of a list, and of films its decades, with what was chosen of them."""

    def __init__(self, rows, name, *, year=None, letter="", decade=""):
        columns = {"first": Substr(name, 1, 1), **({"year_of": F(year)} if year else {})}
        counted = list(rows.order_by().values(**columns).annotate(count=Count("pk")))
        self.total = sum(each["count"] for each in counted)
        self.firsts, letters, decades = {}, Counter(), Counter()
        for each in counted:
            under = letter_of(each["first"])
            self.firsts.setdefault(under, set()).add(each["first"])
            letters[under] += each["count"]
            if each.get("year_of"):
                decades[each["year_of"] // 10 * 10] += each["count"]
        self.letter = letter if letter in letters else ""
        self.decade = int(decade) if decade.isascii() and decade.isdecimal() and int(decade[:5]) in decades else None
        if self.letter:
            self.decade = None
        self.letters = [Entry(each, label_of(each), letters[each], each == self.letter) for each in sorted(letters)]
        self.decades = [Entry(str(each), f"{each}s", decades[each], each == self.decade) for each in sorted(decades)]
        self.name, self.year = name, year

    def of(self, rows):
        """The rows that were asked for."""
        if self.letter:
            return rows.alias(first=Substr(self.name, 1, 1)).filter(first__in=self.firsts[self.letter])
        if self.decade is not None:
            return rows.filter(**{f"{self.year}__range": (self.decade, self.decade + 9)})
        return rows

    @property
    def count(self):
        """How many these are, without asking again."""
        chosen = [entry.count for entry in [*self.letters, *self.decades] if entry.is_chosen]
        return chosen[0] if chosen else self.total

    @property
    def words(self):
        """What was chosen, for the heading."""
        return f"{self.decade}s" if self.decade is not None else label_of(self.letter)
