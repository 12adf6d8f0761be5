"""Instants as an editor reads and writes them: by the clock of the desk, which jumps twice a year.

In one zone a time of day may come twice in a night, when clocks go back, or not at all,
when they go forward. An instant knows neither trouble: it is what is kept.
"""

import datetime
import re

from django.utils import timezone
from django.utils.formats import date_format

SECOND = datetime.timedelta(seconds=1)
MINUTE = datetime.timedelta(minutes=1)
OFFSET = re.compile(r"(.*?)\s*([+\-−])(\d\d):?([0-5]\d)(?::?([0-5]\d))?", re.ASCII | re.DOTALL)


class NotOneMoment(ValueError):
    """Clocks show this time never, or twice; the message says what to write instead."""


# Saying an instant


def in_words(at):
    """An instant as the desk says it: Tuesday 3 March 2026, 09:00 (Europe/London)."""
    local = timezone.localtime(at)
    time = f"{local:%H:%M}{offset_of(local) if comes_twice(local) else ''}"
    return f"{date_format(local, 'l j F Y')}, {time} ({timezone.get_current_timezone_name()})"


def how_far(at, now=None):
    """How long until an instant, or since: in 40 minutes, in 2 days, 3 hours ago, now.

    From a day on, days are those of the calendar: on Sunday evening Tuesday morning is in 2 days.
    """
    now = now or timezone.now()
    seconds = abs((at - now).total_seconds())
    days = abs((timezone.localdate(at) - timezone.localdate(now)).days)
    if seconds < 30:
        return "now"
    if seconds < 59.5 * 60:
        length = counted(max(1, round(seconds / 60)), "minute")
    elif seconds < 23.5 * 3600:
        length = counted(round(seconds / 3600), "hour")
    elif days < 60:
        length = counted(max(1, days), "day")
    elif days < 730:
        length = counted(round(days / 30.44), "month")
    else:
        length = counted(round(days / 365.25), "year")
    return f"in {length}" if at > now else f"{length} ago"


def counted(number, word):
    return f"{number} {word}{'s' * (number != 1)}"


# Its date and its time of day, to be written back


def clock(local):
    """The time of day as short as it is exact, with its offset where the day has that time twice."""
    time = local.time()
    if time.microsecond:
        short = time.isoformat(timespec="microseconds")
    else:
        short = time.isoformat(timespec="seconds" if time.second else "minutes")
    return short + (offset_of(local) if comes_twice(local) else "")


def comes_twice(local):
    """Whether clocks show this time twice that day."""
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()


def offset_of(local):
    """As in 01:30+01:00."""
    return offset_in_words(local.utcoffset())


def offset_in_words(offset):
    return datetime.time(tzinfo=datetime.timezone(offset)).isoformat()[len("00:00:00") :]


# Reading what an editor wrote


def split_offset(text):
    """A time of day and the offset written behind it, if any: “01:30+01:00” is “01:30” and an hour."""
    found = OFFSET.fullmatch(text.strip())
    if not found:
        return text, None
    time, sign, hours, minutes, seconds = found.groups()
    offset = datetime.timedelta(hours=int(hours), minutes=int(minutes), seconds=int(seconds or 0))
    return time, offset if sign == "+" else -offset


def moment(wall, offset=None):
    """The instant at which clocks of the current zone show ``wall``; ``offset`` tells which of two.

    In UTC, since Python holds a time that comes twice unequal to any instant of another zone.
    """
    zone = timezone.get_current_timezone()
    instants = sorted({wall.replace(tzinfo=zone, fold=fold).astimezone(datetime.UTC) for fold in (0, 1)})
    shown = [at.astimezone(zone) for at in instants if at.astimezone(zone).replace(tzinfo=None) == wall]
    meant = shown if offset is None else [local for local in shown if local.utcoffset() == offset]
    if not shown:
        raise NotOneMoment(never_shown(wall, *instants))
    if len(shown) > 1 and len(meant) != 1:
        raise NotOneMoment(shown_twice(wall, *shown))
    if not meant:
        raise NotOneMoment(wrong_offset(wall, shown[0], offset))
    return meant[0].astimezone(datetime.UTC)


# What to say where it is none, or two


def shown_twice(wall, first, second):
    return (
        f"Clocks in {zone_name()} show {clock_alone(wall)} twice on {day(wall)}. "
        f"Write {clock(first)} for the first{letters(first, second)} "
        f"or {clock(second)} for the second{letters(second, first)}."
    )


def never_shown(wall, before, after):
    jump = instant_of_jump(before, after)
    start = (jump - SECOND).astimezone(timezone.get_current_timezone()).replace(tzinfo=None) + SECOND
    end = jump.astimezone(timezone.get_current_timezone()).replace(tzinfo=None)
    start, end, last = (on_day(each, wall) for each in (start, end, start - MINUTE))
    return (
        f"On {day(wall)} no clock in {zone_name()} shows {clock_alone(wall)}: they go from {start} to {end}. "
        f"Choose {last} or earlier, or {end} or later."
    )


def wrong_offset(wall, right, offset):
    return (
        f"At {clock_alone(wall)} on {day(wall)} clocks in {zone_name()} are {offset_of(right)} of UTC, "
        f"not {offset_in_words(offset)}. Write {clock_alone(wall)} alone, or {clock_alone(wall)}{offset_of(right)}."
    )


def instant_of_jump(before, after):
    """The second at which clocks jump, somewhere between two instants."""
    zone = timezone.get_current_timezone()
    before, after = before.replace(microsecond=0), after.replace(microsecond=0)
    old = before.astimezone(zone).utcoffset()
    while after - before > SECOND:
        middle = (before + (after - before) / 2).replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == old:
            before = middle
        else:
            after = middle
    return after


def zone_name():
    return timezone.get_current_timezone_name()


def clock_alone(wall):
    return clock(wall.replace(tzinfo=datetime.UTC))


def day(wall):
    return date_format(wall, "j F Y")


def on_day(wall, other):
    """A time of day, with its date where that is not the one spoken of."""
    return clock_alone(wall) if wall.date() == other.date() else f"{clock_alone(wall)} on {day(wall)}"


def letters(local, other):
    """What the zone calls itself at that time, where that tells it from the other: (BST)."""
    name = local.tzname()
    return f" ({name})" if name and name.isalpha() and name != other.tzname() else ""
