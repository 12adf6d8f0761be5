"""While a reader types: what the words may become."""

from dataclasses import replace

from articles import leaving_out
from articles.models import Article
from people.text import typographic

from . import shelf
from .question import SHELF
from .stories import Reading, exact, window
from .words import words_in

SUGGESTED_NAMES, SUGGESTED_STORIES = 6, 4
# So many letters a word must have to be looked for as the beginning of others. Of one letter behind other words, as in
# “Sean B”, so many that hold these are looked through.
SHORTEST, LOOKED_THROUGH = 2, 100


def suggestions(question, *, behind):
    """Names and headlines that hold the words typed; the last of them may be unfinished. What is called so is first."""
    *whole, last = question.words or [""]
    if len(last) >= SHORTEST:
        return told(question, behind=behind)
    if not whole:
        return []
    held = replace(question, text=" ".join(whole))
    return told(held, behind=behind, fits=lambda name: any(w.startswith(last) for w in set(words_in(name)) - {*whole}))


def told(question, *, behind, fits=None):
    """``fits`` says of a name or headline whether it is meant, where the words alone do not."""
    words, most = question.words, LOOKED_THROUGH if fits else 0
    found = shelf.holding(question, tuple(SHELF), beginning=not fits, behind=behind, deep=False, most=most or 20)
    names = [name for own in found.values() for name in own if not fits or fits(f"{name.name} {name.detail}")]
    names = sorted(names, key=lambda name: name.tier)[:SUGGESTED_NAMES]
    tiers = [exact(question, ()), window("title", words, (), most or SUGGESTED_STORIES)]
    if not fits:
        tiers.append(window("title", words, (), SUGGESTED_STORIES, prefix=True))
    hits = Reading(behind=behind).read(tiers)[: most or SUGGESTED_STORIES]
    titles = Article.objects.live_one_by_one().only("title", "slug").in_bulk([hit.pk for hit in hits])
    shown = [titles[hit.pk] for hit in hits if hit.pk in titles]
    shown = [story for story in shown if not fits or fits(story.title)][:SUGGESTED_STORIES]
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
