"""What feeds say of a story, ready but for the host."""

import datetime
import json

from django.utils import timezone

from .. import leaving_out
from ..models import Plate
from . import keeping, marks

MOMENTS = ("published", "updated", "moved")


def told(request, stories, most, tell):
    """The newest of some live stories as fields by name, from plates.

    ``tell(keys, absolute)`` gives those that have none yet: the story, the fields, and whether they may be kept. A
    story that it leaves out is left out here.
    """
    now = timezone.now()
    found = list(keeping.with_plates(stories.newest_first(), now, Plate.Part.ENTRY)[:most])
    # That of one which goes by nothing but the story itself, and that of one which goes by all others too.
    states = {
        key: (keeping.state_of(own, shelf), keeping.state_of(own, shelf, all_stories))
        for key, own, shelf, all_stories, *_ in found
    }
    texts = {key: text for key, *_, kept, text in found if kept in states[key]}
    if any(kept == states[key][1] for key, *_, kept, _ in found):
        keeping.go_by_all_stories()
    if missing := [key for key in states if key not in texts]:
        rights, any_story = keeping.next_rights(now), keeping.next_story(now)
        nowhere, plates = marks.Nowhere(request), []
        for story, fields, whole in tell(missing, nowhere.build_absolute_uri):
            with leaving_out.without(story, "A feed"):
                texts[story.pk] = engraved(fields, nowhere.host)
            alone, with_all = states[story.pk]
            until = keeping.earliest(rights, any_story) if story.leads_to_stories else rights
            if whole and story.pk in texts:
                plates.append((story.pk, with_all if story.leads_to_stories else alone, texts[story.pk], until))
        keeping.keep(Plate.Part.ENTRY, plates)
    for key in states:
        if key in texts:
            fields = json.loads(marks.printed(texts[key], request))
            yield fields | {name: datetime.datetime.fromisoformat(fields[name]) for name in MOMENTS}


def engraved(fields, host):
    text = json.dumps(fields, default=datetime.datetime.isoformat, ensure_ascii=False)
    return marks.engraved(text, host)
