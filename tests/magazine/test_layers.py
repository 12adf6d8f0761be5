"""Python points down: magazine knows articles and people, articles knows people, people knows neither."""

import ast
import subprocess
import sys
from pathlib import Path

from django.test import SimpleTestCase

ROOT = Path(__file__).resolve().parents[2]
APPS = {"people", "articles", "magazine"}


def named_apps(source):
    """Our apps that some Python names: in imports at any depth, and in strings like "articles.Photo"."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {name.name.partition(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add(node.module.partition(".")[0])
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and " " not in node.value:
            app, dot, name = node.value.partition(".")
            found |= {app} if dot and name.isidentifier() else set()
    return found & APPS


class LayerTests(SimpleTestCase):
    def assertKnowsNothingOf(self, app, others):
        for path in (ROOT / app).rglob("*.py"):
            with self.subTest(path.relative_to(ROOT)):
                self.assertEqual(named_apps(path.read_text()) & others, set())

    def test_people_stands_alone(self):
        self.assertKnowsNothingOf("people", {"articles", "magazine"})

    def test_articles_knows_nothing_of_the_magazine(self):
        self.assertKnowsNothingOf("articles", {"magazine"})

    def test_no_relative_import_leaves_its_app(self):
        for path in (path for app in APPS for path in (ROOT / app).rglob("*.py")):
            depth = len(path.relative_to(ROOT).parts) - 1
            levels = {node.level for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ImportFrom)}
            with self.subTest(path.relative_to(ROOT)):
                self.assertLessEqual(max(levels, default=0), depth)

    def test_what_reads_texts_is_loaded_by_nobody_who_serves_pages(self):
        serve = "import magazine.wsgi, django.urls, sys; django.urls.reverse('home'); print(*sys.modules)"
        loaded = subprocess.run([sys.executable, "-c", serve], cwd=ROOT, capture_output=True, text=True, check=True)
        modules = set(loaded.stdout.split())
        self.assertIn("articles.admin.importing", modules)
        ours = {"articles.importing.doors", "articles.importing.reading.body.body"}
        self.assertEqual(modules & {"mammoth", "readability", "lxml", "yaml", *ours}, set())

    def test_every_way_of_naming_an_app_is_seen(self):
        for source in (
            "import articles",
            "import articles.models as a",
            "from articles.models import Photo",
            "def f():\n    from articles import models",
            "ForeignKey('articles.Photo')",
            "apps.get_model('articles.photo')",
        ):
            with self.subTest(source):
                self.assertEqual(named_apps(source), {"articles"})
        for source in ("from .articles import x", "'articles are read.Often'", "render('articles/story.html')"):
            with self.subTest(source):
                self.assertEqual(named_apps(source), set())
