from django.contrib import admin
from django.db.models import Prefetch

from people.models import Claim, Company, CompanyName, Credit, Person, PersonName, Source, Tally

from .addresses import Addresses
from .desk import CardsInline, DeskAdmin, RowsInline
from .filters import FewValuesFilter
from .in_use import InUse


class PersonNameInline(RowsInline):
    model = PersonName
    verbose_name_plural = "other names, by which they are found too"


class FilmographyInline(RowsInline):
    """The same credits as on the films, seen from the person."""

    model = Credit
    fk_name = "person"
    fields = ["film", "job", "character", "credited_as", "source"]
    autocomplete_fields = ["film", "source"]
    verbose_name_plural = "films and series"
    classes = ["collapse"]


class PersonClaimInline(CardsInline):
    model = Claim
    fk_name = "person"
    fields = ["topic", "text", ("amount", "currency", "as_of"), "source"]
    autocomplete_fields = ["source"]
    verbose_name_plural = "what sources say"
    classes = ["collapse"]


class PersonTallyInline(CardsInline):
    model = Tally
    fk_name = "person"
    fields = [("edition", "scope"), ("nominations", "wins", "wins_are_nominations"), ("as_of", "source")]
    autocomplete_fields = ["edition", "source"]
    verbose_name_plural = "tallies of nominations and wins"
    classes = ["collapse"]


class JobFilter(admin.SimpleListFilter):
    """People who have a credit of that kind on some film."""

    title = "job"
    parameter_name = "job"

    def lookups(self, request, model_admin):
        return Credit.Job.choices

    def queryset(self, request, people):
        if self.value() not in Credit.Job.values:
            return people
        return people.filter(pk__in=Credit.objects.filter(job=self.value()).order_by().values("person"))


@admin.register(Person)
class PersonAdmin(InUse, Addresses, DeskAdmin):
    list_display = ["name", "sort_name", "born", "died", "known_for"]
    list_filter = [JobFilter]
    list_prefetch = [Prefetch("credits", Credit.objects.select_related("film"), to_attr="credits_with_films")]
    search_fields = ["name", "slug", "sort_name", "other_names__name"]
    nothing_here = "Add the people that stories are about, and those who wrote and photographed them."

    fieldsets = [
        (None, {"fields": [("name", "sort_name"), "slug", ("born", "died"), "bio"]}),
    ]
    slug_from = "name"
    inlines = [PersonNameInline, FilmographyInline, PersonClaimInline, PersonTallyInline]

    @admin.display(description="known for")
    def known_for(self, person):
        """The first films they are credited on, which tells namesakes apart."""
        films = dict.fromkeys(str(credit.film) for credit in person.credits_with_films)
        return ", ".join(list(films)[:3])


class CompanyNameInline(RowsInline):
    model = CompanyName
    verbose_name_plural = "other names, by which it is found too"


@admin.register(Company)
class CompanyAdmin(InUse, Addresses, DeskAdmin):
    list_display = ["name", "slug", "url"]
    search_fields = ["name", "slug", "other_names__name"]
    nothing_here = "Add distributors, broadcasters, studios and the organisations that give awards."

    fields = ["name", "slug", "url"]
    slug_from = "name"
    inlines = [CompanyNameInline]


@admin.register(Source)
class SourceAdmin(DeskAdmin):
    list_display = ["title", "publisher", "date"]
    list_filter = [("publisher", FewValuesFilter)]
    search_fields = ["title", "publisher", "slug"]
    nothing_here = "Add each text that a fact on the shelf was read in."

    fields = [("publisher", "date"), "title", "slug", "url"]
    slug_from = "title"
