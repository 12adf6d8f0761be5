"""Film clips: players, addresses, and the words that stand for one."""

import re

from ..copy import Copy
from ..facts import about
from ..pieces import Video


def film_clip(copy: Copy, index: int, in_tail: bool) -> int:
    passage = copy.passages[index]
    if len(passage.text) > 400:
        return 0
    if about.PLAYED.fullmatch(passage.text) and not copy.has_video:
        copy.add(Video(passage.start, passage.end))
        return 1
    clip = about.CLIP.fullmatch(passage.text) if passage.is_bare and not passage.set_as else None
    if clip and "http" not in passage.text:
        copy.add(Video(passage.start, passage.end, clip["caption"]))
        return 1
    links = [mark.address for mark in passage.marks if mark.kind == "link"]
    match = about.VIDEO_ADDRESS.fullmatch(passage.text)
    below = copy.passages[index + 1 : index + 2]
    if (
        below
        and passage.is_bare
        and copy.stands_right_below(index + 1)
        and not passage.set_as
        and (under := about.VIDEO_ADDRESS.fullmatch(below[0].text[:400]))
    ):
        caption = re.sub(r"^(?:watch|video)\s?:\s?", "", passage.text, flags=re.IGNORECASE)
        copy.add(Video(passage.start, below[0].end, caption, address=under["address"].rstrip(").,")))
        return 2
    linked = next((address for address in links if about.VIDEO_ADDRESS.fullmatch(address)), "")
    if not match and not (linked and passage.is_all("link")):
        return 0
    address = linked or match["address"]
    caption = "" if match else passage.text
    copy.add(Video(passage.start, passage.end, caption, address=address.rstrip(").,")))
    return 1
