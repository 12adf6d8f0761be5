"""What a web server needs beside the files, written for nginx: magazine/deploy/baked.conf reads it.

Old addresses are a map and no small pages: feeds and JSON have some, too, what follows the question mark goes along,
and whoever asks is told by the status that it is for good.
"""

import json

HEADERS = (
    "Content-Security-Policy",
    "Cross-Origin-Opener-Policy",
    "Referrer-Policy",
    "Strict-Transport-Security",
    "X-Content-Type-Options",
    "X-Frame-Options",
)


def write(folder, site):
    """The maps and the headers; those that are right already are not touched."""
    answer = site.ask("/")
    answer.close()
    headers = (
        f'add_header {name} "{answer.headers[name.lower()]}" always;'
        for name in HEADERS
        if name.lower() in answer.headers
    )
    moved = (f"{json.dumps(old)} {json.dumps(new)};" for old, new in folder.journal.moved())
    gone = (f"{json.dumps(address)} 1;" for (address,) in folder.journal.gone())
    for name, lines in (("headers.conf", headers), ("moved.map", moved), ("gone.map", gone)):
        folder.replace(folder.nginx / name, "".join(f"{line}\n" for line in lines).encode())
