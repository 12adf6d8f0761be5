"""The elements of a page: how a page is parsed, and what each element is there for."""

import re
from urllib.parse import urljoin

from lxml import etree, html

HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCK_TAGS = """
    address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption figure
    footer form header hgroup hr legend li main menu nav ol option p pre section select summary table tbody td textarea
    tfoot th thead tr ul
"""
BLOCKS = {*HEADINGS, *BLOCK_TAGS.split()}
OF_HEADS = {"base", "link", "meta", "noscript", "script", "style", "template", "title"}
NOT_READ = {"head", "math", "noscript", "script", "style", "svg", "template"}
ROLES = {
    "blockquote": "quotation",
    "caption": "caption",
    "figcaption": "caption",
    "td": "cell",
    "th": "cell",
    "tr": "row",
    "ol": "list",
    "ul": "list",
    "menu": "list",
    "li": "item",
    "hr": "rule",
}
CREDIT = {"credit", "credits", "photographer", "copyright", "attribution", "photocredit"}
CAPTIONED = {"wp-caption", "gallery"}
SMALL_PRINT = {"em", "i", "small", "span"}
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
FOR_EARS = {"screen-reader-text", "sr-only", "visually-hidden", "visuallyhidden", "screenreader-only", "a11y-hidden"}
PARTS_OF_NAMES = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
WEB = re.compile(r"https?://|mailto:", re.IGNORECASE)
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
GAPS = re.compile(r"[\x00-\x20\x7f-\x9f]+")
NOT_IN_ADDRESSES = re.compile(r"[<>\"`()\[\]\\|]")
LONGEST_ADDRESS = 4000
DEEPEST = 200
MOST = 60_000


class TooMuch(ValueError):
    """More elements, or more within one another, than any story needs."""


def parsed(markup: str) -> html.HtmlElement:
    """The tree of a page, or of a piece of one. TooMuch for one that would be cut or cost too much."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
    try:
        tree = html.document_fromstring(markup.encode(), parser)
    except etree.ParserError:  # nothing but comments, or nothing at all
        return html.document_fromstring("<p></p>")
    take_out_of_head(tree)
    depth = 0
    for count, (event, _) in enumerate(etree.iterwalk(tree, events=("start", "end"))):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            raise TooMuch(f"Its tags stand more than {DEEPEST} deep in one another.")
        if count > 2 * MOST:
            raise TooMuch(f"It has more than {MOST:,} tags.")
    return tree


def take_out_of_head(tree: etree.ElementBase) -> None:
    """A page may leave its “body” tag out; what the parser does not know of then lies in the head."""
    head, body = tree.find("head"), tree.find("body")
    if head is None:
        return
    first = next((each for each in head if isinstance(each.tag, str) and each.tag not in OF_HEADS), None)
    if first is None:
        return
    if body is None:
        body = etree.SubElement(tree, "body")
    body[:0] = [first, *first.itersiblings()]


def names_of(element: etree.ElementBase) -> set[str]:
    """The words of an element's class, id and role: “post-newsletterBox” gives post, newsletter, box."""
    if not element.keys():
        return set()
    told = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"[:1000]
    return {part.lower() for part in PARTS_OF_NAMES.findall(told)}


def classes_of(element: etree.ElementBase) -> set[str]:
    return set((element.get("class") or "")[:1000].split())


def role_of(element: etree.ElementBase, *, in_figure: bool) -> str:
    """What a block is there for; nothing for what stands within a line."""
    tag = element.tag
    if tag == "figure" or (tag == "div" and CAPTIONED & classes_of(element)):
        return "figure"
    if in_figure and (names := names_of(element)):
        if names & CREDIT:
            return "credit"
        if "caption" in names and tag in BLOCKS | SMALL_PRINT:
            return "caption"
    if tag in ("cite", "footer") and (around := element.getparent()) is not None:
        if around.tag == "blockquote":
            return "attribution"
        if tag == "cite" and around.tag == "figcaption":
            return "credit"
    if tag == "table":
        return "table" if is_of_words(element) else "block"
    return ROLES.get(tag) or ("block" if tag in BLOCKS else "")


def is_of_words(table: etree.ElementBase) -> bool:
    """Whether a table holds words in rows, and does not lay out the page."""
    layout = ("table", "div", "img", "figure", "ul", "ol", "blockquote", "iframe", *HEADINGS)
    return next(table.iterdescendants(*layout), None) is None


def is_hidden(element: etree.ElementBase) -> bool:
    """Whether no reader sees it: what is only read aloud is said in the page itself too."""
    if not element.keys():
        return False
    if element.get("hidden") is not None or HIDDEN.search((element.get("style") or "")[:1000]):
        return True
    return bool(FOR_EARS & classes_of(element))


def safe(address: str | None, base: str = "") -> str:
    """An address of the web, of a letter box or of the page's site; nothing for others, or for a place in the page."""
    address = GAPS.sub(lambda gap: "%20" if " " in gap[0] else "", (address or "")[: LONGEST_ADDRESS + 1].strip())
    if not address or address.startswith("#") or len(address) > LONGEST_ADDRESS:
        return ""
    if base and not SCHEME.match(address):
        try:
            address = urljoin(base, address)
        except ValueError:
            return ""
    if SCHEME.match(address) and not WEB.match(address):
        return ""
    if address.startswith("//"):
        address = f"https:{address}"
    return NOT_IN_ADDRESSES.sub(lambda match: f"%{ord(match[0]):02X}", address)


def is_hidden_in_line(element: etree.ElementBase) -> bool:
    """Whether it is a few hidden words amid others: “(opens in a new tab)”."""
    if element.tag in BLOCKS or element.tag in NOT_READ or not is_hidden(element):
        return False
    shown = ("img", "amp-img", "iframe", "video", "audio", *BLOCKS)
    return element.tag not in shown and next(element.iterdescendants(*shown), None) is None


def number_of(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text, re.ASCII) else otherwise
