"""Where a video plays once a reader asks for it: the one list of hosts that a page may ever open a frame to.

Nothing is loaded from any of them before: the page holds a plain link, and our script, where it runs, puts the
player in its place. Whoever writes the policy of what pages may load takes FRAME_HOSTS and MEDIA_SOURCES from here.
"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit

YOUTUBE = "https://www.youtube-nocookie.com"
VIMEO = "https://player.vimeo.com"
FRAME_HOSTS = (YOUTUBE, VIMEO)
# A film file may lie on any house's server, as long as nobody can listen in.
MEDIA_SOURCES = ("https:",)

YOUTUBE_NAMES = {"youtube.com", "m.youtube.com", "music.youtube.com", "youtube-nocookie.com"}
YOUTUBE_ID = re.compile(r"[\w-]{11}", re.ASCII)
YOUTUBE_PATH = re.compile(r"/(?:embed|live|shorts|v)/(?P<id>[^/]+)/?")
VIMEO_PATH = re.compile(
    r"(?:/video|/channels/[^/]+|/groups/[^/]+/videos)?/(?P<id>\d{1,12})(?:/(?P<key>[0-9a-f]{6,32}))?/?"
)
MOMENT = re.compile(r"(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?")
FILES = (".mp4", ".m4v", ".webm")


@dataclass(frozen=True)
class Player:
    """What is put in the place of a still: a frame of a video house, or the film file itself."""

    address: str
    house: str
    is_file: bool = False

    @property
    def src(self) -> str:
        """As it is opened for a reader who asked for it, and waits for no second click."""
        return self.address if self.is_file else f"{self.address}&autoplay=1"


def player_for(address: str) -> Player | None:
    """The player of a video's address; None where it can only be followed."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    if parts.scheme not in ("http", "https"):
        return None
    asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
    if host == "youtu.be":
        return youtube(parts.path.strip("/"), asked)
    if host in YOUTUBE_NAMES:
        found = YOUTUBE_PATH.fullmatch(parts.path)
        return youtube(found["id"] if found else asked.get("v", ""), asked)
    if host in ("vimeo.com", "player.vimeo.com"):
        return vimeo(VIMEO_PATH.fullmatch(parts.path), asked)
    if parts.scheme == "https" and parts.path.lower().endswith(FILES):
        return Player(address, host, is_file=True)
    return None


def youtube(key: str, asked: dict[str, str]) -> Player | None:
    """Its player without cookies, from the moment that the address names."""
    if not YOUTUBE_ID.fullmatch(key):
        return None
    wanted = {"rel": 0}
    if start := seconds(asked.get("t") or asked.get("start", "")):
        wanted["start"] = start
    return Player(f"{YOUTUBE}/embed/{key}?{urlencode(wanted)}", "YouTube")


def vimeo(found: re.Match | None, asked: dict[str, str]) -> Player | None:
    """Its player asked not to track; a video that is not listed has a key of its own."""
    if not found:
        return None
    wanted = {"dnt": 1}
    if key := found["key"] or asked.get("h"):
        wanted = {"h": key, **wanted}
    return Player(f"{VIMEO}/video/{found['id']}?{urlencode(wanted)}", "Vimeo")


def seconds(moment: str) -> int:
    """“1m30s”, “90s” or “90” in seconds; nought where it says nothing."""
    found = MOMENT.fullmatch(moment)
    if not found:
        return 0
    hours, minutes, rest = (int(part or 0) for part in found.groups())
    return 3600 * hours + 60 * minutes + rest
