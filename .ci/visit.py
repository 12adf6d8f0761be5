"""Start a server by a command, read every page of its site, and end it as Ctrl-C would.

visit.py http://127.0.0.1:8000 "the command that serves there"

Every address of the sitemap and every address of ours that a page mentions must answer, what says
that it is XML or JSON must be, and every picture file that one names must carry the rights of its
row and nothing private.
The command is then started once more, to see that the second time is quick.

MATINEE_NU names the Nu Html Checker (vnu.jar), which reads every page then. xmllint reads all XML, and Newsboat
every feed, where they are installed.
"""

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

from feed_readers import not_well_formed, unread
from nu_checker import faults
from public_files import PICTURE, wrong_with

LISTS = ["/", "/people/", "/films/", "/awards/", "/robots.txt", "/sitemap.xml", "/admin/login/"]
LISTS += ["/feed/", "/feed.rss", "/feed.json", "/sitemap-news.xml", "/llms.txt", "/manifest.webmanifest"]
PATIENCE = 15 * 60


class Addresses(HTMLParser):
    """What a page mentions: links, pictures, style sheets, scripts."""

    def __init__(self, html):
        super().__init__()
        self.found = set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag == "meta" and dict(attrs).get("property") == "og:image":
            self.found.add(dict(attrs)["content"])
        for name, value in attrs:
            if name in ("href", "src") and value:
                self.found.add(value)
            elif name == "srcset" and value:
                self.found |= {part.split()[0] for part in value.split(",") if part.strip()}


def start(command, log):
    """The command in a group of its own. A script's background jobs ignore Ctrl-C; this must not."""

    def hear_ctrl_c():
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    return subprocess.Popen(["bash", "-c", command], stderr=log, start_new_session=True, preexec_fn=hear_ctrl_c)


def wait_until_it_answers(site, server):
    begun = time.monotonic()
    while time.monotonic() - begun < PATIENCE:
        if server.poll() is not None:
            sys.exit(f"The command ended by itself, with exit code {server.returncode}.")
        try:
            with urllib.request.urlopen(f"{site}/robots.txt", timeout=5):
                return time.monotonic() - begun
        except urllib.error.HTTPError:
            return time.monotonic() - begun
        except OSError:
            time.sleep(0.1)
    sys.exit(f"Nothing answers at {site} after {PATIENCE} seconds.")


def stop(server):
    """End it as a terminal does; it must end by itself, and well."""
    os.killpg(server.pid, signal.SIGINT)
    code = server.wait(timeout=30)
    if code:
        sys.exit(f"Ctrl-C ended it with exit code {code} instead of 0.")


def fetch(address):
    """The status of an address, its type and its content."""
    try:
        with urllib.request.urlopen(address, timeout=30) as response:
            return response.status, response.headers.get_content_type(), response.read()
    except urllib.error.HTTPError as error:
        return error.code, "", b""


def unreadable(kind, text):
    """What is wrong with XML or JSON; nothing where it is well formed, or is neither."""
    try:
        if kind.endswith("xml"):
            ElementTree.fromstring(text)
        elif kind.endswith("json"):
            json.loads(text)
    except (ElementTree.ParseError, ValueError) as error:
        return f"{kind}: {error}"


def visit(site):
    """Read the site from its lists and its sitemap; the addresses that do not answer with 200, every picture file
    of the magazine by its path, and every page and all XML by its address."""
    wanted = [site + path for path in LISTS]
    seen, wrong, in_sitemap, pictures, pages, documents = set(wanted), [], 0, {}, {}, {}
    for address in wanted:
        status, kind, content = fetch(address)
        if status != 200:
            wrong.append(f"{status} {address}")
        if PICTURE.fullmatch(path := urlsplit(address).path):
            pictures[path] = content
            continue
        text = content.decode("utf-8", "replace")
        if status == 200 and (trouble := unreadable(kind, text)):
            wrong.append(f"{trouble} in {address}")
        # Those that only machines are told of, too: in feeds, social cards, structured data.
        found = [site + named[0] for named in PICTURE.finditer(text)]
        if kind.endswith("xml"):
            documents[address] = content
            located = [site + urlsplit(loc).path for loc in re.findall(r"<loc>(.*?)</loc>", text)]
            in_sitemap += sum(not loc.endswith(".xml") for loc in located)
            found += located
        elif kind == "application/manifest+json":
            found += [urljoin(address, icon["src"]) for icon in json.loads(text)["icons"]]
        elif kind == "text/html" and "/admin/" not in address:
            pages[address] = content
            found += [urljoin(address, mentioned).partition("#")[0] for mentioned in Addresses(text).found]
        new = {each for each in found if each.startswith(site) and "/admin/" not in each} - seen
        seen |= new
        wanted += sorted(new)
    print(f"{len(wanted)} addresses read, {in_sitemap} of them in the sitemap; {len(wrong)} did not answer with 200.")
    if not in_sitemap:
        wrong.append("The sitemap is empty.")
    return wrong, pictures, pages, documents


def main(site, command):
    """Go through it all; the server's own log is shown only when something went wrong."""
    with tempfile.TemporaryFile("w+") as log:
        server = start(command, log)
        try:
            print(f"Set up and serving after {wait_until_it_answers(site, server):.1f} s.")
            wrong, pictures, pages, documents = visit(site)
            wrong += unread(documents)
            stop(server)
            wrong += wrong_with(pictures)
            wrong += not_well_formed(documents)
            if jar := os.environ.get("MATINEE_NU"):
                faulty = faults(jar, pages)
                print(f"{len(pages)} pages held against HTML, {len(faulty)} faults.")
                wrong += faulty
            server = start(command, log)
            print(f"Started again, serving after {wait_until_it_answers(site, server):.1f} s.")
            stop(server)
            if wrong:
                sys.exit("\n".join(wrong))
        except BaseException:
            log.seek(0)
            print(*log.readlines()[-50:], sep="")
            raise
        finally:
            if server.poll() is None:
                os.killpg(server.pid, signal.SIGKILL)


if __name__ == "__main__":
    main(*sys.argv[1:])
