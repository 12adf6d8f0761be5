"""Pages of long lists, which cost the same however much lies beyond them."""

from functools import cached_property
from math import ceil

from django.core.paginator import EmptyPage, Page, Paginator
from django.db import models
from django.http import Http404

# So many rows of a list are counted. Who looks for one among more of them searches or filters.
BOUND = 2000
# And so many of the rows that belong to one row, such as the stories of a topic.
FEW = 1000
LAST_PAGE = 10_000


class BoundedPaginator(Paginator):
    """Counts no further than a bound, or than the page that is asked for where that lies beyond.

    One query fetches the keys up to there in order, a second the ``rows`` of one page. So a
    search reads its table once, and nothing is joined or sorted but keys.
    """

    def __init__(self, object_list, per_page, *, rows, asked_for=1, bound=0, **options):
        super().__init__(object_list, per_page, **options)
        self.rows = rows
        self.bound = max(bound, min(page_number(asked_for), LAST_PAGE) * per_page)

    @cached_property
    def keys(self):
        return list(self.object_list.prefetch_related(None).values_list("pk", flat=True)[: self.bound + 1])

    @property
    def has_more(self):
        """Whether there are rows beyond those that were counted."""
        return len(self.keys) > self.bound

    @property
    def count(self):
        return min(len(self.keys), self.bound)

    @property
    def num_pages(self):
        """Those that were counted, and one to go on to where there are more."""
        return max(1, ceil(self.count / self.per_page)) + self.has_more

    def page(self, number):
        number = self.validate_number(number)
        return Page(self.fetched(self.keys[(number - 1) * self.per_page : number * self.per_page]), number, self)

    def everything(self):
        """All rows that were counted, where there are few enough to show them on one page."""
        return self.fetched(self.keys[: self.bound])

    def fetched(self, keys):
        found = self.rows.in_bulk(keys)
        return [found[key] for key in keys if key in found]


class UncountedPaginator(Paginator):
    """Pages of a list of any length, none of which is counted: a page says whether there is one after it.

    One query passes over the keys before a page, in the index that the list is ordered by and
    without a look at a single row; a second fetches the ``rows`` of the page. So page 5,000 costs
    what page 1 does but for the passing over, a small part of a microsecond a row.
    """

    num_pages = None

    def __init__(self, object_list, per_page, *, rows):
        super().__init__(object_list, per_page)
        self.rows = rows

    def page(self, number):
        start = (number - 1) * self.per_page
        keys = self.object_list.values_list("pk", flat=True)[start : start + self.per_page + 1]
        keys = list(keys) if number <= LAST_PAGE else []
        if not keys and number > 1:
            raise EmptyPage
        found = self.rows.in_bulk(keys[: self.per_page])
        has_more = len(keys) > self.per_page and number < LAST_PAGE
        return UncountedPage([found[key] for key in keys if key in found], number, self, has_more)


class UncountedPage(Page):
    def __init__(self, object_list, number, paginator, has_more):
        super().__init__(object_list, number, paginator)
        self.has_more = has_more

    def has_next(self):
        return self.has_more

    def next_page_number(self):
        return self.number + 1

    def previous_page_number(self):
        return self.number - 1


class CountedPaginator(Paginator):
    """For rows that were counted on the way, so that nobody counts them again.

    One query walks to a page by keys alone, a second fetches its rows.
    """

    count = None  # the stock one asks the database

    def __init__(self, object_list, per_page, *, count, **options):
        super().__init__(object_list, per_page, **options)
        self.count = count

    def page(self, number):
        number = self.validate_number(number)
        keys = list(self.object_list.values_list("pk", flat=True)[(number - 1) * self.per_page :][: self.per_page])
        found = self.object_list.in_bulk(keys)
        return Page([found[key] for key in keys if key in found], number, self)


class NoSuchPage(Http404):
    """A list has no page of the number that an address asks for. The page that says so leads to its first."""


def page_asked_for(request, paginator):
    """The page of a list that an address asks for, the first where it asks for none.

    There is nothing at any other: whoever followed an old link to a page that is no more would take
    another for it, and a search engine would find one page at a thousand addresses.
    """
    asked_for = request.GET.get("page") or "1"
    number = page_number(asked_for)
    try:
        if str(number) == asked_for:
            return paginator.page(number)
    except EmptyPage:
        pass
    raise NoSuchPage


def page_number(asked_for):
    """The page that an address asks for; the first where it asks for none."""
    text = str(asked_for or "")
    return max(1, int(text)) if text.isascii() and text.isdecimal() and len(text) < 9 else 1


class CountUpTo(models.Subquery):
    """How many rows a row has, as a column: ``CountUpTo(Article.objects.filter(section=OuterRef("pk")))``.

    Counts to one beyond a bound and no further.
    """

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = models.IntegerField()
    empty_result_set_value = 0

    def __init__(self, rows, bound=FEW):
        super().__init__(rows.order_by().values("pk")[: bound + 1])


def in_figures(count, bound=FEW):
    """A count made by CountUpTo, as a list shows it."""
    return f"more than {bound:,}" if count > bound else f"{count:,}"
