"""Natural keys: how a fixture names a row by words instead of numbers."""

from django.db import models


class NaturalKeyQuerySet(models.QuerySet):
    def get_by_natural_key(self, *key):
        lookups = self.model.natural_key_lookups
        return self.get(
            **{
                f"{lookup}__isnull" if value is None else lookup: True if value is None else value
                for lookup, value in zip(lookups, key, strict=True)
            }
        )


class NaturalKeyModel(models.Model):
    """A row that a fixture can name by ``natural_key_lookups``.

    The lookups are written once, as Django spells them (``film__slug``), and serve
    both ways: a row's key is read along them, and a key finds its row by them.
    """

    natural_key_lookups = ("slug",)

    objects = NaturalKeyQuerySet.as_manager()

    class Meta:
        abstract = True

    def natural_key(self):
        return tuple(self._follow(lookup) for lookup in self.natural_key_lookups)

    def _follow(self, lookup):
        value = self
        for name in lookup.split("__"):
            if value is None:
                return None
            value = getattr(value, name)
        return value
