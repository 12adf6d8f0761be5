"""Sign-off: a version of a story sent to those who may publish it, and their answer to the writer.

One request waits for a story at a time; sending again takes the earlier one back. Signing off
publishes nothing by itself. Whoever answers a request that is no longer waiting is told so.
"""

from dataclasses import dataclass

from django.db import transaction

from . import drafting
from .models import Article, SignOff, Version

Outcome = SignOff.Outcome
# The most requests that are looked at: a story is rarely sent more often.
SHOWN = 12


class NothingNew(Exception):
    """Readers see all of the story already: there is nothing to sign off."""


class NoLongerWaiting(Exception):
    """The request was answered, taken back or sent anew in the meantime."""


class NothingSaid(Exception):
    """A story is sent back with a comment, or not at all."""


@transaction.atomic
def ask(article, *, by, note=""):
    """Send the story as its editor has it in hand. A request that waits already gives way to this one."""
    Article.objects.select_for_update().get(pk=article.pk)
    if drafting.has_readers(article) and not article.draft:
        raise NothingNew
    drafting.keep_as_found(article)
    seen = article.versions.filter(number__lte=article.saves)
    version = seen.defer("frozen").order_by("-number").first()
    article.sign_offs.settle(Outcome.RECALLED, by=by)
    return SignOff.objects.create(article=article, version=version, note=note, asked_by=by)


def approve(sign_off, *, by, answer=""):
    """Say that the version may go out. Whoever may publish then does, when they want to."""
    settle(sign_off, Outcome.APPROVED, by, answer)


def send_back(sign_off, *, by, answer):
    if not answer:
        raise NothingSaid
    settle(sign_off, Outcome.SENT_BACK, by, answer)


def recall(sign_off, *, by):
    settle(sign_off, Outcome.RECALLED, by, "")


def settle(sign_off, outcome, by, answer):
    """Answer a request unless somebody did before; the same condition on any database."""
    if not SignOff.objects.filter(pk=sign_off.pk).settle(outcome, by=by, answer=answer):
        raise NoLongerWaiting


def is_theirs(sign_off, user):
    """Whether somebody may take the request back: who asked, and who writes the story."""
    return user.pk in (sign_off.asked_by_id, sign_off.article.writer_id)


@dataclass(frozen=True)
class Standing:
    """Where a story stands with its sign-off: what waits, the last answer, what was before."""

    waiting: SignOff | None
    answered: SignOff | None
    earlier: list[SignOff]
    newest: int

    @property
    def has_newer(self) -> bool:
        """Whether a draft was saved after the one that was sent or answered."""
        last = self.waiting or self.answered
        return last is not None and last.version.number < self.newest

    @property
    def before(self) -> SignOff | None:
        """The last that was answered before this one: what an editor compares with."""
        last = self.waiting or self.answered
        answered = (each for each in self.earlier if each.outcome != Outcome.RECALLED)
        return next((each for each in answered if last and each.version_id != last.version_id), None)


def standing_of(article) -> Standing:
    """The last answer counts until the story is sent again or published."""
    known = list(article.sign_offs.with_names()[:SHOWN])
    current = set(article.sign_offs.answered().not_overtaken().values_list("pk", flat=True))
    waiting = next((each for each in known if each.is_waiting), None)
    answered = next((each for each in known if each.pk in current), None)
    return Standing(
        waiting=waiting,
        answered=answered,
        earlier=[each for each in known if each not in (waiting, answered)],
        newest=newest_text(article),
    )


def newest_text(article) -> int:
    """The number of the newest version, those aside that only moved the story in time."""
    texts = article.versions.exclude(kind=Version.Kind.TIMES)
    return texts.order_by("-number").values_list("number", flat=True).first() or 0
