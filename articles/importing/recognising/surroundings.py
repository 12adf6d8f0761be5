"""What the words around an unmarked run of capitals say that it is: the title of a film, a series, a book."""

import itertools

from . import contexts
from .apposed import are_together, is_apposed, is_behind_kind, is_behind_name, made_by
from .gazetteer import fold, is_given, is_plain_english, is_surname, places
from .makers import KINDS_OF_FILM, is_end_of_firm, is_house, is_whose_firm, stands_before_maker
from .passages import Passage
from .titles import PRIZE_WORDS

FILM_VERBS = contexts.words("""
    premiered premieres premiering grossed bowed screened opens opened releases debuts debuted screens
""")


SEEING = contexts.words("""
    done see saw seen watch watched watching rewatched rewatching screened shown recall recalls recalled evoke evokes
    evoked resemble resembles revisit revisits revisited remake remakes
""")


MAKERS = contexts.words("director directors maker makers star stars writer writers creator creators cast")
# What somebody is director of that is no film.
OF_DEPARTMENTS = contexts.words("""
    resources photography programming programmes sales operations content development relations production distribution
    acquisitions marketing communications public human arts affairs studies cinema films film media culture services
    institute office museum theatre theater centre center gallery school fund council trust guild union
""")
HOLDERS = (
    contexts.ROLES | contexts.RANKS | contexts.words("president chief officer manager secretary chairman head lead")
)
# “County Offaly”, “the whole of Hackney Wick”
OF_PLACES = contexts.words("county mount lake fort port upper lower council board")
PARTS_OF_TOWN = contexts.words(
    "whole end part parts north south east west centre center middle outskirts town village city"
)
# What is done as well, or stands before anything that has to do with films.
MEANS_MORE = contexts.words("picture feature hit short premiere opus directorial screening screenings")
MAKES = contexts.words("wrote directed co-wrote co-directed shot scored edited produced cut lensed photographed penned")
WHO_MADE = contexts.words("also then later first who she he they had has and previously")
NO_WORK = contexts.MODIFIERS | PRIZE_WORDS
IS_OR_DOES = contexts.words("is was were had has gives gave made won took opened became remains")
OBJECTS = contexts.words("it the a an his her its their our my him them this that")  # of what somebody opens or screens
MANY_DO = contexts.words("opens opened releases screens debuts debuted")


OPENS_TITLE = contexts.words(
    "the a an my in on before after into under all no every some only one two three four five six "
    "seven eight nine ten twelve once"
    " between beyond without le la les el los las der die das il un une una"
)


def said_of(passage: Passage, first: int, last: int) -> tuple[int, str, str]:
    """How sure the words around an unmarked run make it a title, of what, and why."""
    words = passage.words
    before = [w.low for w in words[max(0, first - 4) : first]] if first not in passage.line_starts else []
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
    if all(w.isdigit() or w in contexts.FUNCTION for w in inside) and low not in OPENS_TITLE:
        return 0, "", ""
    if p1 == "of" and p2 in MAKERS and set(inside) & OF_DEPARTMENTS:
        return 0, "", ""
    everyday = all(
        passage.is_everyday(w.text)
        or is_plain_english(w.text)
        or w.low in contexts.CONNECTORS
        or w.low in contexts.FUNCTION
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
        and words[last].low not in HOLDERS
        and words[last].low not in MEANS_MORE
        and low not in OF_PLACES
        and not (p1 == "of" and (p2 in PARTS_OF_TOWN or is_behind_name(passage, first - 2)))
        and low not in contexts.MODIFIERS
        and low not in PRIZE_WORDS
        and not is_whose_firm(passage, first)
        and not is_house(passage, first)
        and not (p1 == "of" and p2 == "production")
    ):
        return 3, "film", "everyday words with capitals"
    if (
        (
            low in OPENS_TITLE
            and ((p1.isalpha() and p1 != "à") or p1 in (",", "—", "–", "("))
            and first not in passage.openers
            and last > first
            and p1 not in ("“", '"', "«", "‘", "'")
            and fold(passage.text[words[first].start : words[last].end]) not in contexts.MAGAZINES
        )
        and words[last].low not in contexts.VENUES
        and not (last == first + 1 and words[last].low in KINDS_OF_FILM)
        and not is_house(passage, first)
        and words[first + 1].low not in contexts.MODIFIERS
    ):
        return 3, "film", "capitals with their article"
    if (
        p1 in ("directed", "directing", "helmed", "wrote", "remade", "scored")
        and not passage.is_everyday(words[first].text)
        and not (is_given(words[first].text) or is_surname(words[last].text))
    ):
        return 3, "film", f"after “{p1}”"
    within = after[:3] in ([",", "in", "which"], [",", "dans", "lequel"])
    named = p1 == "for" and is_given(words[first].text)  # who directed it, “in which …”
    if within and last > first and not named and fold(words[last].text) not in places():
        return 3, "film", "what happens in it"
    made = p1 in MAKES and p2 in WHO_MADE and first not in passage.openers
    if made and low not in NO_WORK and not is_given(words[first].text) and not words[last].possessive:
        return 3, "film", f"after “{p1}”"  # “who also wrote Lamb”
    does = (after[:1] and after[0] in IS_OR_DOES) or are_together(words, last)
    if p1 == "whose" and last > first and does and low not in contexts.MODIFIERS:
        return 3, "film", "whose film it is"
    if p1 in SEEING and (last > first or not everyday) and not (is_given(words[first].text) and words[last].is_capital):
        return 3 if last > first else 2, "film", f"after “{p1}”"
    if p1 == "," and after[:1] in ([","], ["."]) and is_apposed(words, first):
        return 3, "film", "named after a noun"
    if p1 == "of" and p2 in MAKERS and last > first and everyday:
        return 3, "film", f"after “{p2} of”"
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
    if (first in passage.openers or p1 in (",",)) and (
        after[:1]
        and after[0] in ("is", "est", "es", "ist", "was")
        and after[1:2]
        and after[1] in ("a", "an", "un", "une", "una", "ein", "eine", "the", "le", "la")
    ):
        for word, following in itertools.pairwise(after):
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
    asked = p1 in ("is", "was", "are") and first - 1 in passage.openers and after[:1] and after[0] in ("a", "an")
    if asked and any(word in contexts.FILM_NOUNS for word in itertools.takewhile(str.isalpha, after[1:5])):
        return 3, "film", "whether it is a film"
    if is_behind_kind(passage, first) and last > first:
        return 3, "film", f"after “{p2} {p1}”"
    if is_end_of_firm(passage, first):
        return 0, "", ""
    belongs = first > 0 and words[first - 1].is_capital and everyday and first == last  # “Film Diary”
    if ends in contexts.FILM_NOUNS and not belongs and p1 not in MEANS_MORE:
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
    has_object = after[1:2] and after[1] in OBJECTS
    if after[:1] and after[0] in FILM_VERBS and not has_object and not (first == last and everyday):
        return 2 if first == last and after[0] in MANY_DO else 3, "film", f"before “{after[0]}”"
    if after[:2] and after[0] == "led" and "nominations" in after[:6]:
        return 4, ("series" if "television" in after[:6] or "tv" in after[:6] else "film"), "led the nominations"
    if (
        after[:3]
        and after[0] in ("received", "earned", "scored", "leads", "garnered", "picked", "landed")
        and ("nominations" in after[:7] or "nods" in after[:7])
    ):
        return 3, "film", "received nominations"
    if (after[:1] == ["won"] or after[:2] in (["went", "on"],)) and any(
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
    ) and any(
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
    if p1 not in ("a", "an", "the") and stands_before_maker(passage, first, last):
        return 3, "film", f"before “{after[0]}” and a name"
    if after[:1] == ["review"] or (p1 == ":" and p2 == "review"):
        return 2, "film", "review"
    if after[:1] == ["stars"] and len(words) > last + 2 and words[last + 2].is_capital:
        return 2, "film", "stars somebody"
    return 0, "", ""
