"""What came in, kept until its draft is made: nothing is lost with a closed window."""

import json
from dataclasses import asdict

from articles.importing.doors import Given, Incoming
from articles.importing.reading.pieces import Byline, Leftover
from articles.models import Import

from .making import READER, keepable


def keep_open(incoming: Incoming, digest: str, *, by) -> Import:
    """An open import of a source; the one that is open already, where the same came twice."""
    address = incoming.given.source_url[:500]
    there = Import.objects.filter(state=Import.State.OPEN, digest=digest, name=incoming.name[:200]).first()
    return there or Import.objects.create(
        name=incoming.name[:200],
        address=address,
        digest=digest,
        text=keepable(incoming.text),
        beside=json.loads(
            keepable(
                json.dumps(
                    {
                        "given": asdict(incoming.given),
                        "set_aside": [asdict(each) for each in incoming.set_aside],
                        "warnings": list(incoming.warnings),
                    },
                    ensure_ascii=False,
                ).replace("\\u0000", "\ufffd")
            )
        ),
        reader=READER,
        made_by=by,
    )


def kept_incoming(row: Import) -> Incoming:
    """The source of an import, as it came in."""
    given = dict(row.beside.get("given", {}))
    given["bylines"] = tuple(Byline(**each) for each in given.get("bylines", ()))
    given["tags"] = tuple(given.get("tags", ()))
    return Incoming(
        row.name,
        row.text,
        Given(**given),
        tuple(Leftover(**each) for each in row.beside.get("set_aside", ())),
        tuple(row.beside.get("warnings", ())),
    )
