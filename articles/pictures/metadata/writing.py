"""Rights written into a picture's file: who made it, whose it is, on what terms.

Written twice, as picture desks expect: as XMP, which every format here can hold, and in
JPEG as the older IPTC-IIM too, which many programs still read first.
"""

import struct
from xml.sax.saxutils import escape

from PIL import PngImagePlugin

from people.dates import UNKNOWN_YEAR

from .rights import Rights
from .standards import NAMESPACES

# A caption longer than this stays on the page: a JPEG segment holds 64 KB in all.
LONGEST_TEXT = 2000

# They join letters in Persian, Hindi and emoji: without them a name is spelled wrong.
JOINERS = "\u200c\u200d"

# IIM's escape sequence for UTF-8, without which readers take Latin-1 or worse.
IIM_UTF8 = b"\x1b%G"
IIM_RECORD_VERSION = struct.pack(">H", 4)

# What the packet declares: rdf and x stand around it, and of the others only our readers know.
WRITTEN = ("dc", "photoshop", "xmpRights", "plus", "Iptc4xmpCore", "Iptc4xmpExt")


def save(image, file, format: str, rights: Rights, **options) -> None:
    """``Image.save`` with the rights written into the file."""
    if not rights:
        image.save(file, format, **options)
    elif format == "PNG":
        chunks = PngImagePlugin.PngInfo()
        chunks.add_itxt("XML:com.adobe.xmp", xmp(rights).decode())
        image.save(file, format, pnginfo=chunks, **options)
    else:
        if format == "JPEG":
            options["extra"] = app13(rights)
        image.save(file, format, xmp=xmp(rights), **options)


# XMP: RDF in XML, a bag of people, an ordered list of creators, texts by language


def xmp(rights: Rights) -> bytes:
    """The XMP packet, empty fields left out."""
    properties = [
        _ordered("dc:creator", rights.creators),
        _by_language("dc:rights", rights.copyright_notice),
        _by_language("dc:title", rights.title),
        _by_language("dc:description", rights.caption),
        _plain("photoshop:Headline", rights.title),
        _plain("photoshop:Credit", rights.credit_line),
        _plain("photoshop:Source", rights.source),
        _plain("photoshop:DateCreated", _with_year(rights.created)),
        _by_language("xmpRights:UsageTerms", rights.usage_terms),
        _plain("xmpRights:WebStatement", rights.licence_url),
        _plain("xmpRights:Marked", "True" if rights.copyright_notice else ""),
        _licensor(rights.acquire_url),
        _by_language("Iptc4xmpCore:AltTextAccessibility", rights.alt),
        _plain("Iptc4xmpExt:DigitalSourceType", rights.digital_source_type),
        _unordered("Iptc4xmpExt:PersonInImage", rights.people),
    ]
    names = " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in WRITTEN)
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        f'<x:xmpmeta xmlns:x="{NAMESPACES["x"]}">\n'
        f'<rdf:RDF xmlns:rdf="{NAMESPACES["rdf"]}">\n'
        f'<rdf:Description rdf:about="" {names}>\n'
        f"{''.join(properties)}"
        "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
        '<?xpacket end="r"?>'
    )
    return packet.encode()


def _text(value: str) -> str:
    """Text as XML and every reader can take it: no control characters, not endless."""
    visible = "".join(char if char.isprintable() or char in JOINERS else " " for char in value)
    return " ".join(visible.split())[:LONGEST_TEXT]


def _with_year(date: str) -> str:
    """The date, if it has its year: without one no standard can hold it."""
    return "" if date.startswith(UNKNOWN_YEAR) else date


def _plain(name: str, value: str) -> str:
    return f"<{name}>{escape(_text(value))}</{name}>\n" if value else ""


def _by_language(name: str, value: str) -> str:
    item = f'<rdf:li xml:lang="x-default">{escape(_text(value))}</rdf:li>'
    return f"<{name}><rdf:Alt>{item}</rdf:Alt></{name}>\n" if value else ""


def _items(values: tuple[str, ...]) -> str:
    return "".join(f"<rdf:li>{escape(_text(value))}</rdf:li>" for value in values)


def _ordered(name: str, values: tuple[str, ...]) -> str:
    return f"<{name}><rdf:Seq>{_items(values)}</rdf:Seq></{name}>\n" if values else ""


def _unordered(name: str, values: tuple[str, ...]) -> str:
    return f"<{name}><rdf:Bag>{_items(values)}</rdf:Bag></{name}>\n" if values else ""


def _licensor(url: str) -> str:
    """PLUS keeps a list of licensors; ours is one, known by its address."""
    if not url:
        return ""
    licensor = f'<rdf:li rdf:parseType="Resource">{_plain("plus:LicensorURL", url)}</rdf:li>'
    return f"<plus:Licensor><rdf:Seq>{licensor}</rdf:Seq></plus:Licensor>\n"


# IPTC-IIM: numbered datasets, in a Photoshop resource, in JPEG's thirteenth APP segment


def iim(rights: Rights) -> bytes:
    """The IIM datasets, in UTF-8 and said to be.

    The standard's old lengths (32 bytes for a credit) are not kept: a credit that is cut
    is a wrong credit, and today's readers take the whole of it.
    """
    datasets = [
        (2, 5, [rights.title]),  # object name
        (2, 55, [_with_year(rights.created).replace("-", "").ljust(8, "0")] if _with_year(rights.created) else []),
        (2, 80, rights.creators),  # by-line
        (2, 105, [rights.title]),  # headline
        (2, 110, [rights.credit_line]),
        (2, 115, [rights.source]),
        (2, 116, [rights.copyright_notice]),
        (2, 120, [rights.caption]),
    ]
    written = [_dataset(1, 90, IIM_UTF8), _dataset(2, 0, IIM_RECORD_VERSION)]
    written += [
        _dataset(record, number, _text(text).encode()) for record, number, texts in datasets for text in texts if text
    ]
    return b"".join(written)


def _dataset(record: int, number: int, value: bytes) -> bytes:
    return struct.pack(">BBBH", 0x1C, record, number, len(value)) + value


def app13(rights: Rights) -> bytes:
    """The JPEG segment that carries the IIM record."""
    record = iim(rights)
    padding = b"\0" * (len(record) % 2)
    resource = b"8BIM" + struct.pack(">HHI", 0x0404, 0, len(record)) + record + padding
    payload = b"Photoshop 3.0\0" + resource
    return b"\xff\xed" + struct.pack(">H", len(payload) + 2) + payload
