from django.db import models
from django.db.models import Q

from people.models import Film, Person
from people.natural_keys import NaturalKeyModel, NaturalKeyQuerySet
from people.pictures import picture_at

from .part import StoryPart


class SubjectQuerySet(NaturalKeyQuerySet):
    def for_page(self):
        """With the pictures that the cards of people and films show."""
        return self.select_related(*picture_at("person__portrait"), *picture_at("film__poster"))


class Subject(StoryPart, NaturalKeyModel):
    """A person or a film that a story is about, or mentions."""

    class Prominence(models.TextChoices):
        ABOUT = "about", "About"
        MENTIONS = "mentions", "Mentions"

    natural_key_lookups = ("article__slug", "person__slug", "film__slug")

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="subjects")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="subject_of")
    film = models.ForeignKey(Film, models.PROTECT, null=True, blank=True, related_name="subject_of")
    prominence = models.CharField(max_length=8, choices=Prominence, default=Prominence.MENTIONS)
    position = models.PositiveSmallIntegerField("order", default=0)

    objects = SubjectQuerySet.as_manager()

    class Meta:
        ordering = ["prominence", "position", "id"]
        verbose_name = "person or film"
        verbose_name_plural = "people and films"
        # Keys are made in order of time, so the newest links of a busy film are the end of its part of an index.
        indexes = [
            models.Index(fields=["film", "-id"], condition=Q(film__isnull=False), name="subject_newest_of_film"),
            models.Index(fields=["person", "-id"], condition=Q(person__isnull=False), name="subject_newest_of_person"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, film__isnull=True) | Q(person__isnull=True, film__isnull=False),
                name="subject_person_or_film",
                violation_error_message="Choose a person or a film, not both.",
            ),
            models.UniqueConstraint(
                fields=["article", "person"],
                name="subject_person_once",
                violation_error_message="This person is already linked to the story.",
            ),
            models.UniqueConstraint(
                fields=["article", "film"],
                name="subject_film_once",
                violation_error_message="This film is already linked to the story.",
            ),
        ]

    def __str__(self):
        return str(self.person or self.film)
