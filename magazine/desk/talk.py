"""What people say to each other over a story: sign-off and its answers, comments, corrections due."""

import datetime

from django.utils import timezone
from django.utils.text import Truncator

from articles.models import Comment, SignOff
from people.moments import how_far

from .trays import ROWS, Tray, named, rest, story_row, these

# The most that are looked for: what lies longer or further down is found in the stories themselves.
SEARCHED = 100
# How long an approval waits here for somebody to publish.
LATELY = datetime.timedelta(days=60)


def waiting_for_sign_off(viewer):
    """For those who may answer; and for a writer, where their own stories stand."""
    if not viewer.changes_stories:
        return None
    waiting = viewer.theirs(SignOff.objects.waiting().with_names())
    if not viewer.publishes:
        waiting = waiting.filter(asked_by=viewer.user)
    asked = list(waiting[:SEARCHED])
    tray = Tray(
        "Waiting for sign-off",
        "Nothing waits for your answer. What writers send for sign-off comes here.",
        [story_row(each.article, sent(each, viewer), each.note, "#sign-off") for each in asked[:ROWS]],
        rest(asked, "All that wait for sign-off", these([each.article for each in asked])),
    )
    return tray if viewer.publishes or asked else None


def came_back(viewer):
    """Sent back, or signed off and not yet published: what came back to whom asked."""
    if not viewer.changes_stories:
        return None
    answered = list(viewer.theirs(SignOff.objects.came_back_to(viewer.user).with_names())[:SEARCHED])
    rows = [story_row(each.article, outcome(each), shortened(each.answer), "#sign-off") for each in answered[:ROWS]]
    links = rest(answered, "All that came back to me", these([each.article for each in answered]))
    return Tray("Came back to you", "", rows, links) if rows else None


def signed_off(viewer):
    """What others signed off or asked for, and what only has to be published."""
    if not viewer.publishes:
        return None
    approved = SignOff.objects.to_be_published(timezone.now() - LATELY).exclude(asked_by=viewer.user)
    ready = list(viewer.theirs(approved.with_names())[:SEARCHED])
    rows = [story_row(each.article, outcome(each), beside="#sign-off") for each in ready[:ROWS]]
    links = rest(ready, "All that are signed off", these([each.article for each in ready]))
    return Tray("Signed off, to be published", "", rows, links) if rows else None


def comments_on_mine(viewer):
    """What others said of the stories that somebody writes."""
    if not viewer.changes_stories:
        return None
    open_comments = viewer.theirs(Comment.objects.waiting_for(viewer.user).select_related("article", "made_by"))
    said = list(open_comments[:SEARCHED])
    rows = [story_row(each.article, by_and_when(each), shortened(each.text), "#story-talks") for each in said[:ROWS]]
    links = rest(said, "All my stories with open comments", these([each.article for each in said]))
    return Tray("Comments on your stories", "", rows, links) if rows else None


def corrections_due(viewer):
    """Live stories of which somebody said that readers were told something wrong."""
    if not viewer.changes_others:
        return None
    due = list(viewer.theirs(Comment.objects.corrections_due().select_related("article", "made_by"))[:SEARCHED])
    return Tray(
        "Corrections due",
        "None. Where readers were told something wrong, say so in a comment on the story: it then waits here.",
        [story_row(each.article, by_and_when(each), shortened(each.text), "#story-talks") for each in due[:ROWS]],
        rest(due, "All stories with a correction due", these([each.article for each in due])),
    )


def sent(sign_off, viewer):
    who = "You" if sign_off.asked_by_id == viewer.user.pk else named(sign_off.asked_by)
    return capitalised(f"{who} sent version {sign_off.version.number}, {how_far(sign_off.asked_at)}")


def outcome(sign_off):
    return f"{sign_off.get_outcome_display()} by {named(sign_off.answered_by)}, {how_far(sign_off.answered_at)}"


def by_and_when(comment):
    return capitalised(f"{named(comment.made_by)}, {how_far(comment.made_at)}")


def capitalised(words):
    """Only somebody without a name needs it: names are written as their owners write them."""
    return words.replace("somebody", "Somebody", 1) if words.startswith("somebody") else words


def shortened(text):
    return Truncator(text).chars(140)
