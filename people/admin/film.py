from django.contrib import admin
from django.db.models import Prefetch
from django.utils import timezone

from people.models import Claim, Credit, Film, FilmTitle, Release, Tally

from .addresses import Addresses
from .desk import CardsInline, DeskAdmin, RowsInline
from .filters import FewValuesFilter
from .in_use import InUse


class FilmTitleInline(RowsInline):
    model = FilmTitle
    verbose_name_plural = "other titles, by which it is found too"


class CreditInline(RowsInline):
    model = Credit
    fields = ["person", "company", "job", "character", "position", "credited_as", "detail", "source"]
    autocomplete_fields = ["person", "company", "source"]
    verbose_name_plural = "credits, in billing order: each names a person or a company"


class ReleaseInline(CardsInline):
    model = Release
    fields = [
        ("kind", "date", "territory"),
        ("company", "edition"),
        ("terms", "checked_on"),
        ("url", "source"),
    ]
    autocomplete_fields = ["company", "edition", "source"]
    verbose_name_plural = "releases, and where to watch"


class FilmClaimInline(CardsInline):
    model = Claim
    fk_name = "film"
    fields = ["topic", "text", ("amount", "currency", "as_of"), "source"]
    autocomplete_fields = ["source"]
    verbose_name_plural = "what sources say, also where they disagree"


class FilmTallyInline(CardsInline):
    model = Tally
    fk_name = "film"
    fields = [("edition", "scope"), ("nominations", "wins", "wins_are_nominations"), ("as_of", "source")]
    autocomplete_fields = ["edition", "source"]
    verbose_name_plural = "tallies: nominations and wins that a source counts without naming each"


class DecadeFilter(admin.SimpleListFilter):
    title = "decade"
    parameter_name = "decade"

    def lookups(self, request, model_admin):
        return [(decade, f"{decade}s") for decade in range(timezone.localdate().year // 10 * 10, 1880, -10)]

    def queryset(self, request, films):
        decade = int(self.value()) if (self.value() or "").isdecimal() else None
        return films.filter(year__range=(decade, decade + 9)) if decade in dict(self.lookup_choices) else films


@admin.register(Film)
class FilmAdmin(InUse, Addresses, DeskAdmin):
    list_display = ["title", "year", "kind", "directed_by", "genre"]
    list_filter = ["kind", DecadeFilter]
    list_prefetch = [
        Prefetch(
            "credits",
            Credit.objects.filter(job=Credit.Job.DIRECTOR).select_related("person", "company"),
            to_attr="directing",
        )
    ]
    search_fields = ["title", "slug", "year", "other_names__name"]
    nothing_here = "Add the films and series that stories write about."

    fieldsets = [
        (None, {"fields": [("title", "year", "kind"), "slug"]}),
        (
            "Facts",
            {
                "fields": [("genre", "runtime", "countries"), "tagline", "synopsis"],
                "description": "Leave empty what no source states. Money and other disputed facts go below, "
                "each with the source that says so.",
            },
        ),
    ]
    slug_from = "title"
    inlines = [FilmTitleInline, CreditInline, ReleaseInline, FilmClaimInline, FilmTallyInline]

    @admin.display(description="directed by")
    def directed_by(self, film):
        return ", ".join(credit.name for credit in film.directing)


@admin.register(Release)
class ReleaseAdmin(DeskAdmin):
    """All releases in one list, for the offers that somebody must look at again."""

    list_display = ["film", "kind", "date", "territory", "company", "terms", "checked_on"]
    list_filter = ["kind", "terms", ("territory", FewValuesFilter)]
    list_select_related = ["film", "company"]
    search_fields = ["film__title", "film__slug", "company__name"]
    nothing_here = "Releases are added on the page of their film."

    fields = ["film", *ReleaseInline.fields]
    autocomplete_fields = ["film", *ReleaseInline.autocomplete_fields]


class AboutAdmin(DeskAdmin):
    """A list of facts about films and people."""

    @admin.display(description="film or person", ordering="film__title")
    def about(self, fact):
        return fact.film or fact.person


@admin.register(Claim)
class ClaimAdmin(AboutAdmin):
    list_display = ["text", "about", "topic", "as_of", "source"]
    list_filter = ["topic", ("source__publisher", FewValuesFilter)]
    list_select_related = ["film", "person", "source"]
    search_fields = ["text", "film__title", "film__slug", "person__name", "person__slug"]
    nothing_here = "What sources say is added on the page of the film or the person."

    fields = [("film", "person"), *FilmClaimInline.fields]
    autocomplete_fields = ["film", "person", "source"]


@admin.register(Tally)
class TallyAdmin(AboutAdmin):
    list_display = ["about", "counted", "words", "as_of", "source"]
    list_filter = [("source__publisher", FewValuesFilter)]
    list_select_related = ["film", "person", "edition", "source"]
    search_fields = ["film__title", "film__slug", "person__name", "person__slug", "edition__name", "scope"]
    nothing_here = "Tallies are added on the page of the film, the person or the edition."

    fields = [("film", "person"), *FilmTallyInline.fields]
    autocomplete_fields = ["film", "person", "edition", "source"]

    @admin.display(description="counted at", ordering="edition__name")
    def counted(self, tally):
        return tally.edition or tally.scope
