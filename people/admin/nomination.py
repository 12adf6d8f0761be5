from django import forms
from django.contrib import admin

from people.models import Nomination, Nominee
from people.models.nomination import provisional_key

from .choosing import KnownChoicesForm
from .desk import DeskAdmin, DeskFormSet, RowsInline
from .filters import FewRowsFilter

ALREADY_THERE = "This nomination is already there: same edition, category, films, nominees and detail."
WRONG_PROGRAMME = "This category belongs to another award than the edition."


class NominationFormSet(DeskFormSet):
    """The nominations of one edition, none of them entered twice."""

    def clean(self):
        super().clean()
        keys = set()
        for form in self.forms:
            chosen = getattr(form, "cleaned_data", None)
            if not chosen or form in self.deleted_forms or "category" not in chosen:
                continue
            if self.instance.programme_id and chosen["category"].programme_id != self.instance.programme_id:
                form.add_error("category", WRONG_PROGRAMME)
                continue
            key = self.future_key(form.instance, chosen)
            if key in keys:
                raise forms.ValidationError(f"“{chosen['category'].name}” stands here twice with the same films.")
            keys.add(key)

    def future_key(self, nomination, chosen):
        nominees = nomination.nominees.select_related("person", "company") if nomination.pk else []
        return Nomination.make_key(
            chosen["category"].slug,
            [film.slug for film in chosen.get("films", [])],
            [nominee.party.slug for nominee in nominees],
            chosen.get("detail", ""),
        )

    def save_new(self, form, commit=True):
        form.instance.key = provisional_key()
        return super().save_new(form, commit)

    def refresh_keys(self):
        saved = [*self.new_objects, *(nomination for nomination, _ in self.changed_objects)]
        Nomination.objects.filter(pk__in=[nomination.pk for nomination in saved]).refresh_keys()


class NominationInline(RowsInline):
    """The nominations of an edition; people and companies are named on a nomination's own page."""

    model = Nomination
    formset = NominationFormSet
    fields = ["category", "films", "result", "label", "detail"]
    autocomplete_fields = ["category", "films"]
    also_fetch = ["category__programme", "edition"]
    show_change_link = True
    verbose_name_plural = "nominations: once saved, “Change” opens one to name its people"


class NomineeFormSet(DeskFormSet):
    """The nominees, whose names make up the nomination's key together with its films."""

    def clean(self):
        super().clean()
        nomination = self.instance
        if not nomination.edition_id or not nomination.category_id:
            return
        nominees = [
            form.cleaned_data.get("person") or form.cleaned_data.get("company")
            for form in self.forms
            if getattr(form, "cleaned_data", None) and form not in self.deleted_forms
        ]
        key = Nomination.make_key(
            nomination.category.slug,
            [film.slug for film in nomination.chosen_films],
            [party.slug for party in nominees if party],
            nomination.detail,
        )
        if Nomination.objects.filter(edition=nomination.edition_id, key=key).exclude(pk=nomination.pk).exists():
            raise forms.ValidationError(ALREADY_THERE)


class NomineeInline(RowsInline):
    model = Nominee
    formset = NomineeFormSet
    autocomplete_fields = ["person", "company"]
    verbose_name_plural = "nominees: each names a person or a company"


class NominationForm(KnownChoicesForm):
    def clean(self):
        """Leave the films where the nominees' rows can see them."""
        cleaned = super().clean()
        self.instance.chosen_films = self.cleaned_data.get("films", [])
        return cleaned


@admin.register(Nomination)
class NominationAdmin(DeskAdmin):
    form = NominationForm
    list_display = ["wording", "edition", "result", "films_named", "nominees_named"]
    ordering = ["-edition_id", "key"]
    list_filter = ["result", ("edition__programme", FewRowsFilter)]
    search_fields = [
        "category__name",
        "label",
        "edition__name",
        "films__title",
        "films__slug",
        "nominees__person__name",
        "nominees__person__slug",
    ]
    nothing_here = "Nominations are added on the page of their edition, or here one by one."

    fieldsets = [
        (None, {"fields": [("edition", "category"), ("label", "result"), "films", "detail"]}),
        (
            "For the record",
            {
                "fields": [("announced", "source"), "note"],
                "description": "A tie or a shared award is several nominations that won; "
                "an award to several people for one film is one nomination with several nominees.",
            },
        ),
    ]
    autocomplete_fields = ["edition", "category", "films", "source"]
    inlines = [NomineeInline]

    def get_queryset(self, request):
        return (
            super()
            .get_queryset(request)
            .select_related("edition__programme", "category__programme")
            .prefetch_related("films", "nominees__person", "nominees__company")
        )

    def save_model(self, request, nomination, form, change):
        nomination.key = nomination.key or provisional_key()
        super().save_model(request, nomination, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        Nomination.objects.get(pk=form.instance.pk).refresh_key()

    @admin.display(description="for", ordering="category__name")
    def wording(self, nomination):
        return nomination.wording

    @admin.display(description="films")
    def films_named(self, nomination):
        return ", ".join(str(film) for film in nomination.films.all())

    @admin.display(description="nominees")
    def nominees_named(self, nomination):
        return ", ".join(nominee.name for nominee in nomination.nominees.all())
