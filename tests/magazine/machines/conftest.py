"""What the steps stand on, started once and stopped at the end; what is missing is said where tests are skipped."""

import importlib.util
import itertools
import logging
import shutil
import subprocess

import pytest

from tests.magazine.edition.test_redis import free_port

from . import postgres
from .processes import Desk, Matinee, Process, wait_for

EXTRAS = {"psycopg": "postgres", "psycopg_pool": "postgres", "gunicorn": "prod", "redis": "redis", "storages": "s3"}
KEYS = {"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_REGION": "us-east-1"}
TABLES = """
from magazine.edition import engines, number
from magazine.search import noting
from tests.tables import make_tables
from django.db import connection
make_tables()
with connection.cursor() as cursor:
    for statement in engines.engine().made:
        cursor.execute(statement)
number.make_triggers()
noting.make_tables()
"""
SIGNED_IN = """
from django.contrib.auth import SESSION_KEY, BACKEND_SESSION_KEY, HASH_SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
member = make_member({role!r})
session = SessionStore()
session[SESSION_KEY], session[HASH_SESSION_KEY] = str(member.pk), member.get_session_auth_hash()
session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
session.save()
answer = [session.session_key, member.pk]
"""


@pytest.fixture(scope="session")
def primary():
    """A PostgreSQL of the tests' own."""
    for package, extra in EXTRAS.items():
        if importlib.util.find_spec(package) is None:
            pytest.skip(f"{package} is not installed: pip install -e '.[{extra}]'.")
    if reason := postgres.missing():
        pytest.skip(reason)
    cluster = postgres.Cluster()
    yield cluster
    cluster.remove()


@pytest.fixture(scope="session")
def settings_of_all(primary, bucket, tmp_path_factory):
    """What all processes are told alike."""
    folder = tmp_path_factory.mktemp("machine")
    return {"DATABASE_URL": primary.address(), "DATA_DIR": str(folder), **KEYS, **bucket}


@pytest.fixture(scope="session")
def desk(settings_of_all):
    """Tells a process that serves nobody what to do; now the database has its tables, and static files are there."""
    collecting = Matinee("collectstatic", "--noinput", "-v0", **settings_of_all)
    process = Desk(**settings_of_all)
    process(TABLES)
    collecting.wait()
    yield process
    process.stop()


@pytest.fixture(scope="session")
def replica(primary, desk):
    cluster = postgres.Cluster(of=primary)
    yield cluster
    cluster.remove()


@pytest.fixture(scope="session")
def bucket():
    """A server that speaks S3, with a bucket; the settings that name it."""
    pytest.importorskip("moto.server", reason="moto is not installed: pip install -e '.[test]'.")
    import boto3
    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    endpoint = f"http://{host}:{port}"
    keys = {"aws_access_key_id": "key", "aws_secret_access_key": "secret", "region_name": "us-east-1"}
    boto3.client("s3", endpoint_url=endpoint, **keys).create_bucket(Bucket="magazine")
    yield {"MEDIA_STORAGE": "s3://magazine/media", "S3_ENDPOINT_URL": endpoint}
    server.stop()


@pytest.fixture(scope="session")
def redis():
    """The address of a Redis of the tests' own."""
    if not (server := shutil.which("redis-server")):
        pytest.skip("There is no redis-server here.")
    port = free_port()
    process = subprocess.Popen(
        [server, "--port", str(port), "--bind", "127.0.0.1", "--save", ""], stdout=subprocess.DEVNULL, cwd="/tmp"
    )
    wait_for(port, process)
    yield f"redis://127.0.0.1:{port}/0"
    process.terminate()
    process.wait()


@pytest.fixture(scope="session")
def sign_in(desk):
    """The session of a new member of the desk in a role, and the member's key."""
    return lambda role: desk(SIGNED_IN.format(role=role))


@pytest.fixture(scope="session")
def story(desk):
    """Makes stories in which no check finds anything, and says their keys and addresses."""
    numbers = itertools.count(1)

    def make(title="Beach walk", **fields):
        told = "".join(f", {name}={value}" for name, value in fields.items())
        made = f"made = make_ready_article({f'{title} {next(numbers)}'!r}{told})"
        return desk(f"{made}; answer = [made.pk, made.get_absolute_url(), made.title]")

    return make


@pytest.fixture(scope="module")
def serve(settings_of_all, desk):
    """Starts processes side by side, each told what all are and something of its own."""
    started = []

    def start(*several, **settings):
        begun = [Process(**{**settings_of_all, **settings, **own}) for own in several or [{}]]
        started.extend(begun)
        return [process.wait() for process in begun]

    yield start
    for process in started:
        process.terminate()
    for process in started:
        process.stop()
