"""What is wrong with a story, or may be: one list, read by the desk, the command and the importer.

Adding a check is one function and one test. The function goes into the module of its noun
(``story``, ``pictures``, ``copy``, ``names``), takes a ``Story`` and yields a place and a sentence
for each thing that it finds; its name is the code that the problem goes by::

    @warns
    def no_dek(story):
        if not story.article.dek:
            yield story.place("dek"), "Write a dek: the sentence under the headline."

``@stops`` instead of ``@warns`` keeps the story from being published. The sentence says what to do.
A check asks the database nothing: what it needs is fetched in ``gathering``, for many stories at once.

An editor may wave a warning through, with a reason (``Waiver``). That holds over saves for as long
as the check says the same sentence in the same place; the problem then carries it as ``waived``.
"""

from collections.abc import Iterable
from datetime import datetime

from articles.models import Article

from . import copy, names, pictures, story
from .gathering import gather
from .problem import CHECKS, Problem, Severity

__all__ = ["CHECKS", "Problem", "Severity", "check", "check_many", "copy", "names", "pictures", "story"]


def check(article: Article, at: datetime | None = None) -> list[Problem]:
    """The problems of a story as it stands on its rows: first what stops it, then in reading order.

    ``at`` is the moment for which it is asked whether links are live and rights run. Unless
    given, that is now, or the moment when a story goes live that has yet to do so.
    """
    ((_, problems),) = check_many([article], at)
    return problems


def check_many(articles: Iterable[Article], at: datetime | None = None) -> list[tuple[Article, list[Problem]]]:
    """Each story with its problems, in as many queries as one story takes."""
    return [(gathered.article, problems_of(gathered)) for gathered in gather(list(articles), at)]


def problems_of(gathered) -> list[Problem]:
    waivers = {waiver.key: waiver for waiver in gathered.waivers}
    found = [(each, place, sentence) for each in CHECKS for place, sentence in each.look(gathered)]
    found.sort(key=lambda finding: (finding[0].severity != Severity.BLOCKS, finding[1].position))
    return [
        Problem(
            each.code,
            each.severity,
            sentence,
            place.words,
            place.field,
            place.block,
            None if each.severity == Severity.BLOCKS else waivers.get((each.code, place.field, place.block, sentence)),
        )
        for each, place, sentence in found
    ]
