"""Fixtures into the database: all or nothing, and never over what an editor has changed since.

A row that is not there yet is made. A row that is there and differs from the fixture is kept as
it is, because an editor may have changed it, and is reported; ``overwrite`` takes the
fixture's values instead. A row of the shelf that says ``"fills": ["runtime"]`` gives the one that
is there these fields where they are empty, and nothing else.

Rows that belong to another are made along with it; see articles.importing.belongings.
"""

from collections.abc import Callable

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import DataError, IntegrityError, models, transaction

from articles.models import Article, Block, Photo
from articles.pictures import renditions
from articles.timing import keeps_embargo
from people import moments
from people.models import AuditEntry, Nomination

from .belongings import Belongings, owner_field_of
from .checking import Findings, sentences
from .originals import Copies
from .report import Report, in_words
from .rows import Name, Row, fixture_models, own_fields
from .stories_kept import StoriesKept


def is_empty() -> bool:
    """Whether the magazine holds nothing yet that a fixture could bring."""
    return not any(model.objects.exists() for model in fixture_models().values())


def load(
    found: Findings,
    *,
    overwrite: bool = False,
    check_only: bool = False,
    progress: Callable[[int, int], None] | None = None,
    by: AbstractBaseUser | None = None,
) -> Report:
    """Write the rows that were found sound, unless one of them is refused. Then nothing is written.

    ``by`` is whom history and audit log name; nobody where a command does it.

    Each row is validated in full against the rows before it, and each published story that is
    made or overwritten passes the same checks as at the desk. What is refused is added to the
    problems found.
    """
    copies = Copies()
    try:
        with transaction.atomic():
            loading = Loading(found, copies, overwrite, by)
            if overwrite:
                loading.stories.hold(found.rows)
            for number, row in enumerate(found.rows, start=1):
                loading.take(row)
                if progress:
                    progress(number, len(found.rows))
            loading.belongings.settle(loading)
            loading.check_nominations()
            loading.check_stories()
            if found.problems or check_only:
                transaction.set_rollback(True)
            else:
                loading.remember()
    except BaseException:
        copies.abandon()
        raise
    if found.problems or check_only:
        copies.abandon()
    else:
        copies.finish()
    return loading.report


class Loading:
    """One load on its way: what has been placed so far, and what came of it."""

    def __init__(self, found: Findings, copies: Copies, overwrite: bool, by: AbstractBaseUser | None = None):
        self.found = found
        self.copies = copies
        self.overwrite = overwrite
        self.by = by
        self.report = Report()
        self.instances: dict[Name, models.Model] = {}
        self.made: set[models.Model] = set()
        self.stories = StoriesKept()
        self.belongings = Belongings()

    def take(self, row: Row):
        """Make a row, or compare it with the one that is there."""
        if row.name in self.found.unsound or any(name in self.found.unsound for _, name in row.named()):
            self.found.unsound.add(row.name)
            return
        given, links = self.build(row)
        owner_field = owner_field_of(given)
        owner = owner_field and getattr(given, owner_field)
        if owner and owner not in self.made and not row.adds:
            self.belongings.add(owner, owner_field, row, given, links)
        elif (owner is None or row.adds) and (existing := row.name.find()):
            self.compare(row, given, links, existing)
        else:
            self.make(row, given, links)

    def build(self, row: Row):
        """An unsaved instance of a row, and the rows that its many-to-many fields link."""
        values, links = {}, {}
        for name, value in row.fields.items():
            values[name] = row.model._meta.get_field(name).to_python(value)
        for name, reference in row.references.items():
            if isinstance(reference, list):
                links[name] = [self.instance(target) for target in reference]
            else:
                values[name] = reference and self.instance(reference)
        return row.model(**values), links

    def instance(self, name: Name) -> models.Model:
        """A row that was taken before, or that only the database has."""
        if name not in self.instances:
            self.instances[name] = name.find()
        return self.instances[name]

    # One row

    def make(self, row, given, links):
        self.take_turn(row, given)
        if self.write(row, given, links):
            self.made.add(given)
            if row.model is Article:
                self.stories.made[given.pk] = row
            self.report.made[row.model] += 1

    def compare(self, row, given, links, existing) -> list[str]:
        """Leave a row that is there as it is, or overwrite it; the names of the fields that differ."""
        given.pk, given._state.adding = existing.pk, False
        differing = differences(given, links, existing)
        if empty := [name for name in row.fills if name in differing and getattr(existing, name) in (None, "")]:
            self.fill(row, given, existing, empty)
            return []
        if differing and self.overwrite and not self.ends_embargo(row, given, existing):
            self.take_turn(row, given)
            if self.write(row, given, links):
                self.report.changed[row.model] += 1
            return differing
        self.instances[row.name] = existing
        if row.model is Block:
            self.stories.blocks[existing.pk] = row
        self.validate(row, given, against_others=not differing)
        if differing:
            self.report.kept[row.model] += 1
        else:
            self.report.unchanged[row.model] += 1
            self.copy_picture(row, existing, overwrite=self.overwrite)
        if differing and owner_field_of(given) is None:
            self.report.notes.append(f"{row.name}: {in_words(differing)} differ{'s' * (len(differing) == 1)}")
        return differing

    def fill(self, row, given, existing, names):
        """Give a row of the shelf what it did not say; what it says stays as it is."""
        for name in names:
            setattr(existing, name, getattr(given, name))
        self.instances[row.name] = existing
        if self.validate(row, existing):
            existing.save(update_fields=names)
            self.report.changed[row.model] += 1

    def write(self, row, given, links) -> bool:
        """Save a row if nothing speaks against it."""
        if row.model is Photo:
            given.digest = self.found.digests.get(row.name, "")
        if not self.validate(row, given):
            return False
        changed = [*values(given), *(["digest"] if row.model is Photo else [])]
        try:
            with transaction.atomic():
                given.save(update_fields=None if given._state.adding else changed)
                for name, rows in links.items():
                    getattr(given, name).set(rows)
        except (IntegrityError, DataError) as error:
            self.refuse(row, f"is refused by the database: {error}")
            return False
        self.instances[row.name] = given
        if row.model is Block:
            self.stories.blocks[given.pk] = row
        self.copy_picture(row, given, overwrite=True)
        return True

    def validate(self, row, given, *, against_others=True) -> bool:
        """Everything that the model itself demands of a row; also that validation would not alter it."""
        before = values(given)
        files = {model_field.name for model_field in given._meta.fields if isinstance(model_field, models.FileField)}
        try:
            given.full_clean(exclude=files, validate_unique=against_others, validate_constraints=against_others)
        except ValidationError as error:
            for name, errors in error.error_dict.items():
                for sentence in sentences(ValidationError(errors)):
                    self.refuse(row, sentence, "" if name == NON_FIELD_ERRORS else name)
            return False
        for name, value in values(given).items():
            if value != before[name]:
                self.refuse(row, f"is {before[name]!r}, but follows from the other fields as {value!r}.", name)
        return row.name not in self.found.unsound

    def refuse(self, row, sentence, field=""):
        self.found.unsound.add(row.name)
        self.found.problems.append(row.problem(sentence, field))

    def copy_picture(self, row, photo, *, overwrite):
        if row.model is not Photo:
            return
        if self.copies.add(row, overwrite=overwrite):
            self.report.pictures += 1
            if row in self.copies.replacing:
                renditions.set_aside(photo, "")
        digest = self.found.digests.get(row.name, "")
        is_news = photo.digest != digest and row.name in self.copies.as_given
        # Loaded before pictures were known by their digest. One that somebody has sent since keeps it.
        if is_news and not Photo.objects.filter(digest=digest).exists():
            Photo.objects.filter(pk=photo.pk).update(digest=digest)

    # Stories

    def take_turn(self, row, instance):
        """Before a story that was there, or something that belongs to it, is changed."""
        owner_field = owner_field_of(instance)
        story = getattr(instance, owner_field) if owner_field else instance
        if isinstance(story, Article) and story.pk:
            self.stories.take_turn(story.pk, row)

    def ends_embargo(self, row, given, existing) -> bool:
        """Whether overwriting would end an embargo before its hour, for which the desk asks permission and reason."""
        if row.model is not Article or keeps_embargo(existing, given.embargo_until):
            return False
        until = moments.in_words(existing.embargo_until)
        self.refuse(row, f"is embargoed until {until}. Lift the embargo at the desk first.", "embargo_until")
        return True

    def check_stories(self):
        """Let the checks look at the published stories that this load made or overwrote."""
        if self.found.problems:
            return
        for row, problem in self.stories.stopping():
            name = problem.field if problem.field in own_fields(row.model) else ""
            self.refuse(row, f"keeps the story from being published. {problem}", name)
        self.report.warnings = self.stories.warnings

    def remember(self):
        """Keep a version of every story that was touched, and an entry in the audit log."""
        self.stories.keep_versions(self.by)
        self.report.notes += [f"the draft beside articles.article {slug}" for slug in self.stories.beside]
        if self.report.did_something:
            files = ", ".join(dict.fromkeys(row.file.name for row in self.found.rows))
            words = f"{self.report}; from {files}"
            AuditEntry.objects.record(AuditEntry.Action.IMPORTED, None, by=self.by, words=words)

    # What no row shows by itself

    def check_nominations(self):
        """Whether each nomination's key says what was nominated: the films and nominees came after it."""
        for row in self.found.rows:
            nomination = self.instances.get(row.name) if row.model is Nomination else None
            if nomination is None or row.name in self.found.unsound:
                continue
            given = nomination.key
            nomination.refresh_key()
            if nomination.key != given:
                self.refuse(
                    row, f"is {given!r}, but by its category, films and nominees it is {nomination.key!r}.", "key"
                )


def values(instance) -> dict[str, object]:
    return {name: getattr(instance, f.attname) for name, f in own_fields(instance).items() if not f.many_to_many}


def differences(given, links, existing) -> list[str]:
    """The fields in which a fixture's row and the one in the database differ."""
    before = values(existing)
    found = [name for name, value in values(given).items() if value != before[name]]
    for name, rows in links.items():
        if {row.pk for row in rows} != set(getattr(existing, name).values_list("pk", flat=True)):
            found.append(name)
    return found
