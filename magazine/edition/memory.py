"""Where answers are kept: in the memory of the process, and where one is set up, in a Redis that all share."""

import hashlib
import hmac
import json
import threading
import time
from collections import OrderedDict
from datetime import datetime

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from .kept import Kept

# So much of the room is for what anybody can ask at will.
FOR_QUESTIONS = 8


class Memory:
    """As many answers as there is room for; the ones that nobody asked for longest are let go."""

    def __init__(self, room):
        self.room, self.taken = room, 0
        self.kept, self.lock = OrderedDict(), threading.Lock()

    def get(self, key, number, now):
        """The answer under this edition, while it is right; one of another edition is none."""
        found = self.kept.get(key)
        if found is None or found.number != number or not found.since <= now < found.until:
            return None
        with self.lock:
            if key in self.kept:
                self.kept.move_to_end(key)
        return found

    def put(self, key, answer):
        if len(answer) > self.room // 4:
            return
        with self.lock:
            if before := self.kept.pop(key, None):
                self.taken -= len(before)
            self.kept[key] = answer
            self.taken += len(answer)
            while self.taken > self.room:
                self.taken -= len(self.kept.popitem(last=False)[1])


class Memories:
    """One for pages, and a smaller one for what is asked at will."""

    def __init__(self, room):
        self.for_questions = Memory(room // FOR_QUESTIONS)
        self.for_pages = Memory(room - room // FOR_QUESTIONS)

    def of(self, at_will):
        return self.for_questions if at_will else self.for_pages


class Redis:
    """What other processes have made already. Gone, slow, or full of something else, it costs time and nothing more."""

    TIMEOUT = 0.25  # seconds for one question
    REST = 5  # seconds without asking, once it did not answer
    LIFE = 3600
    LOCKED = 3000  # milliseconds that others wait at most for the one who makes a page

    def __init__(self, address, version):
        try:
            import redis
        except ImportError:
            raise ImproperlyConfigured("CACHE_URL needs one more package: pip install '.[redis]'.") from None
        self.failed = redis.RedisError
        self.client = redis.Redis.from_url(
            address, socket_timeout=self.TIMEOUT, socket_connect_timeout=self.TIMEOUT, retry=None
        )
        self.version, self.resting_until = version, 0
        self.secret = hashlib.blake2b(settings.SECRET_KEY.encode(), digest_size=32).digest()

    def name(self, key, number):
        told = hashlib.blake2b(repr((key, number)).encode(), digest_size=20).hexdigest()
        return f"matinee:{self.version}:{told}"

    def get(self, key, number, now):
        packed = self.ask("get", self.name(key, number))
        found = self.unpack(packed, key) if packed else None
        return found if found and found.number == number and found.since <= now < found.until else None

    def put(self, key, answer, now):
        life = min(self.LIFE, int((answer.until - now).total_seconds()))
        if life > 0:
            self.ask("set", self.name(key, answer.number), self.pack(answer, key), ex=life)

    def claim(self, key, number):
        """Whether this process is to make the page: nobody else is at it, or nobody can say."""
        return self.ask("set", f"{self.name(key, number)}:made", b"1", nx=True, px=self.LOCKED, otherwise=True)

    def release(self, key, number):
        self.ask("delete", f"{self.name(key, number)}:made")

    def ask(self, command, *args, otherwise=None, **options):
        if time.monotonic() < self.resting_until:
            return otherwise
        try:
            return getattr(self.client, command)(*args, **options)
        except (self.failed, OSError):
            self.resting_until = time.monotonic() + self.REST
            return otherwise

    def sign(self, key, content):
        return hmac.digest(self.secret, repr(key).encode() + b"\0" + content, "sha256")

    def pack(self, answer, key):
        facts = {
            "number": answer.number,
            "since": answer.since.isoformat(),
            "until": answer.until.isoformat(),
            "headers": answer.headers,
            "tag": answer.tag,
            "vary": answer.vary,
            "dated": answer.dated,
            "bodies": {encoding: len(body) for encoding, body in answer.bodies.items()},
        }
        told = json.dumps(facts).encode()
        content = len(told).to_bytes(4, "big") + told + b"".join(answer.bodies.values())
        return self.sign(key, content) + content

    def unpack(self, packed, key):
        """What was packed here under this key, and nothing else: what somebody else put there is no answer."""
        signature, content = packed[:32], packed[32:]
        if not hmac.compare_digest(signature, self.sign(key, content)):
            return None
        length = int.from_bytes(content[:4], "big")
        facts, at, bodies = json.loads(content[4 : 4 + length]), 4 + length, {}
        for encoding, size in facts.pop("bodies").items():
            bodies[encoding], at = content[at : at + size], at + size
        since, until = (datetime.fromisoformat(facts.pop(name)) for name in ("since", "until"))
        headers = [tuple(each) for each in facts.pop("headers")]
        return Kept(since=since, until=until, headers=headers, bodies=bodies, **facts)
