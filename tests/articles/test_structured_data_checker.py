"""What the other tests trust in: that the checker of structured data finds what is wrong."""

from django.test import SimpleTestCase

from tests.structured import ReadPage, card_faults, faults

HEAD = (
    '<meta property="og:site_name" content="M"><meta property="og:title" content="{title}">'
    '<meta property="og:description" content="D"><meta property="og:type" content="website">'
    '<meta property="og:url" content="http://testserver/">{more}<meta name="twitter:card" content="summary">'
)
IMAGE = (
    '<meta property="og:image" content="http://testserver/x.jpg">{between}'
    '<meta property="og:image:type" content="image/jpeg"><meta property="og:image:width" content="1">'
    '<meta property="og:image:height" content="1">'
)


def story(**fields):
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "A walk",
        "datePublished": "2024-05-21",
        "dateModified": "2024-05-21T10:00:00+00:00",
        "publisher": {"@type": "Organization", "name": "Matinee"},
        **fields,
    }


class CheckerTests(SimpleTestCase):
    def assert_fault(self, data, words):
        self.assertIn(words, " ".join(faults(data)))

    def test_finds_nothing_in_what_is_right(self):
        author = {"@type": "Person", "name": "Ann Lee", "url": "https://example.org/"}
        role = {"@type": "PerformanceRole", "actor": author, "characterName": "Mona"}
        film = {"@type": "Movie", "name": "Vagabond", "url": "https://example.org/v", "actor": role}
        rating = {"@type": "Rating", "ratingValue": 4, "bestRating": 5, "worstRating": 0}
        review = {"@type": "ReviewNewsArticle", "author": author, "itemReviewed": film, "reviewRating": rating}
        self.assertEqual(faults(story(about=film)), [])
        self.assertEqual(faults(story(**review)), [])

    def test_finds_words_that_schema_org_does_not_have_or_has_elsewhere(self):
        self.assert_fault(story(byline="Ann"), "byline is no property.")
        self.assert_fault({"@context": "https://schema.org", "@type": "Film"}, "Film is no type.")
        self.assert_fault(story(characterName="Mona"), "NewsArticle has no characterName.")
        self.assert_fault(story(reviewRating={"@type": "Rating"}), "NewsArticle has no reviewRating.")
        self.assert_fault({**story(), "@context": "https://example.org"}, "does not say")

    def test_finds_what_a_property_cannot_hold(self):
        self.assert_fault(story(about={"@type": "Person", "name": "A", "url": "x"}, author="Ann"), "author")
        self.assert_fault(story(datePublished="May 2024"), "datePublished of NewsArticle cannot be")
        self.assert_fault(story(datePublished="2024-05-21T10:00:00"), "datePublished of NewsArticle cannot be")
        self.assert_fault(story(image={"@type": "Movie", "name": "V", "url": "x"}), "image of NewsArticle cannot be")
        self.assert_fault(story(description=""), "description of NewsArticle cannot be")

    def test_finds_what_search_engines_would_miss(self):
        bare = story()
        del bare["datePublished"]
        self.assert_fault(bare, "lacks datePublished")
        self.assert_fault(story(author={"@type": "Person", "name": "By Ann", "url": "x"}), "is not only a name")
        self.assert_fault(story(author={"@type": "Person", "name": "Ann"}), "a type, a name and an address")
        self.assert_fault(story(image={"@type": "ImageObject", "contentUrl": "https://x/"}), "whose a picture is")
        self.assert_fault(story(video={"@type": "VideoObject", "name": "V"}), "VideoObject lacks uploadDate")
        rating = {"@type": "Rating", "ratingValue": 6, "bestRating": 5, "worstRating": 0}
        self.assert_fault(story(**{"@type": "ReviewNewsArticle", "reviewRating": rating}), "outside its scale")

    def test_finds_a_way_that_leads_nowhere(self):
        steps = [{"@type": "ListItem", "position": number, "name": "A step"} for number in (1, 2)]
        way = {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": steps}
        self.assert_fault(way, "Step 1 leads nowhere.")
        self.assert_fault({**way, "itemListElement": steps[0]}, "A way of one step is none.")

    def test_finds_what_is_wrong_with_a_card(self):
        def found(title="T", image=IMAGE, between=""):
            head = HEAD.format(title=title, more=image.format(between=between))
            page = ReadPage(f"<!doctype html><html><head>{head}</head><body></body></html>")
            return " ".join(card_faults(page))

        self.assertEqual(found(), "")
        self.assertIn("lacks og:image", found(image=""))
        self.assertIn("does not follow it", found(between='<meta name="x" content="y">'))
        self.assertIn("lacks og:title", found(title=""))
        self.assertIn("too long", found(title="word " * 20))
        self.assertIn("said twice", found(image=IMAGE + '<meta property="og:type" content="article">'))
