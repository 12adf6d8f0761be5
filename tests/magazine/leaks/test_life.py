"""The life of a story in any order: after each step readers are shown what it is now, though pages are kept."""

import datetime
from unittest import mock

from django.db import transaction
from django.test import TestCase
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from articles.models import Article, Photo, RenditionSet
from people.models import FormerAddress
from tests.factories import make_article, make_photo
from tests.magazine.edition.readers import Readers

from .world import FRAMES, TOKEN, T

HOURS = st.integers(-3, 3).map(lambda hours: datetime.timedelta(hours=hours))
LISTS = ("/stories/", "/sitemap-stories.xml", "/feed.json", "/search/?q=telltale")


class Life(RuleBasedStateMachine):
    """One story with one picture. What is true of it is kept beside it, as an editor would on paper."""

    def __init__(self):
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.now = T
        self.clock = mock.patch("django.utils.timezone.now", side_effect=lambda: self.now)
        self.clock.start()
        self.readers, self.slugs = Readers(), ["telltale-0"]

    def teardown(self):
        self.clock.stop()
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    @initialize()
    def write(self):
        self.photo = make_photo("Telltale picture")
        RenditionSet.objects.create(photo=self.photo, token="7" * TOKEN, recipe="x", frames=FRAMES)
        story = make_article(
            "Telltale", slug=self.slugs[0], status="draft", published_at=None, lead_photo=self.photo, tags=["telltale"]
        )
        self.key, self.status = story.pk, "draft"
        self.goes_out = self.embargo = self.ends = self.rights = None

    @property
    def story(self):
        return Article.objects.get(pk=self.key)

    def change(self, **fields):
        Article.objects.filter(pk=self.key).update(**fields)

    # What editors do, and what time does

    @rule(passes=st.sampled_from([1, 3600, 3 * 3600]))
    def the_clock_moves(self, passes):
        self.now += datetime.timedelta(seconds=passes)

    @rule()
    def is_published(self):
        if self.key:
            self.story.publish()
            self.status, self.goes_out = "published", self.goes_out or self.now.replace(microsecond=0)

    @rule(after=HOURS)
    def is_scheduled(self, after):
        self.status, self.goes_out = "published", self.now + after
        if self.ends and self.ends <= self.goes_out:
            self.ends = None
        self.change(status="published", published_at=self.goes_out, expires_at=self.ends)

    @rule(after=HOURS)
    def is_embargoed(self, after):
        self.embargo = self.now + after
        self.change(embargo_until=self.embargo)

    @rule()
    def its_embargo_is_lifted(self):
        self.embargo = None
        self.change(embargo_until=None)

    @rule(after=HOURS)
    def expires(self, after):
        if self.goes_out and self.goes_out < self.now + after:
            self.ends = self.now + after
            self.change(expires_at=self.ends)

    @rule()
    def is_withdrawn(self):
        if self.key and self.status == "published":
            self.story.withdraw()
            self.status = "withdrawn"

    @rule()
    def has_another_address(self):
        if self.key:
            self.slugs.append(f"telltale-{len(self.slugs)}")
            self.change(slug=self.slugs[-1])
            FormerAddress.objects.create(row=self.story, slug=self.slugs[-2])

    @rule(after=HOURS)
    def the_rights_of_its_picture_end(self, after):
        self.rights = self.now + after
        Photo.objects.filter(pk=self.photo.pk).update(rights_until=self.rights)

    @rule()
    def is_deleted(self):
        if self.key:
            self.story.delete()
            self.key = None

    # What readers are shown

    @property
    def is_out(self):
        came = self.key and self.goes_out is not None and self.goes_out <= self.now
        return came and not (self.embargo and self.embargo > self.now)

    @property
    def is_live(self):
        return bool(self.is_out and self.status == "published" and not (self.ends and self.ends <= self.now))

    @property
    def is_gone(self):
        return self.is_out and not self.is_live and self.status != "draft"

    @invariant()
    def its_page_says_what_it_is(self):
        expected = 200 if self.is_live else 410 if self.is_gone else 404
        assert self.readers.get(f"/stories/{self.slugs[-1]}/").status == expected
        for former in self.slugs[:-1]:
            answer = self.readers.get(f"/stories/{former}/")
            assert (answer.status == 301) == self.is_live
            assert answer.get("Location") in (None, f"/stories/{self.slugs[-1]}/")

    @invariant()
    def lists_hold_it_while_it_is_live(self):
        assert {story.pk for story in Article.objects.live()} == ({self.key} if self.is_live else set())
        assert not self.key or self.story.is_live() == self.is_live
        for address in LISTS:
            assert (f"/{self.slugs[-1]}/" in self.readers.get(address).text) == self.is_live, address

    @invariant()
    def its_picture_is_shown_while_it_has_rights(self):
        shown = self.is_live and not (self.rights and self.rights <= self.now)
        text = self.readers.get(f"/stories/{self.slugs[-1]}/").text
        assert ("7" * TOKEN in text) == shown


class LifeTests(TestCase):
    def test_whatever_happens_readers_are_shown_what_the_story_is_now(self):
        # On a busy machine pages take as long as they take: that says nothing of a story.
        slow = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
        always_the_same = {"derandomize": True, "database": None}
        bounded = settings(max_examples=8, stateful_step_count=10, **slow, **always_the_same)
        run_state_machine_as_test(Life, settings=bounded)
