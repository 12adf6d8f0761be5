"""What the checks find, for tests that name one code at a time."""

from articles.checks import check
from tests.factories import make_article, make_section


def sound_story(title="A walk with Varda", **fields):
    """A published story in which no check finds anything."""
    return make_article(title, **{"section": make_section(), "dek": "Along the beach at Noirmoutier", **fields})


def found(article, code, at=None):
    """The problems of that code."""
    return [problem for problem in check(article, at) if problem.code == code]


def codes(article):
    return [problem.code for problem in check(article)]
