"""What stands on a page, asked as cheaply as it can be: keys, and the numbers that stories have come to."""

from functools import cache

from django.db.models import OuterRef, Q

from people.alphabet import CHOICES
from people.models import Company, Film, Person
from people.paging import FEW, CountUpTo

from ..kinds import BY_SLUG
from ..models import Article, Photo, Plate, Section, Tag, TaggedArticle
from ..models.archive import ArticleQuerySet
from ..prepared import KEY, NOW, START, TEXT, Prepared
from ..templatetags.stories import PICTURES_IN_A_BAND, STORIES_IN_A_BAND
from ..views import STORIES_ON_A_PAGE
from .keeping import next_rights, next_story, numbers, with_numbers
from .pages import Printed

# Of further pages the keys before them would have to be passed over each time: they go by all stories.
WALKED_TO = 50


def stories(choose, *, live=ArticleQuerySet.live, **stand_ins):
    """The stories of one page of a list, and the one after it."""

    def build(now, start, **row):
        found = choose(live(Article.objects.all(), now), **row).newest_first().values_list("pk")
        return found[start : start + STORIES_ON_A_PAGE + 1]

    return Prepared(Article, build, now=NOW, start=START, **stand_ins)


def on_page(question, now, number, **row):
    if number > WALKED_TO:
        return numbers()
    return with_numbers(key for (key,) in question.rows(now=now, start=(number - 1) * STORIES_ON_A_PAGE, **row))


# Lists

all_stories = stories(lambda live: live)
of_kind = stories(lambda live, kind: live.of_kind(kind), kind=TEXT)
on_topic = stories(lambda live, tag: live.tagged_with(tag), live=ArticleQuerySet.live_one_by_one, tag=KEY)
on_busy_topic = stories(lambda live, tag: live.on_busy_topic(tag), tag=KEY)
# Of topics only those that readers can come upon: one of hidden stories alone takes what one takes that never was.
topics = Prepared(
    Tag,
    lambda now, slug: (
        Article.objects.live_one_by_one(now)
        .topics()
        .filter(slug=slug)
        .values_list("pk", CountUpTo(TaggedArticle.objects.filter(tag=OuterRef("pk"))))
    ),
    now=NOW,
    slug=TEXT,
)
sections = Prepared(
    Section,
    lambda path: Section.objects.filter(Q(path=path) | Q(parent__path=path)).order_by("pk").values_list("pk"),
    path=TEXT,
)


@cache
def in_sections(count):
    keys = {f"section_{number}": KEY + number for number in range(count)}
    return stories(lambda live, **keys: live.in_sections([*keys.values()]), **keys)


def on_story_list(now, number):
    return on_page(all_stories, now, number)


def on_section(now, number, path):
    keys = {f"section_{number}": key for number, (key,) in enumerate(sections.rows(path=path))}
    return on_page(in_sections(len(keys)), now, number, **keys) if keys else ()


def on_kind(now, number, kind):
    return on_page(of_kind, now, number, kind=BY_SLUG[kind].value) if kind in BY_SLUG else ()


def on_tag(now, number, slug):
    for key, linked in topics.rows(now=now, slug=slug):
        return on_page(on_topic if linked <= FEW else on_busy_topic, now, number, tag=key)
    return ()


# The shelf: the page says how many stories there are, so that all are asked about that it counts.


def of_shelf(model, *choices):
    """Which stories and pictures stand on the page of a row of the shelf."""
    row = model(pk=KEY)
    keys = Prepared(model, lambda slug: model.objects.filter(slug=slug).values_list("pk"), slug=TEXT)
    covered = [
        Prepared(
            Article,
            lambda now, row, choose=choose: (
                choose(Article.objects.live_one_by_one(now), model(pk=row)).newest_first().values_list("pk")[: FEW + 1]
            ),
            now=NOW,
            row=row.pk,
        )
        for choose in choices
    ]
    pictured = Prepared(
        Photo,
        lambda now, row: (
            Photo.objects.public(now).of(model(pk=row)).newest_first().values_list("pk")[: PICTURES_IN_A_BAND + 1]
        ),
        now=NOW,
        row=row.pk,
    )

    def on_shelf(now, number, slug):
        for (key,) in keys.rows(slug=slug):
            stories = [[story for (story,) in each.rows(now=now, row=key)] for each in covered]
            counts = [len(each) for each in stories]
            shown = [story for each in stories for story in each[:STORIES_IN_A_BAND]]
            return key, counts, with_numbers(shown), pictured.rows(now=now, row=key)
        return ()

    return on_shelf


# What shows the shelf alone goes by its number; what shows more than can be asked in a few questions, by all stories.


def shelf_alone(now, number, **address):
    return ("the shelf",)


def any_story(now, number, **address):
    return numbers()


def next_of_either(now, number):
    return min((at for at in (next_rights(now), next_story(now)) if at), default=None)


def next_of_list(now, number):
    return next_of_either(now, number) if number > WALKED_TO else next_rights(now)


DIRECTORIES = ("person-list", "film-list")
ON_THE_SHELF = ("programme-list", "programme", "season")
OVERVIEWS = ("archive", "section-list", "issue-list", "series-list", "tag-list")
LISTS = ("year", "month", "issue", "series", "film-stories", "person-stories", "company-stories")
PICTURES = ("picture-list", "film-pictures", "person-pictures", "company-pictures")

PAGES = {
    **dict.fromkeys(DIRECTORIES, Printed(Plate.Part.SHELF, shelf_alone, paged=True, choices=CHOICES)),
    **dict.fromkeys(ON_THE_SHELF, Printed(Plate.Part.SHELF, shelf_alone, paged=True)),
    "edition": Printed(Plate.Part.SHELF, shelf_alone),
    **dict.fromkeys(
        (*OVERVIEWS, *LISTS, *PICTURES), Printed(Plate.Part.LIST, any_story, paged=True, until=next_of_either)
    ),
    "story-list": Printed(Plate.Part.LIST, on_story_list, paged=True, until=next_of_list),
    "section": Printed(Plate.Part.LIST, on_section, paged=True, until=next_of_list),
    "kind": Printed(Plate.Part.LIST, on_kind, paged=True, until=next_of_list),
    "tag": Printed(Plate.Part.LIST, on_tag, paged=True, until=next_of_list),
    "film": Printed(Plate.Part.FILM, of_shelf(Film, lambda live, film: live.concerning(film)), of_a_row=True),
    "person": Printed(
        Plate.Part.PERSON,
        of_shelf(
            Person,
            lambda live, person: live.only_concerning(person),
            lambda live, person: live.by(person),
        ),
        of_a_row=True,
    ),
    "company": Printed(Plate.Part.COMPANY, of_shelf(Company, lambda live, company: live.by(company)), of_a_row=True),
}
