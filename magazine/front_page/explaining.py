"""What stands where on the front page, and why, in an editor's words."""

from dataclasses import dataclass

from django.utils import timezone

from articles.models import Article
from people.moments import in_words

from .composing import ALREADY, BROKEN, LATER_ONE, NOT_LIVE
from .models import Slot


@dataclass
class Told:
    """A place of the page, what stands there and why, in words."""

    place: str
    what: str
    why: str
    address: str = ""


def explain(composition):
    """Each place of the page, told."""
    slots = list(Slot.objects.for_composing())
    stories = Article.objects.in_bulk({slot.story_id for slot in slots if slot.story_id})
    told = [tell(standing, slots, stories) for standing in composition.places]
    return [*told, tell_film(composition.film, slots, stories)]


def tell(standing, slots, stories):
    if not standing.story:
        return Told(standing.label, "nothing", "there is no other story that readers may see")
    why = as_chosen(standing.slot) if standing.slot else f"{standing.rule}, {because(standing, slots, stories)}"
    story = standing.story
    own = f" (headline here; the story’s own is “{stories[story.pk]}”)" if standing.slot and standing.slot.title else ""
    return Told(standing.label, f"“{story}”{own}", why, story.get_absolute_url())


def tell_film(standing, slots, stories):
    if not standing.film:
        return Told(standing.label, "nothing", "no film is chosen, and no film page has been published")
    chosen = standing.slot
    why = as_chosen(chosen) if chosen else f"the film of the newest film page, {because(standing, slots, stories)}"
    return Told(standing.label, str(standing.film), why, standing.film.get_absolute_url())


def as_chosen(slot):
    return f"as chosen, until {in_words(slot.ends)}" if slot.ends else "as chosen"


def because(standing, slots, stories):
    """Why no slot has the place: what keeps those back whose time it is, or that there is none now."""
    kept_back = [in_the_way(slot, why, stories) for slot, why in standing.passed_over if why != LATER_ONE]
    if kept_back:
        return "because " + "; and ".join(kept_back)
    place = next(place for place in Slot.Place if place.label == standing.label)
    coming = [slot.starts for slot in slots if slot.place == place and slot.starts and slot.starts > timezone.now()]
    if coming:
        return f"until {in_words(min(coming))}, when somebody’s choice takes the place"
    past = any(slot.place == place for slot in slots)
    return "because the time of what was chosen is over" if past else "because nothing is chosen for it"


def in_the_way(slot, why, stories):
    story = stories[slot.story_id]
    if why == NOT_LIVE:
        standing = story.standing()
        return f"readers may not see “{story}”, which is chosen for it ({standing[:1].lower()}{standing[1:]})"
    if why == BROKEN:
        return f"“{story}”, which is chosen for it, cannot be shown: somebody has to mend it"
    if why == ALREADY:
        return f"“{story}”, which is chosen for it, stands further up already"
    return f"“{story}” is chosen for it"
