"""What an address is called as a file.

A folder's page is its ``index``, and what stands after the question mark stands behind an ``@`` before the ending,
in the order in which pages.py names it:

    /stories/                          stories/index.html
    /stories/?page=2                   stories/index@page=2.html
    /films/?decade=1990&page=2         films/index@decade=1990@page=2.html
    /sitemap-stories.xml?p=2           sitemap-stories@p=2.xml
    /feed/                             feed/index.atom

No slug holds a dot or an ``@``, so no two addresses come to the same file.
"""

import mimetypes
from pathlib import PurePosixPath
from urllib.parse import unquote

ENDINGS = {"application/atom+xml": ".atom", "application/rss+xml": ".rss"}


def file_of(address, content_type):
    """The name of a file below the site's folder, its folders divided by ``/``."""
    path, _, query = address.partition("?")
    path = unquote(path).lstrip("/")
    if not path or path.endswith("/"):
        kind = content_type.partition(";")[0].strip()
        path += "index" + (ENDINGS.get(kind) or mimetypes.guess_extension(kind) or "")
    if query:
        name = PurePosixPath(path)
        asked = "".join(f"@{each}" for each in query.split("&"))
        path = str(name.with_name(f"{name.stem}{asked}{name.suffix}"))
    if ".." in path.split("/"):
        raise ValueError(f"{address} leads out of the folder.")
    return path
