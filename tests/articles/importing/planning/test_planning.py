"""What a plan decides, and how an editor changes it."""

from pathlib import Path

from django.test import TestCase

from articles.importing.doors import Given, Incoming
from articles.importing.planning import Policy, apply, plan_for
from articles.models import Article, Version

SOURCES = Path(__file__).parents[4] / "fixtures" / "sources"


def cover_story():
    text = (SOURCES / "mikey-madison-anora-cover-story.txt").read_text(encoding="utf-8")
    return Incoming("cover.txt", text)


class CoverStoryTests(TestCase):
    def test_becomes_a_draft(self):
        plan = plan_for(cover_story())
        outcome = apply(plan)
        story = Article.objects.get()
        self.assertEqual(outcome.story, story)
        self.assertEqual((story.title, story.status), ("The Fight and Heart of Mikey Madison", "draft"))
        self.assertEqual(Version.objects.get().kind, Version.Kind.IMPORTED)
        print([ (d.key,d.question,d.chosen,d.why) for d in plan.decisions if d.about!='body'])
        print(plan.left, plan.warnings)
