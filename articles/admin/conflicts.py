"""A save that was built on an older state: both texts side by side, and the editor takes either."""

from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from articles import drafting
from articles.comparing import Undecided, conflicts, merge

SALT = "articles.conflict"


class Conflicts:
    """Mixed into ArticleAdmin after Drafts. What was typed travels signed in the page: nothing of it is lost."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.settle_conflict)
        return [path("<path:object_id>/settle/", view, name="articles_article_settle"), *super().get_urls()]

    def show_conflict(self, request, article, mine, base, left_out=()):
        """``left_out`` is what the form said besides the text, in words: it is not settled here, but told."""
        article.refresh_from_db()
        theirs = article.versions.select_related("made_by").filter(number=article.saves).first()
        context = {
            **self.admin_site.each_context(request),
            "title": "Somebody saved this story while you were writing",
            "opts": self.opts,
            "original": article,
            "theirs": theirs,
            "conflicts": conflicts(
                self.state_at(article, base), mine, drafting.in_hand(article), self.may_be_named(request)
            ),
            "left_out": left_out,
            "mine": signing.dumps(
                {"story": article.pk, "frozen": mine, "base": base, "left_out": list(left_out)},
                salt=SALT,
                compress=True,
            ),
            "settle_url": reverse("admin:articles_article_settle", args=[article.pk]),
        }
        return TemplateResponse(request, "admin/articles/article/conflict.html", context, status=409)

    def settle_conflict(self, request, object_id):
        """Save the story as the editor put it together, unless somebody saved it once more."""
        article = self.get_object(request, object_id)
        if article is None or request.method != "POST":
            raise Http404
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        try:
            typed = signing.loads(request.POST.get("mine", ""), salt=SALT)
        except signing.BadSignature:
            raise PermissionDenied from None
        if typed["story"] != article.pk:
            raise PermissionDenied
        if request.POST.get("theirs") != str(article.saves):
            return self.show_conflict(request, article, typed["frozen"], typed["base"], typed["left_out"])
        try:
            settled = merge(
                self.state_at(article, typed["base"]), typed["frozen"], drafting.in_hand(article), request.POST.dict()
            )
            note = "Settled with another save"
            _, lost = drafting.save_draft(article, settled, base=article.saves, by=request.user, note=note)
        except (drafting.StaleSave, Undecided):
            return self.show_conflict(request, article, typed["frozen"], typed["base"], typed["left_out"])
        self.log_change(request, article, "Draft saved, settled with another save.")
        self.message_user(request, "Draft saved, put together from both.", messages.SUCCESS)
        self.tell_lost(request, lost)
        if typed["left_out"]:
            said = "; ".join(typed["left_out"])
            self.message_user(request, f"Not taken over, so set it again if you meant it: {said}.", messages.WARNING)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
