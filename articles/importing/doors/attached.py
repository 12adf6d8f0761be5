"""Stories that stand on a page below the one that it was saved for: pages without an end load the next."""

from collections import Counter

from lxml import etree

from .elements import classes_of
from .headlines import first_headings, words_of

STORIES = {"article", "entry", "h-entry", "hentry", "post", "story", "type-post"}
SHORTEST = 200  # characters of text
MOST = 50


def others_on(tree: etree.ElementBase, headline: str) -> dict[etree.ElementBase, str]:
    """The elements that hold another story each, with its headline.

    A story is an article with a first heading of its own; in a report of many articles under one headline, that
    stands outside of them.
    """
    headings = first_headings(tree)
    if not 1 < len(headings) <= MOST:
        return {}
    within: Counter[etree.ElementBase] = Counter(each for _, heading in headings for each in heading.iterancestors())
    holders = [(holder_of(heading, within), words) for words, heading in headings]
    stories = [(each, words) for each, words in holders if is_story(each)]
    if len(stories) < 2:
        return {}
    named = [each for each, words in holders if words_of(words) == words_of(headline)]
    own = named[0] if named else stories[0][0]
    if not any(each is own for each, _ in stories):
        return {}
    return {each: words for each, words in stories if each is not own}


def holder_of(heading: etree.ElementBase, within: Counter) -> etree.ElementBase:
    """The outermost element around a heading that holds no other."""
    holder = heading
    for around in heading.iterancestors():
        if within[around] > 1:
            break
        holder = around
    inner = [each for each in (holder, *heading.iterancestors()) if each.tag == "article" and within[each] == 1]
    return inner[-1] if inner else holder


def is_story(element: etree.ElementBase) -> bool:
    if element.tag != "article" and not STORIES & classes_of(element):
        return False
    if any(each.tag == "article" for each in element.iterancestors()):
        return False
    return sum(len((each.text_content() or "").strip()) for each in element.iter("p")) >= SHORTEST
