from django.test import TestCase
from django.urls import reverse

from articles.models import Article, TextBlock
from tests.factories import make_article, make_editor
from tests.forms import prefix_of, values
from tests.pasted import FROM_GOOGLE_DOCS, FROM_WORD, GOOGLE_DOCS, WORD


class PastedIntoTheFormTests(TestCase):
    """Where the browser's own cleaning does not run, the server's does."""

    def test_is_stored_clean(self):
        self.client.force_login(make_editor())
        for source, html, expected in [("Word", WORD, FROM_WORD), ("Google Docs", GOOGLE_DOCS, FROM_GOOGLE_DOCS)]:
            with self.subTest(source):
                article = make_article(body=["Replaced."], status=Article.Status.DRAFT)
                address = reverse("admin:articles_article_change", args=[article.pk])
                page = self.client.get(address)
                data = {**values(page), f"{prefix_of(page, TextBlock)}-0-text": html, "_continue": "Save draft"}
                self.client.post(address, data)
                self.assertEqual(article.blocks.get().text, expected)
