"""Dates as files write them, read into the text that the desk keeps: 2024-05-21, 2024-05, 2024."""

import re

from people.dates import PartialDate

# XMP writes 2024-05-21T10:30:00+02:00 or less of it, IIM 20240521, EXIF 2024:05:21 10:30:00; a part
# that is not known is left out or 00. The time of day is more than a photo keeps.
WRITTEN = re.compile(r"(\d{4})(?:[-:/.]?(\d\d)(?:[-:/.]?(\d\d))?)?(?:[T ](.*))?", re.ASCII)

NEVER_SET = re.compile(r"[\s0:T.+Z-]*")
# Where the clocks of cameras and computers start when nobody has set them.
STARTS_OF_CLOCKS = ("1904-01-01", "1970-01-01", "1980-01-01")


def read_date(text: str) -> tuple[str, str]:
    """The date, and why it should not be taken if it should not."""
    if NEVER_SET.fullmatch(text):
        return text, "It was never set."
    match = WRITTEN.fullmatch(text)
    if not match:
        return text, "It is no date that can be read."
    year, month, day, time = match.groups()
    known = [year] if month in (None, "00") else [year, month] if day in (None, "00") else [year, month, day]
    try:
        date = PartialDate.parse("-".join(known))
    except ValueError:
        return text, "It is no day of the calendar."
    if date in STARTS_OF_CLOCKS and time and time.startswith("00:00:00"):
        return text, "It is where a clock starts that nobody has set."
    return str(date), ""
