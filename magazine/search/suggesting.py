"""While a reader types: what the words may become."""

from articles import leaving_out
from articles.models import Article
from people.text import typographic

from . import shelf
from .question import SHELF
from .stories import exact, read, window

SUGGESTED_NAMES, SUGGESTED_STORIES = 6, 4
SHORTEST = 2  # letters that a first word must have; of a further one the first letter tells something


def suggestions(question, *, behind):
    """Names and headlines that hold the words typed; the last of them may be unfinished. What is called so is first."""
    words = question.words
    if not words or (len(words) == 1 and len(words[0]) < SHORTEST):
        return []
    found = shelf.holding(question, tuple(SHELF), beginning=True, behind=behind, deep=False, most=20)
    names = [name for own in found.values() for name in own]
    names = sorted(names, key=lambda name: name.tier)[:SUGGESTED_NAMES]
    tiers = [exact(question, ()), window("title", words, (), SUGGESTED_STORIES)]
    tiers.append(window("title", words, (), SUGGESTED_STORIES, prefix=True))
    hits = read(tiers, behind=behind)[:SUGGESTED_STORIES]
    titles = Article.objects.live().only("title", "slug").in_bulk([hit.pk for hit in hits])
    shown = [titles[hit.pk] for hit in hits if hit.pk in titles]
    called_so = {hit.pk for hit in hits if hit.is_called_so}

    def tell(story):
        return story.pk in called_so, suggested(story)

    parts = [
        *(
            (name.is_called_so, {"name": typographic(name.name), "what": SHELF[name.group], "address": name.address})
            for name in names
        ),
        *leaving_out.each(shown, tell, "What is suggested while typing"),
    ]
    return [suggestion for is_called_so, suggestion in sorted(parts, key=lambda part: not part[0])]


def suggested(story):
    return {"name": story.title, "what": "Stories", "address": story.get_absolute_url()}
