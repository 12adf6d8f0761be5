from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.urls import path
from django.views.decorators.http import require_POST

from people.admin.desk import DeskAdmin, RowsInline
from people.models import AuditEntry

from ..data_views import as_file
from ..models import Consent, Subscriber


class ConsentInline(RowsInline):
    model = Consent
    fields = readonly_fields = ["wording", "version", "page", "asked_at", "confirmed_at", "withdrawn_at"]
    can_delete = False
    verbose_name_plural = "what they agreed to"

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("newsletter.view_subscriber")

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        """They go with their subscriber."""
        return request.user.has_perm("newsletter.delete_subscriber")


@admin.register(Subscriber)
class SubscriberAdmin(DeskAdmin):
    """Readers sign up, confirm and leave by themselves. The desk looks, hands out what is kept, and deletes."""

    list_display = ["email", "state", "asked_at", "confirmed_at", "left_at"]
    list_filter = ["state"]
    search_fields = ["email"]
    ordering = ["-pk"]
    actions = ["export_chosen", "delete_for_good"]
    nothing_here = "Nobody has signed up yet. The form stands at the foot of every page, once mail can be sent."

    fieldsets = [
        (None, {"fields": ["email", "state"]}),
        ("When", {"fields": [("asked_at", "confirmed_at", "left_at")]}),
        ("Their mail server", {"fields": ["failures", "last_answer"]}),
    ]
    readonly_fields = ["email", "state", "asked_at", "confirmed_at", "left_at", "failures", "last_answer"]
    inlines = [ConsentInline]
    change_form_template = "admin/newsletter/subscriber/change_form.html"

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.export))
        return [path("<path:object_id>/export/", view, name="newsletter_subscriber_export"), *super().get_urls()]

    # Permissions

    def has_add_permission(self, request):
        """Nobody is signed up but by themselves."""
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("newsletter.view_subscriber")

    def has_forget_permission(self, request):
        return request.user.has_perm("newsletter.delete_subscriber")

    # Deleting leaves no more than it says

    def delete_model(self, request, subscriber):
        subscriber.forget(by=request.user)

    def delete_queryset(self, request, subscribers):
        for subscriber in subscribers:
            subscriber.forget(by=request.user)

    # What is kept

    def export(self, request, object_id):
        subscriber = self.get_object(request, object_id)
        if not self.has_view_permission(request, subscriber):
            raise PermissionDenied
        if subscriber is None:
            raise Http404
        self.note_export(request, subscriber)
        return as_file(subscriber)

    def note_export(self, request, subscriber):
        AuditEntry.objects.record(AuditEntry.Action.EXPORTED, subscriber, by=request.user)

    @admin.action(description="Export what is kept about them (JSON)", permissions=["view"])
    def export_chosen(self, request, subscribers):
        rows = list(subscribers)
        for subscriber in rows:
            self.note_export(request, subscriber)
        response = JsonResponse(
            {"subscribers": [row.as_data() for row in rows]}, json_dumps_params={"ensure_ascii": False, "indent": 2}
        )
        response["Content-Disposition"] = 'attachment; filename="subscribers.json"'
        return response

    @admin.action(description="Delete, and never write to them again", permissions=["forget"])
    def delete_for_good(self, request, subscribers):
        """What remains is a keyed hash of each address, which keeps it from being written to whoever asks."""
        count = 0
        for subscriber in subscribers:
            subscriber.forget(by=request.user, never_again=True)
            count += 1
        said = f"{count} deleted. Their addresses are not written to again, whoever signs them up."
        self.message_user(request, said, messages.SUCCESS)
