"""A file or an upload opened by what it holds, and its stories handed on one by one."""

import os
from collections.abc import Iterator
from dataclasses import fields, replace
from io import BytesIO
from pathlib import Path

from articles.importing.reading.text import inline
from people.text import one_line, printable

from . import docx, front_matter, html_page, markdown, stated, wordpress
from .decoding import decode
from .incoming import Given, Incoming, Refused
from .signs import one_hand
from .sources import Source, inside, open_plain, refusing
from .telling import HEAD, kind_of

MB = 1024 * 1024
LARGEST = {"text": 20 * MB, "markdown": 20 * MB, "html": 20 * MB, "docx": 50 * MB, "wordpress": 4096 * MB}
ADDRESSES = {"source_url", "lead_image"}  # lead where they were written, sign by sign
CALLED = {"text": "A text", "markdown": "A text", "html": "A page", "docx": "A document", "wordpress": "An export"}


def open_file(path: Path, *, encoding: str | None = None, folder: Path | None = None) -> Iterator[Incoming]:
    """The stories of a file, in its order. A link is followed inside its folder, or the one named, not out of it.

    Raises Refused with a sentence, before the first story or where the file turns out to be broken.
    """
    path = Path(path)
    with refusing(path):
        target = inside(path, folder)
        with open_plain(target) as file:
            size = os.fstat(file.fileno()).st_size
    name = path.name if folder is None else str(target.relative_to(folder.resolve()))
    yield from stories(Source(one_line(name), size, lambda: open_plain(target)), encoding)


def open_bytes(name: str, content: bytes, *, encoding: str | None = None) -> Iterator[Incoming]:
    """The stories of an upload."""
    name = one_line(name.replace("\\", "/").rpartition("/")[2])[:200] or "upload"
    yield from stories(Source(name, len(content), lambda: BytesIO(content)), encoding)


def stories(source: Source, encoding: str | None) -> Iterator[Incoming]:
    with source.open() as file:
        head = file.read(HEAD)
    if not head:
        raise Refused(f"{source.name} is empty. There is nothing to read in it.")
    kind = kind_of(source.name, head, is_whole=len(head) == source.size)
    if source.size > LARGEST[kind]:
        size, most = f"{source.size / MB:,.0f} MB", f"{LARGEST[kind] // MB:,} MB"
        raise Refused(f"{source.name} has {size}. {CALLED[kind]} may have {most}: split it.")
    for incoming in READERS[kind](source, encoding):
        story = printed(incoming)
        # Of an export, others may have a text.
        if kind != "wordpress" and incoming.text.strip() and not story.text.strip():
            raise Refused(f"{story.name} holds nothing but signs that nobody sees. There is nothing to read in it.")
        yield story


def open_text(source: Source, encoding: str | None, *, is_markdown: bool = False) -> Iterator[Incoming]:
    decoded = decode(source.name, source.read(), encoding)
    matter = front_matter.split(source.name, decoded.text, is_markdown=is_markdown)
    statement = stated.Statement()
    statement.read(matter.values)
    if not matter.text.strip():
        raise Refused(f"{source.name} ends after its front matter: there is no text.")
    warnings = (*decoded.warnings, *statement.warnings)
    if not is_markdown and not matter.values:
        yield Incoming(source.name, matter.text, statement.given, warnings=warnings)
        return
    normal = markdown.normal(matter.text)
    yield Incoming(source.name, normal.text, statement.given, warnings=(*warnings, *normal.warnings))


def open_markdown(source: Source, encoding: str | None) -> Iterator[Incoming]:
    return open_text(source, encoding, is_markdown=True)


READERS = {
    "text": open_text,
    "markdown": open_markdown,
    "html": html_page.stories,
    "docx": docx.stories,
    "wordpress": wordpress.stories,
}


def printed(incoming: Incoming) -> Incoming:
    """A story without what no page may hold, in the signs of one hand, however its file had written it."""
    text, left_out = one_hand(incoming.text)
    given = {
        each.name: one_line(inline.plain(value)[0]) if each.name in ADDRESSES else line_of(inline.plain(value)[0])
        for each in fields(Given)
        if isinstance(value := getattr(incoming.given, each.name), str)
    }
    bylines = tuple(replace(each, name=line_of(each.name)) for each in incoming.given.bylines)
    return replace(
        incoming,
        text=text,
        given=replace(
            incoming.given,
            **given,
            bylines=tuple(each for each in bylines if each.name),
            tags=tuple(filter(None, map(line_of, incoming.given.tags))),
        ),
        set_aside=tuple(replace(each, text=printable(each.text)) for each in incoming.set_aside),
        warnings=tuple(map(one_line, (*incoming.warnings, *left_out))),
    )


def line_of(words: str) -> str:
    return one_line(one_hand(words)[0])
