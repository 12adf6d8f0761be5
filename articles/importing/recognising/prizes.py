"""Nominations and wins: how many at which ceremony, and in which categories."""

import re
from collections.abc import Iterator

from .mentions import Fact
from .numbers_and_days import NUMBER, number
from .sentences import Sentence, clause_before, is_doubtful

COUNTED = re.compile(
    rf"\b(?P<count>{NUMBER}) (?:[\w’'-]+ ){{0,3}}?(?P<what>nominations?|nods|wins|awards|prizes|"
    rf"statuettes|categories|trophies|Oscars)\b",
    re.IGNORECASE,
)
WINNING = re.compile(rf"\bwinning (?P<count>{NUMBER})\b(?! (?:nominations|years|films))", re.IGNORECASE)
WITH_EACH = re.compile(rf"\bwith (?P<count>{NUMBER})(?P<each> each)?(?= nominations\b|[,.;]| and\b|$)", re.IGNORECASE)
CATEGORY = re.compile(
    r"\bBest (?:[A-Z][\w-]+(?: (?:in a|of the|and|by an?) [A-Z][\w-]+| [A-Z][\w-]+){0,4})|"
    r"\b[Bb]est (?:actress|actor|director|picture|film|screenplay|editing"
    r"|cinematography|supporting actress|supporting actor|original screenplay|adapted screenplay|"
    r"documentary|international feature|score|song)\b"
    r"|\b[Mm]eilleure? (?:film|actrice|acteur|réalisation|scénario)\b|\b[Mm]ejor (?:película|actriz|"
    r"actor|dirección|guion)\b"
)
WON = re.compile(
    r"\b(?:won|wins?|winning|took(?: home)?|takes?|scooped|awarded|named|received|went to|collected|"
    r"winner of|remporté|obtenu|ganó|gewann)\b"
)
NOMINATED = re.compile(r"\b(?:nominat\w+|nods?|nomm?ée?s?|nominad[oa]s?|up for|contend\w*)\b")
LISTED = re.compile(
    r"\b(?:top[- ](?:ten|10|five|20)|one of the (?:top |ten |best )+(?:\w+ )?films|best films of (?:the year|\d{4}))\b"
)
BODIES = ("award", "festival")
AT = re.compile(r"\s(?:at|from|aux|en los|bei den)\s(?:the |this year['’]s |last year['’]s )?")
FOR = re.compile(
    r"(?:\s(?:at|from)\s[^,;:]{3,60})?,?\s\(?(?:for|pour|por|für)\s(?:(?:his|her|their) \w+ in\s)?[“\"‘«]?\s?"
)


def ceremony(sentence: Sentence, position: int, end: int) -> str:
    """“six nominations at the 97th …”: what follows a count straight, else what was named last."""
    following = sentence.after(end, *BODIES, within=30)
    if following and re.fullmatch(
        r"[^,;]{0,22}?(?:at|from|for|aux|en los|bei den) (?:the |this year['’]s |last year['’]s )?",
        sentence.text[end : following.start - sentence.start],
    ):
        return following.name
    before = sentence.before(position, *BODIES)
    return before.name if before else ""


def counts(sentence: Sentence) -> Iterator[Fact]:
    """How many nominations and wins, with the ceremony or else nothing."""
    text = sentence.text
    if not re.search(r"\b(?:nominat|nods|win|won|award|prize|Oscar|categor)", text, re.IGNORECASE):
        return
    for match in COUNTED.finditer(text):
        what, before = match["what"].lower(), text[max(0, match.start() - 40) : match.start()]
        if what in ("awards", "prizes", "categories", "trophies", "statuettes", "oscars") and not WON.search(before):
            continue
        if is_doubtful(clause_before(sentence, match.start())) or re.search(r" of (?:his|her|its|their) ", match[0]):
            continue
        kind = "nominations" if what.startswith("nomination") or what == "nods" else "wins"
        if re.search(r"\bled\b|\bwith\s\Z", before) and "each" in text[match.end() : match.end() + 6]:
            continue
        subject = sentence.subject_at(match.start())
        if subject[1]:
            yield sentence.fact(
                kind,
                subject[1],
                ceremony(sentence, match.start(), match.end()),
                str(number(match["count"])),
                match.span(),
                subject[2],
            )
    for match in WINNING.finditer(text):
        subject = sentence.subject_at(match.start())
        body = sentence.before(match.start(), *BODIES)
        if subject[1]:
            yield sentence.fact(
                "wins", subject[1], body.name if body else "", str(number(match["count"])), match.span(), subject[2]
            )


def leading(sentence: Sentence) -> Iterator[Fact]:
    """“A received the most nominations with 13, followed by B and C with 10 each”."""
    text = sentence.text
    if "nominations" not in text:
        return
    reached = 0
    for match in WITH_EACH.finditer(text):
        films = [n for n in sentence.of("film", "series") if reached <= n.start - sentence.start < match.start()]
        reached = match.end()
        for film in films if match["each"] else films[-1:]:
            body = sentence.before(match.start(), *BODIES)
            yield sentence.fact(
                "nominations", film.name, body.name if body else "", str(number(match["count"])), match.span()
            )


def categories(sentence: Sentence) -> Iterator[Fact]:
    """Named categories, won or nominated by the verb that stands last before them."""
    text = sentence.text
    for match in CATEGORY.finditer(text):
        before = text[: match.start()]
        won = max((m.start() for m in WON.finditer(before)), default=-1)
        nominated = max((m.start() for m in NOMINATED.finditer(before)), default=-1)
        tail = text[match.end() : match.end() + 20]
        if (
            (won < 0 and nominated < 0)
            or is_doubtful(clause_before(sentence, max(won, nominated)))
            or is_doubtful(text[max(won, nominated) : match.start()])
        ):
            continue
        kind = "win" if won > nominated else "nomination"
        verb = max(won, nominated)
        subject = sentence.subject_at(verb)
        if re.match(r"(?:went|goes) to ", text[verb:]) or re.match(r" (?:went|goes) to ", tail):
            taker = sentence.after(match.end(), "person", "film", within=30)
            subject = ("person", taker.name, True) if taker else ("", "", False)
            kind = "win"
        prize = sentence.before(match.start(), *BODIES)
        if subject[1]:
            body = prize.name if prize else given_at(sentence, match.end())
            also = given_for(sentence, match.end(), subject[0])
            yield sentence.fact(kind, subject[1], match[0], body, match.span(), subject[2], also)


def outright(sentence: Sentence) -> Iterator[Fact]:
    """“won the Palme d’Or”: a prize that has no categories."""
    text = sentence.text
    for match in WON.finditer(text):
        prize = sentence.after(match.end(), *BODIES, within=60)
        if prize is None or is_doubtful(clause_before(sentence, match.start())):
            continue
        between = text[match.end() : prize.start - sentence.start]
        name = prize.name
        if (
            re.search(r"[.;:]|\bfor\b|\bby\b|\band\b|\bat\b|\bfrom\b", between)
            or name.endswith(("Awards", "Festival", "Globes", "Oscars", "Fest"))
            or NOMINATED.search(between)
        ):
            continue
        subject = sentence.subject_at(match.start())
        if re.search(r"\b(?:went to|awarded)\b", match[0]):
            continue
        if subject[1]:
            others = sentence.after(prize.end - sentence.start, "festival", within=30)
            also = given_for(sentence, prize.end - sentence.start, subject[0])
            body = others.name if others else ""
            yield sentence.fact("win", subject[1], name, body, match.span(), subject[2], also)


def given_at(sentence: Sentence, position: int) -> str:
    """“Best Picture at the 97th Academy Awards”: the ceremony right behind a prize."""
    following = sentence.after(position, *BODIES, within=30)
    between = sentence.text[position : following.start - sentence.start] if following else ""
    return following.name if following and AT.fullmatch(between) else ""


def given_for(sentence: Sentence, position: int, kind: str) -> str:
    """“Best Actress for “Ebb””, “Best Actress (for Saoirse Ronan)”: the film of somebody, somebody of a film."""
    wanted = ("film", "series") if kind == "person" else ("person",)
    following = sentence.after(position, *wanted, within=80)
    between = sentence.text[position : following.start - sentence.start] if following else ""
    return following.name if following and FOR.fullmatch(between) else ""


def listings(sentence: Sentence) -> Iterator[Fact]:
    """A place in a yearly list, which is no nomination."""
    for match in LISTED.finditer(sentence.text):
        subject = sentence.subject_at(match.start())
        for body in sentence.of("award"):
            if (
                subject[0] == "film"
                and body.start - sentence.start > match.end()
                and "by" in sentence.text[match.end() : body.start - sentence.start]
            ):
                yield sentence.fact("listed", subject[1], body.name, match[0], match.span(), subject[2])


RULES = (counts, leading, categories, outright, listings)
