from functools import reduce
from operator import and_, or_

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.db.models.lookups import GreaterThan
from django.utils import timezone

from people.natural_keys import NaturalKeyQuerySet

# The pictures of a story: its lead, figures, galleries, stills of videos, and the cover of the issue it stood in.
OF_A_STORY = ("lead_photo", "blocks__photo", "blocks__gallery__items__photo", "blocks__video__still", "issue__cover")

# Where a picture may stand, in a story that readers see or not: the relations from it to what holds it there.
PLACES = ("leads", "blocks", "gallery_items", "videos", "covers", "portrait_of", "poster_of", "stands_in_for")


class PhotoQuerySet(NaturalKeyQuerySet):
    """The words in which the desk and the site ask for pictures. In a file of its own because there are many."""

    # What readers may see

    def cleared(self, at=None):
        """Pictures that readers may see where a live story shows them: credited, described, and theirs to see.

        See also: Photo.is_cleared, the same rule for one row.
        """
        at = at or timezone.now()
        return (
            self.exclude(credit_line="")
            .exclude(alt="", decorative=False)
            .exclude(rights_status__in=self.model.Rights.closed())
            .filter(Q(rights_from=None) | Q(rights_from__lte=at), Q(rights_until=None) | Q(rights_until__gt=at))
            .filter(licensed_where_it_is_read())
        )

    def uncleared(self, at=None):
        """Pictures that readers may not see anywhere. Asked of each by itself, so that few are looked at for few."""
        return self.filter(~Exists(self.model.objects.cleared(at).filter(pk=OuterRef("pk"))))

    def in_sight(self, at=None):
        """Pictures that stand where readers look: in a live story, as a portrait or as a poster.

        What lies in the library, or only in stories that are hidden, is nobody's to see.
        """
        return self.filter(self.in_sight_rule(at))

    def in_sight_rule(self, at=None):
        stories = self.model._meta.get_field("leads").related_model.objects.order_by()
        # From the picture to its few stories, and only then whether they are live: never through all that are.
        is_live = Exists(stories.live(at).filter(pk=OuterRef("pk")))
        # What is true of every picture keeps PostgreSQL from reading all stories at once to look at twenty pictures.
        of_this_one = GreaterThan(OuterRef("pk"), 0)
        shown = (Exists(stories.filter(is_live, of_this_one, **{place: OuterRef("pk")})) for place in OF_A_STORY)
        on_the_shelf = Q(portrait_of__isnull=False) | Q(poster_of__isnull=False)
        return reduce(or_, shown, on_the_shelf)

    def public(self, at=None):
        """Pictures that readers can come upon, and so at their own address: cleared and in sight, by itself or
        in the place of one that no longer is cleared."""
        instead_of = self.model.objects.uncleared(at).filter(GreaterThan(OuterRef("pk"), 0), substitute=OuterRef("pk"))
        standing_in = Exists(instead_of.in_sight(at))
        return self.cleared(at).filter(self.in_sight_rule(at) | standing_in)

    # What the desk looks for

    def undescribed(self):
        """Pictures that say something, and nobody has yet said what."""
        return self.filter(alt="", decorative=False)

    def uncredited(self):
        return self.filter(credit_line="")

    def of_unknown_rights(self):
        return self.filter(rights_status=self.model.Rights.UNKNOWN)

    def undeveloped(self):
        """Pictures of which readers are given nothing yet."""
        return self.filter(renditions=None)

    def out_of_date(self):
        """Pictures whose files still carry earlier words and rights."""
        return self.filter(renditions__recipe="")

    def withdrawn(self):
        return self.filter(rights_status=self.model.Rights.WITHDRAWN)

    def ended(self, at=None):
        """Pictures whose rights are over."""
        return self.filter(rights_until__lte=at or timezone.now())

    def made_by(self, kind, key):
        """Pictures by the person or the company of that number."""
        creator = self.model._meta.get_field("creators").related_model
        return self.filter(Exists(creator.objects.filter(**{"photo": OuterRef("pk"), kind: key})))

    def licensed_elsewhere(self):
        """Pictures whose territories leave out a country that the magazine is read in."""
        return self.exclude(licensed_where_it_is_read())

    def lapsed(self, at=None):
        """Pictures that readers were to see and no longer may: withdrawn, ended, or licensed for elsewhere."""
        over = Q(rights_status=self.model.Rights.WITHDRAWN) | Q(rights_until__lte=at or timezone.now())
        return self.filter(over | ~licensed_where_it_is_read())

    def standing(self, *places):
        """Pictures that stand in one of these places, of PLACES; in any, where none is named."""
        return self.filter(stands_in(self.model, *places))

    def unused(self):
        """Pictures that stand nowhere; a draft or a planned launch may name them still."""
        return self.filter(~stands_in(self.model))

    def leaving(self, before, at=None):
        """Pictures whose rights end by then; the nearest first."""
        return self.filter(rights_until__gt=at or timezone.now(), rights_until__lte=before).order_by(
            "rights_until", "slug"
        )

    def newest_first(self):
        return self.order_by("-pk")

    def for_listing(self):
        return self.select_related("renditions", "substitute__renditions").order_by("title", "slug")

    def of(self, subject):
        """Pictures that show a film or a person, or that the person or the company made."""
        kind = subject._meta.model_name
        showing = {"film": self.model.films.through, "person": self.model.people.through}
        creator = self.model._meta.get_field("creators").related_model
        making = {"person": creator, "company": creator}
        # Each table by itself: joined, they would be read from end to end.
        links = [each[kind].objects.filter(**{kind: subject}).order_by() for each in (showing, making) if kind in each]
        first, *others = (link.values("photo") for link in links)
        return self.filter(pk__in=first.union(*others) if others else first)


def licensed_where_it_is_read():
    """Pictures whose territories take in every country the magazine is read in; with none set, the whole world.

    See also: Photo.is_licensed_here, the same rule for one row.
    """
    anywhere = Q(territories="")
    if not settings.TERRITORIES:
        return anywhere
    return anywhere | reduce(and_, (Q(territories__contains=country) for country in settings.TERRITORIES))


def stands_in(model, *places):
    """That a picture stands in one of these places, of PLACES; in any, where none is named."""
    links = (model._meta.get_field(place) for place in places or PLACES)
    return reduce(or_, (Q(**{f"{link.name}__isnull": False}) if link.concrete else held_by(link) for link in links))


def held_by(link):
    """That a row of another table names the picture by this relation."""
    return Q(Exists(link.related_model._base_manager.filter(**{link.field.name: OuterRef("pk")})))
