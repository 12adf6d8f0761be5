import json

from django.utils.safestring import mark_safe

# A "</script>" or "<!--" in a headline must end nothing. (json.dumps itself writes whatever is not ASCII as an escape.)
HARMLESS = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&"}


def as_script(data):
    """Data for a ``<script type="application/ld+json">``, which nothing in it can leave."""
    return mark_safe(json.dumps({"@context": "https://schema.org", **data}).translate(HARMLESS))


def known(**properties):
    """Those properties of which something is known; of a list with one entry, that one."""
    found = {name: value for name, value in properties.items() if value not in ("", None, [], ())}
    return {name: value[0] if isinstance(value, list) and len(value) == 1 else value for name, value in found.items()}


def dated(date):
    """A date as precise as its source; without its year no standard can hold it."""
    return date.machine if date and date.year is not None else ""
