"""What in the copy could be a name of the shelf, before anybody asks the shelf."""

import re
import unicodedata

from articles.importing.recognising.gazetteer import common_words

WORD = re.compile(r"[^\W_](?:[\w\u0300-\u036f]|[’-](?=\w))*")
BETWEEN = re.compile(r"[.…!]? |: | & |[/…]")
JOINING = frozenset(
    re.findall(
        r"\w+",
        "a an and as at by da de del della dem den der des di do dos du e el en et for from i in la las le les los "
        "of on or the to und van vom von with y zu",
    )
)
LONGEST_NAME = 9  # words
MOST_OF_A_STORY = 1_500
LONGEST_TITLE = 150  # characters
UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")


class Candidates:
    """Strings to look up: ``names`` of several words, ``words`` by themselves, ``titles`` that are marked as such."""

    def __init__(self):
        self.names, self.words, self.titles = set(), set(), set()

    def __iter__(self):
        return iter(self.names | self.words | self.titles)

    def add(self, other):
        self.names |= other.names
        self.words |= other.words
        self.titles |= other.titles

    def take(self, copy):
        for flow in copy.flows:
            if flow.is_closed:
                continue
            self.titles.update(title for _, _, title in marked_titles(flow))
            if len(self.names) + len(self.words) < MOST_OF_A_STORY:
                self.take_names(flow.text)

    def take_names(self, text):
        words = [(m.start(), m.end(), m[0]) for m in WORD.finditer(text)]
        for number, (start, end, word) in enumerate(words):
            if not may_begin(word):
                continue
            for name in spelled(text[start:end]):
                if len(name) > 1 and name.casefold() not in common_words():
                    self.words.add(name)
            self.take_runs(text, words[number : number + LONGEST_NAME])

    def take_runs(self, text, words):
        """All names of several words that begin with the first of these."""
        start, end, _ = words[0]
        for next_start, next_end, word in words[1:]:
            if not BETWEEN.fullmatch(text[end:next_start]):
                return
            end = next_end
            if may_begin(word):
                # A name may end in a full stop that is its own: Jr.
                self.names.update(spelled(text[start:end]))
                if text[end : end + 1] in (".", "!", "?"):
                    self.names.add(text[start : end + 1])
            elif word.casefold() not in JOINING:
                return


def may_begin(word):
    """Whether a name may begin or end with a word: it has a capital, or its script has none."""
    first = word[0]
    return first.isupper() or first.istitle() or first.isdigit() or first.lower() == first.upper()


def spelled(printed):
    """A name as it may stand on the shelf: without a possessive, and with apostrophes as they are typed."""
    names = {printed, printed.removesuffix("’s")}
    return names | {name.replace("’", "'") for name in names if "’" in name}


def marked_titles(flow):
    """What is marked as a title, in emphasis or in quotation marks: (start, end, title)."""
    spans = [(span.start, span.end) for span in flow.emphasised]
    spans += [(each.start + 1, max(each.title_end - 1, each.start + 1)) for each in flow.quotations]
    for start, end in spans:
        if end - start > LONGEST_TITLE:
            continue
        whole = flow.text[start:end]
        begun = start + len(whole) - len(whole.lstrip())
        for title in dict.fromkeys([whole.strip(), whole.strip().rstrip(",.;:!?"), whole.strip().removesuffix("’s")]):
            if title:
                yield begun, begun + len(title), title


def is_unspaced(character):
    return unicodedata.name(character, "").startswith(UNSPACED)
