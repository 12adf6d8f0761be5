"""All the steps of recognising, in their order."""

from collections import defaultdict
from dataclasses import replace

from ..reading import pieces
from . import (
    again,
    bodies,
    by_line,
    categories,
    contexts,
    deciding,
    firms,
    houses_own,
    in_full,
    in_rows,
    makers,
    neighbours,
    outcome,
    owned,
    paired,
    people,
    result_rows,
    results,
    sections,
    sentence_cased,
    set_apart,
    small_letters,
    unmarked,
    weighing,
    well_known,
    whole_text,
    won,
)
from .gazetteer import companies, fold, places
from .mentions import Recognised
from .overlaps import without_overlaps, without_parts
from .passages import Passage, passages_of
from .people import Bearer, Spot
from .titles import Title, title_key


class Telling:
    """One reading's names while they are sorted out. What is settled first is not read again as something else."""

    def __init__(self, reading: pieces.Reading):
        self.reading = reading
        self.passages: list[Passage] = passages_of(reading)
        self.taken: list[set[int]] = [set() for _ in self.passages]
        self.titles: list[Title] = []
        self.results: list[result_rows.Row] = []
        self.bodies: list[bodies.Body] = []
        self.spots: list[list[Spot]] = []
        self.bearers: dict[str, Bearer] = {}
        self.kinds: dict[str, str] = {}
        self.tails: set[str] = set()  # the last words of people's names: “Le Goff”, “Del Toro”

    def tell(self) -> Recognised:
        self.find_set_apart()
        again.keep_long_titles(self)
        self.find_bodies()
        self.find_names()
        self.decide()
        self.take_known()
        self.find_unmarked()
        self.titles = without_parts(self.titles)
        outcome.find_again(self)
        return outcome.told(self)

    # What is set apart

    def find_set_apart(self) -> None:
        rows = by_line.tables(self.passages)
        self.results = list(result_rows.rows(self.passages))
        surnames = sentence_cased.surnames_with_article(self.passages)
        stated: dict[int, list[Title]] = defaultdict(list)
        for title in [
            *by_line.reviewed(self.reading, self.passages),
            *by_line.guided(self.reading, self.passages),
            *by_line.answered(self.reading, self.passages),
            *by_line.listed(self.passages),
            *result_rows.titles_in(self.results, self.passages),
            *houses_own.over_review(self.passages),
            *small_letters.small_with_sign(self.passages),
            *small_letters.odd_letters(self.passages),
            *houses_own.in_entries(self.passages),
            *houses_own.beside_names(self.passages),
            *sections.over_sections(self.passages),
            *paired.in_lists(self.passages),
        ]:
            stated[title.passage].append(title)
        for number, passage in enumerate(self.passages):
            of_results = list(results.titles_in(number, self.passages))
            known = list(well_known.well_known(number, passage))
            known_at = {title.start for title in known}
            for title in without_overlaps(
                [
                    *stated[number],
                    *by_line.titles_in(number, passage, number in rows),
                    *set_apart.set_apart(number, passage),
                    *of_results,
                    # Where a known one ends is known, that of others in small letters is guessed
                    *(t for t in sentence_cased.sentence_cased(number, passage, surnames) if t.start not in known_at),
                    *known,
                ]
            ):
                self.titles.append(title)
                self.take(number, title.start, title.end)
        for title in houses_own.in_capitals(self.passages, self.titles):
            if not self.taken[title.passage].intersection(self.passages[title.passage].numbers(title.start, title.end)):
                self.titles.append(title)
                self.take(title.passage, title.start, title.end)

    def take_known(self) -> None:
        """Titles that are known by now keep their words, wherever they stand: no shorter one is found in them."""
        known = len(self.titles)
        outcome.find_again(self)
        for title in self.titles[known:]:
            self.take(title.passage, title.start, title.end)

    def find_bodies(self) -> None:
        heads = result_rows.prizes_in(self.results, self.passages)
        for number, passage in enumerate(self.passages):
            awards = [
                body
                for body in heads.get(number) or bodies.awards(number, passage)
                if not self.taken[number] & set(range(body.first, body.last + 1))
            ]
            for body in awards:
                self.taken[number].update(range(body.first, body.last + 1))
            awards += categories.categories(number, passage, self.taken[number])
            awards += won.won(number, passage, self.taken[number])
            for body in awards:
                self.taken[number].update(range(body.first, body.last + 1))
            companies_there = list(firms.firms(number, passage, self.taken[number]))
            for body in companies_there:
                self.taken[number].update(range(body.first, body.last + 1))
            self.bodies += [*awards, *companies_there]

    def take(self, number: int, start: int, end: int) -> None:
        self.taken[number].update(self.passages[number].numbers(start, end))

    # Names

    def find_names(self) -> None:
        credited = [*by_line.makers_in(self.passages), *by_line.credited_in(self.passages)]
        full = in_full.openings(credited)
        for number, passage in enumerate(self.passages):
            runs = people.runs(number, passage, self.taken[number])
            spots = [in_full.in_full(spot, passage, full) for spot in runs]
            self.spots.append(spots)
            for spot in spots:
                bearer = self.bearers.setdefault(fold(spot.name), Bearer(spot.name))
                bearer.spots.append(spot)
                weighing.weigh(passage, spot, bearer)
                if makers.is_house(passage, spot.first):
                    bearer.add("thing", "a house of agents or of clothes", 6)
        for line in (line for credits in self.reading.all_of(pieces.Credits) for line in credits.lines):
            self.credit(line.name)
        for name in credited:
            self.credit(name)
        for row in self.results:
            for start, end in row.people:
                self.credit(self.passages[row.passage].text[start:end])
        for player, part in by_line.cast_in(self.passages):
            self.credit(player)
            if fold(part) in self.bearers:
                self.bearers[fold(part)].add("character", f"played by {player}", 6)
        for number in results.people_in(self.passages, self.spots):
            self.bearers[number].add("person", "named for a prize", 3)
        surnames = {
            deciding.surname(b.name) for b in self.bearers.values() if b.word_count > 1 and b.score("person") >= 3
        }
        for passage, spots in zip(self.passages, self.spots, strict=True):
            neighbours.weigh_neighbours(passage, spots, self.bearers, surnames)
        speakers = {turn.speaker for turn in self.reading.all_of(pieces.Paragraph) if getattr(turn, "speaker", "")}
        whole_text.weigh_whole(self.passages, self.bearers, speakers)
        for passage, spots in zip(self.passages, self.spots, strict=True):
            neighbours.share_in_lists(passage, spots, self.bearers)

        neighbours.weigh_again(self.passages, self.bearers)

    def credit(self, name: str) -> None:
        """A name in the production credits is a person's where it looks like one."""
        if "&" in name or any(sign.isdigit() for sign in name):
            return  # “September 4”
        if fold(name) in self.bearers or neighbours.looks_like_name(name) or len(name.split()) in (2, 3):
            bearer = self.bearers.setdefault(fold(name), Bearer(name))
            weighing.weigh_form(Passage(name), Spot(0, 0, len(Passage(name).words) - 1, 0, len(name), name), bearer)
            bearer.add("person", "credited", 3)

    def decide(self) -> None:
        competing = {title.key for title in self.titles if title.reason == "in a list of results"}
        names = {
            title_key(b.name)
            for k, b in self.bearers.items()
            if b.stated >= 2
            and b.word_count > 1
            and not b.score("thing")
            and not (title_key(b.name) in competing and deciding.only_does(b))
        }
        quoted = {t.key for t in self.titles if t.reason == "quoted" and self.passages[t.passage].part == "headline"}
        self.titles = [t for t in self.titles if t.key not in names or t.told or t.sure > 3 or t.key in quoted]
        marked = {title.key for title in self.titles if title.sure >= 3}
        for key, bearer in self.bearers.items():
            kind = deciding.kind_of(bearer)
            name = title_key(bearer.name)
            is_marked = name in marked and (
                bearer.stated < 3 or name in quoted or (name in competing and deciding.only_does(bearer))
            )
            if kind == "person" and is_marked:
                kind = ""
            self.kinds[key] = kind
        named = {key: self.bearers[key] for key, kind in self.kinds.items() if kind == "person"}
        if deciding.is_recap(self.passages):
            for key in deciding.families(named):
                self.kinds[key] = "character"
        deciding.tell_characters(self.kinds, self.bearers, named)

    # Titles without marks

    def find_unmarked(self) -> None:
        firm = self.firm_people()
        named = {key: self.bearers[key] for key, kind in self.kinds.items() if kind == "person"}
        for key, bearer in self.bearers.items():
            if bearer.word_count == 1 and key in firm and self.kinds.get(key) != "character":
                named.setdefault(key, bearer)
        self.tails = {
            " ".join(words[at:])
            for bearer in named.values()
            for words in [deciding.parts(bearer.name)]
            for at in range(1, len(words) - 1)
        }
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
        headings = {title_key(passage.text) for passage in self.passages if passage.part == "heading"}
        by_key: dict[str, list[Title]] = defaultdict(list)
        for title in maybe:
            by_key[title.key].append(title)
        for key, found in by_key.items():
            reasons = {title.reason for title in found}
            in_headline = key in headings or any(
                self.passages[title.passage].part in ("headline", "title") for title in found
            )
            sure = max(title.sure for title in found) + (1 if len(reasons) > 1 or in_headline else 0)
            if key in keys or (sure >= 3 and self.may_be_title(found[0].name)):
                self.titles += [replace(title, sure=max(sure, title.sure)) for title in found]

    def firm_people(self) -> set[str]:
        surnames = {deciding.surname(self.bearers[key].name) for key, kind in self.kinds.items() if kind == "person"}
        firm = {key for key, kind in self.kinds.items() if kind == "person" and self.bearers[key].stated >= 2}
        return firm | surnames

    def may_be_title(self, name: str) -> bool:
        key = fold(name)
        if key in places() or key in companies() or key in self.tails:
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
