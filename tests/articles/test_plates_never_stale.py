"""Whatever the desk does in whatever order, what is printed from plates is what is made without them.

MATINEE_ACTS says how many acts, MATINEE_SEED which; a failure prints both, and what was done.
"""

import datetime
import os
import random
from contextlib import ExitStack
from itertools import chain
from unittest import mock

from django.db import IntegrityError, transaction
from django.test import TransactionTestCase

from articles.models import Article, Plate, Section, Tag
from articles.plates import keeping, marks
from people.models import Company, Edition, Film, Person
from tests.articles.plates import few_on_a_page
from tests.articles.random_acts import Acts
from tests.articles.random_acts.magazine import HOUR

ACTS = int(os.environ.get("MATINEE_ACTS", 60))
SEED = int(os.environ.get("MATINEE_SEED", 27))
LOOKED_AT = 4  # pages at a time, each for so many acts

LISTS = ["/", "/stories/", "/stories/?page=1", "/stories/?page=2", "/stories/?page=3", "/stories/kinds/features/"]
LISTS += [
    "/tags/",
    "/tags/?page=2",
    "/archive/",
    "/sections/",
    "/issues/",
    "/series/",
    "/pictures/",
    "/pictures/?page=2",
]
LISTS += [
    "/films/",
    "/people/",
    "/awards/",
    "/feed/",
    "/feed.rss",
    "/feed.json",
    "/seasons/2024/",
    "/series/on-anora/",
    "/issues/reel/may/",
]
LISTS += [f"/sitemap{which}.xml" for which in ("", "-stories", "-news", "-topics", "-archive", "-pictures", "-people")]
LISTS += ["/sitemap-stories.xml?p=2"]
AS_JSON = ".json"
WITH = {Film: ["", AS_JSON, "pictures/", "feed.rss"], Person: ["", AS_JSON, "pictures/", "feed.json"]}
WITH |= {Company: ["", "pictures/"], Edition: ["", AS_JSON]}
WITH |= {Section: ["", "?page=2", "feed.atom"], Tag: ["", "?page=2", "feed.rss"]}
WITH |= {Article: ["", AS_JSON]}


def address_of(row, more):
    page = row.get_absolute_url()
    return f"{page.rstrip('/')}{more}" if more == AS_JSON else f"{page}{more}"


class NeverStaleTests(TransactionTestCase):
    def setUp(self):
        self.chance = random.Random(SEED)
        self.clock = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)
        self.done, self.known, self.looked_at, self.printed = [], [], [], 0
        self.enterContext(mock.patch("django.utils.timezone.now", lambda: self.clock))
        self.enterContext(few_on_a_page(3))
        self.magazine = Acts(self.chance, lambda: self.clock)

    def test_what_is_printed_is_what_is_made(self):
        for _ in range(ACTS):
            self.looked_at = [*self.looked_at[1 - LOOKED_AT :], self.any_address()]
            for address in self.looked_at:
                self.assertPrintedAsMade(address)
            self.act()
        self.assertGreater(self.printed, ACTS // 2)  # or else little was held against what is made

    def act(self):
        self.clock += datetime.timedelta(seconds=1)
        if self.chance.random() < 0.08:
            self.clock += self.chance.choice([1, 2, 3]) * HOUR
            return self.done.append(f"the clock shows {self.clock}")
        act = self.magazine.choose()
        try:
            with ExitStack() as stack:
                if self.chance.random() < 0.5:
                    stack.enter_context(transaction.atomic())
                told = act()
        except IntegrityError as refused:
            told = f"refused: {refused}"
        self.done.append(f"{act.__name__}: {told}")

    def any_address(self):
        """One of a list, or of a row that is there or was; each kind as often as another."""
        there = [
            [address_of(row, more) for row in model.objects.order_by("pk") for more in others]
            for model, others in WITH.items()
        ]
        self.known = list(dict.fromkeys(chain(self.known, *there)))[-150:]
        return self.chance.choice(self.chance.choice([LISTS, self.known, *filter(None, there)]))

    def assertPrintedAsMade(self, address):
        how = {"headers": {"host": self.chance.choice(["testserver", "localhost:8000"])}}
        how["secure"] = self.chance.random() < 0.2
        if self.chance.random() < 0.2:
            self.read_while_something_happens(address, how)
        before = self.plates()
        printed = self.read(address, how)
        self.printed += printed[0] == 200 and self.plates() == before
        with mock.patch("articles.plates.keeping.may_print", return_value=False):
            made = self.read(address, how)
        if printed != made:
            self.fail(self.told(address, printed, made))

    def read_while_something_happens(self, address, how):
        """Before a page is made, or before its plate is kept, the desk goes on; some of it is undone at once."""

        def begin(*request):
            self.act()
            return nowhere(*request)

        def keep(*plates):
            self.act()
            return kept(*plates)

        nowhere, kept = marks.Nowhere, keeping.keep
        where, act = self.chance.choice([((marks, "Nowhere"), begin), ((keeping, "keep"), keep)])
        self.done.append(f"While {address} is made:")
        with mock.patch.object(*where, act):
            self.client.get(address, **how)
        self.done.append("(made)")

    def read(self, address, how):
        answer = self.client.get(address, **how)
        told = {
            name: answer.headers.get(name)
            for name in ("Content-Type", "Vary", "Link", "Location", "Last-Modified", "X-Robots-Tag")
        }
        return answer.status_code, told, answer.content.decode().splitlines()

    def plates(self):
        return dict(Plate.objects.values_list("pk", "state"))

    def told(self, address, printed, made):
        lines = [f"- {one}\n+ {other}" for one, other in zip(printed[2], made[2], strict=False) if one != other]
        acts = "\n".join(self.done)
        return (
            f"{address} is printed otherwise than it is made: {printed[:2]}, {made[:2]}\n"
            f"{''.join(lines)[:2000]}\n\nMATINEE_SEED={SEED} MATINEE_ACTS={ACTS}; {len(self.done)} acts:\n{acts}"
        )
