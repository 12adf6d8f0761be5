"""Credits under a picture: what its line says, and whose the picture is."""

import re
from functools import lru_cache

from ..words import LONGEST_END, OPEN_LINE, OPEN_WORD

POSED = re.compile(r"[A-ZÀ-Þ][^.!?]{2,60}, photographed (?:in|at|by|on|for|exclusively)\b.{3,250}")
SUPPLIER = (
    r"(?:getty|reuters|afp|alamy|everett|shutterstock|rex|ap|epa|dpa|wireimage|netflix|a24|neon|mubi"
    r"|bfi|focus|searchlight|"
    r"cannes|festival|pictures|films?|studios?|entertainment|releasing|distribution|collection|courtesy|archive)"
)
CREDIT_WORDS = (
    r"(?:(?:image|photo|picture|photography|still)s? (?:credits?|courtesy)(?: of| by)?\s?:?"
    r"|source\s?:\s?(?=[A-ZÀ-Þ])"
    r"|credits?(?: photo)?\s?(?::|\.{3}|…)|courtesy of (?=(?-i:[A-ZÀ-Þ]|the |©))|courtesy (?=(?-i:[A-Z]))|"
    r"(?:\b(?:ap|afp|pa|epa|reuters|file) )?photo(?:graph)?s?\s?(?:by\b|:|/|(?=(?-i:[A-Z])))"
    r"|photo[- ]?illustrations?\s?(?:by\b|:)|photograph(?:ed by\b|y by\b|y\s?:|y (?=(?-i:[A-Z])))|"
    r"(?:(?<=[.;,|] )"
    r"|(?<=[(\[])|^)(?:all )?(?:(?:images?|pictures?)\s?(?:by\b|:|courtesy(?: of)?\b)|stills?\s?:)"
    r"|^(?:[\w-]{3,12} )?(?:images?|collages?|composites?) by (?=(?-i:[A-ZÀ-Þ]))"
    r"|^(?:images?|photos?|pictures?|stills?) (?:via|courtesy of) (?=(?-i:[A-Z\d]))"
    r"|©|\(c\)|crédits?(?: photo)?\s?:|photographie\s?:|foto(?:s|grafía)?\s?:|"
    r"fotos?\s(?:von|de|di) (?=(?-i:[A-Z]))|imagen\s?:|bild(?:er)?\s?:|avec l['’]aimable autorisation|cortesía de\b)"
)
PICTURE_CREDIT = re.compile(
    rf"(?P<caption>.*?)[,;|–—-]?\s*(?P<bracket>[\[(])?"
    rf"(?P<credit>(?<![\w-]){CREDIT_WORDS} ?\S[^!?]{{0,140}}?)(?(bracket)[\])]\.?|)",
    re.IGNORECASE,
)
SUPPLIED = re.compile(
    rf"(?P<caption>.+?)\s*(?P<credit>[\[(](?!(?:for|in|of|on) )(?:[^()\[\]]{{0,60}}/\s?)?"
    rf"[^()\[\]]{{0,40}}\b{SUPPLIER}\b[^()\[\]]{{0,40}}[\])])\.?",
    re.IGNORECASE,
)
GLUED_CREDIT = re.compile(
    rf"(?P<caption>.{{12,300}}?[.!?][”\"]?)"
    rf"(?P<credit>[A-ZÀ-Þ](?=[^.!?]{{2,60}}$)(?:(?i:[\w&+/’'. -]*\b{SUPPLIER}\b)[\w&+/’' -]*))"
)
AGENCY = (
    r"(?:getty images|reuters|afp|ap(?: photo)?|alamy|everett collection|shutterstock|wireimage"
    r"|filmmagic|epa|dpa|rex(?: features)?)"
)
WORD = r"(?:[A-ZÀ-Þ][\w’'-]+|[A-ZÀ-Þ]\.)"  # of a photographer's name
# “… le 17 mai 2026. MATHILDE ROCHE/HANS LUCAS POUR « LA LUCARNE »”
IN_CAPITALS = re.compile(
    r"(?P<caption>[A-ZÀ-Þ].{8,300}?[a-zà-ÿ\d)»”][.!?»”\"]?)\s+"
    r"(?P<credit>[A-ZÀ-Þ][A-ZÀ-Þ.’' -]{3,60}"
    r"(?:/[A-ZÀ-Þ][A-ZÀ-Þ.’' -]{1,40}|\s(?:POUR|FOR|VIA|PARA)\s)[A-ZÀ-Þ«»“”\"’'./ -]{0,60})"
)
# “Still from Hamnet. Focus Features.”
STILL = re.compile(
    r"(?P<caption>(?:(?:an? |film )?(?:still|scene|frame|image)s? (?:from|of)|on the set of) [^.]{2,100}\.)"
    r"\s(?P<credit>[A-ZÀ-Þ][^.!?]{2,60})\.?",
    re.IGNORECASE,
)
AGENCY_LAST = re.compile(  # and not “Quelle: dpa” under a story
    r"(?!(?i:quelle|source|fuente|fonte|agentur)\s?:)(?P<caption>.*?)\s?(?:(?<!\w)"
    rf"|(?<=[a-zà-ÿ\d])(?=[A-Z]))(?P<credit>(?:(?:{WORD} ){{0,2}}{WORD}\s?/\s?(?:{WORD}\s?/\s?)?)?"
    rf"(?i:{AGENCY})(?: (?i:for"
    rf"|via) .{{2,40}})?)",
)
# “… de archivo. EFE/Ana Ruiz”
AGENCY_FIRST = re.compile(
    r"(?P<caption>[A-ZÀ-Þ].{8,300}?[.!?”\"»])\s"
    rf"(?P<credit>[A-Z]{{2,8}}\s?/\s?{WORD}(?: (?:de |van |von )?{WORD}){{1,3}})"
)
# “… in 2016. / LUIS OTERO”: behind the bar of a finished caption, whose it is.
BARRED = re.compile(
    rf"(?P<caption>[A-ZÀ-Þ].{{8,300}}?[.!?”\"»])\s?[/|]\s?(?P<credit>{WORD}(?: (?:de |van |von )?{WORD}){{0,3}}"
    rf"(?:\s?/\s?[A-ZÀ-Þ][\w .]{{1,30}}|\s?\([A-Z][\w .]{{1,30}}\))?)"
)
# “… de Ana Ruiz. LES FILMS DU PLATEAU”: all of it in capitals behind a caption of one sentence
ALL_CAPITALS = re.compile(
    r"(?P<caption>[A-ZÀ-Þ][^.!?\n]{20,250}[.!?»”])\s"
    r"(?P<credit>[A-ZÀ-Þ]{2,}[A-ZÀ-Þ’'&/-]*(?: [A-ZÀ-Þ’'&/-]{1,20}){1,6}|[A-ZÀ-Þ]{4,20})"
)
# “The pier, 2025. © Pier Bros. / Courtesy Archive”, “Ana Ruiz as Bo. Cr. Kit Amado/Pierflix © 2025.”
SIGNED = re.compile(
    r"(?P<caption>[A-ZÀ-Þ][^©\n]{8,300}?[.!?”\"’)])\s+(?P<credit>(?:©|\(c\)|[Cc]r\.(?= [A-ZÀ-Þ]))\s?[^!?\n]{2,120})"
)
# “… in the harbour. (Pier News Photo/Kit Amado, File)”, “… backstage. (Kit Amado / For the Ledger)”
SLASHED_IN_BRACKETS = re.compile(
    rf"(?P<caption>[A-ZÀ-Þ].{{8,300}}?[.!?”\"’])\s+\((?P<credit>(?:{WORD} ){{0,3}}{WORD}\s?/\s?"
    r"(?:[Ff]or )?(?:the )?[A-ZÀ-Þ][\w&+.’' -]{1,50}(?:, [Ff]ile)?)\)"
)
IN_BRACKETS = re.compile(r"\((?P<words>[^()]{12,})\)")  # a caption throughout
# “Ana Ruiz in ‘Low Tide’   Bo Lund/Pier House”: behind what a caption ends with, a name and a firm
SLASHED = re.compile(
    rf"(?P<caption>[A-ZÀ-Þ].{{8,300}}?[.!?”\"’'»)])\s+(?P<credit>{WORD}(?: (?:de |van |von )?{WORD}){{1,3}}\s?/\s?"
    r"[A-ZÀ-Þ0-9][\w&+.’'-]*(?: (?:&|[A-ZÀ-Þ0-9][\w&+.’'-]*)){0,4})"
)
# “Image: Lodging (1933). Courtesy of the archive”
SHOWING = re.compile(
    r"(?P<caption>(?:(?:main|lead|header|cover) )?(?:image|picture|still)\s?:\s?\S.{6,250}?[.!?)])\s"
    r"(?P<credit>(?:courtesy|©|photo|crédit|foto)\S*\s?[^.!?]{2,120}\.?)",
    re.IGNORECASE,
)
# The words under a picture that has only a film's name: “Above: Inheritance (1975).”
WHICH = (
    r"(?:above|below|left|right|top|bottom|opposite|from (?:top|left)[\w ,]{0,30}|ci-dessus|ci-dessous|arriba|abajo"
    r"|oben|unten|sopra|sotto)"
)
# “Ana Ruiz in a scene from ‘Low Tide’”, in whichever language
FROM_SCENE = re.compile(
    r"[A-ZÀ-Þ][^.!?]{2,80}?,? (?:in|en|dans|nell[ao]) (?:an?|une?|una|un|einer|einem|un['’]) ?"
    r"(?:scene|still|frame|fotograma|escena|imagen|scène|image|szene|scena|immagine)"
    r" (?:from|of|de|du|di|da|del|della|dal|dalla|aus|aus dem) .{2,80}",
    re.IGNORECASE,
)
POINTED_AT = re.compile(rf"(?:{WHICH})(?: (?:and|und|et|y|e) (?:{WHICH}))?\s?[:–—]\s?\S.{{3,240}}", re.IGNORECASE)
NAMED = re.compile(
    r"[^.!?()“”]{2,80}\((?:[^()]{2,60}, ?)?(?:18[89]|19\d|20\d)\d\)"
    r"(?:(?:,|;| and| und| et)? ?[^.!?()“”]{2,60}\((?:[^()]{2,60}, ?)?(?:18[89]|19\d|20\d)\d\)){0,4}\.?"
)
BARE_CREDIT = re.compile(rf"(?:{CREDIT_WORDS})\s?\S.{{1,120}}", re.IGNORECASE)
# “Ana Ruiz (left) and Bo Lund on the pier”
LONGEST_PAIR = 5  # words: of no description
# “Foto: Ana Ruiz mira el mar en una escena (Pier Films)”
LABELLED = re.compile(
    r"(?:foto|photo|image|imagen|bild|picture|immagine)\s?[:|]\s?(?P<caption>[A-ZÀ-Þ][^()]{20,250}?)"
    r"(?:\s?\((?P<owner>[A-ZÀ-Þ©][^()]{1,60})\))?\.?",
    re.IGNORECASE,
)
SIDE = re.compile(
    r"\((?:(?:far|second from|third from|from|à|a la|a|von) )?"
    r"(?:left|right|cent(?:re|er)|l|r|above|below|links|rechts|mitte"
    r"|gauche|droite|au centre|izquierda|derecha|centro|izq\.?|dcha\.?|sinistra|destra)\)"
    r"|,\s(?:left|right|cent(?:re|er)|links|rechts|à gauche|à droite|izquierda|derecha|sinistra|destra)(?:,|$)",
    re.IGNORECASE,
)
# “… in Low TideCourtesy of Neon”
GLUED_COURTESY = re.compile(
    r"(?P<caption>[A-ZÀ-Þ].{8,300}?)(?<=[^\sA-Z(\[])(?P<credit>(?:Courtesy of|Credit:|Photo(?: by|:)) ?[A-ZÀ-Þ].{1,80})"
)
IN_HEADLINE = re.compile(r"PHOTOGRAPHY (?!BY\b)")  # “START OF PRINCIPAL PHOTOGRAPHY ON “THE PIER””
RUNS_ON = re.compile(
    r"(?<![A-Z])(?<!\bInc)(?<!\bLtd)(?<!\bSt)\.\s+(?:[A-Z]\w+ ){2}[a-z]|\b(?:was|were|is|are|had|has"
    r"|said|says|who|which|because|but)\b"
)  # a credit is no sentence
LONGEST_CAPTION = 400
SUPPLIERS = re.compile(rf"\b{SUPPLIER}\b", re.IGNORECASE)
CREDIT_HINT = re.compile(rf"{CREDIT_WORDS}|\b{SUPPLIER}\b|{AGENCY}", re.IGNORECASE)


# “Photo: Ana Ruiz on the pier. Credit: Harbour Films”
OF_WHAT = re.compile(
    r"(?:(?:[a-z-]{3,10} )?(?:photo|picture|image|still)|caption|pictured|foto|bild|imagen|immagine)\s?:\s"
    r"(?P<words>\S.*)",
    re.IGNORECASE,
)
# “Ana Ruiz on the pier. Harbour Films”: behind a label, a name after the sentence can only be the owner's
NAMED_LAST = re.compile(
    r"(?P<caption>[^.!?]{8,250}[.!?])\s(?P<credit>[A-ZÀ-Þ0-9][\w&/’'-]*(?: [A-ZÀ-Þ0-9&][\w&/’'-]*){0,4})\.?"
)
# Where somebody is seen: whoever takes a picture is named alone.
SEEN = re.compile(r"[a-zà-ÿ] (?:in|on|at|as|from|with|during|behind|outside|dans|sur|en|im|am|auf|mit) ", re.IGNORECASE)


def describes(words: str) -> bool:
    """Whether it says what is to be seen, and not whose the picture is."""
    said = words.split()
    return len(said) > LONGEST_PAIR and sum(word[:1].islower() for word in said) * 2 >= len(said)


def breaks_off(caption: str) -> bool:
    """“A Tie in” before “Photo Finish …”: no caption ends so, and what follows is no credit."""
    return any(sign.search(caption[-LONGEST_END:]) for sign in (OPEN_WORD, OPEN_LINE))


@lru_cache(maxsize=1024)
def caption_and_credit(line: str) -> tuple[str, str]:
    """What a line under a picture says, and whose the picture is, word for word."""
    if len(line) > 3 * LONGEST_CAPTION:
        return line, ""
    if (match := IN_BRACKETS.fullmatch(line)) and (found := caption_and_credit(match["words"]))[1]:
        return found
    if match := SIGNED.fullmatch(line):
        return match["caption"].strip(), match["credit"].strip()
    if match := BARRED.fullmatch(line) or AGENCY_FIRST.fullmatch(line):
        return match["caption"].strip(), match["credit"].strip()
    if match := SLASHED.fullmatch(line) or IN_CAPITALS.fullmatch(line) or ALL_CAPITALS.fullmatch(line):
        return match["caption"].strip(), match["credit"].strip()
    if match := SLASHED_IN_BRACKETS.fullmatch(line):
        return match["caption"].strip(), match["credit"].strip()
    if (match := STILL.fullmatch(line)) and SUPPLIERS.search(match["credit"]):
        return match["caption"].strip(), match["credit"].strip()
    if not CREDIT_HINT.search(line):
        return line, ""
    if match := GLUED_COURTESY.fullmatch(line):
        return match["caption"].strip(), match["credit"].strip()
    if match := SHOWING.fullmatch(line):
        return match["caption"].strip(), match["credit"].strip()
    if (match := LABELLED.fullmatch(line)) and describes(match["caption"]):
        return match["caption"].strip(), (match["owner"] or "").strip()
    match = PICTURE_CREDIT.fullmatch(line)
    if match and line.isupper() and IN_HEADLINE.match(match["credit"]):
        return line, ""
    if match and not RUNS_ON.search(match["credit"]) and not breaks_off(match["caption"]):
        return match["caption"].strip(" ,;|–—-"), match["credit"].strip()
    if match := GLUED_CREDIT.fullmatch(line):
        return match["caption"].strip(), match["credit"].strip()
    if match := AGENCY_LAST.fullmatch(line):
        return match["caption"].strip(), match["credit"].strip()
    if match := SUPPLIED.fullmatch(line):
        return match["caption"].strip(), match["credit"].strip("()[]")
    return line, ""


def labelled(line: str) -> tuple[str, str] | None:
    """What is to be seen in a picture and whose it is, where a line says both behind a label."""
    match = OF_WHAT.fullmatch(line) if len(line) <= LONGEST_CAPTION else None
    caption, credit = caption_and_credit(match["words"]) if match else ("", "")
    if match and not credit and (closed := NAMED_LAST.fullmatch(match["words"])):
        caption, credit = closed["caption"], closed["credit"]
    return (caption, credit) if credit and (describes(caption) or SEEN.search(caption)) else None
