"""The audit log as the desk reads it. Nobody writes in it here, superusers included."""

from collections import defaultdict

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from people.models import AuditEntry
from people.moments import in_words

from .desk import DeskAdmin
from .lists import DeskChangeList


class AuditLog(DeskChangeList):
    def get_results(self, request):
        """With a way to those rows that are still there, looked up with a query for each kind of row."""
        super().get_results(request)
        by_kind = defaultdict(list)
        for entry in self.result_list:
            by_kind[entry.content_type and entry.content_type.model_class()].append(entry)
        for model, entries in by_kind.items():
            if model and self.may_open(request, model):
                rows = model._base_manager.filter(pk__in={entry.object_id for entry in entries})
                there = {str(key) for key in rows.values_list("pk", flat=True)}
                for entry in entries:
                    entry.is_there = entry.object_id in there

    def may_open(self, request, model):
        site = self.model_admin.admin_site
        return site.is_registered(model) and site.get_model_admin(model).has_view_permission(request)


@admin.register(AuditEntry)
class AuditAdmin(DeskAdmin):
    list_display = ["moment", "action", "row", "actor_name", "words", "reason"]
    list_display_links = None
    list_filter = ["action"]
    list_select_related = ["content_type"]
    ordering = ["-at", "-pk"]
    search_fields = ["subject", "actor_name"]
    actions = None
    nothing_here = "Nothing has been published, withdrawn, merged or changed in its rights yet."

    def get_changelist(self, request, **kwargs):
        return AuditLog

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": "Audit log", **(extra_context or {})})

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, entry=None):
        return False

    def has_delete_permission(self, request, entry=None):
        return False

    @admin.display(description="when", ordering="at")
    def moment(self, entry):
        return in_words(entry.at)

    @admin.display(description="what", ordering="subject")
    def row(self, entry):
        """What it was called then, with the way to it as long as it is there."""
        if not getattr(entry, "is_there", False):
            return entry.subject or None
        opts = entry.content_type.model_class()._meta
        address = reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[entry.object_id])
        return format_html('<a href="{}">{}</a>', address, entry.subject or "–")
