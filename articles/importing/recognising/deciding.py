"""From evidence to a verdict: person, character or neither; and whose surname stands alone."""

import re
from collections import defaultdict

from .gazetteer import fold, is_common
from .passages import Passage
from .people import Bearer

ENOUGH = 3
ABOVE = 4  # passages
RECAP = re.compile(r"\brecaps?\b", re.IGNORECASE)
ADDRESSED = re.compile(r"^(?:Dr|Prof|Professor|Rev)\.? (?=\S+ \S)")
# What is said of films as well as of people
DONE_BY_FILMS = {"makes", "spoken of again", "comes back", "no everyday words"}


def kind_of(bearer: Bearer) -> str:
    """“person”, “character”, “band” or nothing."""
    thing, band = bearer.score("thing"), bearer.score("band")
    person, character = bearer.score("person"), bearer.score("character")
    if band >= ENOUGH:
        return "band"
    if thing >= 6 or (thing >= ENOUGH and thing >= bearer.stated):
        return ""
    if character >= ENOUGH and character >= bearer.stated:
        return "character"
    if bearer.word_count == 1:
        return single(bearer, person, character)
    return (
        "person"
        if person >= ENOUGH and not (character and character >= bearer.stated and bearer.stated < 2 and character >= 2)
        else ("character" if character >= 2 else "")
    )


def single(bearer: Bearer, person: int, character: int) -> str:
    """One name alone is a person's only where the text says what that person does."""
    known = "known by one name" in bearer.evidence["person"]
    if known and (person > ENOUGH or not is_common(bearer.name)):
        return "person" if character < ENOUGH else "character"
    sayings = {"role before", "made by", "credits", "starring"} & set(bearer.evidence["person"])
    if sayings and bearer.stated >= 5 and not is_common(bearer.name) and not character:
        return "person"
    if not bearer.score("thing") and "known by one name alone" in bearer.evidence["person"]:
        return "person"
    return "character" if character >= ENOUGH else ""


def parts(name: str) -> list[str]:
    return [fold(word) for word in name.replace("“", "").replace("”", "").split()]


def surname(name: str) -> str:
    """The last word, suffixes apart: of “Akinola Davies Jr” it is Davies."""
    words = [word for word in parts(name) if word.rstrip(".,") not in ("jr", "sr", "ii", "iii", "iv")]
    return words[-1].rstrip(",") if words else ""


def plain(name: str) -> str:
    """A full name without what its bearer has studied or preaches: “Dr Ana Ruiz”."""
    return ADDRESSED.sub("", name)


def without_pairs(people: dict[str, Bearer]) -> dict[str, Bearer]:
    """The people, no two of them in one: “Ana Ruiz Bo Lund” under a picture, where both are named elsewhere."""
    return {
        key: bearer
        for key, bearer in people.items()
        if not (len(words := key.split()) == 4 and {" ".join(words[:2]), " ".join(words[2:])} <= people.keys())
    }


def joined(people: dict[str, Bearer]) -> dict[str, str]:
    """Keys of names that are another name of somebody else in the text, with the key of the fuller one.

    “Terrence Frederick Malick” is Terrence Malick; “Del Toro” is Guillermo del Toro.
    """
    by_ends: dict[tuple[str, str], list[str]] = defaultdict(list)
    by_tail: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for key, bearer in people.items():
        words = parts(bearer.name)
        if len(words) < 2:
            continue
        by_ends[(words[0], surname(bearer.name))].append(key)
        for at in range(1, min(len(words), 6)):
            by_tail[tuple(words[at:])].add(key)
            by_tail[tuple(words[:at])].add(key)
    heirs: dict[str, str] = {}
    for keys in by_ends.values():
        if len(keys) > 1:
            best = max(keys, key=lambda key: (len(people[key].spots), -len(people[key].name)))
            heirs.update({key: best for key in keys if key != best})
    for key in people:
        if key.endswith("s") and key[:-1] in people and len(people[key[:-1]].spots) >= len(people[key].spots):
            heirs.setdefault(key, key[:-1])  # “Ana Ruiz'”, as German has it: “Anna Bergers Film”
    for key, bearer in people.items():
        fuller = {heirs.get(found, found) for found in by_tail.get(tuple(parts(bearer.name)), ()) if found != key}
        if len(fuller) == 1 and key not in heirs:
            full = fuller.pop()
            begins = parts(people[full].name)[: bearer.word_count] == parts(bearer.name)
            if begins and bearer.word_count > 1 and len(bearer.spots) > len(people[full].spots) and full not in heirs:
                heirs[full] = key  # “Ana Ruiz”, in full “Ana Ruiz Otero”, is mostly called so
            else:
                heirs[key] = full
    return heirs


def only_does(bearer: Bearer) -> bool:
    """Whether nothing but what it did speaks for somebody: “Low Tide won four” is said of films too."""
    return bearer.evidence["person"].keys() <= DONE_BY_FILMS


def is_recap(passages: list[Passage]) -> bool:
    """Whether a story tells an episode over, in which whole families are named."""
    return any(RECAP.search(passage.text) for passage in passages[:ABOVE] if passage.part != "text")


def families(named: dict[str, Bearer]) -> set[str]:
    """Those who share a surname, and of whom nothing else is said than their names."""
    by_surname: dict[str, set[str]] = defaultdict(set)
    for key, bearer in named.items():
        if bearer.word_count > 1 and not bearer.stated:
            by_surname[surname(bearer.name)].add(key)
    return {key for keys in by_surname.values() if len(keys) > 1 for key in keys}


def tell_characters(kinds: dict[str, str], bearers: dict[str, Bearer], named: dict[str, Bearer]) -> None:
    """Who bears a name of somebody in a story is no person, though the name looked like one: “Anora Mikheeva” where
    “Anora “Ani” Mikheeva” was a part.
    """
    characters = [bearer for key, bearer in bearers.items() if kinds[key] == "character"]
    shadows = {word for bearer in characters for word in parts(bearer.name) if len(word) > 2}
    played = {fold(bearer.name) for bearer in characters if bearer.word_count == 1 and bearer.score("character") >= 4}
    full = {tuple(parts(bearer.name)) for bearer in characters}
    for key, bearer in named.items():
        words = parts(bearer.name)
        is_part = bearer.stated < 3 and any(is_part_of(words, other) for other in full)
        if tuple(words) in full or (len(words) > 1 and is_part):
            kinds[key] = "character"
        elif len(words) == 1 and words[0] in shadows:
            kinds[key] = ""
        elif len(words) > 1 and not bearer.stated and {words[0], words[-1]} & played:
            kinds[key] = "character"
    surnames = {surname(b.name) for key, b in named.items() if kinds[key] == "person" and b.word_count > 1}
    for bearer in characters:
        if bearer.word_count == 1 and fold(bearer.name) in surnames:
            kinds[fold(bearer.name)] = ""


def is_part_of(words: list[str], full: tuple[str, ...]) -> bool:
    """Whether a name is the end of a longer one, or its first word and its last."""
    ends = len(full) > len(words) and words == list(full[-len(words) :])
    return ends or (len(full) > 1 and words[0] == full[0] and words[-1] == full[-1])
