"""The zip archive that a document is: looked at before anything in it is unpacked."""

import re
import struct
import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from .incoming import Refused

MB = 1024 * 1024
MOST_ENTRIES = 5_000
LARGEST_DIRECTORY = 2 * MB
LARGEST_XML = 32 * MB  # of all its XML together: a book of 2,000 pages has less
LARGEST_WHOLE = 500 * MB
MOST_PACKED = 200  # times: no text packs better
SMALL = MB  # may pack as it likes
DEEPEST = 100
STORY = re.compile(r"word/(?:document|footnotes|endnotes)\.xml")
FIELD = re.compile(rb"(</?)w:fldSimple\b")
END_OF_DIRECTORY = b"PK\x05\x06"
OTHER_DOCUMENTS = [
    ("xl/", "a spreadsheet", "Save the text of its cells as .docx or plain text"),
    ("ppt/", "a presentation", "Copy its text into a document"),
    ("content.xml", "an OpenDocument file", "Save it as .docx"),
    ("META-INF/container.xml", "an e-book", "Save its text as .docx or HTML"),
    ("Index/", "a document of Apple’s", "Export it as Word (.docx)"),
    ("index.xml", "a document of Apple’s", "Export it as Word (.docx)"),
]


class Package:
    """A document’s archive, found harmless. Its parts are read by name and never written anywhere."""

    def __init__(self, name: str, content: bytes):
        self.name = name
        refuse_many_entries(name, content)
        try:
            self.zip = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise Refused(f"{name} is damaged or was cut short: {error}. Save or send it again.") from None
        self.names = [entry.filename for entry in self.zip.infolist()]
        self.check()

    def check(self) -> None:
        if "word/document.xml" not in self.names:
            for start, what, way_out in OTHER_DOCUMENTS:
                if any(name.startswith(start) for name in self.names):
                    raise Refused(f"{self.name} is {what}. {way_out}.")
            raise Refused(f"{self.name} is a zip archive, not a Word document. Unpack it and choose the files in it.")
        if len(set(self.names)) < len(self.names):
            raise Refused(f"{self.name} holds a part twice. Open it in Word and save it anew.")
        whole = xml = 0
        for entry in self.zip.infolist():
            if entry.flag_bits & 1:
                raise Refused(f"{self.name} is locked by a password. Save it without one.")
            if entry.file_size > SMALL and entry.file_size > MOST_PACKED * max(entry.compress_size, 1):
                raise Refused(bomb(self.name, entry))
            whole += entry.file_size
            xml += entry.file_size if is_xml(entry.filename) else 0
        if xml > LARGEST_XML:
            raise Refused(
                f"{self.name} unpacks to {xml / MB:,.0f} MB of text; {LARGEST_XML // MB} MB are allowed. Split it."
            )
        if whole > LARGEST_WHOLE:
            raise Refused(f"{self.name} unpacks to {whole / MB:,.0f} MB; {LARGEST_WHOLE // MB} MB are allowed.")
        for name in filter(is_xml, self.names):
            for _ in self.walk(name):
                pass

    def with_fields(self, content: bytes) -> bytes:
        """The document with the results of its fields (“Figure 1”) put as mammoth reads them; it passes over fields.

        Where there are any, it is packed anew, with pictures by name alone.
        """
        parts = [name for name in self.names if STORY.fullmatch(name) and FIELD.search(self.zip.read(name))]
        if not parts:
            return content
        packed = BytesIO()
        with zipfile.ZipFile(packed, "w") as whole:
            for name in self.names:
                inner = self.zip.read(name) if is_xml(name) else b""
                whole.writestr(name, FIELD.sub(rb"\1w:smartTag", inner) if name in parts else inner)
        return packed.getvalue()

    def walk(self, part: str) -> Iterator[tuple[str, Element]]:
        """The elements of a part as they begin and end, with entities and depth refused."""
        depth = 0
        try:
            with self.zip.open(part) as file:
                for event, element in iterparse(file, events=("start", "end"), forbid_dtd=True):
                    depth += 1 if event == "start" else -1
                    if depth > DEEPEST:
                        raise Refused(f"{self.name} nests its elements more than {DEEPEST} deep ({part}).")
                    yield event, element
        except DefusedXmlException:
            raise Refused(f"{self.name} declares entities in {part}, as no document of Word’s does. Refused.") from None
        except ParseError as error:
            raise Refused(f"{self.name} is damaged: {part} is not XML ({error}). Save it anew in Word.") from None
        except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError, OSError, LookupError) as error:
            raise Refused(f"{self.name} is damaged: {part} cannot be unpacked ({error}). Send it again.") from None
        except zipfile.zlib.error as error:
            raise Refused(f"{self.name} is damaged: {part} cannot be unpacked ({error}). Send it again.") from None


def is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def bomb(name: str, entry: zipfile.ZipInfo) -> str:
    times = entry.file_size // max(entry.compress_size, 1)
    size = f"{entry.file_size / MB:,.0f} MB"
    return f"{name} holds {entry.filename[:100]}, packed {times:,} times smaller than its {size}: a zip bomb. Refused."


def refuse_many_entries(name: str, content: bytes) -> None:
    """Python's zipfile reads the whole list of entries at once; so its length is looked at first."""
    at = content.rfind(END_OF_DIRECTORY, max(0, len(content) - 66_000))
    if at < 0 or len(content) - at < 22:
        raise Refused(f"{name} is damaged or was cut short: the list of its parts is missing. Save or send it again.")
    count, size = struct.unpack_from("<HL", content, at + 10)
    if count > MOST_ENTRIES or size > LARGEST_DIRECTORY:
        raise Refused(f"{name} has more than {MOST_ENTRIES:,} parts. No document of Word’s has: refused.")
