"""The matrix itself: what is wrong in the answers to everything that a reader can ask of every story."""

import contextlib
from unittest import mock

from .surfaces import SURFACES
from .world import GONE, HIDDEN

# Addresses of a story that say it is gone; its topic, issue and pictures are as if they had never been.
SAY_GONE = {"story", "story-json", "social-picture"}


@contextlib.contextmanager
def at(moment):
    """The clock of readers stands at a moment. The magazine is well: what asks its parts does so by connections of
    its own, which a test's transaction would keep waiting.
    """
    well = mock.patch("magazine.health.examine", return_value={"database": ("ok", {})})
    with mock.patch("django.utils.timezone.now", return_value=moment), well:
        yield


class Matrix:
    """Asks everything of every story at one moment, as one reader; ``in_short``, each address once and plainly."""

    def __init__(self, world, reader, moment, surfaces=SURFACES, *, in_short=False):
        self.world, self.reader, self.moment, self.surfaces = world, reader, moment, surfaces
        self.in_short = in_short

    def asks(self):
        """Each request once, with the story it is about and the surface it belongs to."""
        seen = set()
        for surface in self.surfaces:
            for told in self.world.stories.values():
                for ask in SURFACES[surface](self.world, told):
                    key = (ask.path.partition("?")[0], str(ask.data)) if self.in_short else repr(ask)
                    if key not in seen:
                        seen.add(key)
                        yield surface, told, ask

    def leaks(self, asks=None):
        """What stands where it must not, in sentences; empty where all is well. ``asks`` are some of its own."""
        with at(self.moment):
            for surface, told, ask in self.asks() if asks is None else asks:
                answer = self.reader.answer(ask)
                if answer.status >= 500:
                    yield f"{surface}: {ask} answered {answer.status}"
                yield from self.shown_too_soon(surface, ask, answer)
                if ask.own:
                    yield from self.told_apart(surface, told, ask, answer)

    def shown_too_soon(self, surface, ask, answer):
        """Words of any story that its readers are not given at this moment."""
        asked = f"{ask.path} {' '.join(ask.data.values())}"
        for told in self.world.stories.values():
            allowed = told.readers_see(self.moment, self.world.t)
            forbidden = {
                place: token
                for place, token in told.everything().items()
                if place not in allowed and token not in asked
            }
            if places := answer.places(forbidden):
                yield f"{surface}: {ask} shows {', '.join(sorted(places))} of the one that is {told.state.name}"

    def told_apart(self, surface, told, ask, answer):
        """An address of a hidden story, or a search for it, that does not answer as for one that never was."""
        state = told.state.at(self.moment, self.world.t)
        if surface == "rendition" and not told.shows_its_pictures(self.moment, self.world.t):
            state = HIDDEN
        if state == GONE and surface in SAY_GONE:
            is_told = answer.status == 200 and ask.method != "options"
            if is_told or answer.status not in (200, 301, 404, 410):
                yield f"{surface}: {ask} of the one that is {told.state.name} answered {answer.status}"
        elif state in (HIDDEN, GONE):
            words = [each for pair in told.never_was().items() for each in pair]
            never = self.reader.answer(ask.of_one_that_never_was(told))
            if answer.plainly(*words) != never.plainly(*words):
                yield f"{surface}: {ask} tells the one that is {told.state.name} from one that never was"
