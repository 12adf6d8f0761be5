"""What is in hand: drafts, stories and pictures to mend, what was imported."""

from django.db.models import Q
from django.urls import reverse
from django.utils.text import Truncator

from articles.checks import check_many
from articles.models import Article, Import, Photo, Version
from people.models import AuditEntry
from people.moments import in_words

from .trays import (
    ROWS,
    Link,
    Row,
    Tray,
    count,
    may_add,
    named,
    photos_where,
    rest,
    saved,
    stories_where,
    story_row,
    these,
)

# The most that are looked for: of an editor's own drafts, and for problems.
MINE = 100
CHECKED = 30
IMPORTS = 5

# What the filter of the list of pictures calls it, how the desk says it, and what is looked for.
MISSING = [
    ("rights", "without known rights", {"rights_status": Photo.Rights.UNKNOWN}),
    ("credit", "without credit", {"credit_line": ""}),
    ("alt", "without alt text", {"alt": "", "decorative": False}),
]


def my_drafts(viewer):
    if not viewer.changes_stories:
        return None
    versions = list(viewer.theirs(Version.objects.in_hand_of(viewer.user))[:MINE])
    stories = [version.article for version in versions]
    return Tray(
        "My drafts",
        "You have nothing in hand. Write a story, or open one and save a draft of it: it then waits here.",
        [story_row(version.article, f"Saved {in_words(version.made_at)}") for version in versions[:ROWS]],
        rest(stories, "All that I have in hand", these(stories))
        if stories
        else may_add(viewer, "article", "Write a story"),
    )


def drafts_waiting(viewer):
    if not viewer.changes_others:
        return None
    stories = list(viewer.stories.with_draft_waiting()[: ROWS + 1])
    return Tray(
        "Drafts waiting beside live stories",
        "None. Open a published story and save a draft: readers keep what they have until it is published.",
        [story_row(story, saved(story.draft)) for story in stories[:ROWS]],
        rest(stories, "All stories with a draft waiting", stories_where(draft__isnull="False")),
    )


def stories_with_problems(viewer):
    """The newest stories that could not be published as they stand, each with what to mend first."""
    if not viewer.changes_stories:
        return None
    newest = viewer.stories.exclude(status=Article.Status.WITHDRAWN).order_by("-pk")[:CHECKED]
    stopped = [(story, problems[0]) for story, problems in check_many(newest) if problems and problems[0].stops]
    tray = Tray(
        "Stories with problems",
        "Nothing stops them. Open a story to read what else its checks say.",
        [story_row(story, str(problem)) for story, problem in stopped[:ROWS]],
        rest(stopped, f"All {len(stopped)} of them", these([story for story, _ in stopped])),
        note=f"Of the {CHECKED} stories added last, those that something stops from being published.",
    )
    return tray if viewer.changes_others or stopped else None


def pictures_that_need_care(viewer):
    if not viewer.cares_for_pictures:
        return None
    counts = [(count(Photo.objects.filter(**wanted)), words, key) for key, words, wanted in MISSING]
    rows = [Row(f"{number} {words}", photos_where(missing=key)) for number, words, key in counts if number]
    if lapsed := count(Photo.objects.lapsed().standing()):
        where = photos_where(ends="lapsed", used="somewhere")
        rows.append(Row(f"{lapsed} in use, though withdrawn, ended or licensed for elsewhere", where))
    return Tray(
        "Pictures that need care",
        "None: each has its rights, its credit and its alt text. New ones need all three before readers see them.",
        rows,
        [] if rows else may_add(viewer, "photo", "Add a picture"),
        note="Readers do not see these." if rows else "",
    )


def imports_to_look_at(viewer):
    """What came in and waits for its draft, whoever brought it, for those who may import stories."""
    if not viewer.may("articles.import_article"):
        return None
    start = reverse("admin:articles_article_import")
    waiting = list(Import.objects.open().without_texts()[: ROWS + 1])
    rows = [
        Row(
            each.name,
            reverse("admin:articles_article_import_review", args=[each.pk]),
            f"{named(each.made_by)}, {in_words(each.changed_at)}",
        )
        for each in waiting[:ROWS]
    ]
    more = rest(waiting, "All that wait to be looked at", start)
    return Tray(
        "Imports to look at",
        "Nothing waits. Paste a story or send one in: it is shown beside its source before a draft is made of it.",
        rows,
        [*more, Link("Import stories", start)],
    )


def recent_imports(viewer):
    """The last loads, for those who read the audit log; an importer finds their own and the command's."""
    reads_log = viewer.may("people.view_auditentry")
    if not reads_log and not viewer.may("articles.import_article"):
        return None
    own, nobodys = Q(actor=viewer.user), Q(actor=None, actor_name="")
    imports = AuditEntry.objects.filter(action=AuditEntry.Action.IMPORTED).order_by("-at", "-pk")
    found = list((imports if reads_log else imports.filter(own | nobodys))[: IMPORTS + 1])
    if not found:
        return None
    log = (
        f"{reverse('admin:people_auditentry_changelist')}?action__exact={AuditEntry.Action.IMPORTED}"
        if reads_log
        else ""
    )
    rows = [Row(Truncator(entry.words or entry.subject).chars(90), log, imported(entry)) for entry in found[:IMPORTS]]
    return Tray("Recent imports", "", rows, rest(found, "All imports", log, IMPORTS) if log else [])


def imported(entry):
    return f"{f'By {entry.actor_name}, ' if entry.actor_name else ''}{in_words(entry.at)}"
