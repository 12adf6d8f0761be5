"""A line of running text as it is gathered from markup: words, emphasis by stars, links with their address."""

import re
from dataclasses import dataclass

SPACES = re.compile(r"[ \t\n\r\f]+")
AROUND_BREAKS = re.compile(r" *\n *")
MARKS = {"em": "*", "i": "*", "strong": "**", "b": "**"}


class Emphasised(str):
    """A part that ends with the stars of its emphasis."""


@dataclass
class Stretch:
    """An emphasis or a link that is open: where in the line it began."""

    tag: str
    start: int
    before: str = ""
    after: str = ""


class Line:
    def __init__(self):
        self.parts: list[str] = []
        self.open: list[Stretch] = []

    def write(self, text: str) -> None:
        if text:
            self.parts.append(text)

    def begin(self, tag: str, address: str = "", *, is_bold_already: bool = False) -> None:
        """Emphasis within the same emphasis says nothing more, nor does bold in a heading."""
        mark = MARKS.get(tag, "")
        if mark and (any(stretch.before == mark for stretch in self.open) or (mark == "**" and is_bold_already)):
            mark = ""
        before, after = ("[", f"]({address})") if address else (mark, mark)
        self.open.append(Stretch(tag, len(self.parts), before, after))

    def end(self) -> None:
        self.close(self.open.pop())

    def close(self, stretch: Stretch) -> None:
        """The marks hug the words: spaces stay outside of them."""
        if not stretch.before and stretch.tag != "sup":
            return
        text = "".join(self.parts[stretch.start :])
        words = text.strip(" \n")
        if stretch.tag == "sup":
            words = re.sub(r"^\[([^\]]*)\]\(#\)$", r"\1", words)
        if not words:
            return
        lead, _, trail = text.partition(words)
        if stretch.before not in MARKS.values():
            self.parts[stretch.start :] = [lead, stretch.before + words + stretch.after, trail]
            return
        before = "" if "\n" not in lead and self.goes_on(stretch) else stretch.before
        self.parts[stretch.start :] = [lead, Emphasised(before + words + stretch.after), trail]

    def goes_on(self, stretch: Stretch) -> bool:
        """Whether the same emphasis ended right before: then it ends there no more, and goes on."""
        if any(each.before in MARKS.values() for each in self.open):
            return False
        first = max((each.start for each in self.open if each.tag == "a"), default=0)
        at = next((at for at in range(stretch.start - 1, first - 1, -1) if self.parts[at]), None)
        if at is None or not isinstance(self.parts[at], Emphasised):
            return False
        stars = len(self.parts[at]) - len(self.parts[at].rstrip("*"))
        if stars not in (len(stretch.after), len("***")):
            return False
        self.parts[at] = Emphasised(self.parts[at].removesuffix(stretch.after))
        return True

    def ends_with_break(self) -> bool:
        """Whether nothing but space has come since a line break."""
        for part in reversed(self.parts):
            if part.strip(" \n"):
                return False
            if "\n" in part:
                return True
        return False

    @property
    def is_blank(self) -> bool:
        return not any(part.strip() for part in self.parts)

    def take(self) -> str:
        """The line so far; what is still open goes on in the next one."""
        for stretch in reversed(self.open):
            self.close(stretch)
        for stretch in self.open:
            stretch.start = 0
        text = "".join(self.parts)
        self.parts = []
        if len(text) < 2:
            return text.strip()
        return AROUND_BREAKS.sub("\n", re.sub(" {2,}", " ", text)).strip()
