"""Checks of names and titles against what stands on the shelf."""

import re

from articles.importing.reading.words import plain_quotes
from articles.models import Article, Subject

from .gathering import RICH_TEXT
from .passages import paragraphs
from .problem import warns
from .shelf import fold

ITALIC = re.compile(r"<(em|cite)>(.*?)</\1>", re.IGNORECASE | re.DOTALL)


@warns
def name_not_as_on_shelf(story):
    titles = frozenset(fold(title) for film in story.films for title in titles_of(film))
    found = set()
    for passage in story.passages:
        for line in passage.lines:
            for spoken, name in story.names.unlike(line, titles):
                if spoken not in found:
                    found.add(spoken)
                    yield (
                        passage.place,
                        f"“{spoken}” is not on the shelf, but “{name}” is. "
                        "Correct the name, or add this one to the shelf if somebody else is meant.",
                    )


@warns
def film_without_year(story):
    """A linked film whose title first stands in the running text without its year.

    A title counts where it is set as one, in quotation marks or italics; a bare “Marty” may be
    anybody. Films that share a title are one here: the year of either tells which is meant.
    """
    by_title = {}
    for film in story.films:
        if film.year and film != presented_film(story):
            by_title.setdefault(spelled(film.title), []).append(film)
    # Lists of paragraphs, with every title set in italics as if in quotation marks.
    body = [
        (block, [spelled(line) for line in paragraphs(ITALIC.sub(r"“\2”", f"<p>{block.title}</p>{block.text}"))])
        for block in story.blocks
        if block.kind in RICH_TEXT and by_title
    ]
    for films in by_title.values():
        if block := first_without_year(body, films):
            years = " or ".join(str(film.year) for film in films)
            yield (
                story.place_in(block, "text"),
                f"“{films[0].title}” is first named here without its year. Add it in this paragraph: {years}.",
            )


def first_without_year(body, films):
    """The block in which a title is first named, if its year is not there in the paragraph."""
    titles = "|".join(re.escape(spelled(title)) for film in films for title in titles_of(film))
    set_as_title = re.compile(rf"""(?<!\w)["'](?:{titles})[,.;:!?]*["']""")
    named_at_all = re.compile(rf"(?<!\w)(?:{titles})(?!\w)")
    for block, lines in body:
        for line in lines:
            has_year = any(re.search(rf"(?<!\d){film.year}(?!\d)", line) for film in films)
            if has_year and named_at_all.search(line):
                return None
            if set_as_title.search(line):
                return block
    return None


def titles_of(film):
    return [film.title, *(other.name for other in film.other_names.all())]


def spelled(text):
    return plain_quotes(text).replace("...", "…")


def presented_film(story):
    """The film whose year the head of a film page gives. See also: Article.film."""
    if story.article.kind != Article.Kind.FILM_PAGE:
        return None
    return next((each.film for each in story.subjects if each.prominence == Subject.Prominence.ABOUT), None)
