"""A bake: the whole site in one edition, made page by page while the magazine goes on.

The edition number is read before and after each page. Once it moves, nothing that was made before counts: the
addresses are listed anew, what readers may not see any more goes first, and every page is made again, the ones that
are new and those made longest ago before the others. Only files whose bytes differ are written. Which pages a change
touches is not guessed: a name stands on pages that no query would think of, and making them is what it costs to know.
"""

import contextlib
from time import monotonic
from typing import NamedTuple

from django.utils import timezone

from articles.models import RenditionSet
from articles.pictures.renditions import is_public
from magazine.edition.instants import next_change
from magazine.edition.number import edition
from magazine.edition.version import version
from magazine.newsletter import opening

from . import nginx
from .addresses import AGEING, NAMED_BY_CONTENT, NOTICES, STAND_INS, Links, known, of_everything_else, of_stories
from .files import file_of

AT_ONCE = 200
SAVED_EVERY = 1  # second
# Begun anew so often, a bake takes longer than the magazine ever stands still.
PATIENCE = 20


class Unfinished(Exception):
    """The folder is not of one edition, and why."""


class State(NamedTuple):
    """Of the magazine: its edition, and until when nothing changes by itself."""

    number: int
    until: object


class Bake:
    def __init__(self, folder, site, numbering=edition, progress=lambda done, total, rate: None):
        self.folder, self.site, self.journal = folder, site, folder.journal
        self.numbering, self.progress = numbering, progress
        self.links, self.asked, self.rounds = Links(site.root), 0, 0
        self.begun = self.saved = monotonic()
        self.code, self.state = version(), None

    def run(self):
        """Make the folder whole. Unfinished where that cannot be; what was done stays done."""
        self.begin()
        while True:
            self.make_everything()
            self.sweep()
            nginx.write(self.folder, self.site)
            if self.now() == self.state:
                break
            self.begin_anew()
        self.journal.save()
        if failed := self.journal.failed().fetchall():
            raise Unfinished(
                "\n".join(f"{address} answers {status}, and stays as it was." for address, status in failed)
            )
        if not self.folder.is_whole():
            self.folder.declare_whole(self.facts())

    def facts(self):
        until = self.state.until and self.state.until.isoformat()
        return {"edition": self.state.number, "until": until, "site": self.site.root, "code": self.code}

    # Which edition

    def now(self):
        """The state of this moment: one query while it is the one that is known."""
        number = self.numbering()
        if self.state and self.state.number == number and (not self.state.until or timezone.now() < self.state.until):
            return self.state
        return State(number, next_change(timezone.now()))

    def begin(self):
        """Go on with what was begun, where the magazine is as it was then."""
        first = self.site.ask("/robots.txt")  # whoever asks first carries out what is due
        first.close()
        if first.status != 200:
            raise Unfinished(
                f"The magazine does not answer as {self.site.root} ({first.status}). Name the address that readers "
                "have with --site or SITE_URL, and its host in ALLOWED_HOSTS."
            )
        self.state = self.now()
        if self.journal.get("state") != self.key():
            return self.begin_round()
        for entry in self.journal.with_files():
            if not self.folder.has(entry):
                self.folder.is_not_whole()
                self.journal.lost(entry)
                self.journal.ask_again(entry)
        self.journal.ask_again_what_failed_or_ages(AGEING)

    def key(self):
        offers = "with newsletter" if opening.is_open() else "without"  # its form stands at the foot of every page
        return f"{self.code} {self.site.root} {self.state.number} {self.state.until} {offers}"

    def begin_round(self):
        self.state = self.now()
        self.folder.is_not_whole()
        self.journal.begin_round(self.key())
        self.list_everything()

    def begin_anew(self):
        self.rounds += 1
        if self.rounds > PATIENCE:
            raise Unfinished(
                f"The magazine changed {self.rounds} times while it was baked. Every file is whole and of one of these "
                "editions; bake again when less is published, and it will be of one."
            )
        self.begin_round()

    def list_everything(self):
        self.want(of_stories())
        self.withdraw()
        self.want(of_everything_else())
        self.journal.save()

    def want(self, addresses, linked_from=""):
        for address in addresses:
            if found := known(address):
                self.journal.want(*found, linked_from)

    # What must not be there any more

    def withdraw(self):
        """Before anything is made: stories that are not live, and pictures that are not public, whatever links them."""
        for entry in self.journal.of_hidden_stories():
            self.lose(entry)
        for tokens in self.journal.owners("rendition"):
            shown = set(RenditionSet.objects.public().filter(token__in=tokens).values_list("token", flat=True))
            for token in set(tokens) - shown:
                if not is_public(token):  # nor was it a moment ago
                    for entry in self.journal.entries("name = 'rendition' AND owner = ? AND file IS NOT NULL", token):
                        self.lose(entry)

    def lose(self, entry):
        self.folder.remove(entry.file)
        self.journal.lost(entry)

    def sweep(self):
        """What nothing led to in this edition is no part of the site."""
        for entry in self.journal.no_longer_wanted():
            if entry.file:
                self.folder.remove(entry.file)
            self.journal.forget(entry)

    # Pages

    def make_everything(self):
        while todo := self.journal.todo(AT_ONCE):
            for entry in todo:
                if not self.make(entry):
                    self.begin_anew()
                    break
                self.asked += 1
                if monotonic() > self.saved + SAVED_EVERY:
                    self.save()

    def save(self):
        self.journal.save()
        self.saved = monotonic()
        left, total = self.journal.counts()
        self.progress(total - left, total, self.asked / (self.saved - self.begun))

    def make(self, entry):
        """One address; whether the magazine is still as it was before. If not, what was made is let go."""
        if entry.name in STAND_INS or entry.name == "notice":
            template = NOTICES.get(entry.address, "left_out.html")
            self.keep(entry, self.site.page(template, entry.address, what=STAND_INS.get(entry.name)), "text/html")
            return True
        with contextlib.closing(self.site.ask(entry.address)) as answer:
            there = entry.size if entry.name in NAMED_BY_CONTENT and "no-store" not in answer.headers else None
            same = answer.status == 200 and str(there) == answer.headers.get("content-length")
            content = answer.read() if answer.status == 200 and not same else b""
        if self.now() != self.state:
            return False
        if same and self.folder.has(entry):
            self.journal.did(entry, 200, file=entry.file, digest=entry.digest, size=entry.size)
        elif answer.status == 200:
            self.keep(entry, content, answer.content_type)
        elif answer.status in (301, 404, 410):
            if entry.file:
                self.folder.remove(entry.file)
            self.journal.did(entry, answer.status, leads_to=answer.headers.get("location"))
        else:
            self.journal.did(entry, answer.status, file=entry.file, digest=entry.digest, size=entry.size)
        return True

    def keep(self, entry, content, content_type):
        name = file_of(entry.address, content_type)
        digest = self.folder.put(entry, name, content)
        self.journal.did(entry, 200, file=name, digest=digest, size=len(content))
        self.want(self.links.found_in(content, entry.address, content_type), entry.address)
