"""From what came in to a plan: read, recognised, matched, decided."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace

from articles.importing.doors import Incoming
from articles.importing.reading import Reading, read
from articles.importing.reading.pieces import Field, Leftover, Note
from articles.importing.recognising import not_looked_at
from articles.models import Article
from articles.models.incoming import digest_of

from . import body, credits, cuts, facts, names, story_fields, topics
from .deciding import Deciding, Policy
from .knowing import Known, what_is_named
from .parties import Parties
from .pictures import is_web_address
from .plan import Mark, Plan
from .source_of import NEW, former_of

# Goes up when the same text would be read otherwise, so that an import says by which reader it was read.
READER = "4"


def plan_for(
    incoming: Incoming,
    *,
    by=None,
    answers: Mapping[str, str] | None = None,
    policy: Policy | None = None,
    story: Article | None = None,
    knows: Callable[[Reading], Known] = what_is_named,
) -> Plan:
    """What would be made of a source, with every decision that led there; nothing is written.

    ``answers`` are an editor's, by the keys of the decisions. ``by`` is whoever imports, who makes nothing that
    they could not make by hand; nobody where a command does it. ``story`` is one that the source is meant for.
    """
    incoming = replace(incoming, text=keepable(incoming.text))
    digest = digest_of(spelling(incoming))
    reading = read(incoming.text, incoming.given)
    former = former_of(incoming, digest, reading.value("headline"), by=by, story=story, answers=answers or {})
    deciding = Deciding(incoming, reading, answers or {}, policy_of(by, policy), former.choices)
    deciding.warnings += incoming.warnings
    deciding.reading = reading = cuts.decide(deciding)
    known = knows(reading)
    deciding.warnings += not_looked_at(reading)
    parties = Parties(deciding, credits.names_in(deciding))
    former.decide(deciding)
    fields = story_fields.decide(deciding, by)
    slug = former.slug if former.standing != NEW else story_fields.decide_slug(deciding, fields["title"], digest)
    blocks = body.decide(deciding)
    contributions, shoot = credits.decide(deciding, parties)
    subjects = names.Subjects(deciding, parties, known.named)
    parts = [
        *contributions,
        *subjects.decide(),
        *topics.decide_topics(deciding),
        *topics.decide_headlines(deciding),
    ]
    source = topics.decide_source(deciding, fields["title"], fields["first_published"])
    taken = facts.decide(deciding, known.facts(subjects.chosen), source)
    return Plan(
        name=incoming.name,
        text=incoming.text,
        digest=digest,
        address=incoming.given.source_url if is_web_address(incoming.given.source_url) else "",
        slug=slug,
        decisions=tuple(deciding.decisions),
        story={**fields, "shoot": [shoot] if shoot else None, "source": [source] if source else None},
        blocks=tuple(blocks),
        parts=tuple(parts),
        shelf=(*deciding.shelf, *taken),
        left=tuple(deciding.left),
        warnings=tuple(deciding.warnings),
        unfit=tuple(deciding.unfit),
        marks=tuple(marks(reading)),
        standing=former.standing,
        changes=former.slug,
    )


def keepable(text: str) -> str:
    """A text as any database takes it, no shorter: without NUL, and without halves of a pair."""
    return text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode()


def spelling(incoming: Incoming) -> bytes:
    """One spelling for one source, by whatever name its file goes."""
    given = asdict(incoming.given)
    if not given["rating"]:
        del given["rating"]  # sources that came in before files could state one are spelled as they were
    said = [incoming.text, given, [asdict(each) for each in incoming.set_aside]]
    return json.dumps(said, ensure_ascii=True, sort_keys=True).encode()


def policy_of(by, policy: Policy | None) -> Policy:
    """What whoever imports asked for, within what they may make by hand."""
    policy = policy or Policy()
    if by is None:
        return policy
    # A video of the newsroom, a person of the shelf: whose list it stands on says whose right it is.
    apps = dict.fromkeys(("video", "shoot", "gallery"), "articles")

    def may(action: str) -> Callable[[str], bool]:
        return lambda model: by.has_perm(f"{apps.get(model, 'people')}.{action}_{model}")

    return replace(policy, may_add=may("add"), may_change=may("change"))


def marks(reading: Reading) -> list[Mark]:
    """What every stretch of the text was taken for."""
    found = []
    for piece in reading.pieces:
        match piece:
            case Field() | Note():
                what = piece.name
            case Leftover():
                what = f"left: {piece.name}"
            case _:
                what = WORDS.get(type(piece).__name__, type(piece).__name__.lower())
        found.append(Mark(piece.start, piece.end, what))
    return found


WORDS = {
    "PullQuote": "pull quote",
    "ListEntry": "list entry",
    "RelatedHeadline": "headline beside the source",
}
