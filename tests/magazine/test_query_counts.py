"""The number of queries of every page: the same for 2 and for 20 rows, and within its budget."""

from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext

from articles.models import (
    Article,
    Block,
    Contribution,
    Correction,
    Issue,
    PhotoCreator,
    Publication,
    RelatedStory,
    Series,
    Shoot,
    Video,
)
from magazine.search.engines.postgresql import oldest_of_the_newest
from magazine.search.indexing import take_in_everything
from people.models import Broadcast, Claim, Credit, EditionRole, FilmTitle, PersonName, Programme, Release, Tally
from tests.factories import (
    make_article,
    make_block,
    make_company,
    make_edition,
    make_film,
    make_gallery,
    make_nomination,
    make_person,
    make_photo,
    make_section,
    make_source,
)


class Magazine:
    """Pages that show ``count`` rows of everything they can show."""

    def __init__(self, count):
        rows = range(count)
        source = make_source()
        self.people = [make_person(f"Person {n}") for n in rows]
        companies = [make_company(f"Company {n}") for n in rows]
        self.company = companies[0]
        self.films = [make_film(f"Film {n}", cast=[(self.people[0], f"Part {n}")]) for n in rows]
        self.film, self.person = self.films[0], self.people[0]
        for film in self.films:
            make_photo(poster_of=film, films=[self.film])
        for person in self.people:
            make_photo(portrait_of=person, people=[self.person])
            Credit.objects.create(film=self.film, person=person, job=Credit.Job.WRITER)
        self.editions = [make_edition(honours_year="2024") for _ in rows]
        self.edition = self.editions[0]
        for n in rows:
            PersonName.objects.create(person=self.person, name=f"Alias {n}")
            FilmTitle.objects.create(film=self.film, name=f"Title {n}")
            Claim.objects.create(film=self.film, topic="record", text=f"Claim {n}", source=source)
            Claim.objects.create(person=self.person, topic="life", text=f"Claim {n}", source=source)
            Tally.objects.create(film=self.film, edition=self.editions[n], nominations=n, source=source)
            Tally.objects.create(person=self.person, edition=self.editions[n], nominations=n, source=source)
            if n:
                Tally.objects.create(film=self.films[n], edition=self.edition, nominations=n, source=source)
            Release.objects.create(film=self.film, kind="theatrical", date=f"20{n:02}", company=companies[n])
            Release.objects.create(
                film=self.films[n], kind="premiere", date="2024", edition=self.edition, company=self.company
            )
            EditionRole.objects.create(edition=self.edition, person=self.people[n], role="host")
            EditionRole.objects.create(edition=self.editions[n], person=self.person, role="jury-president")
            Broadcast.objects.create(edition=self.edition, company=companies[n])
            Broadcast.objects.create(edition=self.editions[n], company=self.company, kind="stream")
            Programme.objects.filter(editions=self.editions[n]).update(organiser=self.company)
            PhotoCreator.objects.create(photo=make_photo(), company=self.company)
            Credit.objects.create(film=self.films[n], company=self.company, job=Credit.Job.DISTRIBUTOR)
            make_nomination(
                self.editions[n], category=f"Prize {n}", films=[self.film], nominees=[self.person, self.company]
            )
            make_nomination(
                self.edition, category=f"Other {n}", films=self.films, nominees=self.people, result="winner"
            )
        self.section = make_section("Films")
        for n in rows:
            make_section(f"Part {n}", parent=self.section)
        self.make_stories(rows)

    def make_stories(self, rows):
        publication = Publication.objects.create(name="The Gazette", slug=f"gazette-{len(rows)}")
        self.issue, *_ = issues = [
            Issue.objects.create(publication=publication, slug=f"n{n}", label=f"No. {n}", cover=make_photo())
            for n in rows
        ]
        self.series, *_ = [Series.objects.create(name=f"Run {n}", slug=f"run-{len(rows)}-{n}") for n in rows]
        shoot = Shoot.objects.create(title="Cover", slug=f"cover-{len(rows)}")
        self.stories = [
            make_article(
                f"Story {n}",
                kind=Article.Kind.FILM_PAGE,
                section=self.section,
                issue=issues[n] if n else self.issue,
                series=self.series,
                lead_photo=make_photo(),
                shoot=shoot,
                body=[f"Paragraph {n} on <em>Film {n}</em> and Person {n}." for n in rows],
                about=[*self.films, *self.people],
                by=[self.person, self.company],
                tags=["noir", *(f"tag {n}" for n in rows)],
            )
            for n in rows
        ]
        self.story = self.stories[0]
        for n in rows:
            photo = make_photo()
            make_block(self.story, Block.Kind.FIGURE, photo=photo)
            make_block(self.story, Block.Kind.GALLERY, gallery=make_gallery([photo, make_photo()]))
            make_block(self.story, Block.Kind.FILM_CARD, film=self.films[n])
            video = Video.objects.create(title="Clip", slug=f"clip-{len(rows)}-{n}", kind="clip", still=photo)
            make_block(self.story, Block.Kind.VIDEO, video=video)
            Correction.objects.create(article=self.story, date="2026-03-03", text=f"Correction {n}")
            Contribution.objects.create(shoot=shoot, person=self.people[n], role="hair")
            if n:
                RelatedStory.objects.create(article=self.story, story=self.stories[n])
            Article.objects.filter(pk=self.stories[n].pk).update(issue=self.issue if n < len(rows) - 1 else issues[n])


# Address of a page, and the most queries it may take; one of them asks what is due to go live. The neighbours of
# a film cost five (its directors, its editions twice, their films, their season), of a person three, of a company ten
# (people and companies on its films three each, its editions, what stood there three); where all
# stories of somebody may be thousands, keys are read apart from the rows of those that are shown.
PAGES = {
    # Every page on which no picture is, as here none has a file, asks one for the accent of the magazine's own.
    # Its places and sections, the marks of the stories that may stand there, those that do, and what it shows of the
    # shelf: a query each for the film of the month and its directors, what stories name, films, people and awards
    "the front page": (lambda m: "/", 13),
    # As a film page it also says what the film won and where it runs: a query each. Every story asks one for the
    # names in its copy, two for what to read next, one for the stories beside it, one for the accent of its card.
    "a story of every part": (lambda m: m.story.get_absolute_url(), 17),
    "a person": (lambda m: m.person.get_absolute_url(), 17),
    "a film": (lambda m: m.film.get_absolute_url(), 18),
    "a company": (lambda m: m.company.get_absolute_url(), 20),
    "an award": (lambda m: m.edition.programme.get_absolute_url(), 9),
    "an edition": (lambda m: m.edition.get_absolute_url(), 12),
    "one prize of an award": (lambda m: f"{m.edition.programme.get_absolute_url()}?prize=other-0", 9),
    "a season": (lambda m: "/seasons/2024/", 7),
    "the stories of a film": (lambda m: f"{m.film.get_absolute_url()}stories/", 5),
    "the stories of a person": (lambda m: f"{m.person.get_absolute_url()}stories/", 5),
    "the stories of a company": (lambda m: f"{m.company.get_absolute_url()}stories/", 5),
    "the people under a letter": (lambda m: "/people/?letter=P", 5),
    "the films of a decade": (lambda m: f"/films/?decade={m.film.year // 10 * 10}", 5),
    "the stories": (lambda m: "/stories/", 8),
    "the sections": (lambda m: "/sections/", 8),
    "a section": (lambda m: m.section.get_absolute_url(), 8),
    "the pictures": (lambda m: "/pictures/", 8),
    "the pictures of a person": (lambda m: f"{m.person.get_absolute_url()}pictures/", 9),
    "the feed": (lambda m: "/feed/", 12),
    "the feed as RSS": (lambda m: "/feed.rss", 12),
    "the feed as JSON": (lambda m: "/feed.json", 12),
    "the feed of a section": (lambda m: f"{m.section.get_absolute_url()}feed.atom", 14),
    "the feed of a topic": (lambda m: "/tags/noir/feed.rss", 14),
    "the feed of a person": (lambda m: f"{m.person.get_absolute_url()}feed.json", 13),
    "the feed of a film": (lambda m: f"{m.film.get_absolute_url()}feed.atom", 13),
    "a story as JSON": (lambda m: f"{m.story.get_absolute_url().rstrip('/')}.json", 12),
    "a film as JSON": (lambda m: f"{m.film.get_absolute_url().rstrip('/')}.json", 18),
    "a person as JSON": (lambda m: f"{m.person.get_absolute_url().rstrip('/')}.json", 17),
    "an edition as JSON": (lambda m: f"{m.edition.get_absolute_url().rstrip('/')}.json", 11),
    "the maps": (lambda m: "/sitemap.xml", 3),
    "the map of the stories": (lambda m: "/sitemap-stories.xml", 7),
    "the map of the news": (lambda m: "/sitemap-news.xml", 3),
    "the map of the films": (lambda m: "/sitemap-films.xml", 3),
    "the map of the topics": (lambda m: "/sitemap-topics.xml", 3),
    "the map for language models": (lambda m: "/llms.txt", 4),
    "the issues": (lambda m: "/issues/", 8),
    "an issue": (lambda m: m.issue.get_absolute_url(), 8),
    "the topics": (lambda m: "/tags/", 8),
    "the archive": (lambda m: "/archive/", 8),
    "a kind of story": (lambda m: "/stories/kinds/film-pages/", 4),
    "a year": (lambda m: f"/stories/{m.story.published_at:%Y}/", 6),
    "a month": (lambda m: f"/stories/{m.story.published_at:%Y/%m}/", 5),
    "the series": (lambda m: "/series/", 3),
    "one series": (lambda m: m.series.get_absolute_url(), 5),
    "a topic": (lambda m: "/tags/noir/", 8),
    "the people": (lambda m: "/people/", 8),
    "the films": (lambda m: "/films/", 8),
    "the awards": (lambda m: "/awards/", 8),
    "the search page, nothing asked": (lambda m: "/search/", 2),
    # Where few are found, one more query asks for words that begin so: not where the last word is as short as this
    "a search": (lambda m: "/search/?q=story+1", 12),
    "a search for a name, with every filter": (
        lambda m: f"/search/?q=paragraph+1&kind=film-page&section={m.section.path}&person={m.person.slug}",
        12,
    ),
    "a search for films": (lambda m: "/search/?q=film&kind=film", 9),
    "suggestions": (lambda m: "/search/suggest/?q=sto", 6),  # one of them on PostgreSQL: which the newest are
}


class QueryCountTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        small = Magazine(2)
        cls.with_few = cls.count_all(small)
        large = Magazine(20)
        cls.with_many = cls.count_all(large)

    @classmethod
    def count_all(cls, magazine):
        take_in_everything()  # or the first search would
        oldest_of_the_newest.cache_clear()  # which the first search of a minute asks
        return {name: cls.count(address(magazine)) for name, (address, _) in PAGES.items()}

    @classmethod
    def count(cls, address):
        with CaptureQueriesContext(connection) as queries:
            answer = Client().get(address)
        assert answer.status_code == 200, address
        return len(queries)

    def test_every_page_takes_as_many_queries_for_20_rows_as_for_2(self):
        self.assertEqual(self.with_few, self.with_many)

    def test_every_page_keeps_to_its_budget(self):
        for name, (_, budget) in PAGES.items():
            with self.subTest(page=name):
                self.assertLessEqual(self.with_many[name], budget)
