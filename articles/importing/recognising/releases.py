"""A film reaching its audience: premieres, releases, money, length and applause."""

import re
from collections.abc import Iterator

from .mentions import Fact
from .numbers_and_days import DATE, iso
from .sentences import Sentence, clause_before, is_doubtful

PREMIERED = re.compile(
    r"\b(?:premiered|bowed|debuted|(?:had its )?(?:world )?premiere[sd]?|was first shown|"
    r"s['’]est dévoilé|a été présentée?|se estrenó|feierte .{0,20}Premiere)\b"
)
RELEASED = re.compile(
    r"\b(?:(?:was |is |been |will be )?(?:later |then )?released|opens?|opened|in (?:(?:UK|US|U\.S\.|"
    r"Irish|British|Australian|American|select)(?: and (?:Irish|Canadian|British))? )?(?:cinemas|"
    r"theaters|theatres)"
    r"|sort en salles|en salles|se estrena en cines|en cines|startet|(?:ab|im) Kino|streaming on|"
    r"streams? on|available on|(?:is )?out on)\b"
)
BY_COMPANY = re.compile(r"\b(?:by|from|via|on|through|through)\s\Z")
TERRITORY = re.compile(
    r"\b(?:in|across|en|au) (?:the )?(?P<where>U\.?S\.?A?\.?|United States|U\.?K\.?|United Kingdom|"
    r"UK and Ireland|UK and Irish|Ireland|France|Germany|Spain|Italy|Canada|Australia"
    r"|North America|Japan|Australian|British|Irish|España|Deutschland)\b"
)
AMOUNT = re.compile(
    r"(?P<sign>US\$|A\$|C\$|\$|£|€|¥)\s?(?P<figure>\d[\d,.]{0,14})(?:\s?(?P<unit>million|billion|"
    r"thousand|bn|[mk]|millions|millones|Millionen)\b)?"
    r"|(?P<figure2>\d[\d.,]{0,14})\s(?P<unit2>millions? d['’]euros|millones de euros|Millionen Euro|"
    r"million euros|million dollars|euros?)",
    re.IGNORECASE,
)
CURRENCY = {"$": "USD", "US$": "USD", "A$": "AUD", "C$": "CAD", "£": "GBP", "€": "EUR", "¥": "JPY"}
GROSS = re.compile(
    r"\b(?:earn\w*|gross\w*|took in|taken|took|made|rak\w+|box[- ]office|recaud\w+|recettes|eingespielt|haul)\b",
    re.IGNORECASE,
)
BUDGET = re.compile(r"\b(?:budget\w*|cost\w*|made for|produced for|presupuesto|Budget)\b", re.IGNORECASE)
SCOPE = re.compile(
    r"\b(?:worldwide|globally|domestic(?:ally)?|internationally|overseas|in the (?:US|U\.S\.|"
    r"United States|UK)|in North America|around the world|opening weekend|weekend)\b"
)
RUNTIME = re.compile(
    r"\b(?:(?P<minutes>\d{2,3})[- ]?(?:mins?|minutes|min\.|minutos|Minuten)\b|(?P<hours>\d|one|two|"
    r"three|four)h ?(?P<rest>\d{1,2})?(?:m|min)?\b)"
)
LENGTH = re.compile(
    r"\b(?:runs|running time|runtime|cert|long|durée|duración|duration|Laufzeit|[Cc]ertificate|rated|PG|R)\b|^\s*\d"
)
OVATION = re.compile(r"\b(?P<minutes>\d{1,2}|\w+(?:-\w+)?)[- ]minute (?:standing )?ovation")


def dates_in(sentence: Sentence, position: int, reach: int = 130) -> str:
    match = DATE.search(sentence.text, position)
    return iso(match) if match and match.start() <= position + reach else ""


def premieres(sentence: Sentence) -> Iterator[Fact]:
    """Where and when a film was first shown."""
    for match in PREMIERED.finditer(sentence.text):
        film, stated = sentence.film_at(match.start())
        if not film and (later := sentence.after(match.end(), "film", within=25)):
            film, stated = later.name, True
        festival = sentence.after(match.end(), "festival", within=90)
        date = dates_in(sentence, match.end())
        if film and (festival or date) and not is_doubtful(clause_before(sentence, match.start())):
            yield sentence.fact("premiere", film, festival.name if festival else "", date, match.span(), stated)


def releases(sentence: Sentence) -> Iterator[Fact]:
    """Through whom, when and where a film can be seen."""
    for match in RELEASED.finditer(sentence.text):
        film, stated = sentence.film_at(match.start())
        if not film or is_doubtful(clause_before(sentence, match.start())):
            continue
        company = sentence.after(match.end(), "company", within=60)
        if company and not BY_COMPANY.search(sentence.text[: company.start - sentence.start]):
            company = None
        date = dates_in(sentence, match.end(), 70)
        where = TERRITORY.search(sentence.text, max(0, match.start() - 1), min(len(sentence.text), match.end() + 80))
        if company or date:
            value = "; ".join(part for part in (date, where["where"] if where else "") if part)
            yield sentence.fact("release", film, company.name if company else "", value, match.span(), stated)


def money(sentence: Sentence) -> Iterator[Fact]:
    """Budget and gross, with the currency and what was counted."""
    for match in AMOUNT.finditer(sentence.text):
        before, after = (
            sentence.text[max(0, match.start() - 70) : match.start()],
            sentence.text[match.end() : match.end() + 45],
        )
        last_gross = max((m.start() for m in GROSS.finditer(before)), default=-1)
        last_budget = max((m.start() for m in BUDGET.finditer(before)), default=-1)
        if re.match(r"[- ](?:production )?budget", after) or last_budget > last_gross:
            kind = "budget"
        elif last_gross >= 0:
            kind = "gross"
        else:
            continue
        film, stated = sentence.film_at(match.start())
        scope = SCOPE.search(after) if kind == "gross" else None
        if film:
            yield sentence.fact(
                kind, film, scope[0] if scope else "", f"{amount(match)} {currency(match)}", match.span(), stated
            )


def amount(match: re.Match) -> str:
    figure, unit = match["figure"] or match["figure2"], (match["unit"] or match["unit2"] or "").lower()
    digits = figure.rstrip(".,")
    decimal = re.fullmatch(r"(\d+)[.,](\d{1,2})", digits)
    value = float(f"{decimal[1]}.{decimal[2]}") if decimal else float(re.sub(r"[.,]", "", digits) or 0)
    factor = (
        10**9
        if unit.startswith(("b",))
        else 10**6
        if unit.startswith("m")
        else 10**3
        if unit in ("k", "thousand")
        else 1
    )
    return f"{value * factor:.0f}"


def currency(match: re.Match) -> str:
    if match["sign"]:
        return CURRENCY.get(match["sign"].upper(), "USD")
    return "USD" if "dollar" in match["unit2"].lower() else "EUR"


def runtimes(sentence: Sentence) -> Iterator[Fact]:
    """How long a film is, where the sentence speaks of its length."""
    for match in RUNTIME.finditer(sentence.text):
        around = sentence.text[max(0, match.start() - 40) : match.end() + 15]
        if OVATION.search(around) or not LENGTH.search(around):
            continue
        minutes = int(match["minutes"] or 0)
        if match["hours"]:
            hours = {"one": 1, "two": 2, "three": 3, "four": 4}.get(match["hours"], 0) or int(match["hours"])
            minutes = hours * 60 + int(match["rest"] or 0)
        film, stated = sentence.film_at(match.start())
        film = film or (sentence.main_film if sentence.passage.part == "text" and len(sentence.text) < 200 else "")
        if film and 1 <= minutes <= 900:
            yield sentence.fact("runtime", film, value=str(minutes), at=match.span(), stated=stated)


def ovations(sentence: Sentence) -> Iterator[Fact]:
    for match in OVATION.finditer(sentence.text):
        film, stated = sentence.film_at(match.start())
        if film:
            yield sentence.fact("ovation", film, value=match["minutes"], at=match.span(), stated=stated)


RELEASES = re.compile(r"\s(?:(?:has|have|will|is to) )?(?:released?|releases|distributes?|distributed|put out)\s")


def released_by(sentence: Sentence) -> Iterator[Fact]:
    """“A24 released it in June”."""
    for company in sentence.of("company"):
        match = RELEASES.match(sentence.passage.text, company.end)
        if match is None:
            continue
        at = match.end() - sentence.start
        later = sentence.after(at, "film", "series", within=45)
        pronoun = re.match(r"(?:it|the (?:film|series|documentary))\b", sentence.text[at:])
        film, stated = (
            (later.name, True) if later and not pronoun else (sentence.film_before, False) if pronoun else ("", False)
        )
        if film:
            yield sentence.fact(
                "release", film, company.name, dates_in(sentence, at, 90), (company.start - sentence.start, at), stated
            )


RULES = (released_by, premieres, releases, money, runtimes, ovations)
