"""Texts that the tests take apart, and how a text is set before them."""

from articles.importing.reading import read
from articles.importing.reading.pieces import Heading, ListEntry, Note, RelatedHeadline

COVER_STORY = """Two Days With Agnès

She talks about the beach, and about cats

The first day is all\u00a0cats. “We were cold, and I liked it,” she says.\u00a0

“I liked it. The sea was never the same colour twice.”

Above: a camera on a table

She walks along the
water. “We were cold, but I liked it. The sea was never the same colour twice.”

Agnès on the beach. Courtesy of CINÉ

Agnès on the beach with a “camera” Courtesy CINÉ

This story originally appeared in the May issue of The Gazette.

Photographed by Ellen Q. Example on 12/17/24 at North Hall. Make-up by Ana Sample."""

CAPTION = (
    'A pier (in French: [ʒəte]; "jetty") on the coast,[1][2] where (as they say) a film was shot and somebody stood '
    "for days on end without a word, until the light was right and the wind was down and the crew had come back from "
    "lunch, which took them longer than was planned that day.[12]"
)
FILM_PAGE = f"""
Short and sweet…
The first paragraph of the page, which is long enough to be one and which says[1] what it says.

![{CAPTION}](https://images.example/pier.jpg?ssl=1)
Glued to the picture, a paragraph goes on about the pier and the light on it.
WATCH THE TRAILER!

It is available now with a subscription to Somewhere…
"""

PROSE = (
    "The pier is longer than it looks from the town, and at its end there is a hut where a man sells tickets for "
    "boats that no longer sail. He has read every paper there is."
)
MORE_PROSE = (
    "Nobody has bought a ticket since the spring of 1987, which he remembers well. It was for a dog, he says, and the "
    "dog came back on foot along the shore."
)


def under_a_head(*lines):
    """A story whose body goes on with these lines, an empty one between each."""
    return read("\n\n".join(["A Pier in Winter", "By Ana Ruiz", PROSE, *lines]))


def above_a_body(*lines):
    """A story with these lines above its body."""
    return read("\n".join([*lines, "", PROSE, "", MORE_PROSE]))


def notes(reading):
    return [(note.name, note.text) for note in reading.all_of(Note)]


def headings(reading):
    return [heading.text for heading in reading.all_of(Heading)]


def entries(reading):
    return [(entry.rank, entry.title, entry.text) for entry in reading.all_of(ListEntry)]


def related(reading):
    return [headline.text for headline in reading.all_of(RelatedHeadline)]


def left(reading):
    """What was left over and what it is taken for, white space apart."""
    return {leftover.text.strip(): leftover.name for leftover in reading.leftovers if leftover.text.strip()}


def bylines(reading):
    return [(byline.name, byline.role) for byline in reading.bylines]


def page(*lines):
    """A page with these lines below its head, no empty line anywhere."""
    return read("\n".join(["A Pier in Winter", "By Ana Ruiz", "November 8, 2025", *lines]))
