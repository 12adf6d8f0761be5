"""What stands on a page around its story, and what each piece is taken for: see ``pieces.Leftover``."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from ..reading.furniture import furniture
from .elements import names_of

# The first that fits is taken: a newsletter box in a footer is a newsletter box.
KINDS = [
    ("cookie notice", {"cookie", "cookies", "consent", "gdpr", "onetrust", "cookiebar", "privacybanner"}),
    ("newsletter box", {"newsletter", "newsletters", "subscribe", "subscription", "signup", "mailchimp", "optin"}),
    ("comments", {"comments", "comment", "commentlist", "disqus", "respond", "discussion"}),
    ("share link", {"share", "sharing", "sharedaddy", "social", "socials", "sharebar", "addtoany", "sharethis"}),
    ("sponsored item", {"sponsored", "sponsor", "taboola", "outbrain"}),
    ("advertisement", {"ad", "ads", "advert", "advertisement", "adslot", "dfp", "adsense"}),
    ("promotion", {"promo", "promotion", "paywall", "upsell", "membership", "donate", "donation", "popup", "modal"}),
    ("related list", {"related", "recommended", "recommendations", "recirculation", "readmore", "trending", "popular"}),
    ("related list", {"jp", "morestories", "latest", "crosslinks"}),
    (
        "navigation",
        {"nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "pagination", "pager", "toolbar"},
    ),
    ("navigation", {"skip", "topbar", "masthead", "search", "taglist"}),
    ("related list", {"bookmark"}),
    ("boilerplate", {"footer", "colophon", "contentinfo", "legal", "avatar", "gravatar", "bio", "authorbio"}),
]
BY_TAG = {
    "nav": "navigation",
    "footer": "boilerplate",
    "form": "newsletter box",
    "dialog": "promotion",
    "button": "navigation",
    "select": "navigation",
    "textarea": "navigation",
    "input": "navigation",
    "amp-ad": "advertisement",
    "amp-auto-ads": "advertisement",
    "amp-consent": "cookie notice",
    "amp-embed": "advertisement",
    "amp-sidebar": "navigation",
    "amp-social-share": "share link",
    "amp-user-notification": "cookie notice",
}
TOPICS = {
    "category",
    "categories",
    "keywords",
    "tags",
    "taxonomy",
    "terms",
    "topics",
}  # an article has them among its own names too
SLIDES = {"slide", "slides", "carousel", "gallery", "slideshow"}
COUNTED = re.compile(r"\d{1,3}\s?(?:/|of|von|sur|de)\s?\d{1,3}")
LONGEST_TOPICS = 200  # characters
QUOTED = {"pullquote", "pull", "quote", "blockquote"}
OF_THE_PAGE = {"html", "body", "main", "article"}


def kind_of(element: etree.ElementBase) -> str:
    """What an element is taken for by its own tag and names; nothing for what may well hold the story."""
    if element.tag in OF_THE_PAGE:
        return ""
    names = names_of(element)
    if names & QUOTED:
        return ""
    for kind, words in KINDS:
        if names & words:
            return kind
    if element.get("role") == "button" or (names & TOPICS and is_of_links(element)):
        return "navigation"
    if names & SLIDES and COUNTED.fullmatch("".join(islice(element.itertext(), 9)).strip()):
        return "navigation"
    if element.tag == "form":
        fields = " ".join((each.get("type") or "") + (each.get("name") or "") for each in element.iter("input"))[:500]
        return "newsletter box" if "mail" in fields.lower() else "navigation"
    if element.tag == "footer" and any(each.tag in ("blockquote", "article") for each in element.iterancestors()):
        return ""
    if element.tag == "aside":
        links = sum(1 for _ in element.iter("a"))
        return "related list" if links > 1 else ""
    return BY_TAG.get(element.tag, "")


def is_of_links(element: etree.ElementBase) -> bool:
    """Whether it holds a few links and no other words."""
    words = ""
    for text in islice(element.itertext(), 20):
        words += text.strip()
    linked = sum(len("".join(link.itertext()).strip()) for link in islice(element.iter("a"), 20))
    return 0 < len(words) <= LONGEST_TOPICS and linked * 1.2 >= len(words)


class Furniture:
    """The kinds of all elements of a page, each found once."""

    def __init__(self):
        self.known: dict[etree.ElementBase, tuple[str, etree.ElementBase | None]] = {}

    def around(self, element: etree.ElementBase | None) -> tuple[str, etree.ElementBase | None]:
        """What the nearest telling element around a passage is taken for, and that element."""
        path = []
        found: tuple[str, etree.ElementBase | None] = ("", None)
        while element is not None:
            if element in self.known:
                found = self.known[element]
                break
            path.append(element)
            element = element.getparent()
        for each in reversed(path):
            if kind := kind_of(each):
                found = (kind, each)
            self.known[each] = found
        return found


def by_words(text: str) -> Iterator[str]:
    """What a passage outside of the story is taken for by its own words, where nothing around it tells."""
    told = text.casefold()
    if "cookie" in told:
        yield "cookie notice"
    if "newsletter" in told or "subscribe" in told or "sign up" in told:
        yield "newsletter box"
    if told.startswith("share") or told in ("tweet", "facebook", "copy link", "link copied"):
        yield "share link"
    if "©" in told or "all rights reserved" in told or "privacy policy" in told:
        yield "boilerplate"
    if kind := furniture.kind_of(text):
        yield kind
