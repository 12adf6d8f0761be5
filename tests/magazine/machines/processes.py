"""Processes of the magazine as they run for real, on free ports, and a visitor who asks them."""

import contextlib
import http.client
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import lxml.html

from tests.factories import picture_bytes
from tests.magazine.edition.test_redis import free_port

ROOT = Path(__file__).resolve().parents[3]
HOST = "magazine.example"


def environment(**settings):
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return {
        **kept,
        "DJANGO_SETTINGS_MODULE": "magazine.settings",
        "SECRET_KEY": "for-the-tests-only",
        "ALLOWED_HOSTS": f"{HOST},127.0.0.1",
        "SSL_REDIRECT": "no",
        "PYTHONWARNINGS": "ignore",
        **settings,
    }


class Matinee:
    """One of the magazine's commands, beside what goes on."""

    def __init__(self, *arguments, **settings):
        command = [sys.executable, "manage.py", *arguments]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=environment(**settings), stderr=subprocess.PIPE, text=True
        )

    def wait(self):
        _, told = self.process.communicate()
        assert self.process.returncode == 0, told


def wait_for(port, process, log=None):
    for _ in range(300):
        assert process.poll() is None, f"It ended at once. {log.read_text() if log else ''}"
        with contextlib.suppress(OSError):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            connection.connect()
            connection.close()
            return
        time.sleep(0.1)
    raise AssertionError("It did not begin to listen.")


@dataclass
class Answer:
    status: int
    headers: object
    content: bytes

    @property
    def text(self):
        return self.content.decode()


class Visitor:
    """Who asks one process or one proxy; with a session, a member of the desk."""

    def __init__(self, port, session="", secure=False):
        self.port, self.secure = port, secure
        self.cookies = {"sessionid": session} if session else {}

    def ask(self, method, path, body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        given = {"Host": HOST, **{name.replace("_", "-"): value for name, value in headers.items()}}
        if self.cookies:
            given["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if self.secure:
            given["X-Forwarded-Proto"] = "https"
        with contextlib.closing(connection):
            connection.request(method, path, body, given)
            answer = connection.getresponse()
            content = answer.read()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return Answer(answer.status, answer.headers, content)

    def get(self, path, **headers):
        return self.ask("GET", path, **headers)

    def press(self, path, button, files=None, **changed):
        """Open a form of the desk, change fields of it, and press one of its buttons."""
        page = self.get(path)
        assert page.status == 200, f"{path} answered {page.status}."
        form = max(lxml.html.fromstring(page.text).forms, key=lambda form: len(form.fields))
        values = {name: value for name, value in form.form_values() if value is not None}
        values.update({**changed, button: "yes"})
        body, kind = as_multipart(values, files or {})
        done = self.ask("POST", path, body, Content_Type=kind)
        trouble = re.findall(r'class="errorlist[^>]*>(.*?)</ul>', done.text, re.DOTALL)
        assert done.status == 302, f"{path} answered {done.status}: {trouble}"
        return done


def as_multipart(values, files):
    boundary, parts = "of-the-tests", []
    for name, value in values.items():
        head = f'Content-Disposition: form-data; name="{name}"'
        parts.append(f"--{boundary}\r\n{head}\r\n\r\n{value}\r\n".encode())
    for name, content in files.items():
        head = f'Content-Disposition: form-data; name="{name}"; filename="{name}.jpg"\r\nContent-Type: image/jpeg'
        parts.append(f"--{boundary}\r\n{head}\r\n\r\n".encode() + content + b"\r\n")
    return b"".join([*parts, f"--{boundary}--\r\n".encode()]), f"multipart/form-data; boundary={boundary}"


def a_picture(colour):
    return picture_bytes((600, 400), colour)


class Process:
    """Gunicorn with one worker, so that what one remembers another does not."""

    def __init__(self, threads=4, application="magazine.wsgi", **settings):
        self.port = free_port()
        self.log = Path(tempfile.mkstemp(prefix="matinee-web-")[1])
        command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{self.port}", "--threads", str(threads)]
        command += ["-k", "gthread", "--worker-tmp-dir", "/dev/shm"] if Path("/dev/shm").is_dir() else ["-k", "gthread"]
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [*command, application], cwd=ROOT, env=environment(**settings), stdout=log, stderr=log
            )

    def wait(self):
        wait_for(self.port, self.process, self.log)
        return self

    def visitor(self, session=""):
        return Visitor(self.port, session)

    def terminate(self):
        self.process.terminate()

    def stop(self):
        self.terminate()
        self.process.wait(20)
        self.log.unlink(missing_ok=True)


class Desk:
    """Another process, that writes; see desk.py."""

    def __init__(self, **settings):
        self.process = subprocess.Popen(
            [sys.executable, "-m", f"{__package__}.desk"],
            cwd=ROOT,
            env=environment(**settings),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __call__(self, code):
        self.process.stdin.write(json.dumps(code) + "\n")
        self.process.stdin.flush()
        told = json.loads(self.process.stdout.readline())
        assert "trouble" not in told, told["trouble"]
        return told["answer"]

    def stop(self):
        self.process.stdin.close()
        self.process.wait(20)
        self.process.stdout.close()
