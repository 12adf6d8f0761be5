from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from articles.checks import CHECKS, Severity, check, check_many
from articles.importing.fixtures import FIXTURES, FOLDER
from articles.models import Article, RelatedStory, Video
from articles.rehearsal import rehearsal
from people.models import FilmTitle, PersonName
from tests.factories import make_article, make_block, make_film, make_gallery, make_person, make_photo

from .found import codes, sound_story


class ListOfChecksTests(TestCase):
    def test_finds_nothing_in_a_sound_story(self):
        self.assertEqual(check(sound_story()), [])

    def test_gives_every_check_a_code_of_its_own(self):
        self.assertEqual(len({each.code for each in CHECKS}), len(CHECKS))

    def test_has_no_check_without_a_test(self):
        tests = "".join(path.read_text() for path in Path(__file__).parent.glob("test_*.py"))
        self.assertEqual([each.code for each in CHECKS if f'"{each.code}"' not in tests], [])

    def test_names_what_stops_the_story_first_and_then_goes_in_reading_order(self):
        article = sound_story("A walk with Varda.", body=["One TK.", "Two.", "Three TK."])
        make_block(article, ordering=15, text="<p> </p>")
        self.assertEqual(
            [(problem.code, problem.place) for problem in check(article)],
            [
                ("empty-block", "Block 3, text"),
                ("headline-full-stop", "Headline"),
                ("to-come", "Block 1, text “One TK.”"),
                ("to-come", "Block 4, text “Three TK.”"),
            ],
        )

    def test_a_problem_says_whether_it_stops_the_story_and_leads_to_its_field(self):
        article = sound_story(dek="", body=[])
        block = make_block(article, text="<p>&nbsp;</p>")
        empty, dek = check(article)
        self.assertEqual((empty.severity, empty.stops, empty.block, empty.field), ("blocks", True, block.pk, "text"))
        self.assertEqual((dek.severity, dek.stops, dek.block, dek.field), ("warns", False, None, "dek"))
        self.assertEqual(str(dek), "Dek: Write a dek: the sentence under the headline.")
        self.assertEqual(Severity.BLOCKS.label, "stops publication")

    def test_looks_at_the_rows_as_a_rehearsal_has_them(self):
        article = sound_story()
        with rehearsal():
            article.blocks.update(text="<p>TK</p>")
            self.assertEqual(codes(article), ["to-come"])
        self.assertEqual(codes(article), [])

    def test_keeps_the_problems_of_many_stories_apart(self):
        one, two = sound_story("TK one"), sound_story("Two", section=None, body=["The end, TK."])
        self.assertEqual(
            [(article, [problem.code for problem in problems]) for article, problems in check_many([one, two])],
            [(one, ["to-come"]), (two, ["no-section", "to-come"])],
        )

    def test_asks_as_much_of_a_long_story_as_of_a_short_one(self):
        asked = []
        for count in (2, 20):
            article = self.make_story_of(count)
            with CaptureQueriesContext(
                connection,
            ) as queries:
                self.assertTrue(check(article))
            asked.append(len(queries))
        self.assertEqual(asked, [10, 10], "\n".join(query["sql"][:200] for query in queries.captured_queries))

    def test_asks_as_much_of_many_stories_as_of_one(self):
        stories = [self.make_story_of(2) for _ in range(3)]
        with self.assertNumQueries(10):
            check_many(stories)

    def make_story_of(self, count):
        """A story that has ``count`` of everything that a check looks at."""
        films = [make_film(f"Film {n}") for n in range(count)]
        article = sound_story(lead_photo=make_photo(), mentions=films)
        for n, film in enumerate(films):
            FilmTitle.objects.create(film=film, name=f"Title {n}")
            PersonName.objects.create(person=make_person(f"Name{n} Surname"), name=f"Alias{n} Surname")
            other = make_article(f"Other {n}")
            text = f'<p><a href="{other.get_absolute_url()}">Name{n} Surnam</a> in “Film {n}”</p>'
            make_block(article, text=text)
            make_block(article, "figure", photo=make_photo(alt=""))
            make_block(article, "gallery", gallery=make_gallery([make_photo(alt="") for _ in range(count)]))
            video = Video.objects.create(title="Clip", slug=f"clip-{film.slug}", kind="clip", still=make_photo())
            make_block(article, "video", video=video)
            make_block(article, "film-card", film=film)
            RelatedStory.objects.create(article=article, story=other)
        return Article.objects.get(pk=article.pk)


class ThreeStoriesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        call_command("loaddata", *(FOLDER / name for name in FIXTURES), verbosity=0)

    def test_nothing_stops_them_and_every_warning_is_known(self):
        found = {
            article.slug: [(problem.code, problem.block and problem.place) for problem in problems]
            for article, problems in check_many(Article.objects.order_by("slug"))
        }
        trophy = "figure “Palme d’Or”"
        self.assertEqual(
            found,
            {
                "anora-film-page": [
                    ("photo-used-twice", f"Block 13, {trophy}"),
                    ("photo-used-twice", f"Block 16, {trophy}"),
                ],
                "mikey-madison-anora-cover-story": [
                    ("film-without-year", "Block 1, text “Jam has been alone all day, and Jam has…”"),
                    ("photo-used-twice", "Block 32, figure “The cover: a single tear”"),
                ],
                "mikey-madison-video-interview": [],
            },
        )
