"""What the magazine writes when something happens: one JSON object a line, and nothing that tells who a reader is.

Lines are made from a short list of fields. No library does that: those for JSON write down whatever is
handed along beside a message, and Django hands along the whole request, address and query with it.
"""

import json
import logging
import re
from contextvars import ContextVar
from datetime import UTC, datetime

# The request that is being answered; every line that is written meanwhile carries it.
request_id = ContextVar("request_id", default="")

# In texts that nobody wrote for a log: what a database or a library says of the row or the address it stumbled upon.
PERSONAL = (
    (re.compile(r"(?<=://)[^\s/@]+@"), "[login]@"),
    (re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+"), "[e-mail]"),
    # What a database was given for a row: PostgreSQL names it in the detail of an error.
    (re.compile(r"Key (\([^)\n]*\))=\(.*\)"), r"Key \1=[value]"),
    (re.compile(r"Failing row contains \(.*\)"), "Failing row contains [values]"),
    # What opens a draft, or what is kept of a subscriber, whatever it looks like: one in a thousand holds no digit.
    (re.compile(r"(/preview/|/newsletter/(?:confirm|leave|data)/)[\w:-]{12,}"), r"\1[token]"),
    # Keys of sessions, previews and subscribers: long, and no word; signed ones have colons.
    (re.compile(r"(?<![\w:-])(?=[\w:-]*\d)(?=[\w:-]*[A-Z])(?=[\w:-]*[a-z])[\w:-]{20,}"), "[token]"),
    (re.compile(r"(?<![\w-])(?=[a-z]*\d)[0-9a-z]{32,}(?![\w-])"), "[token]"),
    # What somebody asked for stands behind the question mark of an address.
    (re.compile(r"(?<=[\w/])\?[\w.-]+=[^\s'\">]*"), "?[query]"),
    # Who sent a request that is none, as gunicorn tells it.
    (re.compile(r"\bip=\S+"), "ip=[address]"),
)


def scrubbed(text):
    """A text without e-mail addresses, logins, keys, queries and values of rows."""
    for pattern, instead in PERSONAL:
        text = pattern.sub(instead, text)
    return text


class JSONLines(logging.Formatter):
    """A record as one line of JSON, with the stack trace of an error in it. ``extra`` is left out."""

    def format(self, record):
        told = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": scrubbed(record.getMessage()),
        }
        if identity := request_id.get():
            told["id"] = identity
        if record.exc_info and record.exc_info[0]:
            told["exception"] = scrubbed(self.formatException(record.exc_info))
        if record.stack_info:
            told["stack"] = scrubbed(record.stack_info)
        return json.dumps(told)


def logging_as(form):
    """Django's LOGGING, as ``json`` or ``text``, to the error output; requests have a log of their own."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "magazine.logs.JSONLines"}, "text": {}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": form}},
        "root": {"handlers": ["console"], "level": "INFO"},
        # Without handlers of its own, or with DEBUG every line would be written twice.
        "loggers": {"django": {"level": "INFO"}},
    }
