"""Settings, read once from the environment and safe when it says nothing.

Every variable is named in the README under “For real”. Values that make no sense are
refused with a sentence; nothing here guesses.
"""

import os
from pathlib import Path

from csp.constants import NONCE, NONE, SELF

from articles.players import FRAME_HOSTS, MEDIA_SOURCES

from .databases import (
    PATIENCE_WITH_REPLICA,
    POSTGRESQL,
    env_database,
    env_pool,
    env_replica,
    on_postgresql,
    on_sqlite,
)
from .environment import (
    env_address,
    env_cache,
    env_choice,
    env_countries,
    env_flag,
    env_list,
    env_mail_server,
    env_number,
    env_secret_key,
    env_sender,
    env_site_url,
    env_storage,
    env_token,
)
from .logs import logging_as

BASE_DIR = Path(__file__).resolve().parent.parent

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
CSRF_FAILURE_VIEW = "magazine.refusing.not_from_here"
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
    "magazine.request_log.routes_noted",
    "magazine.health.probes_first",
    "magazine.timing.server_timing",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "articles.middleware.LaunchesFirst",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "magazine.desk.interrupted.KeepsWhatWasTyped",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "magazine.printing.PrintsFromPlates",
]

ROOT_URLCONF = "magazine.urls"
WSGI_APPLICATION = "magazine.wsgi.application"

TEMPLATES = [
    {
        # Django's own, with a watch for the desk.
        "BACKEND": "magazine.timing.TimedTemplates",
        "NAME": "django",
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

# Database. SQLite until the magazine outgrows it. Where there is a replica, pages that everybody is given are
# read from it, once it shows all that the primary does: see replica/reading.py.

DATABASES = {"default": env_database("DATABASE_URL", f"sqlite:///{DATA_DIR / 'matinee.sqlite3'}")}
DATABASE_POOL = env_pool("DATABASE_POOL", DATABASES["default"])
# So many seconds a save waits for another before the editor is told; less than a web server lets a request take.
DATABASE_PATIENCE = env_number("DATABASE_PATIENCE", 20)
# And so many a reader waits for whoever holds what a page is read from, and is then asked to come again.
READERS_PATIENCE = 2

if replica := env_replica("REPLICA_URL", DATABASES["default"]):
    DATABASES["replica"] = on_postgresql(replica, DATABASE_POOL, READERS_PATIENCE, PATIENCE_WITH_REPLICA)
    DATABASE_ROUTERS = ["magazine.replica.reading.Router"]

if DATABASES["default"]["ENGINE"] == POSTGRESQL:
    DATABASES["default"] = on_postgresql(DATABASES["default"], DATABASE_POOL, DATABASE_PATIENCE)
else:
    # SQLite makes its file, but not the folder around it.
    DATA_DIR.mkdir(parents=True, exist_ok=True)
    DATABASES["default"] = on_sqlite(DATABASES["default"], DATABASE_PATIENCE)

# What pages depend on beside the rows: code, templates and settings, as one digest.
CODE_VERSION = "magazine.edition.version.version"
# Where the accent that an editor chose is found, for what is drawn in it.
ACCENT = "magazine.front_page.models.look.accent_on_paper"

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
STATIC_ROOT = Path(os.environ.get("STATIC_DIR", DATA_DIR / "static"))
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
WHITENOISE_ROOT = BASE_DIR / "magazine" / "at_the_root"  # files whose addresses others have laid down
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

# What it writes about itself: requests to standard output, the rest to the error output. An answer that was
# kept is written down as others are, one of so many of them, or none: 1, 100, 0.

LOG_FORMAT = env_choice("LOG_FORMAT", ("json", "text"), "text" if DEBUG else "json")
LOGGING = logging_as(LOG_FORMAT)
LOG_REQUESTS = LOG_FORMAT == "json"
LOG_KEPT_PAGES = env_number("LOG_KEPT_PAGES", 1)
# Who shows it is told by /healthz what is the matter; everybody else only how it is.
HEALTH_TOKEN = env_token("HEALTH_TOKEN")
