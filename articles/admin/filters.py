"""What the list of stories can be narrowed down to."""

import datetime

from django.contrib import admin
from django.db.models import Q
from django.utils import timezone
from django.utils.dates import MONTHS

from articles.models import Article, Section
from people.text import whole_number

MOST_SECTIONS = 100
YEARS = {str(year) for year in range(1900, 2200)}
MONTH_NUMBERS = {f"{month:02}": name for month, name in MONTHS.items()}


class StandingFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "standing"

    def lookups(self, request, model_admin):
        return [
            ("live", "readers see it"),
            ("coming", "published, its time still to come"),
            ("draft", "draft"),
            ("gone", "withdrawn or expired"),
        ]

    def queryset(self, request, articles):
        match self.value():
            case "live":
                return articles.live()
            case "coming":
                now = timezone.now()
                later = Q(published_at__gt=now) | Q(embargo_until__gt=now)
                return articles.filter(later, status=Article.Status.PUBLISHED)
            case "draft":
                return articles.filter(status=Article.Status.DRAFT)
            case "gone":
                return articles.gone() | articles.filter(status=Article.Status.WITHDRAWN)
        return articles


class SectionFilter(admin.SimpleListFilter):
    """Stories of a section, those of its subsections included."""

    title = "section"
    parameter_name = "section"

    def lookups(self, request, model_admin):
        return [(section.pk, str(section)) for section in Section.objects.select_related("parent")[:MOST_SECTIONS]]

    def queryset(self, request, articles):
        section = whole_number(self.value() or "")
        if section is None:
            return articles
        return articles.filter(section__in=Section.objects.filter(Q(pk=section) | Q(parent=section)))


class PublishedFilter(admin.SimpleListFilter):
    """By the year, then the month that a story goes live: ``2026``, ``2026-03``."""

    title = "goes live"
    parameter_name = "published"

    def lookups(self, request, model_admin):
        """The years from the newest to the oldest story; under the one that is chosen, its months."""
        chosen = self.span()
        for year in self.years(Article.objects.seen_at_desk_by(request.user)):
            yield str(year), str(year)
            if chosen and chosen[0].year == year:
                for month, name in MONTH_NUMBERS.items():
                    yield f"{year}-{month}", f"{name} {year}"

    def years(self, stories):
        dated = stories.filter(published_at__isnull=False).values_list("published_at", flat=True)
        ends = [*dated.order_by("-published_at")[:1], *dated.order_by("published_at")[:1]]
        newest, oldest = (timezone.localtime(end).year for end in ends) if ends else (0, 1)
        return range(newest, oldest - 1, -1)

    def queryset(self, request, articles):
        return articles.filter(published_at__range=self.span()) if self.span() else articles

    def span(self):
        """The first and the last moment of what is chosen, by the desk's clock; None where nothing is."""
        year, _, month = (self.value() or "").partition("-")
        if year not in YEARS or (month and month not in MONTH_NUMBERS):
            return None
        first = datetime.datetime(int(year), int(month or 1), 1)
        last = datetime.datetime(int(year), int(month or 12), 1) + datetime.timedelta(days=31)
        end = last.replace(day=1) - datetime.timedelta(microseconds=1)
        return timezone.make_aware(first), timezone.make_aware(end)
