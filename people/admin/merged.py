"""Forms that were opened before a merge: what they chose is understood as what it was merged into."""

from django import forms

from people.models import FormerAddress
from people.text import whole_number


def heirs(model, values):
    """The keys as chosen, those of merged rows replaced by their heirs'."""
    numbers = [whole_number(str(value)) for value in values]
    found = FormerAddress.objects.successors([number for number in numbers if number is not None])
    return [found.get((model, number), value) for number, value in zip(numbers, values, strict=True)]


class HeirField(forms.ModelChoiceField):
    """A choice of a row. One that was merged in the meantime stands for its heir."""

    def to_python(self, value):
        try:
            return super().to_python(value)
        except forms.ValidationError:
            (heir,) = heirs(self.queryset.model, [value])
            if heir == value:
                raise
            return super().to_python(heir)


class HeirsField(forms.ModelMultipleChoiceField):
    """A choice of several rows; see HeirField."""

    def clean(self, value):
        try:
            return super().clean(value)
        except forms.ValidationError:
            if not value or heirs(self.queryset.model, value) == list(value):
                raise
            return super().clean(heirs(self.queryset.model, value))


class WithoutMerged:
    """Mixed into a formset. A row that a merge dropped, because its twin stood beside it, is not asked for again."""

    def _should_delete_form(self, form):
        return super()._should_delete_form(form) or self.was_merged(form)

    def was_merged(self, form):
        if not (form.instance._state.adding and form in self.initial_forms):
            return False
        chosen = [
            (field.queryset.model, form.data.get(form.add_prefix(name)) or "")
            for name, field in form.fields.items()
            if isinstance(field, HeirField)
        ]
        return any(heirs(model, [value]) != [value] for model, value in chosen)
