"""For each mention the row that is meant, or a question with what speaks for each answer, or a proposal."""

from collections import defaultdict

from ..recognising import Mention
from ..recognising.titles import title_key
from .candidates import Candidate, name_key
from .choices import Choice
from .credits import Credits, linked


def choose(mentions: list[Mention], found: dict[int, list[Candidate]], credits: Credits) -> list[Choice]:
    """Whoever has one candidate settles the others: first the plain cases, then those that lean on them."""
    same_title: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.kind in ("film", "series"):
            same_title[title_key(mention.name)].append(mention)
    choices: dict[int, Choice] = {}
    for number, mention in enumerate(mentions):
        twins = len(same_title.get(title_key(mention.name), ())) > 1 and mention.kind in ("film", "series")
        choices[number] = plainly(mention, found[number], twins)
    settled = [c for c in choices.values() if c.state == "matched"]
    for number, choice in choices.items():
        if choice.state == "asked":
            choices[number] = leaning(choice, settled, credits)
    return list(choices.values())


def plainly(mention: Mention, rows: list[Candidate], twins: bool) -> Choice:
    """By the name alone, and the year where the text states one."""
    if not rows:
        return Choice(mention, (), None, "Nothing on the shelf goes by this name.", "unknown")
    listed = tuple(rows)
    fitting = [row for row in rows if mention.year and row.year == mention.year]
    if mention.year and len(fitting) == 1:
        return Choice(mention, listed, fitting[0], f"The text says {mention.year}.", "matched")
    if mention.year and all(row.year and row.year != mention.year for row in rows):
        years = ", ".join(row.words for row in rows)
        return Choice(mention, listed, None, f"The text says {mention.year}, the shelf has {years}.", "asked")
    if twins and not mention.year:
        return Choice(
            mention, listed, None, "The text names two films of this title, this one without a year.", "asked"
        )
    if mention.kind == "person" and " " not in name_key(mention.name) and " " in name_key(rows[0].name):
        return Choice(mention, listed, None, "The text gives a surname alone.", "asked")
    if len(rows) == 1:
        return kind_fits(mention, rows[0], listed)
    return Choice(mention, listed, None, f"{len(rows)} on the shelf go by this name.", "asked")


def kind_fits(mention: Mention, row: Candidate, listed: tuple[Candidate, ...]) -> Choice:
    if mention.kind == "series" and row.model == "people.film" and "series" not in row.detail:
        return Choice(
            mention, listed, None, "The text speaks of a series, the shelf has a film of this title.", "asked"
        )
    return Choice(mention, listed, row, "The only one of this name on the shelf.", "matched")


def leaning(choice: Choice, settled: list[Choice], credits: Credits) -> Choice:
    """A question with its evidence; an answer where the same sentence names a credit that only one of them has."""
    mention = choice.mention
    near = [c for c in settled if c.chosen and beside_each_other(c.mention, mention)]
    rows, decided = [], []
    for row in choice.candidates:
        told = []
        for other in settled:
            link = linked(row, other.chosen, credits)
            if link:
                told.append(f"{other.mention.name} is named in this story and {link}")
                if other in near and not is_of_another_year(row, mention):
                    decided.append((row, other))
        if row.model == "people.film" and (directors := credits.directors(row.pk)):
            told.append(f"directed by {' and '.join(directors)}")
        if row.model == "people.person" and credits.films_of[row.pk]:
            told.append(f"{len(credits.films_of[row.pk])} credits on the shelf")
        rows.append(row.with_evidence(*told))
    answers = {row.key for row, _ in decided}
    if len(answers) == 1 and len(choice.candidates) > 1 and choice.reason.endswith("go by this name."):
        row, other = decided[0]
        chosen = next(listed for listed in rows if listed.key == row.key)
        reason = f"The same sentence names {other.mention.name}, who is credited on this one alone."
        if row.model == "people.person":
            reason = f"The same sentence names {other.mention.name}, on which this one alone is credited."
        return Choice(mention, tuple(rows), chosen, reason, "matched")
    return Choice(mention, tuple(rows), None, choice.reason, "asked")


def is_of_another_year(row: Candidate, mention: Mention) -> bool:
    """Whether the text states a year that is not this one's: no credit speaks against that."""
    return bool(mention.year and row.year and row.year != mention.year)


def beside_each_other(one: Mention, other: Mention) -> bool:
    """Whether both stand in the sentence that first names the other."""
    return bool(one.sentence) and (
        other.name in one.sentence or one.name in other.sentence or one.sentence == other.sentence
    )
