"""The page of a story, whole but for what stands at the marks."""

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone

from .. import leaving_out
from ..models import Article, Plate
from ..prepared import NOW, TEXT, Prepared
from . import keeping, marks

WAYS = "\x1e"  # in the place of what moves with other stories

asked_for = Prepared(
    Article,
    lambda now, slug: keeping.with_plates(
        Article.objects.live(now).filter(slug=slug), now, Plate.Part.PAGE, Plate.Part.WAYS
    ),
    now=NOW,
    slug=TEXT,
)


def page(request, slug, whole_story, ways_from):
    """The page of a live story, printed from its plates; None where there is no such story, and where something is
    left out of it, which the desk is told of and no plate is.

    ``whole_story`` and ``ways_from`` are what the view shows of it, where there are no plates yet.
    """
    now = timezone.now()
    found = asked_for.rows(now=now, slug=slug)
    if not found:
        return None
    key, own, shelf, all_stories, page_state, text, ways_state, ways = found[0]
    page_now, ways_now = keeping.state_of(own, shelf), keeping.state_of(all_stories, shelf)
    made = {}
    if page_state != page_now or ways_state != ways_now:
        article = Article.objects.live(now).for_page().filter(pk=key).first()
        if article is None:
            return None
        rights = keeping.next_rights(now)
        with leaving_out.note() as left_out:
            if page_state != page_now:
                text = engraved(request, whole_story(article))
                made[Plate.Part.PAGE] = page_now, text, rights
            if ways_state != ways_now:
                ways = render_to_string("articles/_ways.html", {"article": article, **ways_from(article)})
                until = min((at for at in (rights, keeping.next_story(now)) if at), default=None)
                made[Plate.Part.WAYS] = ways_now, ways, until
        if left_out or text is None or marks.are_in(ways):
            return None
    for part, (state, engraving, until) in made.items():
        keeping.keep(part, [(key, state, engraving)], until)
    return HttpResponse(marks.printed(text.replace(WAYS, ways, 1), request))


def engraved(request, context):
    """The whole page with a mark for its host, and one for the ways on; None where these cannot be told apart."""
    nowhere = marks.Nowhere(request)
    text = render_to_string("articles/story.html", {**context, "ways": WAYS}, nowhere)
    return marks.engraved(text, nowhere.host) if text.count(WAYS) == 1 else None
