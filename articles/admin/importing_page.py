"""The review of an import as its page shows it: the source in stretches, the draft beside it, each decision a field."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice

from articles.importing.planning import Decision, Plan, PlannedBlock
from articles.models import Block

PREFIX = "d."
FEW_OPTIONS = 4
GROUPS = {
    "source": "This source",
    "story": "The story",
    "credits": "Byline and credits",
    "names": "People, films and companies named",
    "facts": "Facts for the shelf",
    "doubts": "Cuts to look at",
}
BODY = ("body", "pictures")


@dataclass(frozen=True)
class Run:
    """Characters of the source that were taken for one thing within a stretch: a name, or just words."""

    text: str
    decision: str = ""


@dataclass(frozen=True)
class Stretch:
    """A piece of the source: what it was taken for, and the decision that it hangs on."""

    anchor: str
    what: str
    runs: tuple[Run, ...]
    decision: str = ""

    @property
    def tone(self) -> str:
        """How it is marked: as part of the draft, as something said about it, or as left over."""
        if self.what.startswith("left: "):
            return "blank" if self.what == "left: white space" else "left"
        return "body" if self.what in BODY_WORDS else "field"

    @property
    def words(self) -> str:
        return self.what.replace("left: ", "left over: ")


BODY_WORDS = {
    "paragraph", "question", "answer", "heading", "pull quote", "quotation", "figure", "gallery", "video",
    "list entry", "note",
}  # fmt: skip


@dataclass(frozen=True)
class Item:
    """A decision on the page: its field, where the source shows it, and the block that comes of it."""

    decision: Decision
    anchor: str = ""
    block: PlannedBlock | None = None

    @property
    def name(self) -> str:
        return f"{PREFIX}{self.decision.key}"

    @property
    def id(self) -> str:
        return f"d-{self.decision.key.replace('.', '-')}"

    @property
    def as_buttons(self) -> bool:
        return 0 < len(self.decision.options) <= FEW_OPTIONS

    @property
    def sentence(self) -> str:
        """The words of the source that it rests on, where they say more than the question."""
        words = next((each.words for each in self.decision.evidence if each.words), "")
        return words if self.decision.about in ("names", "facts", "doubts") else ""

    @property
    def values(self) -> dict:
        return self.block.values if self.block else {}

    @property
    def kind(self) -> str:
        kind = self.values.get("kind", "")
        return str(dict(Block.Kind.choices).get(kind, ""))

    @property
    def is_rich(self) -> bool:
        return self.values.get("kind") in ("text", "note", "list-entry")


@dataclass(frozen=True)
class Group:
    name: str
    label: str
    items: list[Item]

    @property
    def open(self) -> int:
        return sum(item.decision.is_open for item in self.items)


@dataclass(frozen=True)
class Page:
    """All of it, in the order of the page."""

    stretches: list[Stretch]
    groups: list[Group]
    body: list[Item]
    left: list[Item]
    asked: list[Item] = field(default_factory=list)


def page_of(plan: Plan) -> Page:
    stretches = stretches_of(plan)
    anchors = Anchors(stretches, plan)
    blocks = {block.decision: block for block in plan.blocks}
    items = [Item(each, anchors.of(each), blocks.get(each.key)) for each in plan.decisions]
    groups = [
        Group(name, label, [item for item in items if item.decision.about == name]) for name, label in GROUPS.items()
    ]
    body = [item for item in items if item.decision.about in BODY or (item.decision.about == "left" and item.block)]
    return Page(
        stretches=stretches,
        groups=[group for group in groups if group.items],
        body=sorted(body, key=lambda item: begin(item.decision)) if plan.text else body,
        left=[item for item in items if item.decision.about == "left" and not item.block],
        asked=[item for item in items if item.decision.is_open],
    )


def begin(decision: Decision) -> tuple[bool, int]:
    """Where in the source it stands; what stands nowhere comes last."""
    start = decision.evidence[0].start if decision.evidence else 0
    end = decision.evidence[0].end if decision.evidence else 0
    return (end == 0, start)


# The source


def stretches_of(plan: Plan) -> list[Stretch]:
    """The source from its first character to its last, cut where one thing ends and the next begins."""
    owners, inner = {}, []
    for decision in plan.decisions:
        for each in decision.evidence:
            if each.end <= each.start:
                continue
            if decision.about in ("names", "facts", "doubts"):
                inner += [(each.start, each.end, decision.key)] if decision.about == "names" else []
            else:
                owners.setdefault((each.start, each.end), decision.key)
    inner.sort()
    starts = [start for start, _, _ in inner]
    found = []
    for number, mark in enumerate(plan.marks):
        runs = runs_within(plan.text, mark.start, mark.end, inner, bisect_left(starts, mark.start))
        found.append(Stretch(f"s-{number}", mark.what, runs, owners.get((mark.start, mark.end), "")))
    return found


def runs_within(text: str, start: int, end: int, inner: list, first: int) -> tuple[Run, ...]:
    runs, reached = [], start
    for begins, ends, key in islice(inner, first, None):
        if begins >= end:
            break
        # A name that is the whole of a stretch needs no mark of its own within it.
        if begins < reached or ends > end or (begins, ends) == (start, end):
            continue
        if begins > reached:
            runs.append(Run(text[reached:begins]))
        runs.append(Run(text[begins:ends], key))
        reached = ends
    if reached < end:
        runs.append(Run(text[reached:end]))
    return tuple(runs)


class Anchors:
    """Where on the page the evidence of a decision stands."""

    def __init__(self, stretches: list[Stretch], plan: Plan):
        self.marks = plan.marks
        self.starts = [mark.start for mark in plan.marks]
        self.anchors = [stretch.anchor for stretch in stretches]

    def of(self, decision: Decision) -> str:
        for each in decision.evidence:
            if each.end > each.start:
                place = bisect_left(self.starts, each.start + 1) - 1
                return self.anchors[place] if 0 <= place < len(self.anchors) else ""
        return ""


# What comes back


def answers_of(plan: Plan, posted: Mapping[str, str], before: Mapping[str, str]) -> dict[str, str]:
    """What an editor decided: what they changed in the page, and what had been decided before it."""
    answers = dict(before)
    for decision in plan.decisions:
        given = posted.get(decision.key)
        if given is None:
            continue
        given = given.replace("\r\n", "\n")
        if given != decision.chosen or decision.key in before:
            answers[decision.key] = given
    # What a decision brought along that was just made is not in the plan before it.
    known = {decision.key for decision in plan.decisions}
    return answers | {key: given for key, given in posted.items() if key not in known}


def strangers(posted: Mapping[str, str], *plans: Plan) -> set[str]:
    """Keys that neither the page nor what was decided in it could have asked for."""
    return set(posted) - {decision.key for plan in plans for decision in plan.decisions}
