"""What plays, or stands in a frame, on a page: the address that it is opened at."""

import re
from html import unescape

from lxml import etree

from .elements import safe
from .sources_of_pictures import counts_readers

PLAYERS = {"iframe", "embed", "object", "video", "audio"}
# By the number that a page of AMP, or a player that waits to be pressed, has of it.
BY_NUMBER = {
    "amp-dailymotion": ("data-videoid", "https://www.dailymotion.com/video/{}"),
    "amp-facebook": ("data-href", "{}"),
    "amp-instagram": ("data-shortcode", "https://www.instagram.com/p/{}/"),
    "amp-soundcloud": ("data-trackid", "https://api.soundcloud.com/tracks/{}"),
    "amp-tiktok": ("data-src", "{}"),
    "amp-vimeo": ("data-videoid", "https://vimeo.com/{}"),
    "amp-youtube": ("data-videoid", "https://www.youtube.com/watch?v={}"),
    "lite-vimeo": ("videoid", "https://vimeo.com/{}"),
    "lite-youtube": ("videoid", "https://www.youtube.com/watch?v={}"),
}
BY_ADDRESS = {"amp-iframe", "amp-video", "amp-audio", "amp-video-iframe"}
FRAME_IN_WORDS = re.compile(r"""<iframe\b[^<>]{0,2000}?\bsrc\s*=\s*["']([^"'<>]{1,2000})["']""", re.IGNORECASE)


def is_player(element: etree.ElementBase) -> bool:
    return element.tag in PLAYERS or element.tag in BY_NUMBER or element.tag in BY_ADDRESS


def address_of(player: etree.ElementBase, base: str) -> str:
    """Where it leads; nothing for what leads nowhere or counts readers."""
    if counts_readers(player):
        return ""
    if player.tag in BY_NUMBER:
        name, address = BY_NUMBER[player.tag]
        number = (player.get(name) or "").strip()
        return safe(address.format(number), base) if number else ""
    inner = player.find("source")
    given = [player.get(name) for name in ("src", "data-src", "data-lazy-src", "data-litespeed-src", "data")]
    given.append(inner.get("src") if inner is not None else None)
    return next((address for each in given if (address := safe(each, base))), "")


def frame_kept_in_words(element: etree.ElementBase, base: str) -> str:
    """The address of a frame that scripts put in its place once a page is loaded."""
    found = FRAME_IN_WORDS.search(unescape((element.get("data-html") or "")[:10_000]))
    return safe(unescape(found[1]), base) if found else ""
