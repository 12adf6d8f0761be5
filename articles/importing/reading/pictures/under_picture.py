"""Words that stand apart from the picture that they belong to, above them."""

from dataclasses import replace

from ..copy import Copy
from ..pieces import Figure, Leftover

MOST_BUTTONS = 6  # between a caption and its second printing


def show(copy: Copy, figure: Figure):
    """What is said of a picture: under the one right above, where nothing is said under that."""
    last = copy.pieces[-1] if copy.pieces else None
    if isinstance(last, Figure) and last.address and not last.caption and not last.credit:
        copy.pieces[-1] = replace(last, end=figure.end, caption=figure.caption, credit=figure.credit)
    else:
        copy.add(figure)


def says_it_already(copy: Copy, figure: Figure) -> bool:
    """Whether nothing but buttons parts it from the same caption with the same credit: one picture, printed twice."""
    last = next((piece for piece in reversed(copy.pieces[-MOST_BUTTONS:]) if not isinstance(piece, Leftover)), None)
    said = (figure.caption, figure.credit)
    return bool(figure.caption) and isinstance(last, Figure) and (last.caption, last.credit) == said
