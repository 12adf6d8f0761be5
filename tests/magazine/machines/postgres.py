"""A PostgreSQL of the tests' own, and a streaming replica of it, that may be stopped at will."""

import functools
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.magazine.edition.test_redis import free_port

SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",
    "shared_buffers": "32MB",
    "max_connections": "60",
    "wal_receiver_status_interval": "1s",
    "wal_retrieve_retry_interval": "200ms",
}


@functools.cache
def programs():
    """The folder with the newest server's programs; None where there is none."""
    found = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(found, key=lambda path: int(path.parts[-3]), default=None)
    here = newest or (Path(initdb) if (initdb := shutil.which("initdb")) else None)
    return here.parent if here else None


def missing():
    """Why there can be no server here; "" where there can."""
    if programs() is None:
        return "There is no server of PostgreSQL here: install Debian's package postgresql."
    if os.getuid() == 0 and not is_user("postgres"):
        return "PostgreSQL does not run as root, and there is no user postgres."
    return ""


def is_user(name):
    try:
        return bool(pwd.getpwnam(name))
    except KeyError:
        return False


class Cluster:
    """A server with one database, “magazine”; ``of`` another it is a replica."""

    def __init__(self, of=None):
        self.port = free_port()
        self.folder = Path(tempfile.mkdtemp(prefix="matinee-pg-", dir="/tmp"))
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres")
        self.data = self.folder / "data"
        if of is None:
            self.run("initdb", "-D", self.data, "-A", "trust", "-U", "postgres", "-N", "-E", "UTF8", "--locale", "C")
        else:
            self.run("pg_basebackup", "-D", self.data, "-R", "-c", "fast", "-X", "stream", "-d", of.address("postgres"))
        with (self.data / "postgresql.auto.conf").open("a") as file:
            file.writelines(f"{name} = '{value}'\n" for name, value in {**SETTINGS, "port": self.port}.items())
        self.start()
        if of is None:
            self.run("createdb", "-h", "127.0.0.1", "-p", self.port, "-U", "postgres", "magazine")

    def address(self, database="magazine"):
        return f"postgres://postgres@127.0.0.1:{self.port}/{database}"

    def start(self):
        self.run("pg_ctl", "-D", self.data, "-w", "-l", self.folder / "log", "start")

    def stop(self):
        """At once, with every connection cut."""
        self.run("pg_ctl", "-D", self.data, "-w", "-m", "immediate", "stop")

    def remove(self):
        if (self.data / "postmaster.pid").exists():
            self.stop()
        shutil.rmtree(self.folder)

    def ask(self, question):
        import psycopg

        with psycopg.connect(self.address(), autocommit=True) as connection:
            cursor = connection.execute(question)
            return cursor.fetchone()[0] if cursor.description else None

    def run(self, program, *arguments):
        as_user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        done = subprocess.run(
            [*as_user, str(programs() / program), *map(str, arguments)],
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE if program != "pg_ctl" else subprocess.DEVNULL,
            text=True,
        )
        assert done.returncode == 0, f"{program}: {done.stderr or (self.folder / 'log').read_text()[-2000:]}"
