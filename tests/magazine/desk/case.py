"""What the tests of the desk begin with."""

from django.test import TestCase
from django.urls import reverse

from articles import commenting, drafting
from articles.freezing import freeze
from articles.models import Launch
from tests.factories import ago, make_editor

FRONT = reverse("admin:index")
# What a chief editor finds on an empty desk, and what comes beside it once there is something.
TRAYS = [
    "Waiting for sign-off",
    "Corrections due",
    "Imports to look at",
    "My drafts",
    "Drafts waiting beside live stories",
    "Stories with problems",
    "Pictures that need care",
    "Going live next",
    "Under embargo",
    "Leaving soon",
    "Recently published",
]
ONLY_WHERE_THERE_IS_SOMETHING = [
    "Did not go live",
    "Came back to you",
    "Comments on your stories",
    "Signed off, to be published",
    "Recent imports",
]


def form_of(row):
    return reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])


def draft(article, by):
    """Save a draft, as the form does."""
    drafting.save_draft(article, freeze(article), base=article.saves, by=by)
    return article


def say(article, text="Says who?", *, by, correction_due=False):
    """Say something of a story as a whole."""
    about = commenting.Spot(commenting.WHOLE)
    return commenting.say(article, text=text, about=about, by=by, correction_due=correction_due)


def launch(stories, goes_live_at, *, state=Launch.State.PLANNED, **fields):
    """A launch of stories as they stand, already stopped if need be."""
    settled = None if state == Launch.State.PLANNED else ago(minutes=1)
    made = Launch.objects.create(goes_live_at=goes_live_at, state=state, settled_at=settled, **fields)
    for article in stories:
        made.items.create(article=article, version=article.versions.first(), waiting=settled is None)
    return made


class DeskTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = make_editor()
        cls.colleague = make_editor("colleague")

    def setUp(self):
        self.client.force_login(self.editor)

    def trays(self):
        """The trays as the page shows them, by name."""
        return {tray.name: tray for column in self.client.get(FRONT).context["desk"] for tray in column}

    def titles(self, name):
        return [row.title for row in self.trays()[name].rows]

    def assertLeadsTo(self, link, rows):
        """The link opens a list of just these rows."""
        page = self.client.get(link.url)
        self.assertEqual(page.status_code, 200, link.url)
        self.assertEqual({row.pk for row in page.context["cl"].result_list}, {row.pk for row in rows})
