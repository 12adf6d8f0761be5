"""What kind of file it is, told by its content. A name may lie; it only parts Markdown from plain text."""

import re
from pathlib import PurePath

from .incoming import Refused

HEAD = 64 * 1024  # bytes are looked at

# What begins so is none of ours: what it is, and the way out.
PUBLISHED_AT = "Paste the address that it is published at"
AS_TEXT = "Save it as plain text or .docx"
NOT_OURS = [
    (rb"%PDF-", "a PDF", f"{AS_TEXT}, or copy its text"),
    (rb"\x89PNG\r\n", "a PNG picture", "Pictures come in by the picture library"),
    (rb"\xff\xd8\xff", "a JPEG picture", "Pictures come in by the picture library"),
    (rb"GIF8[79]a", "a GIF picture", "Pictures come in by the picture library"),
    (rb"RIFF....WEBP", "a WebP picture", "Pictures come in by the picture library"),
    (rb"II\*\x00|MM\x00\*", "a TIFF picture", "Pictures come in by the picture library"),
    (rb"....ftyp(?:avif|hei[cfxs]|mif1)", "a picture", "Pictures come in by the picture library"),
    (rb"....ftyp", "a video", PUBLISHED_AT),
    (
        rb"RIFF....(?:AVI |WAVE)|ID3[\x02-\x04]|OggS\x00|fLaC|\x1aE\xdf\xa3",
        "a recording",
        "Paste the address that it is published at",
    ),
    (rb"\{\\rtf", "a rich text file (RTF)", "Save it as .docx or plain text"),
    (
        rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Word document (.doc) or a locked one",
        "Save it as .docx",
    ),
    (rb"\x1f\x8b|BZh[1-9]1AY|\xfd7zXZ|7z\xbc\xaf|Rar!\x1a|\x28\xb5\x2f\xfd", "a packed archive", "Unpack it first"),
    (rb"bplist0", "a web archive of Safari’s", "Save the page as “Page Source”"),
    (rb"SQLite format 3\x00", "a database", "Export its stories first"),
    (rb"\x7fELF|MZ.{30,200}PE\x00\x00", "a program", "Stories come as text, HTML, .docx or WordPress export"),
]
NOT_OURS = [(re.compile(rb"(?s)" + start), what, way_out) for start, what, way_out in NOT_OURS]
NOT_OUR_XML = {
    "rss": ("an RSS feed, not a WordPress export", "In WordPress choose Tools, Export"),
    "feed": ("an Atom feed", "Save its stories as HTML pages"),
    "svg": ("an SVG drawing", "Stories come as text, HTML, .docx or WordPress export"),
    "opml": ("a list of feeds (OPML)", "Stories come as text, HTML, .docx or WordPress export"),
}
BEFORE_THE_FIRST_TAG = re.compile(
    r"\s+|<\?.*?\?>|<!--.*?-->|<!doctype\s+(?P<doctype>\w+)[^>\[]*(?:\[[^\]]*\]\s*)?>", re.DOTALL | re.IGNORECASE
)
FIRST_TAG = re.compile(r"<([a-z][\w:.-]*)", re.IGNORECASE)
PAGES = {"html", "head", "body", "meta", "title"}
OF_A_PIECE = """
    article aside blockquote center div figure footer h1 h2 h3 h4 h5 h6 header link main nav ol p pre script section
    style table ul
"""
WORDPRESS = "wordpress.org/export/"
MHTML = re.compile(rb"(?is)\A(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}?content-type:\s*multipart/related")


def kind_of(name: str, head: bytes, *, is_whole: bool) -> str:
    """“text”, “markdown”, “html”, “docx” or “wordpress”; Refused for what is told to be something else."""
    for start, what, way_out in NOT_OURS:
        if start.match(head):
            raise Refused(f"{name} is {what}. {way_out}.")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "docx"
    if MHTML.match(head):
        raise Refused(f"{name} is a page saved as one file (MHTML). Save it again as “Web page, HTML only”.")
    text = as_far_as_told(head)
    tag, doctype = first_tag(text)
    if tag in PAGES or doctype == "html":
        return "html"
    if tag == "rss" and WORDPRESS in text:
        return "wordpress"
    if tag in NOT_OUR_XML:
        what, way_out = NOT_OUR_XML[tag]
        raise Refused(f"{name} is {what}. {way_out}.")
    if text.lstrip().startswith("<?xml"):
        raise Refused(f"{name} is XML (<{tag or '?'}>) of a kind that is not known here. Export it as HTML or text.")
    if tag in OF_A_PIECE.split() and f"</{tag}" in text.lower() and (not is_whole or text.rstrip().endswith(">")):
        return "html"
    return "markdown" if PurePath(name).suffix.lower() in {".md", ".markdown", ".mdx"} else "text"


def as_far_as_told(head: bytes) -> str:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, errors="replace")
    return head.decode("utf-8", errors="replace")


def first_tag(text: str) -> tuple[str, str]:
    """The first tag of a text that begins with one, and the kind of document it declares before it."""
    at, doctype = 0, ""
    while passed := BEFORE_THE_FIRST_TAG.match(text, at):
        at = passed.end()
        doctype = doctype or (passed["doctype"] or "").lower()
    tag = FIRST_TAG.match(text, at)
    return (tag[1].lower() if tag else ""), doctype
