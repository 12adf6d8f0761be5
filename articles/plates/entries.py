"""What feeds say of a story, ready but for the host."""

import datetime
import json

from django.utils import timezone

from ..models import Plate
from . import keeping, marks

MOMENTS = ("published", "updated", "moved")


def told(request, stories, most, tell):
    """The newest of some live stories as fields by name, from plates.

    ``tell(keys, absolute)`` gives those that have none yet: the key, the fields, and whether they may be kept. A story
    that it leaves out is left out here.
    """
    now = timezone.now()
    found = list(keeping.with_plates(stories.newest_first(), now, Plate.Part.ENTRY)[:most])
    states = {key: keeping.state_of(own, shelf) for key, own, shelf, *_ in found}
    texts = {key: text for key, _, _, _, kept, text in found if kept == states[key]}
    if missing := [key for key in states if key not in texts]:
        until = keeping.next_rights(now)
        nowhere = marks.Nowhere(request)
        made = [
            (key, states[key], engraved(fields, nowhere.host), whole)
            for key, fields, whole in tell(missing, nowhere.build_absolute_uri)
        ]
        keeping.keep(Plate.Part.ENTRY, [each for *each, whole in made if whole], until)
        texts |= {key: text for key, _, text, _ in made}
    for key in states:
        if key in texts:
            fields = json.loads(marks.printed(texts[key], request))
            yield fields | {name: datetime.datetime.fromisoformat(fields[name]) for name in MOMENTS}


def engraved(fields, host):
    text = json.dumps(fields, default=datetime.datetime.isoformat, ensure_ascii=False)
    return marks.engraved(text, host)
