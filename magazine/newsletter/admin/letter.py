import smtplib

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST

from people.admin.desk import DeskAdmin
from people.admin.moments import MomentField, MomentWidget

from .. import letters, mail, sending
from .. import messages as mails
from ..models import Letter, Subscriber
from .stories import StoryInline

# The letter's own page inside the desk: nothing runs in it, and nothing is loaded but pictures.
OWN_PAGE = "default-src 'none'; img-src 'self' https: http:; style-src 'unsafe-inline'; frame-ancestors 'self'"
# The condition of a letter's dark colours, and what it comes to in each room.
DARK = "(prefers-color-scheme: dark)"
ROOMS = {"light": "not all", "dark": "all"}
MAY_SEND = "newsletter.send_letter"


class LetterForm(forms.ModelForm):
    class Meta:
        widgets = {
            "subject": AdminTextInputWidget(attrs={"class": "vLargeTextField"}),
            "preheader": AdminTextInputWidget(attrs={"class": "vLargeTextField"}),
            "intro": AdminTextareaWidget(attrs={"rows": 8}),
        }


class PlanForm(forms.Form):
    goes_out_at = MomentField(
        label="Goes out",
        required=False,
        widget=MomentWidget,
        help_text="With the first run from this moment on. Empty: with the next run.",
    )


@admin.register(Letter)
class LetterAdmin(DeskAdmin):
    """Who may change letters composes and tries them; who may send them says when they go out."""

    form = LetterForm
    list_display = ["subject", "standing"]
    list_filter = ["state"]
    list_select_related = ["released_by"]
    search_fields = ["subject", "intro"]
    ordering = ["-pk"]
    actions = None
    nothing_here = "Add a letter: a subject, a few words, and the stories in their order."

    fieldsets = [
        (None, {"fields": ["subject", "preheader", "intro"]}),
        ("Picture", {"fields": ["lead_photo"]}),
        ("At the end", {"fields": ["note"]}),
    ]
    autocomplete_fields = ["lead_photo"]
    inlines = [StoryInline]
    change_form_template = "admin/newsletter/letter/change_form.html"

    class Media:
        css = {"all": ["articles/admin/blocks.css"]}

    def get_urls(self):
        wrap, name = self.admin_site.admin_view, "newsletter_letter"
        in_frame = wrap(xframe_options_sameorigin(self.preview_page))
        return [
            path("<path:object_id>/preview/", wrap(self.preview), name=f"{name}_preview"),
            path("<path:object_id>/preview/page/", in_frame, name=f"{name}_preview_page"),
            path("<path:object_id>/test/", wrap(require_POST(self.test)), name=f"{name}_test"),
            path("<path:object_id>/plan/", wrap(self.plan), name=f"{name}_plan"),
            path("<path:object_id>/take_off/", wrap(require_POST(self.take_off)), name=f"{name}_take_off"),
            *super().get_urls(),
        ]

    # Permissions

    def has_change_permission(self, request, obj=None):
        """Once it is planned only by who may send it: what goes out is what they looked at."""
        may = super().has_change_permission(request, obj)
        if obj is None or not may:
            return may
        return obj.is_open and (obj.state == Letter.State.DRAFT or request.user.has_perm(MAY_SEND))

    def has_delete_permission(self, request, obj=None):
        """What was planned or sent remains known."""
        may = super().has_delete_permission(request, obj)
        return may and (obj is None or obj.state == Letter.State.DRAFT)

    def letter_of(self, request, object_id, *, may):
        letter = self.get_object(request, object_id)
        if letter is None:
            raise Http404
        if not may(letter):
            raise PermissionDenied
        return letter

    def letter_to_see(self, request, object_id):
        return self.letter_of(request, object_id, may=lambda letter: self.has_view_permission(request, letter))

    def letter_to_send(self, request, object_id):
        def may(letter):
            return self.has_view_permission(request, letter) and request.user.has_perm(MAY_SEND)

        return self.letter_of(request, object_id, may=may)

    # Saving

    def save_model(self, request, letter, form, change):
        if not change:
            letter.made_by = request.user
        super().save_model(request, letter, form, change)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["may_send"] = request.user.has_perm(MAY_SEND)
        context["may_try"] = obj is not None and super().has_change_permission(request)
        context["counts"] = sending.in_words(obj) if obj and obj.frozen else ""
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    # As it will be read

    def preview(self, request, object_id):
        letter = self.letter_to_see(request, object_id)
        try:
            copy = self.copy_of(letter)
        except ImproperlyConfigured as missing:
            self.message_user(request, str(missing), messages.ERROR)
            return self.back_to(letter)
        return TemplateResponse(
            request, "admin/newsletter/letter/preview.html", {**self.about(request, letter, "Preview"), "copy": copy}
        )

    def preview_page(self, request, object_id):
        """The mail itself, as it is in a light or in a dark room, whichever the editor sits in."""
        letter = self.letter_to_see(request, object_id)
        applies = ROOMS.get(request.GET.get("room"), DARK)
        response = HttpResponse(self.copy_of(letter).addressed("#")[0].replace(DARK, applies))
        response["Content-Security-Policy"] = OWN_PAGE
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex"
        return response

    def copy_of(self, letter):
        """What everybody got, once somebody has; before that as it would go out this moment."""
        return letters.frozen_copy(letter) if letter.frozen else letters.compose(letter)

    def test(self, request, object_id):
        """To one's own address and to no other."""
        letter = self.letter_to_see(request, object_id)
        if not super().has_change_permission(request):
            raise PermissionDenied
        to = request.user.email
        if not to:
            said = "Your account has no e-mail address. A superuser can write it down; then the test goes there."
            self.message_user(request, said, messages.ERROR)
            return self.back_to(letter)
        try:
            self.send_test(letter, to)
        except (ImproperlyConfigured, mail.Unreachable, mail.Refused, mail.Dropped, smtplib.SMTPException) as trouble:
            self.message_user(request, f"The test was not sent. {trouble}", messages.ERROR)
        else:
            self.message_user(request, f"A test is on its way to {to}.", messages.SUCCESS)
        return self.back_to(letter)

    def send_test(self, letter, to):
        server = mail.server()
        try:
            server.hand_over(mails.sender(), to, mails.test_letter(to, letter, self.copy_of(letter)), lambda: True)
        finally:
            server.close()

    # When it goes out

    def plan(self, request, object_id):
        letter = self.letter_to_send(request, object_id)
        if not letter.is_open:
            self.message_user(request, "It is on its way: nothing of it can be changed.", messages.ERROR)
            return self.back_to(letter)
        try:
            copy = letters.compose(letter)
        except ImproperlyConfigured as missing:
            self.message_user(request, str(missing), messages.ERROR)
            return self.back_to(letter)
        form = PlanForm(request.POST or None, initial={"goes_out_at": letter.goes_out_at})
        if request.method == "POST" and form.is_valid():
            return self.planned(request, letter, form.cleaned_data["goes_out_at"] or timezone.now())
        ctx = {
            **self.about(request, letter, "Send"),
            "form": form,
            "copy": copy,
            "subscribers": Subscriber.objects.active().count(),
        }
        return TemplateResponse(request, "admin/newsletter/letter/plan.html", ctx)

    def planned(self, request, letter, at):
        if letter.plan(at, by=request.user):
            self.log_change(request, letter, f"Planned: {letter.standing()}.")
            self.message_user(request, f"{letter.standing()}.", messages.SUCCESS)
        else:
            self.message_user(request, "It was too late: it is on its way.", messages.ERROR)
        return self.back_to(letter)

    def take_off(self, request, object_id):
        letter = self.letter_to_send(request, object_id)
        if letter.take_off(by=request.user):
            self.log_change(request, letter, "Taken off the schedule.")
            self.message_user(request, "It is a draft again, and goes nowhere.", messages.SUCCESS)
        else:
            self.message_user(request, "It was not planned any more, so nothing was changed.", messages.ERROR)
        return self.back_to(letter)

    def about(self, request, letter, title):
        return {**self.admin_site.each_context(request), "title": title, "opts": self.opts, "original": letter}

    def back_to(self, letter):
        return HttpResponseRedirect(reverse("admin:newsletter_letter_change", args=[letter.pk]))

    # Columns

    @admin.display(description="state", ordering="state")
    def standing(self, letter):
        return letter.standing()
