"""Where each format keeps its packets of metadata.

Walked by hand: Pillow reads a PNG's last chunks only after decoding all its pixels, and
gives up the rest of a JPEG's at the first that is broken.
"""

import io
import warnings
import zlib
from collections.abc import Iterator

from PIL import Image

from ...originals import DAMAGE

# No honest packet is larger; what is would only cost time and memory.
LARGEST = 1024 * 1024
MOST_PARTS = 100_000
MOST_TEXTS = 20

EXIF_HEADER = b"Exif\0\0"
XMP_HEADER = b"http://ns.adobe.com/xap/1.0/\0"
PHOTOSHOP_HEADER = b"Photoshop 3.0\0"
IIM_RESOURCE = 0x0404
RAW_PROFILES = {b"Raw profile type iptc", b"Raw profile type exif", b"Raw profile type APP1", b"Raw profile type xmp"}

Packets = dict[str, bytes]


def packets_of(content: bytes, problems: list[str]) -> Packets:
    """The packets of a file by their standard: XMP, IIM, EXIF."""
    if content.startswith(b"\xff\xd8"):
        packets = of_jpeg(content)
    elif content.startswith(b"\x89PNG\r\n\x1a\n"):
        packets = of_png(content)
    elif content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        packets = of_webp(content)
    elif content[4:8] == b"ftyp":
        packets = of_avif(content, problems)
    else:
        problems.append("It is not a JPEG, PNG, WebP or AVIF picture, so nothing was read from it.")
        return {}
    for standard in [standard for standard, packet in packets.items() if len(packet) > LARGEST]:
        problems.append(f"Its {standard} is larger than 1 MB and was not read.")
        del packets[standard]
    return packets


def of_jpeg(content: bytes) -> Packets:
    """Marker segments up to the picture itself. Photoshop's may be several, to be read as one."""
    packets: Packets = {}
    photoshop, held = [], 0
    position = 2
    for _ in range(MOST_PARTS):
        if content[position : position + 1] != b"\xff":
            break
        marker = content[position + 1 : position + 2]
        if marker == b"\xff":  # filling
            position += 1
            continue
        length = int.from_bytes(content[position + 2 : position + 4], "big")
        if marker in (b"", b"\xda", b"\xd9") or length < 2:
            break
        segment = content[position + 4 : position + 2 + length]
        if marker == b"\xe1" and segment.startswith(EXIF_HEADER):
            packets.setdefault("EXIF", segment)
        elif marker == b"\xe1" and segment.startswith(XMP_HEADER):
            packets.setdefault("XMP", segment.removeprefix(XMP_HEADER))
        elif marker == b"\xed" and segment.startswith(PHOTOSHOP_HEADER) and held <= LARGEST:
            photoshop.append(segment.removeprefix(PHOTOSHOP_HEADER))
            held += len(segment)
        position += 2 + length
    if record := of_photoshop(b"".join(photoshop)):
        packets["IIM"] = record
    return packets


def of_photoshop(resources: bytes) -> bytes:
    """The IIM record among Photoshop's image resources."""
    position = 0
    for _ in range(MOST_PARTS):
        if len(resources) < position + 12:
            break
        number = int.from_bytes(resources[position + 4 : position + 6], "big")
        # A name that begins with its length, then the data, each filled up to an even length.
        named = resources[position + 6] + 1
        position += 6 + named + named % 2
        length = int.from_bytes(resources[position : position + 4], "big")
        position += 4
        if number == IIM_RESOURCE:
            return resources[position : position + length]
        position += length + length % 2
    return b""


def of_png(content: bytes) -> Packets:
    """Text chunks and eXIf, before the picture or after it."""
    packets: Packets = {}
    texts = 0
    for kind, chunk in chunks_of(content):
        keyword, _, rest = chunk.partition(b"\0")
        if kind == b"eXIf":
            packets.setdefault("EXIF", chunk)
        elif texts < MOST_TEXTS and keyword == b"XML:com.adobe.xmp":
            packets.setdefault("XMP", text_of(kind, rest))
            texts += 1
        elif texts < MOST_TEXTS and keyword in RAW_PROFILES:
            keep_raw_profile(text_of(kind, rest), packets)
            texts += 1
    return packets


def chunks_of(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a PNG that may hold metadata, with their kinds."""
    position = 8
    for _ in range(MOST_PARTS):
        header = content[position : position + 8]
        if len(header) < 8:
            break
        length, kind = int.from_bytes(header[:4], "big"), header[4:]
        if kind in (b"iTXt", b"tEXt", b"zTXt", b"eXIf"):
            yield kind, content[position + 8 : position + 8 + length]
        position += 12 + length


def text_of(kind: bytes, rest: bytes) -> bytes:
    """The text of a PNG chunk, inflated no further than we would read."""
    is_deflated = kind == b"zTXt"
    if kind == b"zTXt":
        rest = rest[1:]
    elif kind == b"iTXt":
        is_deflated = rest[:1] == b"\1"
        rest = rest[2:].split(b"\0", 2)[-1]
    if not is_deflated:
        return rest
    inflating = zlib.decompressobj()
    try:
        # Twice and a little: raw profiles are written in hexadecimal digits.
        return inflating.decompress(rest, 2 * LARGEST + LARGEST // 8)
    except zlib.error:
        return b""


def keep_raw_profile(text: bytes, packets: Packets) -> None:
    """What ImageMagick and exiftool write where PNG had no place of its own: lines with a name, a length, and then
    hexadecimal digits."""
    digits = b"".join(text.split(b"\n")[3:])
    try:
        profile = bytes.fromhex(digits.decode("ascii"))
    except ValueError:
        return
    if profile.startswith(XMP_HEADER):
        packets.setdefault("XMP", profile.removeprefix(XMP_HEADER))
    elif profile.startswith(EXIF_HEADER):
        packets.setdefault("EXIF", profile)
    elif profile.startswith(b"8BIM"):
        packets.setdefault("IIM", of_photoshop(profile))
    elif profile.startswith(b"\x1c"):
        packets.setdefault("IIM", profile)


def of_webp(content: bytes) -> Packets:
    """Chunks of RIFF."""
    packets: Packets = {}
    position = 12
    for _ in range(MOST_PARTS):
        header = content[position : position + 8]
        if len(header) < 8:
            break
        length = int.from_bytes(header[4:], "little")
        if standard := {b"EXIF": "EXIF", b"XMP ": "XMP"}.get(header[:4]):
            packets.setdefault(standard, content[position + 8 : position + 8 + length])
        position += 8 + length + length % 2
    return packets


def of_avif(content: bytes, problems: list[str]) -> Packets:
    """Items of a box within boxes, which Pillow's library finds without decoding the picture."""
    try:
        with warnings.catch_warnings():
            # Its size is judged where it is opened as a picture.
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(content), formats=["AVIF"])
    except (*DAMAGE, Image.DecompressionBombError):
        problems.append("It is no AVIF picture that can be opened, so nothing was read from it.")
        return {}
    return {standard: image.info[key] for standard, key in (("XMP", "xmp"), ("EXIF", "exif")) if image.info.get(key)}
