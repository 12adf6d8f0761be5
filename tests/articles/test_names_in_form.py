"""An editor switches links in the copy off in the story's form; it waits in the draft like everything else."""

from articles.models import Series
from tests.articles.test_admin_drafts import DraftFormTestCase, address
from tests.factories import make_person, make_ready_article


class NamesInFormTests(DraftFormTestCase):
    def setUp(self):
        super().setUp()
        make_person("Agnès Varda", slug="varda")
        make_person("Jacques Demy", slug="demy")
        self.article = make_ready_article(body=["Agnès Varda and Jacques Demy."])

    def test_the_form_offers_the_names_that_the_copy_links(self):
        page = self.client.get(address(self.article))
        offered = page.context["adminform"].form.fields["names_not_linked"].choices
        self.assertContains(page, 'value="Jacques Demy"')
        self.assertEqual([name for name, _ in offered], ["Agnès Varda", "Jacques Demy"])

    def test_one_that_is_ticked_leads_nowhere_once_the_draft_is_published(self):
        self.press(self.article, "_continue", names_not_linked=["Agnès Varda"])
        self.assertIn('href="/people/varda/"', self.seen_by_readers(self.article))
        self.assertEqual(self.fill(self.article)["names_not_linked"], ["Agnès Varda"])
        self.press(self.article, "_publish")
        self.assertEqual(self.fresh(self.article).names_not_linked, "Agnès Varda")
        self.assertNotIn('href="/people/varda/"', self.seen_by_readers(self.article))
        self.assertIn('href="/people/demy/"', self.seen_by_readers(self.article))

    def test_all_are_switched_off_at_once(self):
        data = self.fill(self.article)
        del data["links_names"]
        self.press(self.article, "_publish", data)
        for slug in ("varda", "demy"):
            self.assertNotIn(f'href="/people/{slug}/"', self.seen_by_readers(self.article))

    def test_a_story_is_put_into_a_series(self):
        series = Series.objects.create(name="Run", slug="run")
        self.press(self.article, "_publish", series=series.pk, number_in_series=2)
        self.assertEqual((self.fresh(self.article).series, self.fresh(self.article).number_in_series), (series, 2))

    def test_what_is_no_name_is_refused(self):
        answer = self.press(self.article, "_continue", names_not_linked=["x" * 400])
        self.assertContains(answer, "These are no names in the copy.")
