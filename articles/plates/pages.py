"""Pages on which others stand: lists, the pages of the shelf, the front page.

What stands on such a page is asked at each reading: which stories and pictures, live and cleared at this moment, and
the number that each story has come to. As long as the answer is the one under which its plate was made, the page is
printed from it; so a story that is published, changed or withdrawn makes anew the pages it stands on, and no other.

An answer can come again, as when a story comes and goes. So a plate is kept only where nothing was committed and no
story came or went by time while it was made: it then shows what the answer says, and nothing that was there between.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from people.negotiating import is_also_json, prefers_json
from people.paging import page_number

from .. import leaving_out
from ..models import Plate
from . import keeping, marks

# For further pages, of which a large magazine has a hundred thousand: where two fall on one place, the later stays.
PLACES = 4096


def next_rights(now, number):
    return keeping.next_rights(now)


@dataclass(frozen=True)
class Printed:
    """A kind of page. ``shows`` is asked with the moment, the number of the page, and what its address says; it gives
    what stands there, and nothing where the view is to be asked. ``until`` is asked with the moment and that number
    for the next moment that changes it by itself, and that ``shows`` would not notice."""

    part: Plate.Part
    shows: Callable
    paged: bool = False
    choices: str = ""  # what else may be asked of a list, before the page: a pattern that few questions fit
    until: Callable = next_rights
    of_a_row: bool = False  # whether what stands there begins with the key of the row whose page it is


def page(request, view, kwargs, kind):
    """A page from its plate; None where the view is to make it as always."""
    number = page_number(request.GET.get("page"))
    asked = ["=".join(each) for each in request.GET.items()]
    choice = asked.pop(0) if kind.choices and asked and re.fullmatch(kind.choices, asked[0]) else ""
    usual = [f"page={number}"] if kind.paged else []
    if asked not in ([], usual) or (is_also_json(view) and prefers_json(request)):
        return None
    text = printed(
        request,
        kind.part,
        lambda now: kind.shows(now, number, **kwargs),
        lambda nowhere: content_of(view(nowhere, **kwargs)),
        choice=choice,
        number=number,
        until=lambda now: kind.until(now, number),
        of_a_row=kind.of_a_row,
    )
    if text is None:
        return None
    response = HttpResponse(text)
    if is_also_json(view):
        patch_vary_headers(response, ["Accept"])
    return response


def content_of(response):
    return response.content.decode() if response.status_code == 200 else None


def printed(
    request,
    part,
    ask,
    make,
    *,
    path=None,
    choice="",
    number=1,
    called="page",
    until=keeping.next_rights,
    of_a_row=False,
):
    """The text at an address, as bytes, from its plate, or else as ``make`` makes it for a request from nowhere.

    ``ask`` is given the moment, and says what stands there; ``of_a_row``, beginning with the key of the row that it is
    told of. ``called`` is the parameter with the number, before which stands ``choice``. None where nothing stands
    there, and where the text is not whole: then it is made as always, for who asks.
    """
    path, now, moved = path or request.path, timezone.now(), keeping.numbers()
    path += f"?{choice}" * bool(choice)
    shown = ask(now)
    if not shown:
        return None
    key = shown[0] if of_a_row else place_of(path, number, is_first=number == 1 and not choice)
    # That of one which goes by what stands on it, and that of one which goes by all stories too.
    alone, with_all = (keeping.state_of(path, number, shown, *numbers) for numbers in (moved[:1], moved))
    kept = keeping.at_key(part, key, now)
    if kept and kept[0] in (alone, with_all):
        return marks.printed(bytes(kept[1]), request)
    until = until(now)
    ends = keeping.earliest(until, keeping.next_story(now))
    nowhere = marks.Nowhere(request, "&".join(filter(None, [choice, f"{called}={number}" if number > 1 else ""])))
    with leaving_out.note() as left_out, keeping.noting_what_it_goes_by() as wider:
        text = make(nowhere)
    if text is None or left_out:
        return None
    if (text := marks.engraved(text, nowhere.host)) is None:
        return None
    if keeping.numbers() == moved and (ends is None or timezone.now() < ends):
        keeping.keep(part, [(key, with_all, text, ends) if wider else (key, alone, text, until)])
    return marks.printed(text, request)


def place_of(path, number, *, is_first):
    """The number under which the plate of a page is kept. Its state says of which page it is."""
    found = int.from_bytes(hashlib.blake2b(f"{path} {number}".encode(), digest_size=7).digest())
    return found if is_first else found % PLACES
