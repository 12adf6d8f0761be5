"""Stories of every door, by their fixture into an empty magazine and directly: the same rows."""

import tempfile
from pathlib import Path

from django.core.management import call_command
from django.test import TestCase

from articles.models import Article
from articles.rehearsal import rehearsal
from tests.articles.importing.doors.files import PICTURE, attached, document, export, paragraph, post

from .incoming import WALK, all_rows

SAID = (
    "Agnès Varda came down to the beach with the director Jacques Demy, and “Vagabond” (1985) was talked of until dark."
)
MATTER = """---
title: A walk with Varda
subtitle: She knows every stone
author: [Ana Sample, The Gazette staff]
photographer: Jo Marsh
date: 2024-05-01 10:00
updated: 2024-05-02
tags: [beaches, cats]
section: Film / Reviews
rating: 4/5
canonical: https://gazette.example/walk
cover: https://gazette.example/lead.jpg
---
"""
MARKUP = f"""
<h1>A walk with Varda</h1><p>By <a rel="author">Ana Sample</a></p><p>{SAID}</p><h2>Afterwards</h2>
<figure><img src="https://gazette.example/a.jpg" alt="A pier"><figcaption>At dawn. Photo: Jo Marsh</figcaption></figure>
<blockquote><p>We were cold, all of us, and nobody said so for the world.</p><cite>Ana Sample</cite></blockquote>
<ul><li>One</li><li>Two</li></ul><iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>
<table><tr><th>Film</th><th>Prize</th></tr><tr><td>Sea</td><td>Palme</td></tr></table>
<div class="gallery"><img src="/1.jpg" alt="1"><img src="/2.jpg" alt="2"><img src="/3.jpg" alt="3"></div>
<p>{SAID} Again.</p>
"""
FILES = {
    "walk.txt": f"{WALK}\n{SAID}\n",
    "walk.md": f"{MATTER}{WALK}\n{SAID}\n\n![A pier](https://gazette.example/a.jpg)\n*At dawn. Photo: Jo Marsh*\n",
    "walk.html": f'<html><head><meta name="author" content="Ana Sample"></head><article>{MARKUP}</article></html>',
    "walk.docx": document(
        paragraph("A walk with Varda", "Title"),
        paragraph("By Ana Sample"),
        paragraph(SAID),
        paragraph("Afterwards", "Heading1"),
        PICTURE,
        paragraph("At dawn. Photo: Jo Marsh", "Caption"),
        paragraph("We were cold, all of us, and nobody would have said so.", "Quote"),
        paragraph(f"{SAID} Again."),
    ),
    "walk.xml": export(
        attached(7, "https://gazette.example/lead.jpg", "At dawn. Photo: Jo Marsh"),
        post(MARKUP.replace("<h1>A walk with Varda</h1>", ""), 1),
        post(f"<p>{SAID} Once more.</p>", 2, title="A second walk", status="future"),
        post(f"<p>{SAID} And then.</p>", 3, title="A third walk", status="draft"),
    ),
}


class DoorsAlikeTests(TestCase):
    def test_a_fixture_gives_the_same_rows_as_importing_directly(self):
        for name, content in FILES.items():
            for options in ({}, {"make_people": True, "make_names": True, "take_facts": True}):
                with self.subTest(name, **options), tempfile.TemporaryDirectory() as folder:
                    path, out = Path(folder) / name, Path(folder) / "out.json"
                    path.write_bytes(content.encode() if isinstance(content, str) else content)
                    with rehearsal():
                        call_command("import_story", path, verbosity=0, **options)
                        directly = all_rows()
                        call_command("import_story", path, verbosity=0, **options)
                        self.assertEqual(all_rows(), directly)
                    call_command("import_story", path, fixture=out, verbosity=0, **options)
                    self.assertFalse(Article.objects.exists())
                    with rehearsal():
                        call_command("load_fixtures", out, verbosity=0)
                        self.assertEqual(all_rows(), directly)
