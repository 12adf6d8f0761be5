"""What lies on the desk: the front page of the admin, a tray for each thing that waits for somebody.

Everybody finds the trays that they can use, and in them what they may see. Every tray asks for
few rows, however large the magazine, and the same number of queries fetches two of them and twenty.
"""

from .clock import going_live, leaving_soon, recently_published, stopped_launches, under_embargo
from .hand import (
    drafts_waiting,
    imports_to_look_at,
    my_drafts,
    pictures_that_need_care,
    recent_imports,
    stories_with_problems,
)
from .talk import came_back, comments_on_mine, corrections_due, signed_off, waiting_for_sign_off
from .viewer import Viewer

IN_HAND = [
    stopped_launches,
    waiting_for_sign_off,
    came_back,
    comments_on_mine,
    corrections_due,
    signed_off,
    imports_to_look_at,
    my_drafts,
    drafts_waiting,
    stories_with_problems,
    pictures_that_need_care,
]
BY_THE_CLOCK = [going_live, under_embargo, leaving_soon, recently_published, recent_imports]


def front(user):
    """The trays in two columns: what is in hand, and what the clock brings."""
    viewer = Viewer(user)
    columns = [filled(IN_HAND, viewer), filled(BY_THE_CLOCK, viewer)]
    return [column for column in columns if column]


def filled(trays, viewer):
    """The trays that are there for somebody; where nothing lies in one, it goes below the others."""
    found = [tray for make in trays if (tray := make(viewer))]
    return sorted(found, key=lambda tray: tray.is_empty)
