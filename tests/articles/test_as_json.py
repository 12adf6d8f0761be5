"""Stories, films, people and editions as JSON: what their pages show, to whoever prefers it so."""

import re
from pathlib import Path
from unittest import mock
from urllib.parse import urlsplit

from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import (
    Article,
    Contribution,
    Correction,
    Issue,
    Photo,
    PhotoCreator,
    Publication,
    RelatedStory,
    Shoot,
)
from articles.templatetags.stories import STORIES_IN_A_BAND
from people.models import (
    Broadcast,
    Claim,
    Credit,
    EditionRole,
    FilmTitle,
    FormerAddress,
    PersonName,
    Release,
    Tally,
)
from tests.articles.test_feeds import BAD, develop
from tests.factories import (
    ago,
    ahead,
    make_article,
    make_company,
    make_edition,
    make_film,
    make_nomination,
    make_person,
    make_photo,
    make_section,
    make_source,
)

DESCRIBED = Path(__file__).resolve().parents[2] / "magazine" / "json.md"


def as_json(row):
    return f"{row.get_absolute_url().rstrip('/')}.json"


def everything():
    """One of each, with everything that can be said of it."""
    person, company, source = (
        make_person("Agnès Varda", bio="She walks.", born="1928", died="2019"),
        make_company(),
        make_source(),
    )
    film = make_film(
        "Wanda", cast=[(person, "Wanda")], countries="US", genre="drama", runtime=102, tagline="On.", synopsis="A"
    )
    edition = make_edition(ends="2024-05-25", venue="Palais", city="Cannes", honours_year="2024", category_count=7,
                           note="As told.", source=source, standing="held")  # fmt: skip
    make_nomination(edition, films=[film], nominees=[person], detail="As Wanda", note="Shared", announced="2024-05-20")
    director = make_person("Barbara Loden")
    for each in (film, make_film("Before it", directors=[director])):
        Credit.objects.get_or_create(film=each, person=director, job="director")
    make_nomination(edition, films=[make_film("Beside it")])
    for number in (1, 3):
        make_edition(edition.programme, number=number, starts=f"202{2 + number}-01", honours_year=f"202{number}")
    for n in range(STORIES_IN_A_BAND):
        make_article(f"More of it {n}", about=[film], by=[person])
    PersonName.objects.create(person=person, name="Arlette")
    FilmTitle.objects.create(film=film, name="Wanda!")
    for subject in ({"film": film}, {"person": person}):
        Tally.objects.create(**subject, edition=edition, nominations=7, wins=0, source=source, as_of="2024")
        Tally.objects.create(**subject, scope="critics", nominations=3, source=source)
        Claim.objects.create(
            **subject, topic="budget", text="It cost six.", amount=6, currency="USD", source=source, as_of="2024"
        )
    Release.objects.create(
        film=film, kind="premiere", date="2024-05-21", edition=edition, territory="FR", source=source
    )
    Release.objects.create(
        film=film, kind="digital", terms="rent", url="https://watch.example/", company=company, checked_on="2025"
    )
    EditionRole.objects.create(edition=edition, person=person, role="host", note="alone")
    Broadcast.objects.create(edition=edition, company=company, territory="FR", note="live")
    photo = develop(make_photo(people=[person], films=[film], caption="Here", copyright_notice="© N", licence_url="https://l.example/",
                               acquire_url="https://a.example/", digital_source_type="https://t.example/"))  # fmt: skip
    PhotoCreator.objects.create(photo=photo, person=person)
    issue = Issue.objects.create(
        publication=Publication.objects.create(name="The Gazette", slug="gazette"), label="May", slug="may"
    )
    shoot = Shoot.objects.create(title="Cover", slug="cover", location="Here")
    story = make_article(
        kind="review", rating="4.5", rating_scale=5, verdict="See it.", lead_photo=photo, about=[person],
        mentions=[film], by=[person], tags=["noir"], section=make_section(), issue=issue, shoot=shoot,
        kicker="New", dek="Along", first_published="2024-11", updated_at=timezone.now(),
    )  # fmt: skip
    Contribution.objects.create(shoot=shoot, company=company, role="hair")
    Correction.objects.create(article=story, date="2026-03-03", text="It was May.")
    RelatedStory.objects.create(article=story, story=make_article("Near it", dek="And more", about=[film, person]))
    return story, film, person, edition


class AsJsonTestCase(TestCase):
    def told(self, row):
        answer = self.client.get(as_json(row))
        self.assertEqual((answer.status_code, answer["Content-Type"]), (200, "application/json"))
        return answer.json()


class ShapeTests(AsJsonTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.rows = everything()

    def named(self, value):
        """Every name in the data, however deep."""
        if isinstance(value, dict):
            return set(value) | {name for each in value.values() for name in self.named(each)}
        return {name for each in value for name in self.named(each)} if isinstance(value, list) else set()

    def test_every_name_in_it_is_described_and_every_name_described_is_in_it(self):
        described = set(re.findall(r"^\| `(\w+)`", DESCRIBED.read_text(), re.MULTILINE))
        told = {name for row in self.rows for name in self.named(self.told(row))}
        self.assertEqual(told - described, set(), "Not described in magazine/json.md.")
        self.assertEqual(described - told, set(), "Described, and nowhere told.")

    def test_no_number_of_the_database_stands_in_it(self):
        for row in self.rows:
            with self.subTest(row):
                self.assertEqual(self.named(self.told(row)) & {"id", "pk", "key", "token", "slug"}, set())

    def test_every_address_in_it_is_whole_and_ours_answer(self):
        for row in self.rows:
            for address in re.findall(r'"(?:url|json)": "([^"]*)"', self.client.get(as_json(row)).content.decode()):
                with self.subTest(address):
                    self.assertRegex(address, "^https?://")
                    if address.startswith("http://testserver/") and "/pictures/" not in address:
                        self.assertEqual(self.client.get(urlsplit(address).path).status_code, 200)

    def test_says_nothing_that_its_page_does_not_show(self):
        """Words and numbers, as far as they stand on the page as they are."""
        reworded = {
            "type",
            "kind",
            "published",
            "updated",
            "date",
            "amount",
            "result",
            "topic",
            "terms",
            "dates_are",
            "about",
        }
        reworded |= {
            "currency",
            "role",
            "url",
            "all_stories",
            "json",
            "content_html",
            "width",
            "height",
            "acquire",
            "source_type",
            "licence",
            "copyright",
        }
        for row in self.rows:
            page = re.sub(r"\s+", " ", self.client.get(row.get_absolute_url()).content.decode()).casefold()
            for name, value in self.leaves(self.told(row)):
                if name not in reworded:
                    with self.subTest(row, name=name):
                        self.assertIn(str(value).casefold(), page)

    def leaves(self, value, name=""):
        if isinstance(value, dict):
            for name, each in value.items():
                yield from self.leaves(each, name)
        elif isinstance(value, list):
            for each in value:
                yield from self.leaves(each, name)
        else:
            yield name, value

    def test_a_picture_stands_in_it_with_its_credit_and_its_makers(self):
        story, film, person, _ = self.rows
        for row in (story, film, person):
            with self.subTest(row):
                (picture,) = self.told(row)["pictures"]
                self.assertEqual(picture["credit"], "Photograph by Ellen Example")
                self.assertEqual(picture["makers"][0]["name"], "Agnès Varda")

    def test_its_text_is_that_of_the_feed(self):
        story = self.rows[0]
        item = next(each for each in self.client.get("/feed.json").json()["items"] if story.slug in each["url"])
        self.assertEqual(self.told(story)["content_html"], item["content_html"])

    def test_nought_stands_and_what_nobody_said_is_left_out(self):
        counted, other = self.told(self.rows[1])["tallies"]
        self.assertEqual((counted["nominations"], counted["wins"]), (7, 0))
        self.assertNotIn("wins", other)


class AddressTests(AsJsonTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.rows = everything()

    def ask(self, row, accept):
        return self.client.get(row.get_absolute_url(), headers={"Accept": accept})

    def test_the_address_of_the_page_answers_so_to_who_prefers_it(self):
        for row in self.rows:
            for accept in ["application/json", "text/html;q=0.5, application/json", "application/json, text/plain"]:
                with self.subTest(row, accept=accept):
                    answer = self.ask(row, accept)
                    self.assertEqual(answer.content, self.client.get(as_json(row)).content)
                    self.assertIn("Accept", answer["Vary"])

    def test_and_with_the_page_to_everybody_else(self):
        browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
        for row in self.rows:
            for accept in [browser, "*/*", "text/html, application/json", "application/ld+json", "nonsense"]:
                with self.subTest(row, accept=accept):
                    answer = self.ask(row, accept)
                    self.assertTrue(answer["Content-Type"].startswith("text/html"))
                    self.assertIn("Accept", answer["Vary"])
            self.assertTrue(self.client.get(row.get_absolute_url())["Content-Type"].startswith("text/html"))

    def test_the_page_leads_to_it_and_it_to_the_page(self):
        for row in self.rows:
            with self.subTest(row):
                link = f'<link rel="alternate" type="application/json" href="{as_json(row)}">'
                self.assertContains(self.client.get(row.get_absolute_url()), link)
                answer = self.client.get(as_json(row))
                self.assertEqual(answer["Link"], f'<http://testserver{row.get_absolute_url()}>; rel="canonical"')
                self.assertEqual(answer["X-Robots-Tag"], "noindex")

    def test_an_older_address_leads_on_to_it(self):
        story, film, person, edition = self.rows
        for row in (story, film, person, edition.programme):
            FormerAddress.objects.create(row=row, slug=f"former-{row.slug}")
        for row, slug in [
            (story, story.slug),
            (film, film.slug),
            (person, person.slug),
            (edition, edition.programme.slug),
        ]:
            with self.subTest(row):
                answer = self.client.get(as_json(row).replace(slug, f"former-{slug}", 1))
                self.assertEqual((answer.status_code, answer.headers.get("Location")), (301, as_json(row)))

    def test_is_not_sent_again_to_who_has_it_until_it_changes(self):
        for row in self.rows:
            etag = self.client.get(as_json(row))["ETag"]
            with self.subTest(row):
                self.assertEqual(self.client.get(as_json(row), headers={"If-None-Match": etag}).status_code, 304)
        story = self.rows[0]
        etag = self.client.get(as_json(story))["ETag"]
        Photo.objects.update(rights_until=timezone.now())
        answer = self.client.get(as_json(story), headers={"If-None-Match": etag})
        self.assertNotIn("pictures", answer.json())

    def test_nothing_can_be_sent_there(self):
        for row in self.rows:
            self.assertEqual(self.client.post(as_json(row)).status_code, 405)


class HiddenTests(AsJsonTestCase):
    """Rows 1 and 11 of the leak matrix, for the JSON of a story."""

    NOT_YET = {
        "draft": {"status": "draft"},
        "scheduled": {"published_at": ahead(days=1)},
        "embargoed": {"embargo_until": ahead(days=1)},
    }
    NO_MORE = {
        "expired": {"published_at": ago(days=2), "expires_at": ago(days=1)},
        "withdrawn": {"status": "withdrawn"},
    }

    def ask(self, slug):
        for address, headers in [(f"/stories/{slug}.json", {}), (f"/stories/{slug}/", {"Accept": "application/json"})]:
            for query in ("", "?preview=1", "?page=2", "?format=json"):
                answer = self.client.get(f"{address}{query}", headers=headers)
                yield answer.status_code, answer.content, {**answer.headers, "Content-Length": ""}

    def test_what_is_not_to_be_seen_yet_answers_as_what_never_was(self):
        never = list(self.ask("never-was"))
        self.assertEqual({status for status, *_ in never}, {404})
        for state, fields in self.NOT_YET.items():
            make_article("Telltale", slug=f"telltale-{state}", **fields)
            with self.subTest(state):
                self.assertEqual(list(self.ask(f"telltale-{state}")), never)

    def test_what_is_to_be_seen_no_more_is_gone_without_a_word_of_it(self):
        for state, fields in self.NO_MORE.items():
            make_article("Telltale", slug=f"telltale-{state}", **fields)
            for status, content, _ in self.ask(f"telltale-{state}"):
                with self.subTest(state):
                    self.assertEqual(status, 410)
                    self.assertNotIn(b"elltale", content)

    def test_who_has_it_is_told_that_it_is_gone(self):
        article = make_article()
        etag = self.client.get(as_json(article))["ETag"]
        article.withdraw()
        self.assertEqual(self.client.get(as_json(article), headers={"If-None-Match": etag}).status_code, 410)

    def test_a_hidden_story_is_in_no_other_rows_json(self):
        person, film = make_person(), make_film()
        shown = make_article("Shown", about=[person, film])
        rows = (shown, person, film)
        before = [self.client.get(as_json(row)).content for row in rows]
        for fields in (self.NOT_YET | self.NO_MORE).values():
            hidden = make_article(
                "Telltale", about=[person, film], by=[person], lead_photo=develop(make_photo(people=[person])), **fields
            )
            RelatedStory.objects.create(article=shown, story=hidden)
        self.assertEqual([self.client.get(as_json(row)).content for row in rows], before)

    def test_a_picture_leaves_it_with_its_rights_and_its_substitute_takes_the_place(self):
        other = develop(make_photo("Other", credit_line="Photograph: Ann Lee"))
        photo = develop(make_photo(credit_line="Courtesy NEON", substitute=other))
        article = make_article(lead_photo=photo)
        Photo.objects.filter(pk=photo.pk).update(rights_until=timezone.now())
        (picture,) = self.told(article)["pictures"]
        self.assertEqual(picture["credit"], "Photograph: Ann Lee")
        self.assertNotContains(self.client.get(as_json(article)), "NEON")

    def test_these_tests_see_a_leak_where_there_is_one(self):
        make_article("Telltale", slug="telltale", status="draft")
        with mock.patch.object(type(Article.objects.all()), "live", lambda stories, at=None: stories):
            self.assertEqual({status for status, *_ in self.ask("telltale")}, {200})


class BadCharacterTests(AsJsonTestCase):
    def test_is_taken_out(self):
        article = make_article(lead_photo=develop(make_photo()))
        Article.objects.filter(pk=article.pk).update(title=BAD, dek=BAD, kicker=BAD)
        Photo.objects.update(credit_line=BAD, caption=BAD)
        told = self.told(article)
        self.assertEqual((told["headline"], told["pictures"][0]["credit"]), ("A  bad   word",) * 2)


class CostTests(AsJsonTestCase):
    def test_takes_as_many_queries_as_much_as_it_says(self):
        rows = everything()
        before = [self.count(row) for row in rows]
        story, film, person, edition = rows
        for n in range(5):
            other = make_film(f"Film {n}", cast=[(person, "A")])
            make_nomination(edition, category=f"Prize {n}", films=[film, other], nominees=[person, make_person()])
            beside = make_article(about=[person, film], by=[person])
            RelatedStory.objects.create(article=story, story=beside)
            photo = develop(make_photo(people=[person], films=[film]))
            PhotoCreator.objects.create(photo=photo, person=make_person())
            Broadcast.objects.create(edition=edition, company=make_company())
            story.tags.add(f"tag {n}")
        self.assertEqual([self.count(row) for row in rows], before)
        self.assertLessEqual(max(before), 17)  # a film's, with its neighbours

    def count(self, row):
        with CaptureQueriesContext(connection) as queries:
            Client().get(as_json(row))
        return len(queries)
