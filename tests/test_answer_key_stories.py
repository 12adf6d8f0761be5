from django.core.management import call_command
from django.test import TestCase
from django.utils.html import strip_tags

from articles.importing.fixtures import FIXTURES, FOLDER
from articles.models import Article, Block, Section
from people.models import Film, Person

HEADLINES_NAME = [
    *["Kristen Stewart", "Julia Jackman", "Akinola Davies Jr", "Park Chan-wook", "Ben Whishaw", "Peter Hujar"],
    *["100 Nights of Hero", "My Father’s Shadow", "Twinless", "No Other Choice", "Marty Supreme", "Atropia"],
]


class AnswerKeyTestCase(TestCase):
    """The three stories as plain ``loaddata`` makes them, file by file in the order of loading."""

    slug = None

    @classmethod
    def setUpTestData(cls):
        for name in FIXTURES:
            call_command("loaddata", FOLDER / name, verbosity=0)
        if cls.slug:
            cls.story = Article.objects.get(slug=cls.slug)

    def count(self, kind):
        return self.story.blocks.filter(kind=kind).count()

    def subjects(self, kind, prominence):
        subjects = self.story.subjects.filter(prominence=prominence).exclude(**{kind: None})
        return {getattr(subject, kind).slug for subject in subjects}


class CoverStoryTests(AnswerKeyTestCase):
    slug = "mikey-madison-anora-cover-story"

    def test_the_body_has_29_paragraphs_2_pull_quotes_and_4_figures(self):
        self.assertEqual([self.count(kind) for kind in ["text", "pull-quote", "figure"]], [29, 2, 4])
        self.assertEqual(self.story.blocks.count(), 35)

    def test_each_pull_quote_stands_before_the_paragraph_it_comes_from(self):
        for quote in self.story.blocks.filter(kind="pull-quote"):
            words = quote.text.strip("“”").split(maxsplit=1)[1]
            (source,) = self.story.blocks.filter(kind="text", text__contains=words)
            self.assertGreater(source.ordering, quote.ordering)

    def test_the_figures_are_four_different_photos_and_the_still_is_by_courtesy_of_neon(self):
        photos = [block.photo for block in self.story.blocks.filter(kind="figure")]
        self.assertEqual(
            [photo.slug for photo in photos],
            [
                "mikey-madison-cover-shoot-1",
                "mikey-madison-cover-shoot-2",
                "anora-still-ani-and-ivan",
                "mikey-madison-cover",
            ],
        )
        self.assertIn("Courtesy NEON", photos[2].credit_line)
        self.assertEqual(set(photos[2].people.values_list("slug", flat=True)), {"mikey-madison", "mark-eydelshteyn"})

    def test_the_shoot_has_its_day_its_place_and_its_crew(self):
        shoot = self.story.shoot
        self.assertEqual((shoot.date, shoot.location), ("2024-12-17", "Dust Studios"))
        self.assertEqual(
            [(member.role, member.name) for member in shoot.crew.all()],
            [
                ("photography", "Shayan Asgharnia"),
                ("hair", "Rena Calhoun"),
                ("make-up", "Melissa Hernandez"),
                ("styling", "Jamie Mizrahi"),
                ("cover-design", "Andy Turnbull"),
            ],
        )

    def test_it_first_appeared_in_an_issue_whose_year_nobody_made_up(self):
        issue = self.story.issue
        self.assertEqual((str(issue.publication), issue.label), ("Backstage Magazine", "Jan. 30 issue"))
        self.assertEqual((issue.date.month, issue.date.day, issue.date.year), (1, 30, None))
        self.assertEqual(self.story.first_published, "")

    def test_no_byline_is_made_up(self):
        self.assertFalse(self.story.contributions.exists())

    def test_it_is_about_madison_and_anora_and_mentions_those_it_names(self):
        self.assertEqual(self.subjects("person", "about"), {"mikey-madison"})
        self.assertEqual(self.subjects("film", "about"), {"anora"})
        self.assertEqual(len(self.subjects("person", "mentions")), 20)
        self.assertEqual(
            self.subjects("film", "mentions"),
            {
                *["pretty-woman", "pretty-in-pink", "sixteen-candles", "stand-by-me", "better-things", "scream"],
                *["once-upon-a-time-in-hollywood", "the-hateful-eight", "scream-2022"],
            },
        )

    def test_figures_and_names_of_the_source_are_kept(self):
        text = "\n".join(self.story.blocks.values_list("text", flat=True))
        for fact in ["9-month-old", "45 wins and 38 nominations", "45 minutes", "“Modern Whore.”", "Brighton Beach"]:
            self.assertIn(fact, text)


class VideoItemTests(AnswerKeyTestCase):
    slug = "mikey-madison-video-interview"

    def test_section_date_and_byline_are_the_sources_own(self):
        self.assertEqual(str(self.story.section), "Film & TV › Video")
        self.assertEqual(self.story.first_published.words, "25 November 2024")
        (byline,) = self.story.contributions.all()
        self.assertEqual((byline.role, byline.label, byline.company.slug), ("words", "Text", "dazed-digital"))
        self.assertIsNone(byline.person)
        self.assertTrue(byline.in_byline)

    def test_the_video_comes_first_and_has_no_invented_address(self):
        first = self.story.blocks.first()
        self.assertEqual((first.kind, first.video.url), ("video", ""))

    def test_no_furniture_stands_in_the_body(self):
        text = " ".join(self.story.blocks.values_list("text", flat=True))
        for furniture in ["Share", "copied", "Email address", "SIGN UP", "Privacy policy", "READ MORE", "15,000"]:
            self.assertNotIn(furniture, text)

    def test_12_other_headlines_are_kept_one_of_them_sponsored(self):
        headlines = list(self.story.related_headlines.all())
        self.assertEqual([headline.position for headline in headlines], list(range(1, 13)))
        self.assertEqual(
            [(headline.position, headline.label) for headline in headlines if headline.sponsored],
            [(3, "Escentric Molecules")],
        )

    def test_other_headlines_create_no_people_and_no_films(self):
        headlines = " ".join(self.story.related_headlines.values_list("headline", flat=True))
        for name in HEADLINES_NAME:
            with self.subTest(name):
                self.assertIn(name, headlines)
                self.assertFalse(Person.objects.filter(name=name).exists() or Film.objects.filter(title=name).exists())
        self.assertEqual(self.subjects("person", "mentions"), {"sally-rooney", "quentin-tarantino"})
        self.assertEqual(self.subjects("film", "mentions"), set())


class FilmPageTests(AnswerKeyTestCase):
    slug = "anora-film-page"

    def test_the_body_has_9_paragraphs_and_8_figures_of_6_pictures(self):
        figures = self.story.blocks.filter(kind="figure")
        self.assertEqual((self.count("text"), figures.count()), (9, 8))
        self.assertEqual(figures.values("photo").distinct().count(), 6)
        self.assertEqual(figures.filter(photo__slug="palme-dor-trophy").count(), 3)

    def test_readers_see_no_reference_markers_and_no_addresses(self):
        for block in self.story.blocks.all():
            self.assertNotRegex(f"{block.text} {block.caption}", r"\[\d+\]|https?://")

    def test_brackets_that_belong_to_the_text_stay(self):
        text = " ".join(f"{block.text} {block.caption}" for block in self.story.blocks.all())
        for words in ["[palm(ə) dɔʁ]", "/ˈmælɪk/", "[sex work]", "(Sous les écrans la dèche)", "Shōgun"]:
            self.assertIn(words, text)

    def test_the_title_is_marked_as_an_editors(self):
        self.assertEqual(self.story.title_source, Article.TitleSource.EDITOR)
        self.assertEqual(self.story.dek, "A Cinderella Tease…")

    def test_no_byline_and_no_date_are_made_up(self):
        self.assertFalse(self.story.contributions.exists())
        self.assertEqual((self.story.first_published, self.story.issue), ("", None))

    def test_it_ends_with_the_trailer_and_where_to_watch(self):
        trailer, note = self.story.blocks.order_by("-ordering")[:2][::-1]
        self.assertEqual((trailer.video.kind, trailer.video.url), ("trailer", ""))
        self.assertIn("Hulu", strip_tags(note.text))

    def test_slips_of_the_source_are_put_right(self):
        text = " ".join(self.story.blocks.values_list("text", flat=True))
        self.assertNotIn("is the is the", text)
        self.assertIn("Mikey Madison’s", text)

    def test_it_means_the_scream_of_2022_only(self):
        films = self.subjects("film", "mentions")
        self.assertIn("scream-2022", films)
        self.assertNotIn("scream", films)

    def test_the_figures_of_the_source_are_kept(self):
        text = strip_tags(" ".join(self.story.blocks.filter(kind="text").values_list("text", flat=True)))
        for fact in [
            "May 21, 2024",
            "October 18, 2024",
            "$6 million",
            "$56.5 million",
            "six nominations",
            "10 minutes",
        ]:
            self.assertIn(fact, text)


class TheThreeStoriesTests(AnswerKeyTestCase):
    def test_readers_may_see_all_three(self):
        self.assertEqual(
            list(Article.objects.live().newest_first().values_list("kind", flat=True)),
            ["film-page", "video", "cover-story"],
        )

    def test_each_stands_beside_the_other_two(self):
        slugs = set(Article.objects.values_list("slug", flat=True))
        for story in Article.objects.all():
            self.assertEqual(set(story.related.values_list("story__slug", flat=True)), slugs - {story.slug})

    def test_topics_are_shared_and_name_no_person_and_no_film(self):
        names = {tag.name for story in Article.objects.all() for tag in story.tags.all()}
        self.assertEqual(len(names), 12)
        self.assertFalse(
            Person.objects.filter(name__in=names).exists() or Film.objects.filter(title__in=names).exists()
        )

    def test_every_row_passes_its_own_validation(self):
        for model in [Article, Block, Section]:
            for row in model.objects.all():
                row.full_clean()

    def test_loaded_again_nothing_is_doubled(self):
        before = Block.objects.count()
        for name in FIXTURES:
            call_command("loaddata", FOLDER / name, verbosity=0)
        self.assertEqual(Block.objects.count(), before)
