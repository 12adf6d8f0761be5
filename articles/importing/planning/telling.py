"""A plan and what came of it, in lines for a terminal."""

from collections import Counter
from collections.abc import Iterator

from people.text import one_line, printable

from .applying import CHANGED, UNCHANGED, Outcome
from .decisions import Decision
from .plan import Plan

FEW = 8
BODY = frozenset({"body", "pictures", "left", "doubts"})
PLURALS = {
    "gallery": "galleries",
    "note": "notes",
    "list entry": "list entries",
    "headline beside the source": "headlines beside the source",
}


def section(name: str, lines: list[str], *, most: int | None = None) -> Iterator[str]:
    """Lines under a name, the first beside it."""
    shown = lines if most is None else lines[:most]
    for number, line in enumerate(shown):
        yield f"  {name if not number else '':<10} {printable(one_line(line))}"
    if len(shown) < len(lines):
        yield f"  {'':<10} … and {len(lines) - len(shown)} more; -v 2 names them all."


def report(plan: Plan, *, everything: bool = False) -> Iterator[str]:
    """What was read, decided, asked and left over."""
    most = None if everything else FEW
    yield from section("read", [read_in_short(plan)])
    decided = [each for each in plan.decisions if not each.is_open and (each.about not in BODY or each.by_editor)]
    if everything:
        decided = [each for each in plan.decisions if not each.is_open]
    yield from section("decided", [in_a_line(each) for each in decided if each.chosen or everything], most=most)
    yield from section("asked", [asked_in_a_line(each) for each in plan.open_decisions], most=most)
    left = [f"{each.name}: {shortened(each.text, everything)}" for each in plan.left]
    yield from section("left over", left, most=most)
    yield from section("look at", [*plan.warnings, *plan.unfit], most=most)


def read_in_short(plan: Plan) -> str:
    """“29 paragraphs, 2 pull quotes, 4 figures”."""
    counts = Counter(mark.what for mark in plan.marks if not mark.what.startswith("left: "))
    return ", ".join(counted(what, count) for what, count in counts.items()) or "nothing"


def counted(what: str, count: int) -> str:
    return f"{count} {what if count == 1 else PLURALS.get(what, f'{what}s')}" if count > 1 else what


def in_a_line(decision: Decision) -> str:
    return f"{decision.question}: {decision.chosen_label or 'nothing'}. {decision.why}"


def asked_in_a_line(decision: Decision) -> str:
    """A question, with how to answer it on the command line."""
    ways = [option.value for option in decision.options if option.value]
    answer = f" --decide {decision.key}={'|'.join(ways[:4]) or '…'}" if ways or decision.write else ""
    return f"{decision.question}: {decision.why}{answer}"


def shortened(text: str, whole: bool) -> str:
    line = one_line(text)
    return line if whole or len(line) <= 100 else f"{line[:99]}…"


def outcome_lines(plan: Plan, outcome: Outcome) -> Iterator[str]:
    """What was made, or why nothing was."""
    if outcome.what == UNCHANGED:
        yield from section("made", [f"nothing. {outcome.words}"])
    else:
        counts = {model._meta.verbose_name: count for model, count in outcome.report.made.items()}
        rows = ", ".join(f"{count} {name}" for name, count in counts.items())
        said = f"a new draft of “{outcome.story}”" if outcome.what == CHANGED else f"“{outcome.story}”"
        yield from section("made", [f"{said}{f': {rows}' if rows else ''}", *filter(None, [outcome.words])])
    kept = [
        f"{place.label}: an editor's stays. The source now says: {shortened(place.theirs.words, False)}"
        for place in outcome.kept
    ]
    yield from section("kept", kept)
