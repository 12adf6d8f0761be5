"""A WordPress export: one story a post or page, with the pictures, names and sections that the file knows.

It is read twice: first for what posts refer to and for faults, then post by post.
"""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from people.text import one_line

from ..reading.pieces import Byline, Leftover
from .bare import plain, words_of
from .blocks import Walk
from .elements import TooMuch, parsed, safe
from .incoming import Given, Incoming, Refused
from .passages import Picture
from .sources import Source
from .stated import ORGANISATION, iso_moment
from .wordpress_file import (
    DESCRIPTIONS,
    NOT_KEPT,
    STORIES,
    VERSIONS,
    Contents,
    Post,
    Stream,
    contents_of,
    elements,
    local,
    post_of,
)
from .wordpress_markup import markup_of

STATUS = {"publish": "published", "draft": "draft", "pending": "draft", "future": "scheduled", "private": "protected"}
NEVER = "0000-00-00"
UNSORTED = {"uncategorized", "uncategorised", "unkategorisiert", "non-classe", "sin-categoria"}


def stories(source: Source, encoding: str | None) -> Iterator[Incoming]:
    contents = contents_of(source)
    told = list(beside(contents))
    if not contents.stories:
        raise Refused(f"{source.name} holds no post and no page. {' '.join(told)}".strip())
    with source.open() as file:
        for element in elements(source, Stream(source.name, file)):
            if local(element) != "item":
                continue
            post = post_of(element)
            if post.kind in STORIES and post["status"] not in NOT_KEPT:
                incoming = story(source.name, post, contents)
                yield replace(incoming, warnings=(*told, *incoming.warnings))
                told = []


def beside(contents: Contents) -> Iterator[str]:
    """What the file holds and no story will: told once, with its first story."""
    counts = {**contents.counts, "comment": contents.comments, "internal field": contents.internal}
    if contents.controls:
        yield f"Left out {contents.controls:,} control characters that XML forbids."
    parts = [
        f"{count:,} {what}{'s' if count > 1 and not what.endswith('”') else ''}"
        for what, count in counts.items()
        if count
    ]
    if parts:
        yield f"The export also holds what has no place here: {', '.join(parts)}."
    if contents.version not in VERSIONS:
        yield f"The export states version {contents.version or 'none'}; it was read as 1.2."


def story(file: str, post: Post, contents: Contents) -> Incoming:
    slug = unquote(post["post_name"])
    name = f"{file}, {post.kind} {post.number or '?'}" + (f" ({one_line(slug)[:100]})" if slug else "")
    given, doubts = given_by(post, contents)
    lead = contents.pictures.get(post.meta_value("_thumbnail_id")) or Picture("", "")
    if lead.address:
        given = replace(given, lead_image=lead.address)
    text, set_aside, warnings = text_of(post, contents, given.source_url)
    if lead.address and lead.address not in text:
        text = f"{lead.line}\n\n{text}"
    if not text.strip():
        warnings.append("The post has no text.")
    if post["status"] == "private":
        doubts.append("It was private in WordPress.")
    if post["post_password"].strip():
        doubts.append("It stood behind a password in WordPress.")
    if given.status == "scheduled":
        doubts.append("It was scheduled in WordPress, and had not appeared.")
    if post.comments:
        set_aside.append(Leftover(0, 0, "comments", "\n".join(post.comments)))
    own_fields = [f"{key}: {value}" for key, value in post.meta if value and key[:1] != "_" and key not in DESCRIPTIONS]
    if own_fields:
        set_aside.append(Leftover(0, 0, "unread", "\n".join(own_fields)))
    return Incoming(name, text, given, tuple(set_aside), (*doubts, *warnings))


def text_of(post: Post, contents: Contents, base: str) -> tuple[str, list[Leftover], list[str]]:
    markup = markup_of(post["content"], contents.pictures, contents.attached.get(post.number, []))
    set_aside, warnings = [], []
    try:
        walk = Walk(base, blank_lines=not markup.has_blocks, pictures=contents.pictures)
        passages = walk.over(parsed(markup.html)) if markup.html.strip() else []
        blocks = [passage.text for passage in passages if not passage.is_hidden]
        if hidden := [passage.text for passage in passages if passage.is_hidden]:
            set_aside.append(Leftover(0, 0, "markup", "\n".join(hidden)))
    except TooMuch as error:
        blocks = [words_of(markup.html)]
        warnings.append(f"Read as plain text. {error}")
    if markup.left_out:
        set_aside.append(Leftover(0, 0, "markup", "\n".join(markup.left_out)))
    for what, counted in (("blocks", markup.blocks), ("shortcodes", markup.shortcodes)):
        if counted:
            names = ", ".join(f"{name} ({count:,})" for name, count in counted.most_common(20))
            warnings.append(f"It holds {what} that are not known here: {names}. The text in them is kept.")
    if markup.missing:
        warnings.append(f"A gallery names pictures that the export does not hold: {', '.join(markup.missing[:20])}.")
    return ("\n\n".join(blocks) + "\n" if blocks else ""), set_aside, warnings


def given_by(post: Post, contents: Contents) -> tuple[Given, list[str]]:
    section, tags, bylines, doubts = topics_of(post, contents)
    if not bylines and (author := one_line(post["creator"])):
        bylines = [contents.authors.get(author) or author]
    dek = plain(post["excerpt"]) or next(filter(None, map(post.meta_value, DESCRIPTIONS)), "")
    status = "protected" if post["post_password"].strip() else STATUS.get(post["status"], "")
    if post["status"] and not status:
        doubts.append(f"Its status in WordPress is “{one_line(post['status'])[:50]}”, which is not known here.")
    given = Given(
        headline=plain(post["title"]),
        dek=one_line(dek),
        section=section,
        slug=one_line(unquote(post["post_name"])),
        kind=post.kind,
        published=moment(post, "post_date", status),
        updated=moment(post, "post_modified", status),
        status=status,
        bylines=tuple(
            Byline(0, 0, name, kind="organisation" if ORGANISATION.search(name) else "person") for name in bylines
        ),
        tags=tuple(dict.fromkeys(tags)),
        language=contents.language,
        source_url=safe(post["link"]),
    )
    return given, doubts


def topics_of(post: Post, contents: Contents) -> tuple[str, list[str], list[str], list[str]]:
    """The deepest category as a path, the others and the tags as topics, co-authors, and other taxonomies as told."""
    paths, tags, authors, doubts = [], [], [], []
    for kind, slug, name in post.topics:
        if kind == "category":
            if name and slug.lower() not in UNSORTED:
                paths.append(contents.path(slug) or [name])
        elif kind in ("post_tag", "tag"):
            tags.append(name)
        elif kind == "author":
            authors.append(name)
        else:
            doubts.append(f"{kind}: “{name}” has no place here.")
    section = max(paths, key=len, default=[])
    others = [path[-1] for path in paths if path != section[: len(path)]]
    return " / ".join(section), [tag for tag in [*others, *tags] if tag], authors, doubts


def moment(post: Post, name: str, status: str) -> str:
    """The moment by the world's clock; by the blog's own where the export has no other. A draft has none."""
    gmt, own = post[f"{name}_gmt"].strip(), post[name].strip()
    if gmt and not gmt.startswith(NEVER):
        return iso_moment(f"{gmt} UTC")
    if own and not own.startswith(NEVER) and status != "draft":
        return iso_moment(own)
    return ""
