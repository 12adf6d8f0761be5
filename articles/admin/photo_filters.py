"""What the list of photos can be narrowed down to."""

import datetime

from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.utils import timezone

from articles.models import PhotoCreator
from articles.models.library import PLACES
from people.admin.filters import MOST_CHOICES
from people.models import Company, Person
from people.text import whole_number

from .chosen import keys_named

ENDING_SOON = datetime.timedelta(days=30)


class MissingFilter(admin.SimpleListFilter):
    """What a picture lacks before readers can see it as it should be."""

    title = "what is missing"
    parameter_name = "missing"

    def lookups(self, request, model_admin):
        return [
            ("alt", "without alt text"),
            ("credit", "without credit"),
            ("rights", "rights not known"),
            ("renditions", "without renditions"),
            ("dated", "renditions out of date: earlier rights in them"),
        ]

    def queryset(self, request, photos):
        match self.value():
            case "alt":
                return photos.undescribed()
            case "credit":
                return photos.uncredited()
            case "rights":
                return photos.of_unknown_rights()
            case "renditions":
                return photos.undeveloped()
            case "dated":
                return photos.out_of_date()
        return photos


class RightsFilter(admin.SimpleListFilter):
    """What will take a picture from readers, or has."""

    title = "when its rights end"
    parameter_name = "ends"

    def lookups(self, request, model_admin):
        return [
            ("ending", f"rights ending within {ENDING_SOON.days} days"),
            ("ended", "rights ended"),
            ("withdrawn", "withdrawn"),
            ("elsewhere", "licensed for other countries only"),
            ("lapsed", "any of the last three: readers see it no more"),
        ]

    def queryset(self, request, photos):
        match self.value():
            case "ending":
                return photos.leaving(timezone.now() + ENDING_SOON)
            case "ended":
                return photos.ended()
            case "withdrawn":
                return photos.withdrawn()
            case "elsewhere":
                return photos.licensed_elsewhere()
            case "lapsed":
                return photos.lapsed()
        return photos


class UsedFilter(admin.SimpleListFilter):
    """Where a picture stands, in a story that readers see or not."""

    title = "where it is used"
    parameter_name = "used"

    def lookups(self, request, model_admin):
        return [
            ("nowhere", "nowhere (drafts aside)"),
            ("somewhere", "somewhere"),
            ("leads", "as a lead photo"),
            ("blocks", "in the body of a story"),
            ("gallery_items", "in a gallery"),
            ("videos", "as the still of a video"),
            ("covers", "as the cover of an issue"),
            ("portrait_of", "as a portrait"),
            ("poster_of", "as a poster"),
            ("stands_in_for", "as a substitute"),
        ]

    def queryset(self, request, photos):
        match self.value():
            case "nowhere":
                return photos.unused()
            case "somewhere":
                return photos.standing()
            case place if place in PLACES:
                return photos.standing(place)
        return photos


class CreatorFilter(admin.SimpleListFilter):
    """By who made the picture, while those are few; see people.admin.filters."""

    title = "creator"
    parameter_name = "creator"

    def lookups(self, request, model_admin):
        made = PhotoCreator.objects.order_by()
        few = [
            *self.named(Person, "person", made.filter(person=OuterRef("pk"))),
            *self.named(Company, "company", made.filter(company=OuterRef("pk"))),
        ]
        return few if len(few) <= MOST_CHOICES else [choice for choice in few if choice[0] == self.value()]

    def named(self, model, kind, made):
        rows = model.objects.filter(Exists(made)).order_by("name", "pk")[: MOST_CHOICES + 1]
        return [(f"{kind}-{row.pk}", str(row)) for row in rows]

    def has_output(self):
        return bool(self.value()) or super().has_output()

    def queryset(self, request, photos):
        kind, _, number = (self.value() or "").partition("-")
        key = whole_number(number)
        if kind not in ("person", "company") or key is None:
            return photos
        return photos.made_by(kind, key)


class ChosenFilter(admin.SimpleListFilter):
    """Just these, by number: where a page leads to the pictures that it has made or changed."""

    title = "these only"
    parameter_name = "ids"

    def lookups(self, request, model_admin):
        return [(self.value(), "the pictures chosen")] if self.value() else []

    def queryset(self, request, photos):
        return photos.filter(pk__in=keys_named(self.value())) if self.value() else photos
