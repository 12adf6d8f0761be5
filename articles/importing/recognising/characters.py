"""What the words before a name say for a character: a part, a rank, somebody’s child."""

from . import contexts
from .passages import Word
from .people import Bearer

NAMED_BY = contexts.words("the a an his her their la le el der die")


MADE = contexts.words("makes made make")
CLOSES = contexts.words(", . ; : ) who")


def weigh_as_whom(words: list[Word], first: int, last: int, bearer: Bearer) -> None:
    """“Ana Ruiz, as the matriarch Asa Pell, …”, “Ana Ruiz makes a fine Asa Pell”: whom a part is."""
    after = words[last + 1].text if last + 1 < len(words) else "."
    if first < 4 or after not in CLOSES or bearer.word_count < 2:
        return
    before = [word.low for word in words[max(first - 5, 0) : first]]
    if before[-1] in contexts.ROLES | contexts.OFFICES | contexts.RANKS or not words[first - 1].is_word:
        return
    if before[-3] in ("as", "comme", "como", "als") and before[-2] in NAMED_BY:
        plays = words[first - 4].text in ",)" or words[first - 4].is_capital
        bearer.add("character", "as a part", 4 if plays else 0)
    if MADE & set(before[-3:-1]) and {"a", "an"} & set(before[-2:]):
        bearer.add("character", "what somebody makes", 4)


def weigh_part_named(words: list[Word], first: int, last: int, bearer: Bearer) -> None:
    """“Ana Ruiz as a ticket seller, Asa Pell, who …”: what is played, and then as whom; “Ana Ruiz, as Asa, …”."""
    if first > 2 and words[first - 1].low == "as" and words[first - 2].text == "," and words[first - 3].is_capital:
        if last + 1 < len(words) and words[last + 1].text in (",", "."):
            bearer.add("character", "as somebody", 3)
        return
    if first < 4 or words[first - 1].text != ",":
        return
    for back in range(first - 2, max(first - 8, 1), -1):
        if words[back].low in ("a", "an") and words[back - 1].low == "as":
            if last + 1 < len(words) and words[last + 1].low == "as":
                return  # “Ana Ruiz as a dresser with a bad hip, Bo Lund as the porter”
            noun = words[first - 2].low
            if words[back - 2].is_capital or words[back - 2].text in '”»"’)':
                bearer.add("character", "as a part", 0 if noun in contexts.ROLES else 4)
            return
        if words[back].is_capital or not words[back].is_word:
            return


def weigh_character_before(before: list[str], p1: str, p2: str, bearer: Bearer) -> None:
    if p1 in contexts.CHARACTER_NOUNS or p1.rsplit("-", 1)[-1] in ("villain", "hero", "heroine"):
        bearer.add("character", f"after “{p1}”", 3)
    if p1.rstrip(".") in contexts.RANKS and p1 not in (
        "father",
        "mother",
        "brother",
        "sister",
        "general",
        "king",
        "agent",
    ):
        bearer.add("character", "a rank", 2)
    if p1 in contexts.KIN:
        bearer.add("character", "kin", 1)
    if p1 in contexts.PLAYS:
        bearer.add("character", "played", 4)
    elif any(word in contexts.PLAYS for word in before[-6:-1]) and not set(before[-6:]) & {
        ".",
        ",",
        ";",
        "by",
        "with",
        "and",
        "in",
        "to",
        "opposite",
        "“",
        "”",
    }:
        bearer.add("character", "played", 3)
    if p1 in ("of", "as", "de", "comme") and p2 in ("role", "part", "rôle", "papel", "lead", "character", "rolle"):
        bearer.add("character", "the role of", 4)
    if p1 in ("follows", "follow", "centres", "centers", "about") or (p1 == "on" and p2 in ("centres", "centers")):
        bearer.add("character", "the story follows", 3 if p1.startswith("follow") and not bearer.stated else 1)
    for back in range(1, 6):
        if (
            len(before) > back
            and before[-back] in ("as", "comme")
            and all(w.isalpha() and w != "in" for w in before[len(before) - back + 1 :])
        ):
            ahead = before[-back - 1]
            if ahead in '”»"’)*' or ahead in (
                "star",
                "stars",
                "starring",
                "cast",
                "appears",
                "appeared",
                "returns",
                "turn",
                "role",
                "roles",
                "performance",
                "debut",
                "shines",
                "hollywood",
            ):
                bearer.add("character", "as somebody", 3)
            break
    if p1 in ("as", "comme", "como", "als") and p2 not in (
        "such",
        "well",
        "known",
        "as",
        "far",
        "long",
        "soon",
        "just",
        "much",
    ):
        bearer.add("character", "as", 1)
