from django.test import TestCase
from django.utils import timezone

from articles.models import Issue, Photo, Publication, Video
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
    show_to_readers,
)


class PicturesPageTests(TestCase):
    def test_shows_each_picture_that_readers_can_come_upon_with_caption_credit_and_story(self):
        photo = make_photo(caption="Varda, walking", credit_line="Courtesy Ciné-Tamaris")
        article = make_article("A long walk", lead_photo=photo)
        page = self.client.get("/pictures/")
        for text in [
            "Varda, walking",
            "Courtesy Ciné-Tamaris",
            f'In <a href="{article.get_absolute_url()}">A long walk',
        ]:
            self.assertContains(page, text)

    def test_leads_from_a_picture_to_wherever_it_stands(self):
        publication = Publication.objects.create(name="The Gazette", slug="gazette")
        video = Video.objects.create(title="Clip", slug="clip", kind="clip", still=make_photo())
        issue = Issue.objects.create(publication=publication, slug="n1", label="No. 1", cover=make_photo())
        figure, gallery = make_photo(), make_gallery([make_photo()])
        for title, make in {
            "With a figure": lambda story: make_block(story, "figure", photo=figure),
            "With a gallery": lambda story: make_block(story, "gallery", gallery=gallery),
            "With a video": lambda story: make_block(story, "video", video=video),
        }.items():
            make(make_article(title))
        make_article("In print", issue=issue)
        make_photo(portrait_of=make_person("Agnès Varda"))
        make_photo(poster_of=make_film("Vagabond", year=1985))
        page = self.client.get("/pictures/")
        for place in ["With a figure", "With a gallery", "With a video", "In print", "Agnès Varda", "Vagabond (1985)"]:
            with self.subTest(place):
                self.assertContains(page, f">{place}</a>", 1)
        self.assertContains(page, "Portrait of <a")
        self.assertContains(page, "Poster of <a")

    def test_names_the_newest_of_several_stories_and_never_a_hidden_one(self):
        photo = make_photo()
        for title, fields in {
            "First": {},
            "Second": {},
            "Draft": {"status": "draft"},
            "Embargoed": {"embargo_until": ahead(days=1)},
            "Expired": {"published_at": ago(days=2), "expires_at": ago(days=1)},
        }.items():
            make_article(title, lead_photo=photo, **fields)
        page = self.client.get("/pictures/")
        self.assertContains(page, ">Second</a>")
        for hidden in ["First", "Draft", "Embargoed", "Expired"]:
            self.assertNotContains(page, hidden)

    def test_names_the_story_published_last_whichever_was_begun_last(self):
        lead, figure = make_photo(), make_photo()
        newest = make_article("Out today", lead_photo=lead, published_at=ago(hours=1))
        make_block(newest, "figure", photo=figure)
        make_article("Out last year", lead_photo=figure, published_at=ago(days=365))
        make_block(make_article("Out last month", published_at=ago(days=30)), "figure", photo=lead)
        make_article("Out yesterday", lead_photo=lead, published_at=ago(days=1))
        page = self.client.get("/pictures/")
        self.assertContains(page, ">Out today</a>", 2)
        self.assertNotContains(page, "Out yesterday")

    def test_a_substitute_is_named_with_the_newest_story_of_all_it_stands_in_for(self):
        other = make_photo("On the pier")
        for title, days in [("Out last month", 30), ("Out yesterday", 1), ("Out last year", 365)]:
            over = make_photo(substitute=other, rights_until=ago(days=1))
            make_article(title, lead_photo=over, published_at=ago(days=days))
        make_photo(portrait_of=make_person(), substitute=other, rights_until=ago(days=1))
        page = self.client.get("/pictures/")
        self.assertContains(page, 'In <a href="', 1)
        self.assertContains(page, ">Out yesterday</a>", 1)

    def test_a_substitute_is_found_where_the_picture_was(self):
        other = make_photo("On the pier", credit_line="Photograph: Ann Lee")
        photo = make_photo(credit_line="Courtesy NEON", substitute=other)
        make_article("A long walk", lead_photo=photo)
        self.assertNotContains(self.client.get("/pictures/"), "Ann Lee")
        Photo.objects.filter(pk=photo.pk).update(rights_until=timezone.now())
        page = self.client.get("/pictures/")
        self.assertContains(page, "Photograph: Ann Lee")
        self.assertContains(page, ">A long walk</a>")
        self.assertNotContains(page, "NEON")

    def test_a_substitute_is_not_said_to_stand_where_the_picture_itself_still_does(self):
        other = make_photo("On the pier")
        make_article("With the picture gone", lead_photo=make_photo(substitute=other, rights_until=ago(days=1)))
        make_article("With the picture there", lead_photo=make_photo(substitute=other))
        page = self.client.get("/pictures/")
        for title in ["With the picture gone", "With the picture there"]:
            self.assertContains(page, f">{title}</a>", 1)

    def test_leaves_out_what_is_in_the_library_alone_or_in_hidden_stories(self):
        make_photo(credit_line="In the library")
        make_article(lead_photo=make_photo(credit_line="In a draft"), status="draft")
        make_article(lead_photo=make_photo(credit_line="Rights over", rights_until=ago(days=1)))
        page = self.client.get("/pictures/")
        self.assertContains(page, "No picture is in the magazine yet.")
        for credit in ["In the library", "In a draft", "Rights over"]:
            self.assertNotContains(page, credit)

    def test_newest_first_48_to_a_page(self):
        article = make_article()
        for n in range(50):
            make_block(article, "figure", photo=make_photo(credit_line=f"Credit number {n}."))
        first, second = self.client.get("/pictures/"), self.client.get("/pictures/?page=2")
        self.assertContains(first, "Credit number", 48)
        self.assertContains(first, "Credit number 49.")
        self.assertContains(first, '<a rel="next" href="?page=2">')
        self.assertContains(second, "Credit number", 2)
        self.assertContains(second, "Credit number 0.")
        self.assertNotContains(second, 'rel="next"')
        for odd in ["999", "-1", "x", "0", "99999999999999999999"]:
            with self.subTest(odd):
                self.assertEqual(self.client.get(f"/pictures/?page={odd}").status_code, 404)

    def test_takes_as_many_queries_for_20_pictures_as_for_2(self):
        article = make_article()
        for count in (2, 20):
            for _ in range(count):
                other = make_photo(credit_line="Ann Lee")
                over = make_photo(substitute=other, rights_until=ago(days=1))
                for photo in (make_photo(portrait_of=make_person()), over):
                    make_block(article, "figure", photo=photo)
                    photo.creators.create(person=make_person())
                other.creators.create(company=make_company())
            # What is due; keys, pictures and makers of the page; where they stand, and those they stand in for; the
            # accent of the picture that networks show.
            with self.subTest(count), self.assertNumQueries(8):
                self.client.get("/pictures/")


class SomebodysPicturesTests(TestCase):
    def setUp(self):
        self.ann = make_person("Ann Lee", slug="ann")

    def shoot(self, count):
        for n in range(count):
            show_to_readers(make_photo(credit_line=f"Ann Lee, no. {n}.")).creators.create(person=self.ann)

    def test_a_photographers_page_lists_theirs_and_no_more_than_fit(self):
        self.shoot(24)
        self.assertContains(self.client.get("/people/ann/"), "<figcaption>", 24)
        self.assertNotContains(self.client.get("/people/ann/"), "All pictures")
        self.shoot(1)
        page = self.client.get("/people/ann/")
        self.assertContains(page, '<ul class="pictures">')
        self.assertContains(page, '<a href="/people/ann/pictures/">All pictures</a>')
        self.assertContains(page, 'class="credit"><a href="/people/ann/">Ann Lee</a>, no.', 24)

    def test_all_of_them_stand_on_a_page_of_their_own_that_the_sitemap_names(self):
        self.shoot(25)
        show_to_readers(make_photo(credit_line="By somebody else"))
        page = self.client.get("/people/ann/pictures/")
        self.assertContains(page, "Ann Lee</a>, no.", 25)
        self.assertNotContains(page, "By somebody else")
        self.assertContains(self.client.get("/sitemap-pictures.xml"), "http://testserver/people/ann/pictures/")

    def test_companies_and_films_have_one_too(self):
        neon, film = make_company(slug="neon"), make_film(slug="cleo")
        show_to_readers(make_photo(credit_line="Courtesy of them", films=[film])).creators.create(company=neon)
        for address in ["/companies/neon/pictures/", "/films/cleo/pictures/"]:
            with self.subTest(address):
                self.assertContains(self.client.get(address), "Courtesy of them")

    def test_there_is_none_without_a_picture_that_readers_see(self):
        make_photo(credit_line="In the library").creators.create(person=self.ann)
        self.assertEqual(self.client.get("/people/ann/pictures/").status_code, 404)
        self.assertNotContains(self.client.get("/sitemap-pictures.xml"), "ann")
