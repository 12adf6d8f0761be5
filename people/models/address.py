from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models

from people.natural_keys import NaturalKeyModel


class FormerAddressQuerySet(models.QuerySet):
    def of_model(self, model):
        return self.filter(content_type=ContentType.objects.get_for_model(model))

    def of(self, row):
        """The addresses that a row had before, its own and those of rows merged into it."""
        return self.of_model(type(row)).filter(object_id=row.pk)

    def is_taken(self, row, slug):
        """Whether another row answers for that address."""
        return self.of_model(type(row)).filter(slug=slug).exclude(object_id=row.pk or 0).exists()

    def successors(self, keys):
        """Where merged rows went: for keys that may name one, pairs of a model and a key to the key of its heir."""
        return {
            (ContentType.objects.get_for_id(content_type).model_class(), gone): heir
            for content_type, gone, heir in self.filter(former_id__in=keys).values_list(
                "content_type", "former_id", "object_id"
            )
        }


class FormerAddress(models.Model):
    """An address that readers may still hold, and the row that answers for it now.

    It names the row and not another address, so that there are no chains. After a merge it
    also remembers the number of the row that is gone, by which frozen stories name it.
    """

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    slug = models.SlugField(max_length=200)
    former_id = models.PositiveBigIntegerField(null=True, blank=True)
    object_id = models.PositiveBigIntegerField()
    row = GenericForeignKey("content_type", "object_id")

    objects = FormerAddressQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name_plural = "former addresses"
        indexes = [models.Index(fields=["content_type", "object_id"], name="former_address_of_row")]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "slug"],
                name="former_address_once",
                violation_error_message="That address leads to another row already.",
            ),
            models.UniqueConstraint(
                fields=["former_id", "content_type"],
                name="former_address_row_merged_once",
                violation_error_message="That row was merged already.",
            ),
        ]

    def __str__(self):
        return self.slug


class Addressed(NaturalKeyModel):
    """A row under an address of its own, ``slug``. Addresses that it had before go on leading to it.

    Where it is merged into another, ``own_parts`` go with it, and the other takes over the fields
    of ``hands_over`` that it leaves open itself.
    """

    own_parts = frozenset()
    hands_over = ()

    former_addresses = GenericRelation(FormerAddress)

    class Meta:
        abstract = True

    def validate_unique(self, exclude=None):
        """An address is taken by who has it, and by who had it before: readers are still led there."""
        errors = {}
        try:
            super().validate_unique(exclude)
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        if "slug" not in (exclude or ()) and FormerAddress.objects.is_taken(self, self.slug):
            errors.setdefault("slug", []).append(ValidationError(self.address_taken(), code="former_address"))
        if errors:
            raise ValidationError(errors)

    def address_taken(self):
        kind = self._meta.verbose_name
        return f"“{self.slug}” was the address of another {kind}, and readers are still led on from it. Choose another."
