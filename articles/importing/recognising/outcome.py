"""What is handed on once all is sorted out: mentions in the order of the text, and the facts about them."""

from bisect import bisect_right
from collections import defaultdict

from . import bodies, deciding, facts, titles
from .gazetteer import fold
from .mentions import Mention, Recognised
from .people import Bearer, Spot
from .titles import Title, title_key

MOST_SIGNS = 1_000_000  # no title is as long
FIRM = 3


def told(telling) -> Recognised:
    mentions = [*told_people(telling), *told_titles(telling), *told_bodies(telling)]
    order = {(p.block, p.part): number for number, p in reversed(list(enumerate(telling.passages)))}
    mentions.sort(
        key=lambda m: (
            (order.get((m.places[0].block, m.places[0].part), 0), m.places[0].start) if m.places else (1 << 30, 0)
        )
    )
    return Recognised(tuple(mentions), tuple(facts.facts_of(telling.passages, mentions)))


def sentence_at(telling, spot: Spot) -> str:
    return telling.passages[spot.passage].sentence(spot.first)


def told_people(telling) -> list[Mention]:
    titled = {title.key for title in telling.titles if title.sure >= 3}
    named = {
        key: telling.bearers[key]
        for key, kind in telling.kinds.items()
        if kind == "person" and not (title_key(telling.bearers[key].name) in titled and telling.bearers[key].stated < 3)
    }
    named = deciding.without_pairs(outside_titles(telling, named))
    heirs = deciding.joined(named)
    owners: dict[str, set[str]] = defaultdict(set)
    for key, bearer in named.items():
        if bearer.word_count > 1 and key not in heirs:
            owners[deciding.surname(bearer.name)].add(key)
            owners[deciding.parts(bearer.name)[0]].add(key)
    shadows = {
        word
        for key, kind in telling.kinds.items()
        if kind == "character"
        for word in deciding.parts(telling.bearers[key].name)
    }
    spots: dict[str, list[Spot]] = defaultdict(list)
    for key, bearer in telling.bearers.items():
        home = heirs.get(key, key) if key in named else None
        if bearer.word_count == 1 and key not in shadows and len(owners.get(key, ())) == 1:
            home = next(iter(owners[key]))
        if home is not None:
            spots[home] += bearer.spots
    found = []
    for key, found_at in spots.items():
        found_at.sort(key=lambda spot: (spot.passage, spot.start))
        bearer = named[key]
        found.append(
            mention(telling, "person", deciding.plain(bearer.name), found_at, tuple(bearer.evidence["person"]))
        )
    for key in named:
        if key not in spots and key not in heirs:
            found.append(
                Mention("person", named[key].name, (), named[key].name, reasons=tuple(named[key].evidence["person"]))
            )
    for key, kind in telling.kinds.items():
        if kind in ("character", "band"):
            bearer = telling.bearers[key]
            found.append(mention(telling, kind, bearer.name, bearer.spots, tuple(bearer.evidence[kind])))
    return found


def outside_titles(telling, people: dict[str, Bearer]) -> dict[str, Bearer]:
    """The people, none whose name stands within longer titles only: “Ruiz Remembers” in “Ana Ruiz Remembers”."""
    spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for title in sorted(telling.titles, key=lambda title: title.start):
        if title.sure >= 3:
            spans[title.passage].append((title.start, title.end))

    def is_within(spot: Spot) -> bool:
        held = spans.get(spot.passage, [])
        at = bisect_right(held, (spot.start, spot.start + MOST_SIGNS)) - 1
        return at >= 0 and spot.end <= held[at][1] and (spot.start, spot.end) != held[at]

    return {
        key: bearer
        for key, bearer in people.items()
        if bearer.stated >= FIRM or not bearer.spots or not all(map(is_within, bearer.spots))
    }


def mention(telling, kind: str, name: str, spots: list[Spot], reasons: tuple[str, ...]) -> Mention:
    places = tuple(telling.passages[spot.passage].place(spot.start, spot.end) for spot in spots)
    return Mention(kind, name, places, sentence_at(telling, spots[0]) if spots else "", reasons=reasons)


def find_again(telling) -> None:
    """Every other place of a title that is known by now: it need not be marked twice."""
    keys: dict[str, dict[str, Title]] = defaultdict(dict)
    for title in telling.titles:
        if title.sure >= 3 and len(title.name) > 2:
            keys[title.name.split()[0]].setdefault(title.name, title)
    lengths = {first: sorted({len(name) for name in names}, reverse=True) for first, names in keys.items()}
    by_passage: dict[int, list[Title]] = defaultdict(list)
    for title in telling.titles:
        by_passage[title.passage].append(title)
    for number, passage in enumerate(telling.passages):
        titled = {(t.start, t.end) for t in by_passage[number]}
        held = [*titled]
        held += [
            (s.start, s.end)
            for s in telling.spots[number]
            if telling.kinds.get(fold(s.name)) == "person" or len(s.name.split()) > 1
        ]
        held.sort()
        people = {(s.start, s.end) for s in telling.spots[number] if telling.kinds.get(fold(s.name)) == "person"}
        at = 0
        for word_number, word in enumerate(passage.words):
            first = word.text if word.text in keys else passage.text[word.start : word.end + 2]
            if first not in keys or (not word.is_capital and not word.text[0].isdigit()):
                continue
            while at < len(held) and held[at][1] <= word.start:
                at += 1
            for length in lengths[first]:
                end = word.start + length
                name = passage.text[word.start : end]
                title = keys[first].get(name)
                if title is None or passage.text[end : end + 1].isalnum():
                    continue
                if (
                    at < len(held)
                    and held[at][0] < end
                    and held[at][1] > word.start
                    and (held[at][0], held[at][1]) != (word.start, end)
                    and (held[at] in people or held[at][0] < word.start or held[at][1] > end)
                ):
                    break
                if (word.start, end) in titled:
                    break
                if (
                    " " not in name
                    and passage.is_everyday(name)
                    and (word_number in passage.openers or passage.is_title_cased)
                ):
                    break
                again = Title(number, word.start, end, name, title.kind, 3, "named elsewhere")
                telling.titles.append(again)
                break


def told_titles(telling) -> list[Mention]:
    by_key: dict[str, list[Title]] = defaultdict(list)
    for title in dict.fromkeys(telling.titles):
        by_key[title.key].append(title)
    found = []
    for key, group in by_key.items():
        if max(title.sure for title in group) < 3:
            continue
        votes: dict[str, int] = defaultdict(int)
        for title in group:
            votes[title.kind] += 4 if title.told else 1
        if not any(title.told for title in group) and titles.known_series(key):
            votes["series"] += 100
        kind = max(votes, key=lambda kind: (votes[kind], kind == "film"))
        years = list(dict.fromkeys(title.year for title in group if title.year))
        splits: dict[int | None, list[Title]] = {year: [t for t in group if t.year == year] for year in years}
        rest = [title for title in group if title.year is None]
        originals = [title for title in rest if title.original] if years else []
        if years:
            splits[years[0]] = sorted(
                [*splits[years[0]], *(t for t in rest if t not in originals)], key=lambda t: (t.passage, t.start)
            )
            if originals:
                splits[None] = originals
        else:
            splits = {None: rest}
        for year, part in splits.items():
            part.sort(key=lambda t: (t.passage, t.start))
            places = tuple(dict.fromkeys(telling.passages[t.passage].place(t.start, t.end) for t in part))
            first = max(part[:1] + [t for t in part if len(t.name) > len(part[0].name)][:1], key=lambda t: len(t.name))
            passage = telling.passages[first.passage]
            found.append(
                Mention(
                    kind,
                    first.name,
                    places,
                    passage.sentence(passage.index_at(first.start)),
                    year,
                    tuple(dict.fromkeys(t.reason for t in part)),
                )
            )
    return found


def told_bodies(telling) -> list[Mention]:
    by_key: dict[tuple[str, str], list[bodies.Body]] = defaultdict(list)
    for body in telling.bodies:
        by_key[(body.kind, fold(body.name))].append(body)
    found = []
    for (kind, _), group in by_key.items():
        places = tuple(
            telling.passages[b.passage].place(
                telling.passages[b.passage].words[b.first].start, telling.passages[b.passage].words[b.last].end
            )
            for b in group
        )
        first = group[0]
        found.append(
            Mention(
                kind,
                first.name,
                places,
                telling.passages[first.passage].sentence(first.first),
                reasons=(first.reason,),
            )
        )
    return found
