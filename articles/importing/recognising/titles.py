"""Titles of films, series and books: by how they are printed, by the year after them, by what is said of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from . import contexts
from .gazetteer import fold, is_given, is_surname, listed_series, places
from .passages import Passage, Word

LONGEST = 120
QUOTED = (
    re.compile(r"“([^“”]{1,120})”"),
    re.compile(r"«\s*([^«»]{1,120}?)\s*»"),
    re.compile(r"„([^“”„]{1,120})[“”]"),
    re.compile(r"(?<![\w.,!?…])\"(?=\S)([^\"\n]{1,120})(?<=\S)\"(?!\w)"),
    re.compile(r"(?<![\w’])‘((?:[^‘’\n]|’(?=\w)){1,120})’(?!\w)"),
    re.compile(r"(?<![\w'])'((?:[^'\n]|'(?=\w)){1,120})'(?!\w)"),
)
YEAR = re.compile(r"(?:18[89]|19\d|20\d)\d")
# “ (2019)”, “ (Kelly Reichardt, 2016)”, “ (2016, dir. Kelly Reichardt)”
DATED = re.compile(
    r" ?\((?:(?:[^()\n]{0,60}?[,;] ?)?(?P<year>(?:18[89]|19\d|20\d)\d)(?:[,;][^()\n]{0,60})?"
    r"|(?:dir\.|directed by|dir:|réal\.|r:|de|von) [^()\n]{3,60})\)"
)
NO_MAKER = re.compile(r"\d.*\d{4}|\b(?:born|née?|geboren|nacid[oa]|died|until|since|from)\b", re.IGNORECASE)
AFTER_TITLE_YEAR = re.compile(
    r"[,.”’\"'»]{0,3},? ?(?:\((?:[^()\n]{0,60}?[,;] ?)?)(?P<year>(?:18[89]|19\d|20\d)\d)(?:[,;][^()\n]{0,60})?\)"
)
BEFORE_YEAR = re.compile(r"\b(?P<year>(?:18[89]|19\d|20\d)\d)(?:['’]s)?(?: [\w-]+){0,5} ?[“\"«‘'„*_]?\Z")
TALK = contexts.words(
    "i i'm i've i'd i'll we we're you you're he she they it's je j'ai j'avais tu nous vous on c'est yo tú ich wir du es"
    " me my your our moi mon votre mi"
)
INTERJECTIONS = contexts.words(
    "yes no oh well ok okay why what how who when where sorry thanks please wow hey hello goodbye stop action cut never"
    " always maybe absolutely exactly sure really right wait look listen god oui non bien sí no ja nein and but so"
)
SPOKEN_BY = contexts.words("he she they i we it il elle ils elles ella él er sie")
LEADS_IN = contexts.words("""
    in of after for from by with like and including as on to dans de pour avec en d' l' von mit sobre
""")
FILM_VERBS = contexts.words("""
    premiered premieres premiering grossed bowed screened opens opened releases debuts debuted screens
""")


@dataclass(frozen=True)
class Title:
    """A title where it stands; ``sure`` from 1 (may be one) to 4 (stated)."""

    passage: int
    start: int
    end: int
    name: str
    kind: str
    sure: int
    reason: str
    year: int | None = None
    original: bool = False
    told: bool = False

    @property
    def key(self) -> str:
        return title_key(self.name)


def title_key(name: str) -> str:
    """For comparing titles: no accents, capitals, punctuation or opening article."""
    folded = re.sub(r"[^\w\s]", " ", fold(name).replace("…", " ").replace("'", ""))
    words = folded.split()
    if len(words) > 1 and words[0] in ("the", "a", "an"):
        words = words[1:]
    return " ".join(words) or fold(name)


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
    if not name or not (name[0].isupper() or name[0].isdigit()) or fold(name) in contexts.MAGAZINES:
        return None
    start += raw.index(name[0])
    words = passage.words
    first = passage.index_at(start)
    if how == "quoted" and is_nickname(passage, first, outer_start, outer_end, name):
        return None
    before = small_words_before(passage, first, outer_start)
    following = passage.index_at(outer_end - 1) + 1
    after = words[following : following + 5]
    kind, stated = kind_by(
        before, [w.low for w in after[:1] if not w.is_capital and text[outer_end : w.start].isspace()]
    )
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


def small_words_before(passage: Passage, first: int, start: int, limit: int = 8) -> list[str]:
    """The words of the sentence before a title, names apart."""
    sentence, _ = passage.sentence_of(first)
    return [
        word.low
        for word in passage.words[max(sentence, first - limit) : first]
        if word.start < start and word.is_word and (not word.is_capital or passage.is_title_cased)
    ]


def is_nickname(passage: Passage, first: int, outer_start: int, outer_end: int, name: str) -> bool:
    """“Ivan “Vanya” Zakharov”: a word or two in quotation marks within a name."""
    if len(name.split()) > 2 or passage.is_title_cased:
        return False
    before = passage.words[passage.index_at(outer_start) - 1] if outer_start > 1 else None
    last = passage.index_at(outer_end - 1) + 1
    after = passage.words[last] if last < len(passage.words) else None
    if before is None or after is None or not (before.is_capital and after.is_capital and after.is_word):
        return False
    return (
        before.end == outer_start - 1
        and not before.possessive
        and after.start == outer_end + 1
        and before.low not in contexts.FUNCTION
        and before.low not in contexts.ROLES
    )


def is_spoken(raw, inside, before, after, outer_start, text, stated, cased) -> bool:
    """Whether words in quotation marks are somebody's talk and not a title."""
    low = {word.lower().strip(",.!?…;:").replace("’", "'") for word in inside}
    follow = [w.low for w in after if w.is_word][:3]
    says = any(word in contexts.SPEECH for word in follow[:2]) or (
        len(follow) > 2 and follow[2] in contexts.SPEECH and raw.rstrip().endswith((",", ".", "!", "?"))
    )
    lead = text[max(0, outer_start - 2) : outer_start].strip()
    if re.search(r"[.!?…] +[A-ZÀ-Þ“‘]", raw) and not re.search(r"(?:\bvs|Mr|Mrs|Dr|St|Vol)\. ", raw):
        if not (cased and "…" in raw):
            return True
    if says and raw.rstrip().endswith((",", "!", "?")) and not stated:
        return True
    if before and before[-1] in contexts.SPEECH and lead in (",", ":") and not stated:
        return True
    if low & TALK and len(inside) > 3 and not cased:
        return True
    if stated or cased:
        return False
    return bool(low & TALK) or raw.rstrip().endswith((".", ",")) or len(inside) > 9


def sentence_title(name, before, after, language="en") -> bool:
    """A title written as a sentence is, as in French and Spanish: led in by a preposition, or followed by its maker."""
    if (
        language != "en"
        and not set(name.lower().split()) & FINITE
        and len(name.split()) <= 8
        and not set(name.lower().split()) & TALK
        and name[-1] not in ".,!?"
    ):
        return True
    follow = [w.text for w in after]
    by = len(follow) > 2 and (
        follow[0] == "," and follow[1].lower() in ("de", "d'", "d’", "von", "di") and after[2].is_capital
    )
    return by or (
        bool(before) and before[-1] in LEADS_IN and not set(name.lower().split()) & TALK and len(name.split()) <= 8
    )


FINITE = contexts.words("""
    ist sind war hat habe haben er sie wir es está están son era también se est sont c'est ont era è sono come ya no
    ne pas
""")


def title_cased(name: str) -> bool:
    """All of its longer words begin with a capital."""
    words = [word for word in re.split(r"[\s\-–—/]+", name) if word]
    longer = [word for word in words if word[0].isalpha() and fold(word) not in contexts.CONNECTORS]
    if not longer:
        return True
    capitals = sum(word[0].isupper() for word in longer)
    return capitals == len(longer) or (len(longer) > 3 and capitals >= len(longer) - 1)


PARTING = contexts.words("in on from at with by for and but or dans avec chez en con im bei mit")


def kind_by(before: list[str], after: list[str]) -> tuple[str, bool]:
    """What the nearest noun before a title says that it is, or one straight after; film where none does."""
    near = []
    for word in reversed(before[-4:]):
        if word in PARTING:
            break
        near.append(word)
    for word in [*near, *[w for w in after[:2] if w.isalpha()]]:
        parts = {word, word.rsplit("-", 1)[-1]}
        if parts & contexts.BOOK_NOUNS:
            return "book", True
        if parts & contexts.SERIES_NOUNS:
            return "series", True
        if parts & contexts.FILM_NOUNS:
            return "film", True
        if parts & contexts.OTHER_WORK_NOUNS:
            return "work", True
    return "film", False


def follows_year(text: str, start: int, end: int) -> bool:
    return bool(year_near(text, start, end))


def year_near(text: str, start: int, end: int) -> int | None:
    """The year in brackets after a title, or before it: “2022's “Scream””, “the 2019 drama “Ebb””."""
    if match := AFTER_TITLE_YEAR.match(text, end, end + 160):
        return int(match["year"])
    window = text[max(0, start - 60) : start]
    if match := BEFORE_YEAR.search(window):
        return int(match["year"])
    return None


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
        if fold(passage.text[words[first].start : words[last].end]) in places():
            continue
        name = passage.text[words[first].start : words[last].end]
        if NO_MAKER.search(match[0]) or (
            is_given(words[first].text) and 1 <= last - first < 3 and "," in match[0] and not is_maker_of(match[0])
        ):
            continue
        before = small_words_before(passage, first, words[first].start)
        kind, stated = kind_by(before, [])
        year = int(match["year"]) if match["year"] else None
        yield Title(number, words[first].start, words[last].end, name, kind, 4, "dated", year, told=stated)


def is_maker_of(brackets: str) -> bool:
    """“(Kelly Reichardt, 2016)”, and not “(Puebla, 1979)”: a person's name and a year."""
    return len(brackets.strip(" ()").split(",")[0].split()) > 1


def start_of_title(passage: Passage, last: int, limit: int = 12) -> int | None:
    """The first word of a title that ends with a given word; none where that has no capital."""
    words = passage.words
    first = None
    number = last
    while number >= 0 and last - number < limit:
        word = words[number]
        if number < last and word.possessive and (word.is_capital or word.is_word):
            if is_maker(passage, number):
                break  # “Terrence Malick’s The Tree of Life”
            if words[number + 1].low in ("the", "a", "an"):
                break
        if word.is_capital or word.text[0].isdigit():
            first = number
        elif (
            not (word.low in contexts.CONNECTORS or word.text in (":", "…", "&", ",", "!", "–", "-"))
            or (word.text == "," and not (number > 0 and words[number - 1].is_capital and serial(words, number)))
            or (word.text == ":" and number > 0 and names_prize(words, number))
            or (word.text in (":",) and first is not None and number > 0 and not words[number - 1].is_capital)
        ):
            break
        number -= 1
    if first is None:
        return None
    while first < last and leads_in(passage, first):
        first += 1
    return first if words[first].is_capital or words[first].text[0].isdigit() else None


PRIZE_WORDS = contexts.words("""
    prize award awards best mention jury lantern lion bear palme feature film grand audience special winner director
""")


def names_prize(words: list[Word], colon: int) -> bool:
    """Whether a line says what was won before its colon: “Golden Lantern: Stopcock”."""
    return colon < 8 and bool(
        {word.low for word in words[:colon]} & PRIZE_WORDS or words[0].low in ("golden", "silver", "crystal")
    )


def is_maker(passage: Passage, number: int) -> bool:
    """Whether a possessive is a person's full name: “Terrence Malick’s”, and not “The Lighthouse Keeper’s”."""
    first = number
    while (
        first > 0
        and number - first < 4
        and passage.words[first - 1].is_capital
        and passage.words[first - 1].is_word
        and passage.words[first].start == passage.words[first - 1].end + 1
    ):
        first -= 1
    words = passage.words[first : number + 1]
    while len(words) > 1 and (
        words[0].low in contexts.ROLES or (words[0].low in contexts.FUNCTION and words[0].low != "the")
    ):
        words = words[1:]
    return (
        len(words) > 1
        and words[0].low not in ("the", "a", "my")
        and (is_given(words[0].text) or is_surname(words[-1].text))
    )


def serial(words: list[Word], comma: int) -> bool:
    """Whether a comma stands inside a title, “The Cook, the Thief, His Wife”, and not between two."""
    return words[comma + 1].low in ("the", "his", "her") and not words[comma + 1].is_capital


def leads_in(passage: Passage, number: int) -> bool:
    """A small word, a role or a genre that opens the sentence and not the title."""
    word = passage.words[number]
    low = word.low
    if not word.is_capital:
        return True
    if (
        number in passage.openers
        and low in contexts.FUNCTION
        and low not in ("the", "a", "an", "la", "le", "el", "les", "los", "das", "die", "der")
    ):
        return True
    return (
        number in passage.openers
        and (low in contexts.ROLES or low in contexts.FILM_NOUNS)
        and passage.words[number + 1].is_capital
    )


LOOSE = contexts.words("with for from at by as to in on")


def run_of_title(passage: Passage, first: int, limit: int = 10) -> int | None:
    """The last word of a title that begins with a given word and stands without any marks."""
    words = passage.words
    if (
        first >= len(words)
        or not (words[first].is_capital or words[first].text[0].isdigit())
        or not words[first].is_word
    ):
        return None
    last = number = first
    while number + 1 < len(words) and number - first < limit:
        if words[number].possessive and number > first and not words[number + 1].is_capital:
            break
        number += 1
        if number <= last:
            continue
        word = words[number]
        gap = word.start - words[number - 1].end
        if (word.is_capital or (word.text[0].isdigit() and number - last == 1)) and gap <= 3:
            last = number
        elif word.text in (":", "…", "&") or (word.low in contexts.CONNECTORS and word.is_word):
            ahead = words[number + 1] if number + 1 < len(words) else None
            if (
                word.low in ("and", "y", "et", "und", "e", "&")
                and ahead is not None
                and ahead.is_capital
                and not any(w.text == ":" for w in words[first:number])
            ):
                break
            if (
                word.low in ("on", "in", "at", "for", "from", "to", "by", "with")
                and ahead is not None
                and (ahead.low in contexts.CALENDAR or fold(ahead.text) in places())
            ):
                break
            if word.low in ("from", "to") and ahead is not None and ahead.text[0].isdigit():
                last = number + 1
                continue
            if word.low in LOOSE and last == first and words[first].low not in ("the", "a"):
                break
            if number - last > 3:
                break
        else:
            break
    return last


def known_series(key: str) -> bool:
    return key in listed_series()


LOWER_TITLE = re.compile(
    r"(?<=\w )(?:Le|La|Les|Los|Las|El|L['’]|Der|Die|Das|Il|Gli)\s(?:[^\W\d_]+ ?){1,4}(?=[,.;:)»]|$)"
)


def sentence_cased(number: int, passage: Passage) -> Iterator[Title]:
    """“se llamará Los cuñados,”: an article with a capital amid a sentence, up to the next sign."""
    if passage.language == "en":
        return
    for match in LOWER_TITLE.finditer(passage.text):
        name = match[0].strip()
        if len(name.split()) > 1 and name.split()[-1][0].islower():
            yield Title(number, match.start(), match.start() + len(name), name, "film", 3, "an article with a capital")


def unmarked(number: int, passage: Passage, taken: set[int]) -> Iterator[Title]:
    """Titles without any marks, by the words around them."""
    words = passage.words
    titled = passage.is_title_cased
    reach = -1
    for at, word in enumerate(words):
        if not (word.is_capital or word.text[0].isdigit()) or at in taken or not word.is_word:
            continue
        if (
            at
            and words[at - 1].is_capital
            and words[at - 1].is_word
            and not words[at - 1].possessive
            and (at - 1) not in taken
            and not is_lead(passage, at - 1)
        ):
            continue
        if titled or at <= reach:
            continue
        last = run_of_title(passage, at)
        if last is None:
            continue
        for owner in range(at, last):
            if words[owner].possessive and is_maker(passage, owner) and words[owner + 1].is_capital:
                at = owner + 1
                break
        while any(n in taken for n in range(at, last + 1)) and last > at:
            last -= 1
        sure, kind, reason = said_of(passage, at, last)
        if sure == 2 and reason.startswith("before") and "review" not in reason and word.low == "the" and last > at:
            at += 1
        if sure >= 3:
            reach = last
        if sure:
            name = passage.text[words[at].start : words[last].end]
            yield Title(
                number,
                words[at].start,
                words[last].end,
                name,
                kind,
                sure,
                reason,
                year_near(passage.text, words[at].start, words[last].end) if sure > 2 else None,
            )


def is_lead(passage: Passage, number: int) -> bool:
    return number in passage.openers and passage.words[number].low in (
        contexts.FUNCTION | contexts.ROLES | contexts.FILM_NOUNS
    )


def made_by(words: list[Word], last: int) -> bool:
    """“Salt Road, by the Malian director Aïssata Diarra”, “Ebb, directed by …”."""
    at = last + 1
    if at < len(words) and words[at].text == ",":
        at += 1
    if at >= len(words) or (at == last + 1 and words[at].low != "by"):
        return False
    if words[at].low in ("directed", "réalisé", "dirigida", "dirigido", "written"):
        at += 1
    if (
        words[last].low.endswith(("ed", "ing"))
        or words[last].low in contexts.MAKING
        or words[last].low in contexts.FUNCTION | {"dress", "suit", "shirt"}
    ):
        return False
    if at >= len(words) or words[at].low not in ("by", "par", "de", "von"):
        return False
    ahead = words[at + 1 : at + 8]
    named = next((n for n, w in enumerate(ahead) if w.is_capital), None)
    if named is None or not all(w.is_word for w in ahead[:named]):
        return False
    while named + 1 < len(ahead) and ahead[named].low in (contexts.MODIFIERS | contexts.ROLES):
        named += 1
    return ahead[named].is_capital and (
        is_given(ahead[named].text)
        or (named + 1 < len(ahead) and ahead[named + 1].is_capital and is_surname(ahead[named + 1].text))
    )


OPENS_TITLE = contexts.words(
    "the a an my in on before after into under all no every some only one two three four five six seven eight nine ten twelve once"
    " between beyond without le la les el los las der die das il un une una"
)


def said_of(passage: Passage, first: int, last: int) -> tuple[int, str, str]:
    """How sure the words around an unmarked run make it a title, of what, and why."""
    words = passage.words
    before = [w.low for w in words[max(0, first - 4) : first]]
    after = [w.low for w in words[last + 1 : last + 14]]
    p1 = before[-1] if before else ""
    p2 = before[-2] if len(before) > 1 else ""
    low = words[first].low
    if first == last and (len(low) < 2 or (low in contexts.FUNCTION or low in contexts.CALENDAR)):
        return 0, "", ""
    ends = p1.rsplit("-", 1)[-1]
    inside = [w.low for w in words[first : last + 1]]
    if (set(inside) & contexts.CALENDAR and any(w.isdigit() for w in inside)) or inside[-1] in (
        "films",
        "movies",
        "est",
        "pt",
        "et",
        "gmt",
    ):
        return 0, "", ""
    everyday = all(
        passage.is_everyday(w.text) or w.low in contexts.CONNECTORS or w.low in contexts.FUNCTION
        for w in words[first : last + 1]
    )
    if (
        last > first
        and everyday
        and first not in passage.openers
        and p1 in contexts.FILM_LEADS
        and not set(inside) & contexts.CALENDAR
        and not passage.text[words[first].start : words[last].end].isupper()
        and not contexts.THING_TAILS & {words[last].low, words[first].low}
        and low not in contexts.MODIFIERS
        and low not in PRIZE_WORDS
    ):
        return 3, "film", "everyday words with capitals"
    if (
        low in OPENS_TITLE
        and (p1.isalpha() or p1 in (",", "—", "–", "("))
        and first not in passage.openers
        and last > first
        and p1 not in ("“", '"', "«", "‘", "'")
        and fold(passage.text[words[first].start : words[last].end]) not in contexts.MAGAZINES
    ):
        if words[last].low not in contexts.VENUES and words[first + 1].low not in contexts.MODIFIERS:
            return 3, "film", "capitals with their article"
    if p1 in ("directed", "directing", "helmed", "wrote", "remade", "scored") and not passage.is_everyday(
        words[first].text
    ):
        if not (is_given(words[first].text) or is_surname(words[last].text)):
            return 3, "film", f"after “{p1}”"
    if (
        p1 == ","
        and p2 in ("debut", "film", "feature", "movie", "drama", "comedy", "thriller", "documentary", "one")
        and after[:1] == [","]
    ):
        return 3, "film", "named after a noun"
    if made_by(words, last) and (p1 != "the" or low == "the"):
        return 3, "film", "by somebody"
    if (
        after[:2]
        and after[0] in ("takes", "took", "wins", "won", "scooped", "receives", "received", "remporte", "gana", "ganó")
        and any(w.is_capital for w in words[last + 3 : last + 6])
        and any(
            w.low in ("prize", "award", "lion", "bear", "jury", "palme", "mention", "prix", "oscar", "best")
            for w in words[last + 2 : last + 8]
        )
    ):
        return 3, "film", "takes a prize"
    if first in passage.openers or p1 in (",",):
        if (
            after[:1]
            and after[0] in ("is", "est", "es", "ist", "was")
            and after[1:2]
            and after[1] in ("a", "an", "un", "une", "una", "ein", "eine", "the", "le", "la")
        ):
            for word, following in zip(after[2:12], after[3:13], strict=False):
                if word in (",", ".", "by", "de", "about", "who", "in", "at", "to", "for", "and"):
                    break
                if following in contexts.ROLES or following in (
                    "festival",
                    "studio",
                    "industry",
                    "school",
                    "company",
                    "society",
                ):
                    break
                if word.rsplit("-", 1)[-1] in contexts.SERIES_NOUNS:
                    return 4, "series", "is a series"
                if word.rsplit("-", 1)[-1] in contexts.FILM_NOUNS:
                    return 4, "film", "is a film"
    if ends in contexts.FILM_NOUNS and p1 not in (
        "picture",
        "feature",
        "hit",
        "short",
        "premiere",
        "opus",
        "directorial",
        "screening",
        "screenings",
    ):
        return 3, "film", f"after “{p1}”"
    if ends in contexts.SERIES_NOUNS and p1 not in (
        "tv",
        "television",
        "pilot",
        "finale",
        "episode",
        "episodes",
        "season",
    ):
        return 3, "series", f"after “{p1}”"
    if ends in contexts.BOOK_NOUNS:
        return 3, "book", f"after “{p1}”"
    if p1 in ("of", "from", "after", "before") and p2 in (
        "premiere",
        "screening",
        "director",
        "directors",
        "star",
        "stars",
        "cast",
        "writer",
        "creator",
        "release",
        "success",
        "screenings",
        "set",
        "sequel",
        "remake",
        "version",
        "adaptation",
    ):
        return 2, "film", f"after “{p2} of”"
    if after[:1] and after[0] in FILM_VERBS and not (first == last and everyday):
        return 3, "film", f"before “{after[0]}”"
    if after[:2] and after[0] == "led" and "nominations" in after[:6]:
        return 4, ("series" if "television" in after[:6] or "tv" in after[:6] else "film"), "led the nominations"
    if (
        after[:3]
        and after[0] in ("received", "earned", "scored", "leads", "garnered", "picked", "landed")
        and ("nominations" in after[:7] or "nods" in after[:7])
    ):
        return 3, "film", "received nominations"
    if after[:1] == ["won"] or after[:2] in (["went", "on"],):
        if any(
            w in after[:12]
            for w in ("palme", "oscar", "oscars", "awards", "award", "prize", "lion", "bear", "césar", "goya")
        ):
            return 2, "film", "won a prize"
    if after[:2] in (
        ["is", "in"],
        ["is", "streaming"],
        ["is", "available"],
        ["is", "on"],
        ["opens", "in"],
        ["hits", "cinemas"],
        ["hits", "theaters"],
        ["is", "released"],
        ["was", "released"],
        ["will", "be"],
        ["is", "out"],
        ["arrives", "in"],
        ["lands", "on"],
        ["sort", "en"],
        ["llega", "a"],
        ["se", "estrena"],
        ["startet", "am"],
        ["läuft", "im"],
    ):
        if any(
            w in after[:10]
            for w in (
                "cinemas",
                "theaters",
                "theatres",
                "streaming",
                "mubi",
                "netflix",
                "available",
                "released",
                "salles",
                "cines",
                "kino",
                "release",
                "hulu",
                "prime",
            )
        ):
            return 3, "film", "where to watch"
    if (
        words[last].possessive
        and after[:1]
        and after[0]
        in ("selection", "premiere", "release", "screening", "trailer", "box", "nominations", "sequel", "soundtrack")
        and low == "the"
    ):
        return 3, "film", f"whose {after[0]}"
    if (
        after[:1]
        and p1 not in ("a", "an")
        and (low == "the" or p1 == "the")
        and after[0] in ("star", "director", "actor", "actress", "filmmaker", "helmer", "review", "trailer")
    ):
        return 2, "film", f"before “{after[0]}”"
    if after[:1] == ["review"] or (p1 == ":" and p2 == "review"):
        return 2, "film", "review"
    if after[:1] == ["stars"] and len(words) > last + 2 and words[last + 2].is_capital:
        return 2, "film", "stars somebody"
    return 0, "", ""


BETWEEN = re.compile(r"\s*(?:\([^()]{0,40}\))?(?:,|;| and| &| et| y| e| und|, and| or)\s\Z")
FEW_LEADS = contexts.words("after like including with as alongside plus by from namely are were them")


def listed_with(number: int, passage: Passage, known: list[Title], taken: set[int]) -> Iterator[Title]:
    """Runs that stand in a row with a known title: “Conclave and Wicked”, “Hacks, The Penguin and Shōgun”."""
    words = passage.words
    for title in known:
        at = passage.index_at(title.end - 1)
        for _ in range(12):
            following = next_in_row(passage, at, taken)
            if following is None or nearest_is_person(passage, *following):
                break
            first, at = following
            yield row_title(number, passage, first, at, title.kind)
        at = passage.index_at(title.start)
        for _ in range(12):
            first = before_in_row(passage, at, taken)
            if first is None or nearest_is_person(passage, *first):
                break
            yield row_title(number, passage, first[0], first[1], title.kind)
            at = first[0]
    for at, word in enumerate(words):
        if word.low in FEW_LEADS and at + 1 < len(words) and words[at + 1].is_capital and (at + 1) not in taken:
            sentence, end = passage.sentence_of(at)
            near = [w.low for w in words[max(sentence, at - 4) : at]]
            plural = [w for w in near if w in contexts.FILM_NOUNS or w in contexts.SERIES_NOUNS]
            nominated = (
                word.low == "by"
                and near[-1:] == ["followed"]
                and any("nominations" in w.low for w in words[sentence:end])
            )
            if not ((plural and (word.low != "with" and word.low != "by" and word.low != "from")) or nominated):
                continue
            kind = "series" if plural and plural[-1] in contexts.SERIES_NOUNS else "film"
            if nominated and {"television", "tv", "series"} & {w.low for w in words[sentence:end]}:
                kind = "series"
            first = at + 1
            last = single_run(passage, first)
            if last is None or (nearest_is_person(passage, first, last) and not nominated):
                continue
            yield row_title(number, passage, first, last, kind, told=True)
            at_last = last
            for _ in range(12):
                following = next_in_row(passage, at_last, taken)
                if following is None:
                    break
                yield row_title(number, passage, *following, kind, told=True)
                at_last = following[1]


def nearest_is_person(passage: Passage, first: int, last: int) -> bool:
    words = passage.words[first : last + 1]
    plain = len(words) in (2, 3) and all(word.is_capital for word in words) and words[0].low != "the"
    return plain and (
        is_given(words[0].text) or (is_surname(words[-1].text) and not passage.is_everyday(words[0].text))
    )


def row_title(number: int, passage: Passage, first: int, last: int, kind: str, told: bool = False) -> Title:
    start, end = passage.words[first].start, passage.words[last].end
    return Title(number, start, end, passage.text[start:end], kind, 3, "in a row of titles", told=told)


def single_run(passage: Passage, first: int) -> int | None:
    """A run that stops at “and”: in a row it parts two titles."""
    last = run_of_title(passage, first)
    if last is None:
        return None
    for number in range(first + 1, last):
        if (
            passage.words[number].low in ("and", "&", "et", "y", "with", "for", "to")
            and passage.words[number + 1].is_capital
        ):
            return number - 1
    return last


def next_in_row(passage: Passage, last: int, taken: set[int]) -> tuple[int, int] | None:
    words = passage.words
    ahead = last + 1
    while (
        ahead < len(words)
        and ahead - last < 3
        and (words[ahead].text in ",&" or words[ahead].low in ("and", "et", "y", "und", "e"))
    ):
        ahead += 1
    if ahead == last + 1 or ahead >= len(words) or ahead in taken or not words[ahead].is_capital:
        return None
    for owner in range(ahead, min(ahead + 4, len(words) - 1)):
        if words[owner].possessive and is_maker(passage, owner) and words[owner + 1].is_capital:
            ahead = owner + 1
            break
    end = single_run(passage, ahead)
    if end is None or any(n in taken for n in range(ahead, end + 1)) or (words[end].possessive):
        return None
    return ahead, end


def before_in_row(passage: Passage, first: int, taken: set[int]) -> tuple[int, int] | None:
    words = passage.words
    behind = first - 1
    while (
        behind >= 0
        and first - behind < 4
        and (words[behind].text in ",&" or words[behind].low in ("and", "et", "y", "und", "e"))
    ):
        behind -= 1
    if behind == first - 1 or behind < 0 or behind in taken or not words[behind].is_capital:
        return None
    begin = behind
    while (
        begin > 0
        and words[begin - 1].is_capital
        and words[begin - 1].is_word
        and begin - 1 not in taken
        and behind - begin < 8
    ):
        begin -= 1
    while begin < behind and leads_in(passage, begin):
        begin += 1
    return (begin, behind) if begin not in taken and words[behind].is_word else None
