"""Videos: told only where all is known that a search engine asks for."""

from urllib.parse import urlsplit

from ..models import Block
from .pictures import for_card
from .script import known

FILES = (".mp4", ".webm", ".m4v", ".mov", ".ogv", ".m3u8")
ANY = ("widescreen", "flat", "free")


def video_object(block, absolute):
    """The video in a piece of a body; nothing where its address, its day, its still or a word on it is not known.

    A video that is told without them would be a broken one.
    """
    video = block.video if block.kind == Block.Kind.VIDEO else None
    if not video or not video.url or not block.caption or not (video.date and video.date.year and video.date.day):
        return None
    still = video.still_picture
    file = for_card(still.photo, ANY) if still else None
    if not file:
        return None
    is_file = urlsplit(video.url).path.lower().endswith(FILES)
    player = video.player
    return {
        "@type": "VideoObject",
        "name": video.title,
        "description": block.caption,
        "thumbnailUrl": absolute(file.url),
        "uploadDate": video.date.machine,
        **known(
            contentUrl=video.url if is_file else "",
            url="" if is_file else video.url,
            embedUrl=player.address if player and not player.is_file else "",
        ),
    }
