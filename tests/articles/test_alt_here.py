"""Alt text for one place: asked in the form, compared and chosen between by its name."""

from django.test import TestCase
from django.urls import reverse

from articles.admin.alt_here import DECORATIVE
from articles.comparing import compare
from articles.comparing.merging import conflicts
from articles.freezing import freeze
from articles.models import Block
from tests.factories import make_article, make_block, make_editor, make_gallery, make_photo
from tests.forms import prefix_of, values


class AltHereTests(TestCase):
    def setUp(self):
        self.client.force_login(make_editor())
        self.photo = make_photo(alt="A chair by the sea")

    def page(self, row):
        return self.client.get(reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk]))

    def fields(self, row, name):
        page = self.page(row)
        forms = [page.context["adminform"].form]
        for inline in page.context["inline_admin_formsets"]:
            forms += inline.formset.forms
        return [form.fields[name] for form in forms if name in form.fields]

    def test_shows_the_pictures_own_where_another_may_be_written(self):
        story = make_article(lead_photo=self.photo)
        make_block(story, Block.Kind.FIGURE, photo=self.photo)
        make_block(story, Block.Kind.LIST_ENTRY, photo=self.photo)
        asked = self.fields(story, "lead_alt") + self.fields(story, "alt")
        asked += self.fields(make_gallery([self.photo]), "alt")
        self.assertEqual([field.widget.attrs["placeholder"] for field in asked], ["A chair by the sea"] * 4)

    def test_says_that_a_decorative_picture_has_none(self):
        story = make_article(lead_photo=make_photo(alt="", decorative=True))
        (field,) = self.fields(story, "lead_alt")
        self.assertEqual(field.widget.attrs["placeholder"], DECORATIVE)

    def test_has_nothing_to_show_where_there_is_no_picture(self):
        (field,) = self.fields(make_article(), "lead_alt")
        self.assertNotIn("placeholder", field.widget.attrs)

    def test_is_kept(self):
        story = make_article(lead_photo=self.photo, status="draft", published_at=None)
        figure = make_block(story, Block.Kind.FIGURE, photo=self.photo)
        page = self.page(story)
        data = values(page)
        prefix = prefix_of(page, type(figure)._meta.apps.get_model("articles", "FigureBlock"))
        data |= {"lead_alt": "The chair she sat on", f"{prefix}-0-alt": "The same chair, empty"}
        self.client.post(reverse("admin:articles_article_change", args=[story.pk]), data)
        story.refresh_from_db()
        figure.refresh_from_db()
        self.assertEqual((story.lead_alt, figure.alt), ("The chair she sat on", "The same chair, empty"))


class AltHereComparedTests(TestCase):
    def setUp(self):
        self.story = make_article(body=(), lead_photo=make_photo())
        self.figure = make_block(self.story, Block.Kind.FIGURE, photo=make_photo())
        self.before = freeze(self.story)

    def said(self, lead, figure):
        self.story.lead_alt, self.figure.alt = lead, figure
        self.story.save()
        self.figure.save()
        return freeze(self.story)

    def test_shows_between_two_versions_by_its_name(self):
        found = compare(self.before, self.said("The chair she sat on", "The same chair"))
        (lead,) = found.fields
        ((figure,),) = (block.changes for block in found.blocks)
        self.assertEqual((lead.label, lead.before, lead.after), ("Alt text here", "", "The chair she sat on"))
        self.assertEqual((figure.label, figure.before, figure.after), ("Alt text", "", "The same chair"))

    def test_shows_where_two_saves_say_different_things(self):
        mine, theirs = self.said("Mine", "Mine too"), self.said("Theirs", "Theirs too")
        found = {place.label: place for place in conflicts(self.before, mine, theirs)}
        self.assertEqual(found["Alt text here"].mine.words, "Mine")
        self.assertIn("Alt text: Theirs too", found["Figure, block 1"].theirs.words)
