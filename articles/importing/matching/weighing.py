"""What the words of a title and those around it say: whether it is linked, asked, or passed over."""

from enum import IntEnum

from ..recognising import contexts
from ..recognising.gazetteer import companies, fold, is_common, is_given, is_surname, places
from ..recognising.passages import Passage, Word
from ..recognising.surroundings import FILM_VERBS, SEEING, said_of
from ..recognising.titles import PRIZE_WORDS
from .printed import ARTICLES, Run, has_odd_letters, is_small_title

FILM_WORDS = (
    contexts.FILM_NOUNS | contexts.SERIES_NOUNS | contexts.ROLES | contexts.MAKING | contexts.STARRING
    | FILM_VERBS | SEEING | contexts.words("cinema cinemas screen box-office trailer scene scenes cast oscar oscars")
)  # fmt: skip
PRIZES = PRIZE_WORDS | contexts.ROLES | contexts.FILM_NOUNS
# Words that copy uses and that films are called, beyond those that the lists of recognising have.
WORDS_TOO = (
    contexts.THING_TAILS
    | contexts.CALENDAR
    | contexts.FILM_NOUNS
    | contexts.KIN
    | contexts.words("""
    accused adulthood affliction agony alone ambition amnesia anarchy anger animals apocalypse arrival asylum atonement
    awakening babies babylon barbarian bats beasts betrayal birds birth blindness bones boyhood bravery brave bullets
    burning butterfly camouflage captive carnage catastrophe chaos chemistry childhood cobra collateral conspiracy
    contact contagion contempt courage creature cruelty crows cruising curiosity damnation darkness deception
    deliverance despair destiny detour diamonds disobedience divorce dogs dolls downfall dreams duel duty ecstasy
    elephant elephants emptiness encounter enigma eternity euphoria evidence evil exile exodus faces faithless fallen
    fame fever flames flesh floods flowers foxes freedom frenzy friendship fright funeral fury gambling ghosts giants
    girlhood glory gods gold gravity greed grief guilt happiness hatred hearts heat heaven hell heroes hidden holiday
    homecoming honesty honour hope horses hunger hysteria illusion impact impulse infamous infidelity innocence
    insomnia instinct invasion isolation jealousy joker journey joy judgment jungle justice knives labyrinth legends
    lies lightning lions loneliness longing lovers luck lust machines madness magic malice marriage mask mass
    memories memory menace mercy metamorphosis midnight milk miracle mirage mirror misery monster monsters mothers
    motherhood mountains mud murder mystery nightmare nobody nostalgia oblivion obsession outrage panic paradise
    paranoia passengers passion patience patriots peace pearl phantom pity poetry poison possession predator prey
    pride prisoners privilege promises prophecy rage rain rapture rebellion redemption regret repulsion rescue revenge
    rivals roses ruins sabotage sacrifice sadness salt salvation scandal secrecy secrets seduction shadow shadows
    shame shelter silence sins sisterhood slander sleepers snakes soldiers solitude sorrow soul souls spiders
    spirits stars storm storms strangers stranger strength submarine suffering suspicion survivor survivors swans
    swords temptation terror thieves thirst thorns thunder tides tigers torment torture traitor treason trespass
    triumph trouble truth twilight twins vampire vampires vanity vengeance vertigo vice victory violence virtue
    visitors vultures wanderers warriors water weapons wedding whales whispers widows wilderness winds wings wisdom
    wishes witches witness wives wolf wolves wonder worship wrath youth
""")
)
SMALL_TALK = contexts.FUNCTION | contexts.MODIFIERS | WORDS_TOO
NEAR = 8  # words
SHORT = 3  # letters: “Us”, “Ran”
BEFORE_A_PLACE = contexts.words("in at near from to across outside around of through into en à aux nach aus bei")
AMID = frozenset(",;&'’")
JOINS = contexts.words("of de du des von")
BEFORE_PEOPLE = contexts.FUNCTION | contexts.ROLES | contexts.MODIFIERS | contexts.SIR | contexts.RANKS


class Weight(IntEnum):
    PASSED_OVER = 0
    ASKED = 1
    LIKELY = 2  # linked where the story names somebody who has a credit on it
    PLAIN = 3  # linked, where nothing speaks against it


def capitals_tell(run: Run) -> bool:
    """Not in a headline in which most words have one, nor in German, where every noun has."""
    return not run.passage.is_title_cased and run.passage.language != "de"


def is_everyday(run: Run) -> bool:
    """Whether no word of it could be told from those of everyday copy."""
    return all(
        len(word.text) <= SHORT
        or word.text.isdigit()
        or word.low in SMALL_TALK
        or (run.passage.is_everyday(word.text) if word.is_capital else is_common(word.text))
        for word in run.words
    )


def weigh_title(run: Run, name: str, *, is_connected: bool, is_name: bool) -> Weight:
    """How sure a title is where it stands; ``is_name`` says that somebody or something else goes by it, too."""
    if run.words[0].text[0].islower() and is_small_title(run.passage.words, run.first):
        return Weight.PLAIN if has_odd_letters(run.words[0].text) else Weight.LIKELY
    said, _, _ = said_of(run.passage, run.first + (not is_capital(run.words[0])), run.last)
    evident = Weight.ASKED if is_connected or said >= 2 else Weight.PASSED_OVER
    if all(word.low in contexts.MODIFIERS for word in run.words):  # “the French actress”
        return Weight.ASKED if said >= 3 else Weight.PASSED_OVER
    if all(word.text.isdigit() for word in run.words):
        return Weight.ASKED if said >= 2 or names_a_film_right_before(run) else Weight.PASSED_OVER
    if is_name or is_known_name(run):
        return Weight.PASSED_OVER if follows_a_place(run) else evident
    told, everyday = capitals_tell(run), is_everyday(run)
    if everyday:
        if not told or not run.is_spelled(name, exactly=True):
            return Weight.PASSED_OVER
        if marked_words(run) > 1:
            return Weight.LIKELY
        return Weight.PASSED_OVER if is_always_capital(run) else evident or Weight(is_near_film_words(run))
    if len(content_of(run)) > 1:
        return Weight.PLAIN if told and marked_words(run) > 1 and not looks_like_a_name(run) else Weight.LIKELY
    if told and run.words[0].is_capital and not opens_something(run.passage, run.first):
        return Weight.LIKELY
    is_told_of = run.passage.language != "de" and is_near_film_words(run)
    return Weight.LIKELY if evident or is_told_of else Weight.PASSED_OVER


def weigh_person(run: Run) -> Weight:
    """Somebody's full name: plain, unless its words are those of everyday copy."""
    if not is_everyday(run):
        return Weight.PLAIN
    return Weight.ASKED if capitals_tell(run) and marked_words(run) > 1 else Weight.PASSED_OVER


def content_of(run: Run) -> list[Word]:
    return [word for word in run.words if word.low not in contexts.FUNCTION]


def marked_words(run: Run) -> int:
    """How many words have a capital that is not their sentence's."""
    return sum(
        word.is_capital and not opens_something(run.passage, number)
        for number, word in zip(run.numbers, run.passage.words[run.first : run.last + 1], strict=True)
    )


def opens_something(passage: Passage, number: int) -> bool:
    """Whether a capital says nothing: it begins a sentence, a line, or what stands behind a bracket or a dash."""
    if number in passage.openers or not number:
        return True
    before, word = passage.words[number - 1], passage.words[number]
    return "\n" in passage.text[before.end : word.start] or not (before.is_word or before.text in AMID)


def is_always_capital(run: Run) -> bool:
    """What begins a sentence or a line, and “I”."""
    return opens_something(run.passage, run.first) or run.words[0].low.partition("'")[0] == "i"


def is_known_name(run: Run) -> bool:
    """A place, a company, a newspaper, a month, a prize; one word alone that somebody bears as a name."""
    if run.words[0].low == "best" and run.words[-1].low in PRIZES:
        return True
    folded = fold(run.text)
    if folded in places() or folded in companies() or folded in contexts.MAGAZINES:
        return True
    words = content_of(run) or run.words
    if len(words) != 1:
        return False
    (word,) = words
    if word.low in contexts.CALENDAR or fold(word.text) in places():
        return True
    if len(run.words) > 1 or run.passage.is_everyday(word.text):
        return False
    return is_given(word.text) or is_surname(word.text)


def looks_like_a_name(run: Run) -> bool:
    """Built as a person's name is, or a street's: “Barry Lyndon”, “Mulholland Drive”. With its article it is none."""
    words = run.words
    if words[0].low in ARTICLES and words[0].is_capital and not opens_something(run.passage, run.first):
        return False
    return words[-1].low in contexts.THING_TAILS or is_given(words[0].text)


def follows_a_place(run: Run) -> bool:
    """“In Brooklyn”, “the streets of Roma”."""
    before = run.passage.words[run.first - 1] if run.first else None
    return before is not None and before.low in BEFORE_A_PLACE and (fold(run.text) in places())


def names_a_film_right_before(run: Run) -> bool:
    return any(word.low in contexts.FILM_NOUNS for word in run.passage.words[max(0, run.first - 2) : run.first])


def is_near_film_words(run: Run) -> bool:
    begin, end = run.passage.sentence_of(run.first)
    words = run.passage.words
    near = [*words[max(begin, run.first - NEAR) : run.first], *words[run.last + 1 : min(end, run.last + 1 + NEAR)]]
    return any(word.low in FILM_WORDS for word in near)


def is_part_of_longer(run: Run, *, is_title: bool) -> bool:
    """“Anora Mikheeva” is no “Anora”, “The Florida Project” no “The Florida”, “House of Gucci” no “Gucci”."""
    return goes_on_before(run, is_title) or goes_on_after(run, is_title)


def goes_on_before(run: Run, is_title: bool) -> bool:
    passage, words = run.passage, run.passage.words
    number = run.first - 1
    if number < 0 or words[run.first].start != words[number].end + 1:
        return False
    joined = words[number].low in JOINS or words[number].text == "&"
    number -= joined
    before = words[number]
    if number < 0 or not before.is_word or not before.is_capital or before.possessive:
        return False
    if before.low in (ARTICLES if is_title else BEFORE_PEOPLE) or (joined and before.low in contexts.ROLES):
        return False
    may_open = number in passage.openers or passage.is_title_cased
    return not (may_open and (passage.is_everyday(before.text) or before.low in contexts.FUNCTION))


def goes_on_after(run: Run, is_title: bool) -> bool:
    passage, words = run.passage, run.passage.words
    number = run.last + 1
    if number >= len(words) or words[run.last].possessive:
        return False
    after, gap = words[number], words[number].start - words[run.last].end
    if after.text == ":" and is_title and not gap:
        return number + 1 < len(words) and is_capital(words[number + 1]) and not passage.is_title_cased
    if gap != 1:
        return False
    if after.low in JOINS or after.text == "&":
        ahead = [word for word in words[number + 1 : number + 3] if word.low not in ARTICLES]
        return bool(ahead) and is_capital(ahead[0]) and (after.text == "&" or not passage.is_title_cased)
    return is_capital(after) and not (passage.is_title_cased and passage.is_everyday(after.text))


def is_capital(word: Word) -> bool:
    return word.is_word and (word.is_capital or word.text[0].isdigit())
