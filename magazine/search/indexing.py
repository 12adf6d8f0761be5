"""Keeping the index: triggers note what has changed, and whoever searches first takes it in.

The triggers stand in the database, so they see every way in which a row can change, and all they
write is the key of the row: a story of thirty blocks is read once, however many of them were saved.
A rolled-back rehearsal leaves no note. What is noted and not yet taken in (more of it than one
reader should wait for) is left out of every answer, so that nothing is found by words it has lost.
"""

import hashlib
from contextlib import suppress
from dataclasses import dataclass, field, fields
from html import unescape

from django.db import DatabaseError, connection, transaction
from django.db.models import Q
from django.utils.html import strip_tags

from articles.models import Article, Block, Contribution, Subject
from people.models import Edition, Film, FilmTitle, Person, PersonName, Programme, ProgrammeName

from .engines import engine
from .words import key_of, words_in

AT_ONCE = 250
Kind = Block.Kind
# Captions and alt texts are left out: they leave the page when a picture's rights end.
WITH_TEXT = (Kind.TEXT, Kind.HEADING, Kind.PULL_QUOTE, Kind.LIST_ENTRY, Kind.NOTE)

# Which row's words are to be read again when a row of a model changes
NOTED = (
    (Article, "story", "id"),
    (Block, "story", "parent"),
    (Subject, "story", "article"),
    (Contribution, "story", "article"),
    (Person, "person", "id"),
    (PersonName, "person", "person"),
    (Film, "film", "id"),
    (FilmTitle, "film", "film"),
    (Programme, "programme", "id"),
    (ProgrammeName, "programme", "programme"),
    (Edition, "edition", "id"),
)
MODELS = {"story": Article, "person": Person, "film": Film, "programme": Programme, "edition": Edition}
GROUPS = {"person": "person", "film": "film", "programme": "award", "edition": "award"}


@dataclass(frozen=True)
class StoryEntry:
    key: int
    position: int
    title_key: str
    title: list
    dek: list
    words: list
    facets: list = field(default_factory=list)

    kind = "story"

    @property
    def digest(self):
        return digest_of(self)


@dataclass(frozen=True)
class ShelfEntry:
    kind: str
    key: int
    name: str
    detail: str
    slug: str
    title_key: str
    names: list
    words: list

    @property
    def digest(self):
        return digest_of(self)

    @property
    def group(self):
        return GROUPS[self.kind]


def digest_of(entry):
    # Not astuple(), which copies every word: that was half of what taking in a story cost.
    said = tuple(getattr(entry, each.name) for each in fields(entry))
    return hashlib.blake2b(repr(said).encode("utf-8", "replace"), digest_size=12).hexdigest()


# Tables and triggers


def triggers():
    made = {}
    for model, kind, name in NOTED:
        made |= engine().triggers(model._meta.db_table, kind, model._meta.get_field(name).column)
    return made


def missing_triggers():
    with connection.cursor() as cursor:
        return sorted(triggers().keys() - engine().triggers_there(cursor))


def make_tables():
    with connection.cursor() as cursor:
        for statement in engine().tables:
            cursor.execute(statement)
    make_triggers()
    note_everything()


def make_triggers():
    """Make those that are not there; which ones that were."""
    missing = missing_triggers()
    with connection.cursor() as cursor:
        for statement in engine().functions if missing else ():
            cursor.execute(statement)
        for name in missing:
            cursor.execute(triggers()[name])
    return missing


def drop_tables():
    with connection.cursor() as cursor:
        drop_triggers(cursor)
        for name in engine().names:
            cursor.execute(f"DROP TABLE IF EXISTS {name}")
        for name in ("search_note", "search_forget") if engine().functions else ():
            cursor.execute(f"DROP FUNCTION IF EXISTS {name}")


def drop_triggers(cursor):
    tables = {name: model._meta.db_table for model, kind, key in NOTED for name in owned_by(model, kind, key)}
    for name in engine().triggers_there(cursor):
        on = f" ON {tables[name]}" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER {name}{on}")


def owned_by(model, kind, key):
    return engine().triggers(model._meta.db_table, kind, model._meta.get_field(key).column)


def note_everything():
    with connection.cursor() as cursor:
        for kind, model in MODELS.items():
            cursor.execute("DELETE FROM search_due WHERE kind = %s", [kind])
            table = model._meta.db_table
            cursor.execute(f"INSERT INTO search_due (kind, key) SELECT '{kind}', id FROM {table}")


def after_migrating(plan=(), using="default", **_):
    """Make the triggers that a migration dropped, and take in what was changed without them."""
    if using != "default" or not tables_are_there():
        return
    if make_triggers():
        note_everything()
    elif not any(migration.app_label == "search" for migration, _ in plan):
        return
    # Halfway through the migrations the tables may not be what the models say. It stays noted.
    with suppress(DatabaseError), transaction.atomic():
        take_in_everything()


def tables_are_there():
    there = set(connection.introspection.table_names())
    return {"search_due", *(model._meta.db_table for model, _, _ in NOTED)} <= there


# Reading the rows


def entries_of(kind, keys):
    return story_entries(keys) if kind == "story" else shelf_entries(kind, keys)


def story_entries(keys):
    """What of these stories is to be found: the words of those that are published, as their pages show them."""
    rows = Article.objects.filter(pk__in=keys, status=Article.Status.PUBLISHED, published_at__isnull=False)
    rows = rows.order_by("pk").only(
        *("kind", "section_id", "kicker", "title", "dek", "verdict", "published_at", "first_published")
    )
    stories = {row.pk: row for row in rows}
    bodies, people = texts_of(stories), {key: set() for key in stories}
    for model in (Subject, Contribution):
        linked = model.objects.filter(article__in=stories, person__isnull=False)
        for key, person in linked.order_by().values_list("article", "person"):
            people[key].add(person)
    return [entry_of(story, bodies[key], people[key]) for key, story in stories.items()]


def texts_of(keys):
    """Story to the plain texts of its body, in order."""
    found = {key: [] for key in keys}
    blocks = Block.objects.filter(parent__in=keys, kind__in=WITH_TEXT).order_by("parent", "ordering", "id")
    for key, kind, title, text, said_by in blocks.values_list("parent", "kind", "title", "text", "attribution"):
        found[key] += filter(
            None, [title if kind == Kind.LIST_ENTRY else "", plain(kind, text), said_by * (kind == Kind.PULL_QUOTE)]
        )
    return found


def plain(kind, text):
    """A block's text without markup; headings and quotations have none."""
    if kind in (Kind.HEADING, Kind.PULL_QUOTE):
        return text
    return unescape(strip_tags(text.replace("<", " <")).replace("\xa0", " ")).strip()


def entry_of(story, body, people):
    title, dek = words_in(story.title), words_in(story.dek)
    beside = words_in(f"{story.kicker} {story.verdict}")
    facets = [f"k{story.kind.replace('-', '')}", f"y{year_of(story)}", *(f"p{key}" for key in sorted(people))]
    facets += [f"s{story.section_id}"] if story.section_id else []
    position = int(story.published_at.timestamp()) // 60 * (1 << 32) + story.pk
    words = [*title, *dek, *beside, *words_in(" ".join(body))]
    return StoryEntry(story.pk, position, key_of(title), title, dek, words, facets)


def year_of(story):
    """The year that its date shows."""
    date = story.first_published
    return date.year if date and date.year else story.published_at.year


def shelf_entries(kind, keys):
    return {"person": people, "film": films, "programme": programmes, "edition": editions}[kind](keys)


def named(kind, row, name, names, detail="", words="", slug=""):
    others = [other for other in names if other != name]
    folded = words_in("\n".join([name, *others]))
    return ShelfEntry(kind, row.pk, name, detail, slug or row.slug, key_of(words_in(name)), folded, words_in(words))


def people(keys):
    rows = Person.objects.filter(pk__in=keys).with_other_names().order_by("pk")
    return [
        named("person", row, row.name, row.other_name_list, ", ".join(row.other_name_list), row.bio) for row in rows
    ]


def films(keys):
    rows = Film.objects.filter(pk__in=keys).with_other_names().order_by("pk")
    return [
        named(
            "film",
            row,
            row.title,
            row.other_name_list,
            ", ".join(filter(None, [row.get_kind_display(), str(row.year or "")])),
            f"{row.year or ''} {row.tagline} {row.genre} {row.synopsis}",
        )
        for row in rows
    ]


def programmes(keys):
    rows = Programme.objects.filter(pk__in=keys).with_other_names().order_by("pk")
    return [
        named("programme", row, row.name, row.other_name_list, row.get_kind_display(), row.description) for row in rows
    ]


def editions(keys):
    rows = Edition.objects.filter(pk__in=keys).select_related("programme").order_by("pk")
    return [
        named(
            "edition",
            row,
            row.name,
            [],
            str((row.starts and row.starts.year) or row.honours_year or ""),
            f"{row.programme.name} {row.honours_year} {row.starts or ''} {row.city} {row.venue}",
            f"{row.programme.slug}/{row.slug}",
        )
        for row in rows
    ]


# Taking in


def catch_up():
    """Take in what is due, as much as a reader may wait for; whether anything is left.

    Where another holds the database, or it cannot be written, what is due is left for the next.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM search_due LIMIT 1")
        if not cursor.fetchone():
            return False
        as_before = engine().wait_briefly(cursor)
        try:
            return bool(take_in(AT_ONCE)[1])
        except DatabaseError:
            return True
        finally:
            as_before()


def take_in_everything(progress=lambda done: None):
    done = 0
    while True:
        taken, left = take_in(AT_ONCE)
        done += taken
        progress(done)
        if not left:
            return done


@transaction.atomic
def take_in(most):
    """Take in the rows of so many notes, with whatever else is noted of them; how many rows, and whether more are due.

    The notes are deleted before the rows are read: what is committed in between is read, and stays noted.
    """
    with connection.cursor() as cursor:
        engine().lock(cursor)
        cursor.execute(
            "DELETE FROM search_due WHERE (kind, key) IN (SELECT kind, key FROM search_due ORDER BY id LIMIT %s) "
            "RETURNING kind, key",
            [most],
        )
        noted = {}
        for kind, key in cursor.fetchall():
            noted.setdefault(kind, set()).add(key)
        if awards := noted.get("programme"):
            of_them = Edition.objects.filter(programme__in=awards).values_list("pk", flat=True)
            noted.setdefault("edition", set()).update(of_them)
        for kind, keys in noted.items():
            write(cursor, kind, keys)
        cursor.execute("SELECT 1 FROM search_due LIMIT 1")
        return sum(map(len, noted.values())), cursor.fetchone() is not None


def write(cursor, kind, keys):
    """Put the index in step with these rows; whose entries were not."""
    now = {entry.key: entry for entry in entries_of(kind, keys)}
    kept = digests(cursor, kind, keys)
    changed = [key for key in keys if kept.get(key) != (now[key].digest if key in now else None)]
    if not changed:
        return changed
    entries = [now[key] for key in changed if key in now]
    if kind == "story":
        engine().remove_stories(cursor, changed)
        engine().write_stories(cursor, entries)
    else:
        engine().remove_shelf(cursor, kind, changed)
        engine().write_shelf(cursor, entries)
    return changed


def digests(cursor, kind, keys):
    """Key to digest of what the index holds of these rows."""
    marks = ", ".join(["%s"] * len(keys))
    if kind == "story":
        cursor.execute(f"SELECT story_id, digest FROM search_story WHERE story_id IN ({marks})", list(keys))
    else:
        cursor.execute(f"SELECT key, digest FROM search_shelf WHERE kind = %s AND key IN ({marks})", [kind, *keys])
    return dict(cursor.fetchall())


# Comparing


def all_keys(kind):
    """Of the rows and of the index, in order."""
    with connection.cursor() as cursor:
        if kind == "story":
            cursor.execute("SELECT story_id FROM search_story")
        else:
            cursor.execute("SELECT key FROM search_shelf WHERE kind = %s", [kind])
        indexed = {key for (key,) in cursor.fetchall()}
    rows = MODELS[kind].objects.filter(Q(status="published") if kind == "story" else Q())
    return sorted(indexed | set(rows.order_by().values_list("pk", flat=True)))


def differing(kind, keys):
    """Which of these the index does not hold as they are; what is noted as due is no difference."""
    if not keys:
        return []
    now = {entry.key: entry.digest for entry in entries_of(kind, keys)}
    with connection.cursor() as cursor:
        kept = digests(cursor, kind, keys)
        marks = ", ".join(["%s"] * len(keys))
        cursor.execute(f"SELECT key FROM search_due WHERE kind = %s AND key IN ({marks})", [kind, *keys])
        due = {key for (key,) in cursor.fetchall()}
    return [key for key in keys if now.get(key) != kept.get(key) and key not in due]


def empty():
    """Throw the index away and note everything anew."""
    with transaction.atomic():
        drop_tables()
        make_tables()
