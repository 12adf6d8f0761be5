"""Captions that say so: with a label before them, in the brackets of a page read aloud, or by who is left and right."""

import re

from . import picture_credits
from .copy import Copy
from .picture_credits import caption_and_credit, describes
from .pieces import Figure
from .words import is_finished

LONGEST_PLACEHOLDER = 40
PLACEHOLDER = re.compile(
    r"[\[(<{](?:pic(?:ture)?|image|photo|fig(?:ure)?|foto|img|still)s?\b[^\])>}]{0,20}[\])>}]", re.IGNORECASE
)
IN_BRACKETS = re.compile(
    r"[\[<{](?:(?:image|photo|picture|foto|bild|img|imagen|immagine|alt)\w*(?: (?:description|text|shows))?)\s?[:–—]\s?"
    r"(?P<alt>[^\[\]<>{}]{10,300})[\]>}]",
    re.IGNORECASE,
)
OF_PICTURE = re.compile(
    r"(?:(?:(?:image |picture |photo )?caption|legend|légende|pie(?: de foto)?|bildunterschrift|didascalia|alt text)"
    r"|(?P<credit>(?:photo |picture |image )?(?:credit|courtesy|source)|crédits?(?: photo)?|copyright|fotograf\w*))"
    r"\s?[:,]\s?(?P<words>\S.*)",
    re.IGNORECASE,
)
CALLED_CAPTION = re.compile(  # what nothing but a caption is called
    r"(?:image caption|picture caption|photo caption|bildunterschrift|pie de foto|didascalia|légende|alt text)\s?[:,]",
    re.IGNORECASE,
)


def described_over_caption(copy: Copy, index: int) -> bool:
    """Whether a sentence above the story says what is to be seen in the picture whose caption and owner stand right
    under it, a line each.
    """
    lines = copy.passages[index : index + 3]
    if copy.has_paragraph or len(lines) < 3 or index + 2 not in copy.blocks[index]:
        return False
    if (index - 1 in copy.blocks[index] and not copy.kind(index - 1)) or copy.kind(index + 1):
        return False
    said = all(
        is_finished(line.text) and not line.set_as and len(line.text) <= picture_credits.LONGEST_CAPTION
        for line in lines[:2]
    )
    owner = lines[2].text[: picture_credits.LONGEST_CAPTION]
    return said and bool(picture_credits.BARE_CREDIT.fullmatch(owner)) and not picture_credits.RUNS_ON.search(owner)


def described_in_brackets(copy: Copy, index: int, in_tail: bool) -> int:
    """“[Image: a queue in the rain]”, as a page says it to those who do not see it, with the caption under it."""
    passage = copy.passages[index]
    match = IN_BRACKETS.fullmatch(passage.text[: picture_credits.LONGEST_CAPTION])
    if passage.set_as or not match or not describes(match["alt"]):
        return 0
    alt, below = match["alt"].strip(" ."), copy.below(index)
    under = below is not None and copy.stands_right_below(index + 1) and not below.set_as and not copy.kind(index + 1)
    caption, credit = caption_and_credit(below.text) if under else ("", "")
    if not under or not (credit or below.is_bare):
        copy.add(Figure(passage.start, passage.end, alt=alt))
        return 1
    copy.add(Figure(passage.start, below.end, alt, caption, credit))
    return 2


def labelled_and_credited(copy: Copy, index: int, in_tail: bool) -> int:
    """“Photo: Ana Ruiz on the pier. Credit: Harbour Films”, in one line."""
    passage = copy.passages[index]
    said = picture_credits.labelled(passage.text) if not passage.set_as else None
    if not said:
        return 0
    copy.add(Figure(passage.start, passage.end, caption=said[0], credit=said[1]))
    return 1


def says_on_which_side(copy: Copy, index: int) -> bool:
    """“Ana Ruiz (left) and Bo Lund on the pier”, alone between paragraphs: nothing but a picture has a left."""
    passage = copy.passages[index]
    return (
        not passage.is_prose
        and bool(picture_credits.SIDE.search(passage.text[: picture_credits.LONGEST_CAPTION]))
        and copy.stands_alone(index)
        and not caption_and_credit(passage.text)[1]
    )


def has_caption_below(copy: Copy, index: int) -> bool:
    """Whether what a page says of a picture stands over its caption."""
    below = copy.below(index)
    return below is not None and copy.stands_right_below(index + 1) and bool(caption_and_credit(below.text)[1])


def labelled_caption(copy: Copy, index: int, in_tail: bool) -> int:
    """“[PIC 1] / Caption: … / Credit: …”: what a writer's copy says of a picture that goes there."""
    first = index + bool(PLACEHOLDER.fullmatch(copy.passages[index].text[:LONGEST_PLACEHOLDER]))
    said: dict[str, str] = {}
    end = first
    while end < len(copy.passages) and (end == index or copy.stands_right_below(end)):
        match = OF_PICTURE.fullmatch(copy.passages[end].text[: picture_credits.LONGEST_CAPTION])
        if not match or (part := "credit" if match["credit"] else "caption") in said:
            break
        said[part] = match["words"]
        end += 1
    alone = first == index and len(said) == 1
    if not said or (alone and (not CALLED_CAPTION.match(copy.passages[index].text) or has_caption_below(copy, index))):
        return 0
    copy.add(
        Figure(
            copy.passages[index].start,
            copy.passages[end - 1].end,
            caption=said.get("caption", ""),
            credit=said.get("credit", ""),
        )
    )
    return end - index
