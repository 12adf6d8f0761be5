"""The names by which three standards call the same things, in the order in which they are trusted.

XMP is what programs write today and the only one without limits of length; IIM is older and cut
to them; EXIF is mostly what the camera was once set to.
"""

from dataclasses import dataclass

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "cc": "http://creativecommons.org/ns#",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "x": "adobe:ns:meta/",
}

# How many bytes IIM grants a text: what is longer in XMP stands there cut.
IIM_LENGTHS = {"2:05": 64, "2:80": 32, "2:105": 256, "2:110": 32, "2:115": 32, "2:116": 128, "2:120": 2000}


@dataclass(frozen=True)
class Field:
    """One thing that is told of a picture, and every place in which a file may tell it."""

    name: str
    label: str
    length: int  # what the photo's column holds; the longest name where it is a list
    places: tuple[str, ...]
    # Places that tell something near to it, and are heard only where none of the others speaks.
    failing_those: tuple[str, ...] = ()
    kind: str = "line"  # or lines, names, url, date


FIELDS = (
    Field("title", "Title", 200, ("XMP dc:title", "IIM 2:05", "EXIF XPTitle")),
    Field("headline", "Headline", 200, ("XMP photoshop:Headline", "IIM 2:105")),
    Field(
        "caption",
        "Caption",
        5000,
        ("XMP dc:description", "IIM 2:120", "EXIF ImageDescription"),
        ("XMP Iptc4xmpCore:ExtDescrAccessibility", "EXIF XPSubject", "EXIF XPComment", "EXIF UserComment"),
        kind="lines",
    ),
    Field("alt", "Alt text", 250, ("XMP Iptc4xmpCore:AltTextAccessibility",)),
    Field("creators", "Creators", 200, ("XMP dc:creator", "IIM 2:80", "EXIF Artist"), ("EXIF XPAuthor",), kind="names"),
    Field("credit_line", "Credit line", 300, ("XMP photoshop:Credit", "IIM 2:110")),
    Field("copyright_notice", "Copyright notice", 300, ("XMP dc:rights", "IIM 2:116", "EXIF Copyright")),
    Field("usage_terms", "Usage terms", 500, ("XMP xmpRights:UsageTerms",)),
    Field("licence_url", "Licence", 500, ("XMP xmpRights:WebStatement", "XMP cc:license"), kind="url"),
    Field("acquire_url", "Where to license it", 500, ("XMP plus:Licensor/plus:LicensorURL",), kind="url"),
    Field("source", "Source", 200, ("XMP photoshop:Source", "IIM 2:115")),
    Field(
        "people",
        "People shown",
        200,
        ("XMP Iptc4xmpExt:PersonInImage", "XMP Iptc4xmpExt:PersonInImageWDetails/Iptc4xmpExt:PersonName"),
        kind="names",
    ),
    Field(
        "created",
        "Date made",
        10,
        # The last but one is what some program took over from EXIF, and worth no more than that.
        ("XMP photoshop:DateCreated", "IIM 2:55", "XMP exif:DateTimeOriginal", "EXIF DateTimeOriginal"),
        kind="date",
    ),
    Field("digital_source_type", "How it came to be", 200, ("XMP Iptc4xmpExt:DigitalSourceType",), kind="url"),
)
BY_NAME = {field.name: field for field in FIELDS}
