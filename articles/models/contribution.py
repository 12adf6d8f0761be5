from django.db import models
from django.db.models import Q

from people.models import Credited
from people.natural_keys import NaturalKeyQuerySet

from .article import Article
from .part import StoryPart
from .shoot import Shoot


class ContributionQuerySet(NaturalKeyQuerySet):
    def of_story(self, article):
        """Byline, end credits and the crew of its shoot, in one query."""
        own_shoot = Q(shoot=article.shoot_id) if article.shoot_id else Q()
        return self.filter(Q(article=article) | own_shoot).select_related("person", "company")

    def in_bylines(self):
        """Those named above their stories."""
        return self.filter(in_byline=True).select_related("person", "company")


class Contribution(StoryPart, Credited):
    """Who did what on a story (its byline, its end credits) or on a shoot (its crew)."""

    class Role(models.TextChoices):
        WORDS = "words", "Words"
        INTERVIEW = "interview", "Interview"
        PHOTOGRAPHY = "photography", "Photography"
        VIDEO = "video", "Video"
        DIRECTION = "direction", "Direction"
        CINEMATOGRAPHY = "cinematography", "Cinematography"
        EDITING = "editing", "Editing"
        SOUND = "sound", "Sound"
        PRODUCTION = "production", "Production"
        STYLING = "styling", "Styling"
        HAIR = "hair", "Hair"
        MAKE_UP = "make-up", "Make-up"
        GROOMING = "grooming", "Grooming"
        SET_DESIGN = "set-design", "Set design"
        COVER_DESIGN = "cover-design", "Cover design"
        RETOUCHING = "retouching", "Retouching"
        OTHER = "other", "Other"

    natural_key_lookups = ("article__slug", "shoot__slug", "role", "person__slug", "company__slug")

    article = models.ForeignKey(Article, models.CASCADE, null=True, blank=True, related_name="contributions")
    shoot = models.ForeignKey(Shoot, models.CASCADE, null=True, blank=True, related_name="crew")
    role = models.CharField(max_length=15, choices=Role, default=Role.WORDS)
    label = models.CharField(
        "as printed", max_length=100, blank=True, help_text="The source's own word for the role: “Text”."
    )
    in_byline = models.BooleanField(default=True, help_text="Off for credits that stand at the end of the story.")

    objects = ContributionQuerySet.as_manager()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            *Credited.Meta.constraints,
            models.CheckConstraint(
                condition=Q(article__isnull=False, shoot__isnull=True) | Q(article__isnull=True, shoot__isnull=False),
                name="contribution_article_or_shoot",
                violation_error_message="A contribution belongs to a story or to a shoot, not both.",
            ),
            models.UniqueConstraint(
                fields=["article", "role", "person"],
                name="contribution_person_once_per_story",
                violation_error_message="This person already has that role in the story.",
            ),
            models.UniqueConstraint(
                fields=["article", "role", "company"],
                name="contribution_company_once_per_story",
                violation_error_message="This company already has that role in the story.",
            ),
            models.UniqueConstraint(
                fields=["shoot", "role", "person"],
                name="contribution_person_once_per_shoot",
                violation_error_message="This person already has that role in the shoot.",
            ),
            models.UniqueConstraint(
                fields=["shoot", "role", "company"],
                name="contribution_company_once_per_shoot",
                violation_error_message="This company already has that role in the shoot.",
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()}: {self.name}"

    @property
    def wording(self):
        """The role as the reader sees it."""
        return self.label or self.get_role_display()
