from django.test import SimpleTestCase

from articles.importing.as_json import as_json, story_as_json
from articles.importing.doors import Incoming
from articles.importing.reading.pieces import Leftover
from articles.importing.set_apart import own_address

from .written import COVER_STORY, MORE_PROSE, PROSE

KEYS = [
    "headline",
    "dek",
    "kicker",
    "section",
    "bylines",
    "published",
    "updated",
    "rating",
    "blocks",
    "credits",
    "shoot",
    "provenance",
    "embargo",
    "people",
    "films",
    "awards",
    "related",
    "where_to_watch",
    "leftovers",
    "warnings",
]


class AsJsonTests(SimpleTestCase):
    def test_every_story_has_every_key(self):
        for text in (COVER_STORY, PROSE):
            self.assertEqual(list(story_as_json(text)), KEYS)

    def test_what_a_text_does_not_have_is_null_or_empty(self):
        said = story_as_json(f"{PROSE}\n\n{MORE_PROSE}")
        self.assertEqual([key for key in KEYS if said[key]], ["blocks", "warnings"])
        self.assertIn("headline", said["warnings"][0])

    def test_a_block_has_one_shape_whatever_it_is(self):
        for block in story_as_json(COVER_STORY)["blocks"]:
            self.assertEqual(list(block), ["kind", "text", "caption", "credit", "url", "attribution", "rank"])

    def test_credits_shoot_and_provenance(self):
        said = story_as_json(COVER_STORY)
        self.assertEqual([credit["role"] for credit in said["credits"]], ["photography", "make-up"])
        self.assertEqual(said["shoot"], {"date": "2024-12-17", "place": "North Hall"})
        self.assertIn("May issue", said["provenance"])

    def test_a_picture_has_its_own_address_not_that_of_what_scales_it(self):
        for address in (
            "https://i0.wp.com/blog.example/2025/pier.jpg?resize=10&ssl=1",
            "https://scale.example/?url=https%3A%2F%2Fblog.example%2F2025%2Fpier.jpg&w=800",
            "https://scale.example/?w=1&src=blog.example/2025/pier.jpg",
        ):
            with self.subTest(address):
                self.assertEqual(own_address(address), "https://blog.example/2025/pier.jpg")
        self.assertEqual(own_address("/pier.jpg?w=100"), "/pier.jpg?w=100")

    def test_the_pictures_of_a_gallery_follow_it(self):
        text = f"A Pier\n\nBy Ana Ruiz\n\n{PROSE}\n\n![One](/1.jpg)\n\n![Two](/2.jpg)\n\n![Three](/3.jpg)"
        kinds = [block["kind"] for block in story_as_json(text)["blocks"]]
        self.assertEqual(kinds, ["paragraph", "gallery", "figure", "figure", "figure"])

    def test_white_space_is_not_among_the_leftovers(self):
        self.assertEqual(story_as_json(COVER_STORY)["leftovers"], [])

    def test_a_headline_of_an_advertiser_is_left_over_as_well(self):
        text = f"A Pier\n\nBy Ana Ruiz\n\n{PROSE}\n\nRead more\nCiné Soap\nPalm is the new soap by Ciné Soap, out now"
        said = story_as_json(text)
        self.assertEqual(said["related"], ["Palm is the new soap by Ciné Soap, out now"])
        self.assertIn("sponsored item", [leftover["kind"] for leftover in said["leftovers"]])

    def test_what_the_file_states_goes_first(self):
        said = story_as_json(f"---\ntitle: A Pier in Spring\n---\n# A Pier in Winter\n\n{PROSE}\n", "pier.md")
        self.assertEqual(said["headline"], "A Pier in Spring")

    def test_the_picture_that_a_file_names_comes_first_unless_the_text_shows_it(self):
        front = "---\ntitle: A Pier\nfeatured_image: /pier.jpg\n---\n"
        for body, urls in ((PROSE, ["/pier.jpg"]), (f"{PROSE}\n\n![A pier](/pier.jpg)", ["/pier.jpg"])):
            with self.subTest(body[-20:]):
                blocks = story_as_json(f"{front}{body}\n", "pier.md")["blocks"]
                self.assertEqual([block["url"] for block in blocks if block["kind"] == "figure"], urls)

    def test_headlines_that_were_set_aside_with_their_page_are_related(self):
        page = f"""<!doctype html><article><h1>A Pier</h1><p>{PROSE}</p><p>{MORE_PROSE}</p></article>
        <div class="related"><h2>Related</h2><a href="/1">The pier that nobody walked</a> <a href="/2">Two boats and a
        bell</a></div>"""
        self.assertEqual(
            story_as_json(page, "pier.html")["related"], ["The pier that nobody walked", "Two boats and a bell"]
        )

    def test_the_most_read_of_a_page_are_told_without_their_numbers(self):
        beside = Leftover(
            0, 0, "related list", "1. [The late train is early](/a)\n2. [12 Angry Men, again and again](/b)"
        )
        said = as_json(Incoming("page.html", PROSE, set_aside=(beside,)))
        self.assertEqual(said["related"], ["The late train is early", "12 Angry Men, again and again"])
