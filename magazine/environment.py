"""Readers of the environment: each refuses with a sentence what makes no sense, and none guesses."""

import os
import re
from email.utils import parseaddr
from importlib.util import find_spec
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def env_flag(name, default="no"):
    """Read a yes/no environment variable, refusing anything else."""
    value = os.environ.get(name, default)
    if value not in ("yes", "no"):
        raise ImproperlyConfigured(f"{name} must be 'yes' or 'no', not {value!r}.")
    return value == "yes"


def env_list(name):
    """Read a comma-separated environment variable."""
    return [item.strip() for item in os.environ.get(name, "").split(",") if item.strip()]


def env_number(name, default, least=0):
    """Read a whole number from the environment, refusing anything else."""
    value = os.environ.get(name, str(default))
    if not value.isdecimal() or int(value) < least:
        from_up = f" from {least} up" if least else ""
        raise ImproperlyConfigured(f"{name} must be a whole number{from_up}, not {value!r}.")
    return int(value)


def env_choice(name, choices, default):
    """Read one of a few words from the environment, refusing anything else."""
    value = os.environ.get(name, default)
    if value not in choices:
        raise ImproperlyConfigured(f"{name} must be {' or '.join(map(repr, choices))}, not {value!r}.")
    return value


def env_token(name):
    """Read a secret that is passed in a header, refusing one that could be guessed; "" where there is none."""
    token = os.environ.get(name, "")
    # The token itself is not repeated.
    if token and not re.fullmatch(r"[A-Za-z0-9._~+/=-]{20,}", token):
        raise ImproperlyConfigured(
            f"{name} must be 20 or more letters, digits and ._~+/=- that nobody can guess, or be left out."
        )
    return token


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
