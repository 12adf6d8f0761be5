"""The crumbs that lead from a site's front page to a story: the section it stands in, and those around that one."""

from collections.abc import Iterable, Iterator

from lxml import etree

from ..reading.head.section_paths import HOME_PAGE
from .elements import names_of

CRUMBS = {"breadcrumb", "breadcrumbs", "crumbs"}
MOST = 6
LONGEST = 40  # characters


def path_of(tree: etree.ElementBase, things: Iterable[dict], headline: str) -> list[str]:
    """“Film”, “Interviews”: without the front page and the story itself. The page's data first, then what it shows."""
    for trail in (in_data(things), shown(tree)):
        steps = [" ".join(step.split()) for step in trail]
        steps = [step for step in steps if step and step.casefold() not in HOME_PAGE | {headline.casefold()}]
        if 0 < len(steps) <= MOST and all(len(step) <= LONGEST for step in steps):
            return steps
    return []


def in_data(things: Iterable[dict]) -> list[str]:
    found = (thing.get("itemListElement") for thing in things if thing.get("@type") == "BreadcrumbList")
    items = next((each for each in found if isinstance(each, list)), [])
    return [name for name in map(name_of, items) if isinstance(name, str)]


def name_of(item: object) -> object:
    if not isinstance(item, dict):
        return None
    page = item.get("item")
    return item.get("name") or (page.get("name") if isinstance(page, dict) else None)


def shown(tree: etree.ElementBase) -> Iterator[str]:
    """The links of the first thing that is called a breadcrumb; the last crumb has none, or stands for the story."""
    for element in tree.iter(etree.Element):
        if names_of(element) & CRUMBS or "breadcrumb" in (element.get("aria-label") or "").lower():
            links = list(element.iter("a"))
            return iter(["".join(link.itertext()) for link in links])
    return iter(())
