from django.utils import timezone

from people.moments import how_far, in_words


class Life:
    """Of a story: since when and until when readers are given it, and the ways from one state to the next."""

    def is_live(self, at=None):
        """Whether readers may see it. Keep in step with ArticleQuerySet.live()."""
        at = at or timezone.now()
        return (
            self.status == self.Status.PUBLISHED
            and self.published_at is not None
            and self.published_at <= at
            and (self.embargo_until is None or self.embargo_until <= at)
            and (self.expires_at is None or self.expires_at > at)
        )

    def is_embargoed(self, at=None):
        """Whether its embargo keeps it from everybody outside the desk."""
        return self.embargo_until is not None and self.embargo_until > (at or timezone.now())

    def publish(self):
        """Put the story on the site: now, unless a moment was set. That one is kept, past or to come."""
        self.status = self.Status.PUBLISHED
        self.published_at = self.published_at or timezone.now().replace(microsecond=0)
        self.save(update_fields=["status", "published_at"])

    def go_live(self, at, *, tell_readers=False):
        """Publish it as of a moment. What readers were given before keeps its date, and shows as updated if told."""
        if not self.was_given_to_readers(at):
            self.published_at = at
        elif tell_readers:
            self.updated_at = at
        self.status = self.Status.PUBLISHED
        self.save(update_fields=["status", "published_at", "updated_at"])

    def was_given_to_readers(self, at=None):
        """Whether its moment had come while it was published, even if it has been withdrawn since."""
        came = self.published_at is not None and self.published_at <= (at or timezone.now())
        return came and self.status != self.Status.DRAFT

    def withdraw(self):
        """Take the story off the site. Its address then answers that it is gone."""
        self.status = self.Status.WITHDRAWN
        self.save(update_fields=["status"])

    def standing(self):
        """Where the story stands, in words with the moment that matters."""
        now = timezone.now()
        if self.status != self.Status.PUBLISHED:
            embargo = f", embargoed until {in_words(self.embargo_until)}" if self.is_embargoed(now) else ""
            return f"{self.get_status_display()}{embargo}"
        if self.expires_at and self.expires_at <= now:
            return f"Expired {in_words(self.expires_at)}"
        if self.is_embargoed(max(now, self.published_at)):
            return f"Embargoed until {in_words(self.embargo_until)}, {how_far(self.embargo_until, now)}"
        if self.published_at > now:
            return f"Goes live {in_words(self.published_at)}, {how_far(self.published_at, now)}"
        return f"Live since {in_words(self.published_at)}"
