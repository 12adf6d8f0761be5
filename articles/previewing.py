"""The site as it will be once a draft or a launch is live, played inside a rehearsal."""

import datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.http import Http404, HttpRequest, QueryDict
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone

from .freezing import thaw
from .launching import play, put_live_until
from .models import Article, Launch, LaunchItem, Photo
from .rehearsal import rehearsal

SECOND = datetime.timedelta(seconds=1)


def put_live(article):
    """The story as readers would have it if its draft were published this moment."""
    if article.draft:
        thaw(article, article.draft.frozen)
    now = timezone.now()
    went_live = min(article.published_at or now, now)
    Article.objects.filter(pk=article.pk).update(
        status=Article.Status.PUBLISHED,
        published_at=went_live,
        embargo_until=None,
        expires_at=None,
        title=str(article),  # one without a headline says so
    )


def put_launched(launch, viewer):
    """The site at the instant of a launch, with all else that is to happen by then and that the viewer may change."""
    at, now = launch.goes_live_at, timezone.now()
    launches, theirs = Launch.objects.open_to(viewer), Article.objects.editable_by(viewer)
    launched = LaunchItem.objects.filter(Q(launch=launch) | Q(launch__in=launches.before(launch)))

    def coming():
        appearing = theirs.coming(now).filter(appears_at__lte=at)
        return {*launched.values_list("article", flat=True), *appearing.values_list("pk", flat=True)}

    def wanted():
        return set(), coming().union(Article.objects.leaving(at, now).values_list("pk", flat=True))

    bring_pictures_forward(at, now)  # Before stories are held: who merges pictures holds those first, too.
    _, held = Launch.objects.hold(wanted)
    came = coming() & held.keys()
    put_live_until(launch, launches.within(held))
    bring_forward(at, now, Article.objects.filter(pk__in=held), Article.objects.filter(pk__in=came))


def bring_pictures_forward(at, now):
    Photo.objects.filter(**between("rights_from", now, at)).update(rights_from=now - SECOND)
    Photo.objects.filter(**between("rights_until", now, at)).update(rights_until=now)


def bring_forward(at, now, held, coming):
    """Let the clock have come to a moment. Pages ask what holds now, so what lies between is moved to now."""
    coming.filter(**between("embargo_until", now, at)).update(embargo_until=None)
    newest_first = coming.filter(**between("published_at", now, at)).newest_first().values_list("pk", flat=True)
    for place, key in enumerate(list(newest_first), 1):
        Article.objects.filter(pk=key).update(published_at=now - place * SECOND / 1000)
    live_by_then = held.filter(status=Article.Status.PUBLISHED, published_at__lt=now)
    live_by_then.filter(**between("expires_at", now, at)).update(expires_at=now)


def between(name, now, at):
    return {f"{name}__gt": now, f"{name}__lte": at}


def pages_of_draft(article):
    """The pages on which a story will show once its draft is live: those at hand, and those of what it names."""
    with rehearsal():
        put_live(article)
        return pages_showing([Article.objects.get(pk=article.pk)])


def pages_of_launch(launch):
    """The pages on which the stories of a launch will show: those at hand, and those of what they name."""
    with rehearsal():
        items = launch.in_turn()
        Launch.objects.hold(lambda: (set(), {item.article_id for item in items}))
        play(items, launch.goes_live_at)
        return pages_showing([item.article for item in items])


def pages_showing(stories):
    """As pairs of a name and an address, each once."""
    pages = [("The front page", reverse("home")), ("All stories", reverse("story-list"))]
    pages += [(f"“{story}”", story.get_absolute_url()) for story in stories]
    sections = [each for story in stories if story.section for each in (story.section, story.section.parent) if each]
    pages += [(f"Section: {section}", section.get_absolute_url()) for section in sections]
    subjects = [row for story in stories for row in story.subjects.select_related("person", "film")]
    named = [row.person or row.film for row in sorted(subjects, key=lambda row: row.prominence)]
    named = [(str(each), each.get_absolute_url()) for each in named]
    named += [(f"Topic: {tag}", tag.get_absolute_url()) for story in stories for tag in story.tags.all()]
    return list(dict.fromkeys(pages)), list(dict.fromkeys(named))


def visit(request, address):
    """What somebody without an account is given at an address of the public site."""
    path, _, query = address.partition("?")
    try:
        match = resolve(path)
    except Resolver404:
        raise Http404 from None
    if match.namespaces:
        raise Http404  # the desk is no page of the public site
    reader = HttpRequest()
    reader.method, reader.path, reader.path_info = "GET", path, path
    reader.GET = QueryDict(query)
    reader.META = {key: request.META[key] for key in ("HTTP_HOST", "SERVER_NAME", "SERVER_PORT") if key in request.META}
    reader.user, reader.resolver_match = AnonymousUser(), match
    response = match.func(reader, *match.args, **match.kwargs)
    if hasattr(response, "render"):
        response.render()
    return response.content, response.status_code
