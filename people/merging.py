"""One row taken into another: a person, film, company or topic that was entered twice, a picture
that another replaces. Every reference moves in one transaction, or none does. The address of the
row that goes leads to its heir from then on, and so does its number, by which drafts and kept
versions name it.
"""

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field

from django.db import IntegrityError, models, transaction
from django.db.models import Exists, OuterRef, ProtectedError, Q

from .models import AuditEntry, FormerAddress, Nomination
from .uses import called, counted, named_by, references

# What a merge will change elsewhere, held before the rows themselves: functions from the row that goes.
HELD_BEFORE = []


def hold_before(function):
    """Have a function hold what names the row that goes. For apps that stand above the shelf."""
    HELD_BEFORE.append(function)
    return function


class CannotMerge(Exception):
    """Why not, in a sentence for the editor."""


@dataclass
class Outcome:
    """What became of everything that the row that went had."""

    moved: Counter = field(default_factory=Counter)
    met: list[str] = field(default_factory=list)  # what named both, counted: not every editor may see it
    doubled: list[str] = field(default_factory=list)
    taken_over: list[str] = field(default_factory=list)
    left_behind: list[str] = field(default_factory=list)

    @property
    def count(self) -> str:
        """What moves, in a line: 12 credits, 1 nomination."""
        return ", ".join(counted(model, count) for model, count in self.moved.items()) or "nothing"

    @property
    def kinds(self) -> str:
        """What moves, and not how much of it: not every editor may know."""
        return ", ".join(called(model)[1] for model in self.moved) or "nothing"

    @property
    def words(self) -> str:
        return in_sentences(("Moved", [self.count]), ("Named both, and now name one", self.met), *self.on_the_shelf)

    @property
    def words_for_all(self) -> str:
        return in_sentences(("Moved", [self.kinds]), *self.on_the_shelf)

    @property
    def on_the_shelf(self) -> list[tuple[str, list[str]]]:
        return [
            ("Dropped, being there already", self.doubled),
            ("Taken over", self.taken_over),
            ("Left behind", self.left_behind),
        ]


def in_sentences(*said) -> str:
    return " ".join(f"{label}: {'; '.join(items).rstrip('.')}." for label, items in said if items)


def rehearse(loser, heir) -> Outcome:
    """What a merge would do; nothing of it stays."""
    with transaction.atomic():
        outcome = merge(loser, heir, by=None)
        transaction.set_rollback(True)
    return outcome


@transaction.atomic
def merge(loser, heir, *, by, action=AuditEntry.Action.MERGED) -> Outcome:
    """Take one row into another. CannotMerge, with nothing changed, where that is not possible."""
    for hold in HELD_BEFORE:
        hold(loser)
    loser, heir = locked(loser, heir)
    outcome = Outcome()
    nominations = list(Nomination.objects.naming(loser).values_list("pk", flat=True))
    for reference in references(type(loser)):
        move(reference, loser, heir, outcome)
    if "other_names" in loser.own_parts:
        keep_names(loser, heir)
    FormerAddress.objects.of(loser).update(object_id=heir.pk)
    FormerAddress.objects.create(row=heir, slug=loser.slug, former_id=loser.pk)
    try:
        type(loser)._base_manager.filter(pk=loser.pk).delete()
    except ProtectedError:
        raise CannotMerge(f"Somebody put “{loser}” to another use just now. Look at it once more.") from None
    take_over(loser, heir, outcome)
    settle(nominations, outcome)
    words = f"{'Into' if action == AuditEntry.Action.MERGED else 'By'} “{heir}” ({heir.slug}). {outcome.words}"
    AuditEntry.objects.record(action, loser, by=by, words=words)
    return outcome


def locked(loser, heir):
    """Both rows as they are now, held until the end; a second merge of either waits here."""
    if loser.pk == heir.pk:
        raise CannotMerge("Choose another one: nothing can be merged into itself.")
    rows = type(loser)._base_manager.select_for_update().filter(pk__in=[loser.pk, heir.pk]).order_by("pk")
    found = {row.pk: row for row in rows}
    for row in (loser, heir):
        if row.pk not in found:
            raise CannotMerge(f"“{row}” is no longer there: somebody deleted or merged it just now.")
    return found[loser.pk], found[heir.pk]


# References


def move(reference, loser, heir, outcome):
    """Let the rows that named one name the other; of two that would then be alike, the heir's stays."""
    naming = reference.model._base_manager.filter(**{reference.name: loser})
    if reference.model is type(heir):
        # Nothing stands in for itself.
        naming.filter(pk=heir.pk).update(**{reference.name: None})
    doubled = doubles(reference, naming, heir)
    if reference.one_to_one:
        called = reference.remote_field.get_accessor_name()
        outcome.left_behind += [f"“{row}” as {called}" for row in doubled]
        doubled.update(**{reference.name: None})
    else:
        report(doubled, outcome)
        complete_twins(reference, doubled, heir)
        doubled.delete()
    if count := naming.update(**{reference.name: heir}):
        outcome.moved[named_by(reference.model)] += count


def report(doubled, outcome):
    """Say what is dropped: facts of the shelf one by one, links from elsewhere by their number."""
    meta = doubled.model._meta
    if meta.app_label == FormerAddress._meta.app_label and not meta.auto_created:
        outcome.doubled += [f"{meta.verbose_name} “{row}”" for row in doubled]
    elif doubled:
        outcome.met.append(counted(doubled.model, len(doubled)))


def complete_twins(reference, doubled, heir):
    """What only the row that is dropped says is kept on the one that stays: the source of a credit, that a
    story is about a film and does not just mention it.
    """
    rules = [names for names, _ in unique_with(reference)]
    told_apart = {reference.name, "position", *(name for names in rules for name in names)}
    open_fields = [
        each for each in doubled.model._meta.concrete_fields if not each.primary_key and each.name not in told_apart
    ]
    if not open_fields:
        return
    for row, names in ((row, names) for row in doubled for names in rules):
        alike = {name: getattr(row, doubled.model._meta.get_field(name).attname) for name in names}
        twin = doubled.model._base_manager.filter(**{reference.name: heir}, **alike).first()
        if twin and None not in alike.values():
            complete(twin, row, open_fields)


def complete(twin, row, fields):
    """Fill what a row leaves as it was to begin with; not where the two do not fit together."""
    filled = [each.name for each in fields if getattr(twin, each.attname) in (None, "", each.get_default())]
    for name in filled:
        setattr(twin, name, getattr(row, name))
    with suppress(IntegrityError), transaction.atomic():
        twin.save(update_fields=filled)


def doubles(reference, naming, heir):
    """Those of the rows that, naming the heir, would break a rule that they stand once."""
    model = reference.model
    doubled = Q(pk__in=[])
    for others, condition in unique_with(reference):
        twins = model._base_manager.filter(
            condition, **{reference.name: heir}, **{name: OuterRef(name) for name in others}
        )
        doubled |= condition & Q(Exists(twins))
    # By their keys: asked once, read and deleted.
    return model._base_manager.filter(pk__in=list(naming.filter(doubled).values_list("pk", flat=True)))


def unique_with(reference):
    """The rules that a row stands once in which a reference takes part: the other fields, and when it holds."""
    meta = reference.model._meta
    if reference.unique:
        yield [], Q()
    for names in meta.unique_together:
        if reference.name in names:
            yield [name for name in names if name != reference.name], Q()
    for rule in meta.constraints:
        if isinstance(rule, models.UniqueConstraint) and reference.name in rule.fields:
            yield [name for name in rule.fields if name != reference.name], rule.condition or Q()


def settle(nominations, outcome):
    """Spell the keys of nominations anew; one that was entered for both rows stands once."""
    for nomination in Nomination.objects.filter(pk__in=nominations).select_related("category", "edition"):
        key = nomination.spell_key()
        twin = Nomination.objects.filter(edition=nomination.edition_id, key=key).exclude(pk=nomination.pk).first()
        if twin:
            outcome.doubled.append(f"nomination “{nomination}”, beside “{twin}”")
            nomination.delete()
        else:
            Nomination.objects.filter(pk=nomination.pk).update(key=key)


# What the row itself said


def keep_names(loser, heir):
    """Under every name that one was found by, the other is found too."""
    names = type(loser).other_names.rel.related_model
    owner = type(loser).other_names.rel.field.name
    called = type(loser).name_field
    known = {getattr(heir, called), *heir.other_names.values_list("name", flat=True)}
    kept = [(getattr(loser, called), names.Kind.SPELLING), *loser.other_names.values_list("name", "kind")]
    for name, kind in kept:
        if name not in known:
            names.objects.create(name=name, kind=kind, **{owner: heir})
            known.add(name)


def take_over(loser, heir, outcome):
    """What one said and the other leaves open is taken over; what both say stays as the heir says it."""
    ruled = {name for rule in heir._meta.constraints for name in getattr(rule, "fields", ())}
    taken = []
    for name in loser.hands_over:
        each = heir._meta.get_field(name)
        given, own = getattr(loser, each.attname), getattr(heir, each.attname)
        if given in (None, "", own):
            continue
        words = f"{each.verbose_name}: {getattr(loser, name)}"
        # A field that tells rows apart, such as a film's year, is an editor's to set.
        if own in (None, "") and name not in ruled:
            setattr(heir, each.attname, given)
            taken.append(name)
            outcome.taken_over.append(words)
        else:
            outcome.left_behind.append(words)
    if taken:
        heir.save(update_fields=taken)
