"""What is told by its links alone: cards of other stories, and the topics that a story is filed under."""

from itertools import islice

from lxml import etree

from .elements import BLOCKS
from .rows import IN_A_ROW

PICTURES = {"img", "picture", "amp-img"}
SHORTEST = 3  # words of a headline
LABEL = 60  # characters beside the cards: “Recommended”, “More on this story”
FEWEST = 2


def cards_on(tree: etree.ElementBase) -> list[etree.ElementBase]:
    """The elements that hold such cards and nothing else but a label."""
    holders: dict[etree.ElementBase, list[etree.ElementBase]] = {}
    for link in tree.iter("a"):
        if link.get("href") and is_card(link):
            holders.setdefault(holder_of(link), []).append(link)
    return [
        holder
        for holder, links in holders.items()
        if len(links) >= FEWEST and length(holder) - sum(map(length, links)) <= LABEL
    ]


def filed_on(tree: etree.ElementBase) -> list[etree.ElementBase]:
    """The elements that say under which topics the story is filed: “Filed under:”, and a link or two words each."""
    found = []
    for element in {link.getparent() for link in tree.iter("a")}:
        links = [each for each in element if each.tag == "a"]
        labels = [each for each in element if each.tag in IN_A_ROW and each.tag != "a"]
        if len(links) < FEWEST or len(labels) != 1 or len(links) + len(labels) != len(element):
            continue
        said = [element.text, *(each.tail for each in element)]
        label = "".join(labels[0].itertext()).strip()
        short = all(len("".join(link.itertext()).split()) <= SHORTEST for link in links)
        if short and label.endswith(":") and not any((words or "").strip(" ,|·•\n\t") for words in said):
            found.append(element)
    return found


def is_card(link: etree.ElementBase) -> bool:
    """Whether it holds a headline and a picture, or a block of its own."""
    tags = {each.tag for each in link.iterdescendants(etree.Element)}
    return bool(tags & (BLOCKS | PICTURES)) and len("".join(link.itertext()).split()) >= SHORTEST


def holder_of(link: etree.ElementBase) -> etree.ElementBase:
    """The list or the box that a card stands in, which is around the item or the frame that holds only this one."""
    around = link.getparent()
    while around.getparent() is not None and len(list(islice(around.iter("a"), 2))) == 1:
        around = around.getparent()
    return around


def length(element: etree.ElementBase) -> int:
    return len("".join("".join(element.itertext()).split()))
