"""“Foto: Ana Ruiz en el muelle. (Faro)” over the same words without their label: one picture, told of twice."""

import re

from ..copy import Copy
from ..pieces import Figure
from ..words import key
from .picture_credits import LONGEST_CAPTION, caption_and_credit

LABEL = re.compile(
    r"(?:foto(?:grafía)?|photo|image|imagen|bild|picture|immagine|caption)\s?[:|]\s?(?=\S)", re.IGNORECASE
)
OWNED = re.compile(r"(?P<caption>[^()]{8,300}[.!?”’'\"»])\s\((?P<owner>[^\W\d_a-zà-ÿ][^()]{1,60})\)\.?")


def stands_over_itself(copy: Copy, index: int) -> bool:
    words, below = copy.passages[index].text, copy.below(index)
    if below is None or not (label := LABEL.match(words)) or len(words) > LONGEST_CAPTION:
        return False
    return key(words[label.end() :]) == copy.keys[index + 1]


def described(copy: Copy, index: int, in_tail: bool) -> int:
    if not stands_over_itself(copy, index):
        return 0
    passage, below = copy.passages[index : index + 2]
    caption, credit = caption_and_credit(below.text)
    if not credit and (found := OWNED.fullmatch(below.text)):
        caption, credit = found["caption"], found["owner"]
    copy.add(Figure(passage.start, below.end, caption, caption, credit))
    return 2
