"""A document of Word's: mammoth makes markup of it, which is read on as a page's is.

What mammoth leaves out is set aside: comments, headers and footers, and any paragraph that did not arrive.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from zipfile import BadZipFile

import mammoth
from lxml import etree
from mammoth.docx.files import InvalidFileReferenceError

from people.text import one_line

from ..reading.pieces import Byline, Leftover
from .blocks import Walk
from .elements import TooMuch, parsed
from .incoming import Given, Incoming, Refused
from .package import Package
from .sources import Source

STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote:fresh > p:fresh
p[style-name='Intense Quote'] => blockquote:fresh > p:fresh
p[style-name='Block Text'] => blockquote:fresh > p:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='Caption'] => p.caption:fresh
r[style-name='Emphasis'] => em
r[style-name='Strong'] => strong
br[type='page'] => br
br[type='column'] => br
"""
SOFT_HYPHEN = "\u00ad"
WORD = re.compile(r"\w+")
NOTE = re.compile(r"(?:foot|end)note-\d+")
NAMELESS = re.compile(r"(?:microsoft word\s*-|document ?\d*$|untitled|unbenannt|sans titre|.*\.docx?$)", re.IGNORECASE)
CHANGES = {"ins", "del", "moveFrom"}
MACHINES = {"", "admin", "administrator", "author", "microsoft office user", "owner", "python-docx", "un-named", "user"}


@dataclass
class Draft:
    """What the document's own XML tells: every paragraph's words, and what was changed or hidden."""

    paragraphs: list[str] = field(default_factory=list)
    initials: list[str] = field(default_factory=list)  # set large, as a paragraph of their own
    changes: Counter = field(default_factory=Counter)


def stories(source: Source, encoding: str | None) -> Iterator[Incoming]:
    content = source.read()
    package = Package(source.name, content)
    draft = draft_of(package, "word/document.xml")
    text = text_of(source.name, package.with_fields(content), draft)
    if not text.strip():
        raise Refused(f"{source.name} has no text. There is nothing to read in it.")
    given, doubts = properties(package, text)
    yield Incoming(source.name, text, given, tuple(beside(package, draft, text)), (*told(draft.changes), *doubts))


def text_of(name: str, content: bytes, draft: Draft) -> str:
    try:
        result = mammoth.convert_to_html(
            BytesIO(content), style_map=STYLES, convert_image=by_name, include_embedded_style_map=False
        )
        tree = parsed(result.value)
    except (ArithmeticError, AttributeError, LookupError, OSError, RecursionError, TypeError, ValueError) as error:
        # mammoth takes for granted what Word writes; a document from elsewhere may lack any of it.
        reason = error if isinstance(error, TooMuch) else f"{type(error).__name__}: {error}"
        raise Refused(
            f"{name} is no document as Word writes it ({reason}). Open it in Word and save it anew."
        ) from None
    put_initials_to_words(tree, draft.initials)
    put_captions_to_pictures(tree)
    put_notes_last(tree)
    keep_one_headline(tree)
    passages = Walk().over(tree)
    return "\n\n".join(passage.text for passage in passages) + "\n" if passages else ""


@mammoth.images.img_element
def by_name(image) -> dict[str, str]:
    """Where in the document a picture lies; it is not unpacked."""
    try:
        with image.open() as file:
            return {"src": getattr(file, "name", None) or ""}
    except (LookupError, OSError, ValueError, NotImplementedError, BadZipFile, InvalidFileReferenceError):
        return {"src": ""}  # it lies outside of the document or is missing: its place and its words stay


def put_initials_to_words(tree: etree.ElementBase, initials: list[str]) -> None:
    """A first letter that falls over some lines is part of the word below it."""
    for initial in list(tree.iter("p")) if initials else ():
        words = "".join(initial.itertext()).strip()
        below = initial.getnext()
        if words in initials and below is not None and below.tag == "p":
            initials.remove(words)
            below.text = words + (below.text or "")
            initial.getparent().remove(initial)


def put_captions_to_pictures(tree: etree.ElementBase) -> None:
    for caption in list(tree.iter("p")):
        before = caption.getprevious()
        if caption.get("class") != "caption" or before is None or before.find(".//img") is None:
            continue
        if "".join(before.itertext()).strip():
            continue
        figure = etree.Element("figure")
        before.addprevious(figure)
        figure.extend([before, caption])
        caption.tag = "figcaption"


def put_notes_last(tree: etree.ElementBase) -> None:
    """Footnotes as “[1] …”, as their markers in the text are."""
    notes = [item for item in tree.iter("li") if NOTE.fullmatch(item.get("id") or "")]
    for number, note in enumerate(notes, 1):
        for back in [link for link in note.iter("a") if (link.get("href") or "").startswith("#")]:
            back.text = ""
        first = note.find("p")
        first = note if first is None else first
        first.text = f"[{number}] {first.text or ''}"
        note.tag = "div"
        if (around := note.getparent()) is not None:
            around.tag = "div"


def keep_one_headline(tree: etree.ElementBase) -> None:
    """Beside a title, or as one of several, a heading of the first level parts the text."""
    headings = [each for each in tree.iter("h1") if "".join(each.itertext()).strip()]
    if len(headings) < 2:
        return
    titles = [each for each in headings if each.get("class") == "title"]
    headline = (titles or headings)[0]
    for level in range(5, 0, -1):
        for heading in list(tree.iter(f"h{level}")):
            if heading is not headline:
                heading.tag = f"h{level + 1}"


# What Word's own XML tells


def draft_of(package: Package, part: str) -> Draft:
    draft = Draft()
    open_paragraphs: list[list[str]] = []
    within: Counter[str] = Counter()
    is_initial, initial = False, ""
    for event, element in package.walk(part):
        name = element.tag.rpartition("}")[2]
        if event == "start":
            within[name] += 1
            if name == "p":
                open_paragraphs.append([])
            elif name == "framePr":
                is_initial = any(key.endswith("}dropCap") and value != "none" for key, value in element.items())
            elif name == "vanish" or (name in CHANGES and not within["rPr"] and not within["trPr"]):
                draft.changes[name] += 1
            continue
        within[name] -= 1
        is_read = open_paragraphs and not (within["del"] or within["moveFrom"] or within["Fallback"])
        if name == "t" and is_read:
            open_paragraphs[-1].append(element.text or "")
        elif name in ("tab", "br", "cr") and is_read:
            open_paragraphs[-1].append(" ")
        elif name == "noBreakHyphen" and is_read:
            open_paragraphs[-1].append("‑")
        elif name == "p" and open_paragraphs:
            text = one_line("".join(open_paragraphs.pop()))
            if is_initial and text:
                draft.initials.append(text)
                initial = text
            elif text:
                draft.paragraphs.append(initial + text)
                initial = ""
            is_initial = False
            element.clear()
    return draft


def beside(package: Package, draft: Draft, text: str) -> Iterator[Leftover]:
    """What is in the document and not in its text."""
    arrived = Counter(WORD.findall(text.replace(SOFT_HYPHEN, "")))
    for paragraph in draft.paragraphs:
        words = Counter(WORD.findall(paragraph))
        if any(arrived[word] < count for word, count in words.items()):
            yield Leftover(0, 0, "unread", paragraph)
        arrived.subtract(words)
    if "word/comments.xml" in package.names:
        comments = list(comments_of(package))
        if comments:
            yield Leftover(0, 0, "comments", "\n".join(comments))
    parts = sorted(name for name in package.names if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name))
    repeated = dict.fromkeys(paragraph for part in parts for paragraph in draft_of(package, part).paragraphs)
    if repeated:
        yield Leftover(0, 0, "boilerplate", "\n".join(repeated))


def comments_of(package: Package) -> Iterator[str]:
    for event, element in package.walk("word/comments.xml"):
        if event == "end" and element.tag.endswith("}comment"):
            author = next((value for name, value in element.items() if name.endswith("}author")), "")
            words = one_line(" ".join(each.text or "" for each in element.iter() if each.tag.endswith("}t")))
            yield f"{author}: {words}" if author else words


def told(changes: Counter) -> Iterator[str]:
    """What was changed and not yet accepted, in a sentence each."""
    removed = changes["del"] + changes["moveFrom"]
    if changes["ins"] or removed:
        yield (
            f"It has changes that nobody has accepted yet: {changes['ins']:,} additions are in the text, "
            f"{removed:,} deletions are not."
        )
    if changes["vanish"]:
        yield f"It has {changes['vanish']:,} stretches of hidden text; they are in the text."


def properties(package: Package, text: str) -> tuple[Given, list[str]]:
    """What the document's properties say, as far as its text agrees: they are often another document's."""
    found: dict[str, str] = {}
    if "docProps/core.xml" in package.names:
        for event, element in package.walk("docProps/core.xml"):
            if event == "end" and element.text:
                found.setdefault(element.tag.rpartition("}")[2], one_line(element.text)[:300])
    head, given, doubts = one_line(text[:2000]).casefold(), Given(language=found.get("language", "")), []
    if (title := found.get("title", "")) and not NAMELESS.match(title):
        if title.casefold() in head:
            given = replace(given, headline=title)
        else:
            doubts.append(f"The document's properties call it “{title}”, its text does not.")
    if (author := found.get("creator", "")) and author.casefold() not in MACHINES:
        if author.casefold() in one_line(text).casefold():
            given = replace(given, bylines=(Byline(0, 0, author),))
        else:
            doubts.append(f"The document was made by “{author}”, who is not named in its text.")
    if found.get("keywords"):
        given = replace(given, tags=tuple(filter(None, (each.strip() for each in re.split("[,;]", found["keywords"])))))
    if found.get("description"):
        doubts.append(f"Its properties carry a remark: “{found['description']}”.")
    return given, doubts
