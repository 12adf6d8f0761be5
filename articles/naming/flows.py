"""The copy of a block as a reader reads it: runs of text, and in each what is quoted, linked, emphasised or asked."""

import re
from bisect import bisect_right
from html import unescape
from operator import itemgetter
from typing import NamedTuple

from articles.rich_text import clean

TAG = re.compile(r"(<[^<>]*>)")
TAG_NAME = re.compile(r"<(/?)([a-z]+)")
CHARACTER = re.compile(r"&(?:#\d+|#x[0-9a-f]+|\w+);|.", re.DOTALL | re.IGNORECASE)
UNKNOWN = "\ufffd"  # what no sign is meant by
HREF = re.compile(r'href="([^"]*)"')
INLINE = {"a", "em", "strong"}
# Signs that are told apart in print and not in a name, one for one.
AS_IN_NAMES = str.maketrans({"\xa0": " ", "\u202f": " ", "\u2009": " ", "\t": " ", "'": "’", "\u2011": "-"})
CLOSING = {"“": "”", "«": "»", "„": "“”", "「": "」", "『": "』", "《": "》", "〈": "〉", '"': '"'}
BEFORE_A_QUOTATION = re.compile(r"[\s(\[—–-]")


class Span(NamedTuple):
    start: int
    end: int
    href: str = ""


class Quotation(NamedTuple):
    """From its first character to beyond its last; ``title_end`` is where it ends if it is just a title."""

    start: int
    end: int
    title_end: int


class Flow:
    """A run of text that nothing but inline markup breaks: a paragraph, an item of a list."""

    def __init__(self):
        self.texts, self.length = [], 0
        self.pieces = []  # where each begins, and the token that it is
        self.links, self.emphasised, self.strong = [], [], []
        self.is_closed = False  # a quotation set as one

    def add(self, text, token):
        self.pieces.append((self.length, token))
        self.texts.append(text)
        self.length += len(text)

    def place(self, at):
        """The token in which a character stands, and which it is there."""
        begins, token = self.pieces[bisect_right(self.pieces, at, key=itemgetter(0)) - 1]
        return token, at - begins

    def finish(self):
        """Read it once it is whole."""
        self.printed = "".join(self.texts)
        self.text = self.printed.translate(AS_IN_NAMES)
        strong = "".join(self.printed[span.start : span.end] for span in self.strong)
        # A question is set in strong letters, and so is who speaks: “Baker: …”
        self.is_closed = self.is_closed or (bool(strong.strip()) and strong.split() == self.printed.split())
        self.speakers = [span for span in self.strong if self.printed[: span.end].rstrip().endswith(":")]
        self.quotations = list(quotations(self.printed))
        return self


class Copy:
    """The text of a block, cleaned, taken apart so that links can be put into it and not a letter be changed."""

    def __init__(self, html):
        self.tokens = TAG.split(clean(html))
        self.flows = [flow.finish() for flow in self.read() if flow.length]

    def read(self):
        flow, opened, quoted = Flow(), [], 0
        for number, token in enumerate(self.tokens):
            if not number % 2:
                flow.add(as_read(token), number)
                continue
            slash, name = TAG_NAME.match(token).groups()
            if name == "br":
                flow.add("\n", number)
            elif name not in INLINE:
                yield flow
                quoted += (name == "blockquote") * (-1 if slash else 1)
                flow, opened = Flow(), []
                flow.is_closed = quoted > 0
            elif not slash:
                opened.append((name, flow.length, HREF.search(token)))
            elif opened and opened[-1][0] == name:
                _, start, href = opened.pop()
                span = Span(start, flow.length, unescape(href[1]) if href else "")
                {"a": flow.links, "em": flow.emphasised, "strong": flow.strong}[name].append(span)
        yield flow

    def linked(self, links):
        """The HTML with links put in: (flow, start, end, address), each within one piece of text."""
        pieces = {}
        for flow, start, end, address in links:
            token, first = flow.place(start)
            _, last = flow.place(end - 1)
            piece = pieces.setdefault(token, [*characters(self.tokens[token])])
            piece[first] = f'<a href="{address}">{piece[first]}'
            piece[last] += "</a>"
        return "".join("".join(pieces.get(number, token)) for number, token in enumerate(self.tokens))


def characters(token):
    """A piece of text sign by sign, as it is written: a reference such as “&amp;” is one."""
    return CHARACTER.findall(token) if "&" in token else token


def as_read(token):
    """The same piece as a reader reads it: one sign for each of its ``characters``."""
    return "".join(unescape(each)[:1] or UNKNOWN for each in characters(token)) if "&" in token else token


def quotations(text):
    """What stands in quotation marks, in order. One that is not closed goes on in the next paragraph."""
    at = 0
    while at < len(text):
        found = quotation_at(text, at)
        if found:
            yield found
        at = found.end if found else at + 1


def quotation_at(text, at):
    sign = text[at]
    if sign in CLOSING:
        ends = [end for close in CLOSING[sign] if (end := text.find(close, at + 1)) != -1]
        end = min(ends) + 1 if ends else len(text)
        return Quotation(at, end, end)
    if sign not in "‘'" or (at and not BEFORE_A_QUOTATION.match(text[at - 1])):
        return None
    if at + 1 == len(text) or not text[at + 1].isalpha():
        return None  # ’90s
    until = text.find(sign, at + 1) if sign == "‘" else -1
    closings = [
        m.end() for m in re.finditer("’(?!\\w)" if sign == "‘" else "'(?!\\w)", text[: until if until != -1 else None])
    ]
    closings = [end for end in closings if end > at + 1]
    if not closings:
        return Quotation(at, len(text), len(text)) if sign == "‘" else None
    # The first may be an apostrophe, as in “the actors’ own”: what is quoted may go on as far as the last.
    return Quotation(at, closings[-1] if sign == "‘" else closings[0], closings[0])
