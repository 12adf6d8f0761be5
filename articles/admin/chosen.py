"""Pictures named in an address: ``12,15-40`` are the one and the twenty-six, however many were sent in."""

from itertools import islice

from people.text import whole_number

# Far more than anybody sends in at once; an address that somebody made up asks for no more either.
MOST = 10_000


def keys_named(text, most=MOST):
    """The keys that an address names. What is no number is left out."""
    return list(dict.fromkeys(islice(each_key(text or ""), most)))


def each_key(text):
    for part in text.split(","):
        first, _, last = part.partition("-")
        first, last = whole_number(first), whole_number(last or first)
        if first is not None and last is not None:
            yield from range(first, last + 1)


def naming(keys):
    """Keys as an address names them."""
    runs = []
    for key in sorted(keys):
        if runs and key == runs[-1][-1] + 1:
            runs[-1] = (runs[-1][0], key)
        else:
            runs.append((key, key))
    return ",".join(f"{first}" if first == last else f"{first}-{last}" for first, last in runs)
