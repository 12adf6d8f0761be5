"""Who stands where on the front page at a moment, and why.

Slots come first: what editors chose, in its time and live. What is left open is filled by the next
best: the lead by the newest cover story, the row by the newest of the magazine, each section by its
own newest. No story stands there twice. Two queries find all stories, however many there are: one
reads the marks of those that may come into question, a bounded number; the other fetches those that do.
"""

import copy
from dataclasses import dataclass, field
from itertools import islice

from django.utils import timezone

from articles.models import Article, Section, Subject
from people.models import Film
from people.pictures import picture_at

from .models import Band, FrontPage, Slot
from .models.page import usual_bands
from .printing import print_story
from .shelf import fetch_shelf

TIMES_TRIED = 4  # each time without the stories that could not be shown; then their places stay empty
FILM_PAGES = 6  # among the newest of which the film of the month is looked for
ROW = Slot.Place.row()
STORY_PLACES = [Slot.Place.LEAD, *ROW]

# Why a slot that is in its time does not stand where it was meant to.
LATER_ONE = "a later one has the place"
NOT_LIVE = "readers may not see its story"
BROKEN = "its story cannot be shown"
ALREADY = "its story stands further up"


@dataclass(frozen=True)
class Mark:
    """As much of a live story as is needed to choose it."""

    key: int
    kind: str
    section: int | None
    published_at: object
    slug: str


@dataclass
class Standing:
    """What stands in a place, by which slot, or else by which rule."""

    place: str
    key: int | None = None
    slot: Slot | None = None
    rule: str = ""
    story: Article | None = None
    html: str = ""
    passed_over: list = field(default_factory=list)  # pairs of a slot in its time and why it has not the place

    @property
    def label(self):
        return Slot.Place(self.place).label


@dataclass
class ShownBand:
    band: Band
    keys: list = field(default_factory=list)
    stories: list = field(default_factory=list)
    rows: list = field(default_factory=list)  # films, people or editions
    standing: object = None  # the film of the month

    @property
    def is_empty(self):
        return not (self.stories or self.rows or (self.standing and self.standing.film))

    @property
    def template(self):
        return f"magazine/front_page/_{self.band.kind}.html"


@dataclass
class FilmStanding:
    film: Film | None = None
    slot: Slot | None = None
    passed_over: list = field(default_factory=list)
    directors: list = field(default_factory=list)

    @property
    def label(self):
        return Slot.Place.FILM.label

    @property
    def sentence(self):
        return (self.slot.dek if self.slot else "") or (self.film.tagline if self.film else "")


@dataclass
class Composition:
    lead: Standing
    row: list
    bands: list
    film: FilmStanding
    left_out: list = field(default_factory=list)  # stories that had a place, and cannot be shown

    @property
    def places(self):
        return [self.lead, *self.row]

    @property
    def is_empty(self):
        return not any(standing.story for standing in self.places)


def compose(at=None):
    """The front page as readers have it at a moment."""
    at = at or timezone.now()
    slots = list(Slot.objects.in_time(at).for_composing())
    bands = [ShownBand(band) for band in bands_of_the_page()]
    sections = sections_of(bands)
    marks = marks_of(slots, bands, sections, at)

    left_out = []
    for _ in range(TIMES_TRIED):
        places = {place: Standing(place) for place in STORY_PLACES}
        broken = {story.pk for story in left_out}
        taken = seat_slots(places, slots, marks, broken)
        sound = [mark for mark in marks if mark.key not in broken]
        fill_places(places, sound, taken)
        fill_bands(bands, sections, sound, taken)
        fetch_stories(places.values(), bands, at)
        breaks = [each for each in places.values() if each.story and not print_story(each)]
        left_out += [standing.story for standing in breaks]
        if not breaks:
            break

    film = film_of_the_month(slots, at)
    row = [places[place] for place in ROW]
    composition = Composition(places[Slot.Place.LEAD], row, bands, film, left_out)
    fetch_shelf(composition)
    return composition


# Choosing


def bands_of_the_page():
    """Its sections in their order; the usual ones where nobody has composed it yet."""
    bands = list(Band.objects.select_related("section__parent"))
    return bands if bands or FrontPage.objects.exists() else usual_bands()


def sections_of(bands):
    """The keys of the sections that each band draws upon: its own and those inside it."""
    wanted = [shown.band.section_id for shown in bands if shown.band.section_id]
    if not wanted:
        return {}
    found = {key: {key} for key in wanted}
    for key, parent in Section.objects.filter(parent__in=wanted).values_list("pk", "parent"):
        found[parent].add(key)
    return found


def marks_of(slots, bands, sections, at):
    """The live stories that may come into question, the newest first. How many is bounded by the page, not the archive.

    Of each kind of place as many are read as the whole page has, since all of them may stand elsewhere already.
    """
    live = Article.objects.live(at)
    most = len(STORY_PLACES) + sum(shown.band.size for shown in bands)
    groups = [live, live.filter(kind=Article.Kind.COVER_STORY)]
    groups += [live.filter(section=key) for keys in sections.values() for key in sorted(keys)]
    newest = [Article.objects.filter(pk__in=group.newest_first().values("pk")[:most]) for group in groups]
    chosen = live.filter(pk__in={slot.story_id for slot in slots if slot.story_id})
    columns = ("pk", "kind", "section", "published_at", "slug")
    chosen, *newest = (stories.order_by().values_list(*columns) for stories in [chosen, *newest])
    marks = [Mark(*row) for row in chosen.union(*newest).order_by()]
    return sorted(sorted(marks, key=lambda mark: mark.slug), key=lambda mark: mark.published_at, reverse=True)


def seat_slots(places, slots, marks, broken):
    """Give each place to the first of its slots whose story can be shown and is not seated yet; the keys taken."""
    live = {mark.key for mark in marks}
    taken = set()
    for place, standing in places.items():
        for slot in (slot for slot in slots if slot.place == place):
            if standing.slot:
                why = LATER_ONE
            elif slot.story_id not in live:
                why = NOT_LIVE
            elif slot.story_id in broken:
                why = BROKEN
            elif slot.story_id in taken:
                why = ALREADY
            else:
                standing.key, standing.slot = slot.story_id, slot
                taken.add(slot.story_id)
                continue
            standing.passed_over.append((slot, why))
    return taken


def fill_places(places, marks, taken):
    """Let the next best stand where no slot does."""
    for place, standing in places.items():
        if standing.key:
            continue
        left = [mark for mark in marks if mark.key not in taken]
        covers = [mark for mark in left if mark.kind == Article.Kind.COVER_STORY]
        if place == Slot.Place.LEAD and covers:
            best, standing.rule = covers[0], "the newest cover story"
        else:
            best, standing.rule = (left[0] if left else None), "the newest story of the magazine"
        if best:
            standing.key = best.key
            taken.add(best.key)


def fill_bands(bands, sections, marks, taken):
    for shown in bands:
        within = sections.get(shown.band.section_id)
        left = (mark for mark in marks if mark.key not in taken and (within is None or mark.section in within))
        shown.keys = [mark.key for mark in islice(left, shown.band.size)]
        taken.update(shown.keys)


# Fetching


def fetch_stories(places, bands, at):
    """The stories themselves. A place's own words are put on a copy, which is shown and never saved."""
    keys = [standing.key for standing in places if standing.key] + [key for shown in bands for key in shown.keys]
    found = {story.pk: story for story in Article.objects.live(at).for_listing().filter(pk__in=keys)}
    for standing in places:
        if story := found.get(standing.key):
            standing.story = in_the_words_of(standing.slot, story) if standing.slot else story
    for shown in bands:
        shown.stories = [found[key] for key in shown.keys if key in found]


def in_the_words_of(slot, story):
    shown = copy.copy(story)
    for name in ("kicker", "title", "dek"):
        setattr(shown, name, getattr(slot, name) or getattr(story, name))
    return shown


def film_of_the_month(slots, at):
    """The film of the slot that began last, or else the film of the newest film page."""
    standing = FilmStanding()
    for slot in (slot for slot in slots if slot.place == Slot.Place.FILM):
        if standing.slot:
            standing.passed_over.append((slot, LATER_ONE))
        else:
            standing.slot, standing.film = slot, slot.film
    if not standing.film:
        pages = Article.objects.live(at).filter(kind=Article.Kind.FILM_PAGE).newest_first()[:FILM_PAGES]
        newest = (
            Subject.objects.filter(
                article__in=pages.values("pk"), film__isnull=False, prominence=Subject.Prominence.ABOUT
            )
            .select_related(*picture_at("film__poster"))
            .order_by("-article__published_at", "article__slug", "position", "pk")
            .first()
        )
        standing.film = newest.film if newest else None
    return standing
