"""Festivals, prizes and ceremonies."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from . import contexts, festivals, german
from .gazetteer import fold, is_english, is_given
from .no_prize import is_distributor, is_of_a_name
from .passages import Passage

ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th|e|ème|º|ª)\Z", re.IGNORECASE)
AWARD_TAILS = contexts.words("""
    award awards prize prizes globe globes oscars oscar festival berlinale bafta baftas emmy emmys césar césars goya
    goyas fest lion bear palme preis filmpreis filmfestival premio premios prix guldbagge donatello mostra biennale
    tonys
""")
FESTIVAL_TAILS = contexts.words("festival fest filmfestival berlinale biennale mostra viennale")
HONOURS = re.compile(
    r"""\b(?:
        (?:Honorary\s)?Palme\sd['’][Oo]r | Caméra\sd['’][Oo]r | Un\sCertain\sRegard
      | [A-ZÀ-Þ][\w-]{2,20}\sd['’](?:[Oo]ro?|[Aa]rgento?)\b(?!\w)
      | (?:Golden|Silver|Crystal|Bronze|Goldener|Silberner|Gouden)\s(?:Lion|Bear|Globes?|Leopard|Shell|
      Horse|Alexander|Goblet|Bär|Eagle|Palm|Peacock|Hugo|Orange|Tiger|Kalf)
      | (?:Grand\s)?(?:Special\s)?Jury\sPrize | Grand\sJury\sPrize |
       Grand\sPrix(?:\sdu\sFestival\sInternational\sdu\sFilm)?
      | Academy\sAwards? | (?:British\sAcademy\sFilm|Critics['’]?\sChoice|Screen\sActors\sGuild|
      Directors\sGuild(?:\sof\sAmerica)?|Producers\sGuild|Writers\sGuild|Independent\sSpirit|
      Film\sIndependent\sSpirit|Gotham|Golden\sGlobe|European\sFilm)\sAwards?
      | Golden\sGlobes? | Oscars? | (?:BAFTA|Bafta)s? | Emmys? | Césars? | Cesars? | Goyas? | Berlinale | TIFF |
       SXSW | IDFA | IFFR
      | National\sBoard\sof\sReview | American\sFilm\sInstitute | Deutscher\sFilmpreis | David\sdi\sDonatello
      | Concha\sde\s(?:Oro|Plata) | (?:Directors['’]?\sFortnight) | Queer\sPalm |
       Sundance(?:\sFilm\sFestival)? | Tribeca(?:\sFestival)?
      | [A-ZÀ-Þ][\w-]{2,20}\sde\s(?:Oro|Plata|Ouro|Prata)\b
      | \d{1,3}(?:st|nd|rd|th|ª|º|
      e)\s(?:[Aa]nnual\s)?[A-ZÀ-Þ][\w-]{3,20}
        (?<!Century)(?<!Street)(?<!Avenue)(?<!Floor)(?<!District)(?<!Congress)(?<!Army)(?=[ ,.;:)]|
      $)(?!\s[A-Z])
      | [A-ZÀ-Þ][\w-]{2,20}\s(?:de\s[Hh]onor|d['’][Hh]onneur|d['’][Oo]nore)
      | Prix\s(?:du|de\sla|des|de\sl['’]|d['’])\s?[\w’'-]{3,}(?:\sen\s[a-zà-ÿ]{3,})?
      | Premio\s(?:del?|de\sla|a\sla|al|della|dello|del)\s[\w’'-]{3,}(?:\s(?:dirección|actriz|actor|guion|película))?
      | Preis\sde[rs]\s[A-ZÀ-Þ][\w-]{2,}(?:\s[A-ZÀ-Þ][\w-]{2,})?
      | (?:audience|jury)\s(?:prize|award)
      | Coppa\s[A-ZÀ-Þ][\w-]+ | Nastr[io]\sd['’]Argento
      | Volpi\sCup | Queer\sLion | Audience\sAward | Teddy\sAward | FIPRESCI\sPrize | Pulitzer\sPrize |
       Premios?\s(?:Goya|Ariel|Feroz|Platino)
    )(?!\w)""",
    re.VERBOSE,
)
# “los premios Faro”, “le prix Jean-Vigo”: whose prize it is stands behind
NAMED_AFTER = re.compile(
    r"\b(?:premios?|prix|premi)\s(?P<name>[A-ZÀ-Þ][\w’-]{2,}(?:[- ][A-ZÀ-Þ][\w’-]+){0,3})(?=[ ,.;:)»”]|$)"
)
WHOSE = r"(?:the|an?|its|his|her|their|this year['’]s|last year['’]s|two|three|four|five|six|seven|\d{1,2})"
# What somebody won, was given, is up for
OBJECT = re.compile(
    rf"\b(?:(?P<firm>won|wins?|winning|nominated for|shortlisted for|longlisted for|awarded)|took|takes|taken|taking"
    rf"|received|receives|given|gave|collected|collects)(?: home| away)? {WHOSE} (?=[A-ZÀ-Þ])"
)
# … and the same behind “and”: “nominated for three Gothams and a Spirit Award”
NEXT = re.compile(rf"(?:,| and|, and) {WHOSE} (?=[A-ZÀ-Þ])")
OF_PRIZES = re.compile(
    r"\b(?:won|prizes?|awards?|festival|jury|troph\w+|statu\w+|ceremony|winners?|nominat\w+|shortlist\w*)\b"
)
METALS = re.compile(
    r"\b(?:Golden|Silver|Crystal|Bronze|Gold|Goldene[rn]?|Silberne[rn]?) [A-ZÀ-Þ][\w-]{2,20}\b(?! [A-Z])"
)
GIVEN = contexts.words("""
    won wins win winning prize award jury festival took takes went goes received receives winner awarded honorary
    best premio gewann
""")
OF_FILMS = re.compile(r"[-‑–](?:nominated|winning|winners?|nominees?)\Z")  # “Oscar-winning”
CIRCLE = contexts.words("circle board society association guild academy")
FILM_BODIES = contexts.words("critics film motion directors actors producers writers screen cinema television")
NO_PRIZE = (
    contexts.words("best outstanding second first world civil cold north south east west new") | contexts.MODIFIERS
)
COUNTS = contexts.words("two three four five six seven eight nine ten")
OWNERS = contexts.words("our my your his her their its")  # “Our Oscars Preview”


@dataclass(frozen=True)
class Body:
    """A festival, prize or company where it stands."""

    passage: int
    first: int
    last: int
    name: str
    kind: str
    reason: str


def awards(number: int, passage: Passage) -> Iterator[Body]:
    """Prizes and festivals, the longest name of those that overlap."""
    words = passage.words
    spans: list[tuple[int, int, str]] = []
    for match in HONOURS.finditer(passage.text):
        first, last = passage.index_at(match.start()), passage.index_at(match.end() - 1)
        if words[first].start != match.start() or is_of_a_name(passage, first, last):
            continue
        spans.append((widened(passage, first), max(last, first), "named"))
    for match in METALS.finditer(passage.text):
        first, last = passage.index_at(match.start()), passage.index_at(match.end() - 1)
        sentence, end = passage.sentence_of(first)
        near = {word.low for word in words[max(sentence, first - 14) : min(end, last + 14)]}
        if near & GIVEN or (match.end() < len(passage.text) and passage.text[match.end()] == ":" and first == 0):
            spans.append((first, last, "metal"))
    for match in NAMED_AFTER.finditer(passage.text) if passage.language != "en" else ():
        first, last = passage.index_at(match.start()), passage.index_at(match.end() - 1)
        if not is_given(match["name"].split()[0]) or "-" in match["name"]:
            spans.append((first, last, "named after"))
    spans += [(first, last, "won") for first, last in objects(passage)]
    spans += festivals.named_by_town(passage)
    for at, word in enumerate(words):
        if (
            (word.low in AWARD_TAILS or word.low.endswith(("preis", "filmpreise")))
            and word.is_capital
            and not is_of_a_name(passage, at, at)
            and not (passage.is_title_cased and word.low == "prize" and not is_called_after(passage, at))
        ):
            first = widened(passage, at)
            last = lengthened(passage, at)
            if first < at or last > at or (len(word.low) > 7 and word.low.endswith("preis")):
                spans.append((first, last, "tail"))
        elif (
            word.low in CIRCLE
            and word.is_capital
            and at
            and words[at - 1].is_capital
            and {w.low for w in words[max(0, at - 4) : at + 6] if w.is_capital} & FILM_BODIES
            and not is_distributor(passage, widened(passage, at))
        ):
            spans.append((widened(passage, at), lengthened(passage, at), "circle"))
        elif word.low in ("festival", "awards") and not word.is_capital and at > 1 and not passage.is_title_cased:
            first = widened(passage, at)
            if at - first > 1 and words[first].low not in NO_PRIZE and all(w.is_capital for w in words[first:at]):
                spans.append((first, at, "small tail"))  # “the Winter Lights festival”
    taken = -1
    for first, last, reason in sorted(spans, key=lambda span: (span[0], -span[1])):
        if first <= taken:
            continue
        taken = last
        name = OF_FILMS.sub("", passage.text[words[first].start : words[last].end])
        if name.isupper() and " " in name:
            name = " ".join(part.capitalize() for part in name.split(" "))
        low = {word.low for word in words[first : last + 1]}
        if reason == "tail" and not any(w.is_capital for w in words[first:last] or words[first : last + 1]):
            continue
        kind = (
            "festival"
            if low & FESTIVAL_TAILS
            or reason == "town"
            or fold(name) in ("sundance", "tiff", "sxsw", "idfa", "iffr", "tribeca")
            else "award"
        )
        yield Body(number, first, last, name, kind, reason)


def objects(passage: Passage) -> Iterator[tuple[int, int]]:
    """What sentences say was won or given, where it has the capitals of a prize."""
    if passage.is_title_cased or passage.language != "en":
        return
    for match in OBJECT.finditer(passage.text):
        if not match["firm"] and not OF_PRIZES.search(passage.text):
            continue
        at: int | None = match.end()
        while at is not None:
            first = passage.index_at(at)
            last = end_of_prize(passage, first)
            if last is None:
                break
            yield first, last
            following = NEXT.match(passage.text, passage.words[last].end)
            at = following.end() if following else None


def end_of_prize(passage: Passage, first: int) -> int | None:
    """The last word of a run of capitals that may be a prize: several words, or one in the plural."""
    words, last = passage.words, first
    while last + 1 < len(words) and words[last + 1].is_capital and words[last + 1].start == words[last].end + 1:
        last += 1
    run = words[first : last + 1]
    if any(word.possessive or not word.is_word for word in run) or run[0].low in NO_PRIZE:
        return None
    if is_given(run[0].text) and not is_english(run[-1].text):
        return None  # “gave Ana Ruiz …”
    after = words[last + 1].low if last + 1 < len(words) else ""
    if after in contexts.FILM_NOUNS | contexts.ROLES | {"of", "to"} and len(run) == 1:
        return None
    if len(run) == 1 and not (run[0].low.endswith("s") and words[first - 1].low in COUNTS):
        return None
    return last


def is_called_after(passage: Passage, at: int) -> bool:
    """“THE ROGER EBERT PRIZE FOR …”, as a heading: the prize is called after somebody."""
    return passage.part == "heading" and at > 1 and is_given(passage.words[at - 2].text)


def widened(passage: Passage, at: int, limit: int = 8) -> int:
    """The first word of a name that ends here: capitals and ordinals, small words only between them."""
    words = passage.words
    first = number = at
    while number > 0 and at - number < limit:
        before = words[number - 1]
        plural = before.text in "’'" and number > 1 and words[number - 2].is_capital
        if plural and before.start == words[number - 2].end:  # “Film Critics’ Prizes”
            number -= 1
            continue
        if before.end + 2 * before.possessive < words[number].start - 1:
            break
        if (
            before.is_capital
            and before.is_word
            and (
                not before.possessive
                or before.low in ("critics", "people", "director", "directors", "audience", "women", "student", "actor")
            )
        ):
            if (
                before.low in contexts.CALENDAR
                or before.low in OWNERS
                or before.low.endswith("-time")
                or (number - 1 in passage.openers and (before.low in contexts.FUNCTION or before.low in contexts.ROLES))
            ):
                break
            number -= 1
            first = number
        elif ORDINAL.match(before.text):
            return number - 1
        elif (
            before.low in ("of", "d'", "du", "di", "annual", "international")
            and number > 1
            and words[number - 2].is_capital
        ):
            number -= 1
        elif before.low in ("annual", "edition") and number > 1 and ORDINAL.match(words[number - 2].text):
            return number - 2
        else:
            break
    return first


def lengthened(passage: Passage, at: int, limit: int = 8) -> int:
    """The last word of a name that goes on: “Festival de Cannes”, “Prize at …” not."""
    words = passage.words
    last = number = at
    if (
        passage.is_title_cased
        and words[at + 1 : at + 2]
        and words[at + 1].low not in ("of", "de", "du", "des", "d'", "di")
    ):
        return at  # “Festival Names Jury”: every word has its capital there
    while number + 1 < len(words) and number - at < limit:
        word = words[number + 1]
        if word.start > words[number].end + 1 or words[number].possessive:
            break
        if (
            word.is_capital
            and word.is_word
            and word.low not in contexts.ROLES
            and (
                number > at
                or german.names_prize(passage, at)
                or words[at].low
                in (
                    "festival",
                    "prix",
                    "premio",
                    "premios",
                    "mostra",
                    "board",
                    "academy",
                    "society",
                    "guild",
                    "association",
                    "circle",
                )
            )
        ):
            number += 1
            last = number
        elif (
            word.low in ("of", "de", "du", "des", "d'", "di", "del", "international", "la", "los", "der")
            and number - last < 2
        ):
            number += 1
        else:
            break
    return last
