"""Who made a film and who is in it, lives, and what a film is based on: each with the sentence that says so."""

import re
from collections.abc import Iterator

from . import prizes, releases
from .mentions import Fact, Mention
from .passages import Passage
from .sentences import FILM_PRONOUN, Named, Sentence, clause_before, date_near, is_doubtful, sentences_of

WORDS_FOR = {
    "directed": "directed co-directed helmed réalisé réalisée dirigida dirigido inszeniert",
    "written": "written co-written scripted penned écrit escrita escrito geschrieben",
    "produced": "produced produit producida produziert",
    "edited": "edited monté montada",
    "shot": "shot lensed photographed filmed",
    "scored": "scored composed",
}
JOBS = {word: job for job, words in WORDS_FOR.items() for word in words.split()}
JOB = "|".join(sorted(JOBS, key=len, reverse=True))
FIRST_JOB = "|".join(word.capitalize() for word in JOB.split("|"))  # of a sentence
MADE_BY = re.compile(
    rf"\b(?P<jobs>(?:{JOB}|{FIRST_JOB})(?:(?:,? and |, | & | et | y | und )(?:{JOB})){{0,6}}) (?:by|par|por|von) (?=\S)"
)
NOUN_BY = re.compile(
    r"\b(?:(?P<scored>score|music|musique|música|Musik)|(?P<shot>cinematography|photography)|"
    r"(?P<written>screenplay|script|scénario|guion|Drehbuch)|(?P<edited>editing))"
    r"(?: is| was)? (?:by|par|de|von) (?=[A-ZÀ-Þ])"
)
BRACKET_DIRECTOR = re.compile(r"\((?:dir\.?|directed by|réal\.?|r:) ")
LABEL = re.compile(
    r"\b(?:(?P<directed>Dir(?:ector)?|Directed by|Regie|Dirección|Réalisation)|(?P<written>Writers?|"
    r"Screenplay|Guion|Scénario|Buch)"
    r"|(?P<plays>Starring|Cast|Stars|With|Avec|Reparto|Darsteller))(?:\.|:|\.:) (?=[A-ZÀ-Þ])"
)
AS = re.compile(
    r"(?:\s(?:is|was|shines|excels|est|está|ist) (?:[\w’'-]+ ){0,4}?|\s)(?:as|comme|como|"
    r"als)\s(?:(?:the|a|an|his|her|le|la|el)\s)?(?:[\w’'-]+,?\s){0,4}"
)
PLAYS = re.compile(
    r",?\s(?:who )?(?:plays|played|portrays|portrayed|embodies|voices|incarne|joue|interpreta|encarna|"
    r"spielt)\s(?:[\w’'-]+,?\s){0,6}"
)
PLAYED_BY = re.compile(
    r"[^.]{0,100}\b(?:played|portrayed|voiced|incarnée?|jouée?|interpretad[oa]|"
    r"gespielt)(?: \w+){0,3}? (?:by|par|por|von)\s"
)
IS_BORN = re.compile(r"\b(?:born|née?|nacid[oa]|geboren)\b(?: on| in| le| el| am)? ?")
HAS_DIED = re.compile(r"\b(?:died|has died|est mort[e]?|murió|starb|passed away)\b")
LIFE = re.compile(r"\((?P<born>1[89]\d\d|20\d\d) ?[–-] ?(?P<died>1[89]\d\d|20\d\d)\)")
BASED_ON = re.compile(
    r"\b(?:based on|adapted from|adaptation of|inspired by|d['’]après|basad[oa] en|nach dem)\s(?P<what>[^.;()]{3,90})"
)
LINK = re.compile(r"\s*(?:,|,? and|,? &|,? et| y| und)\s*(?:[\w-]+ )?")


def facts_of(passages: list[Passage], mentions: list[Mention]) -> list[Fact]:
    """Every fact in the order of the text, none twice from one sentence."""
    found: dict[tuple, Fact] = {}
    for sentence in sentences_of(passages, mentions):
        for rule in (made_by, cast, lives, based_on, *releases.RULES, *prizes.RULES):
            for fact in rule(sentence):
                if fact.subject:
                    found.setdefault((fact.kind, fact.subject, fact.object, fact.value, fact.sentence), fact)
    return list(found.values())


def listed_people(sentence: Sentence, position: int) -> list[str]:
    """The person who follows a place of the sentence, and those joined to that one."""
    names = []
    for named in sentence.named:
        start = named.start - sentence.start
        if named.kind != "person" or start < position:
            continue
        gap = sentence.text[position:start]
        role = re.fullmatch(r"(?:the |a |an )?(?:[\w-]+ ){0,3}", gap) if not names else LINK.fullmatch(gap)
        if not role:
            break
        names.append(named.name)
        position = named.end - sentence.start
    return names


def made_by(sentence: Sentence) -> Iterator[Fact]:
    """“written and directed by …”, “score by …”, “(dir. …)”, “Dir: …”."""
    text = sentence.text
    for match in MADE_BY.finditer(text):
        film, stated = sentence.film_at(match.start())
        if is_doubtful(clause_before(sentence, match.start())):
            continue
        if not film and FILM_PRONOUN.search(text, match.end()):
            film, stated = film_spoken_of(sentence), False
        for name in listed_people(sentence, match.end()):
            for job in re.findall(JOB, match["jobs"].lower()):
                yield sentence.fact(JOBS[job], film, name, at=match.span(), stated=stated)
    for pattern in (NOUN_BY, LABEL):
        for match in pattern.finditer(text):
            film, stated = sentence.film_at(match.start())
            if not film and sentence.passage.part == "text":
                film, stated = sentence.main_film, False
            for name in listed_people(sentence, match.end()):
                yield sentence.fact(match.lastgroup, film, name, at=match.span(), stated=stated)
    for match in BRACKET_DIRECTOR.finditer(text):
        film = sentence.before(match.start(), "film", "series")
        if film and match.start() - (film.end - sentence.start) <= 2:
            for name in listed_people(sentence, match.end()):
                yield sentence.fact("directed", film.name, name, at=match.span())


def cast(sentence: Sentence) -> Iterator[Fact]:
    """Who plays whom. The film is the one named in the sentence, else the one spoken of."""
    for one, other in zip(sentence.named, sentence.named[1:], strict=False):
        between = sentence.passage.text[one.end : other.start]
        pair = None
        if (one.kind, other.kind) == ("person", "character"):
            if (
                AS.fullmatch(between)
                or PLAYS.fullmatch(between)
                or (between in (" (", "’s ", "'s ") and between == " (")
            ):
                pair = one.name, other.name
        elif one.kind in ("film", "series") and other.kind == "character" and AS.fullmatch(between.lstrip('”»"’')):
            who, name, stated = sentence.subject_at(one.start - sentence.start)
            if who == "person":
                yield sentence.fact(
                    "plays",
                    one.name,
                    name,
                    other.name,
                    (one.start - sentence.start, other.end - sentence.start),
                    stated,
                )
        elif (one.kind, other.kind) == ("character", "person") and (
            between in (" (", "” (") or PLAYED_BY.fullmatch(between)
        ):
            pair = other.name, one.name
        if pair and (both := two_and_two(sentence, one, other)):
            film, stated = sentence.film_at(both[0].start - sentence.start)
            for actor, part in ((both[0], other), (one, both[1])):
                at = (actor.start - sentence.start, part.end - sentence.start)
                yield sentence.fact("plays", film or film_spoken_of(sentence), actor.name, part.name, at, stated)
            continue
        if pair:
            film, stated = sentence.film_at(one.start - sentence.start)
            if not film:
                later = sentence.after(other.end - sentence.start, "film", "series", within=8)
                film, stated = (later.name, True) if later else (film_spoken_of(sentence), False)
            yield sentence.fact(
                "plays", film, *pair, at=(one.start - sentence.start, other.end - sentence.start), stated=stated
            )


def two_and_two(sentence: Sentence, one: Named, other: Named) -> tuple[Named, Named] | None:
    """“A and B as C and D”: the actor before the first pair's second, and the part after its first."""
    at = sentence.named.index(one)
    around = sentence.named[max(0, at - 1) : at + 3]
    if len(around) != 4 or [named.kind for named in around] != ["person", "person", "character", "character"]:
        return None
    text = sentence.passage.text
    joined = text[around[0].end : one.start], text[other.end : around[3].start]
    return (around[0], around[3]) if all(gap in (" and ", " et ", " y ", " und ") for gap in joined) else None


def film_spoken_of(sentence: Sentence) -> str:
    return sentence.film_before or sentence.main_film


def lives(sentence: Sentence) -> Iterator[Fact]:
    """When somebody was born or died."""
    text = sentence.text
    for match in LIFE.finditer(text):
        person = sentence.before(match.start(), "person")
        if person and match.start() - (person.end - sentence.start) <= 2:
            yield sentence.fact("born", person.name, value=match["born"], at=match.span())
            yield sentence.fact("died", person.name, value=match["died"], at=match.span())
    for kind, pattern in (("born", IS_BORN), ("died", HAS_DIED)):
        for match in pattern.finditer(text):
            who, name, stated = sentence.subject_at(match.start())
            date = date_near(sentence, match.end(), 40)
            if not date and kind == "born" and (year := re.match(r"(1[89]\d\d|20\d\d)\b", text[match.end() :])):
                date = year[1]
            if who == "person" and (date or kind == "died") and not is_doubtful(clause_before(sentence, match.start())):
                yield sentence.fact(kind, name, value=date, at=match.span(), stated=stated)


def based_on(sentence: Sentence) -> Iterator[Fact]:
    for match in BASED_ON.finditer(sentence.text):
        film, stated = sentence.film_at(match.start())
        yield sentence.fact("based on", film, match["what"].strip(" ,"), at=match.span(), stated=stated)
