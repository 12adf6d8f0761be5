"""Captions that say so: with a label before them, in the brackets of a page read aloud, or by who is left and right."""

import re

from ..copy import Copy
from ..pieces import Figure, Leftover, RelatedHeadline
from ..words import WORD, is_finished, key, sentence_count
from . import owners, picture_credits
from .picture_credits import BARE_CREDIT, LONGEST_CAPTION, RUNS_ON, caption_and_credit, describes

LONGEST_HEAD = 150  # lines
LONGEST_PLACEHOLDER = 40
NAMED_ONLY = re.compile(r"(?:image|photo|picture|foto|bild|imagen|immagine)", re.IGNORECASE)
LONGEST_TOLD = 250
FEWEST_TOLD = 5  # words
SIGNS = "\"'. "  # round the title of a film
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
# Whoever tells what is to be seen in a picture names nobody: “A man on a pier”, “Zwei Frauen im Regen”
SOMEBODY = re.compile(
    r"(?:an?|two|three|several|eine?|zwei|drei|mehrere|une?|deux|trois|plusieurs|un[oa]?|dos|tres|varios|due|tre)\s"
    r"(?:[^\W\d_]+[ -]){0,3}?(?:m[ae]n|wom[ae]n|person|people|boys?|girls?|child(?:ren)?|actors?|couple|figures?|crowd"
    r"|group|still|scene|poster|close-?up|frau(?:en)?|m[aä]nn(?:er)?|kind(?:er)?|paar|femmes?|hommes?|enfants?"
    r"|mujer(?:es)?|hombres?|niñ[oa]s?|donn[ae]|uomo|uomini|bambin[oaie])\b",
    re.IGNORECASE,
)
DRAWN = re.compile(
    r"(?:illustration|drawing|artwork|animation|illustrazione|ilustración) (?:by|de|par|von|di) [A-ZÀ-Þ].{2,60}",
    re.IGNORECASE,
)
LABEL_ALONE = re.compile(r"(?:image|picture|photo) (?:caption|(?P<credit>source|credit))\s?[:,]", re.IGNORECASE)
CALLED_CAPTION = re.compile(  # what nothing but a caption is called
    r"(?:image caption|picture caption|photo caption|bildunterschrift|pie de foto|didascalia|légende|alt text)\s?[:,]",
    re.IGNORECASE,
)


def described_in_brackets(copy: Copy, index: int, in_tail: bool) -> int:
    """“[Image: a queue in the rain]”, as a page says it to those who do not see it, with the caption under it."""
    passage = copy.passages[index]
    match = IN_BRACKETS.fullmatch(passage.text[: picture_credits.LONGEST_CAPTION])
    below = copy.below(index)
    named = below is not None and match and key(match["alt"]).strip(" .") in copy.keys[index + 1]
    if passage.set_as or not match or not (named or describes(match["alt"])):
        return 0
    alt = match["alt"].strip(" .")
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


def over_credit(copy: Copy, index: int, in_tail: bool) -> int:
    """What a picture shows, its caption and its credit, a line each."""
    count = described_over_credit(copy, index) or seen_over_caption(copy, index)
    if not count:
        return 0
    shown, caption, credit = (copy.passages[at] for at in (index, index + count - 1, index + count))
    alt, owner = shown.text if count > 1 else "", owners.out_of_brackets(credit.text)
    copy.add(Figure(shown.start, credit.end, alt, caption.text, owner))
    return count + 1


def seen_over_caption(copy: Copy, index: int) -> int:
    """2 where a line over a caption and its owner, above the story, says what is to be seen: “A man on a pier”, or in
    most of its words the same as the caption.
    """
    if copy.has_paragraph or index > LONGEST_HEAD:
        return 0
    lines = copy.passages[index : index + 3]
    if len(lines) < 3 or any(line.set_as or len(line.text) > LONGEST_CAPTION for line in lines):
        return 0
    shown, caption, owner = (line.text for line in lines)
    close = all(copy.stands_right_below(at) for at in (index + 1, index + 2))
    if (
        not close
        or not (owners.is_in_brackets(owner) or BARE_CREDIT.fullmatch(owner) or DRAWN.fullmatch(owner))
        or copy.kind(index + 1)
    ):
        return 0
    return 2 if are_alike(shown, caption) or (SOMEBODY.match(shown) and not BARE_CREDIT.fullmatch(caption)) else 0


def told_twice(copy: Copy, index: int, in_tail: bool) -> int:
    """“A coat; her own hat.” over “Ana Ruiz in a coat; her own hat.”: what a picture shows, and its caption."""
    passage = copy.passages[index]
    if passage.set_as or not passage.text.endswith(".") or (below := copy.below(index)) is None or below.set_as:
        return 0
    if passage.words < FEWEST_TOLD:
        return 0
    lines = (passage.text, below.text)
    if any(len(words) > LONGEST_TOLD or not words.endswith(".") or sentence_count(words) > 1 for words in lines):
        return 0
    less, more = sorted((copy.keys[index].rstrip("."), copy.keys[index + 1].rstrip(".")), key=len)
    if less == more or not (more.startswith(less) or more.endswith(less)):
        return 0
    copy.add(Figure(passage.start, below.end, passage.text, below.text))
    return 2


def are_alike(shown: str, caption: str) -> bool:
    """Whether most words of a caption stand in what is said of the picture, too."""
    said, again = (set(WORD.findall(key(words))) for words in (shown, caption))
    return len(said & again) * 4 >= 3 * len(again) > 2


def around_credit(copy: Copy, index: int, in_tail: bool) -> int:
    """The same words over and under whose the picture is: what it shows, and its caption."""
    if not stands_around_credit(copy, index):
        return 0
    shown, credit, caption = copy.passages[index : index + 3]
    copy.add(Figure(shown.start, caption.end, shown.text, caption.text, credit.text))
    return 3


def below_its_name(copy: Copy, index: int, in_tail: bool) -> int:
    """“Image” over what it shows and its caption with the owner, as a page is read aloud."""
    if not copy.has_paragraph or not NAMED_ONLY.fullmatch(copy.passages[index].text[:LONGEST_PLACEHOLDER]):
        return 0
    for count in (1, 2):
        lines = copy.passages[index + 1 : index + 1 + count]
        if len(lines) < count or lines[-1].set_as or not copy.stands_right_below(index + count):
            return 0
        caption, credit = caption_and_credit(lines[-1].text[:LONGEST_CAPTION])
        if credit:
            alt = lines[0].text if count > 1 else ""
            copy.add(Figure(copy.passages[index].start, lines[-1].end, alt, caption, credit))
            return 1 + count
    return 0


def stands_around_credit(copy: Copy, index: int) -> bool:
    lines = copy.passages[index : index + 3]
    close = len(lines) == 3 and copy.stands_right_below(index + 1) and copy.stands_right_below(index + 2)
    if not close or any(line.set_as or len(line.text) > LONGEST_CAPTION for line in lines):
        return False
    over, under = (copy.keys[at].strip(SIGNS) for at in (index, index + 2))
    return bool(over) and over == under and bool(BARE_CREDIT.fullmatch(lines[1].text))


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
        part, words, count = told_behind_label(copy, end)
        if not part or part in said:
            break
        said[part] = words
        end += count
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


def told_behind_label(copy: Copy, index: int) -> tuple[str, str, int]:
    """Whether a line tells a caption or a credit, its words, and on how many lines it does: the label may stand alone
    over them.
    """
    line = copy.passages[index].text[: picture_credits.LONGEST_CAPTION]
    if match := OF_PICTURE.fullmatch(line):
        return "credit" if match["credit"] else "caption", match["words"], 1
    below = copy.below(index)
    if not (match := LABEL_ALONE.fullmatch(line)) or below is None or not copy.stands_right_below(index + 1):
        return "", "", 0
    return "credit" if match["credit"] else "caption", below.text, 2


def owns_page(copy: Copy, index: int, in_tail: bool) -> int:
    """“© Pier Press” at the foot of the page right under its buttons: whose all of it is, and no picture."""
    closes = in_tail and copy.stands_right_below(index)
    closes = closes and isinstance(copy.pieces[-1], Leftover | RelatedHeadline)
    is_copyright = closes and copy.passages[index].text.startswith(("©", "(c)", "(C)"))
    return copy.leave(index, 1, "boilerplate") if is_copyright else 0


def described_over_credit(copy: Copy, index: int) -> int:
    """How many lines stand between a button of the page and a line that says only whose the picture is: its caption,
    and over that perhaps what it shows.
    """
    if not index or copy.kind(index - 1) is None or not copy.stands_right_below(index):
        return 0
    for count in (1, 2):
        at = index + count
        line = copy.passages[at - 1]
        if line.set_as or copy.kind(at - 1) or len(line.text) > LONGEST_CAPTION or not is_finished(line.text):
            return 0
        below = copy.below(at - 1)
        if below is None or not copy.stands_right_below(at):
            return 0
        if BARE_CREDIT.fullmatch(below.text[:LONGEST_CAPTION]) and not RUNS_ON.search(below.text):
            return count
    return 0
