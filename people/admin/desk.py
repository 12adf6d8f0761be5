"""What every form and list of the desk has in common."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget, RelatedFieldWidgetWrapper
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.utils.functional import cached_property

from people.dates import PartialDate, PartialDateField
from people.text import one_line, printable

from .choosing import KnownAutocomplete, KnownAutocompleteMultiple, KnownChoicesForm
from .deleting import QuietDeletion
from .lists import DeskList
from .merged import HeirField, HeirsField, WithoutMerged
from .moments import MomentField, MomentWidget


class PlainTextField(forms.CharField):
    """Text of several lines. What pasting brings along unseen is dropped without a word."""

    tidy = staticmethod(printable)

    def to_python(self, value):
        return super().to_python(self.tidy(value) if isinstance(value, str) else value)


class LineField(PlainTextField):
    """Text on one line, however it was pasted."""

    tidy = staticmethod(one_line)


class PartialDateFormField(forms.CharField):
    """A date as precise as its source, refused in the form before it reaches a row."""

    def clean(self, value):
        text = super().clean(value)
        try:
            return PartialDate.parse(text) if text else ""
        except ValueError as error:
            raise forms.ValidationError(str(error), code="invalid_date") from None


FORMFIELDS = {
    models.CharField: {"form_class": LineField},
    models.SlugField: {"widget": AdminTextInputWidget},
    models.TextField: {"form_class": PlainTextField, "widget": AdminTextareaWidget(attrs={"rows": 3})},
    models.URLField: {"assume_scheme": "https"},
    models.ForeignKey: {"form_class": HeirField},
    models.OneToOneField: {"form_class": HeirField},
    models.ManyToManyField: {"form_class": HeirsField},
    models.DateTimeField: {"form_class": MomentField, "widget": MomentWidget},
    PartialDateField: {
        "form_class": PartialDateFormField,
        "widget": AdminTextInputWidget(attrs={"class": "vDateText", "size": 12, "placeholder": "2024-05-21"}),
    },
}


class QuietChoices:
    """Choosing a row offers to add one, not to delete what stands on the shelf."""

    related_links = frozenset({"add", "change"})

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            for link in {"add", "change", "delete", "view"} - self.related_links:
                setattr(field.widget, f"can_{link}_related", False)
        return field


class DeskAdmin(QuietChoices, QuietDeletion, DeskList, admin.ModelAdmin):
    """A list and a form of the desk.

    ``slug_from`` names the field that an address is first made from. An address is chosen
    once: afterwards the form shows it and no longer changes it.
    """

    slug_from = None
    formfield_overrides = FORMFIELDS

    # An address stays

    def address_stays(self, obj):
        return obj is not None

    def get_prepopulated_fields(self, request, obj=None):
        return {"slug": [self.slug_from]} if self.slug_from and obj is None else {}

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        return [*fields, "slug"] if self.slug_from and self.address_stays(obj) else fields


class DeskFormSet(WithoutMerged, BaseInlineFormSet):
    """Rows of an inline: new ones go to the end, and two alike in one go are refused kindly."""

    def __init__(self, *args, **kwargs):
        """Let every row know its parent, which its name may mention."""
        super().__init__(*args, **kwargs)
        for row in self.get_queryset():
            setattr(row, self.fk.name, self.instance)

    @cached_property
    def empty_form(self):
        """The row that “Add another” copies: asked for by a page at four places, and the same at each."""
        return super().empty_form

    def save_new(self, form, commit=True):
        if "position" in form.fields and "position" not in form.changed_data:
            form.instance.position = self.next_position()
        return super().save_new(form, commit)

    def next_position(self):
        taken = [
            form.instance.position
            for form in self.forms
            if form.instance.position is not None
            and form not in self.deleted_forms
            and (form.instance.pk or "position" in form.changed_data)
        ]
        return max(taken, default=-1) + 1

    def clean(self):
        super().clean()
        conditional = [
            constraint
            for constraint in self.model._meta.constraints
            if isinstance(constraint, models.UniqueConstraint) and constraint.condition
        ]
        for constraint in conditional:
            self.refuse_doubles(constraint)

    def refuse_doubles(self, constraint):
        """Django compares the rows of one form by plain constraints only, not by those with a condition."""
        seen = set()
        for form in self.forms:
            if not getattr(form, "cleaned_data", None) or form in self.deleted_forms:
                continue
            fields = self.model._meta.concrete_fields
            row = {field.name: models.Value(getattr(form.instance, field.attname), field) for field in fields}
            if not constraint.condition.check(row):
                continue
            values = tuple(row[name].value for name in constraint.fields)
            if values in seen:
                raise forms.ValidationError(constraint.get_violation_error_message())
            seen.add(values)


class DeskRows(QuietChoices):
    """What inlines share: no empty rows, and one query for all rows and what they name.

    ``also_fetch`` are relations that those names need, besides the chosen rows themselves.
    """

    extra = 0
    form = KnownChoicesForm
    formset = DeskFormSet
    formfield_overrides = FORMFIELDS
    also_fetch = ()

    def get_queryset(self, request):
        many = {field.name for field in self.model._meta.many_to_many}
        single = [name for name in self.autocomplete_fields if name not in many]
        plural = [name for name in self.autocomplete_fields if name in many]
        queryset = super().get_queryset(request)
        if single or self.also_fetch:
            queryset = queryset.select_related(*single, *self.also_fetch)
        return queryset.prefetch_related(*plural)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.autocomplete_fields:
            kwargs["widget"] = KnownAutocomplete(db_field, self.admin_site, using=kwargs.get("using"))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.autocomplete_fields:
            kwargs["widget"] = KnownAutocompleteMultiple(db_field, self.admin_site, using=kwargs.get("using"))
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class RowsInline(DeskRows, admin.TabularInline):
    """Rows in a table: names, credits, crew."""

    related_links = frozenset({"add"})


class CardsInline(DeskRows, admin.StackedInline):
    """Rows as small forms, where each has much to say."""
