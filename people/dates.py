"""Dates as sources give them: a day, a month, a year, or a day without its year.

Written in the Library of Congress's Extended Date/Time Format (EDTF, ISO 8601-2):
``2024-05-21``, ``2024-05``, ``2024``, and ``XXXX-01-30`` or ``XXXX-04`` where the
source leaves the year out. As text they sort by time and read well in a fixture.
"""

import datetime
import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.dates import MONTHS

UNKNOWN_YEAR = "XXXX"
PATTERN = re.compile(r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?", re.ASCII)
LEAP_YEAR = 2000


class PartialDate(str):
    """A date as precise as its source: still a string, with its parts and its words."""

    __slots__ = ()

    @classmethod
    def parse(cls, text):
        """Read EDTF text; ValueError with a sentence when it names no possible date."""
        match = PATTERN.fullmatch(text)
        if not match or text == UNKNOWN_YEAR:
            raise ValueError(f"{text!r} is not a date: write 2024-05-21, 2024-05, 2024 or XXXX-01-30.")
        date = cls(text)
        try:
            datetime.date(
                LEAP_YEAR if date.year is None else date.year,
                1 if date.month is None else date.month,
                1 if date.day is None else date.day,
            )
        except ValueError:
            raise ValueError(f"{text!r} is not a day of the calendar.") from None
        return date

    @property
    def year(self):
        return None if self.startswith(UNKNOWN_YEAR) else int(self[:4])

    @property
    def month(self):
        return int(self[5:7]) if len(self) > 4 else None

    @property
    def day(self):
        return int(self[8:10]) if len(self) > 7 else None

    @property
    def machine(self):
        """What ``<time datetime>`` takes: the same text, or HTML's yearless month and day."""
        if self.year is not None:
            return str(self)
        return self[5:] if self.day else ""

    @property
    def words(self):
        """The date as a reader says it: 21 May 2024, May 2024, 2024, 30 January."""
        parts = [self.day, MONTHS[self.month] if self.month else None, self.year]
        return " ".join(str(part) for part in parts if part is not None)


class PartialDateField(models.CharField):
    """A column that holds a PartialDate, empty where no date is known."""

    description = "A date with the precision of its source"

    def __init__(self, *args, **kwargs):
        kwargs.update(max_length=10, blank=True, default="")
        kwargs.setdefault("help_text", "2024-05-21, 2024-05 or 2024; XXXX-01-30 where the year is not known.")
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("max_length", "blank", "default"):
            kwargs.pop(fixed, None)
        return name, path, args, kwargs

    def from_db_value(self, value, expression, connection):
        return PartialDate(value) if value else ""

    def to_python(self, value):
        if not value:
            return ""
        try:
            return PartialDate.parse(str(value))
        except ValueError as error:
            raise ValidationError(str(error), code="invalid_date") from None

    def pre_save(self, instance, add):
        value = self.to_python(super().pre_save(instance, add))
        setattr(instance, self.attname, value)
        return value
