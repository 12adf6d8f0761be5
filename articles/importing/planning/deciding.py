"""A plan on its way: the decisions so far, and the rows that they ask for."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from articles.importing.doors import Incoming
from articles.importing.reading import Reading
from people.text import one_line, printable

from .decisions import Decision, Evidence, Option, Unfit, fit_to_write, mark_of
from .plan import Left, PlannedBlock, Row


@dataclass(frozen=True)
class Policy:
    """What is made without being asked for each time, and what whoever imports may make at all."""

    make_people: bool = False
    make_names: bool = False  # films, series and companies too
    take_facts: bool = False
    may_add: Callable[[str], bool] = lambda model: True  # by the model's name: “person”
    may_change: Callable[[str], bool] = lambda model: True


class Deciding:
    """Where everything that decides looks things up, and puts down what it decided."""

    def __init__(
        self,
        incoming: Incoming,
        reading: Reading,
        answers: Mapping[str, str],
        policy: Policy,
        former: Mapping[str, str] | None = None,
    ):
        """``former`` are the answers of the last time that the source came in: those given now go before them."""
        self.incoming, self.given, self.reading = incoming, incoming.given, reading
        self.given_now, self.answers, self.policy = answers, {**(former or {}), **answers}, policy
        self.decisions: list[Decision] = []
        self.shelf: list[Row] = []
        self.left: list[Left] = []
        self.leftovers = 0
        self.called_back: list[PlannedBlock] = []
        self.warnings: list[str] = []
        self.unfit: list[str] = []
        self.keys: Counter[str] = Counter()

    # Deciding

    def choose(
        self,
        key: str,
        about: str,
        question: str,
        options: Iterable[Option],
        proposed: str,
        why: str,
        *,
        evidence: Iterable[Evidence] = (),
        asked: bool = False,
    ) -> str:
        """One of some options: what an editor said, or else what is proposed."""
        options = tuple(options)
        chosen, by_editor = proposed, False
        if (answer := self.answers.get(key)) is not None:
            if any(option.value == answer for option in options):
                chosen, by_editor = answer, True
            elif key in self.given_now:
                self.unfit.append(f"{question}: what was chosen is not among the possibilities any more.")
        return self.add(
            Decision(key, about, question, chosen, why, options, 0, False, tuple(evidence), asked, by_editor)
        )

    def write(
        self,
        key: str,
        about: str,
        question: str,
        proposed: str,
        why: str,
        *,
        most: int,
        lines: bool = False,
        evidence: Iterable[Evidence] = (),
        asked: bool = False,
    ) -> str:
        """Words: an editor's, or else those that are proposed."""
        decision = Decision(key, about, question, "", why, (), most, lines, tuple(evidence), asked)
        try:
            chosen = fit_to_write(decision, self.answers[key]) if key in self.answers else None
        except Unfit as refused:
            self.unfit.append(str(refused))
            chosen = None
        said = proposed if chosen is None else chosen
        if said != proposed and proposed and key not in self.given_now:
            self.warnings.append(f"{question}: what an editor wrote before stays. The source says “{proposed}”.")
        return self.add(
            Decision(key, about, question, said, why, (), most, lines, tuple(evidence), asked, chosen is not None)
        )

    def add(self, decision: Decision) -> str:
        self.decisions.append(decision)
        return decision.chosen

    def key(self, kind: str, *words: str) -> str:
        """A key for a decision about these words; the second of the same kind and words has another."""
        key = f"{kind}.{mark_of(*words)}"
        self.keys[key] += 1
        return key if self.keys[key] == 1 else f"{key}-{self.keys[key]}"

    # Words

    def fit(self, text: str, most: int, what: str) -> str:
        """Words on one line that a field holds; what does not fit is kept among what is left."""
        line = one_line(text)
        if len(line) <= most:
            return line
        self.left.append(Left(f"{what}, in full", text))
        self.warnings.append(f"{what} has {len(line)} characters, and {most} is the most: it was cut.")
        return f"{line[: most - 1].rstrip()}…"

    def field(self, name: str) -> tuple[str, tuple[Evidence, ...]]:
        """What the file or the text says of a field, and where: the file goes before the text."""
        outright = getattr(self.given, name, "")
        if isinstance(outright, str) and outright:
            return outright, ()
        found = self.reading.fields.get(name)
        return (found.value, (self.evidence(found.start, found.end),)) if found else ("", ())

    def evidence(self, start: int, end: int, words: str = "") -> Evidence:
        return Evidence(start, end, words or printable(self.incoming.text[start:end])[:300])
