"""What lies on the desk: the front page of the admin, a tray for each thing that waits for an editor.

Every tray asks for few rows, however large the magazine, and the same number of queries
fetches two of them and twenty.
"""

import datetime
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from articles.checks import check_many
from articles.models import Article, Photo, Version
from articles.models.article import in_words

ROWS = 8
DAYS = 7
# As the filter of the list of pictures has it, which the desk leads to.
ENDING_SOON = datetime.timedelta(days=30)
# The most that are looked for: of the week, of an editor's own drafts, for problems, and to be counted.
COMING = 40
MINE = 100
CHECKED = 30
COUNTED = 100

# What the filter of the list of pictures calls it, how the desk says it, and what is looked for.
MISSING = [
    ("rights", "without known rights", {"rights_status": Photo.Rights.UNKNOWN}),
    ("credit", "without credit", {"credit_line": ""}),
    ("alt", "without alt text", {"alt": ""}),
]


@dataclass(frozen=True)
class Row:
    title: str
    url: str
    words: str = ""


@dataclass(frozen=True)
class Link:
    words: str
    url: str


@dataclass(frozen=True)
class Day:
    name: str
    rows: list[Row]


@dataclass(frozen=True)
class Tray:
    """A heading, what lies under it, and what to do next where nothing does."""

    name: str
    empty: str
    rows: list[Row] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    note: str = ""
    week: list[Day] = field(default_factory=list)
    later: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.rows and not self.week


def front(user):
    """The trays in two columns, for those who may change stories: what is in hand, and what the clock brings."""
    if not user.has_perm("articles.change_article"):
        return []
    sees_photos = user.has_perm("articles.view_photo") or user.has_perm("articles.change_photo")
    in_hand = [my_drafts(user), drafts_waiting(), stories_with_problems()]
    by_the_clock = [going_live(), under_embargo(), leaving_soon(sees_photos), recently_published()]
    return [[*in_hand, pictures_that_need_care(user)] if sees_photos else in_hand, by_the_clock]


# What is in hand


def my_drafts(user):
    versions = list(Version.objects.in_hand_of(user)[:MINE])
    stories = [version.article for version in versions]
    return Tray(
        "My drafts",
        "You have nothing in hand. Write a story, or open one and save a draft of it: it then waits here.",
        [story_row(version.article, f"Saved {in_words(version.made_at)}") for version in versions[:ROWS]],
        rest(stories, "All that I have in hand", these(stories))
        if stories
        else may_add(user, Article, "Write a story"),
    )


def drafts_waiting():
    stories = list(Article.objects.with_draft_waiting()[: ROWS + 1])
    return Tray(
        "Drafts waiting beside live stories",
        "None. Open a published story and save a draft: readers keep what they have until it is published.",
        [story_row(story, saved(story.draft)) for story in stories[:ROWS]],
        rest(stories, "All stories with a draft waiting", stories_where(draft__isnull="False")),
    )


def stories_with_problems():
    """The newest stories that could not be published as they stand, each with what to mend first."""
    newest = Article.objects.exclude(status=Article.Status.WITHDRAWN).order_by("-pk")[:CHECKED]
    stopped = [(story, problems[0]) for story, problems in check_many(newest) if problems and problems[0].stops]
    return Tray(
        "Stories with problems",
        "Nothing stops them. Open a story to read what else its checks say.",
        [story_row(story, str(problem)) for story, problem in stopped[:ROWS]],
        rest(stopped, f"All {len(stopped)} of them", these([story for story, _ in stopped])),
        note=f"Of the {CHECKED} stories added last, those that something stops from being published.",
    )


def pictures_that_need_care(user):
    counts = [(count(Photo.objects.filter(**wanted)), words, key) for key, words, wanted in MISSING]
    rows = [Row(f"{number} {words}", photos_where(missing=key)) for number, words, key in counts if number]
    return Tray(
        "Pictures that need care",
        "None: each has its rights, its credit and its alt text. New ones need all three before readers see them.",
        rows,
        [] if rows else may_add(user, Photo, "Add a picture"),
        note="Readers do not see these." if rows else "",
    )


# What the clock brings


def going_live():
    """The week day by day, then what comes after it."""
    stories = list(Article.objects.coming()[: COMING + 1])
    today = timezone.localdate()
    end = today + datetime.timedelta(days=DAYS)
    this_week = [story for story in stories[:COMING] if day_of(story) < end]
    later = [story for story in stories[:COMING] if day_of(story) >= end]
    shown = this_week + later[:ROWS]
    return Tray(
        "Going live next",
        "Nothing is set to go live. Give a story a moment under “goes live” and publish it: it then waits here.",
        [story_row(story, in_words(story.appears_at)) for story in later[:ROWS]],
        rest(stories, "All that is still to come", stories_where(standing="coming"), len(shown)),
        note=f"Times of day in {timezone.get_current_timezone_name()}.",
        week=week_of(this_week, today) if this_week else [],
        later="After these seven days" if this_week else "Nothing within seven days; after them",
    )


def under_embargo():
    now = timezone.now()
    stories = list(Article.objects.embargoed(now)[: ROWS + 1])
    held = stories_where(
        embargo_until__gt=now.isoformat(), status__in=f"{Article.Status.DRAFT},{Article.Status.PUBLISHED}"
    )
    return Tray(
        "Under embargo",
        "No story is. Where one must not be seen before an hour, set “embargo until” in its form.",
        [story_row(story, embargo(story)) for story in stories[:ROWS]],
        rest(stories, "All under embargo", held),
    )


def leaving_soon(with_photos):
    """Stories that expire and pictures whose rights end, the nearest first."""
    now = timezone.now()
    until = now + ENDING_SOON
    stories = list(Article.objects.leaving(until, now)[: ROWS + 1])
    photos = list(Photo.objects.leaving(until, now)[: ROWS + 1]) if with_photos else []
    leaving = [(story.expires_at, story_row(story, f"Expires {in_words(story.expires_at)}")) for story in stories]
    leaving += [(photo.rights_until, photo_row(photo)) for photo in photos]
    leaving.sort(key=lambda pair: pair[0])
    expiring = stories_where(
        status__exact=Article.Status.PUBLISHED, expires_at__gt=now.isoformat(), expires_at__lte=until.isoformat()
    )
    links = [Link("All stories that expire", expiring)] if stories else []
    links += [Link("All pictures whose rights end", photos_where(missing="ending"))] if photos else []
    return Tray(
        "Leaving soon",
        f"Nothing leaves the site within {ENDING_SOON.days} days. “Expires” in a story’s form sets its last moment.",
        [row for _, row in leaving[:ROWS]],
        links if len(leaving) > ROWS else [],
        note=f"Within {ENDING_SOON.days} days." if leaving else "",
    )


def recently_published():
    stories = list(Article.objects.live().newest_first()[: ROWS + 1])
    return Tray(
        "Recently published",
        "Readers see nothing yet. Open a draft and publish it.",
        [story_row(story, story.standing()) for story in stories[:ROWS]],
        rest(stories, "All that readers see", stories_where(standing="live")),
    )


# The week


def week_of(stories, today):
    days = [today + datetime.timedelta(days=number) for number in range(DAYS)]
    return [Day(name_of(day, today), [timed(story) for story in stories if day_of(story) == day]) for day in days]


def name_of(day, today):
    return f"Today, {date_format(day, 'j F')}" if day == today else date_format(day, "l j F")


def day_of(story):
    return timezone.localdate(story.appears_at)


def timed(story):
    return story_row(story, date_format(timezone.localtime(story.appears_at), "H:i"))


# Rows and where they lead


def story_row(story, words):
    return Row(story.title or "Without a headline", reverse("admin:articles_article_change", args=[story.pk]), words)


def photo_row(photo):
    url = reverse("admin:articles_photo_change", args=[photo.pk])
    return Row(photo.title, url, f"Picture: its rights end {in_words(photo.rights_until)}")


def saved(version):
    by = f" by {version.made_by.get_full_name() or version.made_by}" if version.made_by else ""
    return f"Saved{by}, {in_words(version.made_at)}"


def embargo(story):
    return f"{story.get_status_display()}, until {in_words(story.embargo_until)}"


def count(rows):
    """How many, up to a hundred: nobody needs a number beyond that."""
    number = rows.order_by()[:COUNTED].count()
    return f"{COUNTED} or more" if number == COUNTED else number


def may_add(user, model, words):
    name = model._meta.model_name
    return [Link(words, reverse(f"admin:articles_{name}_add"))] if user.has_perm(f"articles.add_{name}") else []


def rest(found, words, url, shown=ROWS):
    """The link to a whole list, where the desk shows only its beginning."""
    return [Link(words, url)] if len(found) > shown else []


def these(stories):
    return stories_where(id__in=",".join(str(story.pk) for story in stories))


def stories_where(**wanted):
    return f"{reverse('admin:articles_article_changelist')}?{urlencode(wanted)}"


def photos_where(**wanted):
    return f"{reverse('admin:articles_photo_changelist')}?{urlencode(wanted)}"
