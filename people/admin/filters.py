"""Filters of lists that offer a choice only while there are few to choose from.

Where there are many, the filter stands back and the search finds the rows; an address
that carries a choice is obeyed all the same.
"""

from django.contrib import admin

MOST_CHOICES = 40


class FewRowsFilter(admin.RelatedFieldListFilter):
    """By a row of another table, while that has few."""

    def field_choices(self, field, request, model_admin):
        rows = field.remote_field.model._default_manager.all()
        few = rows.order_by(*self.field_admin_ordering(field, request, model_admin))[: MOST_CHOICES + 1]
        if len(few) > MOST_CHOICES:
            few = rows.filter(pk__in=[key for key in self.lookup_val or [] if key.isdecimal()])
        return [(row.pk, str(row)) for row in few]

    def has_output(self):
        return bool(self.lookup_val or self.lookup_val_isnull) or super().has_output()


class FewValuesFilter(admin.AllValuesFieldListFilter):
    """By what stands in a column, while few different things stand there."""

    def __init__(self, field, request, params, model, model_admin, field_path):
        super().__init__(field, request, params, model, model_admin, field_path)
        few = list(self.lookup_choices[: MOST_CHOICES + 1])
        self.lookup_choices = few if len(few) <= MOST_CHOICES else self.lookup_val or []

    def has_output(self):
        return bool(self.lookup_choices)
