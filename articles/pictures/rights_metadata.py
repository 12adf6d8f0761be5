"""Rights that travel inside a picture file: who made it, whose it is, on what terms.

Written twice, as picture desks expect: as XMP, which every format here can hold, and in
JPEG as the older IPTC-IIM too, which many programs still read first. The names follow
the IPTC Photo Metadata Standard. https://www.iptc.org/std/photometadata/specification/
"""

import struct
from dataclasses import astuple, dataclass
from xml.sax.saxutils import escape

from PIL import PngImagePlugin

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "x": "adobe:ns:meta/",
}

# A caption longer than this stays on the page: a JPEG segment holds 64 KB in all.
LONGEST_TEXT = 2000

# IIM's escape sequence for UTF-8, without which readers take Latin-1 or worse.
IIM_UTF8 = b"\x1b%G"
IIM_RECORD_VERSION = struct.pack(">H", 4)


@dataclass(frozen=True)
class Rights:
    """What a picture file says of itself."""

    creators: tuple[str, ...] = ()
    credit_line: str = ""
    copyright_notice: str = ""
    usage_terms: str = ""
    licence_url: str = ""
    acquire_url: str = ""
    source: str = ""
    title: str = ""
    caption: str = ""
    alt: str = ""
    digital_source_type: str = ""
    people: tuple[str, ...] = ()

    @classmethod
    def of(cls, photo):
        """The rights as the desk holds them today. Two queries, unless prefetched."""
        return cls(
            creators=tuple(creator.name for creator in photo.creators.all()),
            credit_line=photo.credit_line,
            copyright_notice=photo.copyright_notice,
            usage_terms=photo.usage_terms,
            licence_url=photo.licence_url,
            acquire_url=photo.acquire_url,
            source=photo.source,
            title=photo.title,
            caption=photo.caption,
            alt=photo.alt,
            digital_source_type=photo.digital_source_type,
            people=tuple(person.name for person in photo.people.all()),
        )

    def __bool__(self) -> bool:
        return any(astuple(self))


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
        _by_language("xmpRights:UsageTerms", rights.usage_terms),
        _plain("xmpRights:WebStatement", rights.licence_url),
        _plain("xmpRights:Marked", "True" if rights.copyright_notice else ""),
        _licensor(rights.acquire_url),
        _by_language("Iptc4xmpCore:AltTextAccessibility", rights.alt),
        _plain("Iptc4xmpExt:DigitalSourceType", rights.digital_source_type),
        _unordered("Iptc4xmpExt:PersonInImage", rights.people),
    ]
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items() if prefix not in ("rdf", "x"))
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
    visible = "".join(char if char.isprintable() else " " for char in value)
    return " ".join(visible.split())[:LONGEST_TEXT]


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
