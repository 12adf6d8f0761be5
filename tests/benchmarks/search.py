"""Searching: common words and rare ones, pairs, names and beginnings, as pages and while typing."""

import time
from collections import Counter
from urllib.parse import urlencode

from articles.models import Article, Block
from magazine.search.indexing import take_in_everything
from magazine.search.words import words_in
from people.models import Film, Person


def pages(say):
    """Name of a search to its address, with words that the made-up magazine does hold."""
    started = time.perf_counter()
    taken = take_in_everything(lambda done: say(f"\r{done:,} rows taken into the index"))
    say(f"\r{taken:,} rows taken into the index in {time.perf_counter() - started:.1f} s\n")
    article = Article.objects.live().order_by("pk")[3]
    said = Counter(
        words_in(" ".join(Block.objects.filter(kind="text").order_by("pk").values_list("text", flat=True)[:2000]))
    )
    common = [word for word, _ in said.most_common(60) if len(word) > 2 and word != "and"]
    rare = min((word for word in said if len(word) > 5), key=lambda word: (said[word], word))
    middling = [word for word, _ in said.most_common(900)[100:] if len(word) > 4]
    person, film = (model.objects.order_by("pk")[7] for model in (Person, Film))
    asked = {
        "the commonest word": {"q": "the"},
        "a common word": {"q": common[8]},
        "a word of some stories": {"q": middling[0]},
        "a rare word": {"q": rare},
        "a pair of common words": {"q": f"{common[1]} {common[5]}"},
        "a pair, one of them rare": {"q": f"{common[1]} {rare}"},
        "a pair of middling words": {"q": f"{middling[3]} {middling[40]}"},
        "a headline": {"q": article.title},
        "a person's name": {"q": person.name},
        "a film's title": {"q": film.title},
        "a beginning of three letters": {"q": middling[5][:3]},
        "a beginning of four letters": {"q": middling[6][:4]},
        "a misspelt name": {"q": f"{person.name[1:-1]}x"},
        "nothing like it": {"q": "zyzzogeton"},
        "a common word in a section": {"q": common[8], "section": "features"},
        "a common word, about a person": {"q": common[1], "person": person.slug},
        "the people of a beginning": {"q": middling[6][:3], "kind": "person"},
        "a late page": {"q": "the", "page": max(1, min(1000, Article.objects.live().count()) // 20)},
    }
    found = {name: f"/search/?{urlencode(query)}" for name, query in asked.items()}
    typed = {"two letters": "th", "three letters": middling[5][:3], "a common word": "the", "a name": person.name[:6]}
    return found | {f"typing {name}": f"/search/suggest/?{urlencode({'q': q})}" for name, q in typed.items()}
