"""Days and hours as texts print them, in four languages, with no more precision than they have."""

import datetime
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from zoneinfo import ZoneInfo

NAMES = {
    1: "january jan janvier janv enero ene januar jän jänner gennaio janeiro januari",
    2: "february feb février févr fév febrero februar febbraio fevereiro februari",
    3: "march mar mars marzo märz mrz março maart",
    4: "april apr avril avr abril abr aprile",
    5: "may mai mayo maggio maio mei",
    6: "june jun juin junio juni giugno junho",
    7: "july jul juillet juil julio juli luglio julho",
    8: "august aug août agosto ago augustus",
    9: "september sept sep septembre septiembre settembre setembro",
    10: "october oct octobre octubre oktober okt ottobre outubro",
    11: "november nov novembre noviembre novembro",
    12: "december dec décembre déc diciembre dic dezember dez dicembre dezembro",
}
MONTHS = {name: number for number, names in NAMES.items() for name in names.split()}
MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|lundi|mardi|mercredi|jeudi|vendredi|samedi|"
    r"dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|montag|dienstag|mittwoch|donnerstag|freitag|"
    r"samstag|sonnabend|sonntag)\b\.?"
)
DAYS = [
    re.compile(r"(?P<year>\d{4})([-/.])(?P<number>\d{2})\2(?P<day>\d{2})(?!\d)"),
    re.compile(
        rf"{MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,? (?P<year>\d{{4}})(?:\b|(?=\d{{1,2}}:\d\d)))?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?(?: de| of)? {MONTH}(?:,?(?: de| del)? (?P<year>\d{{4}})\b)?",
        re.IGNORECASE,
    ),
    re.compile(rf"\b{MONTH},?(?: de)? (?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b(?P<day>\d{{1,2}})\.(?:{MONTH})(?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(r"\b(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?P<year>\d{4}|\d{2})(?!\d)"),
    re.compile(r"\b(?P<day>\d{2}) (?P<number>\d{2}) (?P<year>20\d{2})\b"),
    re.compile(r"\b(?P<day>\d{1,2})-(?P<number>\d{1,2})-(?P<year>\d{4})(?!\d)"),
    re.compile(r"\b(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4}|\d{2})(?!\d)"),
]
DAY_ALONE = re.compile(  # “mardi 5 mars 2024” under a byline
    rf"(?:{WEEKDAY},? )?(?:(?:le|am|el|the|on|den|il) )?\d{{1,2}}[^\n.!?]{{0,20}}\d{{4}}\b.{{0,24}}", re.IGNORECASE
)
CHANGED_DAY = re.compile(r"[a-zà-ÿ][^.!?\n\d]{0,24}\d{1,2}[^\n.!?]{1,20}\d{4}\b.{0,24}")  # “mis à jour le 6 mars 2024”
# On a line of its own: how old another story is
AGE = re.compile(r"(?:about |almost |over )?\d{1,3} (?:minutes?|hours?|days?|weeks?|months?) ago\s*")
RELATIVE = re.compile(
    r"\d{1,3}\s?(?:hours?|hrs?|h|m|days?|d|weeks?|w|months?|years?)(?: ago)?"
    r"|\d{1,3}\s?min(?:ute)?s? ago|yesterday|today|just now|"
    r"il y a \d{1,3} (?:heures?|minutes?|jours?|semaines?)|hier|hace \d{1,3} (?:horas?|minutos?|días?)|ayer|"
    r"vor \d{1,3} (?:stunden?|minuten?|tagen?)|gestern",
    re.IGNORECASE,
)
ZONES = {
    **dict.fromkeys(["z", "utc", "gmt"], datetime.timedelta()),
    **dict.fromkeys(["bst", "cet", "mez"], datetime.timedelta(hours=1)),
    **dict.fromkeys(["cest", "mesz", "eet", "sast"], datetime.timedelta(hours=2)),
    **dict.fromkeys(["aest"], datetime.timedelta(hours=10)),
    **dict.fromkeys(["aedt"], datetime.timedelta(hours=11)),
    **dict.fromkeys(["jst", "kst"], datetime.timedelta(hours=9)),
    **dict.fromkeys(["sgt", "hkt"], datetime.timedelta(hours=8)),
    **dict.fromkeys(["nzst"], datetime.timedelta(hours=12)),
    "wet": datetime.timedelta(),
    "ist": datetime.timedelta(hours=5, minutes=30),
    **{name: -datetime.timedelta(hours=hours) for name, hours in {"est": 5, "edt": 4, "cst": 6, "cdt": 5}.items()},
    **{name: -datetime.timedelta(hours=hours) for name, hours in {"mst": 7, "mdt": 6, "pst": 8, "pdt": 7}.items()},
}
PLACES = {
    **dict.fromkeys(["et", "eastern time", "eastern"], "America/New_York"),
    **dict.fromkeys(["ct", "central time"], "America/Chicago"),
    **dict.fromkeys(["mt", "mountain time"], "America/Denver"),
    **dict.fromkeys(["pt", "pacific time", "pacific"], "America/Los_Angeles"),
    **dict.fromkeys(["uk time", "uk", "london time"], "Europe/London"),
    **dict.fromkeys(["paris time", "heure de paris"], "Europe/Paris"),
    **dict.fromkeys(["uhr mez", "berlin time"], "Europe/Berlin"),
}
# Where the clocks go by these, “08/02/2025” is in February.
DAY_FIRST = frozenset(
    ["gmt", "bst", "cet", "mez", "cest", "mesz", "eet", "wet", "ist", "aest", "aedt", "nzst", "sast", "uk"]
)
ZONE_NAMES = "|".join(sorted([*ZONES, *PLACES], key=len, reverse=True))
ZONE = rf"(?P<zone>{'|'.join(sorted([*ZONES, *PLACES], key=len, reverse=True))}|[+-]\d\d:?\d\d)"
TIMES = [
    re.compile(
        rf"(?:\b|(?<= 20\d\d))(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d{{2}}))?(?::\d{{2}})?(?:\.\d+)?"
        rf"\s?(?P<half>[ap]\.?m\b\.?)"
        rf"(?:\s?\(?{ZONE}\b\)?)?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:\b|(?<=T))(?P<hour>\d{{1,2}})(?::| ?h ?|\.(?=\d\d(?:$|,"
        rf"|\s?(?:{ZONE_NAMES}|uhr)\b)))(?P<minute>\d{{2}})(?::\d{{2}})?(?:\.\d+)?(?: ?(?:uhr|horas|hrs?|hs?)\b)?"
        rf"(?:\s?\(?{ZONE}(?!\w)\)?)?",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?P<hour>\d{{1,2}}) ?(?:h|uhr)\b(?P<minute>)(?:\s?\(?{ZONE}\b\)?)?", re.IGNORECASE),
]
BEGUN = re.compile(r"\b(?P<day>\d{1,2})\.?\s?(?:[–-]|to|and|bis|au|et|y|al|e)\s?$")
DIGIT = re.compile(r"\d")
LOOKED_AT = 400  # characters: a line that says when is short


@dataclass(frozen=True)
class Moment:
    """A day, perhaps with its hour, as a stretch of a text. ``doubt`` is a question, where there are two readings."""

    start: int
    end: int
    value: str
    doubt: str = ""


def find(text: str, *, day_first: bool = False) -> Moment | None:
    """The first day in a text, with the hour beside it. Of “05/03/2024” the day comes first where one says so."""
    text = text[:LOOKED_AT]
    if not DIGIT.search(text):
        return None
    day = first_day(text)
    if day is None:
        return None
    time = first_time(text, day)
    zone = time[2] if time else ""
    if day.doubt and (day_first or zone.lower() in DAY_FIRST):
        day = replace(day, value=f"{day.value[:5]}{day.value[8:]}-{day.value[5:7]}", doubt="")
    if time is None:
        return day
    hour = time[1]
    value = f"{day.value}T{hour}{offset(zone, day.value, hour)}" if len(day.value) == 10 else day.value
    return Moment(min(day.start, time[0].start()), max(day.end, time[0].end()), value, day.doubt)


def at_hour(day: str, text: str) -> Moment | None:
    """The hour that a text says, of a day that is known; in the zone of that day's own hour, where it names none."""
    time = first_time(text[:LOOKED_AT], Moment(0, 0, day[:10]))
    if time is None:
        return None
    zone = offset(time[2], day[:10], time[1]) or day[16:]
    return Moment(*time[0].span(), f"{day[:10]}T{time[1]}{zone}")


def find_span(text: str) -> Moment | None:
    """The days that something took: “between 24 and 30 April 2023” as 2023-04-24/2023-04-30; else the first day."""
    moment = find(text)
    begun = BEGUN.search(text[: moment.start]) if moment and len(moment.value) == 10 else None
    if not begun or int(begun["day"]) >= int(moment.value[-2:]):
        return moment
    return replace(moment, start=begun.start(), value=f"{moment.value[:8]}{int(begun['day']):02}/{moment.value}")


@lru_cache(maxsize=1024)  # several rules ask it of each line
def first_day(text: str) -> Moment | None:
    found = [moment for pattern in DAYS for match in pattern.finditer(text) if (moment := day_of(match))]
    return min(found, key=lambda moment: (moment.start, -moment.end), default=None)


def day_of(match: re.Match) -> Moment | None:
    """A match as a day of the calendar, or nothing for a day that cannot be."""
    parts = match.groupdict()
    doubt = ""
    if "first" in parts:
        month, day = int(parts["first"]), int(parts["second"])
        if month > 12:
            month, day = day, month
        elif day <= 12 and month != day:
            doubt = f"Is “{match[0]}” month first, or day first?"
    else:
        month = int(parts["number"]) if parts.get("number") else MONTHS[parts["month"].lower()]
        day = int(parts["day"]) if parts.get("day") else None
    year = parts.get("year")
    if year and len(year) == 2:
        year = f"20{year}" if int(year) < 70 else f"19{year}"
    try:
        datetime.date(int(year or 2000), month, day or 1)
    except ValueError:
        return None
    value = f"{year or 'XXXX'}-{month:02}" + (f"-{day:02}" if day else "")
    return Moment(match.start(), match.end(), value, doubt)


def is_hour(text: str) -> bool:
    """Whether it says nothing but an hour: “8:58 a.m. PDT”."""
    text = text.strip(" .,()")
    return len(text) < 30 and any(pattern.fullmatch(text) for pattern in TIMES)


def first_time(text: str, day: Moment):
    """The hour that stands with a day: a match, the hour as 09:30, and the zone's name."""
    for pattern in TIMES:
        for match in pattern.finditer(text):
            if match.start() < day.end and match.end() > day.start:
                continue
            hour, minute = int(match["hour"]), int(match["minute"] or 0)
            half = match.groupdict().get("half")
            if half:
                hour = hour % 12 + (12 if half.lower().startswith("p") else 0)
            if hour < 24 and minute < 60:
                return match, f"{hour:02}:{minute:02}", match["zone"] or ""
    return None


def offset(zone: str, day: str, hour: str) -> str:
    """The zone as an offset on that day: ET is -05:00 in January. Nothing where the text names none."""
    zone = zone.lower()
    if not zone:
        return ""
    if zone[0] in "+-":
        return zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
    if zone in PLACES:
        if not day[:4].isdigit():
            return ""
        delta = datetime.datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=ZoneInfo(PLACES[zone])).utcoffset()
    else:
        delta = ZONES[zone]
    minutes = int(delta.total_seconds() // 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
