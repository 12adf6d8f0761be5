"""The site as it will be once a draft is live, played inside a rehearsal."""

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest
from django.urls import Resolver404, resolve
from django.utils import timezone

from .freezing import thaw
from .models import Article


def put_live(article):
    """The story as readers would have it if its draft were published this moment."""
    if article.draft:
        thaw(article, article.draft.frozen)
    now = timezone.now()
    went_live = min(article.published_at or now, now)
    Article.objects.filter(pk=article.pk).update(
        status=Article.Status.PUBLISHED, published_at=went_live, embargo_until=None, expires_at=None
    )


def visit(request, address):
    """What somebody without an account is given at an address of the public site."""
    try:
        match = resolve(address)
    except Resolver404:
        raise Http404 from None
    if match.namespaces:
        raise Http404  # the desk is no page of the public site
    reader = HttpRequest()
    reader.method, reader.path, reader.path_info = "GET", address, address
    reader.META = {key: request.META[key] for key in ("HTTP_HOST", "SERVER_NAME", "SERVER_PORT") if key in request.META}
    reader.user = AnonymousUser()
    response = match.func(reader, *match.args, **match.kwargs)
    if hasattr(response, "render"):
        response.render()
    return response.content, response.status_code
