"""The name that was meant, where a word is misspelt."""

from django.db import connection

from .engines import engine
from .words import distance, words_asked

# Names that are compared with a misspelt one, letter by letter.
CANDIDATES = 300


def meant(words, *, behind):
    """The name on the shelf that comes nearest to misspelt words, or none.

    Of a word with one wrong letter the first half is right or the second. So names are candidates
    that have a word beginning, or one ending, as one of these; few enough are compared by letters.
    """
    words = [word for word in words if len(word) >= 3]
    if not words:
        return None
    halves = [word[: max(2, len(word) // 2)] for word in words]
    ends = [word[::-1][: max(2, len(word) // 2)] for word in words]
    windows, params = [], []
    for where, parts in (("name", halves), ("backwards", ends)):
        for part in dict.fromkeys(parts):
            query, asked = engine().matching(where, [part], prefix=True)
            windows.append(f"SELECT id FROM ({query} LIMIT {CANDIDATES}) AS c{len(windows)}")
            params += asked
    left_out = "WHERE NOT EXISTS (SELECT 1 FROM search_due d WHERE d.kind = s.kind AND d.key = s.key)" if behind else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT DISTINCT s.name FROM search_shelf s JOIN ({' UNION '.join(windows)}) AS c ON c.id = s.id "
            + left_out,
            params,
        )
        names = [name for (name,) in cursor.fetchall()]
    scored = [(score, name) for name in names if (score := likeness(words, words_asked(name))) is not None]
    return min(scored, key=lambda pair: (pair[0], len(pair[1]), pair[1]))[1] if scored else None


def likeness(words, name):
    """How far words are from those of a name, each from its nearest; None where one is too far from all."""
    total = 0
    for word in words:
        allowed = 1 if len(word) < 5 else 2
        nearest = min((distance(word, other, allowed) for other in name), default=allowed + 1)
        if nearest > allowed:
            return None
        total += nearest
    return total or None
