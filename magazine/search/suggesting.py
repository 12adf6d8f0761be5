"""While a reader types: what the words may become."""

from articles import leaving_out
from articles.models import Article

from . import shelf
from .question import SHELF
from .stories import exact, read, window
from .words import words_asked

SUGGESTED_NAMES, SUGGESTED_STORIES = 6, 4


def suggestions(text, *, behind):
    """Names, then headlines, that hold the words typed; the last of them may be unfinished."""
    words = words_asked(text)
    if not words or len(words[-1]) < 2:
        return []
    names = [
        name
        for own in shelf.holding(words, beginning=True, behind=behind, deep=False, most=20).values()
        for name in own
    ]
    names = sorted(names, key=lambda name: name.tier)[:SUGGESTED_NAMES]
    tiers = [exact(words, ()), window("title", words, (), SUGGESTED_STORIES)]
    tiers.append(window("title", words, (), SUGGESTED_STORIES, prefix=True))
    keys = [hit.pk for hit in read(tiers, behind=behind)][:SUGGESTED_STORIES]
    titles = Article.objects.live().only("title", "slug").in_bulk(keys)
    return [
        *({"name": name.name, "what": SHELF[name.group], "address": name.address} for name in names),
        *leaving_out.each([titles[key] for key in keys if key in titles], suggested, "What is suggested while typing"),
    ]


def suggested(story):
    return {"name": story.title, "what": "Stories", "address": story.get_absolute_url()}
