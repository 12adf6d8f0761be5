"""What is in use is not deleted: its page lists the uses, and offers to merge it into another."""

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html

from people.merging import CannotMerge, merge, rehearse
from people.models import FormerAddress
from people.text import whole_number
from people.uses import references, uses

SHOWN = 20


class InUse:
    """Mixed into the admin of a model whose rows others name. Whoever may delete and change them may merge them."""

    merge_word, merge_into = "merge", "into"
    merge_hint = ""
    delete_selected_confirmation_template = "admin/people/in_use_selected.html"

    def get_urls(self):
        view = self.admin_site.admin_view(self.merge_view)
        return [path("<path:object_id>/merge/", view, name=self.url_name("merge")), *super().get_urls()]

    def url_name(self, view):
        return f"{self.opts.app_label}_{self.opts.model_name}_{view}"

    def may_merge(self, request, row):
        return self.has_delete_permission(request, row) and self.has_change_permission(request, row)

    # What is refused

    def delete_view(self, request, object_id, extra_context=None):
        """Of a row in use, its uses instead. Whatever was posted, it is not deleted."""
        row = self.get_object(request, unquote(object_id))
        if row and self.may_merge(request, row) and (shown := self.uses_shown(request, row)):
            return self.merge_page(request, row, {"uses": shown, "refused": True})
        return super().delete_view(request, object_id, extra_context)

    def get_deleted_objects(self, rows, request):
        """Nothing is deleted of a selection in which something is in use."""
        rows = list(rows)
        found = uses(rows, self.admin_site.is_registered)
        if in_use := [row for row in rows if found[row.pk]]:
            return [], {}, set(), [self.in_use_words(request, row, found[row.pk]) for row in in_use]
        return super().get_deleted_objects(rows, request)

    def in_use_words(self, request, row, found):
        """The uses of a row; how many there are is left out for who may not know of all."""
        address = reverse(f"admin:{self.url_name('merge')}", args=[row.pk])
        quiet = bool(self.hiding(request))
        words = dict.fromkeys(use.kind if quiet else use.words for use in found)
        return format_html('<a href="{}">{}</a>: {}', address, row, ", ".join(words))

    # The uses

    def uses_shown(self, request, row):
        return [self.use_shown(request, use) for use in uses([row], self.admin_site.is_registered)[row.pk]]

    def use_shown(self, request, use):
        """The first rows of a use, as far as the editor may open them, and whether there are others."""
        model = use.holders.model
        model_admin = self.admin_site.get_model_admin(model)
        total, seen = use.holders.count(), model.objects.none()
        if model_admin.has_view_or_change_permission(request):
            seen = model_admin.get_queryset(request).filter(pk__in=use.holders.values("pk"))
            if isinstance(model_admin.list_select_related, list | tuple):
                seen = seen.select_related(*model_admin.list_select_related)
        if use.unseen:
            seen = seen.filter(pk__in=[row.pk for row in seen if model_admin.has_change_permission(request, row)])
        visible = seen.count()
        hidden = total > visible
        change = f"admin:{model._meta.app_label}_{model._meta.model_name}_change"
        return {
            "words": use.kind if hidden else use.words,
            "rows": [(row, reverse(change, args=[row.pk])) for row in seen[:SHOWN]],
            "more": max(visible - SHOWN, 0),
            "hidden": hidden,
        }

    # Merging

    def merge_view(self, request, object_id):
        """Choose another, look at what would move, then let it move: three steps on one page."""
        row = self.get_object(request, unquote(object_id))
        if row is None:
            raise Http404
        if not self.may_merge(request, row):
            raise PermissionDenied
        form = self.heir_form(request)
        if not form.is_valid():
            return self.merge_page(request, row, {"uses": self.uses_shown(request, row)}, form)
        heir = form.cleaned_data["into"]
        try:
            if "_merge" in request.POST:
                return self.merge_now(request, row, heir)
            self.refuse_merge(row, heir)
            plan = rehearse(row, heir)
        except CannotMerge as refused:
            form.add_error("into", str(refused))
            return self.merge_page(request, row, {"uses": self.uses_shown(request, row)}, form)
        return self.merge_page(request, row, {"heir": heir, "plan": plan}, form)

    def merge_now(self, request, row, heir):
        self.refuse_merge(row, heir)
        outcome = self.merge(request, row, heir)
        # Whoever finds the row may read its log, so that says less than the audit log does.
        self.log_change(request, heir, f"“{row}” taken into it. {outcome.words_for_all}")
        words = outcome.words_for_all if self.hiding(request) else outcome.words
        said = f"“{row}” is gone; everything that named it names “{heir}” now. {words}"
        self.message_user(request, said, messages.SUCCESS)
        return HttpResponseRedirect(reverse(f"admin:{self.url_name('change')}", args=[heir.pk]))

    def merge(self, request, row, heir):
        return merge(row, heir, by=request.user)

    def refuse_merge(self, row, heir):
        """CannotMerge where a model has reasons of its own."""

    def heir_form(self, request):
        reference = next(field for field in references(self.model) if not field.model._meta.auto_created)
        field = forms.ModelChoiceField(
            self.get_queryset(request),
            label=f"{self.merge_word.capitalize()} {self.merge_into}",
            widget=AutocompleteSelect(reference, self.admin_site),
            error_messages={"invalid_choice": "That one is no longer there. Choose another."},
        )
        form = type("HeirForm", (forms.Form,), {"into": field})
        chosen = request.POST.get("into")
        # Django's autocomplete cannot show again what is no number.
        return form({"into": "" if whole_number(chosen) is None else chosen} if chosen is not None else None)

    def merge_page(self, request, row, context, form=None):
        form = form or self.heir_form(request)
        context = {
            **self.admin_site.each_context(request),
            "title": f"{self.merge_word.capitalize()} “{row}”",
            "opts": self.opts,
            "original": row,
            "form": form,
            "media": self.media + form.media,
            "merge_word": self.merge_word,
            "merge_into": self.merge_into,
            "merge_hint": self.merge_hint,
            "in_figures": not self.hiding(request),
            "action": reverse(f"admin:{self.url_name('merge')}", args=[row.pk]),
            **context,
        }
        return TemplateResponse(request, "admin/people/in_use.html", context)

    # The way there, and the way on from a row that is gone

    def render_change_form(self, request, context, *args, **kwargs):
        row = kwargs.get("obj")
        context.update(may_merge=bool(row) and self.may_merge(request, row), merge_word=self.merge_word)
        return super().render_change_form(request, context, *args, **kwargs)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Of a row that was merged while somebody had it open: on to its heir, with a word about it."""
        former = FormerAddress.objects.of_model(self.model)
        number = whole_number(object_id)
        merged = None if number is None else former.filter(former_id=number).first()
        if merged is None:
            return super().change_view(request, object_id, form_url, extra_context)
        typed = " What you had typed there was not saved." if request.method == "POST" else ""
        self.message_user(request, f"It was merged into “{merged.row}”, which this is.{typed}", messages.WARNING)
        return HttpResponseRedirect(reverse(f"admin:{self.url_name('change')}", args=[merged.object_id]))
