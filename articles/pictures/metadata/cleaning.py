"""Texts as people would have typed them: no markup, no code characters, nothing a machine put there."""

import html
import re
import unicodedata

from people.text import UNPRINTABLE, one_line, printable

# More is nobody's caption.
LONGEST = 5000
# With its markup; all work on a text is bounded by it.
LONGEST_WRITTEN = 4 * LONGEST

# Up to the end where nothing closes it: looking for that again and again is how a small text takes long.
UNSEEN = re.compile(r"<(script|style)\b[^<>]*>.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL | re.IGNORECASE)
LINE_ENDS = re.compile(r"<(?:br|/p|/div|/li|/h[1-6]|/tr)(?:\s[^<>]*)?/?>", re.IGNORECASE)
# Known tags only: “Łucja <Sohn>” is a name.
TAGS = re.compile(
    r"</?(?:a|abbr|b|big|blockquote|body|center|cite|code|div|em|font|h[1-6]|hr|html|i|img|li|ol|p|pre|q|s|small"
    r"|span|strike|strong|sub|sup|table|tbody|td|th|tr|tt|u|ul)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
# With its semicolon: an address may well hold “&copy=2”.
ENTITIES = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")

# What stands in files of which nobody has written anything: the whole text, in small letters, and why it is no text.
CAMERA = re.compile(
    r"(?:[\w<>-]+ ){0,2}digital (?:still )?camera|sony dsc|exif[_ -]jpeg(?:[_ ]\w+)?|<?digimax .*|jpeg|dcim"
    r"|lead technologies inc.*|kodak digital.*|hp photosmart.*|dji_?\w*|gopro"
)
PROGRAM = re.compile(
    r"picasa(?: [\d.]+)?|adobe (?:photoshop|lightroom|illustrator|imageready)\b.*|gimp(?: [\d.]+)?|imagemagick.*"
    r"|(?:photoshop|lightroom)(?: (?:cs\d?|cc|elements|[\d.]+)\b.*)?"
    r"|(?:created|made|edited|processed|written|generated) (?:with|by|in|using) .*(?:gimp|imagemagick|photoshop|canva"
    r"|picasa|lightroom|paint|ebay).*|file (?:written by|source:?) .*|creator: gd-jpeg.*|canva|windows photo.*"
    r"|microsoft (?:office|windows|paint).*|acdsee.*|photoscape|snapseed.*|intel\(r\) .*|lavc[\d.]+"
    r"|ascii|unicode|jis|charset=\w+.*"
)
PLACEHOLDER = re.compile(
    r"(?:untitled|unbenannt|ohne titel|sans titre|sin título|senza titolo)(?:[-_ ]?\d+)?|default|unknown|unbekannt"
    r"|undefined|none|null|n/?a|caption|title|description|your name(?: here)?|copyright|\(c\)|screenshot|screen shot"
    r"|[\s!-/:-@\[-`{-~©·…–—ÿ]+"
)
NOBODY = re.compile(r"user|owner|admin|administrator|camera|photographer|scanner|author|artist|(?:windows|pc) user")
FILE_NAME = re.compile(
    r"_?(?:dsc[fn]?|img|mg|pict|pxl|gopr|mvi|cimg|sam|scan)[-_ ]?\d[\w. ()-]*|p\d{7,}\w*"
    r"|[\w. ()-]+\.(?:jpe?g|png|tiff?|webp|avif|heic|cr[23]|nef|arw|dng|psd|raw)"
)


def plain(text: str) -> str:
    """Markup and entities made into plain text, composed and printable; line breaks are kept."""
    text = text[:LONGEST_WRITTEN]
    text = ENTITIES.sub(lambda entity: html.unescape(entity[0]), text)
    text = TAGS.sub("", LINE_ENDS.sub("\n", UNSEEN.sub("", text)))
    text = unicodedata.normalize("NFC", printable(text).replace("\ufeff", ""))
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()[:LONGEST].rstrip()


def plain_line(text: str) -> str:
    """Plain text on one line."""
    return one_line(plain(text))


def is_noise(text: str) -> bool:
    """Whether so many control characters stand in it that it never was a text."""
    # Bytes of nothing are how old programs end and pad a text.
    text = text[:LONGEST_WRITTEN].replace("\0", "")
    return len(UNPRINTABLE.findall(text)) * 3 > len(text)


def nobody_wrote(text: str, *, is_name: bool = False, is_title: bool = False) -> str:
    """The reason why a text is a machine's and not to be taken; empty if it may be somebody's."""
    folded = text[:200].casefold()
    if CAMERA.fullmatch(folded):
        return "A camera writes this by itself."
    if PROGRAM.fullmatch(folded):
        return "A program writes this by itself."
    if PLACEHOLDER.fullmatch(folded) or (is_name and NOBODY.fullmatch(folded)):
        return "It stands for nothing."
    if is_title and FILE_NAME.fullmatch(folded):
        return "It is the name of a file."
    return ""
