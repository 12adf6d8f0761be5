"""Production credits: “Photographed by A on 12/17/24 at B. Hair by C.”"""

import re

from .lines import Passage
from .pieces import CreditLine, Credits
from .words import iso_date

# A full stop after a single capital is an initial's: “Ellen Q. Example”.
SENTENCE = re.compile(r"(?P<label>[A-Z][\w -]{2,40}?) by (?P<rest>[^.]+(?:(?<=\s[A-Z])\.[^.]+)*)(?:\.\s*|$)")
WHO_WHEN_WHERE = re.compile(r"(?P<name>.+?)(?: on (?P<date>\d{1,2}/\d{1,2}/\d{2,4}))?(?: at (?P<location>.+))?")


def read(passage: Passage) -> Credits | None:
    """The credits of a line that consists of nothing else."""
    sentences = list(SENTENCE.finditer(passage.text))
    if not sentences or "".join(sentence[0] for sentence in sentences) != passage.text:
        return None
    parts = [(sentence["label"], WHO_WHEN_WHERE.fullmatch(sentence["rest"])) for sentence in sentences]
    return Credits(
        passage.start,
        passage.end,
        lines=tuple(CreditLine(label, who["name"]) for label, who in parts),
        date=next((iso_date(who["date"]) for _, who in parts if who["date"]), ""),
        location=next((who["location"] for _, who in parts if who["location"]), ""),
    )
