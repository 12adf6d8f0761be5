# ruff: noqa: E501 (a pattern is read whole)
"""Above the body: section, kicker, headline, dek, who and when, and the bars and buttons between them."""

import re

from . import about, anywhere, furniture, meta, names_in_print
from .copy import WORD, Copy
from .lines import Passage
from .pieces import Byline, Field, Leftover
from .words import key, sentence_count

MAIL_LINE = re.compile(
    r"(?:from|to|cc|bcc|subject|date|sent|reply-to|attachments?|von|an|betreff|de|à|objet|para|asunto)\s?:\s",
    re.IGNORECASE,
)
GREETING = re.compile(
    r"(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|bonjour|cher|chère|hola|estimad[oa]|liebe[rs]?|hallo)\b",
    re.IGNORECASE,
)
MANUSCRIPT = re.compile(
    r"words?\s?:\s?(?:c\.?\s?|about |approx\.? )?\d.{0,40}|"
    r"(?:for|word count|length|file|version|draft|date filed|deadline|slug|status|commissioned by|submitted to)\s?:\s?(?:c\.? ?)?.{1,80}",
    re.IGNORECASE,
)
LABELS = {
    "headline": "title|headline|hed|titre|título|titel|überschrift",
    "dek": "dek|standfirst|subtitle|subhead|sell|deck|strapline|chapô|chapeau|sous-titre|entradilla|subtítulo|vorspann|untertitel",
    "kicker": "kicker|strap|overline|surtitre|antetítulo|dachzeile",
    "section": "section|rubrique|sección|ressort|rubrik|category",
}
LABELLED = re.compile(rf"(?P<label>{'|'.join(LABELS.values())})\s?[:：]\s?(?P<value>\S.{{0,300}})", re.IGNORECASE)
LETTERS = re.compile(r"[^\W\d_][\w’'-]*")
LABEL_FIRST = re.compile(r"[A-Z]{3,12}: ")
LONGEST_TITLE = 220
LONGEST_DEK = 420
LOOKED_AT = 60  # passages
SECTION_PARTS = re.compile(r"\s*[/›»>]\s*")
SECTION = re.compile(r"[^\W\d_][\w&’' -]{1,30}(?:\s?[/›»>]\s?[^\W\d_][\w&’' -]{1,30}){1,4}")
KICKERS = re.compile(
    r"(?:(?:film|movie|tv|book|album|blu-ray|dvd) )?(?:reviews?|critic['’]s notebook|interviews?|news|features?|profile|obituar(?:y|ies)|opinion|op-ed|essay|column|exclusive|cover story|"
    r"festivals?|festival (?:report|dispatch|diary)|dispatch|first look|watch|video|list|lists|awards|box office|in memoriam|appreciation|long read|photo essay|in pictures|photo gallery|gallery|q ?& ?a|in conversation|breaking|analysis|oral history|"
    r"critiques?|critique|entretien|portrait|nécrologie|reportage|actualités?|cinéma|crítica|entrevista|obituario|noticias|cine|cine y tv|kritik|filmkritik|interview|nachruf|bericht|kino|"
    r"(?:cannes|berlin|venice|sundance|toronto|locarno|berlinale|tiff|telluride|sxsw|tribeca|oscars?|bafta)\s?(?:film festival)?(?: review| dispatch| report)?(?:\s?(?:’|')?\d{2,4})?)(?:[:•|])?",
    re.IGNORECASE,
)


def read(copy: Copy) -> int:
    """Take the head apart; gives back where the body begins."""
    end = where_body_begins(copy)
    titles: list[int] = []
    index = 0
    while index < end:
        index += take(copy, index, titles, end)
    name_titles(copy, titles, end)
    return max(end, index)


def where_body_begins(copy: Copy) -> int:
    """Right below what says who and when, where a title stands above it; else at the first running text."""
    first = next((index for index, passage in enumerate(copy.passages) if begins_body(copy, index, passage)), None)
    if first is None:
        near = range(min(len(copy.passages), LOOKED_AT))
        first = next((index for index in near if ends_like_text(copy, index)), min(len(copy.passages), 3))
    told = [index for index in range(max(first - LOOKED_AT, 0), first) if tells_who_or_when(copy, index)]
    titles = [index for index in range(max(first - LOOKED_AT, 0), first) if may_be_title(copy, index)]
    if told and titles and titles[0] < told[-1]:
        end = after_meta(copy, told[-1])
        return end + is_late_dek(copy, end, first)
    return below_long_dek(copy, first, titles)


def is_late_dek(copy: Copy, index: int, first: int) -> bool:
    """Whether a dek that is set as one stands under the byline."""
    if index >= min(first + 1, len(copy.passages)):
        return False
    passage = copy.passages[index]
    return (passage.is_all("em") or passage.is_all("strong")) and passage.words > 5 and not passage.text.endswith("?")


def below_long_dek(copy: Copy, first: int, titles: list[int]) -> int:
    """Below what says who and when, where that stands under one long sentence."""
    prose = 0
    for index in range(first, min(first + 4, len(copy.passages))):
        passage = copy.passages[index]
        if tells_who_or_when(copy, index):
            return after_meta(copy, index) if titles and prose <= 1 else first
        if passage.is_prose:
            prose += 1
            if len(passage.text) > LONGEST_DEK or sentence_count(passage.text) > 3:
                break
    return first


def begins_body(copy: Copy, index: int, passage: Passage) -> bool:
    if passage.set_as == "heading" or not passage.is_prose or copy.kind(index):
        return False
    if index < 8 and GREETING.match(passage.text) and index > 0 and MAIL_LINE.match(copy.passages[index - 1].text):
        return False
    return (
        not anywhere.about.name_of_note(passage.text)
        and not anywhere.about.PROVENANCE.fullmatch(passage.text)
        and not anywhere.about.EMBARGO.fullmatch(passage.text)
        and not anywhere.caption_and_credit(passage.text)[1]
        and meta.read(copy.text, passage) is None
    )


def ends_like_text(copy: Copy, index: int) -> bool:
    passage = copy.passages[index]
    return (
        index > 0
        and not passage.set_as
        and not copy.kind(index)
        and passage.text.endswith((".", "!", "”"))
        and passage.words > 5
        and meta.read(copy.text, passage) is None
    )


def tells_who_or_when(copy: Copy, index: int) -> bool:
    found = meta.read(copy.text, copy.passages[index])
    if not found or (index > 0 and names_in_print.crew(copy.passages[index].text)):
        return False
    return any(isinstance(piece, Byline | Field) for piece in found[0])


def after_meta(copy: Copy, index: int) -> int:
    """Below the last of the lines that say who, when, how long and where to share it."""
    while index < len(copy.passages):
        passage = copy.passages[index]
        said = copy.kind(index) or MANUSCRIPT.fullmatch(passage.text) or LABELLED.fullmatch(passage.text)
        if not (said or meta.read(copy.text, passage, names_alone=is_name_alone(copy, passage))):
            break
        index += 1
    return index


def may_be_title(copy: Copy, index: int) -> bool:
    passage = copy.passages[index]
    return (
        passage.set_as in ("", "heading")
        and len(passage.text) <= LONGEST_TITLE
        and not copy.kind(index)
        and not furniture.is_bar(copy.source(passage))
        and meta.read(copy.text, passage) is None
    )


def take(copy: Copy, index: int, titles: list[int], end: int) -> int:
    passage = copy.passages[index]
    if taken := letter_head(copy, index) or labelled(copy, index):
        return taken
    if passage.set_as == "heading" and passage.level == 1:
        titles.append(index)
        return 1
    if repeated_date(copy, index):
        return anywhere.leave(copy, index, 1, "duplicate")
    near = bool(titles) and near_meta(copy, index, end) and is_name_alone(copy, passage)
    if found := meta.read(copy.text, passage, names_alone=near):
        copy.add(*found[0])
        copy.doubts += found[1]
        return 1
    if path := section_path(copy, passage):
        copy.add(path)
        return 1
    if may_be_title(copy, index) and (promises(passage) or not is_furnishing(copy, index)):
        titles.append(index)
        return 1
    if taken := anywhere.take(copy, index):
        return taken
    titles.append(index)
    return 1


def letter_head(copy: Copy, index: int) -> int:
    """The lines of a mail above the story, and the greeting under them."""
    count = 0
    while index + count < len(copy.passages) and MAIL_LINE.match(copy.passages[index + count].text):
        count += 1
    if count < 2 or index > 2:
        return 0
    below = copy.passages[index + count : index + count + 1]
    count += bool(below) and bool(GREETING.match(below[0].text)) and len(below[0].text) < 300
    return anywhere.leave(copy, index, count, "boilerplate")


def labelled(copy: Copy, index: int) -> int:
    """“Title: …”, “Standfirst: …”: a manuscript that says itself what its lines are."""
    passage = copy.passages[index]
    if MANUSCRIPT.fullmatch(passage.text):
        return anywhere.leave(copy, index, 1, "boilerplate")
    match = LABELLED.fullmatch(passage.text) if not passage.set_as else None
    if not match:
        return 0
    name = next(name for name, labels in LABELS.items() if match["label"].lower() in labels.split("|"))
    if name in copy.fields:
        return 0
    copy.add(Field(passage.start, passage.end, name, match["value"].strip(" *_"), passage.text))
    return 1


def promises(passage: Passage) -> bool:
    """“Where to watch every film by …”: as a headline it tells nobody where."""
    return bool(about.WATCH.fullmatch(passage.text)) and passage.words > 4 and not passage.text.endswith((".", "!"))


def is_furnishing(copy: Copy, index: int) -> bool:
    """Whether one of the rules for any place would take a line that might else be a title."""
    pieces, doubts = copy.pieces, copy.doubts
    copy.pieces, copy.doubts = [], []
    taken = anywhere.take(copy, index)
    copy.pieces, copy.doubts = pieces, doubts
    return bool(taken)


def repeated_date(copy: Copy, index: int) -> bool:
    return index > 0 and copy.keys[index] == copy.keys[index - 1] and len(copy.keys[index]) > 2


def near_meta(copy: Copy, index: int, end: int) -> bool:
    """Whether a line that says when stands right above or below: a name between them is a byline."""
    return any(0 <= at < len(copy.passages) and tells_who_or_when(copy, at) for at in (index - 1, index + 1)) or (
        0 < index < end and copy.bylines
    )


def is_name_alone(copy: Copy, passage: Passage) -> bool:
    """Whether a line without “by” can be somebody's name: two to four words, and the body does not speak of them."""
    return 2 <= passage.words <= 4 and not passage.set_as and not copy.names_in_body(key(passage.text))


def section_path(copy: Copy, passage: Passage) -> Field | Leftover | None:
    """“Film & TV / Video”, “Home › Film › Reviews”: where on the site it stands."""
    if passage.set_as or len(passage.text) > 80 or not SECTION.fullmatch(passage.text):
        return None
    parts = [
        part
        for part in SECTION_PARTS.split(passage.text)
        if part.lower() not in ("home", "accueil", "inicio", "startseite")
    ]
    if any(len(part.split()) > 3 for part in parts):
        return None
    value = " / ".join(parts)
    if "section" in copy.fields:
        return Leftover(passage.start, passage.end, "duplicate", copy.source(passage))
    return Field(passage.start, passage.end, "section", value, passage.text)


# Which of the lines is the headline


def name_titles(copy: Copy, titles: list[int], end: int):
    for index in titles[:-LOOKED_AT]:
        anywhere.leave(copy, index, 1, "navigation")
    titles = titles[-LOOKED_AT:]
    titles = without_doubles(copy, titles)
    if "headline" in copy.fields or is_stated_elsewhere(copy, titles):
        name_below(copy, titles, end)
        return
    chosen = headline(copy, titles)
    if chosen is None:
        for index in titles:
            as_tagline(copy, index)
        return
    at = titles.index(chosen)
    above, below = titles[:at], titles[at + 1 :]
    add_field(copy, chosen, "headline")
    name_above(copy, above)
    name_below(copy, below, end)


def is_stated_elsewhere(copy: Copy, titles: list[int]) -> bool:
    """Whether the file states a headline that is none of the lines above the body."""
    stated = key(copy.given.headline)
    return bool(stated) and not any(copy.keys[index] == stated for index in titles)


def without_doubles(copy: Copy, titles: list[int]) -> list[int]:
    """“Headline | The Magazine” above the headline itself, and the headline once more."""
    kept: list[int] = []
    for index in reversed(titles):
        known = copy.keys[index]
        double = any(
            known == copy.keys[other]
            or (known.startswith(copy.keys[other]) and known[len(copy.keys[other]) :].lstrip()[:1] in tuple("|-–—·:"))
            for other in kept
            if len(copy.keys[other]) > 8
        )
        if double:
            anywhere.leave(copy, index, 1, "duplicate")
        else:
            kept.insert(0, index)
    return kept


def headline(copy: Copy, titles: list[int]) -> int | None:
    """The line above the body that speaks of what the body speaks of; a heading of the first level is one anyhow."""
    stated = key(copy.given.headline)
    if stated and (same := [index for index in titles if copy.keys[index] == stated]):
        return same[0]
    marked = [index for index in titles if copy.passages[index].set_as == "heading"]
    if first := [index for index in marked if copy.passages[index].level == 1]:
        return first[0]
    free = [index for index in titles if not is_kicker(copy.passages[index].text)]
    if not free:
        return titles[0] if len(titles) == 1 and copy.passages[titles[0]].words > 2 else None
    if len(free) == 1 and copy.passages[free[0]].text.endswith(("…", "...")):
        return None
    if marked:
        return marked[0]
    return max(free, key=lambda index: (how_much_like_headline(copy, index, titles), -index))


def how_much_like_headline(copy: Copy, index: int, titles: list[int]) -> float:
    """Points for what headlines are like: they name what the body names, and stand above dek and byline."""
    passage = copy.passages[index]
    said = {word for word in WORD.findall(copy.keys[index]) if len(word) > 3}
    points = 3 * len(said & copy.words_of_body) / max(len(said), 3)
    points += min(passage.words, 4) / 4
    if 2 <= passage.words <= 6 and copy.names_in_body(" ".join(LETTERS.findall(copy.keys[index]))):
        points += 2  # the title of the film is the headline
    if passage.text.isupper() and passage.words <= 3:
        points -= 1
    if passage.text.endswith(".") or LABEL_FIRST.match(passage.text):
        points -= 1.5
    if index + 1 in titles or told_soon(copy, index):
        points += 0.5
    if index - 1 in titles and is_kicker(copy.passages[index - 1].text):
        points += 0.5
    earlier = [other for other in titles if other < index and copy.passages[other].words > 2]
    return points - 0.8 * min(len(earlier), 3)


def told_soon(copy: Copy, index: int) -> bool:
    """Whether a line that says who or when stands right below."""
    return index + 1 < len(copy.passages) and tells_who_or_when(copy, index + 1)


def is_menu(copy: Copy, indexes: list[int]) -> bool:
    """Whether these short lines in a row are a menu."""
    return len(indexes) >= 3 and all(copy.passages[index].words <= 3 for index in indexes)


def is_kicker(words: str) -> bool:
    return bool(KICKERS.fullmatch(words.strip(" •|:/")))


def name_above(copy: Copy, above: list[int]):
    """The line right above the headline is its kicker if it is short; what stands before is navigation."""
    if not above:
        return
    last = copy.passages[above[-1]]
    alone = len(above) == 1 or not is_menu(copy, above)
    if last.words <= 5 and (is_kicker(last.text) or last.text.isupper() or alone):
        add_field(copy, above.pop(), "kicker")
        if above and is_kicker(copy.passages[above[-1]].text) and not is_menu(copy, above):
            add_field(copy, above.pop(), "section")
    for index in above:
        anywhere.leave(copy, index, 1, "navigation")


def name_below(copy: Copy, below: list[int], end: int):
    """The line under the headline is its dek; a short one may be a kicker that stands below."""
    for _number, index in enumerate(below):
        passage = copy.passages[index]
        if is_kicker(passage.text) and "kicker" not in copy.fields:
            add_field(copy, index, "kicker")
        elif "dek" not in copy.fields and may_be_dek(copy, passage):
            add_field(copy, index, "dek")
        elif names := meta.read(copy.text, passage, names_alone=is_name_alone(copy, passage)):
            copy.add(*names[0])
        else:
            as_body(copy, index)


def may_be_dek(copy: Copy, passage: Passage) -> bool:
    told = any(isinstance(piece, Byline) and piece.start < passage.start for piece in copy.pieces)
    if told and passage.text.endswith(".") and not (passage.is_all("em") or passage.is_all("strong")):
        return False
    return passage.set_as == "heading" or passage.words > 3 or not meta.looks_like_names(passage.text)


def as_body(copy: Copy, index: int):
    from . import body

    body.take_as_text(copy, index)


def as_tagline(copy: Copy, index: int):
    passage = copy.passages[index]
    if is_kicker(passage.text) and "kicker" not in copy.fields:
        add_field(copy, index, "kicker")
    elif "dek" not in copy.fields and passage.words > 1:
        add_field(copy, index, "dek")
    else:
        anywhere.leave(copy, index, 1, "navigation")


def add_field(copy: Copy, index: int, name: str):
    passage = copy.passages[index]
    copy.seen.setdefault(key(passage.text), index)
    copy.add(Field(passage.start, passage.end, name, passage.text.strip("*_ ")))
