"""What every field of the story's row has in common: why it says what it says, and what has no place there."""

from articles.models import Article
from articles.rich_text import from_plain
from people.text import one_line

from .deciding import Deciding
from .decisions import LEAVE, Evidence, Option
from .plan import Left, PlannedBlock

NOTHING = Option(LEAVE, "Nothing")
FROM_FILE = "Its file says so."


def longest(name: str) -> int:
    return Article._meta.get_field(name).max_length


def why_of(deciding: Deciding, name: str, value: str) -> str:
    if not value:
        return "The source has none."
    return FROM_FILE if getattr(deciding.given, name, "") else "The text has it in its place."


def stays_out(deciding: Deciding, name: str, value: str, evidence: tuple[Evidence, ...], proposed: str = LEAVE) -> None:
    """Something that was read and has no place in the story's row: a click makes a note of it at its place."""
    start, end = (evidence[0].start, evidence[0].end) if evidence else (0, 0)
    options = [Option(LEAVE, "Leave it out"), Option("note", "Make it a note"), Option("text", "Make it a paragraph")]
    key = f"left.{name}"
    chosen = deciding.choose(
        key,
        "left",
        f"{name.capitalize()}: {one_line(value)[:90]}",
        options,
        proposed,
        "It has no place of its own in the draft.",
        evidence=evidence,
    )
    if chosen:
        deciding.called_back.append(
            PlannedBlock(key, start, end, {"kind": chosen, "text": from_plain(one_line(value))})
        )
    else:
        deciding.left.append(Left(name, value, start, end, key))
