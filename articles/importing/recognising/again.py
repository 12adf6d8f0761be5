"""Long titles that are marked somewhere, wherever else they stand: a name within one, or a word, is neither."""

from collections import defaultdict
from dataclasses import replace

FEWEST_WORDS = 3
MOST = 400  # titles


def keep_long_titles(telling) -> None:
    """Before any names are looked for."""
    known = {}
    for title in telling.titles[:MOST]:
        if title.sure >= 3 and title.name.count(" ") + 1 >= FEWEST_WORDS:
            known.setdefault(title.name, title)
    by_word = defaultdict(list)
    for name in sorted(known, key=len, reverse=True):
        by_word[name.split()[0]].append(name)
    for number, passage in enumerate(telling.passages):
        for at, word in enumerate(passage.words):
            if at in telling.taken[number] or not word.is_capital:
                continue
            first = passage.text[word.start : passage.text.find(" ", word.start)]
            name = next((name for name in by_word.get(first, ()) if stands_there(passage.text, name, word.start)), "")
            if name:
                end = word.start + len(name)
                title = replace(known[name], passage=number, start=word.start, end=end, reason="named elsewhere")
                telling.titles.append(title)
                telling.take(number, word.start, end)


def stands_there(text: str, name: str, start: int) -> bool:
    return text.startswith(name, start) and not text[start + len(name) : start + len(name) + 1].isalnum()
