"""Words that lead up to a title without marks: “the last reel of”, “a scene in”, “walked out of”, “whose”."""

import re

from . import contexts
from .gazetteer import companies, fold, is_common, is_english, is_given, is_surname, places
from .passages import Passage, Word
from .phrases import lead_up
from .titles import PRIZE_WORDS

# What is made of a film, or shown of it: of, for, to or from what stands next.
MADE_OF = contexts.words("""
    reel reels print prints trailer teaser poster posters negative screening screenings rewatch remake sequel prequel
    reissue re-release restoration premiere premieres double-bill preview previews bobine bobines copie copies affiche
    proyección copia kopie plakat
""")
OF = contexts.words("of de von")
ADVERTISED = contexts.words("trailer teaser poster posters affiche plakat")  # for a film
FOLLOWING = contexts.words("sequel prequel")  # to a film
# What happens in a film, or stands in it.
SHOWN_IN = contexts.words("""
    scene scenes shot shots sequence cut close-up close-ups cameo match monologue dissolve flashback voiceover
    escena plano plan scène szene
""")
IN = contexts.words("in dans en")
# What people do in a film.
STARRED = contexts.words("starred stars co-starred co-stars starring")
APPEARED = contexts.words("seen appeared appears role roles performance performances turn breakout")
# What audiences do with a film, and with little else that has a capital.
ENDURED = re.compile(
    r"\b(?:walk(?:s|ed|ing)? out of|(?:sat|sit|sits|sitting) through|(?:slept|sleeps|sleeping) through"
    r"|(?:fell|falls|fall) asleep during|(?:wept|cried|cries|weeps|sobbed) through|double bill of"
    r"|rewatch(?:ed|ing)?)\s\Z"
)
# What is said of a film right behind its name; only who made it is meant by “whose” before.
THEN = contexts.words("played opened opens won wins premiered premieres screened screens grossed ran debuted stars")
SUBJECTS = contexts.words("it he she")
SEVERAL = contexts.words("""
    films movies pictures features documentaries comedies dramas thrillers westerns musicals melodramas blockbusters
    sequels remakes classics endings openings titles credits hits flops debuts adaptations masterpieces
""")
CHANNELS = contexts.words("la canal channel antena rai france arte tele radio bbc itv rté")
FORMAT = re.compile(r"\d+(?:mm|k|d|p|fps|%)")  # “70mm”, “4K”, “3D”
CLIENTS_OF = contexts.words("partnership agency agencies management consortium cooperative")
REPRESENTED = contexts.words("represented repped represents reps")
INSTITUTIONS = contexts.THING_TAILS | contexts.VENUES | contexts.COMPANY_TAILS
NOT_FIRST = contexts.MODIFIERS | contexts.ROLES | contexts.SIR | contexts.RANKS
OFFICIAL = contexts.RANKS | contexts.ROLES
LOOSE = contexts.words("with for from at by as to")
SMALL = contexts.words("a an the of on in at for to with")
NONE = (0, "", "")
NEVER_NAMED = contexts.words(
    "i you he she it we they not too if when who what how no never were was is are am be do does did had have has this"
    " that these those here there now then always all every much more than but or so"
)
FEWEST_SAID = 4  # words
LONGEST = 60  # characters of what leads up to a title


def led_up_to(passage: Passage, first: int, last: int) -> tuple[int, str, str]:
    """How sure the words before an unmarked run make it a film's title, and why."""
    words = passage.words
    run = words[first : last + 1]
    if passage.part == "text" and first not in passage.openers and says_in_capitals(run):
        return 3, "film", "capitals on words that name nothing"
    if not may_be_title(passage, run):
        return NONE
    if first == 0:
        stars = len(run) > 1 and not is_named(run) and [word.low for word in words[last + 1 : last + 2]] == ["stars"]
        stars = stars and any(word.is_capital for word in words[last + 2 : last + 3])
        return (3, "film", "stars somebody") if stars else NONE
    if run[0].text == "I" and len(run) > 1 and first not in passage.openers and not {w.low for w in run} & LOOSE:
        return 3, "film", "“I” before a capital"
    before = words[max(0, first - 3) : first]
    p1, p2 = ([""] * 2 + [word.low for word in before])[:-3:-1]
    named = is_named(run)
    if not named and is_bracketed_with(words, first):
        return 3, "film", "in brackets after films"
    if len(run) == 1 and run[0].text.isupper():
        return NONE
    of = (p1 in OF and p2 in MADE_OF) or (p1 == "for" and p2 in ADVERTISED) or (p1 in ("to", "for") and p2 in FOLLOWING)
    if of and not named:
        return 3, "film", f"after “{p2} {p1}”"
    if p1 in IN and p2 in SHOWN_IN and not named and (len(run) > 1 or is_common(run[0].text)):
        return 3, "film", f"after “{p2} {p1}”"
    if p1 in IN and (p2 in STARRED or (p2 in APPEARED and (len(run) > 1 or is_common(run[0].text)))) and not named:
        return 3, "film", f"after “{p2} {p1}”"
    start = words[first].start
    after = words[last + 1].low if last + 1 < len(words) else ""
    if not named and not ({word.low for word in run} & PRIZE_WORDS) and run[-1].low not in OFFICIAL:
        if phrase := lead_up(passage.text, start, len(run)):
            return 3, "film", f"after “{phrase}”"
        if plays_in(words, first, last, passage.openers):
            return 3, "film", "who plays whom in it"
    if ENDURED.search(passage.text[max(0, start - LONGEST) : start]) and not named:
        return 3, "film", "what an audience does with it"
    if p1 == "whose" and p2 == "," and after in THEN and first > 2 and words[first - 3].is_capital:
        return 3, "film", f"whose film {after}"
    if p1 in ("in", "dans") and first - 1 in passage.openers and after in SUBJECTS and is_of_words(passage, run):
        return 3, "film", "what is so in it"
    if p1 in contexts.FILM_LEADS and first not in passage.openers and is_phrase(run):
        return 3, "film", "a phrase with capitals"
    return NONE


def says_in_capitals(run: list[Word]) -> bool:
    """“You Were Never Really Here”: capitals on several of the smallest words, as no body's or person's name has."""
    small = [word for word in run if word.is_capital and word.low in NEVER_NAMED]
    return (
        len(run) >= FEWEST_SAID
        and len(small) > 1
        and all(is_english(w.text) or w in small or not w.is_capital for w in run)
    )


def plays_in(words: list[Word], first: int, last: int, openers: frozenset[int]) -> bool:
    """“In Low Tide, Ana Ruiz plays a judge”."""
    if words[first - 1].low != "in" or first - 1 not in openers or words[last + 1 : last + 2] == []:
        return False
    ahead = words[last + 2 : last + 8]
    plays = next((number for number, word in enumerate(ahead) if word.low in ("plays", "stars")), 0)
    if plays == 0 or not any(w.is_capital or w.low in ("a", "an", "the") for w in ahead[plays + 1 : plays + 2]):
        return False
    return words[last + 1].text == "," and all(w.is_capital or w.low in SUBJECTS for w in ahead[:plays])


def is_bracketed_with(words: list[Word], first: int) -> bool:
    """“So many endings (Low Tide, E.T.)”: what stands in brackets behind several films, or what films have."""
    for at in range(first - 1, max(first - 12, 0), -1):
        if words[at].text == "(":
            return words[at - 1].low in SEVERAL and words[first - 1].text in "(,;"
        if words[at].text in ".)":
            return False
    return False


def may_be_title(passage: Passage, run: list[Word]) -> bool:
    """Whether nothing in the words themselves says that they are something else."""
    name = passage.text[run[0].start : run[-1].end]
    low = {word.low for word in run}
    key = fold(name)
    return (
        len(name) > 1
        and not name[0].isdigit()
        and not (low & contexts.CALENDAR)
        and not (key in places() or key in companies() or key in contexts.MAGAZINES)
        and run[0].low not in NOT_FIRST
        and not {run[0].low, run[-1].low.rstrip(".")} & INSTITUTIONS
        and not (len(run) == 1 and (run[0].low in contexts.FUNCTION or run[0].possessive))
        and not (len(run) == 1 and run[0].low in contexts.FILM_NOUNS)
    )


def is_named(run: list[Word]) -> bool:
    """Whether it is somebody's name: “Ana Ruiz”, and not “Lawrence of Arabia”."""
    if any(word.low in SMALL or word.possessive for word in run[:-1]) or fold(run[0].text) in places():
        return False
    return (
        len(run) > 1 and (is_given(run[0].text) or is_surname(run[-1].text)) and not all(is_common(w.text) for w in run)
    )


def is_of_words(passage: Passage, run: list[Word]) -> bool:
    """Whether everyday words are set with capitals, as no town's or person's name is."""
    if (
        run[0].low in contexts.PARTS
        or is_named(run)
        or (len(run) == 1 and is_surname(run[0].text) and is_given(run[0].text))
    ):
        return False
    return any(is_common(word.text) and word.is_capital and fold(word.text) not in places() for word in run)


def is_phrase(run: list[Word]) -> bool:
    """“Portrait of a Lady on Fire”: capitals with an article and another small word between them."""
    inner = [word.low for word in run[1:-1] if not word.is_capital]
    return len(inner) > 1 and bool({"a", "an", "the"} & set(inner)) and all(word in SMALL for word in inner)


def is_no_title(passage: Passage, first: int, last: int) -> bool:
    """“70mm”, “Part Two”, “The Pier Partnership”, and what has capitals where the sentence says who represents whom."""
    words = passage.words
    low, end = words[first].low, words[last].low
    if FORMAT.fullmatch(end) or (last == first + 1 and end.isdigit() and low in CHANNELS):
        return True
    if first and words[first - 1].low in ("told", "tells"):
        return True  # a paper: “he told The Petaluma Argus”
    if low in contexts.PARTS and last == first + 1 and (end.isdigit() or end in contexts.COUNTED):
        return True
    sentence, _ = passage.sentence_of(first)
    return end in CLIENTS_OF or bool(REPRESENTED & {word.low for word in words[sentence:first]})
