"""The fixtures of the magazine, built from what stands in ``fixtures/shelf`` and ``fixtures/sources``."""

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from .decisions import StoryError
from .matching import Names, Row
from .pictures import picture_fixtures
from .shelf import shelf_fixtures
from .stories import read_story, related_rows, row, story_rows, tag_rows

FOLDER = Path(__file__).resolve().parents[2] / "fixtures"

# In this order plain ``loaddata`` finds every row before the rows that name it.
FIXTURES = (
    "people.json",
    "films.json",
    "awards.json",
    "releases-and-claims.json",
    "pictures.json",
    "desk.json",
    "mikey-madison-anora-cover-story.json",
    "mikey-madison-video-interview.json",
    "anora-film-page.json",
    "related.json",
    "front-page.json",
)

# Invented stories, one of each layout that the others do not show. Only the demo loads them, after the others.
SAMPLES = (
    "demo/shelf.json",
    "demo/pictures.json",
    "demo/desk.json",
    "demo/sample-interview.json",
    "demo/sample-review.json",
    "demo/sample-critique.json",
    "demo/sample-list.json",
    "demo/sample-news-festival.json",
    "demo/sample-news-cinema.json",
    "demo/sample-series-how-a-card-is-drawn.json",
    "demo/sample-series-what-it-is-not.json",
    "demo/front-page.json",
)


@dataclass(frozen=True)
class Built:
    """One fixture file as it should be, beside the file as it is."""

    path: Path
    rows: list[Row]

    @property
    def content(self) -> bytes:
        """The same bytes every time: indented, letters as they are, a newline at the end."""
        return (json.dumps(self.rows, ensure_ascii=False, indent=2) + "\n").encode()

    @property
    def is_current(self) -> bool:
        return self.path.is_file() and self.path.read_bytes() == self.content

    def write(self) -> None:
        self.path.write_bytes(self.content)


def build(folder: Path = FOLDER) -> list[Built]:
    """Every fixture file in the order of loading. Nothing is written, no database is asked."""
    files = {**shelf_fixtures(folder / "shelf"), **picture_fixtures(folder)}
    stories = sorted(
        (read_story(path) for path in (folder / "sources").glob("*.txt")),
        key=lambda story: (story.decisions.published_at, story.slug),
    )
    names = Names(each for rows in files.values() for each in rows)
    files["desk.json"] = [*desk_rows(folder / "sources" / "desk.toml"), *tag_rows(stories)]
    for story in stories:
        files[f"{story.slug}.json"] = story_rows(story, names, files["desk.json"])
    files["related.json"] = related_rows(stories)
    files["front-page.json"] = front_page_rows(folder / "sources" / "front-page.toml")
    if set(files) != set(FIXTURES):
        strays = ", ".join(sorted(set(files) ^ set(FIXTURES)))
        raise StoryError(f"These files are built and not in the order of loading, or the other way round: {strays}.")
    return [Built(folder / name, files[name]) for name in FIXTURES]


def desk_rows(path: Path) -> list[Row]:
    """Sections, publications and print issues, each section after the one it stands in."""
    desk = tomllib.loads(path.read_text(encoding="utf-8"))
    return [
        *(section_row(section, position) for position, section in enumerate(desk["sections"])),
        *(row("articles.publication", **publication) for publication in desk["publications"]),
        *(row("articles.issue", **{**issue, "publication": [issue["publication"]]}) for issue in desk["issues"]),
    ]


def section_row(section: dict[str, str], position: int) -> Row:
    parent, _, slug = section["path"].rpartition("/")
    return row(
        "articles.section",
        name=section["name"],
        slug=slug,
        parent=[parent] if parent else None,
        path=section["path"],
        position=position,
    )


def front_page_rows(path: Path) -> list[Row]:
    """The front page as it was composed: its places, and the sections below them in their order."""
    page = tomllib.loads(path.read_text(encoding="utf-8"))
    return [
        row("front_page.frontpage", slug="home"),
        *(row("front_page.slot", page=["home"], **in_keys(slot)) for slot in page["slots"]),
        *(
            row("front_page.band", page=["home"], position=position, **in_keys(band))
            for position, band in enumerate(page["bands"])
        ),
    ]


def in_keys(values: dict[str, str]) -> dict[str, str | list[str]]:
    """With what names another row written as that row's key."""
    return {name: [value] if name in ("story", "film", "section") else value for name, value in values.items()}
