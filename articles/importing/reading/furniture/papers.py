"""What the paper is called, as far as its page says so: on a line of its own above the headline."""

from ..copy import Copy
from ..pieces import Field

TOP_OF_PAGE = 8  # lines
LONGEST = 4  # words


def names_of(copy: Copy) -> frozenset[str]:
    """The keys of what may be its name: two words or more, above the headline."""
    headline = next((piece for piece in copy.pieces if isinstance(piece, Field) and piece.name == "headline"), None)
    if headline is None:
        return frozenset()
    top = zip(copy.passages[:TOP_OF_PAGE], copy.keys, copy.kinds, strict=False)
    return frozenset(
        words.removeprefix("the ")
        for line, words, kind in top
        if not kind and line.start < headline.start and 1 < line.words <= LONGEST
    )


def names_it(copy: Copy, index: int) -> bool:
    """Whether a line has that name in it."""
    words = f" {copy.keys[index]} "
    return any(f" {name}" in words for name in names_of(copy))


def opens_with_it(copy: Copy, index: int) -> bool:
    """Whether a sentence says what the paper is: it begins with a line that stands above the headline."""
    headline = next((piece for piece in copy.pieces if isinstance(piece, Field) and piece.name == "headline"), None)
    top = zip(copy.passages[:TOP_OF_PAGE], copy.keys, strict=False) if headline else ()
    return any(copy.keys[index].startswith(f"{words} is ") for line, words in top if line.start < headline.start)
