"""Titles by how they are printed: in quotation marks, emphasised, or with their year after them."""

import re
from collections.abc import Iterator

from . import contexts
from .extents import small_words_before, start_of_title
from .gazetteer import companies, fold, is_given, listed, places
from .no_title import is_exclaimed, is_nickname, is_stressed
from .passages import Passage
from .small_letters import is_small_title
from .titles import PRIZE_WORDS, Title, follows_year, is_right_behind, kind_by, title_cased, year_near

LONGEST = 120


QUOTED = (
    re.compile(r"“([^“”]{1,120})”"),
    re.compile(r"«\s*([^«»]{1,120}?)\s*»"),
    re.compile(r"„([^“”„]{1,120})[“”]"),
    re.compile(r"(?<![\w.,!?…])»(?=\S)([^«»\n]{1,120})(?<=\S)«(?!\w)"),
    re.compile(r"(?<![\w.,!?…])\"(?=\S)([^\"\n]{1,120})(?<=\S)\"(?!\w)"),
    re.compile(
        r"(?<![\w’])‘((?:[^‘’\n]|’(?=\w)"
        r"|(?<=s)’(?= [A-Z][^‘’\n]{1,60}(?:[.,!?…]’|’(?:[^\w\s]|\s[a-z]|$)))){1,120})’(?!\w)"
    ),
    re.compile(r"(?<![\w'])'((?:[^'\n]|'(?=\w)){1,120})'(?!\w)"),
)


# “ (2019)”, “ (Kelly Reichardt, 2016)”, “ (2016, dir. Kelly Reichardt)”
DATED = re.compile(
    r" ?\((?:(?:[^()\n]{0,60}?[,;] ?)?(?P<year>(?:18[89]|19\d|20\d)\d)(?:[,;][^()\n]{0,60})?"
    r"|(?P<sum>[A-Z]{0,2}[$£€]\s?\d[^()\n]{0,60})"
    r"|(?:[Dd]ir\.|[Dd]irected by|[Dd]ir:|réal\.|r:|de|von) [^()\n]{3,60})\)"
)


# “Low Tide – 4K Ultra HD (1984)”: on what a film was put out
EDITION = re.compile(r"\s[–—-]\s.*?\b(?:4K|UHD|Ultra HD|Blu-ray|DVD|Limited Edition)\b.*", re.IGNORECASE)


# “Based on: “The Pier” by Ana Ruiz”
ADAPTED = re.compile(
    r"\b(?:based on|adapted from|adaptation of|d['’]après|basad[oa] en|nach|tratto da)\b[^“”‘«„.;\n]{0,24}\Z",
    re.IGNORECASE,
)
BY = re.compile(r"[,”’»]? ?(?:by|de|von|di) (?=[A-ZÀ-Þ])")
NO_MAKER = re.compile(r"\d.*\d{4}|\b(?:born|née?|geboren|nacid[oa]|died|until|since|from)\b", re.IGNORECASE)


TALK = contexts.words(
    "i i'm i've i'd i'll we we're you you're he she they it's je j'ai j'avais tu nous vous on c'est yo tú ich wir du es"
    " me my your our moi mon votre mi"
)


INTERJECTIONS = contexts.words(
    "yes no oh well ok okay why what how who when where sorry thanks please wow hey hello goodbye stop action cut never"
    " always maybe absolutely exactly sure really right wait look listen god oui non bien sí no ja nein and but so"
)


LEADS_IN = contexts.words("""
    in of after for from by with like and including as on to dans de pour avec en d' l' von mit sobre
""")


def set_apart(number: int, passage: Passage) -> Iterator[Title]:
    """Titles in quotation marks or emphasis, and those with their year after them."""
    spans = []
    for pattern in QUOTED:
        spans += [(*match.span(1), match.start(), match.end(), "quoted") for match in pattern.finditer(passage.text)]
    spans += [(start, end, start, end, "emphasised") for start, end in passage.emphasised if end - start <= LONGEST]
    for start, end, outer_start, outer_end, how in spans:
        if title := printed(number, passage, start, end, outer_start, outer_end, how):
            yield title
    yield from dated(number, passage)


def printed(number, passage, start, end, outer_start, outer_end, how) -> Title | None:
    text = passage.text
    raw = text[start:end]
    name = raw.strip().rstrip(",;:").strip('*_ “”"')
    if (
        name.endswith(".")
        and not name.endswith("..")
        and not re.search(r"\b[A-Z]\.\Z|\b(?:[JS]r|Bros|Inc|Vol)\.\Z", name)
    ):
        name = name[:-1]
    if set(name.lower().split()) & contexts.CALENDAR and any(word.isdigit() for word in name.split()):
        return None
    if not name or fold(name) in contexts.MAGAZINES:
        return None
    if not (name[0].isupper() or name[0].isdigit()) and not is_small_title(passage, name, outer_start, outer_end):
        return None
    start += raw.index(name[0])
    words = passage.words
    first = passage.index_at(start)
    if how == "emphasised" and is_stressed(text, raw, name, outer_start, outer_end):
        return None
    if how == "quoted" and (
        is_exclaimed(passage, raw, first, outer_end) or is_nickname(passage, first, outer_start, outer_end, name)
    ):
        return None
    before = small_words_before(passage, first, outer_start)
    following = passage.index_at(outer_end - 1) + 1
    after = words[following : following + 5]
    kind, stated = kind_by(
        before, [w.low for w in after[:1] if not w.is_capital and is_right_behind(text, raw, outer_end, w.start)]
    )
    if not stated and ADAPTED.search(text[max(0, outer_start - 40) : outer_start]) and BY.match(text, outer_end):
        kind, stated = "book", True
    cased = title_cased(name)
    inside = name.split()
    if len(inside) > 14:
        return None
    if (
        how == "quoted"
        and passage.language != "en"
        and not cased
        and text[max(0, outer_start - 2) : outer_start].strip() == ":"
    ):
        return None
    if (
        (how, passage.part) == ("quoted", "headline")
        and outer_start == 0
        and text[outer_end : outer_end + 3].strip().startswith(":")
    ):
        stated = True
    if how == "quoted":
        if is_spoken(raw, inside, before, after, outer_start, text, stated, cased):
            return None
        if inside[0].lower().strip("!?.,’'") in INTERJECTIONS and len(inside) == 1:
            return None
        if not cased and not (
            stated
            or (behind_maker(passage, first) and opens_foreign(inside))
            or follows_year(text, outer_start, outer_end)
            or sentence_title(name, before, after, passage.language)
        ):
            return None
    elif (
        not cased
        and len(inside) > 1
        and not (stated or passage.part != "text" or sentence_title(name, before, after, passage.language))
    ):
        return None
    year = year_near(text, outer_start, outer_end)
    sure = 4 if stated or year else 3
    return Title(number, start, start + len(name), name, kind, sure, how, year, "original" in before[-1:], stated)


FOREIGN = contexts.words("le la les l' un une au aux du des de el los las una il lo gli der die das ein eine à en")


def opens_foreign(inside: list[str]) -> bool:
    """Whether the words are another language's, in which titles have their capitals as sentences do."""
    return bool({word.lower() for word in inside[:2]} & FOREIGN)


def behind_maker(passage: Passage, first: int) -> bool:
    """“Bresson’s ‘Un condamné …’”: whether a possessive stands before the opening sign."""
    before = passage.words[max(first - 2, 0) : first]
    return len(before) > 1 and before[0].possessive and before[0].is_capital


OWN = contexts.words("my our moi mon votre mi me")


def is_spoken(raw, inside, before, after, outer_start, text, stated, cased) -> bool:
    """Whether words in quotation marks are somebody's talk and not a title."""
    talk = TALK if len(inside) > 5 else TALK - OWN
    low = {word.lower().strip(",.!?…;:").replace("’", "'") for word in inside}
    if low & {"le", "la", "les", "un", "une"}:
        talk = talk - {"du"}  # French there, and no German “you”
    follow = [w.low.split("-")[0] for w in after if w.is_word][:3]  # “dit-elle”
    says = any(word in contexts.SPEECH for word in follow[:2]) or (
        len(follow) > 2 and follow[2] in contexts.SPEECH and raw.rstrip().endswith((",", ".", "!", "?"))
    )
    lead = text[max(0, outer_start - 2) : outer_start].strip()
    sentences = re.search(r"[.!?…] +[A-ZÀ-Þ“‘]", raw) and not re.search(r"(?:\bvs|Mr|Mrs|Dr|St|Vol)\. ", raw)
    if sentences and not (cased and "…" in raw):
        return True
    if says and raw.rstrip().endswith((",", "!", "?")) and not stated:
        return True
    behind = text[text.index(raw, outer_start) + len(raw) :][:LONGEST].lstrip(' \u00a0\u202f”»"’“')[:1]
    if says and behind == "," and not (stated or cased):
        return True  # “«Le api non recitano», dice”
    if before and before[-1] in contexts.SPEECH and lead in (",", ":") and not stated:
        return True
    if (
        len(inside) > 4
        and not cased
        and inside[0].lower() in ("y", "e", "and", "but", "et", "mais", "und", "aber", "pero")
    ):
        return True
    if lead == ":" and raw.rstrip().endswith(".") and len(inside) < 3 and not stated:
        return True  # one of his words: “Superman.”
    if low & talk and len(inside) > 3 and not cased:
        return True
    if stated or cased:
        return False
    return bool(low & talk) or raw.rstrip().endswith((".", ",")) or len(inside) > 9


def sentence_title(name, before, after, language="en") -> bool:
    """A title written as a sentence is, as in French and Spanish: led in by a preposition, or followed by its maker."""
    if (
        language != "en"
        and not set(name.lower().split()) & FINITE
        and len(name.split()) <= 8
        and not set(name.lower().split()) & (TALK - OWN)
        and name[-1] not in ".,!?"
    ):
        return True
    follow = [w.text for w in after]
    by = len(follow) > 2 and (
        follow[0] == "," and follow[1].lower() in ("de", "d'", "d’", "von", "di") and after[2].is_capital
    )
    led_in = bool(before) and before[-1] in LEADS_IN and len(name.split()) <= 8
    return by or (led_in and not set(name.lower().split()) & (TALK - OWN))


AND = contexts.words("and & et y e und ,")
FINITE = contexts.words("""
    ist sind war hat habe haben er sie wir es está están son era también se est sont c'est ont era è sono come ya no
    ne pas
""")


def dated(number: int, passage: Passage) -> Iterator[Title]:
    """“The Tree of Life (2011)”: as far back as words belong to a title."""
    words = passage.words
    for match in DATED.finditer(passage.text):
        last = passage.index_at(match.start())
        if last < 0 or words[last].end > match.start() + 1:
            last -= 1
        if last < 0 or words[last].text in "”»\"’'*_)":
            continue
        first = start_of_title(passage, last)
        if first is None:
            continue
        if passage.part in ("caption", "alt"):
            first = behind_part(passage, first, last)
        if fold(passage.text[words[first].start : words[last].end]) in places():
            continue
        name = passage.text[words[first].start : words[last].end]
        if edition := EDITION.search(name):
            yield from of_disc(number, passage, words[first].start, words[first].start + edition.start(), match["year"])
            continue
        if match["sum"] and {word.lower() for word in name.split()} & PRIZE_WORDS:
            continue  # “the Beacon for Best Film (£10,000)”
        if match["sum"] and (is_given(words[first].text) or fold(name) in companies()):
            continue
        if NO_MAKER.search(match[0]) or (
            is_given(words[first].text) and 1 <= last - first < 3 and "," in match[0] and not is_maker_of(match[0])
        ):
            continue
        before = small_words_before(passage, first, words[first].start)
        kind, stated = kind_by(before, [])
        year = int(match["year"]) if match["year"] else None
        yield Title(number, words[first].start, words[last].end, name, kind, 4, "dated", year, told=stated)


def behind_part(passage: Passage, first: int, last: int) -> int:
    """Where the title begins in “Ana Ruiz as Councillor Asa Pell in Low Tide (2025)”, “Bo Lund in Ebb (2025)”."""
    words = passage.words
    if first and words[first - 1].low in ("as", "als", "comme", "como"):
        return next((at + 1 for at in range(first, last) if words[at].low in ("in", "dans", "en")), first)
    seen = next((at for at in range(first + 2, last) if words[at].low in ("in", "dans", "en", "nel")), first)
    names = all(word.is_capital or word.low in AND for word in words[first:seen])
    return seen + 1 if seen > first and names and is_given(words[first].text) else first


def of_disc(number: int, passage: Passage, start: int, end: int, year: str | None) -> Iterator[Title]:
    """The title before the format of its disc; a known one goes back over its comma: “Paris, Texas – 4K (1984)”."""
    if passage.text[:end].replace("’", "'") in listed("films"):
        start = 0
    if start < end:
        name = passage.text[start:end]
        yield Title(number, start, end, name, "film", 4, "dated", int(year) if year else None)


def is_maker_of(brackets: str) -> bool:
    """“(Kelly Reichardt, 2016)”, and not “(Puebla, 1979)”: a person's name and a year."""
    return len(brackets.strip(" ()").split(",")[0].split()) > 1
