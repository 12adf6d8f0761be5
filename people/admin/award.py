from django.contrib import admin
from django.db.models import OuterRef

from people.models import Broadcast, Category, Edition, EditionRole, Nomination, Programme, ProgrammeName, Tally
from people.paging import CountUpTo, in_figures

from .addresses import Addresses
from .desk import CardsInline, DeskAdmin, RowsInline
from .filters import FewRowsFilter
from .nomination import NominationInline


class ProgrammeNameInline(RowsInline):
    model = ProgrammeName
    verbose_name_plural = "other names, by which it is found too"


class CategoryInline(RowsInline):
    model = Category
    fields = ["name", "slug", "kind", "position", "note"]
    prepopulated_fields = {"slug": ["name"]}
    show_change_link = True


@admin.register(Programme)
class ProgrammeAdmin(Addresses, DeskAdmin):
    list_display = ["name", "kind", "organiser", "edition_count"]
    list_annotations = {"edition_count": CountUpTo(Edition.objects.filter(programme=OuterRef("pk")))}
    ordering = ["name"]
    list_filter = ["kind"]
    list_select_related = ["organiser"]
    search_fields = ["name", "slug", "other_names__name"]
    nothing_here = "Add each festival, prize and yearly list once; its years are editions of it."

    fields = [("name", "kind"), "slug", "organiser", "description"]
    slug_from = "name"
    autocomplete_fields = ["organiser"]
    inlines = [ProgrammeNameInline, CategoryInline]

    @admin.display(description="editions")
    def edition_count(self, programme):
        return in_figures(programme.edition_count)


@admin.register(Category)
class CategoryAdmin(DeskAdmin):
    list_display = ["name", "programme", "kind", "position"]
    list_filter = ["kind", ("programme", FewRowsFilter)]
    search_fields = ["name", "slug", "programme__name", "programme__slug", "programme__other_names__name"]
    nothing_here = "Categories are added on the page of their award."

    fields = ["programme", ("name", "kind", "position"), "slug", "note"]
    slug_from = "name"
    autocomplete_fields = ["programme"]

    def get_queryset(self, request):
        """With the programme, which every category's name carries, in lists and autocompletes alike."""
        return super().get_queryset(request).select_related("programme")


class EditionRoleInline(RowsInline):
    model = EditionRole
    autocomplete_fields = ["person"]
    verbose_name_plural = "hosts, jury presidents, producers"


class BroadcastInline(RowsInline):
    model = Broadcast
    autocomplete_fields = ["company"]


class EditionTallyInline(CardsInline):
    model = Tally
    fields = [("film", "person"), ("nominations", "wins", "wins_are_nominations"), ("as_of", "source")]
    autocomplete_fields = ["film", "person", "source"]
    verbose_name_plural = "tallies: nominations and wins that a source counts without naming each"


@admin.register(Edition)
class EditionAdmin(DeskAdmin):
    list_display = ["name", "programme", "number", "honours_year", "starts", "ends", "nomination_count"]
    ordering = ["programme__name", "-starts", "slug"]
    list_filter = [("programme", FewRowsFilter), "standing"]
    list_annotations = {"nomination_count": CountUpTo(Nomination.objects.filter(edition=OuterRef("pk")))}
    list_select_related = ["programme"]
    search_fields = ["name", "slug", "programme__name", "programme__slug", "programme__other_names__name"]
    nothing_here = "Add the award or festival first, then its years."

    fieldsets = [
        (None, {"fields": ["programme", ("name", "number", "honours_year"), "slug"]}),
        (
            "When and where",
            {
                "fields": [("starts", "ends", "standing"), ("venue", "city"), "category_count", "note", "source"],
                "description": "Dates as the source gives them, and whether it announces them or reports them.",
            },
        ),
    ]
    slug_from = "name"
    autocomplete_fields = ["programme", "source"]
    inlines = [EditionRoleInline, BroadcastInline, NominationInline, EditionTallyInline]

    def save_formset(self, request, form, formset, change):
        super().save_formset(request, form, formset, change)
        if isinstance(formset, NominationInline.formset):
            formset.refresh_keys()

    @admin.display(description="nominations")
    def nomination_count(self, edition):
        return in_figures(edition.nomination_count)
