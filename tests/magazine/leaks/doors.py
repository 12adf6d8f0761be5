"""The doors through which stories and pictures reach readers: each place in the code that asks for what is live,
cleared or public. What would show if one of them forgot to ask is tried in ``test_doors``.
"""

import ast
import contextlib
import functools
import sys
from pathlib import Path
from unittest import mock

from articles.models import Photo
from articles.models.archive import ArticleQuerySet
from articles.models.library import PhotoQuerySet
from magazine.search.stories import live_by_key
from magazine.search.views import stories_by_key

ROOT = Path(__file__).resolve().parents[3]
# What each asks, and what it would answer if it forgot.
RULES = {
    "live": (ArticleQuerySet, lambda stories, at=None: stories.all()),
    "live_one_by_one": (ArticleQuerySet, lambda stories, at=None: stories.all()),
    "cleared": (PhotoQuerySet, lambda photos, at=None: photos.all()),
    "public": (PhotoQuerySet, lambda photos, at=None: photos.all()),
    "is_cleared": (Photo, lambda photo, at=None: True),
}
# Doors of the desk, of importers and of the command line: no reader comes through them.
NOT_FOR_READERS = ("articles/admin", "articles/importing", "articles/management", "articles/checks", "magazine/desk")


def written():
    """Every door in the code of the site: (rule, file, function)."""
    for app in ("people", "articles", "magazine"):
        for path in sorted((ROOT / app).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            if "migrations" in path.parts or name.startswith(NOT_FOR_READERS):
                continue
            yield from doors_in(ast.parse(path.read_text()), name, "<module>")


def doors_in(node, name, function):
    for child in ast.iter_child_nodes(node):
        inside = child.name if isinstance(child, ast.FunctionDef) else function
        if isinstance(child, ast.Call) and isinstance(child.func, ast.Attribute) and child.func.attr in RULES:
            yield child.func.attr, name, inside
        yield from doors_in(child, name, inside)


def caller():
    """Where in our code a rule was asked: file and function."""
    frame = sys._getframe(2)
    while frame:
        if place := place_of(frame.f_code):
            return place
        frame = frame.f_back
    return None


@functools.cache
def place_of(code):
    """File and function, of the code of our site that has a name."""
    path = Path(code.co_filename)
    ours = path.is_relative_to(ROOT) and not {"tests", "site-packages"} & {*path.relative_to(ROOT).parts}
    if not ours or code.co_name in ("<lambda>", "<genexpr>", "<listcomp>", "<dictcomp>"):
        return None
    return path.relative_to(ROOT).as_posix(), code.co_name


@contextlib.contextmanager
def watched(note):
    """Tell ``note`` of each door that is gone through; where it answers True, the door forgets its rule."""
    with contextlib.ExitStack() as stack:
        for rule, (owner, forgetting) in RULES.items():
            stack.enter_context(mock.patch.object(owner, rule, forgetful(rule, getattr(owner, rule), forgetting, note)))
        # What was put together before has gone through its door already.
        for question in (live_by_key, stories_by_key):
            stack.enter_context(mock.patch.object(question, "compiled", {}))
        yield


def forgetful(rule, asking, forgetting, note):
    def ask(rows, at=None):
        door = caller()
        return forgetting(rows, at) if door and note((rule, *door)) else asking(rows, at)

    return ask
