"""A hidden story's address takes what one takes that never was: no reader can tell them apart by how long it takes.

Both are the same queries, with as many rows fetched and files opened, the same lines in the log and the same answer.
"""

from django.test import TestCase

from .matrix import SAY_GONE, at
from .surfaces import SURFACES, Ask
from .work import Worker
from .world import GONE, HIDDEN, RIGHTS_END, SECOND, World


class SameWorkTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.world = World()
        cls.addClassCleanup(cls.world.clear_away)

    def setUp(self):
        self.worker, self.never_asked, self.begun = Worker(self), {}, set()

    def hidden(self, moment):
        """Every request for an address of its own of a story that is not to be known of, once and plainly."""
        seen = set()
        for surface, ask_for in SURFACES.items():
            for told in self.world.stories.values():
                state = told.state.at(moment, self.world.t)
                if surface in ("rendition", "newsletter-picture") and told.state.name == RIGHTS_END:
                    state = GONE if moment >= self.world.t else state
                if state == HIDDEN or (state == GONE and surface not in SAY_GONE):
                    for ask in ask_for(self.world, told):
                        key = (ask.path, ask.method, str(ask.data))
                        if ask.own and key not in seen and ask.headers.keys() <= {"Accept"}:
                            seen.add(key)
                            yield surface, told, ask

    def never(self, surface, ask, words):
        """The answer where there never was such a story: asked for once for all stories."""
        if surface not in self.begun:
            self.begun.add(surface)
            self.worker.answer(ask, *words)  # what a process looks up once, and has then
        if repr(ask) not in self.never_asked:
            self.never_asked[repr(ask)] = self.worker.answer(ask, *words)
        return self.never_asked[repr(ask)]

    def told_apart(self, moment, only):
        """What differs, in sentences."""
        for surface, told, ask in self.hidden(moment):
            if surface not in only:
                continue
            words = [each for pair in told.never_was().items() for each in pair]
            never, never_work = self.never(surface, ask.of_one_that_never_was(told), words)
            answer, work = self.worker.answer(ask, *words)
            differing = work.differs_from(never_work)
            if answer.plainly(*words) != never.plainly(*words):
                differing.append("answer")
            if differing:
                yield f"{surface}: {ask} of the one that is {told.state.name} differs in {', '.join(differing)}"

    def assertSameWork(self, moment, only=SURFACES):
        with at(moment):
            self.worker.answer(Ask("/search/", data={"q": "text"}))  # takes into its index what has changed
            apart = list(self.told_apart(moment, only))
        self.assertEqual(apart, [], "\n".join(["", *apart[:40]]))

    def test_a_hidden_story_takes_what_one_takes_that_never_was(self):
        self.assertSameWork(self.world.t - SECOND)

    def test_pictures_and_topics_of_one_that_is_gone_do_too(self):
        self.assertSameWork(self.world.t, ("rendition", "newsletter-picture", "tag", "issue", "series"))
