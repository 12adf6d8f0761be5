"""A preview that is true: any page of the site as it will be once the draft is live.

The real view runs inside a rehearsal in which the draft is on the rows and published.
"""

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import Resolver404, path, resolve
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_sameorigin

from articles.freezing import thaw
from articles.models import Article
from articles.rehearsal import rehearsal


class Previews:
    """Mixed into ArticleAdmin. Who may change a story may preview it."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        page = wrap(xframe_options_sameorigin(self.preview_page))
        return [
            path("<path:object_id>/preview/", wrap(self.preview), name="articles_article_preview"),
            path("<path:object_id>/preview/page/", page, name="articles_article_preview_page"),
            *super().get_urls(),
        ]

    def preview(self, request, object_id):
        """A phone and a desktop side by side, each showing the chosen page."""
        article = self.story_to_change(request, object_id)
        context = {
            **self.admin_site.each_context(request),
            "title": "Preview",
            "opts": self.opts,
            "original": article,
            "page": request.GET.get("page") or article.get_absolute_url(),
        }
        return TemplateResponse(request, "admin/articles/article/preview.html", context)

    def preview_page(self, request, object_id):
        article = self.story_to_change(request, object_id)
        with rehearsal():
            put_live(article)
            content, status = visit(request, request.GET.get("page") or article.get_absolute_url())
        response = HttpResponse(content, status=status)
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex"
        return response


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
