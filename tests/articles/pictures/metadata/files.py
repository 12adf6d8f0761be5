"""Picture files made byte by byte, to hold metadata as no program of ours would write it."""

import io
import struct
import zlib

from PIL import Image

from articles.pictures.metadata import read
from articles.pictures.metadata.standards import NAMESPACES

DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items() if prefix != "xml")


def picture(format="JPEG", **options):
    file = io.BytesIO()
    Image.new("RGB", (32, 24), "#8a1c1c").save(file, format, **options)
    return file.getvalue()


def segment(marker, payload):
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(payload) + 2) + payload


def jpeg(*, xmp=None, iim=None, exif=None):
    """A JPEG with these packets, as they are."""
    segments = []
    if exif is not None:
        segments.append(segment(0xE1, b"Exif\0\0" + exif))
    if xmp is not None:
        segments.append(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp))
    if iim is not None:
        segments.append(segment(0xED, b"Photoshop 3.0\0" + resource(iim)))
    whole = picture()
    return whole[:2] + b"".join(segments) + whole[2:]


def resource(record, number=0x0404):
    return b"8BIM" + struct.pack(">HHI", number, 0, len(record)) + record + b"\0" * (len(record) % 2)


def dataset(number, value, record=2):
    value = value if isinstance(value, bytes) else value.encode()
    return struct.pack(">BBBH", 0x1C, record, number, len(value)) + value


def description(inside="", attributes=""):
    return f'<rdf:Description rdf:about="" {attributes}>{inside}</rdf:Description>'


def packet(*descriptions):
    return f"<x:xmpmeta {DECLARED}><rdf:RDF>{''.join(descriptions)}</rdf:RDF></x:xmpmeta>"


def exif(entries, behind=(), order="<"):
    """A TIFF block: pairs of a tag and its bytes in the first directory, and in the one behind it."""
    start = 8
    size = 2 + 12 * (len(entries) + bool(behind)) + 4
    second = (
        start
        + size
        + sum(len(value) + len(value) % 2 for _, value in entries if isinstance(value, bytes) and len(value) > 4)
    )
    head = (b"II" if order == "<" else b"MM") + struct.pack(f"{order}HI", 42, start)
    pointer = [(0x8769, second)] if behind else []
    return head + directory([*entries, *pointer], start, order) + (directory(behind, second, order) if behind else b"")


def directory(entries, start, order):
    rows, values = [], b""
    at = start + 2 + 12 * len(entries) + 4
    for tag, value in entries:
        if isinstance(value, int):
            rows.append(struct.pack(f"{order}HHII", tag, 4, 1, value))
            continue
        place = value.ljust(4, b"\0") if len(value) <= 4 else struct.pack(f"{order}I", at + len(values))
        rows.append(struct.pack(f"{order}HHI", tag, 7 if tag == 0x9286 else 2, len(value)) + place)
        if len(value) > 4:
            values += value + b"\0" * (len(value) % 2)
    return struct.pack(f"{order}H", len(entries)) + b"".join(rows) + bytes(4) + values


def png(*chunks):
    """A PNG with these chunks, pairs of a kind and its content, behind the picture."""
    whole = picture("PNG")
    made = b"".join(
        struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in chunks
    )
    return whole[:-12] + made + whole[-12:]


def itxt(text, *, deflated=False):
    text = zlib.compress(text) if deflated else text
    return b"iTXt", b"XML:com.adobe.xmp\0" + bytes([deflated, 0]) + b"\0\0" + text


def read_xmp(inside="", attributes=""):
    """What is read of one description in a JPEG's XMP."""
    return read(jpeg(xmp=packet(description(inside, attributes)).encode()))
