"""Settings, read once from the environment and safe when it says nothing.

Every variable is named in the README under “For real”. Values that make no sense are
refused with a sentence; nothing here guesses.
"""

import os
import re
from email.utils import parseaddr
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote, urlsplit

import dj_database_url
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from articles.players import FRAME_HOSTS, MEDIA_SOURCES

BASE_DIR = Path(__file__).resolve().parent.parent


def env_flag(name, default="no"):
    """Read a yes/no environment variable, refusing anything else."""
    value = os.environ.get(name, default)
    if value not in ("yes", "no"):
        raise ImproperlyConfigured(f"{name} must be 'yes' or 'no', not {value!r}.")
    return value == "yes"


def env_list(name):
    """Read a comma-separated environment variable."""
    return [item.strip() for item in os.environ.get(name, "").split(",") if item.strip()]


def env_number(name, default):
    """Read a whole number from the environment, refusing anything else."""
    value = os.environ.get(name, str(default))
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.")
    return int(value)


def env_address(name):
    """Read an address of the web from the environment, refusing anything else."""
    address = os.environ.get(name, "")
    if address and not re.fullmatch(r"https?://[^\s<>\"]+", address):
        raise ImproperlyConfigured(f"{name} must be an address as in https://hub.example.org/, not {address!r}.")
    return address


def env_cache(name):
    """Where processes share the pages they keep, refusing anything but a Redis."""
    address = os.environ.get(name, "")
    # The address itself is not repeated: there may be a password in it.
    if address and not re.fullmatch(r"(rediss?|unix)://\S+", address):
        raise ImproperlyConfigured(f"{name} must be redis://<host>:<port>/<number>, and left out where there is none.")
    if address and not find_spec("redis"):
        raise ImproperlyConfigured(f"{name} names a Redis, which needs one more package: pip install '.[redis]'.")
    return address


def env_countries(name):
    """Read countries, two letters each, refusing anything else."""
    countries = [country.upper() for country in env_list(name)]
    if wrong := [country for country in countries if not re.fullmatch("[A-Z]{2}", country)]:
        raise ImproperlyConfigured(f"{name} must be countries of two letters each, as in GB,IE; not {wrong[0]!r}.")
    return countries


CONNECTION_LIFE = 600  # seconds: opening one for every request would take longer than most pages


def env_database(default):
    """Where the database is: an address of SQLite or PostgreSQL, refusing anything else."""
    address = os.environ.get("DATABASE_URL") or default
    try:
        if address.partition(":")[0] in ("sqlite", "postgres", "postgresql"):
            return dj_database_url.parse(address, conn_max_age=CONNECTION_LIFE, conn_health_checks=True)
    except ValueError:
        pass
    # The address itself is not repeated: there may be a password in it.
    raise ImproperlyConfigured(
        "DATABASE_URL must be sqlite:///<file> or postgres://<user>:<password>@<host>:<port>/<name>, "
        "with other characters than letters and digits percent-encoded."
    )


def env_storage(name):
    """Where originals and renditions are kept: a folder of this machine, or a bucket, refusing anything else."""
    address = os.environ.get(name, "")
    if not address:
        return {"BACKEND": "articles.pictures.storage.WholeFileStorage"}
    scheme, _, place = address.partition("://")
    bucket, _, folder = place.partition("/")
    # The address itself is not repeated: somebody may have put a key into it.
    if scheme != "s3" or not re.fullmatch(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", bucket):
        raise ImproperlyConfigured(
            f"{name} must be s3://<bucket> or s3://<bucket>/<folder>, and left out where files are kept in DATA_DIR. "
            "The keys stand in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."
        )
    if not (find_spec("storages") and find_spec("boto3")):
        raise ImproperlyConfigured(f"{name} names a bucket, which needs two more packages: pip install '.[s3]'.")
    endpoint = os.environ.get("S3_ENDPOINT_URL", "")
    if endpoint and not re.fullmatch(r"https?://[^\s/@]+(/\S*)?", endpoint):
        raise ImproperlyConfigured("S3_ENDPOINT_URL must be an address as in https://s3.example.org.")
    options = {"bucket_name": bucket, "location": folder.strip("/"), "file_overwrite": False}
    return {
        "BACKEND": "articles.pictures.bucket.PrivateBucket",
        "OPTIONS": {**options, "endpoint_url": endpoint or None, "region_name": os.environ.get("AWS_REGION") or None},
    }


def env_site_url(name, debug):
    """The magazine's own address, without a path, refusing anything else."""
    address = os.environ.get(name, "http://127.0.0.1:8000" if debug else "").rstrip("/")
    secure = "https?" if debug else "https"
    if address and not re.fullmatch(rf"{secure}://(\[[0-9a-f:]+\]|[\w-]+(\.[\w-]+)*)(:\d{{1,5}})?", address):
        raise ImproperlyConfigured(f"{name} must be an address as in https://magazine.example, not {address!r}.")
    return address


def env_mail_server(name, debug):
    """The server that mail is handed to, refusing anything else; None where there is none.

    smtp:// asks for encryption by STARTTLS, smtps:// is encrypted from the start, smtp+plain:// never: for a
    server on this machine. console: prints mail instead of sending it.
    """
    address = os.environ.get(name, "console:" if debug else "")
    if not address or address == "console:":
        return {"scheme": "console"} if address else None
    ports = {"smtp": 587, "smtps": 465, "smtp+plain": 25}
    try:
        parts = urlsplit(address)
        if parts.scheme in ports and parts.hostname and not (parts.path.strip("/") or parts.query or parts.fragment):
            return {
                "scheme": parts.scheme,
                "host": parts.hostname,
                "port": parts.port or ports[parts.scheme],
                "user": unquote(parts.username or ""),
                "password": unquote(parts.password or ""),
            }
    except ValueError:
        pass
    # The address itself is not repeated: there may be a password in it.
    raise ImproperlyConfigured(
        f"{name} must be smtp://<user>:<password>@<host>:<port>, or smtps:// where the server is encrypted from the "
        "start, or smtp+plain:// for one on this machine, with other characters than letters and digits "
        "percent-encoded."
    )


def env_sender(name, debug):
    """Who mail is from, refusing what is no address."""
    sender = os.environ.get(name, "newsletter@localhost" if debug else "")
    if sender and not re.fullmatch(r"[^\s@<>]+@[\w.-]+", parseaddr(sender)[1]):
        raise ImproperlyConfigured(f"{name} must be as in Matinee <letters@magazine.example>, not {sender!r}.")
    return sender


def env_secret_key(debug):
    """The key that signs sessions: given from outside, or a stand-in while trying things out."""
    if key := os.environ.get("SECRET_KEY"):
        return key
    if debug:
        return "for-trying-out-only-never-for-a-site-that-others-can-reach"
    raise ImproperlyConfigured(
        "Set SECRET_KEY to a long random text, or DEBUG=yes to try Matinee out on your own machine."
    )


# What this site is

SITE_NAME = os.environ.get("SITE_NAME", "Matinee")
SITE_TAGLINE = os.environ.get("SITE_TAGLINE", "Films, and the people who make them")
# Where the magazine is read, for pictures that are licensed for some countries only. None: everywhere.
TERRITORIES = env_countries("TERRITORIES")
# Who passes on to readers of the feeds that there is something new, by WebSub. None: they come and look.
WEBSUB_HUB = env_address("WEBSUB_HUB")

DEBUG = env_flag("DEBUG")
SECRET_KEY = env_secret_key(DEBUG)
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS") or (["localhost", "127.0.0.1", "[::1]"] if DEBUG else [])
# How links begin that leave the site, as those in mail do: never what a request calls the host.
SITE_URL = env_site_url("SITE_URL", DEBUG)
CSRF_TRUSTED_ORIGINS = [f"https://{host.lstrip('.')}" for host in ALLOWED_HOSTS if host != "*"] if not DEBUG else []
DATA_DIR = Path(os.environ.get("DATA_DIR", BASE_DIR / "var"))

# How it is built

INSTALLED_APPS = [
    "magazine.apps.MagazineConfig",
    "magazine.search.apps.SearchConfig",
    "magazine.front_page.apps.FrontPageConfig",
    "magazine.newsletter.apps.NewsletterConfig",
    "magazine.edition.apps.EditionConfig",
    "articles.apps.ArticlesConfig",
    "people.apps.PeopleConfig",
    "content_editor",
    "django_prose_editor",
    "js_asset",
    "taggit",
    "magazine.apps.MatineeAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "articles.middleware.launches_first",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "magazine.urls"
WSGI_APPLICATION = "magazine.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "magazine.context_processors.site",
            ],
        },
    },
]

# Database. SQLite until the magazine outgrows it: write-ahead log, one writer that waits
# its turn instead of failing, every commit on disk before it is reported as done.

DATABASES = {"default": env_database(f"sqlite:///{DATA_DIR / 'matinee.sqlite3'}")}

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # SQLite makes its file, but not the folder around it.
    DATA_DIR.mkdir(parents=True, exist_ok=True)
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
            "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-20000;"
        ),
    }

# What pages depend on beside the rows: code, templates and settings, as one digest.
CODE_VERSION = "magazine.edition.version.version"

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Pages as readers are given them: kept under the edition number in the memory of each process, so many
# megabytes of it, and where there is a Redis shared among all. While trying things out a changed
# template shows at once.

PAGE_CACHE_MB = env_number("PAGE_CACHE_MB", 0 if DEBUG else 12)
CACHE_URL = env_cache("CACHE_URL")

# Files. Originals stay private below MEDIA_ROOT, or in a bucket; readers are given renditions
# by a view that asks for the rights first, so there is no MEDIA_URL. Of a file that is too large
# no more is kept while it comes in than a picture may have.

MEDIA_ROOT = DATA_DIR / "media"
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": env_storage("MEDIA_STORAGE"),
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
FILE_UPLOAD_HANDLERS = ["articles.pictures.uploading.PictureUpload"]
FIXTURE_DIRS = [BASE_DIR / "fixtures"]

# A long story with many blocks posts thousands of small fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# Words and time

LANGUAGE_CODE = "en-gb"
USE_I18N = False
FORMAT_MODULE_PATH = "magazine.formats"
USE_TZ = True
TIME_ZONE = os.environ.get("TIME_ZONE", "UTC")

# Who may come in, and how safely

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"
# Whether one proxy of our own stands in front, whose words on who asks, and how, are believed.
BEHIND_PROXY = env_flag("BEHIND_PROXY")

# What a page may load: its own, and a player once a reader asks for it. magazine/admin.py says what the desk may.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "media-src": [SELF, *MEDIA_SOURCES],
        "frame-src": [SELF, *FRAME_HOSTS],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

if not DEBUG:
    SECURE_SSL_REDIRECT = env_flag("SSL_REDIRECT", "yes")
    SECURE_HSTS_SECONDS = env_number("HSTS_SECONDS", 365 * 24 * 3600)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    if BEHIND_PROXY:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# The newsletter. Without a server, a sender and SITE_URL there is none, and no page offers it.

MAIL_SERVER = env_mail_server("EMAIL_URL", DEBUG)
NEWSLETTER_FROM = env_sender("NEWSLETTER_FROM", DEBUG)
# Who publishes the magazine, and where: many countries ask for it at the foot of every letter.
NEWSLETTER_IMPRINT = os.environ.get("NEWSLETTER_IMPRINT", "")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    # Without handlers of its own, or with DEBUG every line would be written twice.
    "loggers": {"django": {"level": "INFO"}},
}
