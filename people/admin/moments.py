"""Date and time in the desk's forms: exact to the instant, also in the nights when clocks change."""

import datetime

from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import get_format

from people.moments import NotOneMoment, clock, moment, split_offset

NO_TIME = "Write the time of day as 09:00."
OUT_OF_RANGE = "That moment lies beyond what clocks can be set to. Check the year."


def no_date():
    """How the desk writes dates, by an example that cannot be misread."""
    return f"Write the date as {datetime.date(2026, 10, 25).strftime(get_format('DATE_INPUT_FORMATS')[0])}."


class MomentWidget(AdminSplitDateTime):
    """Date and time with calendar and clock, and the zone that they are meant in."""

    supports_microseconds = True  # what is shown is what is saved, so nothing is cut off

    def decompress(self, value):
        if not value:
            return [None, None]
        local = timezone.localtime(value)
        return [local.date(), clock(local)]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["time_label"] = f"Time in {timezone.get_current_timezone_name()}:"
        # Django writes words beside the two fields, but ties them to neither.
        for part, words in zip(context["widget"]["subwidgets"], ("Date", "Time"), strict=True):
            part["attrs"]["aria-label"] = words
        return context


class ClockField(forms.TimeField):
    """A time of day, with its offset from UTC where it was written: 01:30+01:00."""

    def to_python(self, value):
        if not isinstance(value, str):
            return super().to_python(value)
        text, offset = split_offset(value)
        time = super().to_python(text)
        if time is None or offset is None:
            return time
        try:
            return time.replace(tzinfo=datetime.timezone(offset))
        except ValueError:
            raise ValidationError(NO_TIME, code="invalid") from None


class MomentField(forms.MultiValueField):
    """An instant. A time that clocks never show that day, or show twice, is refused with the choice explained."""

    widget = MomentWidget

    def __init__(self, **kwargs):
        date = forms.DateField(error_messages={"invalid": no_date()})
        time = ClockField(error_messages={"invalid": NO_TIME})
        super().__init__((date, time), **kwargs)

    def compress(self, data_list):
        if not data_list:
            return None
        date, time = data_list
        if date is None:
            raise ValidationError(no_date(), code="invalid_date")
        if time is None:
            raise ValidationError(NO_TIME, code="invalid_time")
        try:
            return moment(datetime.datetime.combine(date, time.replace(tzinfo=None)), time.utcoffset())
        except NotOneMoment as error:
            raise ValidationError(str(error), code="not_one_moment") from None
        except OverflowError:
            raise ValidationError(OUT_OF_RANGE, code="out_of_range") from None
