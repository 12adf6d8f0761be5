"""Names and prose that mean nothing, the same for the same seed."""

import random

ONSETS = [
    "b",
    "br",
    "c",
    "ch",
    "cl",
    "d",
    "dr",
    "f",
    "fl",
    "g",
    "gr",
    "h",
    "j",
    "k",
    "l",
    "m",
    "n",
    "p",
    "pr",
    "qu",
    "r",
    "s",
    "sh",
    "sl",
    "st",
    "t",
    "th",
    "tr",
    "v",
    "w",
]
VOWELS = ["a", "e", "i", "o", "u", "ai", "ea", "ie", "io", "ou"]
CODAS = ["", "d", "f", "k", "l", "m", "n", "nd", "p", "r", "s", "st", "t"]
COMMON = [
    "the",
    "of",
    "and",
    "to",
    "a",
    "in",
    "is",
    "it",
    "that",
    "was",
    "for",
    "on",
    "with",
    "as",
    "her",
    "his",
    "at",
    "by",
    "from",
    "they",
]


class Writer:
    """Writes from a seed. A tenth of its words are rare, as in any language."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.vocabulary = [self.word() for _ in range(8000)]
        # Prose is put together from these: writing each sentence anew would take most of the time.
        self.sentences = [self.sentence() for _ in range(5000)]

    def word(self):
        syllables = self.random.choices((1, 2, 3), (3, 5, 2))[0]
        pick = self.random.choice
        return "".join(pick(ONSETS) + pick(VOWELS) for _ in range(syllables)) + pick(CODAS)

    def words(self, count):
        common = self.random.choices(COMMON, k=count)
        rare = self.random.choices(self.vocabulary, k=count)
        return [rare[i] if self.random.random() < 0.55 else common[i] for i in range(count)]

    def sentence(self, count=None):
        return " ".join(self.words(count or self.random.randint(8, 24))).capitalize() + "."

    def paragraph(self, count=70):
        """A paragraph of about ``count`` words."""
        sentences, words = [], 0
        while words < count:
            sentences.append(self.random.choice(self.sentences))
            words += sentences[-1].count(" ") + 1
        return " ".join(sentences)

    def name(self):
        return f"{self.word()} {self.word()}".title()

    def title(self):
        return " ".join(self.words(self.random.randint(3, 8))).capitalize()
