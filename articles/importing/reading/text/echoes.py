"""Where the words of a passage stand again: the paragraph that a quotation was taken from."""

from collections import Counter
from functools import cached_property

from ..words import WORD, key

SHINGLE = 5  # words that make a sentence known again
ALIKE = 0.75  # share of the words of a quotation
LONGEST_SHINGLED = 400_000  # characters; passages beyond them are not looked for again
RARE = 4  # passages in which a rare word stands at most
MORE = 10  # characters that a source has beside the words taken from it


class Echoes:
    """The passages of a text by the words they hold. Each is given by its key: no capitals, plain quotation marks."""

    def __init__(self, keys: list[str]):
        self.keys = keys

    @cached_property
    def spread(self) -> Counter[str]:
        """In how many passages each word stands."""
        return Counter(word for words in self.keys for word in set(WORD.findall(words)))

    @cached_property
    def shingles(self) -> dict[tuple[str, ...], list[int]]:
        """The passages in which a run of words stands, three at most."""
        found: dict[tuple[str, ...], list[int]] = {}
        read = 0
        for index, words in enumerate(self.keys):
            read += len(words)
            if read > LONGEST_SHINGLED:
                break
            run = WORD.findall(words)
            for at in range(len(run) - SHINGLE + 1):
                places = found.setdefault(tuple(run[at : at + SHINGLE]), [])
                if len(places) < 3 and (not places or places[-1] != index):
                    places.append(index)
        return found

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where the words stand that stand in few passages."""
        found: dict[str, list[int]] = {}
        for index, words in enumerate(self.keys):
            for word in set(WORD.findall(words)):
                if self.spread[word] <= RARE:
                    found.setdefault(word, []).append(index)
        return found

    def source_of(self, index: int, words: str, may_change: int = 3) -> int | None:
        """The other, longer passage in which these words stand too, the first few perhaps changed on the way."""
        run = WORD.findall(key(words))
        if len(run) < SHINGLE:
            return None
        for dropped in range(min(may_change, len(run) - SHINGLE) + 1):
            for other in self.shingles.get(tuple(run[dropped : dropped + SHINGLE]), ()):
                longer = len(self.keys[other]) > len(self.keys[index]) + MORE
                if other != index and longer and self.holds(other, run[dropped:]):
                    return other
        return None

    def nearly_source_of(self, index: int) -> int | None:
        """The passage that holds most of these words, where a quotation was put together from what was said."""
        words = set(WORD.findall(self.keys[index]))
        if len(words) <= SHINGLE:
            return None
        rare = sorted((word for word in words if self.spread[word] <= RARE), key=lambda word: (self.spread[word], word))
        for other in dict.fromkeys(at for word in rare[:6] for at in self.places.get(word, ()) if at != index):
            there = set(WORD.findall(self.keys[other]))
            if len(words & there) >= ALIKE * len(words) and len(self.keys[other]) > len(self.keys[index]):
                return other
        return None

    def holds(self, index: int, run: list[str]) -> bool:
        return " ".join(run) in " ".join(WORD.findall(self.keys[index]))
