"""The magazine's own settings, with what a test run needs put in their place."""

import os
import tempfile

os.environ.setdefault("SECRET_KEY", "for-the-tests-only")
os.environ["DEBUG"] = "no"

from magazine.settings import *  # noqa: F403 - the same settings, by design
from magazine.settings import DATABASES, STORAGES

DATABASES["default"].setdefault("TEST", {})
DATABASES["default"]["CONN_MAX_AGE"] = 0  # a thread that a test leaves behind leaves no connection behind
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
MEDIA_ROOT = tempfile.mkdtemp(prefix="matinee-test-media-")
STATIC_ROOT = tempfile.mkdtemp(prefix="matinee-test-static-")
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
