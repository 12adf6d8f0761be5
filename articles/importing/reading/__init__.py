"""Reading a story that arrives as text: from characters to blocks, fields and leftovers.

No database is touched. Every character of the text ends in exactly one piece of the
reading, so nothing is lost in silence. What a text *is* shows in the text itself, never
in the name of its file. It is read in this order:

lines → passages (hard-wrapped lines joined, how each is set) → head (section, headline, dek,
who and when) → body (by the first rule that takes a passage), with what may stand anywhere
(pictures, notes, furniture) in both. A page that was copied as one glued line is cut into
lines first, or taken apart by the grammar of its house where that is known.

``text`` makes passages, ``facts`` are what lines of one kind state, ``head`` and ``body`` are the
story, ``pictures`` what it shows, and ``furniture`` what stands on a page around it.
"""

from collections.abc import Mapping

from .given import Given
from .pieces import Reading, covering


def read(text: str, given: Given | None = None, cuts: Mapping[int, int] | None = None) -> Reading:
    """Take a text apart, whichever shape it came in; ``cuts`` are where an editor moved a cut from and to."""
    # Its patterns are compiled when the first text is read, which most of the processes of a magazine never do.
    from .body import body
    from .copy import Copy
    from .head import head
    from .text import contents, web_page
    from .text.page_breaks import mended

    if web_page.shows_in(text):
        return web_page.read(text, cuts or {})
    copy = Copy.of(text, given, cuts)
    contents.set_aside(copy)
    body.read(copy, head.read(copy))
    if copy.passages and text[copy.passages[-1].end :].strip():
        copy.ask(copy.passages[-1].end, "The text goes on beyond the length of any story; the rest was not read.")
    pieces, joins = mended(copy.pieces, copy.cuts)
    return Reading(covering(text, pieces), (*copy.doubts, *joins))
