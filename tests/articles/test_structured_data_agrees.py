"""What a page tells machines is what its readers see: every name, date, rating, credit, picture and address."""

from articles.models import (
    Article,
    Block,
    Contribution,
    Correction,
    Issue,
    Photo,
    Publication,
    Video,
)
from people.models import Credit, FilmTitle, Person, Programme, Release
from tests.factories import (
    ago,
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

from .agreement import AgreementCase, develop_all


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
        self.assertEqual(told, dict.fromkeys(told, "NewsArticle") | {"review": "ReviewNewsArticle"})

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

    def test_a_video_of_a_house_that_plays_it_here_names_its_player_and_one_that_is_only_followed_none(self):
        video = Video.objects.create(
            title="The trailer", slug="t", kind="trailer", still=make_photo(), date="2024-11-25"
        )
        develop_all()
        make_block(self.stories["video"], Block.Kind.VIDEO, video=video, caption="Two minutes of it")
        for address, player in {
            "https://www.youtube.com/watch?v=p1HxTmV5i7c": "https://www.youtube-nocookie.com/embed/p1HxTmV5i7c?rel=0",
            "https://vimeo.com/123456": "https://player.vimeo.com/video/123456?dnt=1",
            "https://example.org/the-trailer": None,
        }.items():
            Video.objects.filter(pk=video.pk).update(url=address)
            with self.subTest(address):
                told = self.data("video")["video"]
                self.assertEqual((told["url"], told.get("embedUrl")), (address, player))

    def test_the_first_picture_of_every_kind_of_story_is_told_in_three_more_shapes(self):
        article = make_article(slug="watch", kind="video", lead_photo=make_photo())
        stills = [make_photo(), make_photo()]
        develop_all()
        for number, still in enumerate(stills):
            video = Video.objects.create(title=f"Part {number}", slug=f"part-{number}", kind="interview", still=still)
            make_block(article, Block.Kind.VIDEO, video=video)
        told = {"watch": self.assert_agrees("/stories/watch/").data[0]["image"]}
        told |= {kind: self.data(kind)["image"] for kind in Article.Kind if kind != Article.Kind.VIDEO}
        for kind, images in told.items():
            with self.subTest(kind):
                shapes = [round(image["width"] / image["height"], 2) for image in images]
                self.assertEqual(shapes[:4], [1.33, 1.78, 1.33, 1.0])
        self.assertEqual(
            [stills[1].renditions.token in image["contentUrl"] for image in told["watch"]], [False] * 4 + [True]
        )

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
