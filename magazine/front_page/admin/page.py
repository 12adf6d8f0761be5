from django import forms
from django.contrib import admin
from django.contrib.messages import get_messages
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from articles.admin.previews import seen_once
from articles.previewing import visit
from articles.rehearsal import rehearsal
from people.admin.choosing import KnownChoicesForm
from people.admin.desk import CardsInline, DeskAdmin, DeskFormSet, RowsInline
from people.admin.moments import MomentField
from people.moments import in_words

from ..composing import compose
from ..explaining import explain
from ..models import Band, FrontPage, Slot
from ..models.page import MOST_BANDS, usual_bands
from ..previewing import put_forward
from ..rights import may_compose
from .one_row import OneRow, Stale

OUT_OF_THE_WAY = 1000  # more than there can be sections on a front page


class FrontPageForm(forms.ModelForm):
    base = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["base"] = self.instance.saves

    def save(self, commit=True):
        """Claim the page in the state that the form was built on."""
        page = super().save(commit=False)
        page.saves = self.cleaned_data["base"] or 0
        return page


class PreviewForm(forms.Form):
    at = MomentField(required=False, label="At this moment")

    def clean_at(self):
        at = self.cleaned_data["at"]
        if at and at <= timezone.now():
            raise forms.ValidationError("A preview shows what is to come: choose a moment to come, or none for now.")
        return at


class PlaceInline(CardsInline):
    """The slots of one kind of place, the next to begin last."""

    model = Slot
    autocomplete_fields = ["story"]
    places = []

    def get_queryset(self, request):
        return super().get_queryset(request).filter(place__in=self.places)

    def has_view_permission(self, request, obj=None):
        return may_compose(request.user)

    has_change_permission = has_delete_permission = has_view_permission

    def has_add_permission(self, request, obj=None):
        return may_compose(request.user)


class PlaceForm(KnownChoicesForm):
    """A slot without what stands in it would be no slot."""

    needs = "story"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields[self.needs]
        field.required = True
        field.error_messages["required"] = f"Choose the {self.needs}, or delete this place."


def fixed(place):
    return forms.CharField(widget=forms.HiddenInput, disabled=True, initial=place)


class LeadForm(PlaceForm):
    place = fixed(Slot.Place.LEAD)


class LeadInline(PlaceInline):
    form = LeadForm
    places = [Slot.Place.LEAD]
    fields = [("story", "place"), ("starts", "ends"), "kicker", "title", "dek"]
    verbose_name = "story for the lead"
    verbose_name_plural = "Lead: without one, the newest cover story"


class RowForm(PlaceForm):
    place = forms.ChoiceField(choices=[(place, place.label) for place in Slot.Place.row()])


class RowInline(PlaceInline):
    form = RowForm
    places = Slot.Place.row()
    fields = [("place", "story"), ("starts", "ends"), "kicker", "title", "dek"]
    verbose_name = "story for the row"
    verbose_name_plural = "Row of three: without them, the newest of the magazine"


class FilmForm(PlaceForm):
    needs = "film"

    place = fixed(Slot.Place.FILM)
    dek = forms.CharField(
        label="Sentence", max_length=400, required=False, widget=forms.TextInput(attrs={"class": "vTextField"})
    )


class FilmInline(PlaceInline):
    form = FilmForm
    places = [Slot.Place.FILM]
    autocomplete_fields = ["film"]
    fields = [("film", "place"), "dek", ("starts", "ends")]
    verbose_name = "film"
    verbose_name_plural = "Film of the month: without one, the film of the newest film page"


class BandForm(KnownChoicesForm):
    turn = forms.IntegerField(
        label="order", required=False, min_value=1, max_value=99, widget=forms.NumberInput(attrs={"class": "vTurn"})
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding:
            self.initial["turn"] = self.instance.position + 1

    def has_changed(self):
        """What the usual sections propose counts as written, so that it is kept with the first save."""
        return super().has_changed() or (self.instance._state.adding and bool(self.initial.get("kind")))


class BandFormSet(DeskFormSet):
    """Sections in the order of their numbers; one without a number comes last."""

    def save(self, commit=True):
        forms = [form for form in self.forms if form.has_changed() or not form.instance._state.adding]
        kept = [form for form in forms if form not in self.deleted_forms]
        last = len(kept) + 100
        kept.sort(key=lambda form: form.cleaned_data.get("turn") or last)
        for position, form in enumerate(kept):
            form.instance.position = position
        # Two may change places: neither may meet the other on the way.
        self.instance.bands.update(position=F("position") + OUT_OF_THE_WAY)
        saved = super().save(commit)
        for form in kept:
            Band.objects.filter(pk=form.instance.pk).update(position=form.instance.position)
        return saved


class BandInline(RowsInline):
    model = Band
    form = BandForm
    formset = BandFormSet
    fields = ["turn", "kind", "section", "rhythm", "heading"]
    also_fetch = ["section__parent"]
    max_num = MOST_BANDS
    verbose_name = "section"
    verbose_name_plural = "Sections below them, in the order of their numbers"

    has_view_permission = PlaceInline.has_view_permission
    has_change_permission = has_delete_permission = has_view_permission
    has_add_permission = PlaceInline.has_add_permission

    def get_extra(self, request, obj=None, **kwargs):
        return 0 if obj else len(usual_bands())


@admin.register(FrontPage)
class FrontPageAdmin(OneRow, DeskAdmin):
    """The front page is composed in one form: who stands where, from when until when, and what comes below."""

    form = FrontPageForm
    fields = ["base"]
    inlines = [LeadInline, RowInline, FilmInline, BandInline]
    change_form_template = "admin/front_page/frontpage/change_form.html"

    class Media:
        css = {"all": ["front_page/compose.css"]}

    def may(self, user):
        return may_compose(user)

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.preview))
        return [path("preview/", view, name="front_page_frontpage_preview"), *super().get_urls()]

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if isinstance(inline, BandInline) and obj._state.adding:
            usual = usual_bands()
            kwargs["initial"] = [{"kind": band.kind, "turn": band.position + 1} for band in usual]
        return kwargs

    def render_change_form(self, request, context, *args, **kwargs):
        context["standing"] = explain(compose())
        context["preview_form"] = PreviewForm()
        context |= {"title": "The front page", "subtitle": None}
        return super().render_change_form(request, context, *args, **kwargs)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """A form that was built on an older page is refused before anything in it is held against the rows of today."""
        page = FrontPage.objects.filter(pk=object_id).first() if request.method == "POST" and object_id else None
        if page and self.may(request.user) and request.POST.get("base") != str(page.saves):
            return self.too_late(request)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request, page, form, change):
        if not change:
            page.saves = 1
            return super().save_model(request, page, form, change)
        base = page.saves
        if not FrontPage.objects.filter(pk=page.pk, saves=base).update(saves=base + 1):
            raise Stale
        page.saves = base + 1

    def words_for_audit_log(self, page):
        slots = [
            f"{slot.get_place_display()}: {slot}{times(slot)}" for slot in page.slots.select_related("story", "film")
        ]
        bands = ", ".join(str(band) for band in page.bands.select_related("section__parent"))
        return "\n".join([*slots, f"Sections: {bands or 'none'}"])

    # The page as it would be

    def preview(self, request):
        """The form played on the rows, the clock put forward, and the real page; then all of it is taken back."""
        if not self.may(request.user):
            raise PermissionDenied
        chosen = PreviewForm(request.POST)
        if not chosen.is_valid():
            return self.no_preview(request, chosen.errors["at"])
        page = FrontPage.objects.first()
        with rehearsal():
            played = self.changeform_view(request, str(page.pk) if page else None)
            list(get_messages(request))  # what it said was saved is not
            if played.status_code == 302:
                put_forward(chosen.cleaned_data["at"], request.user)
                return seen_once(*visit(request, reverse("home")))
            errors = list(played.context_data["errors"])
        return self.no_preview(request, errors)

    def no_preview(self, request, errors):
        context = {**self.admin_site.each_context(request), "title": "No preview yet", "opts": self.opts}
        return TemplateResponse(request, "admin/front_page/frontpage/no_preview.html", {**context, "errors": errors})


def times(slot):
    """From when until when, in words; nothing for what stands there always."""
    parts = [("from", slot.starts), ("until", slot.ends)]
    words = " ".join(f"{word} {in_words(at)}" for word, at in parts if at)
    return f", {words}" if words else ""
