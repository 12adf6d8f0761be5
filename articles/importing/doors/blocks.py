"""Markup read as blocks of text: hashes before headings, dashes before items, pictures with address and caption.

One walk over the tree; each element and each text is looked at once.
"""

import re
from collections import Counter

from lxml import etree

from .elements import HEADINGS, NOT_READ, is_hidden, is_hidden_in_line, number_of, role_of, safe
from .line import MARKS, SPACES, Line
from .passages import ONE_STAR, Frame, Numbering, Passage, Picture
from .players import address_of, frame_kept_in_words, is_player
from .rows import parted_in
from .sources_of_pictures import alt_of, is_of_type, picture_of, shown_behind

PICTURES = {"img", "amp-img"}
FRAMED = {"attribution", "caption", "cell", "credit", "figure", "quotation", "table"}
PASSES_ON = {"figure", "table"}  # what stands in them and is not theirs goes on to the page
ONE_LINE = {*HEADINGS, "li", "td", "th", "figcaption", "caption"}
SAYS_CREDIT = re.compile(
    r"\W*(?:photo|credit|courtesy|image|picture|still|via\b|by\b|copyright|©|foto|crédit)", re.IGNORECASE
)
A_DASH = ("—", "–", "-", "―")
BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")
DEEPEST_LIST = 10


class Walk:
    """One pass over a tree.

    ``blank_lines`` part paragraphs where a blog's editor has left the tags out; ``pictures`` are those
    that the file knows by number, with their address, alternative text and caption.
    """

    def __init__(self, base: str = "", *, blank_lines: bool = False, pictures: dict[str, Picture] | None = None):
        self.base, self.blank_lines, self.known = base, blank_lines, pictures or {}
        self.line = Line()
        self.passages: list[Passage] = []
        self.frames: list[Frame] = []
        self.lists: list[Numbering] = []
        self.blocks: list[tuple[etree.ElementBase, str]] = []
        self.hidden: list[etree.ElementBase] = []
        self.aside: set[etree.ElementBase] = set()
        self.parted: set[etree.ElementBase] = set()
        self.within: Counter[str] = Counter()
        self.item_start = ""
        self.waiting: list[tuple[str, etree.ElementBase]] = []

    def over(self, tree: etree.ElementBase) -> list[Passage]:
        walk = etree.iterwalk(tree, events=("start", "end", "comment"))
        for event, element in walk:
            is_skipped = element.tag in NOT_READ or is_player(element) or element in self.aside
            if event == "start" and is_hidden_in_line(element):
                self.set_aside(element)
                walk.skip_subtree()
            elif event == "start" and is_skipped:
                # What stands in a player is shown where it cannot play.
                self.player(element)
                walk.skip_subtree()
            elif event == "start":
                self.start(element)
                self.text(element.text)
            else:
                if event == "end" and not is_skipped:
                    self.end(element)
                if element is not tree:
                    self.text(element.tail)
        self.flush()
        return self.passages

    # What is met

    def start(self, element):
        tag = element.tag
        if is_hidden(element):
            self.flush()
            self.hidden.append(element)
        if element in self.parted:
            self.line.write(" " if self.within["one line"] else "\n")
        if role := role_of(element, in_figure=bool(self.within["figure"])):
            self.flush()
            if role == "cell" and not (self.frames and self.frames[-1].role == "table"):
                role = "block"  # it only lays out the page
            self.blocks.append((element, role))
            self.parted.update(parted_in(element))
            self.start_block(element, role)
            self.start_shown(element)
        elif tag == "br":
            self.line_break()
        elif tag in PICTURES:
            self.picture(element)
        elif tag == "input":
            is_button = element.get("type") in ("submit", "button", "reset")
            self.text(element.get("value" if is_button else "placeholder"))
        elif tag == "a":
            self.line.begin("a", safe(element.get("href"), self.base))
        elif tag in MARKS or tag == "sup":
            self.line.begin(tag, is_bold_already=self.is_in_heading)
        elif tag == "q":
            self.line.write("“")
        self.within[tag] += 1
        self.within["one line"] += tag in ONE_LINE

    def start_shown(self, element):
        """What a block shows that has no element of its own: a picture behind it, a player that scripts put in."""
        if shown_behind(element):
            self.picture(element)
        elif address := frame_kept_in_words(element, self.base):
            self.play(address, element)

    def start_block(self, element, role):
        if role in FRAMED:
            self.frames.append(Frame(role))
            self.within["figure"] += role == "figure" and element.tag != "figure"
        elif role == "list":
            step = -1 if element.get("reversed") is not None else 1
            length = sum(child.tag == "li" for child in element) if step < 0 else 1
            self.lists.append(Numbering(element.tag == "ol", number_of(element.get("start"), length), step))
        elif role == "item":
            self.item_start = self.next_item(element)

    def end(self, element):
        tag = element.tag
        self.within[tag] -= 1
        self.within["one line"] -= tag in ONE_LINE
        if self.blocks and self.blocks[-1][0] is element:
            self.flush()
            self.end_block(*self.blocks.pop())
        elif tag == "a" or tag in MARKS or tag == "sup":
            self.line.end()
        elif tag == "q":
            self.line.write("”")
        if self.hidden and self.hidden[-1] is element:
            self.flush()
            self.hidden.pop()

    def end_block(self, element, role):
        if role in FRAMED:
            self.within["figure"] -= role == "figure" and element.tag != "figure"
            getattr(self, f"end_{role}")(self.frames.pop(), element)
        elif role == "list":
            self.lists.pop()
        elif role == "item":
            self.item_start = ""
        elif role == "row" and self.frames and self.frames[-1].role == "table":
            self.end_row(self.frames[-1])
        elif role == "rule" and self.passages:
            self.emit("* * *", element)

    def text(self, text):
        if not text:
            return
        if self.within["pre"] or self.within["textarea"]:
            self.line.write(text)
        elif self.blank_lines and not (self.within["p"] or self.within["one line"]):
            for number, paragraph in enumerate(BLANK_LINE.split(text)):
                if number:
                    self.flush()
                self.line.write("\n".join(SPACES.sub(" ", line) for line in paragraph.split("\n")))
        else:
            self.line.write(SPACES.sub(" ", text))

    def line_break(self):
        if self.within["one line"]:
            self.line.write(" ")
        elif self.line.ends_with_break():
            self.flush()
        else:
            self.line.write("\n")

    def picture(self, element):
        if is_of_type(element):
            self.line.write(alt_of(element))
        elif picture := picture_of(element, self.base, self.known):
            if self.frames and self.frames[-1].role == "figure":
                self.frames[-1].pictures.append(picture)
            else:
                self.show(picture.line, element)

    def show(self, line, element):
        """On a line by itself: after the one that it stands in."""
        if self.line.is_blank:
            self.emit(line, element)
        else:
            self.waiting.append((line, element))

    def player(self, element):
        if element.tag in NOT_READ or not (address := address_of(element, self.base)):
            return
        self.play(address, element)

    def play(self, address, element):
        if self.frames and self.frames[-1].role == "figure":
            self.frames[-1].players.append(address)
            return
        title = " ".join((element.get("title") or "").split())
        self.show(f"[{title}]({address})" if title else address, element)

    def set_aside(self, element):
        """What nobody sees amid a line: the line goes on past it."""
        self.aside.add(element)
        if text := " ".join("".join(element.itertext()).split()):
            self.passages.append(Passage(text, element, is_hidden=True))

    def next_item(self, element):
        if not self.lists:
            return "- "
        return "  " * (min(len(self.lists), DEEPEST_LIST) - 1) + self.lists[-1].mark(element.get("value"))

    # What is made of it

    def flush(self):
        text = self.line.take()
        waiting, self.waiting = self.waiting, []
        if text:
            element = self.blocks[-1][0] if self.blocks else None
            level = HEADINGS.get(element.tag) if element is not None else None
            if level or self.within["one line"]:
                text = text.replace("\n", " ")
            self.emit(f"{'#' * level} {text}" if level else text, element)
        for line, element in waiting:
            self.emit(line, element)

    def emit(self, text, element):
        if self.item_start:
            text = self.item_start + (text.lstrip("# ") if text.startswith("#") else text).replace("\n", " ")
            self.item_start = ""
        if self.hidden:
            self.passages.append(Passage(text, element, is_hidden=True))
        elif self.frames and self.frames[-1].role not in PASSES_ON:
            self.frames[-1].texts.append(text)
        else:
            self.passages.append(Passage(text, element))

    def end_quotation(self, quotation, element):
        if quotation.texts:
            paragraphs = ["\n".join(f"> {line}" for line in text.split("\n") if line) for text in quotation.texts]
            self.emit("\n\n".join(paragraphs), element)

    def end_attribution(self, attribution, element):
        if text := " ".join(attribution.texts).replace("\n", " "):
            self.emit(text if text.startswith(A_DASH) else f"— {text}", element)

    def end_caption(self, caption, element):
        text = " ".join(caption.texts).replace("\n", " ")
        if text and (figure := self.inmost("figure")):
            figure.texts.append(text)
        elif text:
            self.emit(text, element)

    def end_credit(self, credit, element):
        text = " ".join(credit.texts).replace("\n", " ")
        if text and not SAYS_CREDIT.match(text):
            text = f"Credit: {text}"
        if text and (gathering := self.inmost("caption", "figure")):
            gathering.texts.append(text)

    def end_cell(self, cell, element):
        self.frames[-1].texts.append(" ".join(cell.texts).replace("\n", " "))

    def end_row(self, table):
        if any(table.texts):
            table.rows.append(f"| {' | '.join(table.texts)} |")
        table.texts = []

    def end_table(self, table, element):
        self.end_row(table)  # cells that stand in no row
        if table.rows:
            self.emit("\n".join(table.rows), element)

    def end_figure(self, figure, element):
        caption = " ".join(figure.texts)
        if len(figure.pictures) == 1:
            picture = figure.pictures[0]
            picture = Picture(picture.alt, picture.address, caption or picture.caption)
            caption = ""
            if outer := self.inmost("figure"):
                outer.pictures.append(picture)
            else:
                self.emit(picture.line, element)
        elif figure.pictures:
            self.emit("\n".join(picture.line for picture in figure.pictures), element)
            if caption:  # of all of them
                self.emit(f"*{ONE_STAR.sub('', caption)}*", element)
            caption = ""
        for address in figure.players:
            self.emit(f"[{caption}]({address})" if caption else address, element)
            caption = ""
        if caption:
            self.emit(caption, element)

    @property
    def is_in_heading(self):
        return bool(self.blocks) and self.blocks[-1][0].tag in HEADINGS

    def inmost(self, *roles):
        return next((frame for frame in reversed(self.frames) if frame.role in roles), None)
