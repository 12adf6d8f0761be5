"""The marks inside a line of Markdown: emphasis, links, escapes, taken off and remembered."""

import re
from itertools import accumulate

from ..pieces import Mark
from ..words import tidy

TOKEN = re.compile(
    r"\\(?P<escaped>[\\`*_{}\[\]()#+.!>~|-])"
    r"|(?P<struck>~~(?=[^\s~])[^~\n]{1,300}~~[ ]?)"  # what its writer took back
    r"|(?P<stars>\*{1,3}|_{1,3})"
    r"|(?P<open>\[)"
    r"|\]\((?P<address><[^<>\n]{0,2000}>|[^\s()]{0,2000}(?:\([^\s()]{0,200}\)[^\s()]{0,2000}){0,3})"
    r"(?:\s+(?:\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'))?\)"
    r"|(?P<close>\])"
    r"|<(?P<auto>https?://[^\s<>]{1,2000})>"
)
HALF_LINK = re.compile(r"\]\((?:https?:/)?/[^\s()]*\)$")
LONGEST_MARKED = 100_000  # characters: beyond them no story goes on, and signs stay as they are
KINDS = {1: "em", 2: "strong"}


def plain(source: str) -> tuple[str, tuple[Mark, ...]]:
    """A line as a reader sees it, on one line, and what was set apart in it."""
    if not any(sign in source for sign in "*_[\\<~"):
        return tidy(source), ()
    if len(source) > LONGEST_MARKED:
        cut = source.rfind(" ", 0, LONGEST_MARKED)
        cut = cut if cut > 0 else LONGEST_MARKED
        read, marks = Inline(source[:cut]).read()
        return f"{read}{' ' if source[cut].isspace() else ''}{tidy(source[cut:])}", marks
    return Inline(source).read()


class Inline:
    """One line on its way. Each sign is looked at once; openers wait until what closes them comes.

    Until the end a mark is kept by the parts it reaches over, since signs that turn out to be marks go.
    """

    def __init__(self, source: str):
        self.source = " ".join(source.split())
        self.parts: list[str] = []
        self.found: list[tuple[int, int, str, str]] = []
        self.emphasis: dict[str, int] = {}  # by which sign, “*” or “**”, and which part it is in
        self.brackets: list[int] = []

    def read(self) -> tuple[str, tuple[Mark, ...]]:
        reached = 0
        for token in TOKEN.finditer(self.source):
            self.add(self.source[reached : token.start()])
            self.take(token)
            reached = token.end()
        self.add(self.source[reached:])
        ends = [0, *accumulate(map(len, self.parts))]
        marks = (Mark(ends[first], ends[last], kind, address) for first, last, kind, address in self.found)
        ordered = sorted((mark for mark in marks if mark.start < mark.end), key=lambda mark: (mark.start, -mark.end))
        return "".join(self.parts), tuple(ordered)

    def add(self, words: str):
        self.parts.append(words)

    def mark(self, first: int, kind: str, address: str = ""):
        self.found.append((first, len(self.parts), kind, address))

    def take(self, token: re.Match):
        if token["escaped"]:
            self.add(token["escaped"])
        elif token["struck"]:
            pass
        elif token["stars"]:
            self.take_emphasis(token)
        elif token["open"]:
            self.brackets.append(len(self.parts))
            self.add("[")
        elif token["auto"]:
            self.add(token["auto"])
            self.mark(len(self.parts) - 1, "link", token["auto"])
        elif token["close"]:
            if self.brackets:
                self.brackets.pop()
            self.add("]")
        elif not self.brackets:
            self.add(token[0])
        else:
            opened = self.brackets.pop()
            self.parts[opened] = ""
            if address := token["address"].strip("<>"):
                self.mark(opened, "link", address)

    def take_emphasis(self, token: re.Match):
        """A sign closes what the same sign opened, and opens where a word follows; three are one and two at once."""
        sign = token["stars"]
        before = self.source[token.start() - 1 : token.start()] if token.start() else ""
        after = self.source[token.end() : token.end() + 1]
        inside_word = sign[0] == "_" and before.isalnum() and after.isalnum()
        may_close, may_open = before.strip() and not inside_word, after.strip()
        signs = (sign[:2], sign[0]) if len(sign) == 3 else (sign,)
        closed = [each for each in signs if may_close and each in self.emphasis]
        for each in closed:
            self.close_emphasis(each)
        rest = sign[len("".join(closed)) :]
        if rest and may_open and (closed or not before.isalnum()):
            for each in signs:
                if each not in closed:
                    self.emphasis[each] = len(self.parts)
        if rest:
            self.add(rest)

    def close_emphasis(self, sign: str):
        opened = self.emphasis.pop(sign)
        self.parts[opened] = self.parts[opened].removesuffix(sign)
        self.mark(opened, KINDS[len(sign)])


def without_half_link(source: str) -> str:
    """A line without the sign that opens a link over several lines, or the address that closes one."""
    if source.startswith("[") and "]" not in source:
        return source[1:].lstrip() or source
    if source.endswith(")") and "[" not in source and (closed := HALF_LINK.search(source)):
        return source[: closed.start()].rstrip() or source
    return source
