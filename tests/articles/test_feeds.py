from xml.etree import ElementTree

from django.test import TestCase
from django.utils import timezone

from articles.models import Article, Photo, RenditionSet
from tests.factories import ago, ahead, make_article, make_person, make_photo, make_section

ATOM, MEDIA = "{http://www.w3.org/2005/Atom}", "{http://search.yahoo.com/mrss/}"
FRAMES = {"free": [[480, 360], [1600, 1200]], "flat": [[400, 216], [1200, 649]]}


def develop(photo):
    """Renditions, as far as pages and feeds ask for them."""
    RenditionSet.objects.create(photo=photo, token=f"{photo.pk:032x}", recipe="x", frames=FRAMES)
    return photo


class FeedTests(TestCase):
    def feed(self):
        answer = self.client.get("/feed/")
        self.assertEqual(answer["Content-Type"], "application/atom+xml; charset=utf-8")
        return ElementTree.fromstring(answer.content)

    def entries(self):
        return list(self.feed().iter(f"{ATOM}entry"))

    def test_gives_each_live_story_with_its_dek_its_writers_and_its_section(self):
        make_article(
            "A walk & a talk",
            slug="walk",
            dek="Along the <beach>",
            section=make_section("Features"),
            by=[make_person("Ann Lee"), make_person("Bo Li")],
        )
        (entry,) = self.entries()
        self.assertEqual(entry.find(f"{ATOM}title").text, "A walk & a talk")
        self.assertEqual(entry.find(f"{ATOM}link").get("href"), "http://testserver/stories/walk/")
        self.assertIn("<p>Along the &lt;beach&gt;</p>", entry.find(f"{ATOM}summary").text)
        self.assertEqual(entry.find(f"{ATOM}author/{ATOM}name").text, "Ann Lee, Bo Li")
        self.assertEqual(entry.find(f"{ATOM}category").get("term"), "Features")

    def test_knows_only_what_is_live_and_newest_first(self):
        make_article("Older", published_at=ago(days=3))
        make_article("Newer", published_at=ago(days=2))
        make_article("Draft", status="draft")
        make_article("Scheduled", published_at=ahead(days=1))
        make_article("Embargoed", embargo_until=ahead(days=1))
        make_article("Expired", published_at=ago(days=2), expires_at=ago(days=1))
        make_article("Withdrawn", status="withdrawn")
        self.assertEqual([entry.find(f"{ATOM}title").text for entry in self.entries()], ["Newer", "Older"])

    def test_shows_the_picture_with_its_credit_both_in_the_text_and_as_media(self):
        photo = develop(make_photo(credit_line="Courtesy NEON", caption="On the beach", copyright_notice="© NEON"))
        make_article(lead_photo=photo)
        (entry,) = self.entries()
        (content,) = entry.iter(f"{MEDIA}content")
        address = f"http://testserver/pictures/{photo.renditions.token}/flat-1200.jpg"
        self.assertEqual((content.get("url"), content.get("width"), content.get("height")), (address, "1200", "649"))
        credit = content.find(f"{MEDIA}credit")
        self.assertEqual((credit.text, credit.get("role")), ("Courtesy NEON", "photographer"))
        self.assertEqual(content.find(f"{MEDIA}copyright").text, "© NEON")
        self.assertEqual(content.find(f"{MEDIA}text").text, photo.alt)
        summary = entry.find(f"{ATOM}summary").text
        self.assertIn(f'src="{address}"', summary)
        self.assertIn("<figcaption>On the beach <small>Courtesy NEON</small></figcaption>", summary)

    def test_a_picture_whose_rights_ended_leaves_it_and_its_substitute_takes_the_place(self):
        other = develop(make_photo("On the pier", credit_line="Photograph: Ann Lee"))
        photo = develop(make_photo(credit_line="Courtesy NEON", substitute=other))
        make_article(lead_photo=photo)
        Photo.objects.filter(pk=photo.pk).update(rights_until=timezone.now())
        text = self.client.get("/feed/").content.decode()
        self.assertNotIn("NEON", text)
        self.assertNotIn(photo.renditions.token, text)
        self.assertEqual(text.count("Photograph: Ann Lee"), 2)
        Photo.objects.filter(pk=other.pk).update(rights_status="withdrawn")
        self.assertNotContains(self.client.get("/feed/"), "/pictures/")

    def test_one_bad_character_does_not_end_it_for_everybody(self):
        bad = "A\x00 \x0b bad\x1f \ufffe\uffff \x85 headline".replace("\x00", "\x01")
        photo = develop(make_photo(credit_line=f"By {bad}", caption=bad, alt=bad, copyright_notice=bad))
        make_article(bad, dek=bad, section=make_section(bad, slug="bad"), lead_photo=photo, by=[make_person(bad)])
        make_article("A good one")
        self.assertEqual(len(self.entries()), 2)

    def test_was_updated_when_its_newest_story_was_whatever_happens_at_the_desk(self):
        made = make_article("Changed", published_at=ago(days=3), updated_at=ago(days=1)).updated_at
        before = self.feed().find(f"{ATOM}updated").text
        self.assertEqual(before[:19], made.strftime("%Y-%m-%dT%H:%M:%S"))
        make_article("Hidden", status="draft", updated_at=timezone.now())
        make_article("Embargoed", embargo_until=ahead(days=1), updated_at=timezone.now())
        self.assertEqual(self.feed().find(f"{ATOM}updated").text, before)

    def test_is_the_same_twice_also_without_a_story(self):
        self.assertEqual(self.client.get("/feed/").content, self.client.get("/feed/").content)

    def test_a_story_that_moves_is_not_given_twice(self):
        article = make_article()
        before = self.entries()[0].find(f"{ATOM}id").text
        Article.objects.filter(pk=article.pk).update(slug="elsewhere")
        (entry,) = self.entries()
        self.assertEqual(entry.find(f"{ATOM}id").text, before)
        self.assertIn("/stories/elsewhere/", entry.find(f"{ATOM}link").get("href"))

    def test_every_page_leads_to_it(self):
        link = '<link rel="alternate" type="application/atom+xml" title="Matinee: new stories" href="/feed/">'
        self.assertContains(self.client.get("/"), link)

    def test_takes_as_many_queries_for_20_stories_as_for_2(self):
        for count in (2, 20):
            for n in range(count):
                make_article(f"Story {n}", lead_photo=develop(make_photo()), by=[make_person(), make_person()])
            with self.subTest(count), self.assertNumQueries(3):  # what is due, the stories, their bylines
                self.client.get("/feed/")
