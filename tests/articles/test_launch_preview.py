from articles.launching import carry_out_due
from articles.models import Article
from tests.articles.launches import LaunchDeskTestCase, address, make_publisher
from tests.factories import ahead, make_film, make_person, make_ready_article, make_section


class PreviewTests(LaunchDeskTestCase):
    def page(self, launch, page="/"):
        return self.client.get(address(launch, "preview_page"), {"page": page})

    def test_the_front_page_shows_every_story_of_the_launch_and_readers_see_none(self):
        live = self.save(make_ready_article("Before"), title="Changed")
        launch = self.launch(live, make_ready_article("Brand new", status=Article.Status.DRAFT))
        page = self.page(launch)
        self.assertContains(page, "Changed")
        self.assertContains(page, "Brand new")
        self.assertNotContains(page, "Before")
        self.assertNotContains(self.client.get("/"), "Brand new")
        self.assertEqual(self.fresh(live).title, "Before")

    def test_any_page_shows_it_with_its_query(self):
        section, person, film = make_section("Film"), make_person("Agnès Varda"), make_film("Cléo")
        story = make_ready_article(
            "Brand new", status=Article.Status.DRAFT, section=section, about=[person, film], tags=["noir"]
        )
        launch = self.launch(story)
        shown = [story, section, person, film]
        for where in [*(row.get_absolute_url() for row in shown), "/tags/noir/", "/stories/?page=1"]:
            with self.subTest(where):
                self.assertContains(self.page(launch, where), "Brand new")
        links = self.client.get(address(launch, "preview"))
        for row in shown:
            self.assertContains(links, f"?page={row.get_absolute_url()}")

    def test_what_goes_live_before_it_shows_and_what_expires_before_it_does_not(self):
        make_ready_article("Scheduled", published_at=ahead(days=1))
        make_ready_article("Expiring", expires_at=ahead(days=1))
        make_ready_article("Embargoed", embargo_until=ahead(days=1))
        make_ready_article("Much later", published_at=ahead(days=9))
        self.launch(make_ready_article("Earlier", status=Article.Status.DRAFT), at=ahead(days=1))
        self.launch(make_ready_article("Too late", status=Article.Status.DRAFT), at=ahead(days=9), name="Later")
        launch = self.launch(make_ready_article("Own", status=Article.Status.DRAFT), name="This one")
        page = self.page(launch)
        for words in ["Scheduled", "Embargoed", "Earlier", "Own"]:
            self.assertContains(page, words)
        for words in ["Expiring", "Much later", "Too late"]:
            self.assertNotContains(page, words)

    def test_of_stories_that_the_viewer_may_not_change_it_shows_what_is_out_and_not_what_is_to_come(self):
        """Readers will lose one that expires, whosever it is; what is to come is its desk's own until then."""
        own, others = make_section("Own"), make_section("Others")
        make_ready_article("Staying", section=others, expires_at=ahead(days=9))
        make_ready_article("Expiring", section=others, expires_at=ahead(days=1))
        make_ready_article("Scheduled", section=others, published_at=ahead(days=1))
        make_ready_article("Embargoed", section=others, embargo_until=ahead(days=1))
        make_ready_article("Brief", section=others, published_at=ahead(hours=1), expires_at=ahead(days=1))
        change = self.save(make_ready_article("Before", section=others), title="Changed")
        self.launch(change, at=ahead(days=1), name="Theirs")
        launch = self.launch(make_ready_article("Launched", section=own, status=Article.Status.DRAFT))
        self.client.force_login(make_publisher(own))
        page = self.page(launch, "/stories/")
        for words in ["Launched", "Staying", "Before"]:
            self.assertContains(page, words)
        for words in ["Expiring", "Scheduled", "Embargoed", "Brief", "Changed"]:
            self.assertNotContains(page, words)

    def test_the_newest_stands_first(self):
        make_ready_article("Scheduled", published_at=ahead(days=1))
        launch = self.launch(make_ready_article("Launched", status=Article.Status.DRAFT))
        page = self.page(launch, "/stories/").content.decode()
        self.assertLess(page.index("Launched"), page.index("Scheduled"))

    def test_is_kept_by_nobody_and_never_shows_the_desk(self):
        launch = self.launch(make_ready_article())
        self.assertIn("no-store", self.page(launch)["Cache-Control"])
        self.assertEqual(self.page(launch, "/admin/").status_code, 404)

    def test_one_that_went_live_has_none(self):
        launch = self.launch(make_ready_article())
        carry_out_due(self.at)
        self.assertEqual(self.page(launch).status_code, 404)

    def test_a_drafts_preview_leads_to_the_pages_of_what_the_draft_names(self):
        before, after = make_section("Before"), make_section("After")
        person = make_person("Agnès Varda")
        article = make_ready_article(section=before, about=[person], tags=["noir"])
        self.save(article, section=after)
        page = self.client.get(address(article, "preview"))
        for where in ["/", "/tags/noir/", person.get_absolute_url(), after.get_absolute_url()]:
            self.assertContains(page, f'?page={where}"')
        self.assertNotContains(page, before.get_absolute_url())
