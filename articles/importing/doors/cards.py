"""Cards of other stories: pictures and headlines that are links as a whole, several side by side."""

from itertools import islice

from lxml import etree

from .elements import BLOCKS

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
