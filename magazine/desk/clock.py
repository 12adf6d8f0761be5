"""What the clock brings: what goes live, what is held back, what leaves."""

import datetime
from dataclasses import dataclass

from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.formats import date_format

from articles.models import Article, Photo
from people.moments import how_far, in_words

from .trays import ROWS, Day, Link, Row, Tray, form_of, photos_where, rest, stories_where, story_row

DAYS = 7
# As the filter of the list of pictures has it, which the desk leads to.
ENDING_SOON = datetime.timedelta(days=30)
# The most that are looked for.
COMING = 40
TITLES = 3

ALL_LAUNCHES = ("All launches", reverse_lazy("admin:articles_launch_changelist"))


@dataclass(frozen=True)
class Coming:
    """Something that readers will be given at an instant: a story, or a launch of several."""

    at: datetime.datetime
    title: str
    url: str
    words: str = ""
    is_launch: bool = False

    @property
    def day(self):
        return timezone.localdate(self.at)


def stopped_launches(viewer):
    """Launches whose instant came and of which nothing went live, above everything else."""
    if not viewer.publishes:
        return None
    launches = list(viewer.launches.stopped().with_stories()[: ROWS + 1])
    if not launches:
        return None
    return Tray(
        "Did not go live",
        "",
        [Row(title_of(each), url_of(each, viewer), missed(each), each.trouble) for each in launches[:ROWS]],
        rest(launches, *ALL_LAUNCHES),
        note="Readers go on seeing what they saw. Mend what is named, then plan the launch again or cancel it.",
        warns=True,
    )


def going_live(viewer):
    """The week day by day, then what comes after it."""
    if not viewer.changes_stories:
        return None
    coming = [*stories_coming(viewer), *launches_coming(viewer)]
    coming = sorted(coming, key=lambda each: each.at)[: COMING + 1]
    today = timezone.localdate()
    end = today + datetime.timedelta(days=DAYS)
    this_week = [each for each in coming[:COMING] if each.day < end]
    later = [each for each in coming[:COMING] if each.day >= end]
    shown = this_week + later[:ROWS]
    tray = Tray(
        "Going live next",
        "Nothing is set to go live. Give a story a moment under “goes live” and publish it: it then waits here.",
        [Row(each.title, each.url, said(each)) for each in later[:ROWS]],
        all_coming(viewer, coming, len(shown)),
        note=f"Times of day in {timezone.get_current_timezone_name()}.",
        week=week_of(this_week, today) if this_week else [],
        later="After these seven days" if this_week else "Nothing within seven days; after them",
    )
    return tray if viewer.changes_others or coming else None


def stories_coming(viewer):
    stories = viewer.stories.coming()[: COMING + 1]
    return [Coming(story.appears_at, str(story), form_of(story)) for story in stories]


def launches_coming(viewer):
    """Changes to live stories, and several stories at one instant, each launch as one."""
    launches = viewer.launches.planned().with_stories()[: COMING + 1]
    return [Coming(each.goes_live_at, title_of(each), url_of(each, viewer), size_of(each), True) for each in launches]


def all_coming(viewer, coming, shown):
    links = rest(coming, "All stories that are still to come", stories_where(standing="coming"), shown)
    launches = viewer.publishes and any(each.is_launch for each in coming)
    return [*links, Link(*ALL_LAUNCHES)] if links and launches else links


def under_embargo(viewer):
    if not viewer.changes_stories:
        return None
    now = timezone.now()
    stories = list(viewer.stories.embargoed(now)[: ROWS + 1])
    held = stories_where(
        embargo_until__gt=now.isoformat(), status__in=f"{Article.Status.DRAFT},{Article.Status.PUBLISHED}"
    )
    tray = Tray(
        "Under embargo",
        "No story is. Where one must not be seen before an hour, set “embargo until” in its form.",
        [story_row(story, embargo(story)) for story in stories[:ROWS]],
        rest(stories, "All under embargo", held),
    )
    return tray if viewer.changes_others or stories else None


def leaving_soon(viewer):
    """Stories that expire and pictures whose rights end, the nearest first."""
    if not viewer.changes_others and not viewer.cares_for_pictures:
        return None
    now = timezone.now()
    until = now + ENDING_SOON
    stories = list(viewer.stories.leaving(until, now)[: ROWS + 1]) if viewer.changes_others else []
    photos = list(Photo.objects.leaving(until, now)[: ROWS + 1]) if viewer.cares_for_pictures else []
    leaving = [(story.expires_at, story_row(story, f"Expires {in_words(story.expires_at)}")) for story in stories]
    leaving += [(photo.rights_until, photo_row(photo)) for photo in photos]
    leaving.sort(key=lambda pair: pair[0])
    expiring = stories_where(
        status__exact=Article.Status.PUBLISHED, expires_at__gt=now.isoformat(), expires_at__lte=until.isoformat()
    )
    links = [Link("All stories that expire", expiring)] if stories else []
    links += [Link("All pictures whose rights end", photos_where(ends="ending"))] if photos else []
    return Tray(
        "Leaving soon",
        f"Nothing leaves the site within {ENDING_SOON.days} days. {last_moment(viewer)}",
        [row for _, row in leaving[:ROWS]],
        links if len(leaving) > ROWS else [],
        note=f"Within {ENDING_SOON.days} days." if leaving else "",
    )


def recently_published(viewer):
    """What readers see is no secret: everybody who opens stories at all finds it."""
    if not viewer.may("articles.view_article") and not viewer.changes_stories:
        return None
    stories = list(Article.objects.live().newest_first()[: ROWS + 1])
    return Tray(
        "Recently published",
        "Readers see nothing yet. Open a draft and publish it." if viewer.publishes else "Readers see nothing yet.",
        [story_row(story, story.standing()) for story in stories[:ROWS]],
        rest(stories, "All that readers see", stories_where(standing="live")),
    )


# The week


def week_of(coming, today):
    days = [today + datetime.timedelta(days=number) for number in range(DAYS)]
    return [Day(name_of(day, today), [timed(each) for each in coming if each.day == day]) for day in days]


def name_of(day, today):
    return f"Today, {date_format(day, 'j F')}" if day == today else date_format(day, "l j F")


def timed(coming):
    return Row(coming.title, coming.url, date_format(timezone.localtime(coming.at), "H:i"), coming.words)


# In words


def title_of(launch):
    """A launch by its name, or by the stories in it."""
    titles = [str(item.article) for item in launch.items.all()]
    more = f" and {len(titles) - TITLES} more" if len(titles) > TITLES else ""
    return launch.name or (", ".join(titles[:TITLES]) + more) or str(launch)


def url_of(launch, viewer):
    """The launch itself for those who may plan it; for the others a story in it, which says when it goes live."""
    if viewer.publishes:
        return reverse("admin:articles_launch_change", args=[launch.pk])
    return form_of(next(item.article for item in launch.items.all()))


def size_of(launch):
    items = launch.items.all()
    if len(items) != 1:
        return f"{len(items)} stories at once"
    return "a change to a live story" if items[0].article.status == Article.Status.PUBLISHED else ""


def said(coming):
    when = f"{in_words(coming.at)}, {how_far(coming.at)}"
    return f"{when}: {coming.words}" if coming.words else when


def missed(launch):
    return f"Was to go live {in_words(launch.goes_live_at)}"


def embargo(story):
    return f"{story.get_status_display()}, until {in_words(story.embargo_until)}"


def photo_row(photo):
    url = reverse("admin:articles_photo_change", args=[photo.pk])
    return Row(photo.title, url, f"Picture: its rights end {in_words(photo.rights_until)}")


def last_moment(viewer):
    story, picture = "“Expires” in a story’s form sets its last moment", "“rights until” that of a picture"
    if not viewer.changes_others:
        return "“Rights until” in a picture’s form sets its last moment."
    return f"{story}, {picture}." if viewer.cares_for_pictures else f"{story}."
