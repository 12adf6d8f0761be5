"""Autocompletes that know what was chosen.

Django's own asks the database for the name of every chosen row, one query a field: sixty
credits, a hundred and twenty queries. These take the names from rows fetched with the form.
"""

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple


class Known:
    """An autocomplete whose chosen rows may be handed over, by key, in ``known``."""

    known = None

    def optgroups(self, name, value, attrs=None):
        chosen = [str(key) for key in value if key not in ("", None)]
        if self.known is None or not all(key in self.known for key in chosen):
            return super().optgroups(name, value, attrs)
        blank = [] if self.is_required or self.allow_multiple_selected else [self.create_option(name, "", "", False, 0)]
        options = [
            self.create_option(name, key, str(self.known[key]), True, number)
            for number, key in enumerate(chosen, start=len(blank))
        ]
        return [(None, [*blank, *options], 0)]


class KnownAutocomplete(Known, AutocompleteSelect):
    pass


class KnownAutocompleteMultiple(Known, AutocompleteSelectMultiple):
    pass


class KnownChoicesForm(forms.ModelForm):
    """A row's form that tells its autocompletes which rows came along with the row itself."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            if isinstance(widget, Known):
                widget.known = self.fetched(name)

    def fetched(self, name):
        """The rows that this row names by ``name``, by key, if they were fetched with it."""
        if self.instance._state.adding:
            return {}
        field = self.instance._meta.get_field(name)
        if field.many_to_many:
            rows = getattr(self.instance, "_prefetched_objects_cache", {}).get(name)
            return None if rows is None else {str(row.pk): row for row in rows}
        if getattr(self.instance, field.attname) is None:
            return {}
        return {str(row.pk): row for row in [getattr(self.instance, name)]} if field.is_cached(self.instance) else None
