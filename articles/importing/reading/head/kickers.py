"""Kickers: the words over a headline that say what kind of story it is."""

import re

KINDS = [
    "reviews?",
    "interviews?",
    "news",
    "features?",
    "profiles?",
    "opinion",
    "op-ed",
    "essays?",
    "columns?",
    "exclusive",
    "watch",
    "video",
    "lists?",
    "awards",
    "dispatch",
    "analysis",
    "gallery",
    "appreciation",
    "breaking",
    "critiques?",
    "entretien",
    "portrait",
    "rencontre",
    "nécrologie",
    "reportage",
    "actualités?",
    "cinéma",
    "crítica",
    "entrevista",
    "obituario",
    "noticias",
    "cine",
    "kritik",
    "filmkritik",
    "nachruf",
    "bericht",
    "kino",
    "recensione",
    "recensioni",
    "intervista",
    "notizie",
    "festivals?",
    "culture",
    "film",
    "movies?",
    "(?:tv |episode )?recaps?",
    "television",
    "tv",
]
PHRASES = [
    r"(?:film|movie|tv|book|album|blu-ray|dvd) (?:reviews?|interviews?|news|features?)",
    r"critic['’]s notebook|obituar(?:y|ies)|cover story|festival (?:report|dispatch|diary)|first look|box office",
    r"(?:film|awards?|festival|box office|industry|news|culture|weekend|cinema|movie|screen|streaming|home|tv|arts)"
    r" (?:season|reports?|diary|news|round-?up|preview|guide|watch|briefing|notebook|special|essay|interview|profile)",
    r"(?:film|movie|review|book|dvd|picture) of the (?:day|week|month)|what to (?:watch|see)|exclusive interview",
    r"in memoriam|long read|photo essay|in pictures|photo gallery|q ?& ?a|in conversation|oral history|cine y tv",
    r"cr[ií]tica de cine|streaming guide|the [a-z]+ interview",
    r"(?:cannes|berlin|venice|venezia|venise|venedig|sundance|toronto|locarno|berlinale|tiff|telluride|sxsw|tribeca"
    r"|rotterdam|iffr|san sebasti[aá]n|karlovy vary|annecy|busan|idfa|nyff|lff|oscars?|bafta)\s?"
    r"(?:film festival)?(?: review| dispatch| report)?(?:\s?(?:’|')?\d{2,4})?",
]
KICKER = re.compile(rf"(?:{'|'.join([*KINDS, *PHRASES])})(?:[:•|])?", re.IGNORECASE)


def is_kicker(words: str) -> bool:
    return bool(KICKER.fullmatch(words.strip(" *_•|:/")))
