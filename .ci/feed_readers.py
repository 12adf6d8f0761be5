"""Programs that others wrote read what is made for programs: xmllint all XML, and Newsboat every feed."""

import shutil
import sqlite3
import subprocess
import tempfile
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

PATIENCE = 5 * 60
ATOM = "{http://www.w3.org/2005/Atom}"


def not_well_formed(documents):
    """What xmllint says of XML, address to content, in sentences; nothing where it is not here."""
    if not documents or not shutil.which("xmllint"):
        return []
    with tempfile.TemporaryDirectory() as folder:
        names = {}
        for number, (address, content) in enumerate(documents.items()):
            path = Path(folder) / f"{number:04}.xml"
            path.write_bytes(content)
            names[str(path)] = address
        command = ["xmllint", "--noout", "--nonet", *names]
        said = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE).stderr
    faults = [line.partition(":") for line in said.splitlines() if line.partition(":")[0] in names]
    print(f"{len(documents)} documents of XML read by xmllint, {len(faults)} faults.")
    return [f"{names[path]}, line {fault}" for path, _, fault in faults]


def unread(documents):
    """Feeds, address to content, from which Newsboat takes other entries than they have, in sentences.

    It asks the running site for them itself. Nothing where it is not here.
    """
    feeds = {address: titles for address, content in documents.items() if (titles := titles_in(content)) is not None}
    if not feeds or not shutil.which("newsboat"):
        return []
    read = {address: taken_by_newsboat(address) for address in feeds}
    wrong = [address for address, titles in feeds.items() if read[address] != sorted(titles)]
    print(f"{len(feeds)} feeds with {sum(map(len, feeds.values()))} entries read by Newsboat, {len(wrong)} faults.")
    return [f"{address}: Newsboat reads {read[address]}, and not {sorted(feeds[address])}" for address in wrong]


def taken_by_newsboat(address):
    """The titles that it takes from one feed. Of one story in many feeds it would keep one, as it should."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "urls").write_text(f"{address}\n")
        (home / "config").write_text("max-items 0\n")
        command = ["newsboat", "-C", home / "config", "-u", home / "urls", "-c", home / "cache", "-x", "reload"]
        environment = {"HOME": folder, "PATH": "/usr/local/bin:/usr/bin:/bin"}
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, env=environment)
        if done.returncode:
            return [f"exit code {done.returncode}: {done.stdout}{done.stderr}"]
        with closing(sqlite3.connect(home / "cache")) as cache:
            return sorted(title for (title,) in cache.execute("SELECT title FROM rss_item"))


def titles_in(content):
    """The titles of a feed's entries; None of what is no feed."""
    root = ElementTree.fromstring(content)
    if root.tag == f"{ATOM}feed":
        return [entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")]
    if root.tag == "rss":
        return [item.findtext("title") for item in root.iter("item")]
    return None
