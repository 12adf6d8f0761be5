from django.test import override_settings

from articles import drafting
from articles.models import Article, Photo
from magazine.desk.hand import CHECKED
from magazine.desk.trays import COUNTED
from people.models import AuditEntry
from tests.factories import ago, make_article, make_member, make_photo, make_ready_article, make_section

from .case import FRONT, DeskTestCase, draft, form_of

Status = Article.Status


class MyDraftsTests(DeskTestCase):
    def test_holds_stories_that_i_was_the_last_to_save(self):
        draft(make_article("Mine", status=Status.DRAFT), self.editor)
        draft(make_article("Theirs", status=Status.DRAFT), self.colleague)
        taken_over = draft(make_article("Taken over", status=Status.DRAFT), self.editor)
        draft(taken_over, self.colleague)
        self.assertEqual(self.titles("My drafts"), ["Mine"])

    def test_holds_the_drafts_that_i_left_beside_a_live_story(self):
        draft(make_article("Mine"), self.editor)
        draft(make_article("Theirs"), self.colleague)
        self.assertEqual(self.titles("My drafts"), ["Mine"])

    def test_lets_go_of_what_is_published_discarded_or_withdrawn(self):
        published = draft(make_ready_article("Published", status=Status.DRAFT), self.editor)
        drafting.publish(published, base=published.saves, by=self.editor)
        discarded = draft(make_article("Discarded"), self.editor)
        drafting.discard(discarded, base=discarded.saves, by=self.editor)
        withdrawn = make_article("Withdrawn")
        drafting.withdraw(withdrawn, base=withdrawn.saves, by=self.editor)
        self.assertEqual(self.titles("My drafts"), [])

    def test_shows_the_newest_first_and_leads_to_just_these(self):
        stories = [draft(make_article(f"Draft {number}", status=Status.DRAFT), self.editor) for number in range(9)]
        draft(make_article(status=Status.DRAFT), self.colleague)
        tray = self.trays()["My drafts"]
        self.assertEqual(tray.rows[0].title, "Draft 8")
        self.assertEqual(tray.rows[0].url, form_of(stories[8]))
        self.assertLeadsTo(tray.links[0], stories)


class DraftsWaitingTests(DeskTestCase):
    def test_holds_everybodys_with_who_saved_them(self):
        make_article("Nothing waits")
        draft(make_article("Mine"), self.editor)
        draft(make_article("Theirs"), self.colleague)
        rows = self.trays()["Drafts waiting beside live stories"].rows
        self.assertEqual([row.title for row in rows], ["Theirs", "Mine"])
        self.assertIn("by colleague", rows[0].words)

    def test_leads_to_all_of_them(self):
        make_article()
        waiting = [draft(make_article(), self.colleague) for _ in range(9)]
        self.assertLeadsTo(self.trays()["Drafts waiting beside live stories"].links[0], waiting)


class StoriesWithProblemsTests(DeskTestCase):
    def test_says_of_each_what_to_mend_first(self):
        make_article("Whole", section=make_section())
        nowhere = make_article("Nowhere")
        (row,) = self.trays()["Stories with problems"].rows
        self.assertEqual((row.title, row.url), ("Nowhere", form_of(nowhere)))
        self.assertEqual(row.words, "Section: Choose the section that the story belongs to.")

    def test_looks_at_the_newest_stories_only_and_not_at_withdrawn_ones(self):
        make_article("Too long ago")
        section = make_section()
        for _ in range(CHECKED):
            make_article(section=section)
        make_article("Withdrawn", status=Status.WITHDRAWN)
        self.assertEqual(self.titles("Stories with problems"), [])
        self.assertContains(self.client.get(FRONT), f"Of the {CHECKED} stories added last")

    def test_leads_to_all_of_them(self):
        make_article(section=make_section())
        troubled = [make_article() for _ in range(9)]
        self.assertLeadsTo(self.trays()["Stories with problems"].links[0], troubled)


class PicturesTests(DeskTestCase):
    def test_counts_what_is_missing_and_leads_to_just_these(self):
        make_photo()
        unknown = [make_photo(rights_status=Photo.Rights.UNKNOWN) for _ in range(3)]
        bare = [make_photo(alt="") for _ in range(2)]
        uncredited = [make_photo(credit_line="", rights_status=Photo.Rights.OWN)]
        rows = self.trays()["Pictures that need care"].rows
        self.assertEqual(
            [row.title for row in rows], ["3 without known rights", "1 without credit", "2 without alt text"]
        )
        for row, photos in zip(rows, [unknown, uncredited, bare], strict=True):
            self.assertLeadsTo(row, photos)

    @override_settings(TERRITORIES=["GB"])
    def test_counts_what_readers_see_no_more_where_it_stands_and_leads_to_just_these(self):
        lapsed = [{"rights_status": "withdrawn"}, {"rights_until": ago(days=1)}, {"territories": "US"}]
        for fields in [*lapsed, {}]:
            make_photo(**fields)
        used = [make_photo(**fields) for fields in [*lapsed, {}]]
        for photo in used:
            make_article(lead_photo=photo)
        (row,) = self.trays()["Pictures that need care"].rows
        self.assertEqual(row.title, "3 in use, though withdrawn, ended or licensed for elsewhere")
        self.assertLeadsTo(row, used[:3])

    def test_asks_no_alt_text_of_what_is_decorative(self):
        make_photo(alt="", decorative=True)
        self.assertEqual(self.trays()["Pictures that need care"].rows, [])

    def test_stops_counting_at_a_hundred(self):
        photo = make_photo(alt="")
        Photo.objects.bulk_create(
            Photo(title="Bare", slug=f"bare-{number}", file=photo.file.name, credit_line="Ours", rights_status="own")
            for number in range(COUNTED)
        )
        self.assertEqual(self.titles("Pictures that need care"), ["100 or more without alt text"])


class ImportsTests(DeskTestCase):
    def load(self, words, by=None):
        AuditEntry.objects.record(AuditEntry.Action.IMPORTED, None, by=by, words=words)

    def test_shows_the_last_few_and_leads_to_the_log(self):
        for number in range(6):
            self.load(f"{number} stories made")
        tray = self.trays()["Recent imports"]
        self.assertEqual([row.title for row in tray.rows], [f"{number} stories made" for number in (5, 4, 3, 2, 1)])
        page = self.client.get(tray.links[0].url)
        self.assertEqual(len(page.context["cl"].result_list), 6)

    def test_an_importer_finds_their_own_and_what_the_command_loaded(self):
        importer = make_member("Importer")
        self.load("Theirs", by=self.editor)
        self.load("Mine", by=importer)
        self.load("The command’s")
        self.client.force_login(importer)
        self.assertEqual(self.titles("Recent imports"), ["The command’s", "Mine"])
        self.client.force_login(make_member("Writer"))
        self.assertNotIn("Recent imports", self.trays())
