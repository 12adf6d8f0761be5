from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST

from articles import scheduling
from articles.launching import Stopped
from articles.models import Launch, Waiver
from articles.previewing import pages_of_launch, put_launched, visit
from articles.rehearsal import rehearsal
from people.admin.desk import DeskAdmin, LineField
from people.moments import how_far, in_words

from .launch_items import ItemInline
from .previews import seen_once


class LaunchForm(forms.ModelForm):
    reason = LineField(
        label="Why they may stay",
        required=False,
        max_length=Waiver.LONGEST_REASON,
        widget=forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"}),
        help_text="Kept with your name and the hour, beside each story and in the audit log.",
    )

    planned = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["planned"] = self.instance.plan_in_short()
            self.initial["goes_live_at"] = self.instance.goes_live_at.replace(second=0, microsecond=0)

    def clean(self):
        """Refuse a form that was built on another plan than the one that stands now."""
        cleaned = super().clean()
        if self.instance.pk and cleaned.get("planned") != self.initial["planned"]:
            raise forms.ValidationError(
                "Somebody planned this launch otherwise while you had it open, and nothing of yours was saved. "
                "Open it once more, then set what you meant."
            )
        return cleaned

    def clean_goes_live_at(self):
        """The moment; one that was not touched stays to the second, of which the form shows the minute."""
        at = self.cleaned_data["goes_live_at"]
        at = at if "goes_live_at" in self.changed_data else self.instance.goes_live_at
        if at <= timezone.now():
            raise forms.ValidationError("Choose a moment to come.")
        return at


class StateFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return Launch.State.choices

    def queryset(self, request, launches):
        return launches.filter(state=self.value()) if self.value() in Launch.State.values else launches


@admin.register(Launch)
class LaunchAdmin(DeskAdmin):
    """Who may publish plans launches, and finds those of which they may change every story."""

    form = LaunchForm
    list_display = ["what", "moment", "standing", "stories"]
    list_filter = [StateFilter]
    list_prefetch = ["items__article"]
    search_fields = ["name"]
    ordering = ["-goes_live_at", "-pk"]
    actions = None
    nothing_here = "Add one to let several stories go live at one instant, all of them or none."

    fieldsets = [
        (None, {"fields": [("name", "goes_live_at")]}),
        (
            "Warnings that may stay",
            {
                "fields": ["reason", "planned"],
                "classes": ["collapse"],
                "description": "What stops a story must be mended. What only warns may go out with a reason.",
            },
        ),
    ]
    inlines = [ItemInline]
    change_form_template = "admin/articles/launch/change_form.html"

    class Media:
        css = {"all": ["articles/admin/blocks.css"]}

    def get_urls(self):
        wrap = self.admin_site.admin_view
        page = wrap(xframe_options_sameorigin(self.preview_page))
        return [
            path("<path:object_id>/preview/", wrap(self.preview), name="articles_launch_preview"),
            path("<path:object_id>/preview/page/", page, name="articles_launch_preview_page"),
            path("<path:object_id>/cancel/", wrap(require_POST(self.cancel)), name="articles_launch_cancel"),
            *super().get_urls(),
        ]

    def get_queryset(self, request):
        return super().get_queryset(request).open_to(request.user)

    def get_fieldsets(self, request, obj=None):
        return self.fieldsets if self.has_change_permission(request, obj) else self.fieldsets[:1]

    # Permissions

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("articles.publish_article") and request.user.has_perm("articles.change_article")

    has_add_permission = has_view_permission

    def has_change_permission(self, request, obj=None):
        return self.has_view_permission(request) and (obj is None or obj.is_open)

    def has_delete_permission(self, request, obj=None):
        """What is not to go live is cancelled; what went live remains known."""
        return False

    # Saving: the rows go where the launch goes

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        launch = self.get_object(request, object_id) if object_id else None
        if request.method == "POST" and launch and not launch.is_open:
            self.message_user(request, f"“{launch}” is settled: nothing of it can be changed.", messages.ERROR)
            return self.back_to(launch)
        context = {"show_save_and_add_another": False, "is_open": launch and launch.is_open, **(extra_context or {})}
        try:
            return super().changeform_view(request, object_id, form_url, context)
        except (scheduling.Refused, Stopped) as trouble:  # rehearsed without it: somebody was quicker
            self.message_user(request, f"Nothing was changed. {trouble}", messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    def save_model(self, request, launch, form, change):
        if not change:
            launch.made_by = request.user

    def save_related(self, request, form, formsets, change):
        (items,) = formsets
        items.arrange(form.instance)

    def construct_change_message(self, request, form, formsets, add=False):
        launch = form.instance
        stories = ", ".join(f"“{item}”" for item in launch.items.select_related("article"))
        return f"Planned for {in_words(launch.goes_live_at)}: {stories}."

    def cancel(self, request, object_id):
        launch = self.launch_to_change(request, object_id)
        try:
            scheduling.cancel(launch, by=request.user)
        except scheduling.Refused as refused:
            self.message_user(request, str(refused), messages.ERROR)
        else:
            self.log_change(request, launch, "Cancelled.")
            said = "Cancelled: nothing of it goes live. The stories and their drafts stay as they are."
            self.message_user(request, said, messages.SUCCESS)
        return self.back_to(launch)

    def launch_to_change(self, request, object_id):
        launch = self.get_object(request, object_id)
        if launch is None:
            raise Http404
        if not self.has_view_permission(request, launch):
            raise PermissionDenied
        return launch

    def back_to(self, launch):
        return HttpResponseRedirect(reverse("admin:articles_launch_change", args=[launch.pk]))

    # The site as it will be

    def preview(self, request, object_id):
        launch = self.launch_to_preview(request, object_id)
        pages, subjects = pages_of_launch(launch)
        context = {
            **self.admin_site.each_context(request),
            "title": "Preview",
            "opts": self.opts,
            "original": launch,
            "pages": pages,
            "subjects": subjects,
            "page": request.GET.get("page") or "/",
        }
        return TemplateResponse(request, "admin/articles/launch/preview.html", context)

    def preview_page(self, request, object_id):
        launch = self.launch_to_preview(request, object_id)
        with rehearsal():
            put_launched(launch, request.user)
            content, status = visit(request, request.GET.get("page") or "/")
        return seen_once(content, status)

    def launch_to_preview(self, request, object_id):
        """One that is settled has nothing left to show."""
        launch = self.launch_to_change(request, object_id)
        if not launch.is_open:
            raise Http404
        return launch

    # Columns

    @admin.display(description="launch", ordering="goes_live_at")
    def what(self, launch):
        return launch.name or "One story"

    @admin.display(description="goes live", ordering="goes_live_at")
    def moment(self, launch):
        return in_words(launch.goes_live_at)

    @admin.display(description="state", ordering="state")
    def standing(self, launch):
        state = launch.get_state_display()
        return f"{state}, {how_far(launch.goes_live_at)}" if launch.state == Launch.State.PLANNED else state

    @admin.display(description="stories")
    def stories(self, launch):
        return ", ".join(str(item) for item in launch.items.all()) or None
