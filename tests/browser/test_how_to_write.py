"""What the story's form says of the kind that is chosen just now, in a real browser."""

import pytest
from django.urls import reverse

from articles.models import Article
from tests.factories import make_article

pytestmark = pytest.mark.django_db(transaction=True)

HINT = ".how-to-write--interview"


def test_how_an_interview_is_written_stands_above_its_body_for_as_long_as_it_is_one(desk, live_server):
    article = make_article(body=["First."], status=Article.Status.DRAFT)
    desk.goto(live_server.url + reverse("admin:articles_article_change", args=[article.pk]))
    hint = desk.locator(HINT)
    assert not hint.is_visible()
    desk.select_option("#id_kind", "interview")
    assert hint.is_visible()
    assert "all of it in bold" in hint.inner_text()
    body = desk.locator(".order-machine-wrapper").first
    assert hint.bounding_box()["y"] < body.bounding_box()["y"]
    desk.select_option("#id_kind", "feature")
    assert not hint.is_visible()


def test_it_stands_there_for_a_new_story_too(desk, live_server):
    desk.goto(live_server.url + reverse("admin:articles_article_add"))
    desk.select_option("#id_kind", "interview")
    assert desk.locator(HINT).is_visible()
