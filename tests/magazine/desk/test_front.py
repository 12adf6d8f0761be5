from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import signing_off
from articles.models import Article, Import, Launch, Photo
from people.models import AuditEntry
from tests.factories import ago, ahead, make_article, make_gallery, make_photo, make_section

from .case import FRONT, ONLY_WHERE_THERE_IS_SOMETHING, TRAYS, DeskTestCase, draft, launch, say

Status = Article.Status


class FrontTests(DeskTestCase):
    def test_an_empty_desk_says_under_each_heading_what_to_do_next(self):
        page = self.client.get(FRONT)
        trays = [tray for column in page.context["desk"] for tray in column]
        self.assertEqual([tray.name for tray in trays], TRAYS)
        for tray in trays:
            with self.subTest(tray.name):
                self.assertTrue(tray.is_empty)
                self.assertContains(page, f">{tray.name}</h2>", count=1)
                self.assertContains(page, tray.empty)
        self.assertContains(page, "Write a story")
        self.assertContains(page, "Add a picture")

    def test_what_waits_stands_above_what_is_empty(self):
        make_article("Under embargo", embargo_until=ahead(days=9))
        _, by_the_clock = self.client.get(FRONT).context["desk"]
        names = ["Going live next", "Under embargo", "Leaving soon", "Recently published"]
        self.assertEqual([tray.name for tray in by_the_clock], names)
        make_article(expires_at=ahead(days=2))
        _, by_the_clock = self.client.get(FRONT).context["desk"]
        self.assertEqual([tray.is_empty for tray in by_the_clock], [False] * 4)
        Article.objects.filter(embargo_until__isnull=False).delete()
        _, by_the_clock = self.client.get(FRONT).context["desk"]
        names = ["Leaving soon", "Recently published", "Going live next", "Under embargo"]
        self.assertEqual([tray.name for tray in by_the_clock], names)

    def test_the_list_of_everything_stays_beside_it(self):
        self.assertContains(self.client.get(FRONT), reverse("admin:people_film_changelist"))

    def test_a_tray_shows_eight_rows_and_leads_to_the_rest(self):
        make_article()
        self.assertNotContains(self.client.get(FRONT), "All that readers see")
        for _ in range(8):
            make_article()
        tray = self.trays()["Recently published"]
        self.assertEqual(len(tray.rows), 8)
        self.assertContains(self.client.get(FRONT), "All that readers see")
        self.assertLeadsTo(tray.links[0], Article.objects.all())

    def test_what_editors_wrote_is_shown_as_text(self):
        bad = "<script>alert(1)</script>"
        article = draft(make_article(bad, writer=self.editor), self.colleague)
        signing_off.ask(article, by=self.colleague, note=bad)
        say(article, bad, by=self.colleague, correction_due=True)
        self.assertNotContains(self.client.get(FRONT), "<script>alert(1)")

    def test_the_number_of_queries_does_not_grow_with_the_rows(self):
        numbers = []
        for count in (2, 20):
            self.fill(count)
            self.client.get(FRONT)
            with CaptureQueriesContext(connection) as queries:
                self.client.get(FRONT)
            numbers.append(len(queries))
        self.assertEqual(*numbers)

    def fill(self, count):
        """So many rows more in every tray."""
        for _ in range(count):
            draft(make_article(status=Status.DRAFT, section=make_section()), self.editor)
            make_article(published_at=ahead(days=2))
            make_article(published_at=ahead(days=20))
            make_article(embargo_until=ahead(days=9))
            make_article(expires_at=ahead(days=2))
            make_photo(rights_until=ahead(days=2), rights_status=Photo.Rights.UNKNOWN, credit_line="", alt="")
            shown = make_article(lead_photo=make_photo())
            shown.blocks.create(kind="gallery", gallery=make_gallery([make_photo()]), ordering=50)
            draft(shown, self.editor)
            launch([shown, draft(make_article(), self.editor)], ahead(days=3))
            launch([draft(make_article(), self.editor)], ago(days=1), state=Launch.State.STOPPED)
            self.talk()
            AuditEntry.objects.record(AuditEntry.Action.IMPORTED, None, by=None, words="2 stories")
            Import.objects.create(name="review.md", digest="0" * 64, text="A review", made_by=self.editor)
        filled = {name for name, tray in self.trays().items() if not tray.is_empty}
        self.assertEqual(filled, {*TRAYS, *ONLY_WHERE_THERE_IS_SOMETHING})

    def talk(self):
        """A story that waits, one that came back, one that is signed off, one that was talked about."""
        asked = [draft(make_article(status=Status.DRAFT), self.colleague) for _ in range(3)]
        waiting, back, ready = [
            signing_off.ask(article, by=by)
            for article, by in zip(asked, [self.colleague, self.editor, self.colleague], strict=True)
        ]
        signing_off.send_back(back, by=self.colleague, answer="Who says so?")
        signing_off.approve(ready, by=self.editor)
        say(make_article(writer=self.editor), by=self.colleague, correction_due=True)
        return waiting
