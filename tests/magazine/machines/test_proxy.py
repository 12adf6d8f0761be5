"""Nginx in front, with the configuration that is handed out, and what its cache may hold of a story."""

import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

from tests.magazine.edition.test_redis import free_port

from .processes import ROOT, Visitor, wait_for

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
SECONDS = 2  # see short_lived.py
ALONE = """
daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {site}
}}
"""


def configuration(folder, port, ports):
    """What is handed out, with the addresses of this machine and without HTTPS."""
    site = (ROOT / "magazine/deploy/nginx.conf").read_text()
    redirecting = site[site.index("server {\n    listen 80;") : site.index("server {\n    listen 443")]
    for ours, here in {
        redirecting: "",
        "listen 443 ssl http2;": f"listen 127.0.0.1:{port};",
        "    ssl_certificate /etc/ssl/magazine.example.pem;\n": "",
        "    ssl_certificate_key /etc/ssl/private/magazine.example.key;\n": "",
        "/var/cache/nginx/magazine": f"{folder}/kept",
        "/var/log/nginx/error.log": f"{folder}/error.log",
        "server 127.0.0.1:8000;": " ".join(f"server 127.0.0.1:{each};" for each in ports),
    }.items():
        assert site.count(ours) == 1, f"{ours!r} is not in the configuration once."
        site = site.replace(ours, here)
    return ALONE.format(folder=folder, site=site)


@pytest.fixture(scope="module")
def web(serve, redis):
    life = {"BEHIND_PROXY": "yes", "CACHE_URL": redis, "application": f"{__package__}.short_lived"}
    return serve(life, life)


@pytest.fixture(scope="module")
def proxy(web):
    """The port of an nginx in front of two processes."""
    if not NGINX:
        pytest.skip("There is no nginx here: install Debian's package nginx-light.")
    folder, port = Path(tempfile.mkdtemp(prefix="matinee-nginx-", dir="/tmp")), free_port()
    folder.chmod(0o755)
    (folder / "nginx.conf").write_text(configuration(folder, port, [each.port for each in web]))
    process = subprocess.Popen([NGINX, "-e", f"{folder}/error.log", "-c", f"{folder}/nginx.conf", "-p", str(folder)])
    wait_for(port, process, folder / "error.log")
    yield port
    process.terminate()
    process.wait(20)
    shutil.rmtree(folder)


def over():
    time.sleep(SECONDS + 1)


class TestProxy:
    def test_keeps_a_page_and_asks_again_by_its_name(self, proxy, story):
        _, page, title = story()
        reader = Visitor(proxy)
        found = [reader.get(page) for _ in range(2)]
        assert [each.headers["X-Cache"] for each in found] == ["MISS", "HIT"]
        assert title in found[1].text
        over()
        assert reader.get(page).headers["X-Cache"] == "REVALIDATED"

    def test_gives_nothing_that_was_withdrawn_once_its_time_is_over(self, proxy, story, desk):
        key, page, title = story()
        reader = Visitor(proxy)
        tag = reader.get(page).headers["ETag"]
        assert title in reader.get("/stories/").text
        desk(f"Article.objects.get(pk={key}).withdraw()")
        over()
        assert reader.get(page, If_None_Match=tag).status == 410
        assert reader.get(page).status == 410
        assert title not in reader.get("/stories/").text

    def test_keeps_a_story_that_ends_sooner_no_longer_than_that(self, proxy, story):
        _, page, _ = story(expires_at="ahead(seconds=1)")
        reader = Visitor(proxy)
        reader.get(page)
        over()
        assert reader.get(page).status == 410

    def test_passes_by_for_whoever_is_logged_in(self, proxy, story, sign_in):
        _, page, _ = story()
        session, _ = sign_in("Chief editor")
        editor = Visitor(proxy, session)
        assert [editor.get(page).headers["X-Cache"] for _ in range(2)] == ["BYPASS", "BYPASS"]
        assert "private" in editor.get(page).headers["Cache-Control"]
        reader = Visitor(proxy).get(page)
        assert (reader.headers["X-Cache"], "private" in reader.headers["Cache-Control"]) == ("MISS", False)
        assert editor.get("/admin/").headers["X-Cache"] == "BYPASS"

    def test_gives_machines_and_readers_what_each_asks_for(self, proxy, story):
        _, page, _ = story()
        for _ in range(2):
            kinds = [
                Visitor(proxy).get(page, Accept=kind).headers["Content-Type"]
                for kind in ("text/html", "application/json")
            ]
            assert [kind.partition(";")[0] for kind in kinds] == ["text/html", "application/json"]

    def test_misses_no_process_that_ends(self, proxy, web, story):
        _, page, _ = story()
        web[0].stop()
        assert [Visitor(proxy).get(f"{page}?{number}").status for number in range(6)] == [200] * 6
