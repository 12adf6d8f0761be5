from django.test import TestCase
from django.urls import reverse

from articles import drafting
from articles.comparing import compare, conflicts, merge
from articles.freezing import digest, freeze, thaw
from articles.models import Article, Correction
from people.merging import merge as merge_rows
from tests.articles.test_freezing import make_full_story
from tests.factories import ago, make_article, make_editor, make_film, make_person, make_photo, make_ready_article
from tests.forms import add_row, prefix_of, values, values_at


class NotesToReadersTests(TestCase):
    def setUp(self):
        self.article = make_article("A walk", body=["She walks fast."])
        for kind, day in [("correction", 3), ("update", 4), ("retraction", 5)]:
            Correction.objects.create(article=self.article, kind=kind, date=f"2026-03-0{day}", text=f"The {kind}.")

    def test_stand_with_their_word_and_day_a_retraction_above_the_story_the_others_under_it(self):
        page = self.client.get(self.article.get_absolute_url())
        html = page.content.decode()
        html = html[html.index("<main") :]
        places = [html.index(words) for words in ("The retraction.", "She walks", "The correction.", "The update.")]
        self.assertEqual(places, sorted(places))
        self.assertLess(html.index("The retraction."), html.index("<h1"))
        for words, day in [("Correction", 3), ("Update", 4), ("Retraction", 5)]:
            self.assertContains(page, f'{words}, <time datetime="2026-03-0{day}">{day} March 2026</time>.')
            self.assertEqual(html.count(f"The {words.lower()}."), 1)

    def test_are_written_on_the_form_each_with_its_kind(self):
        self.client.force_login(make_editor())
        address = reverse("admin:articles_article_change", args=[self.article.pk])
        response = self.client.get(address)
        data = add_row(
            values(response), prefix_of(response, Correction), kind="update", date="2026-03-06", text="She won."
        )
        self.client.post(address, {**data, "_continue": "x"})
        self.article.refresh_from_db()
        notes = self.article.draft.frozen["parts"]["corrections"]
        self.assertEqual([note["kind"] for note in notes if note["text"] == "She won."], ["update"])

    def test_are_compared_by_their_kind_in_words(self):
        before = freeze(self.article)
        self.article.corrections.filter(kind="update").update(kind="correction")
        (part,) = compare(before, freeze(self.article)).parts
        self.assertEqual(
            [row.sentence for row in part.rows],
            ["Kind of Correction, 4 March 2026: The update. changed from Update to Correction"],
        )

    def test_of_a_version_from_before_there_were_kinds_are_corrections(self):
        frozen = freeze(self.article)
        for note in frozen["parts"]["corrections"]:
            del note["kind"]
        thaw(self.article, frozen)
        self.assertEqual({note.kind for note in self.article.corrections.all()}, {"correction"})


class MinorFixTests(TestCase):
    def setUp(self):
        self.editor = make_editor()
        self.client.force_login(self.editor)
        self.article = make_ready_article(published_at=ago(days=3), dek="A walk along the beach.")
        self.address = reverse("admin:articles_article_change", args=[self.article.pk])

    def publish(self, **chosen):
        data = {**values_at(self.client, self.address), "title": "Another walk", "_publish": "x", **chosen}
        self.client.post(self.address, data)
        self.article.refresh_from_db()
        self.assertEqual(self.article.title, "Another walk")

    def lastmod(self):
        return self.client.get("/sitemap-stories.xml").content.decode().partition("<lastmod>")[2][:10]

    def test_shows_readers_no_new_date(self):
        before = self.lastmod()
        self.publish()
        self.assertIsNone(self.article.updated_at)
        self.assertEqual(self.lastmod(), before)

    def test_and_a_change_that_readers_should_know_of_does(self):
        before = self.lastmod()
        self.publish(tell_readers="on")
        self.assertGreater(self.article.updated_at, ago(minutes=5))
        self.assertGreater(self.lastmod(), before)

    def test_the_box_stands_beside_the_button_empty_and_only_where_readers_had_the_story(self):
        box = '<input type="checkbox" name="tell_readers">'
        self.assertContains(self.client.get(self.address), box, html=True)
        draft = make_ready_article(status=Article.Status.DRAFT)
        self.assertNotContains(
            self.client.get(reverse("admin:articles_article_change", args=[draft.pk])), "tell_readers"
        )

    def test_that_checks_stop_changes_no_date_either(self):
        data = {**values_at(self.client, self.address), "section": "", "_publish": "x", "tell_readers": "on"}
        self.client.post(self.address, data)
        self.article.refresh_from_db()
        self.assertIsNone(self.article.updated_at)


class VersionsAfterAMergeTests(TestCase):
    """Frozen stories name rows by number; of rows that were merged since, they get the heirs."""

    def merged(self, frozen, row, heir):
        """The frozen story as it must read after the merge, spelled out."""
        name = {"person": "person", "film": "film", "photo": "photo", "company": "company", "tag": "tag"}[
            row._meta.model_name
        ]

        def renamed(values):
            return {
                key: heir.pk if key in (name, f"lead_{name}") and value == row.pk else value
                for key, value in values.items()
            }

        parts = {part: [renamed(each) for each in rows] for part, rows in frozen["parts"].items()}
        return {**frozen, "story": renamed(frozen["story"]), "parts": parts}

    def test_come_back_whole_with_the_heir_of_every_kind(self):
        article = make_full_story()
        version = freeze(article)
        lead, tag = article.lead_photo, article.tags.get(name="noir")
        about = [subject.person or subject.film for subject in article.subjects.all()]
        company = article.contributions.get(company__isnull=False).company
        other_tag = make_article(tags=["other"]).tags.get()
        heirs = {
            lead: make_photo("Heir"),
            tag: other_tag,
            company: type(company).objects.create(name="Heir", slug="heir"),
            about[0]: make_person("Heir") if about[0]._meta.model_name == "person" else make_film("Heir"),
            about[1]: make_film("Heir") if about[1]._meta.model_name == "film" else make_person("Heir"),
        }
        for row, heir in heirs.items():
            number = row.pk
            merge_rows(row, heir, by=None)
            row.pk = number
            version_then = version
            with self.subTest(row=row):
                expected = self.merged(version_then, row, heir)
                self.assertFalse(thaw(article, version_then))
                restored = freeze(Article.objects.get(pk=article.pk))
                self.assertEqual(digest(restored), digest(expected))
            version = expected

    def test_that_named_both_name_the_heir_once(self):
        loser, heir = make_person("A. Varda"), make_person()
        article = make_article(about=[loser], mentions=[heir], by=[heir, loser])
        kept = article.subjects.get(person=heir).pk
        version = freeze(article)
        merge_rows(loser, heir, by=None)
        self.assertFalse(thaw(article, version))
        self.assertEqual((article.subjects.get().pk, article.subjects.get().prominence), (kept, "about"))
        self.assertEqual(article.contributions.get().person, heir)

    def test_a_waiting_draft_that_named_it_is_published_with_the_heir(self):
        loser, heir = make_person("A. Varda"), make_person()
        article = make_ready_article(dek="A walk.")
        frozen = freeze(make_article(about=[loser]))
        draft = freeze(article)
        draft["parts"]["subjects"] = frozen["parts"]["subjects"]
        Article.objects.exclude(pk=article.pk).delete()
        drafting.save_draft(article, draft, base=0, by=None)
        merge_rows(loser, heir, by=None)
        article = Article.objects.get()
        _, lost = drafting.publish(article, base=article.saves, by=None, reason="As agreed.")
        self.assertFalse(lost)
        self.assertEqual(article.subjects.get().person, heir)

    def test_compare_without_speaking_of_the_merge(self):
        loser, heir = make_person("A. Varda"), make_person()
        article = make_article(about=[loser], by=[loser])
        before = freeze(article)
        merge_rows(loser, heir, by=None)
        self.assertTrue(compare(before, freeze(article)).is_empty)
        self.assertEqual(conflicts(before, before, freeze(article)), [])
        self.assertEqual(merge(before, before, before, {}), freeze(article))
