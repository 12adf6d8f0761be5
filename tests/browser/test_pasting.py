"""Text from Word and Google Docs, pasted into the text editor of a block in a real browser."""

import pytest
from django.urls import reverse

from articles.models import Article
from tests.factories import make_article
from tests.pasted import FROM_GOOGLE_DOCS, FROM_WORD, GOOGLE_DOCS, WORD

pytestmark = pytest.mark.django_db(transaction=True)

PASTE = """([html, text]) => {
  const clipboard = new DataTransfer()
  clipboard.setData("text/html", html)
  clipboard.setData("text/plain", text)
  document.activeElement.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: clipboard, bubbles: true, cancelable: true })
  )
}"""


def paste_and_save(page, live_server, html):
    article = make_article(body=["Replaced."], status=Article.Status.DRAFT)
    page.goto(live_server.url + reverse("admin:articles_article_change", args=[article.pk]))
    page.locator(".order-machine .tiptap").first.click()
    page.keyboard.press("Control+a")
    page.evaluate(PASTE, [html, "as plain text"])
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    return article.blocks.get().text


@pytest.mark.parametrize(
    ("html", "expected"), [(WORD, FROM_WORD), (GOOGLE_DOCS, FROM_GOOGLE_DOCS)], ids=["Word", "Google Docs"]
)
def test_comes_in_clean(desk, live_server, html, expected):
    assert paste_and_save(desk, live_server, html) == expected
    assert desk.problems == []


def test_a_few_words_stay_in_the_paragraph_they_are_pasted_into(desk, live_server):
    html = (
        '<meta charset=\'utf-8\'><b style="font-weight:normal;" id="docs-internal-guid-1">'
        '<span style="font-weight:400;">a </span><span style="font-weight:700;">few</span></b>'
    )
    assert paste_and_save(desk, live_server, html) == "<p>a <strong>few</strong></p>"
