"""What a file holds of a story beside its text: the picture that it names as its own, headlines of other stories."""

import re
from urllib.parse import parse_qs, urlsplit

from .doors import Given, Incoming
from .reading.facts import dates
from .reading.furniture import furniture
from .reading.pieces import Figure, Gallery, Reading
from .reading.text import inline

# Services that scale pictures: the picture's own address stands in their path, or in a parameter.
IN_PATH = re.compile(r"https?://i\d\.wp\.com/(?P<own>[^\s?]+)", re.IGNORECASE)
FEWEST_WORDS, MOST_WORDS = 3, 30  # of a headline
NUMBERED = re.compile(r"\d{1,3}[.)]\s+(?=\[)")  # a link in a list of the most read
PARAMETERS = ("url", "u", "src", "image", "img")


def lead_picture(reading: Reading, given: Given) -> Figure | None:
    """The picture that the file names as the story's own, where the text does not show it."""
    figures = [*reading.figures, *(figure for gallery in reading.all_of(Gallery) for figure in gallery.figures)]
    if not given.lead_image or own_address(given.lead_image) in {own_address(figure.address) for figure in figures}:
        return None
    return Figure(0, 0, address=given.lead_image)


def listed_beside(incoming: Incoming) -> list[str]:
    """The headlines of lists of other stories that were set aside with their page."""
    lines = [line for aside in incoming.set_aside if aside.name == "related list" for line in aside.text.split("\n")]
    said = [inline.plain(NUMBERED.sub("", line.lstrip("#-*+> \t")))[0].strip("*_ ") for line in lines]
    return list(dict.fromkeys(words for words in said if is_headline(words)))


def is_headline(words: str) -> bool:
    """Whether a line of a list of stories is the headline of one, and not a label, a date or a teaser."""
    return (
        FEWEST_WORDS <= len(words.split()) <= MOST_WORDS
        and not words.endswith(".")
        and not furniture.kind_of(words)
        and not words.startswith("![")
        and dates.find(words) is None
    )


def own_address(address: str) -> str:
    """A picture's own address, where a service that scales it stands before it."""
    if match := IN_PATH.match(address):
        return f"https://{match['own']}"
    try:
        given = parse_qs(urlsplit(address).query)
    except ValueError:
        return address
    named = next((given[name][0] for name in PARAMETERS if name in given), "")
    if not re.match(r"(?:https?:)?(?://)?[\w-]+(?:\.[\w-]+)+/\S", named):
        return address
    return named if named.startswith("http") else f"https://{named.removeprefix('//')}"
