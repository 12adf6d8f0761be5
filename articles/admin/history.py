"""A story's history: every version, any two compared in words, any taken up again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from articles import drafting
from articles.comparing import compare


class History:
    """Mixed into ArticleAdmin. Who may change a story may see its history."""

    object_history_template = "admin/articles/article/object_history.html"

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("<path:object_id>/compare/", wrap(self.compare_view), name="articles_article_compare"),
            path(
                "<path:object_id>/restore/<int:number>/",
                wrap(require_POST(self.restore_view)),
                name="articles_article_restore",
            ),
            *super().get_urls(),
        ]

    def story_to_change(self, request, object_id):
        article = self.get_object(request, object_id)
        if article is None:
            raise Http404
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        return article

    def history_view(self, request, object_id, extra_context=None):
        article = self.story_to_change(request, object_id)
        context = {"versions": article.versions.for_history(), **(extra_context or {})}
        return super().history_view(request, object_id, context)

    def compare_view(self, request, object_id):
        """Two versions in words: ``?old=3&new=5``; without ``new``, with the story as it is in hand."""
        article = self.story_to_change(request, object_id)
        old, new = self.version(request, article, "old"), None
        if "new" in request.GET:
            new = self.version(request, article, "new")
        if new == old:
            words = f"Version {old.number} was to be compared with itself. Choose two that are different."
            self.message_user(request, words, messages.WARNING)
            return HttpResponseRedirect(reverse("admin:articles_article_history", args=[article.pk]))
        context = {
            **self.admin_site.each_context(request),
            "title": "What changed",
            "opts": self.opts,
            "original": article,
            "old": old,
            "new": new,
            "comparison": compare(
                old.frozen, new.frozen if new else drafting.in_hand(article), self.may_be_named(request)
            ),
        }
        return TemplateResponse(request, "admin/articles/article/compare.html", context)

    def version(self, request, article, name):
        number = request.GET.get(name, "")
        if not (number.isascii() and number.isdecimal() and len(number) < 9):
            raise Http404
        return get_object_or_404(article.versions.select_related("made_by"), number=number)

    def restore_view(self, request, object_id, number):
        """Take up an earlier version as the draft. What readers see stays until somebody publishes."""
        article = self.story_to_change(request, object_id)
        version = get_object_or_404(article.versions, number=number)
        version.article = article
        try:
            _, lost = drafting.restore(version, base=article.saves, by=request.user)
        except drafting.StaleSave:
            self.message_user(
                request, "Somebody saved the story just now. Look at it once more, then try again.", messages.ERROR
            )
        else:
            self.log_change(request, article, f"Version {number} taken up as a draft.")
            self.message_user(request, f"Version {number} is the draft now.", messages.SUCCESS)
            self.tell_lost(request, lost)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
