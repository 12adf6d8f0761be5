from collections import Counter, defaultdict
from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery, Value

from people.natural_keys import NaturalKeyQuerySet
from people.paging import FEW
from people.pictures import picture_at

from .dated import DateShown, dated_in, last_changed
from .issue import Issue
from .related import RelatedStory
from .series import Series
from .subject import Subject
from .tag import Tag, TaggedArticle

# Of what the archive lists; a year beyond has its page all the same.
FIRST_YEAR, LAST_YEAR = 1880, 2200
# What a story shares with others is looked up for so many of its films, people and topics,
# among so many of the stories that were linked to each last. Nothing is counted beyond.
FILMS, PEOPLE, TOPICS = 3, 4, 5
LAST_LINKED = 20
RELATED = 3
HIDDEN_AMONG_THEM = 27


class Ways(NaturalKeyQuerySet):
    """Ways through the stories: by section, kind, time, issue, topic and series, and from one to the next.

    Mixed into ArticleQuerySet; a file of its own because there are many. Each is walked along an
    index that holds what live() asks, from its end; nothing is counted and nothing is sorted that
    could be long.
    """

    # Archives

    def newest_first(self):
        """By when they came to the site, whatever date they show: see ``dated``."""
        return self.order_by("-published_at", "slug")

    def last_changed(self):
        """The newest moment at which one of these stories came or was updated, for readers to know."""
        changed = last_changed()
        published = self.filter(status=self.model.Status.PUBLISHED)
        return published.order_by(changed.desc()).values_list(changed, flat=True).first()

    def newest_keys(self, most):
        """The keys of the newest. Looked for with the whole rows, and all that stands in a list of them, PostgreSQL
        puts together every story before it looks which are asked for, and sorts whole rows."""
        return list(self.newest_first().values_list("pk", flat=True)[:most])

    def in_series_order(self):
        return self.order_by("number_in_series", "published_at", "slug")

    def in_section(self, section):
        """Stories of a section and of its subsections."""
        return self.in_sections(
            [section.pk, *(each.pk for each in ([] if section.parent_id else section.subsections.all()))]
        )

    def in_sections(self, keys):
        return self.filter(section__in=keys) if keys[1:] else self.filter(section=keys[0])

    def of_kind(self, kind):
        return self.filter(kind=kind)

    def in_issue(self, issue):
        """Stories that first appeared in a print issue."""
        return self.filter(issue=issue)

    def in_series(self, series):
        return self.filter(series=series)

    def tagged_with(self, tag):
        return self.filter(tagged__tag=tag)

    def live_on_topic(self, tag):
        """Live stories with a topic, for a list: of few each is looked up, of many the newest are walked through."""
        few = len(TaggedArticle.objects.filter(tag=tag).values("pk")[: FEW + 1]) <= FEW
        return self.live_one_by_one().tagged_with(tag) if few else self.live().on_busy_topic(tag)

    def on_busy_topic(self, tag):
        return self.filter(Exists(TaggedArticle.objects.filter(tag=tag, content_object=OuterRef("pk"))))

    def dated_in(self, year, month=None):
        """Stories of a year, or of a month of it, by the date that they show. See also: Article.dated."""
        return self.model.objects.filter(dated_in(year, month)) & self

    def latest_dated_first(self):
        """By the date that they show; of one day, what went live last stands first."""
        return self.order_by(DateShown().desc(), "-published_at", "slug")

    # What there is an archive of. Of each part one story is looked for, and none is counted.

    def years(self):
        """The years that these stories show, the latest first."""
        ends = [self.order_by(DateShown()), self.latest_dated_first()]
        ends = reduce(or_, (Q(pk=Subquery(each.values("pk")[:1])) for each in ends))
        found = self.model.objects.filter(ends).only("first_published", "published_at").order_by()
        found = [story.dated.year for story in found]
        if not found:
            return []
        years = range(max(min(found), FIRST_YEAR), min(max(found), LAST_YEAR) + 1)
        found = self.latest_dated_first().one_of_each(map(dated_in, years))
        return sorted({story.dated.year for story in found}, reverse=True)

    def months(self, year):
        """The months of a year that these stories show, as numbers. What shows no more than the year is in none."""
        found = self.latest_dated_first().one_of_each(dated_in(year, month) for month in range(1, 13))
        return sorted({story.dated.month for story in found})

    def kinds(self):
        """The kinds that these stories are of."""
        found = self.newest_first().one_of_each(Q(kind=kind) for kind in self.model.Kind)
        there = {story.kind for story in found}
        return [kind for kind in self.model.Kind if kind in there]

    def one_of_each(self, parts):
        """The first story of each part, where there is one."""
        # The part stands first: of two bounds on one column SQLite looks for the one that it reads first.
        parts = [(self.model.objects.filter(part) & self).order_by(*self.query.order_by) for part in parts]
        newest = [Q(pk=Subquery(part.values("pk")[:1])) for part in parts]
        return self.model.objects.filter(reduce(or_, newest)).only("kind", "first_published", "published_at").order_by()

    def issues(self):
        """The print issues that these stories appeared in."""
        return Issue.objects.filter(Exists(self.filter(issue=OuterRef("pk")))).for_listing()

    def series(self):
        """The series that these stories are part of."""
        return Series.objects.filter(Exists(self.filter(series=OuterRef("pk"))))

    def topics(self):
        """The tags that these stories carry, by name."""
        return Tag.objects.carried_by(self).order_by("name")

    # From one story to the next

    def beside(self, article):
        """The stories before and after one: of its series, or else by when they came, in its section or in all."""
        if article.series_id:
            run, order = self.filter(series=article.series_id), ["number_in_series", "published_at", "slug"]
        else:
            run = self.filter(section=article.section_id) if article.section_id else self
            order = ["published_at", "-slug"]
        if article.published_at is None:
            return {}
        earlier, later = beyond(article, flipped(order)), beyond(article, order)
        ends = [
            Q(pk=Subquery(run.filter(earlier).order_by(*flipped(order)).values("pk")[:1])),
            Q(pk=Subquery(run.filter(later).order_by(*order).values("pk")[:1])),
        ]
        # By their keys alone: asked once more whether they are of these stories, SQLite walks through all of them.
        rows = self.model.objects.filter(reduce(or_, ends)).order_by()
        rows = rows.only("title", "slug", "published_at", "number_in_series")
        found = {"next" if comes_after(row, article, order) else "previous": row for row in rows}
        return {name: found[name] for name in ("previous", "next") if name in found}

    def related_to(self, article, subjects, topics):
        """Stories to read after one: its editors' own choice, then what shares its films, its people, its topics.

        ``subjects`` and ``topics`` are the story's own, which a page has fetched anyhow.
        """
        shared = Counter(shared_with(article, subjects, topics))
        ranks = defaultdict(lambda: (len(RANKS), 0, 0))
        for (rank, position, key), count in shared.items():
            ranks[key] = min(ranks[key], (rank, position, -count))
        ranks.pop(article.pk, None)
        picked = [key for key in ranks if ranks[key][0] == PICKED]
        others = sorted(ranks.keys() - set(picked), key=lambda key: (ranks[key], -key))
        keys = [*picked, *others[: RELATED + HIDDEN_AMONG_THEM]]
        rows = self.filter(pk__in=keys).select_related("section__parent", *picture_at("lead_photo")).newest_first()
        found = sorted(rows, key=lambda row: ranks[row.pk])
        shown = sum(ranks[row.pk][0] == PICKED for row in found)
        return found[: max(shown, RELATED)]


# The order of a run


def flipped(order):
    return [name.removeprefix("-") if name.startswith("-") else f"-{name}" for name in order]


def beyond(article, order):
    """What comes after a story in an order, as a condition whose first part an index answers."""
    first, *rest = order
    name, way = first.removeprefix("-"), "lt" if first.startswith("-") else "gt"
    value = getattr(article, name)
    if not rest:
        return Q(**{f"{name}__{way}": value})
    return Q(**{f"{name}__{way}e": value}) & (Q(**{f"{name}__{way}": value}) | beyond(article, rest))


def comes_after(row, article, order):
    for each in order:
        name = each.removeprefix("-")
        one, other = getattr(row, name), getattr(article, name)
        if one != other:
            return (one > other) != each.startswith("-")
    return False


# What stories share

RANKS = PICKED, FILM, PERSON, TOPIC = range(4)


def shared_with(article, subjects, topics):
    """In one query, for each story that shares something, as often as it does: (what, place among the picks, its key).

    A film or a topic may stand in fifty thousand stories: of each only the end of its part of an index is read.
    """
    films = [subject.film_id for subject in subjects if subject.film_id][:FILMS]
    people = [subject.person_id for subject in subjects if subject.person_id][:PEOPLE]
    picks = RelatedStory.objects.filter(article=article)
    rows = named_rows(picks, PICKED, F("position"), "story_id")
    parts = [
        *((FILM, Subject, {"film": key}, "article_id") for key in films),
        *((PERSON, Subject, {"person": key}, "article_id") for key in people),
        *((TOPIC, TaggedArticle, {"tag": topic.pk}, "content_object_id") for topic in list(topics)[:TOPICS]),
    ]
    others = []
    for rank, model, same, story in parts:
        last = model.objects.filter(**same).order_by("-id").values("id")[:LAST_LINKED]
        others.append(named_rows(model.objects.filter(id__in=last), rank, Value(0), story))
    return rows.union(*others, all=True).order_by() if others else rows


def named_rows(rows, rank, position, story):
    whole = models.IntegerField()
    return rows.order_by().values_list(
        models.ExpressionWrapper(Value(rank), whole), models.ExpressionWrapper(position, whole), F(story)
    )
