"""Names of the shelf that stand in the text in plain letters, where nothing around them tells: no quotation marks,
no italics, no verb of film. What was not recognised is found by its being on the shelf.

A title is looked for in all that readers see. It has to be printed as the shelf has it: accents, quotation marks,
dashes and spaces aside, and with its capitals (printed.py). A piece of a longer name is not that film.

It is *linked* without a question where only one row goes by it, and

* it has two or more words with capitals inside a sentence, one of them no word of everyday copy, and it is neither
  built like a person's name or a street's, nor anything else's name in the text or on the shelf (“Dune: Part Two”); or
* the story names somebody who has a credit on it, and it is more than one everyday word, and not the name of one of
  its own characters (“Red Rocket” beside Sean Baker).

It is *asked* where that leaves a doubt: everyday words with capitals (“Civil War”), a rare word alone (“for Anora”),
names (“Barry Lyndon”), several films of one title. Without evidence it is *passed over* where it is

* one everyday word: its capital must stand inside a sentence, and somebody credited in the story or a word of film
  near it (“he saw Drive”; never “Her mother”, and never in a headline that is all capitals);
* a given name, a surname, a place, a company, a month, or what the text itself takes for a character or a book:
  somebody credited must be named, or the words right beside it speak of a film; a place never after “in” or “from”;
* a rare word where a capital says nothing, at the beginning of a sentence or in a headline: the same, and in German
  only a word of film right beside it;
* a nationality or a figure: only right behind “the film” and the like.

What the shelf has in small letters is found where print shows that it is a title: by its own capitals (“eXistenZ”), or
by a sign that ends no sentence (“mother! and”).

Somebody of the shelf whose full name stands there is linked where nobody and no film shares it, and asked where it
is all everyday words. In scripts that have no capitals nothing is looked for.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from ..recognising import Mention, Recognised
from ..recognising.gazetteer import fold
from ..recognising.titles import title_key
from .candidates import Candidate, name_key
from .choices import Choice
from .choosing import leaning
from .credits import Credits
from .printed import Printed, Run, letters, names_from, titles_from
from .weighing import Weight, is_part_of_longer, weigh_person, weigh_title

ON_THE_SHELF = "It stands there as it does on the shelf"
ASKED = "It stands there in plain letters, as it does on the shelf."
Rows = dict[str, list[Candidate]]


@dataclass(frozen=True)
class Standing:
    """A name of the shelf with the rows that go by it, and where it stands."""

    kind: str
    rows: tuple[Candidate, ...]
    runs: tuple[Run, ...]


def standing_in(printed: Printed, people: Rows, films: Rows) -> list[Standing]:
    """Names of the shelf in what is printed: of those within one another the longest, and no pieces of others."""
    found = [
        *spelled_as_on_the_shelf("person", printed.where(names_from, people), people),
        *spelled_as_on_the_shelf("film", printed.where(titles_from, films), films),
    ]
    longest: dict[tuple[int, int], tuple] = {}
    for _, _, run in sorted(found, key=lambda each: each[2].first - each[2].last):
        for number in run.numbers:
            longest.setdefault((id(run.passage), number), run.place)
    groups: dict[tuple[str, tuple], list[Run]] = defaultdict(list)
    for kind, rows, run in found:
        held = {longest[id(run.passage), number] for number in run.numbers}
        if held == {run.place} and not is_part_of_longer(run, is_title=kind == "film"):
            groups[kind, rows].append(run)
    return [Standing(kind, rows, tuple(runs)) for (kind, rows), runs in groups.items()]


def spelled_as_on_the_shelf(kind: str, runs: dict[str, list[Run]], rows: Rows) -> Iterator[tuple]:
    for key, places in runs.items():
        for run in places:
            meant = tuple(row for row in rows[key] if any(map(run.is_spelled, row.spelled)))
            if meant:
                yield kind, meant, run


class Overlooked:
    """The choices that recognising did not come to, beside those that it did."""

    def __init__(self, recognised: Recognised, choices: list[Choice], credits: Credits, printed: Printed):
        self.choices, self.credits, self.printed = choices, credits, printed
        self.states = {id(choice.mention): choice.state for choice in choices}
        self.settled = {choice.chosen.key: choice for choice in choices if choice.chosen}
        self.titles = {title_key(m.name) for m in recognised.mentions if m.kind in ("film", "series")}
        self.held = held_by(recognised.mentions, printed)
        self.gone: set[int] = set()

    def added(self, standing: list[Standing], companies: Collection[str]) -> list[Choice]:
        """All choices in the order of the text; ``companies`` are keys of names that companies go by."""
        counts = Counter(run.place for each in standing for run in each.runs)
        self.shared = {place for place, count in counts.items() if count > 1}
        self.companies = companies
        found: list[Choice] = []
        for kind, choose in (("person", self.somebody), ("film", self.film)):
            for each in standing:
                if each.kind == kind and not any(row.key in self.settled for row in each.rows):
                    found += [new] if (new := choose(each)) else []
            self.settled |= {choice.chosen.key: choice for choice in found if choice.chosen}
        found = [self.with_evidence(choice) if choice.state == "asked" else choice for choice in found]
        if not found:
            return self.choices
        kept = [choice for choice in self.choices if id(choice.mention) not in self.gone]
        return sorted([*kept, *found], key=self.where)

    def where(self, choice: Choice) -> tuple[int, int]:
        if not choice.mention.places:
            return 1 << 30, 0
        first = choice.mention.places[0]
        return self.printed.order.get((first.block, first.part), 0), first.start

    def with_evidence(self, choice: Choice) -> Choice:
        """A question with what speaks for each answer: only those who are credited together can."""
        keys = dict.fromkeys(key for row in choice.candidates for key in self.credited_with(row))
        return leaning(choice, [self.settled[key] for key in keys], self.credits)

    def credited_with(self, row: Candidate) -> list[tuple[str, int]]:
        """Who stands in the story and has a credit on a film, or which films of somebody do."""
        if row.model == "people.film":
            keys = (("people.person", person) for person, *_ in self.credits.of_film[row.pk])
        else:
            keys = (("people.film", film) for film in sorted(self.credits.films_of[row.pk]))
        return list(dict.fromkeys(key for key in keys if key in self.settled))

    def somebody(self, each: Standing) -> Choice | None:
        weighed, is_credited_here = [], any(map(self.credited_with, each.rows))
        for run in each.runs:
            is_free, other = self.holder(run)
            if is_free and (other is None or is_credited_here):
                most = Weight.ASKED if other or run.place in self.shared else Weight.PLAIN
                weighed.append((run, min(weigh_person(run), most)))
        return choice_of(each, weighed, {})

    def film(self, each: Standing) -> Choice | None:
        if title_key(each.runs[0].text) in self.titles:
            return None  # recognised elsewhere, and decided there
        connected = {
            row.key: self.settled[keys[0]].chosen.name for row in each.rows if (keys := self.credited_with(row))
        }
        is_character = self.is_its_own_character(each)
        weighed, strangers = [], set()
        for run in each.runs:
            is_free, other = self.holder(run)
            if not is_free or (other and other.kind == "person" and other.name != run.text):
                continue  # that is a surname or a given name of somebody whom the text names in full
            is_stranger = other is not None and other.kind == "person" and self.states[id(other)] == "unknown"
            is_name = name_key(run.text) in self.companies or (other is not None and not is_stranger)
            spelled = next(name for row in each.rows for name in row.spelled if run.is_spelled(name))
            weight = weigh_title(run, spelled, is_connected=bool(connected), is_name=is_name)
            if is_name or is_character:
                weight = min(weight, Weight.ASKED)
            elif other or run.place in self.shared:
                weight = min(weight, Weight.LIKELY)
            weighed.append((run, weight))
            strangers |= {id(other)} if is_stranger else set()
        choice = choice_of(each, weighed, connected)
        if choice and choice.chosen:
            self.gone |= strangers  # what was taken for a person nobody knows is the film
        return choice

    def holder(self, run: Run) -> tuple[bool, Mention | None]:
        """Whether a run is free to be taken, and what the text takes these very words for, if anything."""
        there = {(id(each[0]), each[1]): each for n in run.numbers for each in self.held.get((id(run.passage), n), ())}
        exact = None
        for mention, start, end in there.values():
            if (start, end) == (run.start, run.end):
                exact = mention
            elif start < run.start or run.end < end:
                return False, None
        return True, exact

    def is_its_own_character(self, each: Standing) -> bool:
        """Whether a film is called as somebody in it is, so that the text may speak of either."""
        words = set(map(fold, letters(each.runs[0].text)))
        characters = {character for row in each.rows for *_, character in self.credits.of_film[row.pk]}
        return any(words <= set(map(fold, letters(character))) for character in characters)


def held_by(mentions: Iterable[Mention], printed: Printed) -> dict[tuple[int, int], list[tuple]]:
    """By passage and word, the mentions that stand there."""
    passages = defaultdict(list)
    for passage in printed.passages:
        passages[passage.block, passage.part].append(passage)
    held = defaultdict(list)
    for mention in mentions:
        for place in mention.places:
            for passage in passages[place.block, place.part]:
                for number in range(passage.index_at(place.start), passage.index_at(place.end - 1) + 1):
                    held[id(passage), number].append((mention, place.start, place.end))
    return held


def choice_of(each: Standing, weighed: list[tuple[Run, Weight]], connected: dict[tuple, str]) -> Choice | None:
    """A link or a question for a name that weighs enough in one of its places; ``connected`` says who speaks for it."""
    weight = max((weight for _, weight in weighed), default=Weight.PASSED_OVER)
    if weight is Weight.PASSED_OVER:
        return None
    runs = [run for run, weight in weighed if weight]
    mention = mention_of(each, runs)
    likely = [row for row in each.rows if row.key in connected] or each.rows
    if len(likely) == 1 and (weight is Weight.PLAIN or (connected and weight is Weight.LIKELY)):
        by = connected.get(likely[0].key)
        why = f", and the story names {by}, who has a credit on it." if by else ", and nothing else there goes by it."
        return Choice(mention, each.rows, likely[0], f"{ON_THE_SHELF}{why}", "matched")
    many = f" {len(each.rows)} on the shelf go by it." if len(each.rows) > 1 else ""
    return Choice(mention, each.rows, None, f"{ASKED}{many}", "asked")


def mention_of(each: Standing, runs: list[Run]) -> Mention:
    kind = each.kind
    if kind == "film" and all("series" in row.detail for row in each.rows):
        kind = "series"
    places = tuple(run.passage.place(run.start, run.end) for run in runs)
    return Mention(kind, runs[0].text, places, runs[0].passage.sentence(runs[0].first), reasons=("on the shelf",))
