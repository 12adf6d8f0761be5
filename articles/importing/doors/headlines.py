"""What a page's story is called: its machines' name for it, the tab's and the one that readers see may be three."""

import re

from lxml import etree

from .elements import is_hidden, names_of

JOINS = (" | ", " - ", " – ", " — ", " • ", " · ", " » ", " :: ")
WORDS = re.compile(r"\w+")
OF_A_STORY = {"article", "main"}
NAMED_SO = {"headline", "entry", "post", "article", "story", "hed"}
SITES = {"site", "logo", "brand", "masthead", "navbar"}
MOST = 200


def headline_of(tree: etree.ElementBase, told: str) -> str:
    """The one that readers see, where a page has it; else what it tells machines, without the site's name."""
    headings = first_headings(tree)
    if told:
        for words, _ in headings:
            if begins(told, words):
                return words
        of_story = [words for words, heading in headings if is_of_story(heading)]
        return of_story[0] if len(of_story) == 1 else told
    titles = [" ".join((each.text or "").split()) for each in tree.iter("title")][:1]
    for title in titles:
        for words, _ in headings:
            if words.casefold() in title.casefold():
                return words
    if len(headings) == 1:
        return headings[0][0]
    return next((title for title in titles if not any(join in title for join in JOINS)), "")


def first_headings(tree: etree.ElementBase) -> list[tuple[str, etree.ElementBase]]:
    found = []
    for heading in tree.iter("h1"):
        words = " ".join(" ".join(heading.itertext()).split())
        if words and not is_hidden(heading):
            found.append((words, heading))
        if len(found) == MOST:
            break
    return found


def begins(told: str, words: str) -> bool:
    """Whether it is the same, but for signs, or the same and then the site's name."""
    ours, theirs = words_of(words), words_of(told)
    return bool(ours) and (ours == theirs or (any(join in told for join in JOINS) and theirs[: len(ours)] == ours))


def is_of_story(heading: etree.ElementBase) -> bool:
    around = list(heading.iterancestors())
    if any(each.tag == "nav" or names_of(each) & SITES for each in (heading, *around[:3])):
        return False
    return bool(names_of(heading) & NAMED_SO) or any(each.tag in OF_A_STORY for each in around)


def words_of(text: str) -> list[str]:
    return WORDS.findall(text.casefold())
