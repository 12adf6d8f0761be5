"""What a page depends on beside the rows: code, templates, static files and settings, and which database it is."""

import hashlib
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import DEFAULT_DB_ALIAS, connections
from django.utils.crypto import salted_hmac

from magazine.newsletter.opening import is_open

ROOT = Path(__file__).resolve().parents[2]
CODE = ("magazine", "articles", "people")
KINDS = {".py", ".html", ".txt", ".xml", ".css", ".js", ".svg"}
SHAPING = (
    *("SITE_NAME", "SITE_TAGLINE", "TERRITORIES", "WEBSUB_HUB", "TIME_ZONE", "LANGUAGE_CODE", "STATIC_URL", "DEBUG"),
    *("SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS", "SECURE_HSTS_PRELOAD", "SECURE_SSL_REDIRECT"),
    *("MIDDLEWARE", "TEMPLATES", "INSTALLED_APPS", "STORAGES"),
)


def version():
    """A digest under which processes share what they keep; another after a deploy, so old pages are not found."""
    found = hashlib.blake2b(django.__version__.encode(), digest_size=10)
    for path in sorted(each for app in CODE for each in (ROOT / app).rglob("*") if each.suffix in KINDS):
        found.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    found.update(repr([getattr(settings, name, None) for name in SHAPING]).encode())
    # Pages name an icon or a style sheet by its content, and feeds name a story by the key of the site.
    found.update(repr(sorted(getattr(staticfiles_storage, "hashed_files", {}).items())).encode())
    found.update(salted_hmac("magazine.edition.version", "", algorithm="sha256").digest())
    database = connections[DEFAULT_DB_ALIAS].settings_dict
    found.update(repr(is_open()).encode())
    found.update(repr([database.get(name) for name in ("ENGINE", "HOST", "PORT", "NAME")]).encode())
    return found.hexdigest()
