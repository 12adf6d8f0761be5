"""The copy of a whole magazine: all of it, compared table by table, or nothing."""

from dataclasses import dataclass
from functools import partial

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, Error, IntegrityError, connections, models, transaction

from magazine.edition import number
from magazine.search import noting

from ..standing import first_content, has_tables, is_migrated, name_of, standing_on, tables
from .canonical import Digest
from .engines import ENGINES
from .holding import SHOWN, Holding, Refused

AT_ONCE = 2000  # rows in memory
SOURCE, TARGET = "copied-from", "copied-to"


@dataclass(frozen=True)
class Compared:
    """A table on both sides."""

    label: str
    here: Digest
    there: Digest

    @property
    def is_equal(self):
        return (self.here.rows, self.here.total) == (self.there.rows, self.there.total)


def copy(source, target, progress=lambda label, done, total: None, tell=lambda words: None):
    """Copy the magazine into an empty database that make_ready() has looked at; both as connections.

    Returns the tables as compared. Meanwhile nobody can write to the source. Raises Refused, with the target empty.
    """
    named = {SOURCE: source, TARGET: target}
    for alias, wrapper in named.items():
        connections[alias] = wrapper
    try:
        with transaction.atomic(using=SOURCE):
            ENGINES[source.vendor].hold(source)
            with transaction.atomic(using=TARGET):
                compared = copy_rows(source, target, progress, tell)
    except (IntegrityError, Error) as error:
        raise Refused([f"{name_of(target)} does not take it: {' '.join(str(error).split())}"]) from error
    finally:
        for alias in named:
            del connections[alias]
    return compared


def make_ready(source, target, tell):
    """Refuse what cannot become a copy, and give an empty database its tables."""
    if (source.vendor, place_of(source)) == (target.vendor, place_of(target)):
        raise Refused([f"{name_of(target)} is the magazine's own database. Name another to copy it to."])
    with standing_on(source):
        if not is_migrated():
            raise Refused(["The magazine's own tables are not up to date. Run migrate first."])
    with standing_on(target):
        if not has_tables():
            tell(f"Making the tables in {name_of(target)}")
            call_command("migrate", interactive=False, verbosity=0)
        elif not is_migrated():
            raise Refused(
                [f"{name_of(target)} has tables of another version. Empty it, or name a database that is new."]
            )
        if label := first_content():
            raise Refused(
                [f"{name_of(target)} is not empty: it holds rows of {label}. Nothing is copied over another magazine."]
            )


def place_of(wrapper):
    its = wrapper.settings_dict
    return (its["NAME"], its["HOST"], str(its["PORT"]))


def copy_rows(source, target, progress, tell):
    with standing_on(target):
        drop_triggers()
    total = sum(counted(model) for model in tables())
    done, problems, here = 0, [], {}
    for model in tables():
        reading = Reading(model, source, target)
        model._base_manager.using(TARGET).all()._raw_delete(TARGET)
        ENGINES[target.vendor].write(target, model, reading.fields, reading.rows(partial(progress, total=total), done))
        done += reading.digest.rows
        problems += reading.trouble()
        here[model] = reading.digest
    if problems:
        more = [f"… and {len(problems) - SHOWN:,} more."] if len(problems) > SHOWN else []
        raise Refused(problems[:SHOWN] + more)
    tell("Comparing what is there with what was here")
    compared, done = [], 0
    for model in tables():
        there = digest_of(model, TARGET, partial(progress, total=total), done)
        compared.append(Compared(model._meta.label, here[model], there))
        done += there.rows
    if wrong := [each for each in compared if not each.is_equal]:
        raise Refused(
            f"{each.label}: {each.there.rows:,} rows arrived of {each.here.rows:,}, and they are not the same."
            for each in wrong
        )
    settle(source, target)
    return compared


def settle(source, target):
    """What belongs to the rows: references that lead somewhere, numbers given out, triggers, index, edition."""
    target.check_constraints()
    for model in tables():
        if isinstance(model._meta.pk, models.AutoField):
            highest = ENGINES[source.vendor].given_out(source, model)
            ENGINES[target.vendor].give_out_after(target, model, highest)
    with standing_on(source):
        before = number.edition()
    with standing_on(target):
        number.make_triggers()
        noting.make_triggers()
        noting.note_everything()
        number.leap(past=before)


def drop_triggers():
    """Each would be run for each row, and what they are for is done once, at the end."""
    number.drop_triggers()
    noting.drop_triggers()


def fields_of(model):
    return list(model._meta.local_concrete_fields)


def columns_of(model):
    return [field.attname for field in fields_of(model)]


def counted(model):
    return model._base_manager.using(SOURCE).count()


def values_of(model, alias):
    rows = model._base_manager.using(alias).order_by().values_list(*columns_of(model))
    return rows.iterator(chunk_size=AT_ONCE)


def digest_of(model, alias=DEFAULT_DB_ALIAS, progress=lambda label, done: None, done=0):
    """Of a table as this database has it."""
    digest, columns = Digest(), columns_of(model)
    for values in values_of(model, alias):
        digest.add(columns, values)
        if digest.rows % AT_ONCE == 0:
            progress(model._meta.label, done + digest.rows)
    return digest


class Reading:
    """A table of the source, looked at, counted and made ready for the target as it passes."""

    def __init__(self, model, source, target):
        self.model, self.fields, self.columns = model, fields_of(model), columns_of(model)
        self.source, self.target = source, target
        self.digest, self.holding = Digest(), Holding(model, self.fields, target)

    def rows(self, progress, done):
        prepared = [field.get_db_prep_save for field in self.fields]
        for values in values_of(self.model, SOURCE):
            self.digest.add(self.columns, values)
            self.holding.look_at(values)
            if self.digest.rows % AT_ONCE == 0:
                progress(self.model._meta.label, done + self.digest.rows)
            # What cannot be kept is named, all of it; so the rest is read too, and nothing more is written.
            if not self.holding.count:
                yield [prepare(value, self.target) for prepare, value in zip(prepared, values, strict=True)]

    def trouble(self):
        """What was found, and what no Python value could be made of: a date that is none is read as nothing."""
        counts = {column: models.Count(column) for column in self.columns}
        filled = self.model._base_manager.using(SOURCE).order_by().aggregate(**{f"{c}_": n for c, n in counts.items()})
        for column in self.columns:
            lost = filled[f"{column}_"] - self.digest.filled.get(column, 0)
            if lost:
                rows = "1 row holds" if lost == 1 else f"{lost:,} rows hold"
                self.holding.problems.append(
                    f"{self.model._meta.label}, {column}: {rows} a value that cannot be read. Enter it anew"
                )
        return [f"{words}." for words in self.holding.problems]
