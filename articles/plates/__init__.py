"""Plates: what is fixed once a story goes out is made once, and every reading prints from it.

Whoever reads a story first after a change makes its plates, and keeps them; nobody has to remember them. Each says in
which state it was made: the number of the story's own rows, the number of the shelf, and the digest of code,
templates and settings. Database triggers move the numbers with the commit, by whichever way a row is changed
(magazine/edition/engines.py), and a plate of another state is none. The numbers are read before the rows, so that
what is committed while a plate is made makes it stale, too. What time alone changes on a plate is a picture, whose
rights begin or end: no plate is used beyond the next such moment.

A number is the sum of rows, and what is compared are these: a replica may see commits in another order than the
primary, where the same sum is another state's. A plate that is kept under the number of a row goes with it.

Whether readers may see a story never comes from a plate; ``live()`` is asked at each reading. What moves with other
stories, the ways on from one, has a plate of its own, which goes by the number of all stories together and by the next
moment of any. Pages on which others stand (lists, films, people) go by what stands there: its keys and numbers are
asked, which takes a few cheap questions, and as long as the answer is the same, so is the page. The front page and a
few overviews, of which too much would have to be asked, go by all stories. Where a page is asked for is on no plate:
in its place there is a mark.

    keeping.py    which plates are fresh, and putting new ones there
    marks.py      what stands in the place of a host
    story.py      a story, as its page and as JSON
    entries.py    a story in a feed
    pages.py      pages on which others stand, JSON of the shelf, whole feeds, and maps
    shown.py      what stands on which page

The views know nothing of it, but for the story's, the feeds' and those of JSON: magazine/printing.py stands before the
others, and magazine/printed_maps.py before the maps. Inside a transaction (a rehearsal, a preview) nothing is printed
from plates, and none is kept. Nor is anything kept on which something had to be left out, so that the desk is told of
it at every reading.
"""
