from people.accounts import name_of
from people.models import AuditEntry

from .issue import Section


class InHand:
    """Of a story: whose it is at the desk, and who there may do what with it."""

    def is_editable_by(self, user):
        """Whether somebody at the desk may change it. Keep in step with ArticleQuerySet.editable_by()."""
        if not user.has_perm("articles.change_article"):
            return False
        if user.has_perm("articles.edit_every_article"):
            return True
        if self.status == self.Status.DRAFT and self.writer_id == user.pk:
            return True
        return self.section_id in Section.objects.keys_edited_by(user)

    def is_deletable_by(self, user):
        """Whether somebody may delete it: who does not edit every story, only their own that never went out."""
        if not user.has_perm("articles.delete_article"):
            return False
        own = self.status == self.Status.DRAFT and self.writer_id == user.pk
        return own or user.has_perm("articles.edit_every_article")

    def is_seen_at_desk_by(self, user):
        """Whether somebody finds it at the desk. Keep in step with ArticleQuerySet.seen_at_desk_by()."""
        sees_stories = user.has_perm("articles.view_article") or user.has_perm("articles.change_article")
        return sees_stories and (self.is_live() or self.is_editable_by(user))

    def hand_to(self, writer, *, by):
        """Make somebody else its writer, who may change it until readers are given it; whether that changed it."""
        mine = type(self).objects.filter(pk=self.pk, writer=self.writer_id)
        if writer == self.writer or not mine.update(writer=writer):
            return False
        names = [name_of(user) if user else "nobody" for user in (self.writer, writer)]
        AuditEntry.objects.record(AuditEntry.Action.RIGHTS, self, by=by, words="Writer: {} → {}".format(*names))
        self.writer = writer
        return True
