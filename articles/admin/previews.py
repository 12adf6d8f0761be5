"""A preview that is true: any page of the site as it will be once a draft, or a launch, is live.

The real view runs inside a rehearsal in which the draft is on the rows and published.
"""

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.views.decorators.clickjacking import xframe_options_sameorigin

from articles.previewing import pages_of_draft, put_live, visit
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
        pages, subjects = pages_of_draft(article)
        context = {
            **self.admin_site.each_context(request),
            "title": "Preview",
            "opts": self.opts,
            "original": article,
            "pages": pages,
            "subjects": subjects,
            "page": request.GET.get("page") or article.get_absolute_url(),
        }
        return TemplateResponse(request, "admin/articles/article/preview.html", context)

    def preview_page(self, request, object_id):
        article = self.story_to_change(request, object_id)
        with rehearsal():
            put_live(article)
            content, status = visit(request, request.GET.get("page") or article.get_absolute_url())
        return seen_once(content, status)


def seen_once(content, status):
    """A page of a preview, which nobody keeps and no crawler finds."""
    response = HttpResponse(content, status=status)
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
