"""The checks of the desk, for stories that come in by the hundred.

Those that stop a story are asked of all of it that is not plainly sound; warnings are the desk's own to look
for, by ``check_stories``. What stops one keeps it from readers: it comes in as a draft. With two differences.
A picture that may not be shown, or is not there, stops nothing, for readers do not see it: a story that is
live stays so too when a picture of its loses its rights. And a link may lead to a story further down, so
links are looked at once all is in.
"""

from collections.abc import Iterator
from typing import Any

from django.db import transaction

from articles.checks import CHECKS, Severity
from articles.checks.gathering import Story
from articles.models import Article, Block
from people.models import FormerAddress

from .ledger import Ledger
from .report import Report

STOPPING = [each for each in CHECKS if each.severity == Severity.BLOCKS and each.code != "dead-link"]


def why_held_back(values: dict[str, Any], blocks: list[dict[str, Any]]) -> str:
    """What keeps a story from readers, in a sentence; empty where nothing does."""
    doubtful = [Block(**block) for block in blocks if not is_sound(block)]
    if values["title"] and values.get("section_id") and not doubtful:
        return ""
    story = Story(Article(**values), at=values["published_at"], blocks=doubtful)
    return " ".join(dict.fromkeys(sentence for each in STOPPING for _, sentence in each.look(story)))


def is_sound(block: dict[str, Any]) -> bool:
    """Whether no check can stop a block: it begins with a letter, or is a figure. False says nothing."""
    if block["kind"] == Block.Kind.FIGURE:
        return True
    return block["text"][3 if block["kind"] == Block.Kind.TEXT else 0 :][:1].isalnum()


# Links


def hold_back_dead_ends(ledger: Ledger, report: Report):
    """Make drafts of the stories that lead to none: links were put off until all was in.

    One that becomes a draft is a dead end for others in turn, so that this goes on until none is left.
    """
    while True:
        found = 0
        after = 0
        while some := ledger.put_off_so_far(after):
            after = some[-1][0]
            dead = list(leading_nowhere(some))
            if not dead:
                continue
            with transaction.atomic():
                stories = Article.objects.filter(pk__in=[row for _, _, row, _ in dead])
                live = set(stories.filter(status=Article.Status.PUBLISHED).values_list("pk", flat=True))
                stories.filter(pk__in=live).update(status=Article.Status.DRAFT)
            for _, line, row, slug in dead:
                if row in live:
                    report.add("held_back")
                    sentence = f"came in as a draft: it links to “{slug}”, and readers find no story there."
                    report.remark(line, "article", sentence)
            report.settle()
            ledger.settle([number for number, *_ in dead])
            found += len(dead)
        if not found:
            return


def leading_nowhere(some: list[tuple[int, int, int, str]]) -> Iterator[tuple[int, int, int, str]]:
    """Of stories with links those that have a dead one, with its slug."""
    wanted = {slug for *_, words in some for slug in words.split()}
    live = set(Article.objects.live().filter(slug__in=wanted).values_list("slug", flat=True))
    if missing := wanted - live:
        former = FormerAddress.objects.of_model(Article).filter(slug__in=missing)
        live |= set(former.filter(object_id__in=Article.objects.live().values("pk")).values_list("slug", flat=True))
    for number, line, row, words in some:
        if dead := next((slug for slug in words.split() if slug not in live), None):
            yield number, line, row, dead
