"""The front page as it will be at a moment to come, played inside a rehearsal."""

from datetime import timedelta

from django.utils import timezone

from articles.launching import put_live_until
from articles.models import Article, Launch, LaunchItem
from articles.previewing import bring_forward, bring_pictures_forward

from .models import Slot

MOMENT = timedelta(milliseconds=1)


def put_forward(at, viewer):
    """Let the clock have come to a moment, for slots, stories, launches and pictures. None is now, and changes nothing.

    Pages ask what holds now, so what lies between is moved to now. Launches and stories that the viewer
    may not change stay where they are.
    """
    now = timezone.now()
    if at is None:
        return
    bring_slots_forward(at, now)
    bring_pictures_forward(at, now)
    launches = Launch.objects.open_to(viewer).planned().filter(goes_live_at__lte=at)
    theirs = Article.objects.editable_by(viewer)

    def coming():
        launched = LaunchItem.objects.filter(launch__in=launches).values_list("article", flat=True)
        return {*launched, *theirs.coming(now).filter(appears_at__lte=at).values_list("pk", flat=True)}

    def wanted():
        return set(), coming().union(Article.objects.leaving(at, now).values_list("pk", flat=True))

    _, held = Launch.objects.hold(wanted)
    came = coming() & held.keys()
    if last := launches.within(held).last():
        put_live_until(last, launches.within(held))
    bring_forward(at, now, Article.objects.filter(pk__in=held), Article.objects.filter(pk__in=came))


def bring_slots_forward(at, now):
    """Those that begin by then have begun, in the same order; those that end by then are over."""
    beginning = Slot.objects.filter(starts__gt=now, starts__lte=at).order_by("-starts", "-pk")
    over = set(Slot.objects.filter(ends__gt=now, ends__lte=at).values_list("pk", flat=True))
    Slot.objects.filter(pk__in=over).delete()  # in a rehearsal: what is over has no place
    for place, key in enumerate(list(beginning.exclude(pk__in=over).values_list("pk", flat=True)), 1):
        Slot.objects.filter(pk=key).update(starts=now - place * MOMENT)
