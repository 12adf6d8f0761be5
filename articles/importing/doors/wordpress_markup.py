"""The text of a WordPress post: shortcodes and blocks turned into plain markup, the unknown ones listed."""

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from html import escape, unescape

KNOWN_BLOCKS = """
    audio button buttons code column columns cover details embed file footnotes freeform gallery group heading html
    image list list-item media-text missing more nextpage paragraph preformatted pullquote quote separator shortcode
    spacer table verse video
"""
BLOCK = re.compile(
    r"<!--\s{1,20}(?P<closes>/)?wp:(?P<name>[a-z][a-z0-9_/-]{0,100})\s{1,20}(?P<attributes>\{.*\}\s{1,20})?(?P<empty>/)?-->",
    re.DOTALL,
)
SHORTCODE = re.compile(
    r"(?<!\[)\[(?P<closes>/)?(?P<name>[a-zA-Z][\w-]{0,60})(?P<attributes>[\s=][^\[\]]{0,4000})?(?P<empty>/)?\](?!\])"
)
ATTRIBUTE = re.compile(r"""([\w-]{1,60})\s?=\s?(?:"([^"]*)"|'([^']*)'|([^\s"'=]+))""")
ADDRESS = re.compile(r"https?://[^\s\"'<>\[\]]{1,2000}")
PICTURE_AND_REST = re.compile(r"(?P<picture>[^<]*(?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*</a>)?)(?P<rest>.*)", re.DOTALL)
CAPTIONS = {"caption", "wp_caption"}
QUOTATIONS = {"blockquote", "pull_quote", "pullquote", "quote", "su_quote"}
NOTES = {"efn_note", "fn", "footnote", "mfn", "ref"}
BY_NUMBER = ("image", "images", "image_id", "attachment_id")
WRAPPED = re.compile(r'(<div class="wp-block-embed__wrapper">)\s*(https?://[^\s<>"]{1,2000})\s*(?=</div>)')
PLAYERS = {"audio", "video", "embed", "youtube", "vimeo", "soundcloud", "playlist", "dailymotion", "tweet", "instagram"}
SOURCES = ("src", "url", "mp4", "webm", "m4v", "ogv", "mp3", "m4a", "ogg", "wav")


@dataclass
class Markup:
    """A post's markup without what only WordPress understands, and what that was."""

    html: str = ""
    has_blocks: bool = False
    blocks: Counter = field(default_factory=Counter)
    shortcodes: Counter = field(default_factory=Counter)
    left_out: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def markup_of(content: str, pictures: dict, attached: list[str]) -> Markup:
    """``attached`` are the pictures of a gallery that names none."""
    markup = Markup(has_blocks="<!-- wp:" in content)
    if markup.has_blocks:
        content = without_blocks(content, markup)
    markup.html = Shortcodes(content, markup, pictures, attached).read() if "[" in content else content
    return markup


def without_blocks(content: str, markup: Markup) -> str:
    """The markup without the comments around its blocks."""
    kept, at = [], 0
    while (start := content.find("<!--", at)) >= 0 and (end := content.find("-->", start)) >= 0:
        kept.append(content[at:start])
        at = end + 3
        if block := BLOCK.fullmatch(content[start:at]):
            name = block["name"].removeprefix("core/").removeprefix("core-embed/")
            is_known = name in KNOWN_BLOCKS.split() or block["name"].startswith("core-embed/")
            if not is_known and not block["closes"]:
                markup.blocks[name] += 1
                if block["empty"] or block["attributes"]:
                    markup.left_out.append(" ".join(content[start:at].split()))
            elif name == "embed" and block["empty"] and (address := embedded(block["attributes"])):
                kept.append(player(address))
    return WRAPPED.sub(lambda match: match[1] + player(unescape(match[2])), "".join([*kept, content[at:]]))


def embedded(attributes: str | None) -> str:
    try:
        address = json.loads(attributes or "{}").get("url", "")
    except (ValueError, RecursionError, AttributeError):
        return ""
    return address if isinstance(address, str) else ""


def player(address: str) -> str:
    return f'<iframe src="{escape(address)}"></iframe>'


class Shortcodes:
    """One pass over a text’s “[…]”; what is not a shortcode stays as it is written."""

    def __init__(self, content: str, markup: Markup, pictures: dict, attached: list[str]):
        self.content, self.markup, self.pictures, self.attached = content, markup, pictures, attached
        self.found = list(SHORTCODE.finditer(content))
        self.closed = {match["name"].lower() for match in self.found if match["closes"]}
        self.next_closing = next_closings(self.found)
        self.notes: list[str] = []

    def read(self) -> str:
        written, at = [], 0
        for number, match in enumerate(self.found):
            if match.start() < at:
                continue
            html, end = self.meaning(number, match)
            if html is None:
                continue
            written += [self.content[at : match.start()], html]
            at = end
        notes = [f"<p>[{number}] {note}</p>" for number, note in enumerate(self.notes, 1)]
        return "".join([*written, self.content[at:], *notes])

    def meaning(self, number: int, match: re.Match) -> tuple[str | None, int]:
        """What stands in its place, and where the text goes on; None for words in brackets."""
        name = match["name"].lower()
        inner, end = self.inner(number, match)
        if name in CAPTIONS and inner is not None:
            return captioned(inner, attributes_of(match).get("caption", "")), end
        if name in QUOTATIONS and inner is not None:
            return quoted(inner, attributes_of(match)), end
        if name in NOTES and inner is not None and "[" not in inner:
            self.notes.append(inner.strip())
            return f"[{len(self.notes)}]", end
        if name == "gallery" and not match["closes"]:
            return self.gallery(attributes_of(match)), match.end()
        if name in PLAYERS and not match["closes"]:
            address = self.address(match, inner)
            if address:
                return player(address), end if inner is not None else match.end()
        if name in self.closed or ATTRIBUTE.search(match["attributes"] or "") or match["empty"]:
            self.markup.shortcodes[name] += not match["closes"]
            self.markup.left_out.append(" ".join(match[0].split()))
            return "" if match["closes"] else self.pictures_of(attributes_of(match)), match.end()
        return None, match.end()

    def inner(self, number: int, match: re.Match) -> tuple[str | None, int]:
        closing = None if match["closes"] or match["empty"] else self.next_closing[number]
        if closing is None:
            return None, match.end()
        return self.content[match.end() : closing.start()], closing.end()

    def address(self, match: re.Match, inner: str | None) -> str:
        attributes = attributes_of(match)
        told = next((attributes[name] for name in SOURCES if name in attributes), "")
        for text in (told, match["attributes"] or "", inner or ""):
            if found := ADDRESS.search(unescape(text)):
                return found[0]
        return ""

    def pictures_of(self, attributes: dict[str, str]) -> str:
        """The pictures that a page builder's code names by their numbers."""
        named = ",".join(attributes.get(name, "") for name in BY_NUMBER)
        numbers = [number for number in re.findall(r"\d{1,12}", named) if number in self.pictures]
        return self.gallery({"ids": ",".join(numbers)}) if numbers else ""

    def gallery(self, attributes: dict[str, str]) -> str:
        numbers = re.findall(r"\d{1,12}", attributes.get("ids") or attributes.get("include") or "") or self.attached
        self.markup.missing += [number for number in numbers if number not in self.pictures]
        pictures = "".join(f'<img class="wp-image-{number}">' for number in numbers if number in self.pictures)
        return f'<figure class="gallery">{pictures}</figure>'


def next_closings(found: list[re.Match]) -> list[re.Match | None]:
    """For each shortcode the nearest one after it that closes its name."""
    nearest: dict[str, re.Match] = {}
    closings: list[re.Match | None] = []
    for match in reversed(found):
        closings.append(nearest.get(match["name"].lower()))
        if match["closes"]:
            nearest[match["name"].lower()] = match
    return closings[::-1]


def attributes_of(match: re.Match) -> dict[str, str]:
    plain = (match["attributes"] or "").replace("&quot;", '"').replace("”", '"').replace("″", '"')
    return {name.lower(): a or b or c for name, a, b, c in ATTRIBUTE.findall(plain)}


def quoted(inner: str, attributes: dict[str, str]) -> str:
    who = next((attributes[name] for name in ("author", "cite", "by", "source") if attributes.get(name)), "")
    return f"<blockquote>{inner}{f'<cite>{escape(who)}</cite>' if who else ''}</blockquote>"


def captioned(inner: str, caption: str) -> str:
    parts = PICTURE_AND_REST.fullmatch(inner)
    if not parts:
        return f"<p>{inner}</p>"
    return f"<figure>{parts['picture']}<figcaption>{parts['rest'].strip() or escape(caption)}</figcaption></figure>"
