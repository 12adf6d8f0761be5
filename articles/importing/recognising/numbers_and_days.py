"""Numbers in words and days as sentences print them, in four languages."""

import re

NUMBER_WORDS = dict(
    zip(
        [
            "no",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        range(21),
        strict=True,
    )
) | {"a": 1, "single": 1, "both": 2}
NUMBER = r"(?:\d{1,3}|" + "|".join(word for word in NUMBER_WORDS if word not in ("a", "both")) + ")"


def number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBER_WORDS.get(word.lower(), 0)


MONTHS = {
    name: at + 1
    for at, name in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ]
    )
}
MONTHS |= {name[:3]: at for name, at in MONTHS.items()} | {"sept": 9}
MONTHS |= {
    name: at + 1
    for at, name in enumerate(
        [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ]
    )
}
MONTHS |= {
    name: at + 1
    for at, name in enumerate(
        [
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ]
    )
}
MONTHS |= {
    name: at + 1
    for at, name in enumerate(
        [
            "januar",
            "februar",
            "märz",
            "april",
            "mai",
            "juni",
            "juli",
            "august",
            "september",
            "oktober",
            "november",
            "dezember",
        ]
    )
}
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
DATE = re.compile(
    rf"\b(?:(?P<month>{MONTH})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year>\d{{4}}))?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th|er|\.)? (?:de |of )?(?P<month2>{MONTH})\.?(?:,? (?:de )?(?P<year2>\d{{4}}))?"
    rf"|(?P<month3>{MONTH}) (?:de )?(?P<year3>\d{{4}}))\b",
    re.IGNORECASE,
)


def iso(match: re.Match) -> str:
    """A date as EDTF has it: XXXX where the sentence gives no year."""
    parts = match.groupdict()
    year = parts["year"] or parts["year2"] or parts["year3"] or "XXXX"
    month = MONTHS[(parts["month"] or parts["month2"] or parts["month3"]).lower()]
    day = parts["day"] or parts["day2"]
    if not day:
        return f"{year}-{month:02}"
    return f"{year}-{month:02}-{int(day):02}" if 1 <= int(day) <= 31 else ""
