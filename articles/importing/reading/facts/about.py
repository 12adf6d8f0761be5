"""Lines that say something about a story: where it first stood, until when it waits, what readers are told."""

import re
from functools import lru_cache

PRINTED_IN = r"(?:published|printed) in (?:the|our) .{2,60}\b(?:issue|edition|number)\.?"
IN_ISSUE = re.compile(PRINTED_IN, re.IGNORECASE)
PROVENANCE = re.compile(
    r"(?:(?:an? (?:shorter |longer |different |edited )?version of )?(?:this|the) (?:story|article"
    r"|interview|piece|review|essay|profile|feature|column|text)"
    r"(?: was| is| has been)?(?: first| originally| also| previously)* (?:appear(?:s|ed)|published|ran"
    r"|printed|featured|posted|taken|comes|is taken|reprinted|excerpted|adapted)\b.{3,240}"
    r"|(?:an? )?(?:shorter |longer |edited )?version of this (?:story|article|interview|piece|review|essay)\b.{3,200}"
    r"|(?:originally|first|previously) (?:published|appeared|printed|ran|posted) (?:in|on|by|at|as)\b.{3,200}"
    r"|(?:originally|first|previously) (?:published|appeared|printed|ran"
    r"|posted):? (?:\w+ )?(?:\d{1,2},? )?\d{4}\b.{0,200}"
    rf"|{PRINTED_IN}"
    r"|(?:re-?published|reprinted|reproduced|used) (?:here )?(?:with|by) (?:kind )?permission\b.{0,160}"
    r"|(?:from|taken from|reprinted from|excerpted from|as seen in) (?:the|our)\b.{0,60}\b(?:issue"
    r"|edition|magazine|number)\b.{0,100}"
    r"|(?:cet|cette) (?:article|entretien|critique|texte|interview|chronique)\b.{0,60}\b(?:paru|parue"
    r"|publié|publiée)\b.{3,200}"
    r"|(?:paru|parue|publié|publiée) (?:initialement |pour la première fois )?(?:dans|en)\b.{3,160}"
    r"|(?:este|esta) (?:artículo|entrevista|crítica|texto|reportaje)\b.{0,80}\b(?:publicó|publicado"
    r"|publicada|apareció)\b.{3,200}"
    r"|publicad[oa] (?:originalmente|por primera vez)\b.{3,160}"
    r"|(?:dieser|dieses|diese) (?:artikel|text|interview|gespräch|beitrag|kritik)\b.{0,80}\b(?:erschien"
    r"|erschienen|veröffentlicht)\b.{0,200}"
    r"|zuerst (?:erschienen|veröffentlicht)\b.{3,160})",
    re.IGNORECASE,
)
EMBARGO = re.compile(
    r"(?:\W{0,4}(?:strictly |under |strict |news |review |sous )*(?:embarg\w+|frei ab"
    r"|sperrfrist|gesperrt bis|not for (?:publication|release|broadcast)(?:,? (?:or"
    r"|and) \w+)* (?:before|until)|hold for release)\b).{0,240}",
    re.IGNORECASE,
)
# Words that ask to wait, wherever they stand in a line with a day and an hour: “Please hold until 9 March, 8 am”
WAITS = re.compile(
    r"\b(?:embargo\w*|sperrfrist|gesperrt|hold|held"
    r"|(?:not?|non|nicht|ne pas) .{3,60}\b(?:before|until|till|prior|vor|avant|antes|prima)"
    r"|(?:release|publication|use|broadcast|posting)\b.{0,20}\b(?:after|from|at|on|before|until))\b",
    re.IGNORECASE,
)
LONGEST_WAIT = 200
NOTES = [
    (
        "editor's note",
        (
            r"(?:\W{0,2}(?:editor['’]?s?['’]? ?s? note|ed(?:itor)?\. ?note|note from the editors?"
            r"|note de la rédaction|ndlr|nota de la redacción|nota del editor|anm(?:erkung)?\.? der redaktion"
            r"|disclosure|author['’]s note|note)\s?[:.—–-])"
        ),
    ),
    (
        "correction",
        (
            r"(?:\W{0,2}(?:corrections?|clarification|correctif|rectificatif|corrección|fe de errores|korrektur"
            r"|an? correction was made|an earlier version of this|a previous version of this|this (?:article"
            r"|story|piece|review) (?:was|has been) (?:amended|corrected|updated|edited))\b)"
        ),
    ),
    (
        "update",
        (
            r"(?:\W{0,2}update(?:d)?(?: \(.{1,40}\))?\s?[:—–]\s"
            r"|\W{0,2}updated (?:at|on) [^.!?]{0,30}\d.{0,30} (?:with|to|after|following) )"
        ),
    ),
    (
        "spoiler warning",
        (
            r"(?:\W{0,3}(?:warning|note|caution|beware)?\W{0,3}(?:this (?:article|review|piece|interview"
            r"|story) contains |contains |major |mild |plot )*spoilers\b)"
        ),
    ),
    (
        "event",
        r"(?:tickets (?:are|for|from|cost|on sale)\b|book (?:tickets|now) (?:at|for|on|via|by|from)\b"
        r"|(?:mon|tue|wed|thu|fri|sat|sun)\w*,? \d{1,2} \w{3,9}(?: \d{4})?,? (?:at )?\d{1,2}[:.]\d\d(?: ?[ap]m)?, "
        r".{0,60}(?:\d|cinema|screen|theatre|theater|hall|room|kino)"
        r"|(?:q ?& ?a with|followed by an? q ?& ?a|this screening is)\b)",
    ),
    (
        "editor's note",
        r"(?:this|the) (?:interview|conversation|discussion|q ?& ?a)\b.{0,40}"
        r"\b(?:edited|condensed|translated)\b.{0,80}$",
    ),
    ("content advisory", r"(?:content|trigger) (?:advisory|warning|note)s?\s?:"),
]
NOTE_STARTS = [(name, re.compile(pattern, re.IGNORECASE)) for name, pattern in NOTES]
LONGEST_NOTE = 900
SPOKEN = re.compile(r"[“\"«][^”\"»]{60,}")

SCREENS = (
    r"(?:cinemas?|theat(?:er|re)s|imax|netflix|hulu|mubi|(?:amazon )?prime(?: video)?|disney ?\+"
    r"|apple tv ?\+?|(?:hbo )?max|paramount ?\+|peacock|shudder|"
    r"criterion channel|bfi player|curzon(?: home cinema)?|arte(?:\.tv)?|filmin|canal ?\+|movistar ?\+"
    r"|youtube|blu-ray|dvd|digital|vod|video on demand|demand|"
    r"general release|limited release|kanopy)"
)
CHANNELS = (
    r"(?:bbc(?: \w+)?|itvx?\d?|channel ?\d|sky \w+|hbo|amc|fx|pbs|nbc|cbs|abc|fox|arte|zdf|ard|das erste"
    r"|rai ?\d|tve|la ?\d|tf1|france ?\d|sbs|rté ?\w*)"
)
WATCH = re.compile(
    rf"(?:(?:how|where|when) to (?:watch|see|stream)\b.{{0,200}}"
    rf"|.{{0,60}}?\b(?:is|are|will be|goes|remains?) (?:now |currently |also |still |out |available "
    r"|streaming |showing |playing |screening |back )*"
    rf"(?:available\b.{{0,40}}\b(?:to (?:rent|buy|stream|watch)|on|from|with|at|in|now|via|through)"
    r"|streaming|screening|showing|playing (?:in|at|now)|out (?:now|in|on)"
    rf"|in (?:[\w’.,]+ ){{0,5}}(?:cinemas?|theat(?:er|re)s)|on {SCREENS})\b.{{0,160}}"
    rf"|.{{0,60}}?\b(?:continues?|airs?|returns?|concludes?|begins?|starts?|streams?)\b(?: [^.!?]{{0,40}})? (?:on|to)"
    rf" (?:{SCREENS}|{CHANNELS})\b.{{0,120}}"
    rf"|.{{0,60}}?\b(?:hits?|reach(?:es)?) (?:[\w’.]+ ){{0,2}}{SCREENS}\b.{{0,120}}"
    rf"|.{{0,60}}?\b(?:opens(?!-)|open in|arrives?|releases|hits?|lands?|comes?|premieres?|streams?"
    r"|screens (?=at|in)|will (?:open|release (?:it|the film|the movie)"
    r"|be released|premiere|stream|arrive|screen)|can be (?:streamed|rented|watched|seen|bought)"
    rf"|is (?:being )?(?:released|distributed))\b.{{0,60}}\b(?:(?:in|on|at|to|via|into"
    rf"|from) (?:[\w’.]+ ){{0,4}}{SCREENS}|nationwide|on \d{{1,2}} \w+|on \w+ \d{{1,2}})\b.{{0,120}}"
    r"|(?:now |still |currently |also )?(?:available|streaming|showing|playing|screening|out|opening"
    r"|releasing|released|watch (?:it|the film|now)|stream(?: it)?|rent(?: it)?|buy(?: it)?|see it"
    r"|catch it|opens) (?:now |today |this \w+ |(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day )?"
    r"(?:in|on|at|to|from|via|through|nationwide|worldwide"
    rf"|everywhere)\b.{{0,160}}"
    r"|(?:out |opens )?(?:now )?(?:in|on|at) (?:(?:uk|us|british|irish|selected|select|all|french|german|spanish"
    rf"|italian|american|canadian|indian|australian|limited|general|and|&|the) )*{SCREENS}\b.{{0,120}}"
    rf"|.{{0,100}}\b(?:disponible (?:sur|en|dans)|en salles?(?: le\b| depuis| à partir| dès"
    r"| actuellement|$)|au cinéma (?:le\b|depuis|dès)|à voir (?:sur|en|au)\b|actuellement en salles?"
    rf"|sort(?:ie)? (?:en salles? )?le \d).{{0,120}}"
    rf"|(?:où|comment) (?:le |la )?(?:voir|regarder)\b.{{0,200}}|dónde ver(?:la|lo)?\b.{{0,200}}"
    rf"|wo (?:zu sehen|läuft)\b.{{0,200}}"
    rf"|.{{0,100}}\b(?:disponible en|ya en cines|en cines (?:el|desde|a partir)|se estrena|estreno en"
    rf"|puede verse en|en salas)\b.{{0,120}}"
    rf"|.{{0,60}}\b(?:dal \d.{{0,20}} (?:al cinema|nelle sale|in sala)|al cinema (?:dal|da)|nelle sale"
    rf"|nos cinemas|em cartaz|disponibile su|disponível (?:na|no|em))\b.{{0,120}}"
    rf"|.{{0,100}}\b(?:jetzt im kino|ab (?:dem )?\d.{{0,30}} im kino|im kino (?:ab|seit)|läuft (?:im|ab"
    r"|derzeit|seit)|kinostart|zu sehen (?:auf|bei|im)|verfügbar (?:auf|bei)|startet am"
    rf"|jetzt in den kinos|in den kinos)\b.{{0,120}})",
    re.IGNORECASE,
)
WATCH_LABEL = re.compile(r"(?:how|where) to watch\s?:?|où (?:le )?voir\s?:?|dónde ver(?:la|lo)?\s?:?", re.IGNORECASE)
CALL = re.compile(
    r"(?:scroll (?:on|down) .{0,60}\b(?:trailer|clip|video)\b.{0,20}|(?:scroll down (?:and"
    r"|to) )?(?:watch|see|view)(?: and \w+)? (?:the|an|its|our|exclusive|official)\b.{0,60}\b(?:trailer"
    r"|clip|video|teaser)\b.{0,60}"
    r"|(?:official |exclusive )?(?:trailer|teaser|clip)(?: below| here)?[:.!]?"
    r"|(?:voir|regarder|découvrez) la bande[- ]annonce\b.{0,60}|bande[- ]annonce\s?:?"
    r"|ver el tráiler\b.{0,40}|tráiler\s?:?|(?:zum )?trailer ansehen\b.{0,30})",
    re.IGNORECASE,
)
VIDEO_ADDRESS = re.compile(
    r"(?:\W{0,3}(?:(?:watch|video|trailer|embed|youtube|vimeo)(?: (?:the )?(?:trailer|video|clip|here"
    r"|below))?\s?:?\s*)?)"
    r"(?P<address>https?://(?:www\.|m\.|player\.)?(?:youtube\.com|youtube-nocookie\.com|youtu\.be"
    r"|vimeo\.com|dailymotion\.com|dai\.ly|facebook\.com/watch|tiktok\.com)/\S{3,300})\W{0,2}",
    re.IGNORECASE,
)
# “[Video] The first trailer (2:14)”, “▶ Watch: two minutes of it – 1:58”
CLIP = re.compile(
    r"(?:[\[(](?:video|vidéo|vídeo|trailer|teaser|clip|tráiler|film)[\])]\s?[:–—-]?|[▶►▷](?!\ufe0e)\ufe0f?"
    r"|(?:(?:watch|video|vidéo|vídeo|trailer|teaser|clip|tráiler|bande-annonce)\s?[:|–—]\s?)(?=.*\d:\d\d))"
    r"\s*(?P<caption>\S.{2,160}?)(?:\s?[(\[|–—-]\s?(?:\d:)?\d{1,2}:\d{2}\s?[)\]]?)?",
    re.IGNORECASE,
)
PLAYED = re.compile(r"\d{1,2}:\d{2}\s?/\s?(?:\d:)?\d{1,2}:\d{2}")  # what is left of a player: “0:00 / 3:41”
ABOVE = re.compile(
    r"\b(?:in|watch|see|from|dans|en|im) (?:the |our |this |la |el )?(?:full )?(?:video|vidéo|vídeo"
    r"|clip) (?:above|ci-dessus|de arriba|oben)\b|\bwatch (?:the |our |this )(?:full )?\w+ above\b",
    re.IGNORECASE,
)

LIFE = re.compile(
    r".{3,120}\b(?:born|né|née|geboren|nacid[oa])\b.{3,60}[;,.–—-]\s?(?:died|mort|morte|gestorben"
    r"|fallecid[oa])\b.{3,60}",
    re.IGNORECASE,
)
VERDICT = re.compile(
    r"\W{0,3}(?:the |our |final )?(?:verdict|bottom line|in (?:short|brief)|le verdict|veredicto"
    r"|fazit|l['’]avis (?:du |de |des |d['’])[^:—–-]{2,30}?)\W{0,3}\s?[:—–-]\s?(?P<words>\S.{4,400})",
    re.IGNORECASE,
)
SOURCES = re.compile(
    r"\W{0,3}(?:sources?|references?|notes|works cited|bibliography|références|fuentes|quellen|footnotes)\s?:?\W{0,2}",
    re.IGNORECASE,
)
SOURCE_LINE = re.compile(
    r"(?:\W{0,2}sources?\s?[:—–]\s?\S.{2,300}|(?:\[\d{1,3}\]|\^|\d{1,3}\.?\s?\^)\s?:?\s*\S.{2,400})", re.IGNORECASE
)
REFERENCE = re.compile(r"\[[^\[\]]{1,60}\]:\s*\S+.{0,200}")
BIO = re.compile(
    r"\bhas (?:written|covered|reported|reviewed)\b|\breach (?:him|her|them)\b|\bcan be reached (?:at"
    r"|on)\b|\b(?:is|was) (?:an?|the|matinee['’]s|our)\b.{0,80}\b(?:writer|critic|editor|journalist"
    r"|author|contributor|correspondent|programmer|reporter|columnist|filmmaker|photographer)\b"
    r"|\b(?:teaches|lives in|is at work on|will be published by)\b|\bis on (?:x|twitter|letterboxd|bluesky)\b"
    r"|\b(?:writes|covers|reports) (?:about|on|for|regularly|from)\b|\b(?:is|est) (?:l['’]autrice"
    r"|l['’]auteur|critique|journaliste)\b|\bes (?:crític[oa]|periodista|escritor[ae]?)\b"
    r"|\bist (?:filmkritiker(?:in)?|journalist(?:in)?|autor(?:in)?)\b|\bfollow (?:him|her|them)\b",
    re.IGNORECASE,
)


# What opens and is available, too, and is no film.
NO_FILM = re.compile(
    r"(?:the )?(?:entries|accreditation|registration|submissions?|applications?|voting|bookings?"
    r"|tickets?|box office|festival|"
    r"exhibition|doors)\b",
    re.IGNORECASE,
)


def name_of_note(line: str) -> str:
    """What a line tells its readers about, if it does nothing else."""
    if len(line) <= LONGEST_NOTE:
        for name, pattern in NOTE_STARTS:
            if pattern.match(line):
                return name
    return ""


def is_where_to_watch(line: str) -> bool:
    return len(line) <= 260 and says_where_to_watch(line)


@lru_cache(maxsize=1024)  # the lines of a box are asked for each of its lines
def says_where_to_watch(line: str) -> bool:
    return not SPOKEN.match(line) and not NO_FILM.match(line) and bool(WATCH.fullmatch(line.strip(" *_")))
