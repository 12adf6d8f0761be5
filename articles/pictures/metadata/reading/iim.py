"""IPTC-IIM: numbered datasets, one after the other."""

from ..standards import IIM_LENGTHS
from .bytes_as_text import decoded

DATASET = 0x1C
UTF8 = b"\x1b%G"
WANTED = {*IIM_LENGTHS, "2:55"}
MOST_DATASETS = 5000


def read(record: bytes, problems: list[str]) -> dict[str, list[str]]:
    """The texts of each dataset that we know, up to where the record breaks off."""
    found: dict[str, list[bytes]] = {}
    is_utf8 = False
    position, count = 0, 0
    while position < len(record):
        if record[position] == 0:  # filling, where a program miscounted
            position += 1
            continue
        start, length = dataset_at(record, position)
        if length is None or start + length > len(record) or count == MOST_DATASETS:
            problems.append(f"Its IIM is broken after {count} datasets: what follows was not read.")
            break
        name = f"{record[position + 1]}:{record[position + 2]:02}"
        value = record[start : start + length]
        if name == "1:90":
            is_utf8 = value == UTF8
        elif name in WANTED:
            found.setdefault(name, []).append(value)
        position, count = start + length, count + 1
    return {name: [decoded(value, is_utf8).strip("\0 ") for value in values] for name, values in found.items()}


def dataset_at(record: bytes, position: int) -> tuple[int, int | None]:
    """Where a dataset's value begins and how long it is; None where there is no dataset."""
    start = position + 5
    if record[position] != DATASET or start > len(record):
        return start, None
    length = int.from_bytes(record[position + 3 : start], "big")
    if length < 0x8000:
        return start, length
    # An extended dataset: the number says how many bytes say how long it is.
    digits = length - 0x8000
    if not 1 <= digits <= 8:
        return start, None
    return start + digits, int.from_bytes(record[start : start + digits], "big")
