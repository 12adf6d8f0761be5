from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpResponseRedirect
from django.urls import reverse

from people.models import AuditEntry


class Stale(Exception):
    """Somebody else saved while the form was open."""


class OneRow:
    """Mixed into the admin of a model of which there is one row: its list is its form."""

    def may(self, user):
        raise NotImplementedError  # each says it for itself

    def words_for_audit_log(self, row):
        raise NotImplementedError  # each says it for itself

    def changelist_view(self, request, extra_context=None):
        if not self.may(request.user):
            raise PermissionDenied
        row = self.model.objects.first()
        action, args = ("change", [row.pk]) if row else ("add", [])
        return HttpResponseRedirect(reverse(f"admin:front_page_{self.opts.model_name}_{action}", args=args))

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if object_id is None and (row := self.model.objects.first()) and self.may(request.user):
            if request.method == "GET":
                return HttpResponseRedirect(reverse(f"admin:front_page_{self.opts.model_name}_change", args=[row.pk]))
            return self.too_late(request)
        context = {"show_save_and_add_another": False, "show_save_and_continue": False, **(extra_context or {})}
        try:
            return super().changeform_view(request, object_id, form_url, context)
        except (Stale, IntegrityError):
            return self.too_late(request)

    def too_late(self, request):
        words = "Somebody else saved this while you had it open, and nothing of yours was saved. This is how it is now."
        self.message_user(request, words, messages.ERROR)
        return HttpResponseRedirect(reverse(f"admin:front_page_{self.opts.model_name}_changelist"))

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        row = self.model.objects.get(pk=form.instance.pk)
        words = self.words_for_audit_log(row)
        AuditEntry.objects.record(AuditEntry.Action.PUBLISHED, row, by=request.user, words=words)

    # Permissions

    def get_model_perms(self, request):
        """Without “Add” beside its name: there is one already, or there will be with the first save."""
        return {**super().get_model_perms(request), "add": False}

    def has_module_permission(self, request):
        return self.may(request.user)

    def has_view_permission(self, request, obj=None):
        return self.may(request.user)

    def has_add_permission(self, request):
        return self.may(request.user)

    has_change_permission = has_view_permission

    def has_delete_permission(self, request, obj=None):
        return False
