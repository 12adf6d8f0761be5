"""What stands beyond the length of any story: no name is looked for there, and that is said."""

from itertools import zip_longest

from articles.importing.reading import Reading
from people.text import one_line

from .passages import MOST_CAPITALS, Passage, no_longer_than_a_story, whole

SHOWN = 80  # characters
SHORT = 2 * MOST_CAPITALS  # characters: a word with a capital, and a space


def not_looked_at(reading: Reading) -> list[str]:
    """A sentence with the first words that were not looked at, where there are any."""
    passages = whole(reading)
    if sum(len(passage.text) for passage in passages) <= SHORT:
        return []
    kept = no_longer_than_a_story(passages)
    for passage, looked_at in zip_longest(passages, kept, fillvalue=Passage("")):
        if rest := one_line(passage.text[len(looked_at.text) :]):
            return [f"No name was looked for from “{rest[:SHOWN].rstrip()}…” on: so long is no story."]
    return []
