"""Whether a source came in before: the same again, or changed since."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.text import slugify

from articles.comparing.words import plain
from articles.importing.doors import Incoming
from articles.importing.reading.words import key as folded
from articles.models import Article, Import
from people.text import one_line

from .deciding import Deciding
from .decisions import LEAVE, Option

NEW, CHANGED, SAME = "new", "changed", "same"
DECISION = "story"
BEGINNING = 40
ENOUGH = 3  # one block in three that is known again makes it the same source
MOST_CANDIDATES = 5


@dataclass(frozen=True)
class Former:
    """What a source was before: nothing, or the source of a story."""

    standing: str = NEW
    story: Article | None = None
    last: Import | None = None
    proposed: str = LEAVE
    why: str = ""
    candidates: tuple[Article, ...] = ()
    asked: bool = False
    choices: dict[str, str] = field(default_factory=dict)

    @property
    def slug(self) -> str:
        return self.story.slug if self.story else ""

    def decide(self, deciding: Deciding) -> None:
        if not self.candidates:
            return
        options = [Option(story.slug, f"A change of “{story}”") for story in self.candidates]
        deciding.choose(
            DECISION,
            "source",
            "What this source is",
            [*options, Option(LEAVE, "A story of its own")],
            self.proposed,
            self.why,
            asked=self.asked,
        )


def former_of(
    incoming: Incoming, digest: str, headline: str, *, by, story: Article | None, answers: Mapping[str, str]
) -> Former:
    """The story that a source became before, or is meant for now. ``headline`` is what was read in it."""
    same = Import.objects.standing_for(digest)
    if same and (story is None or story.pk == same.story_id):
        return Former(SAME, may_know(by, same.story), same, why="It came in before, just as it is.")
    if story is not None:
        candidates, proposed, why, asked = [story], story.slug, "That is the story it was brought in for.", False
    else:
        candidates, proposed, why, asked = looked_for(incoming, headline, by)
    said = answers.get(DECISION, proposed)
    chosen = next((each for each in candidates if each.slug == said), None)
    if chosen is None:
        return Former(proposed=proposed, why=why, candidates=tuple(candidates), asked=asked)
    last = Import.objects.last_of(chosen)
    return Former(CHANGED, chosen, last, proposed, why, tuple(candidates), asked, dict(last.choices) if last else {})


def may_know(by, story: Article) -> Article | None:
    """A story, if whoever imports may change it; of any other they are told nothing."""
    return story if by is None or story.is_editable_by(by) else None


def looked_for(incoming: Incoming, headline: str, by) -> tuple[list[Article], str, str, bool]:
    """Stories that came from a source of the same address or name: which, the likely one, why, and whether to ask."""
    address = incoming.given.source_url[:500]
    by_address = newest(Import.objects.of_stories().filter(address=address)) if address else []
    by_name = newest(Import.objects.of_stories().filter(name=incoming.name[:200], address__in=["", address]))
    theirs = [each for each in [*by_address, *by_name] if may_know(by, each.story)]
    candidates = list({each.story_id: each.story for each in theirs}.values())
    by_address = [each for each in by_address if each in theirs]
    if by_address:
        return candidates, by_address[0].story.slug, "A source of that address came in before.", False
    alike = [each for each in theirs if is_like(incoming, each)]
    if len(alike) == 1:
        return (
            candidates,
            alike[0].story.slug,
            "A source of that name came in before, and much of it is the same.",
            False,
        )
    if others := in_another_form(incoming, headline, by):
        return (
            list(dict.fromkeys([*candidates, *others])),
            LEAVE,
            "A story of that headline is there, and much of its text is the same. Is this the same one?",
            True,
        )
    if candidates:
        return candidates, LEAVE, "A source of that name came in before. Is this the same one, changed?", True
    return [], LEAVE, "", False


def in_another_form(incoming: Incoming, headline: str, by) -> list[Article]:
    """Stories that may have come from the same text, saved otherwise: at the address that its headline makes."""
    addresses = {slugify(name)[:90].strip("-") for name in (incoming.given.slug, incoming.given.headline, headline)}
    found = newest(Import.objects.of_stories().filter(story__slug__in=addresses - {""}))
    return [each.story for each in found if may_know(by, each.story) and is_like(incoming, each)]


def newest(imports) -> list[Import]:
    """The last import of each story, of the few last stories."""
    found: dict[int, Import] = {}
    for each in imports.select_related("story")[:50]:
        found.setdefault(each.story_id, each)
    return list(found.values())[:MOST_CANDIDATES]


def is_like(incoming: Incoming, former: Import) -> bool:
    """Whether one of its blocks in three stands in the new text too."""
    text = folded(incoming.text)
    said = [folded(plain(block.get("text") or block.get("caption") or "")) for block in former.base["parts"]["blocks"]]
    said = [words[:BEGINNING] for words in said if words]
    title = folded(one_line(former.base["story"].get("title", "")))
    known = sum(words in text for words in said)
    return known * ENOUGH >= len(said) if said else bool(title) and title in text
