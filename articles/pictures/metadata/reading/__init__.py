"""A picture's file read: whatever it holds, an answer and never an error.

What cannot be read is left, and said in a sentence; what can be read is kept with where it
stood. Time and memory are bounded by the sizes and counts that each part names.
"""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from ..cleaning import is_noise, nobody_wrote, plain, plain_line
from ..dates import read_date
from ..embedded import Embedded, Found
from ..standards import BY_NAME, FIELDS, Field
from . import exif, iim, xmp
from .containers import packets_of

# More names than this are no list of who is in a picture.
MOST_NAMES = 100
MOST_LISTED = 1000
MOST_SAID_IN_ONE_PLACE = 5

is_web_address = URLValidator(schemes=["http", "https"])

Said = dict[str, list[str]]


def read(original) -> Embedded:
    """What a picture says of itself: of its bytes, or of a file, which is left at its beginning."""
    content = original if isinstance(original, bytes) else whole(original)
    problems: list[str] = []
    packets = packets_of(content, problems)
    said: Said = {}
    for standard, part in (("XMP", xmp), ("IIM", iim), ("EXIF", exif)):
        if packet := packets.get(standard):
            found = part.read(packet, problems)
            said |= {f"{standard} {name}": texts for name, texts in found.items()}
    found = tuple(found for field in FIELDS for found in founds(field, said, problems))
    return shortened(Embedded(found, tuple(problems)))


def whole(file) -> bytes:
    file.seek(0)
    content = file.read()
    file.seek(0)
    return content


def founds(field: Field, said: Said, problems: list[str]) -> Iterator[Found]:
    """What each place says of one field, the most trusted first."""
    spoken = False
    for place in field.places:
        for found in at(place, field, said.get(place, []), problems):
            spoken |= not found.reason
            yield found
    for place in field.failing_those:
        for found in at(place, field, said.get(place, []), problems):
            reason = f"It is taken only where there is no {field.label.lower()}." if spoken else ""
            yield Found(field.name, place, found.values, found.reason or reason)


def at(place: str, field: Field, texts: list[str], problems: list[str]) -> Iterator[Found]:
    """What one place says: the names of a list together, all else by itself."""
    if field.kind == "names":
        yield from names_at(place, field, texts, problems)
        return
    several = dict.fromkeys(judged(field, text) for text in texts[:MOST_SAID_IN_ONE_PLACE])
    for value, reason in several:
        if value:
            yield Found(field.name, place, (value,), reason)


def names_at(place: str, field: Field, texts: list[str], problems: list[str]) -> Iterator[Found]:
    # Where a standard has no list, programs part names by a semicolon; and some do so even in a list.
    names = [name for text in texts[:MOST_LISTED] for name in plain_line(text).split(";")]
    judgements = dict.fromkeys(judged(field, name) for name in names[:MOST_LISTED])
    for reason in dict.fromkeys(reason for _, reason in judgements):
        some = [value for value, why in judgements if why == reason and value]
        if len(some) > MOST_NAMES:
            problems.append(f"{field.label} in {place}: only the first {MOST_NAMES} names were read.")
        if some:
            yield Found(field.name, place, tuple(some[:MOST_NAMES]), reason)


def judged(field: Field, text: str) -> tuple[str, str]:
    """A text made plain, and the reason why it is not to be taken if there is one."""
    value = plain(text) if field.kind == "lines" else plain_line(text)
    if not value:
        return "", ""
    if is_noise(text):
        return value, "It is not text."
    if field.kind == "date":
        return read_date(value)
    if field.kind == "url":
        return value, unusable(value, field.length)
    is_title = field.name in ("title", "headline")
    return value, nobody_wrote(value, is_name=field.kind == "names", is_title=is_title)


def unusable(address: str, length: int) -> str:
    """Why a text is not an address that a page can link; an address that was cut would lead elsewhere."""
    try:
        is_web_address(address)
    except ValidationError:
        return "It is not an address of the web."
    return f"It is longer than {length} characters." if len(address) > length else ""


def shortened(embedded: Embedded) -> Embedded:
    """The same, with a sentence for every text of which only the beginning is taken."""
    sentences = []
    for field in BY_NAME.values():
        taken = embedded.taken(field.name)
        for value in taken.values if taken else ():
            if len(value) > field.length:
                sentences.append(
                    f"{field.label} in {taken.place} has {len(value)} characters: the first {field.length} are taken."
                )
    return Embedded(embedded.found, (*embedded.problems, *sentences))
