"""The story form on top of drafts: what it shows is what editors have in hand, and a save never
touches what readers see until somebody publishes.

The stock form does its work inside a rehearsal: the draft is put on the rows, the form
reads or writes them, and the outcome is taken out as a frozen story before all is rolled back.
"""

import datetime
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from articles import drafting
from articles.accounts import name_of
from articles.checks import check
from articles.freezing import freeze, thaw
from articles.models import Article, LaunchItem, Tag, Version
from articles.rehearsal import rehearsal
from people.moments import in_words
from people.text import whole_number

TIMES = ("published_at", "embargo_until", "expires_at", "updated_at")


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
            return super().changeform_view(request, object_id, form_url, context)
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
        base = self.base_of(request)
        response, frozen, at_once = self.rehearse_save(request, article, base, context)
        if frozen is None:
            return response
        try:
            self.keep(request, article, frozen, at_once, base)
            pressed = [act for button, act in self.buttons().items() if button in request.POST]
            response = pressed[0](request, article) if pressed else None
        except drafting.StaleSave:
            return self.show_conflict(request, article, frozen, base, self.besides_the_text(article, at_once))
        if response:
            return response
        if "_save" in request.POST:
            return self.response_post_save_change(request, article)
        return HttpResponseRedirect(request.get_full_path())

    def besides_the_text(self, article, at_once):
        """What a form said of the story's place in time, its writer and its address, where the rows say otherwise."""
        now = Article.objects.get(pk=article.pk)
        differing = [name for name in at_once if getattr(now, name) != at_once[name]]
        return [f"{Article._meta.get_field(name).verbose_name}: {say(at_once[name])}" for name in differing]

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
        """Let the stock form save onto the rows it was built from: its response, the outcome, times and address."""
        with rehearsal():
            thaw(article, self.state_at(article, base))
            response = super().changeform_view(request, str(article.pk), "", context)
            if not isinstance(response, HttpResponseRedirect):
                if hasattr(response, "render"):
                    response.render()
                return response, None, None
            saved = Article.objects.get(pk=article.pk)
            frozen, topics = freeze(saved), list(saved.tags.all())
            at_once = {name: getattr(saved, name) for name in (*TIMES, "writer")}
            # An address that stays is changed on a page of its own, perhaps while this form was open.
            at_once |= {} if self.address_stays(article) else {"slug": saved.slug}
        name_topics(frozen, topics)
        return response, frozen, at_once

    def state_at(self, article, base):
        version = article.versions.filter(number=base).first() if base != article.saves else None
        return version.frozen if version else drafting.in_hand(article)

    def keep(self, request, article, frozen, at_once, base):
        """Keep the outcome as the newest version, unless it is what editors had already."""
        seen = drafting.has_readers(article)
        writer = at_once["writer"]
        place = {name: value for name, value in at_once.items() if name != "writer"}
        moved = not seen and any(getattr(article, name) != value for name, value in place.items())
        is_new = moved or frozen != drafting.in_hand(article) or base != article.saves
        lost = None
        with transaction.atomic():
            if is_new:
                _, lost = drafting.save_draft(article, frozen, base=base, by=request.user)
            elif writer != article.writer:
                drafting.count_save(article, base=base, by=request.user, note="Handed to another writer")
            if moved:
                Article.objects.filter(pk=article.pk).update(**place)
            if article.hand_to(writer, by=request.user):
                self.message_user(
                    request, f"{name_of(writer) if writer else 'Nobody'} is its writer now.", messages.SUCCESS
                )
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

    def response_add(self, request, obj, post_url_continue=None):
        response = self.publish_in_hand(request, obj) if "_publish" in request.POST else None
        return response or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        """Of a rehearsed save only the outcome counts; what is said comes once it is kept."""
        return HttpResponseRedirect(request.get_full_path())


def say(value):
    """A moment, a writer or an address in words."""
    if isinstance(value, datetime.datetime):
        return in_words(value)
    return str(value) if value else "nothing"


def name_topics(frozen, topics):
    """Make for good the topics that were new in a rehearsal, and let the frozen story name those."""
    kept = {
        topic.pk: Tag.objects.get_or_create(key=topic.key, defaults={"name": topic.name, "slug": topic.slug})[0].pk
        for topic in topics
    }
    for row in frozen["parts"]["tagged"]:
        row["tag"] = kept[row["tag"]]
