"""What the tests of plates share."""

from contextlib import contextmanager
from unittest import mock

from articles.plates import shown
from articles.prepared import Prepared
from magazine import printed_maps


@contextmanager
def few_on_a_page(number):
    """Lists of so many stories a page. Questions are put together anew for it, and for whoever comes after."""
    put_together_anew()
    on_a_page = {"STORIES_ON_A_PAGE": number, "PICTURES_ON_A_PAGE": number, "TOPICS_ON_A_PAGE": 2}
    with (
        mock.patch.multiple("articles.views", **on_a_page),
        mock.patch("articles.plates.shown.STORIES_ON_A_PAGE", number),
        mock.patch("articles.templatetags.stories.STORIES_IN_A_BAND", number),
        mock.patch("magazine.printed_maps.STORIES_IN_A_MAP", number),
        mock.patch("magazine.sitemaps.StorySitemap.limit", number),
    ):
        yield
    put_together_anew()


def put_together_anew():
    shown.in_sections.cache_clear()
    for question in [*vars(shown).values(), *vars(printed_maps).values()]:
        if isinstance(question, Prepared):
            question.compiled.clear()
