"""A plan carried out: all of it, or nothing."""

from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from articles import drafting
from articles.comparing import Place
from articles.freezing import freeze
from articles.importing.checking import check_contents
from articles.importing.loading import load
from articles.importing.report import Report
from articles.models import Article, Import, Version
from people.moments import in_words

from .again import bring_together
from .making import READER
from .plan import Plan, Refused, fixture
from .source_of import SAME

MADE, CHANGED, UNCHANGED = "made", "changed", "unchanged"
MOST_PROBLEMS = 20


@dataclass(frozen=True)
class Outcome:
    """What came of a plan: a story made, changed or left as it is, and where an editor's words were kept."""

    what: str
    story: Article | None
    report: Report = field(default_factory=Report)
    kept: tuple[Place, ...] = ()
    words: str = ""


def apply(plan: Plan, *, by=None, incoming_row: Import | None = None) -> Outcome:
    """Make the draft, or bring a changed source together with what editors made of it; Refused, with nothing written.

    ``incoming_row`` is the open import that the plan was looked at in; it becomes the memory of what was made.
    """
    if plan.standing == SAME:
        return unchanged(plan, incoming_row)
    with transaction.atomic():
        if plan.changes:
            outcome, base = change(plan, by)
        else:
            outcome, base = make(plan, by)
        remember(plan, outcome.story, base, by, incoming_row)
    return outcome


def unchanged(plan: Plan, incoming_row: Import | None) -> Outcome:
    story = Article.objects.filter(slug=plan.changes).first() if plan.changes else None
    if incoming_row is not None:
        incoming_row.delete()
    return Outcome(UNCHANGED, story, words="It came in before, and nothing of it has changed.")


def make(plan: Plan, by) -> tuple[Outcome, dict]:
    """A new story: the rows of its fixture, loaded as any fixture is."""
    report = load_rows(plan, plan.rows(), by)
    story = Article.objects.get(slug=plan.slug)
    if by is not None:
        Article.objects.filter(pk=story.pk).update(writer=by)
        story.writer = by
    note = note_on(plan)
    if note:
        Version.objects.filter(article=story, number=story.saves).update(note=note)
    return Outcome(MADE, story, report), freeze(story)


def change(plan: Plan, by) -> tuple[Outcome, dict]:
    story = Article.objects.get(slug=plan.changes)
    if by is not None and not story.is_editable_by(by):
        raise Refused(f"{plan.name}: is the source of a story that you may not change.")
    report = load_rows(plan, list(plan.shelf), by) if plan.shelf else Report()
    changed, kept, base = bring_together(plan, story, by=by, load_rows=load_rows, note=note_on(plan))
    what = CHANGED if changed else UNCHANGED
    words = "" if changed else "What changed in the source is in the story already, or was changed by editors."
    return Outcome(what, story, report, kept, f"{words} {take_embargo(plan, story)}".strip()), base


def take_embargo(plan: Plan, story: Article) -> str:
    """Set an embargo that the source asks for now, where the story has none and no readers; else say it differs."""
    asked = parse_datetime(plan.story.get("embargo_until") or "")
    if asked is None or asked == story.embargo_until:
        return ""
    if story.embargo_until is None and not drafting.has_readers(story):
        Article.objects.filter(pk=story.pk).update(embargo_until=asked)
        return f"It is embargoed now until {in_words(asked)}, as the source asks."
    now = f"until {in_words(story.embargo_until)}" if story.embargo_until else "not at all"
    return f"The source asks for an embargo until {in_words(asked)}; the story is embargoed {now}. That was left."


def load_rows(plan: Plan, rows: list, by) -> Report:
    """Rows of a plan through the same checks as any fixture."""
    place = Path(f"{plan.name}.json")
    found = check_contents({place: fixture(rows)})
    report = load(found, by=by)
    if found.problems:
        said = [str(problem).removeprefix(f"{place.name}, ") for problem in found.problems[:MOST_PROBLEMS]]
        raise Refused(f"{plan.name}: {len(found.problems)} of its rows cannot be made. {said[0]}", said)
    return report


def note_on(plan: Plan) -> str:
    count = len(plan.open_decisions)
    left = f"; {count} question{'s' * (count != 1)} left open" if count else ""
    return f"From {plan.name[:200]}{left}"


def remember(plan: Plan, story: Article, base: dict, by, incoming_row: Import | None) -> None:
    """What the story was brought in from, and as what."""
    row = incoming_row or Import(name=plan.name[:200], made_by=by)
    row.address, row.digest, row.reader = plan.address[:500], plan.digest, READER
    row.text = plan.text if len(plan.text) <= Import.LONGEST_KEPT else ""
    row.choices = {decision.key: decision.chosen for decision in plan.decisions if decision.by_editor}
    row.state, row.story, row.base, row.changed_at = Import.State.DONE, story, base, timezone.now()
    row.save()
