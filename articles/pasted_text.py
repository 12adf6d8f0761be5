"""Text as Word and Google Docs put it on the clipboard, read for what its styles mean.

A bold span becomes bold, a paragraph with a drawn bullet becomes a list, lists within lists stand
where they belong, empty paragraphs and bookmarks go. What is left is plain markup that
``rich_text.clean()`` still cleans: nothing here is trusted. Each piece is looked at once.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from html import unescape

import nh3

PASTED = re.compile(r"\sstyle\s*=|\sclass\s*=\s*[\"']?(?:Mso|Apple-)|docs-internal-guid", re.IGNORECASE)

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
INLINE = {"a", "b", "em", "font", "i", "span", "strong"}
LISTS = {"ol", "ul"}
PARAGRAPHS = {"li", "p"}
ENDS_OF_INLINE = {"</a>", "</em>", "</strong>"}
READ = {*HEADINGS, *INLINE, *LISTS, "blockquote", "br", "li", "p"}
TAG_OR_TEXT = re.compile(r'<(?P<slash>/?)(?P<name>\w+)(?P<attributes>(?:\s[\w-]+="[^"]*")*)\s*>|(?P<text>[^<]+)')
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
SPACES = re.compile(r"[ \t\n\r\f]+")
NUMBERED = re.compile(r"\(?(?:\d+|[a-z]|[ivxlcdm]+)[.)]", re.IGNORECASE)
LEVEL = re.compile(r"level([1-9])\b")
DEEPEST = 9


def is_pasted(html: str) -> bool:
    return PASTED.search(html) is not None


def as_meant(html: str) -> str:
    """The same text, with what its styles meant said by tags."""
    reader = Reader()
    marked = {"style", "class"}
    html = nh3.clean(html, tags=READ, attributes={"*": marked, "a": {"href", *marked}}, link_rel=None)
    for piece in TAG_OR_TEXT.finditer(html):
        if piece["text"]:
            reader.text(piece["text"])
        elif piece["slash"]:
            reader.close()
        else:
            attributes = {name: unescape(value) for name, value in ATTRIBUTE.findall(piece["attributes"])}
            reader.open(piece["name"], attributes, attributes.get("class", ""), styles_of(attributes))
    return reader.result()


def styles_of(attributes):
    pairs = (declaration.partition(":") for declaration in attributes.get("style", "").split(";"))
    return {name.strip().lower(): value.strip().lower() for name, _, value in pairs}


@dataclass
class Element:
    """A tag that is open: where its content begins, what was written for it, and whether there is anything in it."""

    name: str
    start: int
    written: list[str] = field(default_factory=list)
    has_content: bool = False
    level: int = 0
    marker: str = ""
    reopens: bool = False


class Reader:
    """Writes what it is told of, tag by tag; knows by counting what is open, so that depth costs nothing."""

    def __init__(self):
        self.out = []
        self.elements = []
        self.within = Counter()
        self.drawn_lists = []
        self.after_space = True

    # What is met

    def open(self, name, attributes, classes, styles):
        if name == "br":
            self.end_of_line(classes)
            return
        element = Element("p" if name in HEADINGS else name, len(self.out))
        if self.within["muted"] or styles.get("mso-list") == "ignore":
            element.name = "muted"
        elif name in INLINE:
            self.open_inline(element, attributes, styles)
        else:
            self.open_block(element, classes, styles)
        self.elements.append(element)
        self.within.update(counted(element))

    def end_of_line(self, classes):
        if self.inside_paragraph() and "Apple-interchange-newline" not in classes and not self.within["muted"]:
            self.out.append("<br>")
            self.after_space = True

    def open_inline(self, element, attributes, styles):
        if "mso-spacerun" in styles:
            element.name = "spacerun"
        for tag in meant_by(element.name, styles):
            self.write_start(element, tag, f"<{tag}>")
        if element.name == "a" and attributes.get("href"):
            self.write_start(element, "a", f'<a href="{escaped(attributes["href"])}">')

    def open_block(self, element, classes, styles):
        self.after_space = True
        if not self.within["block"]:
            if element.name == "p" and is_drawn_item(classes, styles):
                level = LEVEL.search(styles.get("mso-list", ""))
                element.level = int(level[1]) if level else 1
                return
            self.end_drawn_lists()
        if element.name in LISTS and self.elements and self.elements[-1].name in LISTS and self.out[-1] == "</li>":
            # Google Docs writes a list after the item that it belongs into.
            self.out.pop()
            element.reopens = True
        element.start = len(self.out)
        self.write_start(element, element.name, f"<{element.name}>")

    def text(self, text):
        if self.within["muted"]:
            self.note_marker(text)
            return
        if self.within["spacerun"]:
            text = text.replace("&nbsp;", " ")
        text = SPACES.sub(" ", text)
        if self.after_space:
            text = text.removeprefix(" ")
        if not text or (text == " " and not self.inside_paragraph()):
            return
        if not self.within["block"]:
            self.end_drawn_lists()
        self.out.append(text)
        self.after_space = text.endswith(" ")
        if self.elements and text.replace("&nbsp;", " ").strip():
            self.elements[-1].has_content = True

    def close(self):
        element = self.elements.pop()
        self.within.subtract(counted(element))
        if element.name == "muted":
            return
        if not element.has_content:
            self.drop(element)
            return
        if element.name in PARAGRAPHS:
            self.trim_line()
        if element.level:
            self.draw_item(element)
        self.out += [f"</{tag}>" for tag in reversed(element.written)]
        if element.reopens:
            self.out.append("</li>")
        if self.elements:
            self.elements[-1].has_content = True

    # What is made of it

    def write_start(self, element, tag, start):
        if tag in INLINE and self.within[tag]:
            return
        self.out.append(start)
        element.written.append(tag)

    def drop(self, element):
        """An empty element leaves nothing; an emphasised space leaves the space."""
        is_inline = "block" not in counted(element)
        if is_inline and not element.written:
            return
        held = "".join(piece for piece in self.out[element.start :] if not piece.startswith("<"))
        del self.out[element.start :]
        if is_inline and held:
            self.out.append(held)
        if element.reopens:
            self.out.append("</li>")

    def trim_line(self):
        """No space stands at the end of a line, inside its last emphasis either."""
        for at in range(len(self.out) - 1, -1, -1):
            if self.out[at] not in ENDS_OF_INLINE:
                if not self.out[at].startswith("<"):
                    self.out[at] = self.out[at].rstrip(" ")
                return

    def note_marker(self, text):
        item = next((element for element in reversed(self.elements[-DEEPEST:]) if element.level), None)
        if item and len(item.marker) < DEEPEST:
            item.marker += text.replace("&nbsp;", " ").strip()

    def draw_item(self, item):
        """A paragraph of Word's with a bullet or a number drawn before it is an item of a list."""
        line, kind = self.out[item.start :], "ol" if NUMBERED.fullmatch(item.marker) else "ul"
        del self.out[item.start :]
        while self.drawn_lists and self.drawn_lists[-1][0] > item.level:
            self.end_drawn_list()
        if self.drawn_lists and self.drawn_lists[-1] == (item.level, kind):
            self.out.append("</li>")
        else:
            if self.drawn_lists and self.drawn_lists[-1][0] == item.level:
                self.end_drawn_list()
            self.out.append(f"<{kind}>")
            self.drawn_lists.append((item.level, kind))
        self.out += ["<li>", "<p>", *line, "</p>"]

    def end_drawn_list(self):
        _, kind = self.drawn_lists.pop()
        self.out += ["</li>", f"</{kind}>"]

    def end_drawn_lists(self):
        while self.drawn_lists:
            self.end_drawn_list()

    def inside_paragraph(self):
        return self.within["p"] or self.within["li"]

    def result(self):
        self.end_drawn_lists()
        text = "".join(self.out)
        # One bold word in two spans is one bold word.
        return text.replace("</em></strong><strong><em>", "").replace("</strong><strong>", "").replace("</em><em>", "")


def counted(element):
    """What is open as long as the element is."""
    kind = [] if element.name in INLINE or element.name in ("muted", "spacerun") else ["block"]
    return {element.name, *element.written, *kind}


def meant_by(name, styles):
    """The emphasis that a tag stands for, its style having the last word."""
    weight, slant = styles.get("font-weight", ""), styles.get("font-style", "")
    bold = weight in ("bold", "bolder") or (weight.isdecimal() and len(weight) < 5 and int(weight) >= 600)
    plain = weight in ("normal", "lighter") or (weight.isdecimal() and not bold)
    if bold or (name in ("b", "strong") and not plain):
        yield "strong"
    if slant in ("italic", "oblique") or (name in ("i", "em") and slant != "normal"):
        yield "em"


def is_drawn_item(classes, styles):
    return "MsoListParagraph" in classes or ("mso-list" in styles and styles["mso-list"] not in ("none", "ignore"))


def escaped(address):
    return address.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")
