"""The story form on top of drafts: what it shows is what editors have in hand, and a save never
touches what readers see until somebody publishes.

The stock form does its work inside a rehearsal: the draft is put on the rows, the form
reads or writes them, and the outcome is taken out as a frozen story before all is rolled back.
"""

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from articles import beside, drafting
from articles.checks import check
from articles.freezing import freeze, thaw
from articles.models import Article, LaunchItem, Tag, Version
from articles.rehearsal import rehearsal
from people.moments import in_words
from people.text import whole_number

# Buttons that those alone have who may publish.
PUBLISHING = ("_publish", "_withdraw", "_schedule")


class Drafts:
    """Mixed into ArticleAdmin; a file of its own because it is a subject of its own.

    What else stands on the form hooks in here: a mixin adds its panel to ``panels`` and its
    buttons to ``buttons``, each with ``super()``.
    """

    change_form_template = "admin/articles/article/change_form.html"
    # Boxes beside “Publish”, each named as drafting.publish() has it.
    publishing_choices = ("tell_readers",)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        context = {"may_publish": self.has_publish_permission(request), **(extra_context or {})}
        article = self.get_object(request, unquote(object_id)) if object_id else None
        if article is None:
            return self.begin_story(request, object_id, form_url, context)
        if not self.has_change_permission(request, article):
            context["may_publish"] = False
            return super().changeform_view(request, object_id, form_url, context)
        self.take_in_hand(request, article)
        context["may_publish"] = self.has_publish_permission(request, article)
        context["base"] = request.POST.get("_base", article.saves)
        context.update(self.panels(request, article))
        if request.method == "POST":
            return self.save_in_hand(request, article, context)
        return self.form_in_hand(request, article, context)

    # Showing

    def form_in_hand(self, request, article, context):
        """The form, filled from the draft where one is waiting."""
        with rehearsal():
            if article.draft:
                thaw(article, article.draft.frozen)
            return self.render_form(request, article, context)

    def render_form(self, request, article, context):
        """The stock form on the rows as they lie in a rehearsal, rendered while they do."""
        context = {"problems": check(article), **context}
        response = super().changeform_view(request, str(article.pk), "", context)
        if hasattr(response, "render"):
            response.render()
        return response

    # Saving

    def save_in_hand(self, request, article, context):
        """Save what the form holds as the draft, then do what its button says."""
        self.refuse_forged(request, article)
        base = self.base_of(request)
        try:
            response, typed = self.save_once(request, article, base, context)
        except IntegrityError:
            # Another story took the address after the form had looked. It looks once more, and says so.
            article.refresh_from_db()
            response, typed = self.save_once(request, article, base, context)
        if response:
            return response
        act = self.pressed(request)
        try:
            response = act(request, article) if act else None
        except drafting.StaleSave:
            return self.show_conflict(request, article, typed)
        if response:
            return response
        if "_save" in request.POST:
            return self.response_post_save_change(request, article)
        return HttpResponseRedirect(request.get_full_path())

    def save_once(self, request, article, base, context):
        """Keep what the form holds: a response where that could not be, and what was typed."""
        response, frozen, at_once = self.rehearse_save(request, article, base, context)
        if frozen is None:
            return response, None
        typed = self.what_was_typed(request, article, base, frozen, at_once)
        try:
            self.keep(request, article, frozen, at_once, base)
        except drafting.StaleSave:
            return self.show_conflict(request, article, typed), typed
        self.tell_left_out(request, typed, at_once)
        return None, typed

    def refuse_forged(self, request, article=None):
        """Who does not have a button is refused before anything is kept."""
        if any(button in request.POST for button in PUBLISHING) and not self.has_publish_permission(request, article):
            raise PermissionDenied

    def pressed(self, request):
        """What the pressed button does. Of several the first counts, so that a save acts once."""
        return next((act for button, act in self.buttons().items() if button in request.POST), None)

    def buttons(self):
        """What each button does once the form is saved: act, and say where to go if not back to the form."""
        return {"_publish": self.publish_in_hand, "_withdraw": self.withdraw_in_hand, "_discard": self.discard_in_hand}

    def panels(self, request, article):
        """What stands beside the form, for its template."""
        return {}

    def base_of(self, request):
        """The save that this form was built on; a form without one is older than any."""
        given = whole_number(request.POST.get("_base", ""))
        return -1 if given is None else given

    def rehearse_save(self, request, article, base, context):
        """Let the stock form save onto the rows it was built from: its response, the text, what stands beside it."""
        offered = self.offered_beside(request, article)
        with rehearsal():
            thaw(article, self.state_at(article, base))
            if base != article.saves:
                self.put_as_built(article, self.built_on(request, article, base), offered)
            response = super().changeform_view(request, str(article.pk), "", context)
            if not isinstance(response, HttpResponseRedirect):
                if hasattr(response, "render"):
                    response.render()
                return response, None, None
            saved = Article.objects.get(pk=article.pk)
            frozen, topics = freeze(saved), list(saved.tags.all())
            at_once = beside.take(saved, offered)
        name_topics(frozen, topics)
        return response, frozen, at_once

    def state_at(self, article, base):
        version = article.versions.filter(number=base).first() if base != article.saves else None
        return version.frozen if version else drafting.in_hand(article)

    def keep(self, request, article, frozen, at_once, base):
        """Keep the outcome as the newest version, unless it is what editors had already."""
        before = beside.take(article, at_once)
        changed = {name: value for name, value in at_once.items() if value != before[name]}
        is_new = changed.keys() - {"writer"} or frozen != drafting.in_hand(article) or base != article.saves
        lost = None
        with transaction.atomic():
            if is_new:
                _, lost = drafting.save_draft(article, frozen, base=base, by=request.user)
            elif changed:
                drafting.count_save(article, base=base, by=request.user, note="Handed to another writer")
            handed = beside.put(article, changed, by=request.user)
        self.tell_handed(request, article, handed)
        article.refresh_from_db()
        if not is_new:
            return
        if drafting.has_readers(article):
            said = f"Draft saved. Readers still see the text that went live {in_words(article.published_at)}."
        else:
            said = "Draft saved. Nobody outside the desk sees it until you publish it."
        self.message_user(request, said, messages.SUCCESS)
        self.log_change(request, article, "Draft saved.")
        self.tell_lost(request, lost)

    # Publishing

    def publish_in_hand(self, request, article):
        """Publish what was just saved; where warnings are open, a page asks first why it may go out with them."""
        if not self.has_publish_permission(request, article):
            raise PermissionDenied
        try:
            self.publish_now(request, article, base=article.saves)
        except drafting.Unwaived:
            chosen = urlencode({name: "on" for name in self.publishing_choices if name in request.POST})
            question = reverse("admin:articles_article_publish_anyway", args=[article.pk])
            return HttpResponseRedirect(f"{question}?{chosen}" if chosen else question)
        except drafting.NotReady as stopped:
            self.tell_stopped(request, stopped.problems)

    def publish_now(self, request, article, *, base, reason=""):
        chosen = {name: name in request.POST for name in self.publishing_choices}
        _, lost = drafting.publish(article, base=base, by=request.user, reason=reason, **chosen)
        article.refresh_from_db()
        word = "Published" if article.is_live() else f"Scheduled: it goes live {in_words(article.published_at)}"
        self.message_user(request, f"{word}.", messages.SUCCESS)
        self.log_change(request, article, f"{word}.")
        self.tell_lost(request, lost)

    def withdraw_in_hand(self, request, article):
        if not self.has_publish_permission(request, article):
            raise PermissionDenied
        try:
            drafting.withdraw(article, base=article.saves, by=request.user)
        except drafting.NotOut:
            self.message_user(request, "It is not on the site: there is nothing to withdraw.", messages.ERROR)
            return
        self.message_user(request, "Withdrawn. Its address now answers that the story is gone.", messages.SUCCESS)
        self.log_change(request, article, "Withdrawn.")

    def discard_in_hand(self, request, article):
        if not article.draft:
            self.message_user(request, "No draft is waiting beside it: there is none to let go of.", messages.ERROR)
            return
        scheduled = LaunchItem.objects.open().filter(article=article, version=article.draft)
        if scheduled.exists() and not self.has_publish_permission(request, article):
            said = (
                "The draft stays: it is scheduled to go live. Ask somebody who may publish to take it off the schedule."
            )
            self.message_user(request, said, messages.ERROR)
            return
        drafting.discard(article, base=article.saves, by=request.user)
        self.message_user(
            request, "Draft let go. The story is again what readers see; the history keeps the draft.", messages.SUCCESS
        )
        self.log_change(request, article, "Draft discarded.")

    def tell_stopped(self, request, problems):
        self.message_user(
            request,
            format_html(
                "Not published; what you wrote is kept as the draft. First: {}",
                format_html_join(" ", "<br>{}: {}", [(problem.place, problem.message) for problem in problems]),
            ),
            messages.ERROR,
        )

    def tell_lost(self, request, lost):
        if lost:
            parts = ", ".join([*lost.fields, *(part.replace("_", " ") for part in lost.parts)])
            self.message_user(
                request,
                f"Some things that it names have been deleted and could not be kept: {parts}.",
                messages.WARNING,
            )

    # A new story

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if not change:
            Version.objects.create(
                article=form.instance,
                number=0,
                kind=Version.Kind.DRAFT,
                frozen=freeze(form.instance),
                made_by=request.user,
            )

    def begin_story(self, request, object_id, form_url, context):
        """The form of a new story. Where its address is taken after the form had looked, it looks once more."""
        self.refuse_forged(request)
        try:
            return super().changeform_view(request, object_id, form_url, context)
        except IntegrityError:
            return super().changeform_view(request, object_id, form_url, context)

    def response_add(self, request, obj, post_url_continue=None):
        """A new story is kept; then one button acts and leads where it does on any story."""
        response = super().response_add(request, obj, post_url_continue)
        act = self.pressed(request)
        if act is None:
            return response
        stays = "_save" not in request.POST and IS_POPUP_VAR not in request.POST
        form = HttpResponseRedirect(reverse("admin:articles_article_change", args=[obj.pk]))
        return act(request, obj) or (form if stays else response)

    def response_change(self, request, obj):
        """Of a rehearsed save only the outcome counts; what is said comes once it is kept."""
        return HttpResponseRedirect(request.get_full_path())


def name_topics(frozen, topics):
    """Make for good the topics that were new in a rehearsal, and let the frozen story name those."""
    kept = {
        topic.pk: Tag.objects.get_or_create(key=topic.key, defaults={"name": topic.name, "slug": topic.slug})[0].pk
        for topic in topics
    }
    for row in frozen["parts"]["tagged"]:
        row["tag"] = kept[row["tag"]]
