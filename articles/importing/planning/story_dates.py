"""When the story first appeared, when it was changed, and until when it waits."""

from datetime import UTC, datetime, time

from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from people.dates import PartialDate
from people.text import one_line

from .deciding import Deciding
from .saying import stays_out, why_of


def decide_first_published(deciding: Deciding) -> str:
    value, evidence = deciding.field("published")
    proposed = as_partial_date(value)
    if proposed:
        why = why_of(deciding, "published", value)
    else:
        why = f"The source says “{one_line(value)}”, which is no date by itself." if value else "The source has none."
    chosen = deciding.write(
        "first_published",
        "story",
        "First published",
        proposed,
        why,
        most=10,
        evidence=evidence,
        asked=bool(value) and not proposed,
    )
    if chosen and as_partial_date(chosen) != chosen:
        deciding.unfit.append(f"First published: “{chosen}” is no date. Write 2024-05-21, 2024-05, 2024 or XXXX-01-30.")
        return proposed
    updated, of_update = deciding.field("updated")
    if updated:
        stays_out(deciding, "updated", updated, of_update)
    return chosen


def as_partial_date(value: str) -> str:
    """A date or a moment as a date of the shelf's kind; nothing where it is neither."""
    try:
        return str(PartialDate.parse(value.split("T")[0].strip()))
    except ValueError:
        return ""


def decide_embargo(deciding: Deciding) -> str:
    value, evidence = deciding.field("embargo")
    if not value:
        return ""
    moment = as_moment(value)
    proposed = moment.isoformat() if moment else ""
    why = f"The source says “{one_line(value)}”." + ("" if moment else " Write the moment: 2026-03-01 18:00.")
    chosen = deciding.write(
        "embargo", "story", "Embargo until", proposed, why, most=40, evidence=evidence, asked=not moment
    )
    until = as_moment(chosen)
    if chosen and until is None:
        deciding.unfit.append(f"Embargo until: “{chosen}” is no moment. Write 2026-03-01 18:00.")
        until = moment
    if until is None:
        deciding.warnings.append(f"The source asks for an embargo, “{one_line(value)}”, and the draft has none.")
        return ""
    return until.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def as_moment(value: str) -> datetime | None:
    """A moment in the desk's own zone, unless it names another; a day alone begins at midnight."""
    try:
        moment = parse_datetime(value)
        if moment is None and (day := parse_date(value)):
            moment = datetime.combine(day, time.min)
        if moment is None:
            return None
        return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
    except (ValueError, OverflowError):
        return None
