"""A source that changed since it came in: what editors made of the story stays, what they left alone follows it."""

from collections.abc import Callable
from difflib import SequenceMatcher

from articles import drafting
from articles.comparing import Place, conflicts, merge
from articles.comparing.merging.places import MINE
from articles.comparing.parts import IDENTITY, identity
from articles.comparing.stories import in_order
from articles.freezing import freeze
from articles.models import Article, Import, Version
from articles.rehearsal import rehearsal
from people.models import AuditEntry

from .plan import Plan, Refused

REHEARSED = "-as-it-comes-in"
ALIKE = 0.5
WORDS_COMPARED = 400
MOST_IN_A_GAP = 60
# What a source never says: an editor's own choice stays whatever comes in.
EDITORS_OWN = ("lead_photo", "lead_alt")


def bring_together(
    plan: Plan, story: Article, *, by, load_rows: Callable, note: str
) -> tuple[bool, tuple[Place, ...], dict]:
    """Keep a new draft of the story with what changed at its source: whether there was anything, the places that
    were left as editors have them, and the story as it came in now.
    """
    last = Import.objects.last_of(story)
    mine = drafting.in_hand(story)
    base = last.base if last else mine
    theirs = as_it_comes_in(plan, story, base, by, load_rows)
    places = conflicts(base, mine, theirs)
    kept = tuple(place for place in places if place.is_conflict)
    choices = {place.key: MINE for place in kept}
    if last is None:
        # Nobody knows what it came from: every place is an editor's, but what only the source has.
        kept, choices = tuple(places), {place.key: MINE for place in places if not place.mine.absent}
    settled = merge(base, mine, theirs, choices)
    if settled == mine:
        return False, kept, theirs
    try:
        drafting.save_draft(story, settled, base=story.saves, by=by, kind=Version.Kind.IMPORTED, note=note)
    except drafting.StaleSave:
        raise Refused(f"{plan.name}: somebody saved “{story}” at this moment. Bring it in once more.") from None
    AuditEntry.objects.record(AuditEntry.Action.IMPORTED, story, by=by, words=note)
    return True, kept, theirs


def as_it_comes_in(plan: Plan, story: Article, base: dict, by, load_rows: Callable) -> dict:
    """The story of the plan, frozen, its rows under the keys that they had when it came in before."""
    slug = f"{plan.digest[:24]}{REHEARSED}"
    with rehearsal():
        load_rows(plan, plan.story_rows(slug), by)
        frozen = freeze(Article.objects.get(slug=slug))
    frozen["story"] = {**base["story"], **frozen["story"], "id": story.pk}
    for name in EDITORS_OWN:
        frozen["story"][name] = base["story"].get(name)
    parts = frozen["parts"]
    parts["blocks"] = with_keys(parts["blocks"], keys_of_blocks(base["parts"]["blocks"], parts["blocks"]))
    for part in IDENTITY:
        known = {identity(part, row): row["id"] for row in base["parts"].get(part, [])}
        parts[part] = with_keys(parts[part], {row["id"]: known.get(identity(part, row)) for row in parts[part]})
    # Neither a related story nor a note to readers comes from a source.
    for part in ("related", "corrections"):
        parts[part] = base["parts"].get(part, [])
    return frozen


def with_keys(rows: list[dict], keys: dict) -> list[dict]:
    """Rows in the order of frozen ones, those under a new key that have one."""
    renamed = [{**row, "id": keys.get(row["id"]) or row["id"]} for row in rows]
    return sorted(renamed, key=lambda row: str(row["id"]))


def keys_of_blocks(before: list[dict], after: list[dict]) -> dict:
    """For each new block the key of the one that it was: the same words, or else words alike in the same gap."""
    before, after = in_order(before), in_order(after)
    old = numbered(before)
    keys = {block["id"]: old.pop(mark)["id"] for mark, block in numbered(after).items() if mark in old}
    taken = set(keys.values())
    for gap_before, gap_after in gaps(before, after, keys, taken):
        keys |= alike(gap_before, gap_after)
    return keys


def numbered(blocks: list[dict]) -> dict:
    """Blocks by what they say; the second of the same words by its number too."""
    found: dict = {}
    for block in blocks:
        mark = tuple(sorted((name, str(value)) for name, value in block.items() if name not in ("id", "ordering")))
        number = 0
        while (mark, number) in found:
            number += 1
        found[mark, number] = block
    return found


def gaps(before: list[dict], after: list[dict], keys: dict, taken: set):
    """Runs of blocks that are not known again, between two that are."""
    number = {block["id"]: position for position, block in enumerate(before)}
    position, run = 0, []
    for block in [*after, None]:
        if block is not None and block["id"] not in keys:
            run.append(block)
            continue
        until = number[keys[block["id"]]] if block is not None else len(before)
        lost = []
        for each in before[position:until]:
            if each["id"] in taken:
                break
            lost.append(each)
        if run and lost:
            yield lost[:MOST_IN_A_GAP], run[:MOST_IN_A_GAP]
        run, position = [], max(position, until + 1)


def alike(before: list[dict], after: list[dict]) -> dict:
    """Pairs of blocks of one kind whose words are much the same, in their order."""
    found, begin = {}, 0
    for block in after:
        for index in range(begin, len(before)):
            if before[index]["kind"] == block["kind"] and is_alike(before[index], block):
                found[block["id"]] = before[index]["id"]
                begin = index + 1
                break
    if not found and len(before) == len(after) and [b["kind"] for b in before] == [b["kind"] for b in after]:
        return {new["id"]: old["id"] for old, new in zip(before, after, strict=True)}
    return found


def is_alike(one: dict, other: dict) -> bool:
    first, second = (
        " ".join(str(block[name]) for name in ("title", "text", "caption", "wanted_url") if block.get(name)).split()
        for block in (one, other)
    )
    matcher = SequenceMatcher(None, first[:WORDS_COMPARED], second[:WORDS_COMPARED], autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE
