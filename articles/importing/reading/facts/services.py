"""Where films can be seen, by the names that services have."""

import re
from functools import lru_cache

SERVICE = (
    r"(?:netflix|mubi(?: go)?|(?:bbc )?iplayer|bbc (?:one|two|three|four)|itvx?\d?|(?:channel|film|all|more) ?4"
    r"|channel 5|bfi player|(?:the )?criterion channel|apple tv ?\+?|itunes|(?:amazon )?prime(?: video)?|amazon"
    r"|disney ?(?:\+|plus)"
    r"|hulu|(?:hbo )?max|peacock|paramount ?(?:\+|plus)|shudder|curzon(?: home cinema)?|arte(?:\.tv)?|filmin|canal ?\+"
    r"|movistar ?(?:\+|plus\+?)|youtube|google play|rakuten(?: tv)?|sky(?: (?:cinema|go|store|atlantic|arts))?|now tv"
    r"|tubi|pluto tv|kanopy|hoopla|stan|binge|crave|cbc gem|sbs on demand|abc iview|rté player|vudu|fandango at home"
    r"|(?:the )?roku channel|pbs|amc ?\+|starz|showtime|tcm|ard mediathek|zdf mediathek|wow|la ?cinetek|universciné|ocs"
    r"|france\.tv|dvd|blu-ray|digital|vod|cinemas|theat(?:er|re)s|general release)"
)
TO_RENT = r"(?:to (?:rent|buy|stream|watch|own)(?:(?: or |/)(?:rent|buy|own))? )?"
HOW = rf"(?:(?:also|now|available|free|streaming|out) )*{TO_RENT}"
WHERE = rf"(?:{HOW}(?:on|from|via|at|in) )?(?:the )?{SERVICE}(?: \([^()]{{2,40}}\))?"
# “Netflix”, “MUBI and BFI Player”, “Channel 4 (free), or to rent on Apple TV, from Friday”
LINE = re.compile(
    r"(?:(?:where(?: to (?:watch|see|stream))?|watch|stream|see it|on)\s?[:–—-]\s?)?"
    rf"{WHERE}(?:\s?(?:,|;|/|[|·•]|&|\+)?\s?(?:(?:and|or|plus|y|et|und) )?{WHERE})*"
    r"(?:,? (?:now|from|until|since|today)\b[^.!?]{0,40})?\.?",
    re.IGNORECASE,
)
LONGEST = 120


@lru_cache(maxsize=1024)
def names_services(line: str) -> bool:
    """Whether a line says nothing but where something can be seen."""
    return len(line) <= LONGEST and bool(LINE.fullmatch(line.strip(" *_→▶")))
