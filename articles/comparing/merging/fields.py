"""The story's own fields: headline, dek, section …"""

from articles.comparing.naming import label_of
from articles.comparing.stories import form_order
from articles.models import Article

from .places import THEIRS, Place, side_of, standing_of

# Fields that only make sense together are one place: a rating belongs to a review.
TOGETHER = {"kind": ("kind", "rating", "rating_scale")}


def places(base, mine, theirs, names):
    for key, fields in _differing(mine, theirs):
        standing = standing_of(*(_values(side, fields) for side in (base, mine, theirs)))
        words = [_words(side, fields, names) for side in (base, mine, theirs)]
        label = " and ".join([label_of(Article, fields[0]), *(["rating"] if len(fields) > 1 else [])])
        yield Place(key, label, standing, words[0], side_of(words[0], words[1]), side_of(words[0], words[2]))


def merged(base, mine, theirs, side) -> dict:
    story = dict(mine)
    for key, fields in _differing(mine, theirs):
        standing = standing_of(*(_values(story, fields) for story in (base, mine, theirs)))
        if side(key, standing) == THEIRS:
            story.update(_values(theirs, fields))
    return story


def _differing(mine: dict, theirs: dict):
    """Each place of the story with its fields, where the sides differ."""
    grouped = {name for names in TOGETHER.values() for name in names}
    for first in form_order(mine.keys() | theirs.keys()):
        fields = TOGETHER.get(first, (first,))
        if first in grouped and first not in TOGETHER:
            continue
        if _values(mine, fields) != _values(theirs, fields):
            yield f"story.{first}", fields


def _values(story: dict, fields) -> dict:
    return {name: story[name] for name in fields if name in story}


def _words(story, fields, names) -> str:
    said = {name: names.value(Article, name, story.get(name)) for name in fields}
    if len(fields) == 1:
        return said[fields[0]]
    return "\n".join(f"{label_of(Article, name)}: {words}" for name, words in said.items() if words)
