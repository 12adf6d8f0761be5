"""What stands on a page beside the story, told by its words: buttons, boxes, notices, footers.

In English, French, Spanish and German. A line is furniture only if the words are all that it says.
"""

import re
from functools import lru_cache

from ..words import NOT_PRINTED
from . import furniture_that_asks as asks
from . import furniture_that_leads as leads

LONGEST = 400  # characters: nothing that only asks for a click is longer

INLINE_MORE = re.compile(
    r"(?P<label>(?:[→►▶»›•*←«‹]\s*)?(?:\*{0,2})(?:next|previous|(?:next|previous) (?:post|article|story|entry)|up next"
    r"|previously|read this next|recommended|leggi anche|(?:also|elsewhere)(?= (?:on|at|from) )"
    r"|leia também|read (?:more|also|next|our .{0,30}?)|related|see also|more|also read|don['’]t miss|"
    r"(?:à )?lire aussi|à voir aussi|lee también|leer más|te puede interesar|lesen sie auch|mehr dazu|auch interessant)"
    r"(?: (?:on|at|from) (?:this|[\w&’'-]{2,20}(?: [\w&’'-]{2,20})?))?"
    r"(?:\s?[:|»>→]\s?|\s[–—-]\s)(?:\*{0,2})"
    r"(?:(?:article )?réservé (?:à nos|aux) abonnés |(?:contenido )?(?:solo )?para suscriptores )?)"
    r"(?P<headline>\S.{8,180})",
    re.IGNORECASE,
)
KINDS = {
    "share link": asks.SHARE,
    "advertisement": asks.ADVERTISEMENT,
    "sponsored item": asks.SPONSORED,
    "cookie notice": asks.COOKIES,
    "newsletter box": asks.NEWSLETTER,
    "comments": asks.COMMENTS,
    "topics": leads.TOPICS,
    "related list": leads.MORE,
    "boilerplate": leads.BOILERPLATE,
    "navigation": [*leads.NAVIGATION, *leads.FOOTER],
}
PATTERNS = {
    name: re.compile("|".join(f"(?:{words})" for words in rules), re.IGNORECASE) for name, rules in KINDS.items()
}
END = re.compile(leads.END, re.IGNORECASE)
LONGEST_OFFER = 60
WORDS_OF_OFFER = 6
GET_LETTER = re.compile(
    r"(?:get|subscribe to|sign up (?:for|to)|try|join|read) (?:our|the|my) .{0,40}newsletters?[.!]?", re.IGNORECASE
)
# What a box says in small print under the field for an address
LONG_NOTICE = re.compile(
    r"(?:privacy notice|data protection|datenschutz(?:hinweis)?)\s?[:.]\s"
    r"|by (?:signing up|submitting|subscribing|entering) ",
    re.IGNORECASE,
)
OF_PRIVACY = re.compile(r"\b(?:privacy|terms|datenschutz\w*)\b", re.IGNORECASE)
LONGEST_NOTICE = 1_500
CHART = re.compile(leads.CHARTS, re.IGNORECASE)
CONTACTS = re.compile(leads.CONTACTS, re.IGNORECASE)

# What parts the links of a bar: “Film | TV | Music”.
BAR = re.compile(r"\s+[|·•›»>/]\s+|\s{2,}|\t+")
LONGEST_LINK = 3  # words
IN_BRACKETS = re.compile(r"\(([^()]+)\)")
ASIDE = re.compile(r"(?<=\w) \([^()]{3,40}\)(?=\s?:?\s*$)")  # “Lire aussi (réservé aux abonnés) :”


@lru_cache(maxsize=1024)
def kind_of(line: str) -> str | None:
    """What a line is taken for, if it is no part of the story."""
    if not line or len(line) > LONGEST:
        return "newsletter box" if is_long_notice(line[:LONGEST_NOTICE]) else None
    line = ASIDE.sub("", NOT_PRINTED.sub("", line)).strip(" *_[]→›«»▶►←‹◀◄▼▾✕×☰")
    if bracketed := IN_BRACKETS.fullmatch(line):
        line = bracketed[1]
    for name, pattern in PATTERNS.items():
        if pattern.fullmatch(line):
            return name
    return "newsletter box" if offers_letter(line) else None


def is_long_notice(line: str) -> bool:
    return bool(LONG_NOTICE.match(line)) and len(OF_PRIVACY.findall(line)) > 1


def offers_letter(line: str) -> bool:
    """“Smaller hats, bigger boats. Get our daily newsletter.”: a few words, and then what asks for an address."""
    offer, parted, asks_for = line.rpartition(". ")
    short = bool(parted) and len(offer) <= LONGEST_OFFER and offer.count(" ") < WORDS_OF_OFFER
    return short and bool(GET_LETTER.fullmatch(asks_for))


def is_row_of_buttons(line: str) -> bool:
    """“Save Share”: a few words each of which is a button."""
    words = line[:LONGEST].split()
    return 1 < len(words) <= LONGEST_LINK and all(map(kind_of, words))


def is_bar(line: str) -> bool:
    """Whether it is a row of links: at least three, each of a few words."""
    links = [link for link in BAR.split(line[:LONGEST]) if link.strip()]
    short = all(len(link.split()) <= LONGEST_LINK for link in links)
    return len(links) >= 3 and short and not any(link.rstrip().endswith((".", "!", "?")) for link in links[:-1])


def kind_of_bar(line: str) -> str:
    """“navigation”, or what more than one of its links asks for: “Share on Facebook   Share on X”."""
    kinds = [kind for link in BAR.split(line[:LONGEST]) if (kind := kind_of(link.strip()))]
    return next((kind for kind in kinds if kinds.count(kind) > 1), "navigation")
