"""Read every story of the corpus and print how much of it was read right.

python -m tests.articles.importing.score [--texts DIR] [--worst] [--only NAME]
"""

import argparse
import os
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.articles.importing.scoring import Score, score, together

TEXTS = Path(__file__).parent / "texts"
# Whole pages, in the shapes of houses that the reader knows less well.
HOUSES = Path(__file__).parent / "houses"


def stories(folder: Path) -> Iterator[tuple[str, str, dict]]:
    """Each text of the folder that has a key beside it, as (name, text, key)."""
    for path in sorted([*folder.glob("*.txt"), *folder.glob("*.md")]):
        key = path.with_suffix(".toml")
        if key.exists():
            yield path.name, path.read_bytes().decode(), tomllib.loads(key.read_text())


def scored(folder: Path, only: str = "") -> dict[str, dict[str, Score]]:
    """The score of every story, by its file's name."""
    from articles.importing.as_json import story_as_json

    return {name: score(story_as_json(text, name), key) for name, text, key in stories(folder) if only in name}


def table(by_story: dict[str, dict[str, Score]]) -> str:
    """A line for each field: precision, recall, F1, and the stories in which it is right throughout."""
    lines = [f"{'field':<20}{'precision':>10}{'recall':>10}{'F1':>10}{'exact':>10}"]
    fields = list(dict.fromkeys(field for fields in by_story.values() for field in fields))
    for field in fields:
        parts = [fields[field] for fields in by_story.values() if field in fields]
        lines.append(f"{field:<20}{measured(together(parts))}{sum(p.exact for p in parts):>6}/{len(parts)}")
    everything = [part for fields in by_story.values() for part in fields.values()]
    exact = sum(all(part.exact for part in fields.values()) for fields in by_story.values())
    lines.append(f"{'everything':<20}{measured(together(everything))}{exact:>6}/{len(by_story)}")
    return "\n".join(lines)


def measured(whole: Score) -> str:
    precision, recall, f1 = rates(whole)
    return "".join(f"{'–' if rate is None else f'{rate:.3f}':>10}" for rate in (precision, recall, f1))


def rates(whole: Score) -> tuple[float | None, float | None, float | None]:
    """Precision, recall and their mean; None where there was nothing to be right or wrong about."""
    found, invented, missed = len(whole.found), len(whole.invented), len(whole.missed)
    precision = found / (found + invented) if found + invented else None
    recall = found / (found + missed) if found + missed else None
    f1 = 2 * found / (2 * found + invented + missed) if found + invented + missed else None
    return precision, recall, f1


def worst(by_story: dict[str, dict[str, Score]], count: int | None = None) -> str:
    """The stories with the most misses first, with what was missed and what was invented."""

    def misses(name):
        return sum(len(part.invented) + len(part.missed) for part in by_story[name].values())

    lines = []
    for name in sorted(by_story, key=lambda name: (-misses(name), name))[:count]:
        if misses(name):
            lines.append(f"\n{name}: {misses(name)}")
        for field, part in by_story[name].items():
            lines += [f"  {field}: missed {entry!r}" for entry in part.missed]
            lines += [f"  {field}: invented {entry!r}" for entry in part.invented]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description="Score the reading of the corpus.")
    parser.add_argument("--texts", type=Path, default=TEXTS, help="another folder of texts and keys")
    parser.add_argument(
        "--worst", action="store_true", help="say what was missed and what was invented, story by story"
    )
    parser.add_argument("--only", default="", help="only texts with this in their names")
    options = parser.parse_args()
    if not options.texts.is_dir():
        sys.exit(f"{options.texts}: there is no such folder of texts.")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    by_story = scored(options.texts, options.only)
    if not by_story:
        sys.exit(f"{options.texts}: no text there has a key beside it (name.txt or name.md, and name.toml).")
    print(table(by_story))
    if options.worst:
        print(worst(by_story))


if __name__ == "__main__":
    main()
