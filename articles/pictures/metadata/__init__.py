"""What a picture's file says of itself: read when it comes in, written into what goes out.

Three standards hold it side by side, and files in the wild hold any of them: XMP, the older
IPTC-IIM, and EXIF. Names and meanings follow the IPTC Photo Metadata Standard.
https://www.iptc.org/std/photometadata/specification/

Bytes to bytes, with neither database nor storage, so that other processes can do it.
"""

from .embedded import Embedded, Found, Row
from .reading import read
from .rights import Rights
from .writing import save

__all__ = ["Embedded", "Found", "Rights", "Row", "read", "save"]
