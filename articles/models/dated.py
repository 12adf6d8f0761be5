"""The date that a story shows: its source's own where it has one, else the day on which it went live here.

A source may leave out the year (``XXXX-01-30``). Such a story shows the source's day, and goes by
the day on which it went live wherever a year is asked for.

Archives of a year and a month, their months and years, and the years of a search go by this date.
What is new goes by when it went live here: the front page, feeds, and all lists (sections, kinds,
topics), with the stories before and after one, which are its neighbours there. What first appeared
in 1999 is news on the day on which it comes to the site, and no reader of a feed would see it else.
"""

import datetime

from django.db.models import DateTimeField, Func, Q
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThanOrEqual, LessThan
from django.utils import timezone

from people.dates import UNKNOWN_YEAR, PartialDate

A_DAY = datetime.timedelta(days=1)
NO_YEAR_OF_ITS_OWN = Q(first_published="") | Q(first_published__startswith=UNKNOWN_YEAR)


def dated(first_published, published_at):
    """The date of a story, with a year and as precise as it is known. See also: dated_in."""
    if first_published and not first_published.startswith(UNKNOWN_YEAR):
        return PartialDate(first_published)
    return PartialDate(timezone.localtime(published_at).date().isoformat())


def span(year, month=None):
    """A year or a month by the desk's clock: its beginning, and that of what follows."""
    after = (year + 1, 1) if month in (None, 12) else (year, month + 1)
    days = (datetime.datetime(year, month or 1, 1), datetime.datetime(*after, 1))
    return tuple(timezone.make_aware(day) for day in days)


def dated_in(year, month=None):
    """The condition that a story's date lies in a year, or in a month of it. See also: dated."""
    start, end = span(year, month)
    told = Q(first_published__startswith=f"{year}-{month:02}" if month else str(year))
    here = NO_YEAR_OF_ITS_OWN & Q(published_at__gte=start, published_at__lt=end)
    # What an index answers, and a day wider than the clock of any place. It stands first, or SQLite would not use it.
    near = Q(GreaterThanOrEqual(DateShown(), start - A_DAY), LessThan(DateShown(), end + A_DAY))
    return near & (told | here)


def last_changed():
    """When readers were last given something new of a story, as an expression."""
    return Coalesce("updated_at", "published_at")


class DateShown(Func):
    """The date as a moment to sort by: a month counts as its first day, a year as the first of January.

    It is the same in every setting, so that an index can hold it; which day a moment belongs to by
    the desk's clock is for dated_in() to say.
    """

    output_field = DateTimeField()
    day = "substr({0} || '-01-01', 1, 10)"
    here = f"{{0}} = '' OR substr({{0}}, 1, 4) = '{UNKNOWN_YEAR}'"

    def __init__(self, told="first_published", live="published_at", **extra):
        super().__init__(told, live, **extra)

    def as_sqlite(self, compiler, connection, **context):
        return self.written(compiler, f"{self.day} || ' 00:00:00'")

    def as_postgresql(self, compiler, connection, **context):
        year, month, day = (f"substr({self.day}, {start}, {length})::int" for start, length in ((1, 4), (6, 2), (9, 2)))
        return self.written(compiler, f"timezone('UTC', make_timestamp({year}, {month}, {day}, 0, 0, 0))")

    def written(self, compiler, moment):
        (told, _), (live, _) = (compiler.compile(each) for each in self.get_source_expressions())
        return f"CASE WHEN {self.here.format(told)} THEN {live} ELSE {moment.format(told)} END", []
