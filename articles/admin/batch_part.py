"""Which pictures the page of many shows: no more than fit, and how to come to the rest."""

from functools import cached_property

from django.urls import reverse

from articles.models import Photo
from people.paging import page_number
from people.text import whole_number

from .chosen import keys_named

MOST = 100


class Part:
    """A page of the pictures that an address names, by their keys or by their shoot."""

    def __init__(self, request):
        self.query = request.GET
        self.page = page_number(self.query.get("p"))
        self.shoot = whole_number(self.query.get("shoot", ""))
        chosen = {"shoot": self.shoot} if self.shoot else {"pk__in": keys_named(self.query.get("ids"))}
        self.named = Photo.objects.filter(**chosen).order_by("title", "slug")

    @cached_property
    def photos(self):
        found = self.named.select_related("renditions", "shoot").prefetch_related("creators")
        return list(found[self.before : self.before + MOST])

    @property
    def before(self):
        return (self.page - 1) * MOST

    @property
    def first(self):
        return self.before + 1

    @property
    def last(self):
        return min(self.before + MOST, self.total)

    @cached_property
    def total(self):
        return self.named.count()

    @property
    def next_count(self):
        """How many the next page holds."""
        return max(0, min(MOST, self.total - self.before - MOST))

    def following(self, moved_to=None):
        """The next page. Where those of this one have left the shoot for another, the next came up into their place."""
        query = self.query.copy()
        query["p"] = self.page if self.shoot and moved_to and moved_to.pk != self.shoot else self.page + 1
        return f"{batch_url()}?{query.urlencode()}"


def batch_url():
    return reverse("admin:articles_photo_batch")
