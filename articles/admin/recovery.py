"""What an editor typed and did not save, and who else has the story open.

The page of the form posts what stands in it every few seconds. One copy is kept for each
editor and story, outside the history, and nobody but that editor ever sees it. Taking it up
shows the stock form as it was typed, on the state that it was built on: nothing is saved, and
a save that somebody else made meanwhile is met as any other.
"""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_http_methods, require_POST

from articles.freezing import thaw
from articles.models import Presence, RecoveryCopy
from articles.recovering import as_posted, as_typed, is_taken_up, length, unchecked, unchecked_rows, who_else
from articles.rehearsal import rehearsal
from people.moments import in_words

LARGEST = 2_000_000  # characters; a save of more is refused too
LATEST_BASE = 2**31 - 1


def unless_busy(view):
    """A database that is busy with somebody's save is no reason for alarm: the page tries again."""

    @wraps(view)
    def answer(*args, **kwargs):
        try:
            return view(*args, **kwargs)
        except OperationalError:
            return JsonResponse({"said": "Not kept yet: the desk is busy. It is tried again."}, status=503)

    return answer


class Recovery:
    """Mixed into ArticleAdmin before Drafts, whose form it fills."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        keep = wrap(require_http_methods(["GET", "POST"])(unless_busy(self.recovery_view)))
        let_go = wrap(require_POST(self.let_go_view))
        hear = wrap(require_POST(unless_busy(self.presence_view)))
        return [
            path("add/recovery/", keep, name="articles_article_add_recovery"),
            path("add/recovery/let-go/", let_go, name="articles_article_add_recovery_let_go"),
            path("<path:object_id>/recovery/", keep, name="articles_article_recovery"),
            path("<path:object_id>/recovery/let-go/", let_go, name="articles_article_recovery_let_go"),
            path("<path:object_id>/presence/", hear, name="articles_article_presence"),
            *super().get_urls(),
        ]

    def story_or_new(self, request, object_id):
        """The story that this editor may change, or None for one that they may begin."""
        if object_id is not None:
            return self.story_to_change(request, object_id)
        if not self.has_add_permission(request):
            raise PermissionDenied
        return None

    # What the page of the form sends

    def recovery_view(self, request, object_id=None):
        """Keep what stands in the form. A GET brings the token of a new session, after signing in again."""
        article = self.story_or_new(request, object_id)
        if request.method == "GET":
            return JsonResponse({"token": get_token(request), "editor": request.user.pk})
        typed = as_typed(request.POST)
        if length(typed) > LARGEST:
            return JsonResponse({"said": "Not kept: this is too large for a copy. Save it now."}, status=413)
        RecoveryCopy.objects.keep(request.user, article, typed=typed, base=known_base(request))
        if article and "_leaving" in request.POST:
            Presence.objects.leave(request.user, article)
        elif article:
            Presence.objects.hear(request.user, article, typing=True)
        at = date_format(timezone.localtime(), "H:i")
        return self.tell_page(request, article, said=f"Kept a copy at {at}, for you alone.")

    def presence_view(self, request, object_id):
        """The page says that it is open, or that it was closed; it is told who else has the story open."""
        article = self.story_to_change(request, object_id)
        if "leaving" in request.POST:
            Presence.objects.leave(request.user, article)
            return HttpResponse(status=204)
        Presence.objects.hear(request.user, article, typing=request.POST.get("typing") == "yes")
        return self.tell_page(request, article)

    def tell_page(self, request, article, **said):
        others = who_else(article, request.user, known_base(request)) if article else ""
        return JsonResponse({**said, "others": others})

    def let_go_view(self, request, object_id=None):
        """Let go of the copy: by the button, or by the page when everything was taken back."""
        article = self.story_or_new(request, object_id)
        RecoveryCopy.objects.let_go(request.user, article)
        if "quietly" in request.POST:
            return HttpResponse(status=204)
        self.message_user(request, "What you had typed and not saved is let go of.", messages.SUCCESS)
        return HttpResponseRedirect(self.form_of(article))

    def form_of(self, article):
        name = "admin:articles_article_change" if article else "admin:articles_article_add"
        return reverse(name, args=[article.pk] if article else [])

    # The form

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if object_id is None and self.has_add_permission(request):
            extra_context = {**self.recovery_panel(request, None), **(extra_context or {})}
            if taken_up := self.copy_to_take_up(request, None):
                request = as_posted(request, taken_up)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def panels(self, request, article):
        panels = super().panels(request, article)
        if not self.has_change_permission(request, article):
            return panels
        others = who_else(article, request.user, article.saves)
        return {**panels, **self.recovery_panel(request, article), "others": others}

    def recovery_panel(self, request, article):
        """The copy as the form offers it. A form that comes back with mistakes has it all in it already."""
        offered = request.method == "GET" or "_aside" in request.POST
        kept = RecoveryCopy.objects.of(request.user, article).defer("typed").first() if offered else None
        name = "articles_article" if article else "articles_article_add"
        args = [article.pk] if article else []
        return {
            "recovery": {
                "copy": kept,
                "kept_at": in_words(kept.kept_at) if kept else "",
                "taken_up": bool(kept) and takes_up(request),
                "is_stale": bool(kept and article) and kept.base != article.saves,
                "url": reverse(f"admin:{name}_recovery", args=args),
                "let_go_url": reverse(f"admin:{name}_recovery_let_go", args=args),
                "presence_url": reverse("admin:articles_article_presence", args=args) if article else "",
            }
        }

    def copy_to_take_up(self, request, article):
        return RecoveryCopy.objects.of(request.user, article).first() if takes_up(request) else None

    def form_in_hand(self, request, article, context):
        """The form as it was typed where the editor takes that up, on the state that it was built on."""
        may_change = self.has_change_permission(request, article)
        taken_up = self.copy_to_take_up(request, article) if may_change else None
        if taken_up is None:
            return super().form_in_hand(request, article, context)
        with rehearsal():
            thaw(article, self.state_at(article, taken_up.base))
            return self.render_form(as_posted(request, taken_up), article, {**context, "base": taken_up.base})

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        return unchecked(form) if is_taken_up(request) else form

    def get_formsets_with_inlines(self, request, obj=None):
        for formset, inline in super().get_formsets_with_inlines(request, obj):
            yield (unchecked_rows(formset) if is_taken_up(request) else formset), inline

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """What was taken up is saved as any form is, not to the address that takes it up again."""
        if is_taken_up(request):
            query = request.GET.copy()
            del query["recover"]
            form_url = f"{request.path}?{query.urlencode()}" if query else request.path
        return super().render_change_form(request, context, add, change, form_url, obj)

    # Once it is saved

    def keep(self, request, article, frozen, at_once, base):
        super().keep(request, article, frozen, at_once, base)
        self.let_go_once_saved(request, article)

    def settle_conflict(self, request, object_id):
        response = super().settle_conflict(request, object_id)
        if isinstance(response, HttpResponseRedirect):
            self.let_go_once_saved(request, self.get_object(request, object_id))
        return response

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if not change:
            self.let_go_once_saved(request, None)

    def let_go_once_saved(self, request, article):
        """A copy that was offered and left aside is still what nobody has seen again: it stays."""
        if "_aside" not in request.POST:
            RecoveryCopy.objects.let_go(request.user, article)


def known_base(request):
    """The save that the form was built on, as its page says."""
    given = request.POST.get("_base", "")
    return min(int(given), LATEST_BASE) if given.isascii() and given.isdecimal() and len(given) < 12 else 0


def takes_up(request):
    return request.method == "GET" and "recover" in request.GET
