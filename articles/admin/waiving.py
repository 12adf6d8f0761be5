"""What the checks say beside the form, and waving warnings through: one by one, or all when a story is published."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from articles import drafting
from articles.checks import Problem, check
from articles.freezing import thaw
from articles.models import Block, Waiver
from articles.rehearsal import rehearsal
from people.admin.desk import LineField
from people.text import whole_number


class ReasonForm(forms.Form):
    reason = LineField(
        label="Why it may stay as it is",
        max_length=Waiver.LONGEST_REASON,
        widget=forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"}),
        help_text="Kept with your name and the hour, beside the story and in the audit log.",
        error_messages={"required": "Say why the warning may be waved through."},
    )


@dataclass(frozen=True)
class Line:
    """A problem as the panel shows it, with the place in the form that it leads to."""

    problem: Problem
    target: str


class Waiving:
    """Mixed into ArticleAdmin. Who may change a story may wave its warnings through."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("<path:object_id>/wave-through/", wrap(self.wave_through), name="articles_article_wave_through"),
            path(
                "<path:object_id>/wave-through/<int:waiver_id>/take-back/",
                wrap(require_POST(self.take_back)),
                name="articles_article_take_back",
            ),
            path("<path:object_id>/publish/", wrap(self.publish_anyway), name="articles_article_publish_anyway"),
            *super().get_urls(),
        ]

    # The panel

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """The form, with what the checks found sorted out and each problem leading to its place."""
        if "problems" in context:
            context["found"] = sorted_out(context["problems"], context)
        return super().render_change_form(request, context, add=add, change=change, form_url=form_url, obj=obj)

    def problems_in_hand(self, article):
        """What the checks say of the story as editors have it."""
        with rehearsal():
            if article.draft:
                thaw(article, article.draft.frozen)
            return check(article)

    def answer(self, request, article, said):
        """Back to the form. A script that asks, so that nothing typed is left, gets the panel alone."""
        if not asked_by_script(request):
            self.message_user(request, said, messages.SUCCESS)
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
        found = sorted_out(self.problems_in_hand(article))
        context = {"found": found, "original": article, "may_wave": True, "said": said}
        return TemplateResponse(request, "admin/articles/article/_problems.html", context)

    # One warning

    def wave_through(self, request, object_id):
        article = self.story_to_change(request, object_id)
        token = request.POST.get("problem", request.GET.get("problem"))
        warnings = [each for each in self.problems_in_hand(article) if each.is_open and each.token == token]
        if not warnings:
            return self.answer(request, article, "That warning is no longer open.")
        form = ReasonForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            Waiver.objects.wave_through(article, warnings, by=request.user, reason=form.cleaned_data["reason"])
            return self.answer(request, article, "Waved through. It stays so until the passage changes.")
        if form.is_bound and asked_by_script(request):
            return HttpResponse(form.errors["reason"][0], status=400, content_type="text/plain")
        words = {"title": "Wave a warning through", "lead": "Mend it, or say why it may stay as it is."}
        return self.ask(request, article, form, warnings, button="Wave through", **words)

    def take_back(self, request, object_id, waiver_id):
        article = self.story_to_change(request, object_id)
        waiver = get_object_or_404(article.waivers, pk=waiver_id)
        waiver.take_back(by=request.user)
        return self.answer(request, article, "Taken back: the warning is open again.")

    # All of them, to publish

    def publish_anyway(self, request, object_id):
        """Publish with a reason for every warning that is open, and only for those that the editor was shown."""
        article = self.story_to_change(request, object_id)
        if not self.has_publish_permission(request, article):
            raise PermissionDenied
        warnings = [problem for problem in self.problems_in_hand(article) if problem.is_open]
        form = ReasonForm(request.POST if request.method == "POST" else None)
        shown = {problem.token for problem in warnings} <= set(request.POST.getlist("problem"))
        if request.method == "POST" and shown and (form.is_valid() or not warnings):
            self.publish_with_reason(request, article, form.cleaned_data.get("reason", ""))
        elif warnings:
            lead = "Nothing is published yet; what you wrote is kept as the draft. Mend this, or say why it may stay."
            button = "Publish the changes anyway" if drafting.has_readers(article) else "Publish anyway"
            return self.ask(request, article, form, warnings, title="Publish all the same?", lead=lead, button=button)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))

    def publish_with_reason(self, request, article, reason):
        given = whole_number(request.POST.get("base", ""))
        base = -1 if given is None else given
        try:
            self.publish_now(request, article, base=base, reason=reason)
        except drafting.StaleSave:
            said = "Not published: somebody saved the story just now. Look at it once more, then try again."
            self.message_user(request, said, messages.ERROR)
        except drafting.NotReady as stopped:
            self.tell_stopped(request, stopped.problems)

    def ask(self, request, article, form, warnings, **words):
        """A page that lists warnings and asks for the reason."""
        asked = {**request.GET.dict(), **request.POST.dict()}
        context = {
            **self.admin_site.each_context(request),
            **words,
            "opts": self.opts,
            "original": article,
            "form": form,
            "warnings": warnings,
            "base": asked.get("base", article.saves),
            "choices": [name for name in self.publishing_choices if name in asked],
        }
        status = 400 if form.errors else 200
        return TemplateResponse(request, "admin/articles/article/wave_through.html", context, status=status)


def asked_by_script(request):
    return request.headers.get("X-Requested-With") == "fetch"


def sorted_out(problems, context=None):
    """What stops the story, what warns and what was waved through, each with its place in the form."""
    lines = [Line(problem, target_of(problem, context)) for problem in problems]
    return {
        "stopping": [line for line in lines if line.problem.stops],
        "open": [line for line in lines if line.problem.is_open],
        "waived": [line for line in lines if line.problem.waived],
    }


def target_of(problem, context):
    """The id of the element that a problem leads to: a block, a field, a table of rows; else the form itself."""
    for inline in context["inline_admin_formsets"] if context else ():
        formset = inline.formset
        if problem.block and issubclass(formset.model, Block):
            for number, form in enumerate(formset.forms):
                if form.instance.pk == problem.block:
                    return f"{formset.prefix}-{number}"
        elif problem.block is None and formset.prefix == problem.field:
            return f"{formset.prefix}-group"
    if context and not problem.block and problem.field in context["adminform"].form.fields:
        return context["adminform"].form[problem.field].id_for_label
    return "article_form"
