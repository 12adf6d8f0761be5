"""What the text states of films and people, beside what the shelf says: taken when an editor says so."""

from dataclasses import dataclass

from .deciding import Deciding
from .decisions import LEAVE, Evidence, Option
from .names import Spot, span_of
from .plan import Left, Row


@dataclass(frozen=True)
class Stated:
    """A fact that a sentence states, the rows of the shelf that would hold it, and what the shelf says now.

    ``standing`` is “new”, “known” or “differs”. A row that rests on a source leaves it out: it is filled in.
    """

    words: str
    sentence: str
    rows: tuple[Row, ...] = ()
    shelf_says: str = ""
    standing: str = "new"
    spot: Spot | None = None


MOST_FACTS = 200
NEEDS_SOURCE = {"people.claim", "people.tally"}
TAKES_SOURCE = {*NEEDS_SOURCE, "people.credit", "people.release", "people.nomination"}


def decide(deciding: Deciding, stated: tuple[Stated, ...], source: str) -> list[Row]:
    """The rows of the facts that an editor takes."""
    rows: list[Row] = []
    for each in stated[:MOST_FACTS]:
        can_hold = bool(each.rows) and each.standing != "known" and may_hold(deciding, each)
        start, end = place_of(deciding, each)
        if not can_hold:
            stays_out(deciding, each, start, end)
            continue
        key = deciding.key("fact", each.words, each.sentence)
        options = [
            Option("take", "Put it on the shelf"),
            Option(LEAVE, "Leave the shelf as it is"),
        ]
        lacks = not source and any(row["model"] in NEEDS_SOURCE for row in each.rows)
        why = {
            "new": "The shelf does not say.",
            "differs": f"The shelf says otherwise: {each.shelf_says}. Both may stand, each with its source.",
        }[each.standing]
        proposed = "take" if not lacks and deciding.policy.take_facts and each.standing == "new" else LEAVE
        chosen = deciding.choose(
            key,
            "facts",
            each.words,
            options,
            proposed,
            why,
            evidence=[Evidence(start, end, each.sentence[:500])],
            asked=each.standing == "differs",
        )
        if chosen and lacks:
            deciding.unfit.append(f"{each.words}: it rests on a source, and there is none. Say which above.")
            chosen = LEAVE
        if not chosen:
            deciding.left.append(Left("fact", f"{each.words}: {each.sentence}", start, end, key))
            continue
        for row in each.rows:
            take(deciding, rows, on_source(row, source))
    return rows


def take(deciding: Deciding, rows: list[Row], row: Row) -> None:
    """Add a row of the shelf to those taken; what is said twice, or of a row that is made here, stands in one row."""
    same = next((there for there in [*deciding.shelf, *rows] if name_of(there) == name_of(row)), None)
    if same is None or not (row.get("fills") or row["model"] in ("people.nomination", "people.edition")):
        rows += [row] if row not in rows else []
    elif row["model"] == "people.nomination":
        if row["fields"]["result"] == "winner":  # nominated in one sentence, and won in another
            same["fields"]["result"] = "winner"
    else:
        for name in row.get("fills", ()):
            if same["fields"].setdefault(name, row["fields"][name]) != row["fields"][name]:
                deciding.warnings.append(f"The text says {name} twice, and not the same: the first was taken.")
        if "fills" in same:
            same["fills"] = sorted({*same["fills"], *row["fills"]})


def name_of(row: Row) -> tuple:
    """What a row of the shelf goes by, as far as rows of one plan are told apart by it."""
    fields = row["fields"]
    return row["model"], *(str(fields.get(name)) for name in ("slug", "programme", "edition", "key"))


def place_of(deciding: Deciding, stated: Stated) -> tuple[int, int]:
    if stated.spot is None:
        return 0, 0
    return span_of(deciding.reading, deciding.incoming.text, stated.spot, stated.sentence) or (0, 0)


def stays_out(deciding: Deciding, stated: Stated, start: int, end: int) -> None:
    """What the shelf says already is no news; where it says otherwise, both are shown."""
    if stated.standing == "differs":
        deciding.warnings.append(f"{stated.words}. The shelf says: {stated.shelf_says}.")
    if stated.standing != "known":
        deciding.left.append(Left("fact", f"{stated.words}: {stated.sentence}", start, end))


def on_source(row: Row, source: str) -> Row:
    if source and row["model"] in TAKES_SOURCE:
        return {**row, "fields": {**row["fields"], "source": [source]}}
    return row


def may_hold(deciding: Deciding, stated: Stated) -> bool:
    """Whether whoever imports may make those rows: a credit is a row in a film's form, and to fill one is a change."""
    rights = {"people.credit": "film", "people.nominee": "nomination"}
    policy = deciding.policy
    return all(
        (policy.may_change if "fills" in row else policy.may_add)(
            rights.get(row["model"], row["model"].partition(".")[2])
        )
        for row in stated.rows
    )
