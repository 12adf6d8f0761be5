"""How well a story was read, measured against its key.

A key says the truth for each field. What it leaves out is not scored; where it says that the text has none of
something (“”, []), anything found is an invention. In lists, an entry that is itself a list names several printings
of one thing that all count; the same goes for the text fields, for roles and for captions. With “” among those of a
text field, an editor might as well leave it empty.

- ``people``, ``films``, ``awards``, ``related``, ``where_to_watch``, ``bylines``, ``headings`` and ``pull_quotes`` may
  each have a ``…_maybe`` beside them: what an editor might as well have, neither missed nor invented. ``series``
  does this for films, and whoever has a byline or a credit may be among the people.
- ``openings`` are the first words of every paragraph, in order; ``optional_openings`` those of lines that may be
  paragraphs or something else, such as a box of facts or the text under an entry of a list.
- ``leftovers`` are the kinds that must occur. With ``leftovers_any`` a text that need have none may have some.
- ``never_in_body`` are strings, to the letter, that no block may hold.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.articles.importing.folding import (
    folded,
    folded_address,
    folded_moment,
    folded_name,
    folded_path,
    folded_rating,
)

TEXTS = {
    "headline": folded,
    "dek": folded,
    "kicker": folded,
    "section": folded_path,
    "published": folded_moment,
    "updated": folded_moment,
    "rating": folded_rating,
}
SENTENCES = ("provenance", "embargo")
NAMES = ("people", "films", "awards")
# Kinds that stand for white space and signs; “unread” is counted for itself.
ALWAYS_LEFT_OVER = {"white space", "markup", "unread"}
FURNITURE_TEXTS = ("text", "caption", "credit", "attribution")


@dataclass(frozen=True)
class Score:
    """What of one field was found, what was invented, and what was missed."""

    found: tuple[str, ...] = ()
    invented: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()

    @property
    def exact(self) -> bool:
        return not self.invented and not self.missed


def score(story: dict, key: dict) -> dict[str, Score]:
    """Each field that the key speaks of, with its score."""
    return dict(scores(story, key))


def scores(story: dict, key: dict) -> Iterator[tuple[str, Score]]:
    for field, fold in TEXTS.items():
        if field in key:
            yield field, score_text(story.get(field), key[field], fold)
    for field in SENTENCES:
        if field in key:
            yield field, score_sentences(as_list(story.get(field)), as_list(key[field]))
    yield from score_makers(story, key)
    if "shoot" in key:
        shoot = story.get("shoot") or {}
        yield "shoot date", score_text(shoot.get("date"), key["shoot"].get("date", ""), folded_moment)
        yield "shoot place", score_text(shoot.get("place"), key["shoot"].get("place", ""), folded)
    for field in NAMES:
        if field in key:
            may = [*key.get(f"{field}_maybe", []), *(key.get("series", []) if field == "films" else [])]
            if field == "people":
                may += credited(key, as_list(story.get("people")))
            yield field, score_set(as_list(story.get(field)), key[field], may, folded_name)
    if "not_people" in key:
        told = as_list(story.get("people"))
        people = {folded_name(name) for name in told} - {folded_name(name) for name in credited(key, told)}
        yield "not people", score_kept_out(key["not_people"], lambda name: folded_name(name) in people)
    if "related" in key:
        yield "related", score_set(as_list(story.get("related")), key["related"], key.get("related_maybe", []), folded)
    if "where_to_watch" in key:
        may = key.get("where_to_watch_maybe", [])
        yield "where to watch", score_sentences(as_list(story.get("where_to_watch")), key["where_to_watch"], may)
    yield from score_blocks(story.get("blocks") or [], key)
    yield from score_leftovers(story, key)


def credited(key: dict, people: list) -> list[str]:
    """Those who made story and pictures: a credit line names its people, so they may be among the people or not."""
    makers = [*key.get("bylines", []), *key.get("bylines_maybe", []), *key.get("credits", [])]
    pictures = [folded(credit) for figure in key.get("figures", []) for credit in as_list(figure.get("credit"))]
    return [maker["name"] for maker in makers] + [
        name for name in people if any(folded(name) in credit for credit in pictures)
    ]


# Fields


def score_text(found, truth, fold: Callable) -> Score:
    accepted = [fold(value) for value in as_list(truth)]
    value = fold(found)
    if value and value in accepted:
        return Score(found=(str(found),))
    if not value and "" in accepted:
        return Score()
    wanted = str(as_list(truth)[0]) if as_list(truth) else ""
    return Score(invented=(str(found),) if value else (), missed=(wanted,) if wanted else ())


def score_sentences(found: list, truth: list, may: list = ()) -> Score:
    """Lines of the text: one that holds the other is the same line, as long as it says something."""
    return score_pairs(found, truth, may, lambda one, other: same_moment(one, other) or holds(one, other))


def same_moment(one, other) -> bool:
    return folded_moment(one) == folded_moment(other)


def holds(one, other) -> bool:
    short, long = sorted((folded(one), folded(other)), key=len)
    return len(short) > 3 and short in long


def score_set(found: list, truth: list, may: list, fold: Callable) -> Score:
    distinct = list({fold(name): name for name in found if fold(name)}.values())
    return score_pairs(distinct, truth, may, lambda one, other: fold(one) == fold(other))


def score_pairs(found: list, truth: list, may: list, same: Callable) -> Score:
    """Each truth takes one of the found that is the same; the rest are inventions, unless they may stand."""
    left, taken, missed = list(found), [], []
    for entry in truth:
        match = next((name for form in as_list(entry) for name in left if same(name, form)), None)
        if match is None:
            missed.append(as_list(entry)[0])
        else:
            left.remove(match)
            taken.append(match)
    # Further printings of an entry (“Golden Lantern” beside “Golden Lantern for Best Film”) are no inventions.
    forms = [form for entry in [*truth, *may] if isinstance(entry, list) or entry in may for form in as_list(entry)]
    invented = [name for name in left if not any(same(name, form) for form in forms)]
    return Score(tuple(map(shown, taken)), tuple(map(shown, invented)), tuple(map(shown, missed)))


def score_kept_out(unwanted: list, is_in: Callable) -> Score:
    """What must not be there: what got in counts as missed, since a rule that would keep it out is missing."""
    got_in = [entry for entry in unwanted if is_in(entry)]
    return Score(found=tuple(entry for entry in unwanted if entry not in got_in), missed=tuple(got_in))


def score_makers(story: dict, key: dict) -> Iterator[tuple[str, Score]]:
    """Bylines and credits. Who made the pictures may be given in either place, where the key has them in one."""
    bylines = [maker(entry) for entry in as_list(story.get("bylines"))]
    credits = [maker(entry) for entry in as_list(story.get("credits"))]
    true_bylines = [maker(entry) for entry in key.get("bylines", [])]
    true_credits = [maker(entry) for entry in key.get("credits", [])]
    may = {name for name, _, _ in map(maker, key.get("bylines_maybe", []))}
    if "bylines" in key:
        found = [t for t in true_bylines if any(same_maker(b, t) for b in bylines) or in_other_place(t, credits)]
        invented = [b for b in bylines if b[0] not in may and not any(same_maker(b, t) for t in true_bylines)]
        invented = [b for b in invented if not in_other_place(b, true_credits)]
        yield "bylines", told(found, invented, [t for t in true_bylines if t not in found])
    if "credits" in key:
        found = [t for t in true_credits if any(same_maker(c, t) for c in credits) or in_other_place(t, bylines)]
        invented = [c for c in credits if not any(same_maker(c, t) for t in true_credits)]
        invented = [c for c in invented if not in_other_place(c, true_bylines)]
        yield "credits", told(found, invented, [t for t in true_credits if t not in found])


def maker(entry: dict) -> tuple[str, tuple[str, ...], str]:
    """A name, the roles that it may have, and what it is; credits do not say whether it is a person."""
    return folded_name(entry["name"]), tuple(as_list(entry["role"])), entry.get("kind") or ""


def same_maker(one: tuple, other: tuple) -> bool:
    same_kind = one[2] == other[2] or not one[2] or not other[2]
    return one[0] == other[0] and bool(set(one[1]) & set(other[1])) and same_kind


def in_other_place(entry: tuple, others: list[tuple]) -> bool:
    return "words" not in entry[1] and any(same_maker(entry, other) for other in others)


def told(*parts: list[tuple]) -> Score:
    return Score(
        *(
            tuple(f"{name} · {roles[0]}" + (f" · {kind}" if kind else "") for name, roles, kind in part)
            for part in parts
        )
    )


# The body


def score_blocks(blocks: list[dict], key: dict) -> Iterator[tuple[str, Score]]:
    def of(kind):
        return [block for block in blocks if block["kind"] == kind]

    if "openings" in key:
        paragraphs = [block.get("text") or "" for block in of("paragraph")]
        yield "paragraphs", score_openings(paragraphs, key["openings"], key.get("optional_openings", []))
    if "headings" in key:
        headings = [block.get("text") for block in of("heading") if block.get("rank") is None]
        yield "headings", score_set(headings, key["headings"], key.get("headings_maybe", []), folded)
    if "pull_quotes" in key:
        quotes = [block.get("text") for block in of("pull_quote")]
        may = key.get("pull_quotes_maybe", [])
        yield "pull quotes", score_pairs(quotes, key["pull_quotes"], may, begins_with)
    for kind in ("question", "answer", "video"):
        if f"{kind}s" in key:
            yield f"{kind}s", score_count(kind, len(of(kind)), key[f"{kind}s"])
    if "figures" in key:
        yield from score_figures(list(figures_of(blocks)), key["figures"])
    if "list_entries" in key:
        yield "list entries", score_entries([b for b in blocks if b.get("rank") or b["kind"] == "list_item"], key)
    if "notes" in key:
        notes = [block.get("text") for block in of("note")]
        yield "notes", score_pairs(notes, key["notes"], notes, begins_with)
    if "never_in_body" in key:
        body = [" ".join((block.get(part) or "").split()) for block in blocks for part in FURNITURE_TEXTS]
        yield (
            "furniture kept out",
            score_kept_out(key["never_in_body"], lambda words: any(words in text for text in body)),
        )


def begins_with(text, opening) -> bool:
    return folded(text).startswith(folded(opening))


def score_openings(paragraphs: list[str], openings: list[str], optional: list[str]) -> Score:
    """The longest run of paragraphs that begin as the key says, in its order."""
    texts = [text for text in paragraphs if folded(text)]
    best = [[0] * (len(openings) + 1) for _ in range(len(texts) + 1)]
    for at in range(len(texts) - 1, -1, -1):
        for wanted in range(len(openings) - 1, -1, -1):
            skip = max(best[at + 1][wanted], best[at][wanted + 1])
            both = begins_with(texts[at], openings[wanted])
            best[at][wanted] = max(skip, best[at + 1][wanted + 1] + 1) if both else skip
    at = wanted = 0
    found, invented, missed = [], [], []
    while at < len(texts) or wanted < len(openings):
        if at < len(texts) and wanted < len(openings) and begins_with(texts[at], openings[wanted]):
            found.append(openings[wanted])
            at, wanted = at + 1, wanted + 1
        elif wanted < len(openings) and (at == len(texts) or best[at][wanted + 1] >= best[at + 1][wanted]):
            missed.append(openings[wanted])
            wanted += 1
        else:
            if not any(begins_with(texts[at], opening) for opening in optional):
                invented.append(shown(texts[at]))
            at += 1
    return Score(tuple(found), tuple(invented), tuple(missed))


def score_count(kind: str, found: int, truth: int) -> Score:
    return Score((kind,) * min(found, truth), (kind,) * max(0, found - truth), (kind,) * max(0, truth - found))


def figures_of(blocks: list[dict]) -> Iterator[dict]:
    """Pictures, those of a gallery one by one where it says them."""
    for block in blocks:
        if block["kind"] == "figure" or (block["kind"] == "gallery" and not block.get("figures")):
            yield block
        elif block["kind"] == "gallery":
            yield from block["figures"]


def score_figures(figures: list[dict], truth: list[dict]) -> Iterator[tuple[str, Score]]:
    """Pictures are known by caption, and without one by address; then their credits and addresses are compared."""
    left, pairs, missed = list(figures), [], []
    for wanted in truth:
        match = next((figure for figure in left if same_figure(figure, wanted)), None)
        if match is None:
            missed.append(called(wanted))
        else:
            left.remove(match)
            pairs.append((match, wanted))
    yield "figures", Score(tuple(called(wanted) for _, wanted in pairs), tuple(map(called, left)), tuple(missed))
    for part, fold in (("credit", folded_credit), ("url", folded_address)):
        told = [score_text(match.get(part), wanted[part], fold) for match, wanted in pairs if part in wanted]
        yield f"figure {part}s", together(told)


def same_figure(figure: dict, wanted: dict) -> bool:
    if wanted.get("caption"):
        return folded(figure.get("caption")) in map(folded, as_list(wanted["caption"]))
    if folded(figure.get("caption")):
        return False
    return folded_address(figure.get("url")) == folded_address(wanted.get("url"))


def called(figure: dict) -> str:
    return shown(next(iter([*as_list(figure.get("caption")), *as_list(figure.get("url"))]), "(a bare picture)"))


def folded_credit(text) -> str:
    """A credit with or without the word before it, and without the brackets round it."""
    credit = folded(text).strip("()[] ")
    for word in ("photograph:", "photo:", "picture:", "image:", "photo by", "credit:", "photography by", "foto:"):
        credit = credit.removeprefix(word).strip()
    return credit.removeprefix("©").removeprefix("(c)").strip()


def score_entries(blocks: list[dict], key: dict) -> Score:
    """Entries of lists, by rank and by the title that their text begins with or holds."""

    def same(block, wanted):
        if "rank" in wanted and block.get("rank") != wanted["rank"]:
            return False
        return folded(wanted["title"]) in folded(f"{block.get('title') or ''} {block.get('text') or ''}")

    left, found, missed = list(blocks), [], []
    for wanted in key["list_entries"]:
        match = next((block for block in left if same(block, wanted)), None)
        if match is None:
            missed.append(f"{wanted.get('rank', '-')} {wanted['title']}")
        else:
            left.remove(match)
            found.append(wanted["title"])
    return Score(tuple(found), tuple(shown(block.get("text")) for block in left), tuple(missed))


# What is not the story


def score_leftovers(story: dict, key: dict) -> Iterator[tuple[str, Score]]:
    """The kinds that must be named. More kinds than those are inventions only where the text has no furniture."""
    leftovers = story.get("leftovers") or []
    kinds = list(dict.fromkeys(leftover["kind"] for leftover in leftovers))
    if "leftovers" in key:
        extra = [kind for kind in kinds if kind not in key["leftovers"] and kind not in ALWAYS_LEFT_OVER]
        invented = [] if key["leftovers"] or key.get("leftovers_any") else extra
        yield (
            "leftovers",
            Score(
                tuple(kind for kind in key["leftovers"] if kind in kinds),
                tuple(invented),
                tuple(kind for kind in key["leftovers"] if kind not in kinds),
            ),
        )
    unread = [shown(leftover["text"]) for leftover in leftovers if leftover["kind"] == "unread"]
    yield "nothing unread", Score(found=("read",), missed=tuple(unread))


# Saying it


def together(parts: list[Score]) -> Score:
    return Score(*(tuple(entry for part in parts for entry in getattr(part, name)) for name in Score.__match_args__))


def as_list(value) -> list:
    if value is None or value == "":
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def shown(value) -> str:
    text = " ".join(str(value or "").split())
    return f"{text[:57]}…" if len(text) > 58 else text
