"""What was meant, where words are misspelt or shortened."""

import unicodedata
from dataclasses import replace
from itertools import pairwise

from django.db import connection

from people.models import Film, Programme

from . import stories
from .engines import engine
from .question import SHELF
from .words import ARTICLES, WORD, distance, fold, words_asked

# Names that begin or end as one word does, and all names together that are compared, letter by letter.
CANDIDATES, COMPARED = 300, 1200
# Words shorter than this are not compared: they may be initials, or in the way.
SHORTEST = 3
# What tells apart, and is nobody's name.
KINDS = {*Film.Kind.labels, *Programme.Kind.labels}
# Questions put right that are asked of the stories, to see whether anything is found by them.
TRIED = 3


def meant(question, narrowing, *, behind):
    """The name on the shelf that comes nearest, or else the question put right word by word, or none."""
    words, short = long_and_short(question)
    names = candidates(question, words, behind=behind, right=bool(short))
    near = near_to(words, names)
    return (
        nearest(names, lambda name: likeness(near, short, name))
        or put_right(question, narrowing, near, names, behind=behind)
        or nearest(names, lambda name: likeness_of_some(near, name))
    )


def shortened(question, *, behind):
    """The name of whom a question names by initials, all else being right: “S. Baker”."""
    words, short = long_and_short(question)
    if not any(word.isalpha() and word not in ARTICLES for word in short if len(word) == 1):
        return None
    names = candidates(question, words, behind=behind, right=True)
    near = near_to(words, names)
    return nearest(names, lambda name: (0,) if likeness(near, short, name) == (0, 0) else None)


def long_and_short(question):
    return (
        [word for word in question.words if len(word) >= SHORTEST],
        [word for word in question.words if len(word) < SHORTEST],
    )


def candidates(question, words, *, behind, right):
    """Names that a misspelt word may be of, of the part of the shelf that is looked at, and the words of each.

    Of a word with one wrong letter the first half is right or the second. So names are candidates that have a word
    beginning, or one ending, as one of these; and among all who begin so, first those with the right word beside it.
    ``right``: each may be right as it is, and what is wrong is what stands with it.
    """
    halves = {word: word[: max(2, len(word) // 2)] for word in words}
    ends = [word[::-1][: max(2, len(word) // 2)] for word in words]
    asked_for = [("name", [word]) for word in words if right]
    asked_for += [("name", [half]) for half in halves.values()] + [("backwards", [end]) for end in ends]
    asked_for += [("name", [own, halves[other]]) for pair in pairwise(words) for own, other in (pair, pair[::-1])]
    asked_for = dict.fromkeys((where, tuple(parts)) for where, parts in asked_for)
    facets = [(question.kind,)] if question.kind in SHELF else []
    windows, params = [], []
    most = min(CANDIDATES, COMPARED // max(1, len(asked_for)))
    for where, parts in asked_for:
        query, asked = engine().matching(where, list(parts), prefix=True, facets=facets)
        windows.append(f"SELECT id FROM ({query} LIMIT {most}) AS c{len(windows)}")
        params += asked
    if not windows:
        return {}
    left_out = "WHERE NOT EXISTS (SELECT 1 FROM search_due d WHERE d.kind = s.kind AND d.key = s.key)" if behind else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT s.name, s.detail FROM search_shelf s JOIN ({' UNION '.join(windows)}) AS c ON c.id = s.id "
            + left_out,
            params,
        )
        return {name: words_asked(name) for row in cursor.fetchall() for name in names_of(*row)}


def names_of(name, detail):
    """A name and the others beside it, which stand among what else tells it apart."""
    return [name, *(part for part in detail.split(", ") if part not in KINDS and not part.isdecimal() and part)]


def nearest(names, likeness):
    """The name with the least of a likeness, which is None for what is no match; of equals the shortest."""
    scored = [(score, len(name), name) for name, its in names.items() if (score := likeness(its)) is not None]
    return min(scored)[2] if scored else None


def near_to(words, names):
    """Each of some words, to those words of the names that it may be, and how many letters are wrong."""
    of_names = {word for name in names.values() for word in name}
    near = {}
    for word in words:
        allowed = 1 if len(word) < 5 else 2
        wrong = ((other, distance(word, other, allowed)) for other in of_names)
        near[word] = {other: letters for other, letters in wrong if letters <= allowed}
    return near


def nearest_in(name, may_be):
    """How many letters are wrong, and the word of the name that it is; None where it is far from all."""
    return min(((may_be[other], other) for other in name if other in may_be), default=None)


def likeness(near, short, name):
    """How far words are from those of a name, each from its nearest; None where one is too far from all.

    Short words count last: each should begin another word of the name, as an initial does.
    """
    found = [nearest_in(name, may_be) for may_be in near.values()]
    if not found or not all(found):
        return None
    left = set(name) - {other for _, other in found}
    return sum(letters for letters, _ in found), sum(not any(own.startswith(word) for own in left) for word in short)


def likeness_of_some(near, name):
    """The same where some words are of something else. A word that is right stands for no other, and one that is
    alone is a long one."""
    right = {word: {word: 0} if word in may_be else may_be for word, may_be in near.items()}
    found = [its for may_be in right.values() if (its := nearest_in(name, may_be))]
    if not found or (len(found) == 1 and len(found[0][1]) < 5):
        return None
    return len(near) - len(found), sum(letters for letters, _ in found)


def put_right(question, narrowing, near, names, *, behind):
    """The question with its misspelt words as names have them, where stories are found by it.

    A word that stands in no name may be right all the same. So all are put right, and then one at a time.
    """
    misspelt = {word: nearest_in(may_be, may_be) for word, may_be in near.items() if may_be and word not in may_be}
    right = {word: misspelt[word][1] for word in sorted(misspelt, key=misspelt.get)}
    tries = [right, *({word: other} for word, other in right.items())] if len(right) > 1 else [right]
    for changes in filter(None, tries[:TRIED]):
        text = in_its_place(question.text, changes, names)
        if stories.holding(replace(question, text=text), narrowing, behind=behind):
            return text
    return None


def in_its_place(text, right, names):
    """A text with some of its words put right: as the names print them, or in small letters where it has these."""
    printed = {fold(found[0]): found[0] for name in names for found in WORD.finditer(name)}

    def put(found):
        word = right.get(fold(found[0]))
        if word is None:
            return found[0]
        return printed.get(word, word).lower() if found[0].islower() else printed.get(word, word)

    return WORD.sub(put, unicodedata.normalize("NFC", text))
