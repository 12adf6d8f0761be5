"""What a page tells machines is what its readers see: every name, date, rating, credit, picture and address."""

import re
from urllib.parse import urlsplit

from django.core.management import call_command
from django.template import Context
from django.test import RequestFactory, TestCase

from articles.importing.fixtures import FIXTURES, FOLDER
from articles.models import (
    Article,
    Block,
    Contribution,
    Correction,
    Issue,
    Photo,
    Publication,
    RenditionSet,
    Tag,
    Video,
)
from articles.structured_data import lists
from articles.templatetags.structured_data import told_to_machines
from people.models import Company, Credit, Edition, Film, FilmTitle, Person, Programme, Release
from tests.factories import (
    ago,
    ahead,
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
)
from tests.structured import card_faults, faults, nodes, read, squeezed, values

FRAMES = {
    "free": [[480, 360], [1600, 1200]],
    "flat": [[1200, 649]],
    "scope": [[1280, 536]],
    "widescreen": [[1200, 675]],
    "academy": [[1200, 900]],
    "square": [[800, 800]],
    "portrait": [[480, 600]],
    "poster": [[480, 720]],
}
LISTS = [
    "/",
    "/stories/",
    "/sections/",
    "/issues/",
    "/tags/",
    "/people/",
    "/films/",
    "/awards/",
    "/pictures/",
    "/search/",
]
# What stands in no one's way of reading a page: how large a picture is, under which licence it is, and where that is
# sold; in which language all of it is; on which day somebody else put a video up.
NOT_SHOWN = {
    "@type", "@context", "width", "height", "license", "acquireLicensePage", "copyrightNotice", "digitalSourceType",
    "inLanguage", "isAccessibleForFree", "position", "numberOfItems", "itemListOrder", "worstRating", "uploadDate",
    "wordCount", "query-input", "urlTemplate", "logo",
}  # fmt: skip
WORDS = {
    "name", "headline", "description", "caption", "creditText", "characterName", "alternateName", "genre", "address",
    "articleSection", "keywords", "text",
}  # fmt: skip
DATES = {"datePublished", "dateModified", "startDate", "endDate", "birthDate", "deathDate"}
ADDRESSES = {"url", "item", "mainEntityOfPage", "sameAs"}
PICTURES = {"contentUrl", "thumbnailUrl"}


def develop_all():
    photos = Photo.objects.filter(renditions=None)
    RenditionSet.objects.bulk_create(
        RenditionSet(photo=photo, token=f"{photo.pk:032x}", recipe="x", frames=FRAMES) for photo in photos
    )


def unseen(page):
    """What the data of a page says that nobody sees on it, in sentences."""
    for data in page.data:
        for node in nodes(without_logo(data)):
            for name, value in node.items():
                for each in values(value):
                    if not isinstance(each, dict) and (fault := unseen_value(page, name, each)):
                        yield f"{node['@type']}: {fault}"


def without_logo(value):
    if isinstance(value, list):
        return [without_logo(each) for each in value]
    if isinstance(value, dict):
        return {name: without_logo(each) for name, each in value.items() if name != "logo"}
    return value


def unseen_value(page, name, value):
    if name in NOT_SHOWN:
        return None
    if name in WORDS:
        seen = squeezed(value).casefold() in page.text.casefold()
    elif name in DATES:
        # A film's year stands in the text; every other date is one.
        seen = value in page.dates or (re.fullmatch(r"\d{4}", value) and value in page.text)
    elif name in PICTURES:
        token = re.search(r"/pictures/([0-9a-f]{32})/", value)
        seen = token[1] in page.tokens if token else is_linked(page, value)
    elif name in ADDRESSES:
        seen = is_linked(page, value)
    elif name == "award":
        wording, _, edition = value.rpartition(", ")
        seen = wording in page.text and edition in page.text
    elif name == "duration":
        seen = f"{value[2:-1]} minutes" in page.text
    elif name == "ratingValue":
        seen = f"{value:g} out of " in page.text
    elif name == "bestRating":
        seen = f" out of {value}" in page.text
    else:
        return f"nobody checks {name}"
    return None if seen else f"{name} {value!r} is not on the page"


def is_linked(page, address):
    parts = urlsplit(address)
    own = parts.netloc in ("testserver", "")
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return address in page.hrefs or (own and (path in page.hrefs or path == page.address))


class AgreementCase(TestCase):
    def assert_agrees(self, address):
        """A page keeps to the vocabulary, tells nothing that is not on it, and its parts agree with each other."""
        page = read(self.client, address)
        problems = [fault for data in page.data for fault in faults(data)]
        problems += [*unseen(page), *card_faults(page)]
        card = page.card
        if card["og:url"] != page.links["canonical"]:
            problems.append(f"The card leads to {card['og:url']}, the canonical link to {page.links['canonical']}.")
        if card["og:title"] not in page.text and card["og:title"].partition(" (")[0] not in page.text:
            problems.append(f"The card's title {card['og:title']!r} is not on the page.")
        if card["og:description"] != page.description:
            problems.append(f"The card says {card['og:description']!r}, the head {page.description!r}.")
        for data in page.data:
            told = data.get("headline")
            if told and told != card["og:title"]:
                problems.append(f"The data calls it {told!r}, the card {card['og:title']!r}.")
            if told and squeezed(data.get("description", page.description)) != squeezed(page.description):
                problems.append("The data describes it otherwise than the head.")
            if data.get("inLanguage", page.lang) != page.lang:
                problems.append("The language is another.")
        self.assertEqual(problems, [], address)
        return page


class DemoTests(AgreementCase):
    """The fixtures that the project comes with."""

    @classmethod
    def setUpTestData(cls):
        call_command("loaddata", *(FOLDER / name for name in FIXTURES), verbosity=0)
        develop_all()

    def test_stories_agree_with_their_pages(self):
        for article in Article.objects.live():
            with self.subTest(article.slug):
                self.assert_agrees(article.get_absolute_url())

    def test_the_shelf_agrees_with_its_pages(self):
        for model in (Film, Person, Company, Programme, Edition):
            for row in model.objects.all():
                with self.subTest(model=model.__name__, row=str(row)):
                    self.assert_agrees(row.get_absolute_url())

    def test_lists_agree_with_their_pages(self):
        rows = [*Tag.objects.all(), *Issue.objects.all(), *{story.section for story in Article.objects.live()} - {None}]
        for address in [*LISTS, *(row.get_absolute_url() for row in rows)]:
            with self.subTest(address):
                self.assert_agrees(address)

    def test_pictures_of_somebody_agree_with_their_page(self):
        self.assert_agrees("/people/mikey-madison/pictures/")

    def test_a_film_is_told_whole(self):
        (film,) = self.assert_agrees("/films/anora/").of_type("Movie")
        self.assertEqual(film["director"]["name"], "Sean Baker")
        parts = {role["characterName"]: role["actor"]["name"] for role in film["actor"] if "actor" in role}
        self.assertEqual(parts["Igor"], "Yura Borisov")
        self.assertIn("Palme d'Or, 77th Cannes Film Festival", film["award"])
        premiere = next(each for each in film["releasedEvent"] if each["name"] == "Premiere")
        self.assertEqual(premiere["startDate"], "2024-05-21")
        self.assertIn("Neon", str(film["releasedEvent"]))

    def test_what_a_source_does_not_say_is_not_told(self):
        (film,) = self.assert_agrees("/films/anora/").of_type("Movie")
        named = [role for role in film["actor"] if role["@type"] == "Person"]
        self.assertIn("Darya Ekamasova", [actor["name"] for actor in named])
        self.assertEqual(len([each for each in film["award"] if "British Academy" in each]), 0)

    def test_a_story_opens_in_three_shapes_large_enough(self):
        page = self.assert_agrees("/stories/mikey-madison-anora-cover-story/")
        images = [image for image in page.of_type("ImageObject") if "contentUrl" in image]
        first = [round(image["width"] / image["height"], 2) for image in images[1:4]]
        self.assertEqual(first, [1.78, 1.33, 1.0])
        for image in images:
            self.assertGreaterEqual(image["width"] * image["height"], 50_000)


class MadeTests(AgreementCase):
    """Rows of every kind, with everything they can have."""

    @classmethod
    def setUpTestData(cls):
        cls.ann, cls.bo, cls.neon = make_person("Ann Lee"), make_person("Bo Li"), make_company("Neon")
        cls.film = make_film("Vagabond", directors=[cls.bo], cast=[(cls.ann, "Mona")], year=1985, runtime=105)
        cls.series = make_film("Nana", kind="series", cast=[(cls.ann, "Nana")], year=None, runtime=50)
        make_photo(poster_of=cls.film, credit_line="Poster by Bo Li")
        section = make_section("Film & TV")
        publication = Publication.objects.create(name="The Gazette", slug="gazette")
        issue = Issue.objects.create(publication=publication, label="No. 3", slug="n3")
        cls.stories = {}
        for kind in Article.Kind:
            cls.stories[kind] = make_article(
                f"A {kind.label} & “more”",
                slug=kind,
                kind=kind,
                dek=f"What the {kind.label} says <of> it",
                section=section,
                issue=issue,
                lead_photo=make_photo(credit_line="Photograph by Ann Lee", caption="On the pier"),
                about=[cls.film, cls.ann],
                mentions=[cls.series, cls.bo],
                by=[cls.bo, cls.neon],
                tags=["noir"],
                updated_at=ago(hours=1),
                body=["One two three.", "Four <em>five</em>."],
            )
        Article.objects.filter(kind="review").update(rating="3.5", rating_scale=5, verdict="Go.")
        develop_all()

    def data(self, kind):
        page = self.assert_agrees(self.stories[kind].get_absolute_url())
        return page.data[0]

    def test_every_kind_of_story_agrees_with_its_page(self):
        told = {kind: self.data(kind)["@type"] for kind in Article.Kind}
        reference = dict.fromkeys(("list", "film-page"), "Article")
        self.assertEqual(told, dict.fromkeys(told, "NewsArticle") | {"review": "ReviewNewsArticle"} | reference)

    def test_a_review_says_what_of_which_film(self):
        data = self.data("review")
        self.assertEqual((data["itemReviewed"]["@type"], data["itemReviewed"]["name"]), ("Movie", "Vagabond"))
        self.assertEqual(
            data["reviewRating"], {"@type": "Rating", "ratingValue": 3.5, "bestRating": 5, "worstRating": 0}
        )

    def test_a_review_without_a_rating_is_given_none_and_one_by_nobody_is_the_magazines(self):
        make_article(slug="plain", kind="review", about=[self.film])
        data = self.assert_agrees("/stories/plain/").data[0]
        self.assertNotIn("reviewRating", data)
        self.assertEqual(data["author"]["name"], "Matinee")

    def test_a_review_of_no_film_on_the_shelf_is_a_story(self):
        make_article(slug="plain", kind="review", rating=4, rating_scale=5)
        data = self.assert_agrees("/stories/plain/").data[0]
        self.assertEqual((data["@type"], "reviewRating" in data), ("NewsArticle", False))

    def test_an_interview_is_about_who_is_interviewed(self):
        self.assertIn("Ann Lee", [each["name"] for each in self.data("interview")["about"]])
        self.assertEqual([each["name"] for each in self.data("interview")["mentions"]], ["Nana", "Bo Li"])

    def test_words_are_counted_as_readers_would(self):
        self.assertEqual(self.data("news")["wordCount"], 5)

    def test_a_list_gives_its_entries_at_their_ranks(self):
        article = self.stories["list"]
        make_block(article, "list-entry", rank=2, title="The second", film=self.film)
        make_block(article, "list-entry", rank=1, title="The first")
        ranking = self.data("list")["mainEntity"]
        self.assertEqual(
            [(item["position"], item["name"]) for item in ranking["itemListElement"]],
            [(2, "The second"), (1, "The first")],
        )
        self.assertTrue(ranking["itemListOrder"].endswith("Descending"))
        self.assertEqual(ranking["itemListElement"][0]["item"]["name"], "Vagabond")

    def test_a_correction_is_told_and_an_update_is_not(self):
        article = self.stories["news"]
        Correction.objects.create(article=article, date="2026-03-03", text="It was the other sister.")
        Correction.objects.create(article=article, kind="update", date="2026-03-04", text="There is more.")
        self.assertEqual(
            self.data("news")["correction"],
            {"@type": "CorrectionComment", "text": "It was the other sister.", "datePublished": "2026-03-03"},
        )

    def test_a_video_is_told_once_all_of_it_is_known(self):
        article, still = self.stories["video"], make_photo()
        develop_all()
        video = Video.objects.create(title="The trailer", slug="t", kind="trailer", still=still)
        block = make_block(article, Block.Kind.VIDEO, video=video, caption="Two minutes of it")
        for facts in ({"url": "https://example.org/v.mp4"}, {"url": "https://example.org/v.mp4", "date": "2024-11"}):
            Video.objects.filter(pk=video.pk).update(**facts)
            self.assertNotIn("video", self.data("video"))
        Video.objects.filter(pk=video.pk).update(date="2024-11-25")
        told = self.data("video")["video"]
        self.assertEqual((told["uploadDate"], told["contentUrl"]), ("2024-11-25", "https://example.org/v.mp4"))
        Block.objects.filter(pk=block.pk).update(caption="")
        self.assertNotIn("video", self.data("video"))
        Block.objects.filter(pk=block.pk).update(caption="Two minutes of it")
        Photo.objects.filter(pk=still.pk).update(rights_until=ago(seconds=1))
        self.assertNotIn("video", self.data("video"))

    def test_figures_galleries_and_credits_agree(self):
        article = self.stories["feature"]
        photos = [make_photo(credit_line=f"Credit {n}", caption=f"Caption {n}") for n in range(3)]
        develop_all()
        make_block(article, "figure", photo=photos[0], caption="Only here")
        make_block(article, "gallery", gallery=make_gallery(photos[1:]))
        make_block(article, "film-card", film=self.film)
        Contribution.objects.create(article=article, person=self.ann, role="photography", credited_as="A. Lee")
        data = self.data("feature")
        self.assertEqual(data["contributor"]["name"], "A. Lee")
        self.assertEqual(
            {each["creditText"] for each in data["image"]} & {"Credit 0", "Credit 2"}, {"Credit 0", "Credit 2"}
        )

    def test_a_film_and_a_series_with_everything(self):
        FilmTitle.objects.create(film=self.film, name="Sans toit ni loi")
        Credit.objects.create(film=self.film, company=self.neon, job="distributor")
        Release.objects.create(film=self.film, kind="theatrical", date="1985-12", territory="France", company=self.neon)
        Release.objects.create(film=self.film, kind="digital", date="XXXX-05-01")
        film = self.assert_agrees(self.film.get_absolute_url()).data[0]
        self.assertEqual((film["publisher"]["name"], film["duration"]), ("Neon", "PT105M"))
        event = film["releasedEvent"]
        self.assertEqual((event["startDate"], event["location"]["name"]), ("1985-12", "France"))
        self.assertEqual(event["organizer"]["name"], "Neon")
        series = self.assert_agrees(self.series.get_absolute_url()).data[0]
        self.assertEqual((series["@type"], series["actor"]["characterName"]), ("TVSeries", "Nana"))
        self.assertNotIn("datePublished", series)

    def test_whoever_had_any_job_on_a_film_is_named(self):
        for number, job in enumerate(Credit.Job):
            for film in (self.film, self.series):
                Credit.objects.create(film=film, person=make_person(f"Worker {number}"), job=job)
                Credit.objects.create(film=film, company=make_company(f"Firm {number}"), job=job)
        for film in (self.film, self.series):
            told = str(self.assert_agrees(film.get_absolute_url()).data[0])
            for number in range(len(Credit.Job)):
                self.assertIn(f"'Worker {number}'", told)

    def test_only_what_was_won_is_an_award(self):
        edition = make_edition(name="The 5th Prizes")
        make_nomination(edition, category="Best Picture", films=[self.film], nominees=[self.ann], result="winner")
        make_nomination(edition, category="Best Sound", films=[self.film], nominees=[self.ann])
        film = self.assert_agrees(self.film.get_absolute_url()).data[0]
        self.assertEqual(film["award"], "Best Picture, The 5th Prizes")
        (person,) = self.assert_agrees(self.ann.get_absolute_url()).of_type("ProfilePage")
        self.assertEqual(person["mainEntity"]["award"], "Best Picture, The 5th Prizes")

    def test_people_have_the_dates_that_are_known(self):
        Person.objects.filter(pk=self.ann.pk).update(born="XXXX-05-30", died="2019-03", bio="A painter.\n\nAnd more.")
        person = self.assert_agrees(self.ann.get_absolute_url()).data[0]["mainEntity"]
        self.assertEqual((person.get("birthDate"), person["deathDate"]), (None, "2019-03"))

    def test_editions_are_events_where_and_when_a_source_says(self):
        festival = Programme.objects.create(name="The Fest", slug="fest", kind="festival", organiser=self.neon)
        edition = make_edition(festival, name="7th Fest", starts="2024-05", ends="2024-06", city="Cannes")
        bare = make_edition(festival, name="8th Fest", starts="XXXX-05-01")
        event = self.assert_agrees(edition.get_absolute_url()).data[0]
        self.assertEqual((event["@type"], event["startDate"], event["endDate"]), ("Event", "2024-05", "2024-06"))
        self.assertEqual(event["location"], {"@type": "Place", "name": "Cannes", "address": "Cannes"})
        self.assertEqual((event["organizer"]["name"], event["superEvent"]["name"]), ("Neon", "The Fest"))
        told = self.assert_agrees(bare.get_absolute_url()).data[0]
        self.assertEqual(set(told) & {"startDate", "endDate", "location"}, set())
        series = self.assert_agrees(festival.get_absolute_url()).data[0]
        self.assertEqual([each["name"] for each in series["subEvent"]], ["8th Fest", "7th Fest"])

    def test_a_yearly_list_is_no_event(self):
        programme = Programme.objects.create(name="Ten Best", slug="ten", kind="list")
        edition = make_edition(programme, name="Ten Best 2024", starts="")
        make_nomination(edition, category="Ten", films=[self.film], result="listed")
        told = self.assert_agrees(edition.get_absolute_url()).data[0]
        self.assertEqual((told["@type"], told["itemListElement"]["item"]["name"]), ("ItemList", "Vagabond"))
        self.assertEqual(self.assert_agrees("/awards/ten/").data[0]["@type"], "CollectionPage")

    def test_the_front_page_is_the_magazine_with_its_search(self):
        site = self.assert_agrees("/").data[0]
        self.assertEqual((site["@type"], site["publisher"]["@type"]), ("WebSite", "Organization"))
        target = site["potentialAction"]["target"]["urlTemplate"]
        self.assertEqual(target, "http://testserver/search/?q={search_term_string}")
        self.assertEqual(self.client.get(target.replace("{search_term_string}", "pier")).status_code, 200)

    def test_a_long_list_goes_on_counting_on_its_next_page(self):
        for number in range(25):
            make_article(f"Number {number}")
        data = self.assert_agrees("/stories/?page=2").data[0]
        self.assertEqual(data["mainEntity"]["itemListElement"][0]["position"], 21)
        self.assertTrue(data["url"].endswith("/stories/?page=2"))


class HiddenTests(AgreementCase):
    """No page tells of a story or a picture that readers may not see."""

    HIDDEN = {
        "draft": {"status": "draft"},
        "withdrawn": {"status": "withdrawn"},
        "scheduled": {"published_at": ahead(days=1)},
        "embargoed": {"embargo_until": ahead(days=1)},
        "expired": {"published_at": ago(days=2), "expires_at": ago(days=1)},
    }

    def test_in_the_data_of_another_page(self):
        ann, film, section = make_person(), make_film(), make_section()
        programme = make_edition().programme
        lead = make_photo()
        make_article("Live", slug="live", about=[ann, film], section=section, tags=["noir"])
        for state, fields in self.HIDDEN.items():
            make_article(
                f"Telltale {state}",
                slug=f"telltale-{state}",
                about=[ann, film],
                lead_photo=lead,
                section=section,
                tags=["noir"],
                **fields,
            )
        develop_all()
        rows = [ann, film, section, programme, Article.objects.get(slug="live"), Tag.objects.get(name="noir")]
        for address in [*LISTS, *(row.get_absolute_url() for row in rows)]:
            with self.subTest(address):
                page = self.assert_agrees(address)
                for text in ("elltale", lead.renditions.token):
                    self.assertNotIn(text, str(page.data))
                    self.assertNotIn(text, str(page.card))

    def test_on_its_own_page(self):
        for state, fields in self.HIDDEN.items():
            article = make_article("Telltale", **fields)
            content = self.client.get(article.get_absolute_url()).content.decode()
            with self.subTest(state):
                self.assertNotIn("ld+json", content)
                self.assertNotIn("og:", content)


class WayTests(TestCase):
    """The way to a page, as readers see it above the page."""

    def told(self, url_name):
        request = RequestFactory().get("/stories/2024/")
        request.resolver_match = type("Match", (), {"url_name": url_name, "kwargs": {}})
        context = Context({"request": request, "year": 2024, "site_name": "Matinee", "site_tagline": "Films"})
        context.request = request
        return told_to_machines(context)

    def test_is_told_step_by_step(self):
        way = lists.breadcrumbs(
            [("Home", "/"), ("Films", "/films/"), ("Vagabond", None)], lambda path: f"https://x{path}"
        )
        self.assertEqual(faults({"@context": "https://schema.org", **way}), [])
        self.assertEqual(
            [step.get("item") for step in way["itemListElement"]], ["https://x/", "https://x/films/", None]
        )

    def test_of_one_step_is_none(self):
        self.assertIsNone(lists.breadcrumbs([("Home", "/")], str))
        self.assertIsNone(lists.breadcrumbs([], str))

    def test_names_a_page_that_has_no_other_name(self):
        told = self.told("year")
        self.assertEqual(told["card"]["title"], "2024")
        (script,) = told["scripts"]
        self.assertIn('"BreadcrumbList"', script)

    def test_a_page_of_which_nothing_is_known_tells_nothing(self):
        self.assertEqual(self.told("anything"), {})

    def test_is_told_on_the_page_of_a_story_as_it_stands_above_it(self):
        page = read(self.client, make_article("A walk", section=make_section("Film")).get_absolute_url())
        (way,) = (data for data in page.data if data["@type"] == "BreadcrumbList")
        self.assertEqual([step["name"] for step in way["itemListElement"]], ["Home", "Film", "A walk"])
