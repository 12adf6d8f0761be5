from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils import timezone

from people.models import AuditEntry
from people.moments import in_words

from .article import Article
from .version import Version


class LaunchQuerySet(models.QuerySet):
    def planned(self):
        """Still to come, the nearest first."""
        return self.filter(state=Launch.State.PLANNED).order_by("goes_live_at", "pk")

    def due(self, at=None):
        """Those whose instant has come and that have not been carried out yet, the oldest first."""
        return self.planned().filter(goes_live_at__lte=at or timezone.now())

    def stopped(self):
        """Those that something kept from going live, and that nobody has planned anew or cancelled since."""
        return self.filter(state=Launch.State.STOPPED).order_by("goes_live_at", "pk")

    def before(self, launch):
        """Planned launches that are carried out earlier than this one."""
        at = launch.goes_live_at
        return self.planned().filter(Q(goes_live_at__lt=at) | Q(goes_live_at=at, pk__lt=launch.pk or 0))

    def open_to(self, user):
        """Those of which somebody may change every story. The others they do not find at all."""
        shut = LaunchItem.objects.exclude(article__in=Article.objects.editable_by(user))
        return self.filter(~Exists(shut.filter(launch=OuterRef("pk"))))

    def within(self, stories):
        """Those that hold no other stories than these."""
        others = LaunchItem.objects.exclude(article__in=stories)
        return self.filter(~Exists(others.filter(launch=OuterRef("pk"))))

    def with_stories(self):
        """With their stories, without the texts of those."""
        items = LaunchItem.objects.select_related("article", "version").defer("version__frozen")
        return self.prefetch_related(Prefetch("items", items))

    def hold(self, wanted):
        """Keep launches and stories from everybody else until the transaction ends; what is held, as it is now.

        This is the one order for whoever changes several of them, so that nobody waits in a ring:
        launches by their number; then stories by theirs, among them those that a text names beside
        its own; then what belongs to the stories. Who holds a story asks for no launch any more, and
        for no story. Claiming a launch holds it, too, and changing a story by itself holds that one.

        ``wanted`` finds the keys of launches and of stories. It is asked again once all are held:
        while this waited, a story may have joined a launch that is not. Then all is let go, and begun anew.
        """
        while True:
            with transaction.atomic():
                launches, stories = wanted()
                # Without the key: whoever only names a row, such as a comment, need not wait.
                held = self.select_for_update(no_key=True).filter(pk__in=launches).order_by("pk")
                held = {launch.pk: launch for launch in held}
                kept = Article.objects.select_for_update(no_key=True).filter(pk__in=stories).order_by("pk")
                saves = dict(kept.values_list("pk", "saves"))
                more_launches, more_stories = wanted()
                if more_launches <= launches and more_stories <= stories:
                    return held, saves
                transaction.set_rollback(True)

    def claim(self, key, at):
        """Take a due launch as one's own to carry out; None where another was first, or it was moved."""
        mine = self.due(at).filter(pk=key)
        return self.get(pk=key) if mine.update(state=Launch.State.DONE, settled_at=timezone.now()) else None


class Launch(models.Model):
    """What readers are given at one instant: a change to a live story, or several stories, all or none."""

    class State(models.TextChoices):
        PLANNED = "planned", "Planned"
        DONE = "done", "Gone live"
        STOPPED = "stopped", "Stopped: nothing of it went live"
        CANCELLED = "cancelled", "Cancelled"

    name = models.CharField(max_length=100, blank=True, help_text="For the desk: “Cannes, closing night”.")
    goes_live_at = models.DateTimeField("goes live")
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED, editable=False)
    trouble = models.TextField(blank=True, editable=False, help_text="Why it was stopped.")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    settled_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = LaunchQuerySet.as_manager()

    class Meta:
        ordering = ["-goes_live_at", "-pk"]
        verbose_name_plural = "launches"
        default_permissions = ()  # who may publish every story of a launch may plan it
        indexes = [
            models.Index(fields=["goes_live_at"], condition=Q(state="planned"), name="launch_planned"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="planned", settled_at=None) | (~Q(state="planned") & Q(settled_at__isnull=False)),
                name="launch_settled_at_a_moment",
                violation_error_message="A launch that is no longer planned was settled at a moment.",
            ),
        ]

    def __str__(self):
        return self.name or f"Launch of {in_words(self.goes_live_at)}"

    @property
    def is_open(self):
        """Whether it may still be changed: it is to come, or waits for somebody to mend what stopped it."""
        return self.state in (self.State.PLANNED, self.State.STOPPED)

    def plan_in_short(self):
        """What is planned, in a line that differs whenever the plan does."""
        items = self.items.order_by("pk").values_list("article", "version", "tell_readers")
        return f"{self.name}|{self.goes_live_at.isoformat()}|{list(items)}"

    def in_turn(self):
        """Its stories with the versions that readers will be given, in the order of every launch."""
        return list(self.items.select_related("article", "version", "added_by").order_by("article"))

    def settle(self, state, trouble=""):
        """It is no longer planned, and its stories are free for another."""
        self.state, self.trouble, self.settled_at = state, trouble, timezone.now()
        self.save(update_fields=["state", "trouble", "settled_at"])
        self.items.update(waiting=False)

    def plan(self, goes_live_at):
        """Set it for an instant: for the first time, for another one, or again after it was stopped."""
        self.goes_live_at, self.state, self.trouble, self.settled_at = goes_live_at, self.State.PLANNED, "", None
        self.save()
        self.items.update(waiting=True)


class LaunchItemQuerySet(models.QuerySet):
    def open(self):
        """Those of launches that are planned, or that were stopped and wait to be mended; planned ones first."""
        states = [Launch.State.PLANNED, Launch.State.STOPPED]
        return self.filter(launch__state__in=states).order_by("-waiting", "-pk")

    def open_for(self, article):
        """Where a story is to go live, with the launch and without the text, or None."""
        return self.open().filter(article=article).select_related("launch", "version").defer("version__frozen").first()

    def launches_of(self, stories):
        """The keys of the launches in which stories are to go live."""
        return set(self.open().filter(article__in=stories).values_list("launch", flat=True))

    @transaction.atomic
    def take_off(self, article, *, by, version=None, beside=()):
        """Take a story off the schedule. A launch that would be left without stories is cancelled.

        Given a ``version``, only where it is that one that waits. The story is held until the
        transaction ends, so that nobody schedules it meanwhile, and so are stories ``beside`` it.
        """
        stories = {article.pk}
        Launch.objects.hold(lambda: (self.launches_of(stories), {*stories, *beside}))
        waiting = self.open().filter(article=article)
        if version is not None:
            waiting = waiting.filter(version=version)
        for item in waiting.select_related("launch", "version", "article"):
            item.take_off(by=by)


class LaunchItem(models.Model):
    """A story in a launch: which version of it readers will be given."""

    launch = models.ForeignKey(Launch, models.CASCADE, related_name="items")
    article = models.ForeignKey(Article, models.CASCADE, related_name="launch_items", verbose_name="story")
    version = models.ForeignKey(Version, models.RESTRICT, related_name="launch_items")
    tell_readers = models.BooleanField(
        "show the date as “updated”", default=False, help_text="Off for a small fix that readers need not know of."
    )
    waiting = models.BooleanField(default=True, editable=False, help_text="Until the launch is no longer planned.")
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )

    objects = LaunchItemQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = "story of a launch"
        verbose_name_plural = "stories: each goes live as it was saved when it was added here"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["launch", "article"],
                name="launch_item_once",
                violation_error_message="The story is part of that launch already.",
            ),
            models.UniqueConstraint(
                fields=["article"],
                condition=Q(waiting=True),
                name="launch_item_story_waits_once",
                violation_error_message="The story waits in a launch already. Take it off that one first.",
            ),
        ]

    def __str__(self):
        return str(self.article)

    def take_off(self, *, by):
        others = self.launch.items.exclude(pk=self.pk)
        AuditEntry.objects.record(
            AuditEntry.Action.UNSCHEDULED,
            self.article,
            by=by,
            words=f"Version {self.version.number} was to go live {in_words(self.launch.goes_live_at)}.",
        )
        if others.exists():
            self.delete()
        else:
            self.launch.settle(Launch.State.CANCELLED, self.launch.trouble)
