"""All the steps of recognising, in their order."""

from collections import defaultdict
from dataclasses import replace

from ..reading import pieces
from . import (
    bodies,
    contexts,
    deciding,
    facts,
    in_rows,
    neighbours,
    owned,
    people,
    results,
    set_apart,
    titles,
    unmarked,
    weighing,
)
from .gazetteer import companies, fold, places
from .mentions import Mention, Recognised
from .passages import Passage, passages_of
from .people import Bearer, Spot
from .titles import Title, title_key


def without_overlaps(found: list[Title]) -> list[Title]:
    """Of titles that claim the same words, the surest, then the longest."""
    kept: list[Title] = []
    reached = -1
    for title in sorted(found, key=lambda t: (t.start, -t.sure, -(t.end - t.start))):
        if title.start >= reached:
            kept.append(title)
            reached = title.end
    return kept


class Telling:
    """One reading's names while they are sorted out. What is settled first is not read again as something else."""

    def __init__(self, reading: pieces.Reading):
        self.reading = reading
        self.passages: list[Passage] = passages_of(reading)
        self.taken: list[set[int]] = [set() for _ in self.passages]
        self.titles: list[Title] = []
        self.bodies: list[bodies.Body] = []
        self.spots: list[list[Spot]] = []
        self.bearers: dict[str, Bearer] = {}
        self.kinds: dict[str, str] = {}

    def tell(self) -> Recognised:
        self.find_set_apart()
        self.find_bodies()
        self.find_names()
        self.decide()
        self.find_unmarked()
        self.find_again()
        return self.told()

    # What is set apart

    def find_set_apart(self) -> None:
        for number, passage in enumerate(self.passages):
            by_line = list(results.titles_in(number, self.passages))
            for title in without_overlaps(
                [*set_apart.set_apart(number, passage), *by_line, *set_apart.sentence_cased(number, passage)]
            ):
                self.titles.append(title)
                self.take(number, title.start, title.end)

    def find_bodies(self) -> None:
        for number, passage in enumerate(self.passages):
            awards = [
                body
                for body in bodies.awards(number, passage)
                if not self.taken[number] & set(range(body.first, body.last + 1))
            ]
            for body in awards:
                self.taken[number].update(range(body.first, body.last + 1))
            firms = list(bodies.firms(number, passage, self.taken[number]))
            for body in firms:
                self.taken[number].update(range(body.first, body.last + 1))
            self.bodies += [*awards, *firms]

    def take(self, number: int, start: int, end: int) -> None:
        passage = self.passages[number]
        self.taken[number].update(range(passage.index_at(start), passage.index_at(max(start, end - 1)) + 1))

    # Names

    def find_names(self) -> None:
        for number, passage in enumerate(self.passages):
            spots = list(people.runs(number, passage, self.taken[number]))
            self.spots.append(spots)
            for spot in spots:
                bearer = self.bearers.setdefault(fold(spot.name), Bearer(spot.name))
                bearer.spots.append(spot)
                weighing.weigh(passage, spot, bearer)
        for line in (line for credits in self.reading.all_of(pieces.Credits) for line in credits.lines):
            self.credit(line.name)
        for number in results.people_in(self.passages, self.spots):
            self.bearers[number].add("person", "named for a prize", 3)
        surnames = {
            deciding.surname(b.name) for b in self.bearers.values() if b.word_count > 1 and b.score("person") >= 3
        }
        for passage, spots in zip(self.passages, self.spots, strict=True):
            neighbours.weigh_neighbours(passage, spots, self.bearers, surnames)
        for passage, spots in zip(self.passages, self.spots, strict=True):
            neighbours.share_in_lists(passage, spots, self.bearers)

    def credit(self, name: str) -> None:
        """A name in the production credits is a person's where it looks like one."""
        if "&" in name:
            return
        if fold(name) in self.bearers or neighbours.looks_like_name(name) or len(name.split()) in (2, 3):
            bearer = self.bearers.setdefault(fold(name), Bearer(name))
            weighing.weigh_form(Passage(name), Spot(0, 0, len(Passage(name).words) - 1, 0, len(name), name), bearer)
            bearer.add("person", "credited", 3)

    def decide(self) -> None:
        names = {
            title_key(b.name)
            for k, b in self.bearers.items()
            if b.stated >= 2 and b.word_count > 1 and not b.score("thing")
        }
        self.titles = [t for t in self.titles if t.key not in names or t.told]
        marked = {title.key for title in self.titles if title.sure >= 3}
        for key, bearer in self.bearers.items():
            kind = deciding.kind_of(bearer)
            if kind == "person" and title_key(bearer.name) in marked and bearer.stated < 3:
                kind = ""
            self.kinds[key] = kind
        named = {key: self.bearers[key] for key, kind in self.kinds.items() if kind == "person"}
        characters = [bearer for key, bearer in self.bearers.items() if self.kinds[key] == "character"]
        shadows = {word for bearer in characters for word in deciding.parts(bearer.name) if len(word) > 2}
        played = {
            fold(bearer.name) for bearer in characters if bearer.word_count == 1 and bearer.score("character") >= 4
        }
        full = {tuple(deciding.parts(bearer.name)) for bearer in characters}
        for key, bearer in named.items():
            words = deciding.parts(bearer.name)
            # “Anora Mikheeva” where “Anora “Ani” Mikheeva” was a part.
            if tuple(words) in full or (
                len(words) > 1
                and bearer.stated < 3
                and any(words[0] == f[0] and words[-1] == f[-1] for f in full if len(f) > 1)
            ):
                self.kinds[key] = "character"
            elif len(words) == 1 and words[0] in shadows:
                self.kinds[key] = ""
            elif (
                len(words) > 1
                and bearer.stated < 3
                and any(words == list(f[-len(words) :]) for f in full if len(f) > len(words))
            ) or (len(words) > 1 and not bearer.stated and {words[0], words[-1]} & played):
                self.kinds[key] = "character"
        surnames = {
            deciding.surname(b.name) for k, b in named.items() if self.kinds[k] == "person" and b.word_count > 1
        }
        for bearer in characters:
            if bearer.word_count == 1 and fold(bearer.name) in surnames:
                self.kinds[fold(bearer.name)] = ""

    # Titles without marks

    def find_unmarked(self) -> None:
        firm = self.firm_people()
        named = {key: self.bearers[key] for key, kind in self.kinds.items() if kind == "person"}
        for key, bearer in self.bearers.items():
            if bearer.word_count == 1 and key in firm and self.kinds.get(key) != "character":
                named.setdefault(key, bearer)
        keys = {title.key for title in self.titles if title.sure >= 3}
        maybe: list[Title] = []
        marked: dict[int, list[Title]] = defaultdict(list)
        for title in self.titles:
            marked[title.passage].append(title)
        for number, passage in enumerate(self.passages):
            came = len(maybe)
            taken = set(self.taken[number])
            for spot in self.spots[number]:
                if self.kinds.get(fold(spot.name)) == "person" and fold(spot.name) in firm:
                    taken.update(range(spot.first, spot.last + 1))
            maybe += unmarked.unmarked(number, passage, taken)
            maybe += owned.beside_people(number, passage, self.spots[number], named, taken)
            known = [t for t in [*marked[number], *maybe[came:]] if t.sure >= 3]
            maybe += in_rows.listed_with(number, passage, known, taken)
        by_key: dict[str, list[Title]] = defaultdict(list)
        for title in maybe:
            by_key[title.key].append(title)
        for key, found in by_key.items():
            reasons = {title.reason for title in found}
            in_headline = any(self.passages[title.passage].part in ("headline", "title") for title in found)
            sure = max(title.sure for title in found) + (1 if len(reasons) > 1 or in_headline else 0)
            if key in keys or (sure >= 3 and self.may_be_title(found[0].name)):
                self.titles += [replace(title, sure=max(sure, title.sure)) for title in found]

    def firm_people(self) -> set[str]:
        surnames = {deciding.surname(self.bearers[key].name) for key, kind in self.kinds.items() if kind == "person"}
        firm = {key for key, kind in self.kinds.items() if kind == "person" and self.bearers[key].stated >= 2}
        return firm | surnames

    def may_be_title(self, name: str) -> bool:
        key = fold(name)
        if key in places() or key in companies():
            return False
        bearer = self.bearers.get(key)
        if bearer and (bearer.score("thing") >= 9 and "its last word" not in bearer.evidence["thing"]):
            return False
        if bearer and self.kinds.get(key) == "person" and bearer.stated >= 2:
            return False
        words = name.split()
        surnames = {deciding.surname(self.bearers[key].name) for key, kind in self.kinds.items() if kind == "person"}
        if len(words) == 1 and (fold(words[0]) in surnames or fold(words[0]) in contexts.MONONYMS):
            return False
        return words[0].lower() not in contexts.MODIFIERS or len(words) > 1

    # The outcome

    def told(self) -> Recognised:
        mentions = [*self.told_people(), *self.told_titles(), *self.told_bodies()]
        order = {(p.block, p.part): number for number, p in reversed(list(enumerate(self.passages)))}
        mentions.sort(
            key=lambda m: (
                (order.get((m.places[0].block, m.places[0].part), 0), m.places[0].start) if m.places else (1 << 30, 0)
            )
        )
        return Recognised(tuple(mentions), tuple(facts.facts_of(self.passages, mentions)))

    def sentence_at(self, spot: Spot) -> str:
        return self.passages[spot.passage].sentence(spot.first)

    def told_people(self) -> list[Mention]:
        titled = {title.key for title in self.titles if title.sure >= 3}
        named = {
            key: self.bearers[key]
            for key, kind in self.kinds.items()
            if kind == "person" and not (title_key(self.bearers[key].name) in titled and self.bearers[key].stated < 3)
        }
        heirs = deciding.joined(named)
        owners: dict[str, set[str]] = defaultdict(set)
        for key, bearer in named.items():
            if bearer.word_count > 1 and key not in heirs:
                owners[deciding.surname(bearer.name)].add(key)
                owners[deciding.parts(bearer.name)[0]].add(key)
        shadows = {
            word
            for key, kind in self.kinds.items()
            if kind == "character"
            for word in deciding.parts(self.bearers[key].name)
        }
        spots: dict[str, list[Spot]] = defaultdict(list)
        for key, bearer in self.bearers.items():
            home = heirs.get(key, key) if key in named else None
            if bearer.word_count == 1 and key not in shadows and len(owners.get(key, ())) == 1:
                home = next(iter(owners[key]))
            if home is not None:
                spots[home] += bearer.spots
        found = []
        for key, places in spots.items():
            places.sort(key=lambda spot: (spot.passage, spot.start))
            bearer = named[key]
            found.append(self.mention("person", bearer.name, places, tuple(bearer.evidence["person"])))
        for key in named:
            if key not in spots and key not in heirs:
                found.append(
                    Mention(
                        "person", named[key].name, (), named[key].name, reasons=tuple(named[key].evidence["person"])
                    )
                )
        for key, kind in self.kinds.items():
            if kind in ("character", "band"):
                bearer = self.bearers[key]
                found.append(self.mention(kind, bearer.name, bearer.spots, tuple(bearer.evidence[kind])))
        return found

    def mention(self, kind: str, name: str, spots: list[Spot], reasons: tuple[str, ...]) -> Mention:
        places = tuple(self.passages[spot.passage].place(spot.start, spot.end) for spot in spots)
        return Mention(kind, name, places, self.sentence_at(spots[0]) if spots else "", reasons=reasons)

    def find_again(self) -> None:
        """Every other place of a title that is known by now: it need not be marked twice."""
        keys: dict[str, dict[str, Title]] = defaultdict(dict)
        for title in self.titles:
            if title.sure >= 3 and len(title.name) > 2:
                keys[title.name.split()[0]].setdefault(title.name, title)
        by_passage: dict[int, list[Title]] = defaultdict(list)
        for title in self.titles:
            by_passage[title.passage].append(title)
        for number, passage in enumerate(self.passages):
            titled = {(t.start, t.end) for t in by_passage[number]}
            held = [*titled]
            held += [
                (s.start, s.end)
                for s in self.spots[number]
                if self.kinds.get(fold(s.name)) == "person" or len(s.name.split()) > 1
            ]
            held.sort()
            at = 0
            for word_number, word in enumerate(passage.words):
                candidates = keys.get(word.text) or keys.get(passage.text[word.start : word.end + 2])
                if not candidates or (not word.is_capital and not word.text[0].isdigit()):
                    continue
                while at < len(held) and held[at][1] <= word.start:
                    at += 1
                for name, title in sorted(candidates.items(), key=lambda pair: -len(pair[0])):
                    end = word.start + len(name)
                    if not passage.text.startswith(name, word.start) or passage.text[end : end + 1].isalnum():
                        continue
                    if (
                        at < len(held)
                        and held[at][0] < end
                        and held[at][1] > word.start
                        and (held[at][0], held[at][1]) != (word.start, end)
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
                    self.titles.append(again)
                    break

    def told_titles(self) -> list[Mention]:
        by_key: dict[str, list[Title]] = defaultdict(list)
        for title in dict.fromkeys(self.titles):
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
                places = tuple(dict.fromkeys(self.passages[t.passage].place(t.start, t.end) for t in part))
                first = max(
                    part[:1] + [t for t in part if len(t.name) > len(part[0].name)][:1], key=lambda t: len(t.name)
                )
                passage = self.passages[first.passage]
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

    def told_bodies(self) -> list[Mention]:
        by_key: dict[tuple[str, str], list[bodies.Body]] = defaultdict(list)
        for body in self.bodies:
            by_key[(body.kind, fold(body.name))].append(body)
        found = []
        for (kind, _), group in by_key.items():
            places = tuple(
                self.passages[b.passage].place(
                    self.passages[b.passage].words[b.first].start, self.passages[b.passage].words[b.last].end
                )
                for b in group
            )
            first = group[0]
            found.append(
                Mention(
                    kind,
                    first.name,
                    places,
                    self.passages[first.passage].sentence(first.first),
                    reasons=(first.reason,),
                )
            )
        return found
