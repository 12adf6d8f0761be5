"""A story's place in time: changed once it is published, and an embargo that is not lifted in passing."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst

from articles import drafting, timing
from articles.models import Article
from people.admin.desk import PlainTextField
from people.admin.moments import MomentField
from people.moments import in_words

SAVED_SINCE = "Somebody saved the story since you opened this page, so nothing was changed. Look at it, then try again."


def embargo_holds(article):
    """What an editor is told who would end an embargo in passing, and where it is lifted."""
    return format_html(
        "The story is embargoed until {}. Here the embargo can be moved to a later moment. To end it sooner, "
        '<a href="{}">lift it and say why</a>.',
        in_words(article.embargo_until),
        reverse("admin:articles_article_lift", args=[article.pk]),
    )


class KeepsEmbargo:
    """Mixed into a form with the field ``embargo_until``: an embargo that runs is moved later, or lifted elsewhere."""

    def clean_embargo_until(self):
        until = self.cleaned_data["embargo_until"]
        if not timing.keeps_embargo(self.instance, until):
            raise forms.ValidationError(embargo_holds(self.instance), code="embargoed")
        return until


def moment_of(name):
    return Article._meta.get_field(name).formfield(form_class=MomentField)


class TimesForm(KeepsEmbargo, forms.Form):
    published_at = moment_of("published_at")
    embargo_until = moment_of("embargo_until")
    expires_at = moment_of("expires_at")
    updated_at = moment_of("updated_at")

    def __init__(self, data=None, *, article):
        super().__init__(data, initial={name: getattr(article, name) for name in timing.TIMES})
        self.instance = article
        if not timing.is_to_come(article):
            del self.fields["published_at"]

    def clean_published_at(self):
        if self.cleaned_data["published_at"] is None:
            raise forms.ValidationError("Set the moment, or take the story off the schedule below.")
        return self.cleaned_data["published_at"]

    def clean_expires_at(self):
        expires = self.cleaned_data["expires_at"]
        if expires and expires != self.instance.expires_at and expires <= timezone.now():
            raise forms.ValidationError(
                "That moment has passed. To take the story off the site now, withdraw it in its form."
            )
        return expires

    def clean_updated_at(self):
        updated = self.cleaned_data["updated_at"]
        if updated and updated != self.instance.updated_at and updated > timezone.now():
            raise forms.ValidationError("Readers are shown this moment at once: it cannot be one still to come.")
        return updated

    def clean(self):
        times = super().clean()
        begins, ends = times.get("published_at", self.instance.published_at), times.get("expires_at")
        if begins and ends and ends <= begins:
            self.add_error("expires_at", "A story cannot expire before it goes live.")
        until = times.get("embargo_until")
        if timing.is_to_come(self.instance) and begins and until and until > begins:
            self.refuse_before(until)
        return times

    def refuse_before(self, until):
        """Going live and the embargo contradict each other: say so where one of them was changed."""
        if "published_at" in self.changed_data:
            self.add_error("published_at", f"The embargo holds until {in_words(until)}: let it go live then or later.")
        elif "embargo_until" in self.changed_data:
            self.add_error("embargo_until", "It goes live before that hour: move “goes live” as well.")

    def refuse(self, problems):
        """Show what the checks say of these times, each at its field."""
        for problem in problems:
            own = problem.field in self.fields and problem.block is None
            self.add_error(problem.field if own else None, problem.message if own else str(problem))

    def tell_meanwhile(self, article):
        """Beside what was typed, say what is set now."""
        for name in self.changed_data if self.is_bound else ():
            now = getattr(article, name)
            self.add_error(name, f"It is set to {in_words(now)} now." if now else "It is empty now.")


class LiftForm(forms.Form):
    reason = PlainTextField(
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        max_length=500,
        error_messages={"required": "Say why the story may be seen sooner, so that it can be looked up later."},
        help_text="Who agreed to it, and why the story may be seen sooner. It stays in the audit log beside your name.",
    )
    until = MomentField(
        label="An earlier hour instead", required=False, help_text="Leave it empty to end the embargo now."
    )

    def __init__(self, data=None, *, article):
        super().__init__(data)
        self.instance = article

    def clean_until(self):
        until = self.cleaned_data["until"]
        if until and until >= self.instance.embargo_until:
            raise forms.ValidationError(
                f"The embargo runs until {in_words(self.instance.embargo_until)}. Set an earlier hour, or none."
            )
        if until and until <= timezone.now():
            raise forms.ValidationError("That moment has passed. Leave the field empty to end the embargo now.")
        return until


class Times:
    """Mixed into ArticleAdmin before Drafts. Moving a story takes the right to publish it; lifting is a right apart."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("<path:object_id>/times/", wrap(self.times), name="articles_article_times"),
            path("<path:object_id>/lift/", wrap(self.lift), name="articles_article_lift"),
            *super().get_urls(),
        ]

    def get_fieldsets(self, request, obj=None):
        """Of a published story the form only says the times: a page of their own changes them."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or obj.status != Article.Status.PUBLISHED:
            return fieldsets
        said = {"fields": ["set_times"]}
        return [(name, said if timing.TIMES[0] in rest["fields"] else rest) for name, rest in fieldsets]

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), "set_times"]

    @admin.display(description="times")
    def set_times(self, article):
        """Those that are set, with the zone they are meant in."""
        fields = [Article._meta.get_field(name) for name in timing.TIMES if getattr(article, name)]
        lines = [(capfirst(field.verbose_name), in_words(getattr(article, field.name))) for field in fields]
        return format_html_join("", "<div>{} {}</div>", lines)

    def panels(self, request, article):
        published = article.status == Article.Status.PUBLISHED
        return {
            **super().panels(request, article),
            "may_move": published and self.has_publish_permission(request, article),
            "may_lift": article.is_embargoed() and self.has_lift_permission(request, article),
        }

    def has_lift_permission(self, request, article):
        return request.user.has_perm("articles.lift_embargo") and self.has_change_permission(request, article)

    # Moving it

    def times(self, request, object_id):
        """The times of a published story, and the way back to a draft for one that readers have not seen."""
        article = self.story_to_change(request, object_id)
        if not self.has_publish_permission(request, article):
            raise PermissionDenied
        if article.status != Article.Status.PUBLISHED:
            return self.back_to(request, article, "It is not published: its times stand in this form.", messages.INFO)
        form = TimesForm(request.POST if "_move" in request.POST else None, article=article)
        try:
            if "_unschedule" in request.POST:
                return self.unschedule_in_hand(request, article)
            if form.is_valid():
                return self.move_in_hand(request, article, form.cleaned_data)
        except drafting.NotReady as stopped:
            form.refuse(stopped.problems)
        except timing.TooLate:
            self.message_user(request, f"It went live {in_words(article.published_at)}.", messages.ERROR)
        except drafting.StaleSave:
            self.message_user(request, SAVED_SINCE, messages.ERROR)
            form.tell_meanwhile(self.story_to_change(request, object_id))
        article = self.story_to_change(request, object_id) if request.method == "POST" else article
        return self.time_page(request, "times", article, form, "Change times")

    def move_in_hand(self, request, article, times):
        words = timing.change_times(article, times, base=self.base_of(request), by=request.user)
        if not words:
            return self.back_to(request, article, "Nothing was changed.", messages.INFO)
        self.log_change(request, article, f"Times changed. {words}.")
        return self.back_to(request, article, f"Times changed. {article.standing()}.")

    def unschedule_in_hand(self, request, article):
        lost = timing.unschedule(article, base=self.base_of(request), by=request.user)
        self.log_change(request, article, "Taken off the schedule.")
        self.tell_lost(request, lost)
        return self.back_to(request, article, "Taken off the schedule. It is a draft again, which only the desk sees.")

    # Lifting its embargo

    def lift(self, request, object_id):
        """End an embargo before its hour, with a reason that stays on record."""
        article = self.story_to_change(request, object_id)
        if not self.has_lift_permission(request, article):
            raise PermissionDenied
        if not article.is_embargoed():
            return self.back_to(request, article, "No embargo holds the story: there is none to lift.", messages.INFO)
        form = LiftForm(request.POST or None, article=article)
        try:
            if form.is_valid():
                return self.lift_in_hand(request, article, form.cleaned_data)
        except (drafting.StaleSave, timing.TooLate):
            self.message_user(request, SAVED_SINCE, messages.ERROR)
            article = self.story_to_change(request, object_id)
        return self.time_page(request, "lift", article, form, "Lift the embargo")

    def lift_in_hand(self, request, article, chosen):
        words = timing.lift_embargo(article, **chosen, base=self.base_of(request), by=request.user)
        self.log_change(request, article, f"Embargo lifted early. {words}")
        said = "The embargo holds until the earlier hour now" if chosen["until"] else "The embargo is lifted"
        return self.back_to(request, article, f"{said}. {article.standing()}.")

    # Both

    def time_page(self, request, name, article, form, title):
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "original": article,
            "form": form,
            "base": article.saves,
            "embargo": in_words(article.embargo_until) if article.is_embargoed() else "",
            "to_come": timing.is_to_come(article),
            "may_lift": article.is_embargoed() and self.has_lift_permission(request, article),
        }
        return TemplateResponse(request, f"admin/articles/article/{name}.html", context)

    def back_to(self, request, article, words, level=messages.SUCCESS):
        self.message_user(request, words, level)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
