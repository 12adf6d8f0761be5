"""Scheduling a story as it is in hand: by itself, or tied with others into a launch."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from articles import drafting, scheduling
from articles.launching import Stopped
from articles.models import Article, Launch, LaunchItem, Waiver
from people.admin.desk import LineField
from people.admin.moments import MomentField
from people.moments import how_far, in_words

SAVED_SINCE = "Somebody saved the story since you opened this page. Look at it once more, then schedule it."


class LaunchChoice(forms.ModelChoiceField):
    def label_from_instance(self, launch):
        return f"{launch.name}: {in_words(launch.goes_live_at)}"


class ScheduleForm(forms.Form):
    goes_live_at = MomentField(label="Goes live", required=False)
    launch = LaunchChoice(
        Launch.objects.none(),
        label="Together with",
        required=False,
        empty_label="Nothing else",
        help_text="A launch goes live at its own moment, all of it or nothing.",
    )
    name = LineField(
        label="Or as a new launch",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Give it a name, such as “Cannes, closing night”, if other stories are to go live with this one.",
    )
    tell_readers = forms.BooleanField(
        label="Show readers that day’s date as “updated”",
        required=False,
        help_text="Leave it off for a small fix that they need not know of.",
    )
    reason = LineField(
        label="Why the warnings may stay",
        required=False,
        max_length=Waiver.LONGEST_REASON,
        widget=forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"}),
        help_text="Kept with your name and the hour, beside the story and in the audit log.",
    )

    def __init__(self, data=None, *, article, launches, item=None):
        moment = item.launch.goes_live_at if item else article.published_at
        named = item.launch if item and item.launch.name else None
        moment = moment if moment and moment > timezone.now() and not named else None
        super().__init__(data, initial={"goes_live_at": moment, "launch": named})
        self.fields["launch"].queryset = launches
        if not launches:
            del self.fields["launch"]
        if not article.was_given_to_readers():
            del self.fields["tell_readers"]

    def clean_goes_live_at(self):
        at = self.cleaned_data["goes_live_at"]
        if at and at <= timezone.now():
            raise forms.ValidationError(scheduling.ONLY_TO_COME)
        return at

    def clean(self):
        chosen = super().clean()
        launch, name, moment = chosen.get("launch"), chosen.get("name"), chosen.get("goes_live_at")
        if launch and name and "launch" not in self.changed_data:
            chosen["launch"] = launch = None  # it was the one before, and a new one is named
        if launch and name:
            self.add_error("name", "Choose a launch that is planned, or name a new one, not both.")
        elif launch and moment and moment != launch.goes_live_at:
            self.add_error(
                "goes_live_at",
                f"“{launch}” goes live {in_words(launch.goes_live_at)}. "
                "Leave this empty, or choose “Nothing else” below to set a moment of its own.",
            )
        if not launch and not moment and "goes_live_at" not in self.errors:
            self.add_error("goes_live_at", "Set the moment.")
        return chosen


class Scheduling:
    """Mixed into ArticleAdmin before Drafts. Who may publish a story may schedule it."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("<path:object_id>/schedule/", wrap(self.schedule), name="articles_article_schedule"),
            path(
                "<path:object_id>/unschedule/",
                wrap(require_POST(self.unschedule)),
                name="articles_article_take_off",
            ),
            *super().get_urls(),
        ]

    # On the form

    def panels(self, request, article):
        item = LaunchItem.objects.open_for(article)
        panels = {**super().panels(request, article), "scheduled": item}
        if item:
            others = Article.objects.seen_at_desk_by(request.user).filter(launch_items__launch=item.launch_id)
            panels["launched_together"] = len(others.exclude(pk=article.pk).values_list("pk"))
            panels["newer"] = newer_number(article, item)
            panels["may_open_launch"] = Launch.objects.open_to(request.user).filter(pk=item.launch_id).exists()
        return panels

    def buttons(self):
        return {**super().buttons(), "_schedule": self.to_schedule}

    def to_schedule(self, request, article):
        return HttpResponseRedirect(reverse("admin:articles_article_schedule", args=[article.pk]))

    # A page of its own

    def schedule(self, request, object_id):
        """When readers are given the story as it is in hand, with what, and what checks will say of it then."""
        article = self.story_to_publish(request, object_id)
        item, launches = LaunchItem.objects.open_for(article), self.launches_to_join(request)
        form = ScheduleForm(request.POST or None, article=article, launches=launches, item=item)
        stories = [(article, self.problems_in_hand(article))]
        if form.is_valid():
            try:
                launch = self.schedule_as_chosen(request, article, form.cleaned_data)
                return self.scheduled(request, article, launch)
            except scheduling.Refused as refused:
                form.add_error(None, str(refused))
            except scheduling.Warned as warned:
                form.add_error("reason", "Mend what is named below, or say why it may stay as it is.")
                stories = warned.stories
            except Stopped as stopped:
                form.add_error(None, "Not scheduled: at that moment something would keep it from going live.")
                stories = stopped.stories
            except drafting.StaleSave:
                form.add_error(None, SAVED_SINCE)
        if not any(problem.is_open for _, problems in stories for problem in problems):
            del form.fields["reason"]
        return self.schedule_page(request, object_id, form, stories)

    def story_to_publish(self, request, object_id):
        article = self.story_to_change(request, object_id)
        if not self.has_publish_permission(request, article):
            raise PermissionDenied
        return article

    def launches_to_join(self, request):
        """Those that are planned under a name, so that stories can join them."""
        return Launch.objects.planned().open_to(request.user).exclude(name="").with_stories()

    def schedule_as_chosen(self, request, article, chosen):
        how = {
            "base": self.base_of(request),
            "by": request.user,
            "tell_readers": chosen.get("tell_readers", False),
            "reason": chosen["reason"],
        }
        if launch := chosen.get("launch"):
            return scheduling.join(article, launch, **how)
        return scheduling.schedule(article, chosen["goes_live_at"], name=chosen["name"], **how)

    def scheduled(self, request, article, launch):
        article.refresh_from_db()
        at = launch.goes_live_at if launch else article.published_at
        with_name = f" with “{launch}”" if launch and launch.name else ""
        said = f"Scheduled: it goes live{with_name} {in_words(at)}, {how_far(at)}."
        self.log_change(request, article, said)
        self.message_user(request, said, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))

    def schedule_page(self, request, object_id, form, stories):
        article = self.story_to_publish(request, object_id)
        context = {
            **self.admin_site.each_context(request),
            "title": "Schedule",
            "opts": self.opts,
            "original": article,
            "form": form,
            "base": article.saves,
            "scheduled": LaunchItem.objects.open_for(article),
            "seen": article.was_given_to_readers(),
            "stories": [(each, problems) for each, problems in stories if problems],
        }
        status = 400 if form.errors else 200
        return TemplateResponse(request, "admin/articles/article/schedule.html", context, status=status)

    def unschedule(self, request, object_id):
        """Take the story off its launch. Its draft stays the draft."""
        article = self.story_to_publish(request, object_id)
        if LaunchItem.objects.open_for(article):
            LaunchItem.objects.take_off(article, by=request.user)
            self.log_change(request, article, "Taken off the schedule.")
        self.message_user(request, "Taken off the schedule. What you wrote is kept as it was.", messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))

    # What ends a schedule

    def publish_now(self, request, article, **how):
        was = LaunchItem.objects.open_for(article)
        super().publish_now(request, article, **how)
        self.tell_taken_off(request, article, was)

    def withdraw_in_hand(self, request, article):
        was = LaunchItem.objects.open_for(article)
        super().withdraw_in_hand(request, article)
        self.tell_taken_off(request, article, was)

    def discard_in_hand(self, request, article):
        was = LaunchItem.objects.open_for(article)
        super().discard_in_hand(request, article)
        self.tell_taken_off(request, article, was)

    def tell_taken_off(self, request, article, was):
        if was and was.waiting and not LaunchItem.objects.open_for(article):
            said = f"It was to go live {in_words(was.launch.goes_live_at)}; that is taken off the schedule."
            self.message_user(request, said, messages.INFO)

    def get_deleted_objects(self, objs, request):
        """A story that is to go live is taken off the schedule before it can be deleted."""
        deleted, counts, missing, protected = super().get_deleted_objects(objs, request)
        waiting = LaunchItem.objects.filter(waiting=True, article__in=list(objs))
        for item in waiting.select_related("article", "launch"):
            address = reverse("admin:articles_article_change", args=[item.article_id])
            sentence = '“{}” goes live {}: <a href="{}">take it off the schedule</a> first'
            protected.append(format_html(sentence, item.article, in_words(item.launch.goes_live_at), address))
        return deleted, counts, missing, protected


def newer_number(article, item):
    """The number of the version in hand, if it was saved after the one that is scheduled."""
    number = article.draft.number if article.draft else 0 if drafting.has_readers(article) else article.saves
    return number if number > item.version.number else None
