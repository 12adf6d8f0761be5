"""What stands beside the text: writer, address and times, each a place of its own."""

from articles.beside import FIELDS, words_of
from articles.comparing.naming import label_of
from articles.comparing.words import SAME, Run, replaced
from articles.models import Article

from .places import CONFLICT, THEIRS, Place, Side, standing_of

# Named as the desk speaks of it elsewhere.
LABELS = {"slug": "Address"}


def label(name) -> str:
    return LABELS.get(name) or label_of(Article, name)


def places(base, mine, theirs):
    words = words_of(base, mine, theirs)
    for name in _differing(mine, theirs):
        before, ours, other = (words(name, side[name]) if name in side else "" for side in (base, mine, theirs))
        sides = (_side(before, ours), _side(before, other))
        yield Place(f"beside.{name}", label(name), _standing(name, base, mine, theirs), before, *sides)


def merged(base, mine, theirs, side) -> dict:
    return {
        **mine,
        **{
            name: theirs[name]
            for name in _differing(mine, theirs)
            if side(f"beside.{name}", _standing(name, base, mine, theirs)) == THEIRS
        },
    }


def _differing(mine: dict, theirs: dict):
    return [name for name in FIELDS if name in mine and mine[name] != theirs[name]]


def _standing(name, base, mine, theirs) -> str:
    """Where nobody knows what it was built on, an editor decides."""
    return standing_of(base[name], mine[name], theirs[name]) if name in base else CONFLICT


def _side(before: str, words: str) -> Side:
    """A moment or a name changes as a whole."""
    return Side(words, replaced(before, words) if words != before else (Run(SAME, words),))
