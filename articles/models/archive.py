from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from people.models import Company, Person
from people.pictures import picture_at

from .dated import NO_YEAR_OF_ITS_OWN
from .issue import Section
from .subject import Subject
from .ways import Ways


class ArticleQuerySet(Ways):
    """The words in which the magazine asks for stories. In a file of its own because there are many."""

    # What readers may see

    def live(self, at=None):
        """What readers may see: published, its time come, not embargoed, expired or withdrawn.

        See also: Article.is_live, the same rule for one row.
        """
        return self.filter(self.is_live_rule(at))

    def live_one_by_one(self, at=None):
        """The same of stories that are few among all, each looked up by its key: asked the other way, a database may
        walk through all that are live, to see which of them are wanted."""
        return self.filter(models.Exists(self.model.objects.live(at).order_by().filter(pk=models.OuterRef("pk"))))

    def is_live_rule(self, at=None):
        at = at or timezone.now()
        return Q(
            Q(embargo_until=None) | Q(embargo_until__lte=at),
            Q(expires_at=None) | Q(expires_at__gt=at),
            status=self.model.Status.PUBLISHED,
            published_at__lte=at,
        )

    def gone(self, at=None):
        """What readers once could see and no longer can: withdrawn or expired."""
        at = at or timezone.now()
        return self.filter(
            Q(status=self.model.Status.WITHDRAWN) | Q(status=self.model.Status.PUBLISHED, expires_at__lte=at),
            Q(embargo_until=None) | Q(embargo_until__lte=at),
            published_at__lte=at,
        )

    # Who at the desk may do what

    def editable_by(self, user):
        """What somebody may change: every story, or those of their sections and their own unpublished ones.

        See also: Article.is_editable_by, the same rule for one row.
        """
        return self.filter(self.is_editable_rule(user))

    def seen_at_desk_by(self, user):
        """What somebody finds at the desk: what they may change, and what readers see anyhow."""
        if not user.has_perm("articles.change_article") and not user.has_perm("articles.view_article"):
            return self.none()
        editable = self.is_editable_rule(user)
        return self.filter(editable | self.is_live_rule()) if editable else self.all()

    def is_editable_rule(self, user):
        """As a condition; an empty one for those who may change every story, so that their lists stay as quick."""
        if not user.has_perm("articles.change_article"):
            return Q(pk__in=[])
        if user.has_perm("articles.edit_every_article"):
            return Q()
        own = Q(writer=user, status=self.model.Status.DRAFT)
        sections = Section.objects.keys_edited_by(user)
        return own | Q(section__in=sections) if sections else own

    # What the desk has before it

    def coming(self, at=None):
        """Published, and readers will see it at a moment still to come, ``appears_at``; the nearest first."""
        at = at or timezone.now()
        return (
            self.filter(Q(published_at__gt=at) | Q(embargo_until__gt=at), status=self.model.Status.PUBLISHED)
            .annotate(appears_at=Greatest("published_at", Coalesce("embargo_until", "published_at")))
            .filter(Q(expires_at=None) | Q(expires_at__gt=F("appears_at")))
            .order_by("appears_at", "slug")
        )

    def leaving(self, before, at=None):
        """Published stories that expire by then; the nearest first."""
        return self.filter(
            status=self.model.Status.PUBLISHED, expires_at__gt=at or timezone.now(), expires_at__lte=before
        ).order_by("expires_at", "slug")

    def embargoed(self, at=None):
        """Under embargo, published or still a draft; the first to be free stands first."""
        return (
            self.filter(embargo_until__gt=at or timezone.now())
            .exclude(status=self.model.Status.WITHDRAWN)
            .order_by("embargo_until", "slug")
        )

    def with_draft_waiting(self):
        """Stories beside which a draft waits, the newest draft first; without the texts of the drafts."""
        return (
            self.filter(draft__isnull=False)
            .select_related("draft__made_by")
            .defer("draft__frozen")
            .order_by("-draft_id")
        )

    # What stories are about, who worked on them, and since when

    def new_since(self, moment):
        """Stories that are news since then by the date on their pages: the source's own where it names a year."""
        day = timezone.localtime(moment).date().isoformat()
        return self.filter(NO_YEAR_OF_ITS_OWN | Q(first_published__gte=day), published_at__gte=moment)

    def concerning(self, subject):
        """Stories about or mentioning a person or a film."""
        return self.filter(pk__in=Subject.objects.filter(**{subject._meta.model_name: subject}).values("article"))

    def by(self, party):
        """Stories that a person or a company had a hand in, their shoots included."""
        return self.filter(pk__in=self.model.objects.credited_to(party))

    def credited_to(self, party):
        """The keys of stories that somebody had a hand in, for use inside another query."""
        # Each by itself: together they would be looked for in every story.
        role = party._meta.model_name
        credits = self.model._meta.get_field("contributions").related_model.objects.filter(**{role: party}).order_by()
        on_shoots = self.model.objects.filter(shoot__in=credits.filter(shoot__isnull=False).values("shoot"))
        return credits.filter(article__isnull=False).values("article").union(on_shoots.order_by().values("pk"))

    def only_concerning(self, person):
        """Stories concerning a person who had no hand in them."""
        return self.concerning(person).exclude(pk__in=self.model.objects.credited_to(person))

    def involving(self, person):
        """Stories concerning a person, and those they had a hand in."""
        credited = self.model.objects.credited_to(person)
        about = Subject.objects.filter(person=person).order_by().values("article")
        return self.filter(pk__in=about.union(credited))

    def of(self, subject):
        """All that a page of the shelf leads to: stories concerning a film or a person, or by somebody."""
        if isinstance(subject, Person):
            return self.involving(subject)
        return self.by(subject) if isinstance(subject, Company) else self.concerning(subject)

    # What a page needs

    def for_listing(self):
        """Everything a teaser shows, newest first, in one query."""
        return self.select_related("section__parent", *picture_at("lead_photo")).newest_first()

    def for_search(self):
        """What stands beside a passage of a story that is found: no picture, and its section is at hand."""
        return self.only("kind", "section", "kicker", "title", "slug", "dek", "published_at", "first_published")

    def for_page(self):
        """A whole story, its body aside, in a fixed number of queries."""
        return self.select_related(
            "section__parent", "issue__publication", "shoot", "series", *picture_at("lead_photo")
        ).prefetch_related(
            "tags",
            "corrections",
            models.Prefetch("subjects", Subject.objects.for_page()),
        )
