"""Sources for tests of plans, and what they hold in common."""

import tempfile
from pathlib import Path
from unittest import mock

from django.core.management import call_command

from articles.importing import doors
from articles.importing.doors import Given, Incoming
from articles.importing.planning.knowing import Known
from articles.importing.planning.names import Candidate, Named, Spot
from articles.importing.rows import fixture_models, own_fields

SOURCES = Path(__file__).parents[4] / "fixtures" / "sources"
WALK = """A walk with Varda

She knows every stone of the beach at Noirmoutier

We meet at the harbour, early, before the shops have opened and before the first of the ferries is in.

She walks fast. Her camera hangs from her shoulder, and now and then she stops and lifts it to her eye.

“I never plan a shot,” she says, and films a dog that has come down to the water to look at the two of us.
"""


def incoming(text=WALK, name="walk.txt", **given):
    return Incoming(name, text, Given(**given))


def cover_story(**given):
    text = (SOURCES / "mikey-madison-anora-cover-story.txt").read_text(encoding="utf-8")
    return Incoming("cover.txt", text, Given(**given))


def knowing(*named, stated=()):
    """Instead of recognising and matching: these names."""
    return lambda reading: Known(tuple(named), tuple(stated))


def person(name="Agnès Varda", slug="", *, times=1, part="text", **fields):
    spots = tuple(Spot(0 if part == "text" else None, 0, 1, part) for _ in range(times))
    return Named("person", name, slug, sentence=f"Here is {name}.", spots=spots, **fields)


def film(name="Cléo from 5 to 7", slug="", *, kind="film", **fields):
    return Named(kind, name, slug, sentence=f"Here is {name}.", spots=(Spot(1, 0, 1),), **fields)


def candidates(*rows):
    return tuple(Candidate(row.slug, str(row)) for row in rows)


def opening(*found, **refused):
    """Instead of the doors: by its name, what a file holds."""

    def open_file(path, *, encoding=None):
        if path.name in refused_by_name:
            raise doors.Refused(refused_by_name[path.name])
        return iter([each for each in found if each.name.partition(", ")[0] == path.name])

    refused_by_name = {name.replace("_", "."): sentence for name, sentence in refused.items()}
    return mock.patch.object(doors, "open_file", open_file, create=True)


def all_rows(leaving_out=()):
    """Every row that a fixture could hold, by its natural key."""
    found = {}
    for label, model in fixture_models().items():
        for each in model._default_manager.all():
            values = {}
            for name, field in own_fields(model).items():
                value = getattr(each, name)
                if field.many_to_many:
                    value = sorted(row.natural_key() for row in value.all())
                elif field.is_relation:
                    value = value and value.natural_key()
                values[name] = value
            found[label, each.natural_key()] = values
    return found


def load_fixture(content):
    """Load it twice: the second time changes nothing."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "walk.json"
        path.write_bytes(content)
        call_command("load_fixtures", path, verbosity=0)
        before = all_rows()
        call_command("load_fixtures", path, verbosity=0)
        assert all_rows() == before


def starting(plan, beginning):
    """The decisions whose keys begin so."""
    return [decision for decision in plan.decisions if decision.key.startswith(beginning)]
