"""How the magazine is, for what watches over it: ``/healthz`` asks each of its parts, ``/livez`` asks nothing.

A part is asked in a thread of its own, so that one that hangs delays nobody: whoever asks waits ``PATIENCE`` at most,
and a part is never asked again before it has answered. What was found holds for a while, however many ask.
The world is told only how each part is; why, and what is planned, whoever shows HEALTH_TOKEN.
"""

import logging
import secrets
import threading
import time
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection, connections
from django.http import JsonResponse
from django.urls import resolve, reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from articles.pictures.renditions import FOLDER as RENDITIONS
from articles.pictures.storage import ORIGINALS

from .edition.instants import next_change
from .edition.number import edition, missing_triggers
from .search import noting

log = logging.getLogger(__name__)

PATIENCE = 3  # seconds
NOT_RIGHT = "are missing, altered or switched off. Run “matinee migrate”."
# A file of each process, so that none reads what another has just removed.
PROBE = f"health-{secrets.token_hex(8)}"


class Ill(Exception):
    """What is the matter with a part, and the way out, in a sentence."""


# The parts, each by a function that gives details or raises


def ask_database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    return {"kind": connection.vendor}


class Edition:
    """The number, and since when this process has known it."""

    def __init__(self):
        self.number, self.since = None, None

    def __call__(self):
        if missing := missing_triggers():
            raise Ill(f"{len(missing)} triggers that move the edition number {NOT_RIGHT}")
        number, now = edition(), timezone.now()
        if number != self.number:
            self.number, self.since = number, now
        change = next_change(now)
        return {
            "number": number,
            "known_for_seconds": int((now - self.since).total_seconds()),
            "next_change": change.isoformat() if change else None,
        }


def ask_search():
    if missing := noting.missing_triggers():
        raise Ill(f"{len(missing)} triggers that note what is to be found {NOT_RIGHT}")
    return {}


def ask_storage():
    for folder in (ORIGINALS.rstrip("/"), RENDITIONS):
        name = f"{folder}/{PROBE}"
        try:
            default_storage.put(name, ContentFile(PROBE.encode()))
            with default_storage.open(name) as file:
                if file.read() != PROBE.encode():
                    raise Ill(f"A file kept in {folder}/ came back as another.")
        finally:
            with suppress(OSError):
                default_storage.delete(name)
    return {"folders": [ORIGINALS.rstrip("/"), RENDITIONS]}


def ask_cache():
    if not settings.CACHE_URL:
        return None
    import redis

    with redis.Redis.from_url(settings.CACHE_URL, socket_timeout=1, socket_connect_timeout=1, retry=None) as client:
        client.ping()
    return {"kind": "redis"}


class Part:
    """Something the magazine stands on.

    ``holds``: seconds for which an answer counts. ``says``: how a sentence about trouble begins. Without one that
    is not ``needed`` readers are served as well, only slower.
    """

    def __init__(self, name, ask, says, *, holds=2, needed=True):
        self.name, self.ask, self.says, self.holds, self.needed = name, ask, says, holds, needed
        self.lock, self.answered = threading.Lock(), threading.Event()
        self.begun, self.until, self.under_way = 0, 0, False
        self.details, self.trouble = {}, ""

    def begin(self):
        """Ask it, unless what it said still counts or it has not answered yet."""
        with self.lock:
            if self.under_way or time.monotonic() < self.until:
                return
            self.under_way, self.begun = True, time.monotonic()
            self.answered.clear()
        threading.Thread(target=self.be_asked, name=f"health-{self.name}", daemon=True).start()

    def be_asked(self):
        details, trouble = {}, ""
        try:
            details = self.ask()
        except Ill as error:
            trouble = str(error)
        except Exception as error:  # whatever is wrong with a part is its answer
            trouble = f"{self.says}: {error or type(error).__name__}".strip()
        finally:
            connections.close_all()  # this thread's own
        if trouble and not self.trouble:
            log.error("Health: %s. %s", self.name, trouble)
        with self.lock:
            self.details, self.trouble = details, trouble
            self.until, self.under_way = time.monotonic() + self.holds, False
            self.answered.set()

    def found(self, patience):
        """How it is: its state, and what whoever may know more is told."""
        if not self.answered.wait(max(0, patience)):
            seconds = time.monotonic() - self.begun
            return "ill", {"trouble": f"{self.says}: no answer for {seconds:.0f} seconds."}
        if self.trouble:
            return ("ill" if self.needed else "away"), {"trouble": self.trouble}
        return ("off", {}) if self.details is None else ("ok", self.details)


PARTS = (
    Part("database", ask_database, "The database cannot be asked; look whether it runs, and at DATABASE_URL"),
    Part("edition", Edition(), "The edition number cannot be read, so no page is kept"),
    Part("search", ask_search, "What the search index is told of changes cannot be seen"),
    Part("storage", ask_storage, "Pictures can be neither kept nor read; look at DATA_DIR or MEDIA_STORAGE", holds=30),
    Part("cache", ask_cache, "The Redis at CACHE_URL does not answer; pages are right without it", needed=False),
)


def examine(parts=PARTS, patience=PATIENCE):
    """Part to state and details, in ``patience`` seconds at most."""
    for part in parts:
        part.begin()
    until = time.monotonic() + patience
    return {part.name: part.found(until - time.monotonic()) for part in parts}


def summary(found):
    """All of it in one word: ``ill`` where something is that is needed, ``degraded`` where something else is away."""
    states = {state for state, _ in found.values()}
    return "ill" if "ill" in states else "degraded" if "away" in states else "ok"


# Asking by HTTP


@never_cache
@require_safe
def healthz(request):
    """200 where all that is needed is there, otherwise 503; what is the matter only for who shows the token."""
    found = examine()
    status = summary(found)
    if may_know_more(request):
        told = {name: {"state": state, **details} for name, (state, details) in found.items()}
        told = {"status": status, "version": installed_version(), **told}
    else:
        told = {"status": status, **{name: state for name, (state, _) in found.items()}}
    return JsonResponse(told, status=503 if status == "ill" else 200)


@never_cache
@require_safe
def livez(request):
    """That this process answers; no more, lest a database that is away has every process killed."""
    return JsonResponse({"status": "ok"})


def may_know_more(request):
    shown = request.headers.get("Authorization", "")
    return bool(settings.HEALTH_TOKEN) and constant_time_compare(shown, f"Bearer {settings.HEALTH_TOKEN}")


def installed_version():
    try:
        return version("matinee")
    except PackageNotFoundError:  # run from a folder that was never installed
        return None


def probes_first(get_response):
    """The middleware that answers probes by whatever name and over plain HTTP, with no session and no query before."""
    probes = {address: resolve(address) for address in (reverse("healthz"), reverse("livez"))}

    def middleware(request):
        probe = probes.get(request.path)
        if not probe:
            return get_response(request)
        request.resolver_match = probe
        response = probe.func(request)
        response.headers["Content-Length"] = str(len(response.content))
        return response

    return middleware
