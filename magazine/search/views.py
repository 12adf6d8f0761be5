from operator import attrgetter
from typing import NamedTuple

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import get_text_list
from django.views.decorators.http import require_safe

from articles import leaving_out
from articles.models import Article, Block, Section, Subject
from articles.prepared import NOW, Prepared, in_places, places
from people.models import Person
from people.paging import page_asked_for

from . import choosing, misspelling, shelf, stories, suggesting
from .entries import blocks_of, texts_in
from .indexing import catch_up
from .question import SHELF, Narrowing, Question
from .words import highlighted, passage

STORIES_ON_A_PAGE = 10
NAMES_ON_A_PAGE = 30
NAMES_BESIDE_STORIES = 4
# Whom most of the stories found are about is asked of so many of them.
PEOPLE_OFFERED, PEOPLE_AMONG = 8, 30


class Offered(NamedTuple):
    """Somebody by whom a search may be narrowed down."""

    pk: int
    name: str
    slug: str
    sort_name: str


@require_safe
def search(request):
    """Everything on the site that holds some words: a plain form, and what it found."""
    question = Question.of(request.GET)
    found = answer(question, request) if question.words else {}
    response = render(request, "search/search.html", {"question": question, **found})
    response["X-Robots-Tag"] = "noindex"
    return complete(response, behind=found.get("behind"))


@require_safe
def suggest(request):
    """What the words typed so far may become, for the list under the field."""
    question = Question.of(request.GET)
    behind = catch_up() if question.words else False
    suggestions = suggesting.suggestions(question, behind=behind) if question.words else []
    response = JsonResponse({"suggestions": suggestions})
    response["X-Robots-Tag"] = "noindex"
    return complete(response, behind=behind)


def complete(response, *, behind):
    """An answer that leaves out what is not taken in yet is nobody's to keep: a moment later there is a better one."""
    if behind:
        response["Cache-Control"] = "no-store"
    return response


def answer(question, request):
    behind = catch_up()
    sections = sections_with_parents()
    narrowing = Narrowing.of(question, sections)
    question = question.without(narrowing.unknown)
    hits = stories.holding(question, narrowing, behind=behind)
    most = shelf.OF_ONE_GROUP if question.kind in SHELF else shelf.OF_A_GROUP
    names = shelf.holding(question, question.groups(), beginning=question.beginning, behind=behind, most=most)
    nothing = not (hits or any(names.values()))
    meant = None
    if nothing:
        meant = misspelling.meant(question, narrowing, behind=behind)
    elif names and not any(names.values()):
        meant = misspelling.shortened(question, behind=behind)
    shown = names.get(question.kind) if question.kind in SHELF else hits
    size = NAMES_ON_A_PAGE if question.kind in SHELF else STORIES_ON_A_PAGE
    page = page_asked_for(request, Paginator(shown, size))
    beside_stories = question.kind not in SHELF and page.number == 1
    if question.kind in SHELF:
        page.object_list = marked(page.object_list, question)
    return {
        "behind": behind,
        "question": question,
        "unknown": get_text_list(narrowing.unknown, "or"),
        "page": page,
        "stories": [] if question.kind in SHELF else stories_of(page, question, sections),
        "total": hits.total,
        "called_so": called_so(names, question) if beside_stories else [],
        "groups": beside(names, question) if beside_stories else [],
        "stories_first": hits.begin_with_the_headline,
        "names_total": shelf.count_of(shown),
        "shelf_kind": SHELF.get(question.kind),
        "nothing": nothing,
        "meant": meant,
        "people": people_in(hits, narrowing),
        "person": narrowing.person,
        **choosing.choices(question, narrowing, sections, hits, names),
    }


def stories_of(page, question, sections):
    """The stories of a page, each with its headline, dek and a passage in which the words asked for are marked."""
    keys = [hit.pk for hit in page]
    found = stories_by_key.objects(now=timezone.now(), **in_places(STORIES_ON_A_PAGE, keys)) if keys else ()
    rows = {article.pk: article for article in found}
    texts = texts_in(rows, bodies_by_key.rows(**in_places(STORIES_ON_A_PAGE, rows))) if rows else {}
    words, beginning = question.words, question.beginning
    sections = {section.pk: section for section in sections}
    for article in rows.values():
        article.section = sections.get(article.section_id)

    def tell(article):
        return {
            "article": article,
            "title": highlighted(article.title, words, beginning),
            "dek": highlighted(article.dek, words, beginning),
            "passage": passage(texts[article.pk], words, beginning),
        }

    return list(leaving_out.each([rows[key] for key in keys if key in rows], tell, "A search"))


def sections_with_parents():
    """All sections, in their order, each with the one that it stands in."""
    sections = {section.pk: section for section in all_sections.objects()}
    for section in sections.values():
        section.parent = sections.get(section.parent_id)
    return list(sections.values())


def called_so(names, question):
    """What on the shelf is called just what was asked: it stands before all that mentions it."""
    return marked([name for own in names.values() for name in own if name.is_called_so], question)


def beside(names, question):
    """The others of each group, the nearest few."""
    others = {group: [name for name in found if not name.is_called_so] for group, found in names.items()}
    return [
        {
            "group": group,
            "label": SHELF[group],
            "names": marked(found[:NAMES_BESIDE_STORIES], question),
            "more": len(found) > NAMES_BESIDE_STORIES and shelf.count_of(names[group]),
        }
        for group, found in others.items()
        if found
    ]


def marked(names, question):
    return [
        {
            "address": each.address,
            "name": highlighted(each.name, question.words, question.beginning),
            "detail": highlighted(each.detail, question.words, question.beginning),
        }
        for each in names
    ]


def people_in(hits, narrowing):
    """Whom the best of the stories found are about or mention, most first. The hits passed the door already."""
    best = hits[:PEOPLE_AMONG]
    rows = people_most_often.rows(**in_places(PEOPLE_AMONG, [hit.pk for hit in best])) if best else []
    people = sorted(map(Offered._make, rows), key=attrgetter("sort_name"))
    person = narrowing.person
    chosen = Offered(person.pk, person.name, person.slug, person.sort_name) if person else None
    return [chosen, *people] if chosen and chosen not in people else people


def live_by_keys(now, **keys):
    return Article.objects.live_one_by_one(now).for_search().filter(pk__in=keys.values())


def most_often_linked(**keys):
    linked = Subject.objects.filter(article__in=keys.values(), person__isnull=False).values("person")
    often = linked.annotate(often=Count("pk")).order_by("-often", "person").values("person")[:PEOPLE_OFFERED]
    return Person.objects.filter(pk__in=often).values_list("pk", "name", "slug", "sort_name")


# Put together once: that takes Django longer than it takes a database to answer them.
all_sections = Prepared(Section, Section.objects.all)
stories_by_key = Prepared(Article, live_by_keys, now=NOW, **places(STORIES_ON_A_PAGE))
bodies_by_key = Prepared(Block, lambda **keys: blocks_of(keys.values()), **places(STORIES_ON_A_PAGE))
people_most_often = Prepared(Person, most_often_linked, **places(PEOPLE_AMONG))
