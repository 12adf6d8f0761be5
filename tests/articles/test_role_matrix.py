"""Every page of a story and every press of a button there, as every role."""

from fnmatch import fnmatch
from functools import partial
from unittest import mock

from django.contrib import admin
from django.test import TestCase
from django.urls import URLPattern

from articles.models import Article
from tests.articles.role_matrix import (
    ACTIONS,
    HIDDEN,
    NEVER,
    OTHER_VIEWS,
    ROLES,
    STANDARD,
    STORIES,
    TRIED,
    MatrixTestCase,
    digest,
    holds,
    own_words,
)


class GuardTests(TestCase):
    """No view of the desk is forgotten."""

    def names(self, model):
        patterns = admin.site.get_model_admin(model).get_urls()
        return {pattern.name for pattern in patterns if isinstance(pattern, URLPattern) and pattern.name}

    def test_every_view_of_a_story_says_what_right_it_needs(self):
        named = {name.removeprefix("articles_article_") for name in self.names(Article) - OTHER_VIEWS.keys()}
        self.assertEqual(
            named,
            set(ACTIONS),
            "A view of a story must be in ACTIONS of tests/articles/role_matrix.py, with the right that it "
            "needs (and none may stand there that is gone); then the matrix tries it as every role.",
        )

    def test_every_other_view_beyond_the_usual_five_is_looked_after(self):
        for model in admin.site._registry:
            if model is Article:
                continue
            label = f"{model._meta.app_label}_{model._meta.model_name}"
            usual = {f"{label}_{name}" for name in STANDARD}
            beyond = self.names(model) - usual
            self.assertEqual(
                {name for name in beyond if not any(fnmatch(name, known) for known in OTHER_VIEWS)},
                set(),
                "Name the view in OTHER_VIEWS of tests/articles/role_matrix.py, beside the tests that try "
                "it as somebody who may not see every story.",
            )


class PageTests(MatrixTestCase):
    def test_who_has_no_right_is_refused_and_changes_nothing(self):
        for role, rights in ROLES.items():
            with self.acting(role):
                before = digest()
                for name, held in rights.items():
                    if name not in TRIED.get(role, STORIES):
                        continue
                    for action, method, needs, ask in self.asked():
                        if not holds(held, needs):
                            self.assertRefusedUntouched(partial(ask, action, name), f"{method} {action} of {name}")
                self.assertEqual(digest(), before)

    def test_who_has_the_right_is_let_in(self):
        for role, rights in ROLES.items():
            with self.acting(role):
                for name, held in rights.items():
                    if name not in TRIED.get(role, STORIES):
                        continue
                    for action in [action for action, needs in ACTIONS.items() if holds(held, needs.look)]:
                        self.assertLetIn(self.look(action, name), name, action)

    def test_what_is_forged_would_have_done_something_in_other_hands(self):
        """Or the refusals above would show nothing."""
        alone = {
            "settle",  # needs what was typed, signed
            "recovery_let_go",  # needs a copy of one's own
            "wave_through",  # needs a warning's own token
            "take_off",  # needs a launch
        }
        for action in [action for action, needs in ACTIONS.items() if needs.do and action not in alone]:
            for name in {"lift": ["embargoed"], "times": ["live"], "address": ["live"]}.get(action, ["draft", "live"]):
                with self.acting("chief_editor"), self.subTest(story=name, action=action):
                    before = digest()
                    self.do(action, name)
                    self.assertNotEqual(digest(), before)

    def test_a_story_that_is_hidden_answers_as_one_that_never_was(self):
        for role in ("writer", "section_editor", "photo_editor", "importer", "outsider"):
            with self.acting(role):
                for action, method, _, ask in self.asked():
                    hidden = ask(action, "draft")
                    with mock.patch.dict(self.stories, draft=Article(pk=NEVER, saves=1)):
                        never = ask(action, "draft")
                    self.assertEqual(own_words(hidden, HIDDEN), own_words(never, NEVER), (method, action))

    def test_what_readers_see_is_shown_without_what_waits_beside_it(self):
        for role, rights in ROLES.items():
            with self.acting(role):
                for name in (name for name, held in rights.items() if held == "r"):
                    page = self.look("change", name)
                    self.assertContains(page, self.stories[name].title)
                    self.assertNoWord(page)
                    for door in ("history/", "preview/", "share/", 'name="_continue"', 'name="_publish"', "deletelink"):
                        self.assertNotContains(page, door)
