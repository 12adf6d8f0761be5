"""What the tests of launches share: a story is saved, scheduled, tied with others, and the clock is set."""

import datetime
from unittest import mock

from django.contrib.auth.models import Permission, User
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from articles import drafting, scheduling
from articles.freezing import freeze
from articles.models import Article, Launch
from articles.rehearsal import rehearsal
from people.moments import clock
from tests.factories import ahead, make_editor, make_member

SECOND = datetime.timedelta(seconds=1)


def at_the_clock(moment):
    """Within it, clocks show this moment; no job runs."""
    return mock.patch("django.utils.timezone.now", return_value=moment)


class LaunchTestCase(TestCase):
    def setUp(self):
        self.editor = User.objects.create_user("ed")
        self.at = ahead(days=2)

    def fresh(self, row):
        return type(row).objects.get(pk=row.pk)

    def save(self, article, **changes):
        """Save a draft in which some fields are changed."""
        article = self.fresh(article)
        with rehearsal():
            if article.draft:
                drafting.thaw(article, article.draft.frozen)
            Article.objects.filter(pk=article.pk).update(**changes)
            frozen = freeze(self.fresh(article))
        drafting.save_draft(article, frozen, base=article.saves, by=self.editor)
        return self.fresh(article)

    def schedule(self, article, at=None, **how):
        article = self.fresh(article)
        return scheduling.schedule(article, at or self.at, base=article.saves, by=self.editor, **how)

    def launch(self, *articles, at=None, name="Cannes", **how):
        rows = [scheduling.Row(self.fresh(article)) for article in articles]
        return scheduling.arrange(Launch(made_by=self.editor), at or self.at, rows, by=self.editor, name=name, **how)

    def read(self, address):
        return self.client.get(address).content.decode()


def address(row, name="change"):
    return reverse(f"admin:articles_{row._meta.model_name}_{name}", args=[row.pk])


def moment_fields(at, name="goes_live_at"):
    local = timezone.localtime(at)
    return {f"{name}_0": local.date().isoformat(), f"{name}_1": clock(local)}


def make_publisher(section):
    """A section editor who was given the right to publish."""
    member = make_member("Section editor", sections=[section])
    member.user_permissions.add(Permission.objects.get(codename="publish_article"))
    return member


class LaunchDeskTestCase(LaunchTestCase):
    def setUp(self):
        super().setUp()
        self.editor.delete()
        self.editor = make_editor()
        self.client.force_login(self.editor)
