import datetime

from django.test import TestCase
from django.utils import timezone

from articles.models import (
    Article,
    Block,
    Contribution,
    Correction,
    Issue,
    Publication,
    RelatedHeadline,
    RelatedStory,
    Shoot,
    Video,
)
from tests.factories import (
    ago,
    ahead,
    make_article,
    make_block,
    make_company,
    make_film,
    make_gallery,
    make_person,
    make_photo,
    make_section,
)


class StoryPageTests(TestCase):
    def get(self, article):
        return self.client.get(article.get_absolute_url())

    def test_shows_headline_dek_kicker_and_body_in_order(self):
        article = make_article("A walk with Varda", kicker="In person", dek="Two hours.", body=["First.", "Second."])
        page = self.get(article)
        self.assertContains(page, "<h1>A walk with Varda</h1>", html=True)
        self.assertContains(page, "In person")
        self.assertContains(page, "Two hours.")
        html = page.content.decode()
        self.assertLess(html.index("First."), html.index("Second."))

    def test_names_people_and_organisations_in_the_byline_under_the_printed_role(self):
        article = make_article(by=[make_person("Ellen Example")])
        company = make_company("The Desk")
        Contribution.objects.create(article=article, company=company, label="Text", position=1)
        page = self.get(article)
        self.assertContains(page, "Ellen Example")
        self.assertContains(
            page, f'<span class="label">Text</span> <a href="{company.get_absolute_url()}">The Desk</a>', html=True
        )

    def test_names_the_crew_of_its_shoot_at_the_end_and_not_in_the_byline(self):
        shoot = Shoot.objects.create(title="Cover", slug="cover", date="2024-12-17", location="Dust Studios")
        Contribution.objects.create(shoot=shoot, person=make_person("Ellen Example"), role="photography")
        html = self.get(make_article(shoot=shoot)).content.decode()
        self.assertEqual(html.count("Ellen Example"), 1)
        self.assertGreater(html.index("Ellen Example"), html.index("credits-roll"))
        self.assertIn("Dust Studios", html)
        self.assertIn("17 December 2024", html)

    def test_shows_a_picture_with_its_credit(self):
        article = make_article(body=[])
        make_block(article, Block.Kind.FIGURE, photo=make_photo(credit_line="Courtesy NEON"))
        self.assertContains(self.get(article), "Courtesy NEON")

    def test_hides_pictures_that_are_not_cleared_wherever_they_stand(self):
        secret = make_photo(alt="Uncleared alt", credit_line="Uncleared credit", rights_until=ago(hours=1))
        article = make_article(lead_photo=secret, body=[])
        make_block(article, Block.Kind.FIGURE, photo=secret, caption="Uncleared caption")
        make_block(article, Block.Kind.GALLERY, gallery=make_gallery([secret]))
        make_block(
            article, Block.Kind.VIDEO, video=Video.objects.create(title="Clip", slug="clip", kind="clip", still=secret)
        )
        make_block(article, Block.Kind.LIST_ENTRY, title="One", photo=secret)
        page = self.get(article)
        self.assertContains(page, "Clip")
        self.assertNotContains(page, "Uncleared")

    def test_shows_corrections(self):
        article = make_article()
        Correction.objects.create(article=article, date="2026-03-03", text="We misspelt Varda.")
        page = self.get(article)
        self.assertContains(page, "We misspelt Varda.")
        self.assertContains(page, "3 March 2026")

    def test_shows_related_stories_only_while_they_are_live(self):
        article = make_article()
        for title, fields in [("Shown", {}), ("Hidden", {"published_at": ahead(days=1)})]:
            RelatedStory.objects.create(article=article, story=make_article(title, **fields))
        page = self.get(article)
        self.assertContains(page, "Shown")
        self.assertNotContains(page, "Hidden")

    def test_keeps_the_related_headlines_of_its_source_to_itself(self):
        article = make_article()
        RelatedHeadline.objects.create(article=article, position=1, headline="A scent to remember", sponsored=True)
        self.assertNotContains(self.get(article), "A scent to remember")

    def test_a_text_block_that_came_in_dirty_is_cleaned_on_its_way_out(self):
        article = make_article(body=[])
        make_block(article, text='<p onclick="x()">Fine<script>alert(1)</script></p>')
        page = self.get(article)
        self.assertContains(page, "Fine")
        self.assertNotContains(page, "alert(1)")
        self.assertNotContains(page, "onclick")

    def test_plain_fields_are_escaped(self):
        article = make_article("<b>Bold</b>", kicker="<i>k</i>", dek="<i>d</i>", body=[])
        make_block(article, Block.Kind.PULL_QUOTE, text="<i>q</i>", attribution="<i>w</i>")
        make_block(article, Block.Kind.HEADING, text="<i>h</i>")
        page = self.get(article)
        for markup in ["<b>Bold", "<i>k", "<i>d", "<i>q", "<i>w", "<i>h"]:
            self.assertNotContains(page, markup)

    def test_a_film_page_presents_the_facts_of_its_film(self):
        director, actor = make_person("Dora Director"), make_person("Ada Actor")
        film = make_film("Moonrise", directors=[director], cast=[(actor, "Sam")], countries="France")
        page = self.get(make_article("The film of the month", kind=Article.Kind.FILM_PAGE, about=[film]))
        for words in ["Dora Director", "Ada Actor", "Sam", "France"]:
            self.assertContains(page, words)

    def test_says_where_the_story_first_appeared(self):
        publication = Publication.objects.create(name="The Gazette", slug="gazette")
        issue = Issue.objects.create(publication=publication, slug="spring", label="spring issue")
        self.assertContains(self.get(make_article(issue=issue)), "Originally in the spring issue of The Gazette.")

    def test_has_no_empty_lists_where_there_is_nothing_to_name(self):
        page = self.get(make_article(by=[make_person()], mentions=[make_film("Moonrise")]))
        self.assertContains(page, "Also mentioned")
        self.assertNotContains(page, "posters")
        self.assertNotContains(page, "credits-roll")

    def test_shows_the_captions_of_galleries_and_videos_and_the_film_of_a_list_entry(self):
        article = make_article(body=[])
        video = Video.objects.create(title="Trailer", slug="trailer", kind="trailer")
        film = make_film("Moonrise", year=1948)
        make_block(article, Block.Kind.GALLERY, gallery=make_gallery([make_photo()]), caption="Three days on set.")
        make_block(article, Block.Kind.VIDEO, video=video, caption="Cut by the director.")
        make_block(article, Block.Kind.LIST_ENTRY, title="One", film=film)
        page = self.get(article)
        self.assertContains(page, "Three days on set.")
        self.assertContains(page, "Cut by the director.")
        self.assertContains(page, f'<a href="{film.get_absolute_url()}"><cite>Moonrise (1948)</cite></a>', html=True)

    def test_a_figure_has_the_picture_s_own_caption_unless_the_story_gives_one(self):
        article = make_article(body=[])
        for caption in ["", "As the story tells it."]:
            make_block(article, Block.Kind.FIGURE, photo=make_photo(caption="As the desk keeps it."), caption=caption)
        page = self.get(article)
        self.assertContains(page, "As the desk keeps it.", count=1)
        self.assertContains(page, "As the story tells it.", count=1)

    def test_leads_on_to_its_topics(self):
        self.assertContains(
            self.get(make_article(tags=["noir"])), '<a href="/tags/noir/" rel="tag">noir</a>', html=True
        )

    def test_a_review_gives_its_rating_and_its_verdict(self):
        review = make_article(kind=Article.Kind.REVIEW, rating="3.5", rating_scale=5, verdict="A walk worth taking.")
        page = self.get(review)
        self.assertContains(page, "3.5 out of 5")
        self.assertContains(page, "A walk worth taking.")

    def test_tells_readers_when_it_was_updated(self):
        article = make_article(updated_at=timezone.make_aware(datetime.datetime(2026, 3, 3, 12)))
        self.assertContains(self.get(article), "Updated <time")
        self.assertContains(self.get(article), "3 March 2026")

    def test_every_kind_has_a_page(self):
        for kind in Article.Kind:
            with self.subTest(kind=kind):
                self.assertEqual(self.get(make_article(kind=kind)).status_code, 200)

    def test_every_kind_of_block_has_a_template(self):
        article = make_article(body=[])
        video = Video.objects.create(title="Trailer", slug="trailer", kind="trailer")
        fields = {
            Block.Kind.FIGURE: {"photo": make_photo()},
            Block.Kind.GALLERY: {"gallery": make_gallery([make_photo()])},
            Block.Kind.VIDEO: {"video": video},
            Block.Kind.LIST_ENTRY: {"title": "One"},
            Block.Kind.FILM_CARD: {"film": make_film()},
        }
        for kind in Block.Kind:
            make_block(article, kind, **fields.get(kind, {"text": "<p>Words.</p>"}))
        self.assertEqual(self.get(article).status_code, 200)


class AbsentStoryTests(TestCase):
    def test_what_readers_may_not_see_yet_answers_like_an_address_that_never_was(self):
        never = self.client.get("/stories/hidden/")
        for fields in [
            {"status": Article.Status.DRAFT},
            {"published_at": ahead(days=1)},
            {"embargo_until": ahead(days=1)},
        ]:
            with self.subTest(fields=fields):
                article = make_article(slug="hidden", **fields)
                answer = self.client.get("/stories/hidden/")
                self.assertEqual((answer.status_code, answer.content), (404, never.content))
                article.delete()

    def test_a_withdrawn_or_expired_story_is_gone_and_its_page_tells_nothing_of_it(self):
        for fields in [{"status": Article.Status.WITHDRAWN}, {"expires_at": ago(hours=1)}]:
            with self.subTest(fields=fields):
                answer = self.client.get(make_article("Telltale", **fields).get_absolute_url())
                self.assertNotContains(answer, "Telltale", status_code=410)


class ListPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.section = make_section("Film")
        cls.inner = make_section("Video", parent=cls.section)
        make_article("Shown", section=cls.inner, tags=["noir"])
        make_article("Hidden", section=cls.inner, tags=["noir", "secret"], published_at=ahead(days=1))

    def test_stories_sections_and_topics_list_only_live_stories(self):
        for address in [
            "/",
            "/stories/",
            self.section.get_absolute_url(),
            self.inner.get_absolute_url(),
            "/tags/noir/",
        ]:
            with self.subTest(address=address):
                page = self.client.get(address)
                self.assertContains(page, "Shown")
                self.assertNotContains(page, "Hidden")

    def test_a_second_page_has_a_title_and_a_canonical_address_of_its_own(self):
        for number in range(20):
            make_article(f"Story {number}")
        page = self.client.get("/stories/", {"page": 2})
        self.assertContains(page, "<title>Stories · Matinee, page 2</title>", html=True)
        self.assertContains(page, '<link rel="canonical" href="http://testserver/stories/?page=2">', html=True)
        self.assertContains(page, '<a rel="prev" href="?page=1">')

    def test_a_topic_of_hidden_stories_alone_is_not_there(self):
        self.assertEqual(self.client.get("/tags/secret/").status_code, 404)
        self.assertNotContains(self.client.get("/tags/"), "secret")

    def test_the_number_beside_a_topic_counts_live_stories_only(self):
        self.assertContains(self.client.get("/tags/"), '<span class="label">1</span>', html=True)

    def test_where_no_page_is_asked_for_it_is_the_first(self):
        for address in ["/stories/?page=", "/stories/?page=1"]:
            self.assertEqual(self.client.get(address).context["page"].number, 1)
