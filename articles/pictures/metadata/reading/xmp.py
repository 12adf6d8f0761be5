"""XMP: descriptions in RDF, in XML, in whatever shape a program chose to write them."""

import re
from collections import defaultdict
from xml.etree import ElementTree

from ..standards import FIELDS, NAMESPACES
from .bytes_as_text import decoded

DEEPEST = 60
MOST_ELEMENTS = 20_000

RDF = f"{{{NAMESPACES['rdf']}}}"
LANGUAGE = f"{{{NAMESPACES['xml']}}}lang"
LISTS = (f"{RDF}Seq", f"{RDF}Bag")

# What XML 1.0 has no place for, though programs put it there.
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def qualified(name: str) -> str:
    """``dc:creator`` as XML's tree spells it."""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


PATHS = [
    place.removeprefix("XMP ")
    for field in FIELDS
    for place in (*field.places, *field.failing_those)
    if place.startswith("XMP ")
]
PROPERTIES = {qualified(path): path for path in PATHS if "/" not in path}
# Of a structure one member is wanted: a licensor's address, the name of a person described at length.
MEMBERS = {
    qualified(structure): (path, qualified(member))
    for path in PATHS
    if "/" in path
    for structure, member in [path.split("/")]
}


class NotRead(Exception):
    """Why reading stopped, in the middle of a sentence."""


class BoundedTree(ElementTree.TreeBuilder):
    """A tree that neither grows nor deepens without end, and has no document type."""

    def __init__(self):
        super().__init__()
        self.depth = self.count = 0

    def start(self, tag, attributes):
        self.depth += 1
        self.count += 1
        if self.depth > DEEPEST:
            raise NotRead(f"is nested more than {DEEPEST} deep")
        if self.count > MOST_ELEMENTS:
            raise NotRead(f"has more than {MOST_ELEMENTS} elements")
        return super().start(tag, attributes)

    def end(self, tag):
        self.depth -= 1
        return super().end(tag)

    def doctype(self, name, public, system):
        raise NotRead("declares a document type, which XMP never does")


def read(packet: bytes, problems: list[str]) -> dict[str, list[str]]:
    """The texts of each property that we know, up to where the packet breaks off."""
    text = NOT_XML.sub("", as_text(packet))
    found: defaultdict[str, list[str]] = defaultdict(list)
    root = tree(text[max(text.find("<"), 0) :], problems)
    for rdf in root.iter(f"{RDF}RDF") if root is not None else ():
        for description in rdf:
            read_description(description, found)
    return dict(found)


def as_text(packet: bytes) -> str:
    """UTF-8 mostly; UTF-16 where every other byte of its markup is nothing."""
    beginning = packet[:200]
    for encoding, empty in (("utf-16-le", beginning[1::2]), ("utf-16-be", beginning[::2])):
        if empty and empty.count(0) * 2 > len(empty):
            return packet.decode(encoding, "replace")
    return decoded(packet, is_utf8=True)


def tree(text: str, problems: list[str]) -> ElementTree.Element | None:
    """The tree of a packet, as much of it as stands."""
    building = BoundedTree()
    parser = ElementTree.XMLParser(target=building)
    try:
        parser.feed(text)
        return parser.close()
    except ElementTree.ParseError as error:
        # Programs leave all sorts of things behind a packet that is whole.
        if building.depth or not building.count:
            problems.append(f"Its XMP is not sound XML ({error}): only what stands before was read.")
    except NotRead as error:
        problems.append(f"Its XMP {error}: only what stands before was read.")
    return building.close()


def read_description(description: ElementTree.Element, found: dict[str, list[str]]) -> None:
    """A property is an element of a description, or an attribute if it is a simple one."""
    for name, text in description.attrib.items():
        if name in PROPERTIES:
            found[PROPERTIES[name]].append(text)
    for child in description:
        if child.tag in PROPERTIES:
            found[PROPERTIES[child.tag]] += texts(child)
        elif child.tag in MEMBERS:
            path, member = MEMBERS[child.tag]
            for part in child.iter():
                if member in part.attrib:
                    found[path].append(part.attrib[member])
                if part.tag == member:
                    found[path] += texts(part)


def texts(element: ElementTree.Element) -> list[str]:
    """What a property says: a text, an address, a list, or of a text in many languages the usual one."""
    items = [item for container in element if container.tag in LISTS for item in container]
    if items:
        return [as_one(item) for item in items]
    alternatives = [item for container in element if container.tag == f"{RDF}Alt" for item in container]
    if alternatives:
        usual = [item for item in alternatives if item.get(LANGUAGE) == "x-default"]
        return [as_one((usual or alternatives)[0])]
    return [as_one(element)]


def as_one(element: ElementTree.Element) -> str:
    return element.get(f"{RDF}resource") or "".join(element.itertext())
