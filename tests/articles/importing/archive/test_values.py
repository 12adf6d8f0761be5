from django.test import SimpleTestCase
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.importing.archive.values import looking_at
from articles.importing.checking import value_problem
from articles.models import Article, Block, Photo, Section, Tag
from people.models import Credit, Film, Person, Source

FIELDS = [
    *((Article, name) for name in ("slug", "title", "dek", "kicker", "kind")),
    *((Block, name) for name in ("text", "caption", "attribution", "wanted_credit")),
    *((Person, name) for name in ("slug", "name", "sort_name", "born", "bio")),
    *((Film, "title"), (Film, "slug"), (Credit, "character"), (Source, "url"), (Section, "slug"), (Tag, "name")),
    *((Photo, name) for name in ("alt", "credit_line", "territories", "licence_url")),
]
LETTERS = st.one_of(
    st.sampled_from(["a", "-", " ", "\n", "\r", "\t", "\x00", "\x1f", "\x7f", "\x85", "\u00a0", "\u202e", "\ufffe"]),
    st.sampled_from(["é", "日", "\u200b", "\U0001f600", "\U0001ffff", "\ud800"]),
)
TEXTS = st.one_of(
    st.lists(LETTERS, max_size=6).map("".join), st.integers(0, 420).map(lambda n: n * "a"), st.just("feature")
)


class LookingAtTests(SimpleTestCase):
    @settings(max_examples=120, deadline=None)
    @given(TEXTS)
    def test_what_is_plainly_right_has_no_problem(self, text):
        for model, name in FIELDS:
            if looking_at(model, name)(text):
                self.assertIsNone(value_problem(model._meta.get_field(name), text), (model, name, text))

    def test_the_usual_text_is_plainly_right(self):
        for model, name, text in (
            (Article, "title", "A walk with Varda"),
            (Article, "slug", "a-walk_2"),
            (Person, "name", "Agnès Varda"),
            (Block, "text", "<p>She walks.</p>\n"),
        ):
            with self.subTest(name):
                self.assertTrue(looking_at(model, name)(text))
