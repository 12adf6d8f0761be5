"""Somebody who opens the desk, and what is theirs to see there."""

from django.db.models import Exists, OuterRef
from django.utils.functional import cached_property

from articles.models import Article, Launch, LaunchItem


class Viewer:
    """What somebody may do at the desk, asked once for all trays."""

    def __init__(self, user):
        self.user = user

    def may(self, right):
        return self.user.has_perm(right)

    @cached_property
    def changes_stories(self):
        return self.may("articles.change_article")

    @cached_property
    def changes_every_story(self):
        return self.changes_stories and self.may("articles.edit_every_article")

    @cached_property
    def changes_others(self):
        """Whether stories of others are theirs too: all, or those of their sections."""
        return self.changes_every_story or (self.changes_stories and self.user.sections.exists())

    @cached_property
    def publishes(self):
        return self.changes_stories and self.may("articles.publish_article")

    @cached_property
    def cares_for_pictures(self):
        return self.may("articles.change_photo")

    @property
    def stories(self):
        """The stories that they may change: of no other does the desk say a word, unless readers see it."""
        return Article.objects.editable_by(self.user)

    def theirs(self, rows):
        """Of rows that belong to a story, those of stories that they may change."""
        if self.changes_every_story:
            return rows
        return rows.filter(Exists(self.stories.filter(pk=OuterRef("article"))))

    @property
    def launches(self):
        """Those of which they may change every story; one that is still without stories is for who plans it."""
        if self.changes_every_story and self.publishes:
            return Launch.objects.all()
        return Launch.objects.open_to(self.user).filter(Exists(LaunchItem.objects.filter(launch=OuterRef("pk"))))
