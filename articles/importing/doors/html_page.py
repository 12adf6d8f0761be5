"""A page saved from the web: its story as text, and all else on it set aside under a name.

readability-lxml tells which elements hold the story. It is only asked where, never for the text: that is
read from the page itself, so that captions, quotations and addresses come along and nothing is lost.
"""

import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from copy import deepcopy
from itertools import islice

from lxml import etree
from readability import Document
from readability.readability import Unparseable

from ..reading.pieces import Leftover
from .attached import others_on
from .bare import words_of
from .blocks import Walk
from .cards import cards_on, filed_on
from .decoding import Decoded, decode
from .elements import TooMuch, parsed
from .furniture import OF_THE_PAGE, Furniture, by_words
from .incoming import Given, Incoming, Refused
from .page_facts import doubts_of, facts_of, with_topics
from .passages import Passage
from .settling import settle
from .sources import Source

NUMBER = "data-matinee-number"
MOST_ELEMENTS = 10_000  # beyond it, readability takes longer than a reader waits
CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
LINKED = re.compile(r"\[[^\[\]]*\]\([^()]*\)")
ADDRESS = re.compile(r"\]\([^()\s]*\)|https?://\S+")
SHORT = 200  # so little tells nothing of where a story stands
BETWEEN_LINKS = re.compile(r"(?<=\)) ?(?=\[)")
HOLDS_A_STORY = {"article", "main"}
MOST = 0.8  # of the story stands in one place
A_SENTENCE = 60
HEADLINE_WITHIN = 2  # elements, of which the outer stands beside the running text

# Its remarks on its own work are for its makers.
logging.getLogger("readability").setLevel(logging.CRITICAL)


def stories(source: Source, encoding: str | None) -> Iterator[Incoming]:
    decoded = page_text(source.name, source.read(), encoding)
    try:
        tree = parsed(decoded.text)
    except TooMuch as error:
        yield as_plain(source.name, decoded, error)
        return
    facts = facts_of(tree)
    settle(tree)
    attached = others_on(tree, facts.headline)
    facts = with_topics(facts, tree, attached)
    passages = Walk(facts.source_url).over(tree)
    told, others = split(tree, passages, attached, tuple(f"![{each.name}](" for each in facts.bylines))
    text = "\n\n".join(told)
    if not text:
        raise Refused(f"{source.name} is a page without text: scripts fetch what it shows. Copy its text and paste it.")
    doubts = (*doubts_of(tree, told), *doubts_about(attached))
    yield Incoming(source.name, f"{text}\n", facts, leftovers(others), (*decoded.warnings, *doubts))


def doubts_about(attached: dict[etree.ElementBase, str]) -> list[str]:
    """The other stories of the page, told by their headlines."""
    if not attached:
        return []
    headlines = ", ".join(f"“{headline[:100]}”" for headline in attached.values())
    return [f"The page holds other stories too, which were left out: {headlines}. Each comes in from its own page."]


def page_text(name: str, content: bytes, encoding: str | None) -> Decoded:
    """UTF-8, or the encoding that somebody or the page itself names."""
    if encoding or not (declared := CHARSET.search(content, 0, 4096)):
        return decode(name, content, encoding)
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        if not content.startswith((b"\xff\xfe", b"\xfe\xff")):
            return decode(name, content, declared[1].decode("ascii"))
    return decode(name, content)


def as_plain(name: str, decoded: Decoded, reason: TooMuch) -> Incoming:
    """The words of a page whose markup cannot be followed."""
    text = words_of(decoded.text)
    if not text:
        raise Refused(f"{name} is a page without text. {reason}")
    return Incoming(name, f"{text}\n", Given(), warnings=(*decoded.warnings, f"Read as plain text. {reason}"))


# What is the story


def split(
    tree: etree.ElementBase,
    passages: list[Passage],
    attached: Iterable[etree.ElementBase] = (),
    portraits: tuple[str, ...] = (),
) -> tuple[list[str], list[tuple[str, str]]]:
    """The texts of the story in order, and of all else with what it is taken for.

    ``attached`` hold other stories; ``portraits`` are the beginnings of lines that show who wrote it.
    """
    furniture = Furniture()
    for each in (*attached, *cards_on(tree)):
        furniture.known[each] = ("related list", each)
    for each in filed_on(tree):
        furniture.known[each] = ("navigation", each)
    for each in passages:
        if portraits and each.text.startswith(portraits) and "\n" not in each.text:
            furniture.known[each.element] = ("boilerplate", each.element)
    kinds = [furniture.around(passage.element) for passage in passages]
    kept = numbers_kept(tree, attached)
    is_kept = [not passage.is_hidden and number_of(passage.element) in kept for passage in passages]
    is_weighed = is_kept if any(is_kept) else [not passage.is_hidden for passage in passages]
    trusted = telling(passages, kinds, is_weighed)
    first, last = extent(tree, passages, is_kept, [kind in trusted for kind in kinds])
    told, others = [], []
    for at, (passage, kind) in enumerate(zip(passages, kinds, strict=True)):
        if first <= at <= last and not passage.is_hidden and kind not in trusted:
            told.append(passage.text)
        else:
            others.append((name_of(passage, kind[0]), passage.text))
    if not told:  # all of it looks like what stands around a story: an editor decides
        told = [passage.text for passage in passages if not passage.is_hidden]
        others = [(name_of(passage, ""), passage.text) for passage in passages if passage.is_hidden]
    return told, others


def numbers_kept(tree: etree.ElementBase, attached: Iterable[etree.ElementBase]) -> set[str]:
    """The elements that readability takes for the story, by the numbers they are given for it."""
    count = 0
    for count, element in enumerate(tree.iter(etree.Element), 1):
        element.set(NUMBER, str(count))
    if count > MOST_ELEMENTS:
        return set()
    own = deepcopy(tree)
    for each in (
        own.xpath(f"//*[{' or '.join(f'@{NUMBER}={number_of(each)}' for each in attached)}]") if attached else ()
    ):
        each.drop_tree()
    try:
        summary = Document(own).summary(html_partial=True)
    except (Unparseable, etree.LxmlError, ValueError):
        return set()
    return set(re.findall(rf'{NUMBER}="(\d+)"', summary))


def number_of(element: etree.ElementBase | None) -> str | None:
    return element.get(NUMBER) if element is not None else None


def telling(passages: list[Passage], kinds: list, is_weighed: list[bool]) -> set:
    """The kinds that are believed: not of an element that holds half of what readability has kept, or of the page.

    Many a page calls its whole body “newsletter-open” or “has-comments”.
    """
    whole, inside = 0, Counter()
    for passage, kind, weighed in zip(passages, kinds, is_weighed, strict=True):
        if weighed:
            whole += words_in(passage.text)
            inside[kind] += words_in(passage.text)
    return {kind for kind in set(kinds) if kind[0] and inside[kind] * 2 <= whole}


def extent(
    tree: etree.ElementBase, passages: list[Passage], is_kept: list[bool], is_furniture: list[bool]
) -> tuple[int, int]:
    """The first and the last passage of the story: its article where one is marked, its headline with it."""
    core = [at for at, kept in enumerate(is_kept) if kept and not is_furniture[at]]
    if not core:
        return 0, len(passages)
    headings = [at for at, passage in enumerate(passages) if is_headline(passage.element) and not is_furniture[at]]
    holder = holder_of(tree, [passages[at] for at in core])
    if len(headings) == 1:
        holder = box_of(holder, passages[headings[0]].element)
    within = set(holder.iter(etree.Element))
    told = [at for at, passage in enumerate(passages) if passage.element in within]
    told += [at for at in core if words_in(passages[at].text) >= A_SENTENCE and not is_mostly_links(passages[at].text)]
    if len(headings) == 1 and headings[0] < min(told):
        told.append(headings[0])
    return min(told), max(told)


def holder_of(tree: etree.ElementBase, core: list[Passage]) -> etree.ElementBase:
    """The article around most of what is told to be the story; else the least element that holds most of it."""
    weight: Counter[etree.ElementBase] = Counter()
    for passage in core:
        for element in (passage.element, *passage.element.iterancestors()):
            weight[element] += words_in(passage.text)
    if weight[tree] < SHORT:
        return next(
            (each for each in reversed(list(core[0].element.iterancestors())) if each.tag in HOLDS_A_STORY), tree
        )
    holder = tree
    while (inner := next((child for child in holder if weight[child] >= MOST * weight[tree]), None)) is not None:
        holder = inner
    return next((each for each in (holder, *holder.iterancestors()) if each.tag in HOLDS_A_STORY), holder)


def box_of(holder: etree.ElementBase, headline: etree.ElementBase) -> etree.ElementBase:
    """What the running text and the headline stand in side by side: there stand who, when and the film's facts, too."""
    box = holder.getparent()
    around = list(islice(headline.iterancestors(), HEADLINE_WITHIN))
    return box if box in around and box.tag not in OF_THE_PAGE else holder


def words_in(text: str) -> int:
    """How much running text a passage has: a picture has none."""
    return 0 if text.startswith("![") else len(ADDRESS.sub("", text))


def is_headline(element: etree.ElementBase | None) -> bool:
    return element is not None and element.tag == "h1"


def is_mostly_links(text: str) -> bool:
    return sum(map(len, LINKED.findall(text))) * 2 > len(text)


# What is not


def name_of(passage: Passage, kind: str) -> str:
    if kind:
        return kind
    if passage.is_hidden:
        return next(by_words(passage.text), "markup")
    return next(by_words(passage.text), "related list" if is_mostly_links(passage.text) else "unread")


def leftovers(others: list[tuple[str, str]]) -> tuple[Leftover, ...]:
    """What was left out, neighbours of one kind together, links that stood side by side each on its line."""
    found: list[tuple[str, list[str]]] = []
    for kind, text in others:
        text = BETWEEN_LINKS.sub("\n", text)
        if found and found[-1][0] == kind:
            found[-1][1].append(text)
        else:
            found.append((kind, [text]))
    return tuple(Leftover(0, 0, kind, "\n".join(texts)) for kind, texts in found)
