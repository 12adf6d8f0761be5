import datetime
import json
from email.utils import parsedate_to_datetime
from unittest import mock
from xml.etree import ElementTree

import feedparser
from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import (
    Article,
    Block,
    Contribution,
    Correction,
    Issue,
    Photo,
    PhotoCreator,
    Publication,
    RenditionSet,
    Shoot,
    Video,
)
from people.models import FormerAddress
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

ATOM, MEDIA = "{http://www.w3.org/2005/Atom}", "{http://search.yahoo.com/mrss/}"
FRAMES = {"free": [[480, 360], [1600, 1200]], "flat": [[400, 216], [1200, 649]]}


def develop(photo):
    """Renditions, as far as pages and feeds ask for them."""
    RenditionSet.objects.create(photo=photo, token=f"{photo.pk:032x}", recipe="x", frames=FRAMES)
    return photo


def rows():
    """Everything that has a feed, each with the same story in it."""
    person, film, section = make_person(), make_film(), make_section()
    article = make_article(about=[person, film], section=section, tags=["noir"])
    return article, [section, article.tags.get(), person, film]


def addresses(row=None):
    """The feed in its three formats, of the site or of a row."""
    if row is None:
        return {"atom": "/feed/", "rss": "/feed.rss", "json": "/feed.json"}
    return {form: f"{row.get_absolute_url()}feed.{form}" for form in ("atom", "rss", "json")}


class FeedTestCase(TestCase):
    def feed(self):
        answer = self.client.get("/feed/")
        self.assertEqual(answer["Content-Type"], "application/atom+xml; charset=utf-8")
        return ElementTree.fromstring(answer.content)

    def entries(self):
        return list(self.feed().iter(f"{ATOM}entry"))

    def json(self, address="/feed.json"):
        return json.loads(self.client.get(address).content)

    def parsed(self, address):
        """As a reader of feeds takes it, which must find nothing wrong with it."""
        answer = self.client.get(address)
        parsed = feedparser.parse(answer.content, response_headers={"content-type": answer["Content-Type"]})
        self.assertFalse(parsed.bozo, parsed.get("bozo_exception"))
        return parsed

    def everywhere(self):
        """Address to answer of every feed that the first story of all is in."""
        article = Article.objects.order_by("pk").first()
        subjects = [
            article.section,
            *article.tags.all(),
            *(each.person or each.film for each in article.subjects.all()),
        ]
        return {address: self.client.get(address) for row in (None, *subjects) for address in addresses(row).values()}


class FeedTests(FeedTestCase):
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
        text = entry.find(f"{ATOM}content").text
        self.assertIn(f'src="{address}"', text)
        self.assertIn("<figcaption>On the beach <small>Courtesy NEON</small></figcaption>", text)

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
            with (
                self.subTest(count),
                self.assertNumQueries(9),
            ):  # what is due, the stories, their topics, notes, subjects, blocks, credits, makers
                self.client.get("/feed/")


BAD = "A\x01 \x0b bad\x1f \ufffe\uffff \x85 word"


class ReaderTests(FeedTestCase):
    """What somebody's reader of feeds makes of them."""

    def test_takes_every_feed_in_xml_without_a_complaint_and_finds_the_story_in_it(self):
        article, subjects = rows()
        for row in (None, *subjects):
            for form in ("atom", "rss"):
                with self.subTest(row, form=form):
                    parsed = self.parsed(addresses(row)[form])
                    self.assertEqual(parsed.version, {"atom": "atom10", "rss": "rss20"}[form])
                    self.assertEqual([entry.title for entry in parsed.entries], [article.title])
                    (entry,) = parsed.entries
                    self.assertEqual(entry.link, f"http://testserver{article.get_absolute_url()}")
                    self.assertIn("She walks fast.", entry.content[0].value)
                    self.assertEqual(parsed.feed.link, f"http://testserver{row.get_absolute_url() if row else '/'}")

    def test_takes_the_json_feed_by_its_own_rules(self):
        """The rules of https://www.jsonfeed.org/version/1.1/ for what we say."""
        photo = develop(make_photo(credit_line="Courtesy NEON"))
        make_article("A walk & a talk", dek="Along <it>", lead_photo=photo, by=[make_person("Ann Lee")], tags=["noir"])
        feed = self.json()
        self.assertEqual(self.client.get("/feed.json")["Content-Type"], "application/feed+json; charset=utf-8")
        self.assertEqual(feed["version"], "https://jsonfeed.org/version/1.1")
        self.assertEqual(feed["feed_url"], "http://testserver/feed.json")
        self.assertEqual(feed["home_page_url"], "http://testserver/")
        (item,) = feed["items"]
        own = {"id", "url", "title", "content_html", "summary", "image", "date_published", "date_modified"}
        self.assertEqual(set(item) - own, {"authors", "tags", "_pictures"})
        self.assertEqual((item["title"], item["summary"], item["tags"]), ("A walk & a talk", "Along <it>", ["noir"]))
        self.assertIn("<p>Along &lt;it&gt;</p>", item["content_html"])
        self.assertEqual(item["authors"][0]["name"], "Ann Lee")
        self.assertTrue(item["authors"][0]["url"].startswith("http://testserver/people/ann-lee"))
        self.assertEqual(
            (item["image"], item["_pictures"][0]["credit"]), (item["_pictures"][0]["url"], "Courtesy NEON")
        )
        for name in ("date_published", "date_modified"):
            self.assertIsNotNone(datetime.datetime.fromisoformat(item[name]).tzinfo)

    def test_is_told_where_each_feed_is_and_its_dates_as_the_format_has_them(self):
        at = datetime.datetime(2026, 3, 4, 12, 30, 5, tzinfo=datetime.UTC)
        make_article(published_at=at, updated_at=at + datetime.timedelta(hours=1))
        channel = ElementTree.fromstring(self.client.get("/feed.rss").content).find("channel")
        own = [link.get("href") for link in channel.iter(f"{ATOM}link") if link.get("rel") == "self"]
        self.assertEqual(own, ["http://testserver/feed.rss"])
        self.assertEqual(channel.find("item/pubDate").text, "Wed, 04 Mar 2026 12:30:05 +0000")
        self.assertEqual(parsedate_to_datetime(channel.find("lastBuildDate").text), at + datetime.timedelta(hours=1))
        (entry,) = self.entries()
        self.assertEqual(entry.find(f"{ATOM}published").text, "2026-03-04T12:30:05+00:00")
        self.assertEqual(entry.find(f"{ATOM}updated").text, "2026-03-04T13:30:05+00:00")

    def test_the_date_is_the_one_that_the_page_shows(self):
        for date, told in [("2024-11-25", "2024-11-25T00:00:00"), ("2024-11", "2026"), ("XXXX-01-30", "2026")]:
            article = make_article(first_published=date, published_at=timezone.now().replace(year=2026))
            with self.subTest(date):
                entry = next(each for each in self.json()["items"] if article.slug in each["url"])
                self.assertTrue(entry["date_published"].startswith(told))

    def test_knows_a_story_again_in_every_format_and_after_it_moved(self):
        article, _ = rows()

        def names():
            atom, rss = (self.parsed(address).entries[0].id for address in ("/feed/", "/feed.rss"))
            return {atom, rss, self.json()["items"][0]["id"]}

        before = names()
        self.assertEqual(len(before), 1)
        Article.objects.filter(pk=article.pk).update(slug="elsewhere")
        self.assertEqual(names(), before)
        self.assertNotIn(str(article.pk), before.pop().removeprefix("urn:uuid:").split("-"))

    def test_an_older_address_of_a_topic_a_person_or_a_film_leads_on(self):
        _, (_, *subjects) = rows()
        for row in subjects:
            FormerAddress.objects.create(row=row, slug=f"former-{row.slug}")
            for form, address in addresses(row).items():
                with self.subTest(row, form=form):
                    answer = self.client.get(address.replace(row.slug, f"former-{row.slug}"))
                    self.assertEqual((answer.status_code, answer.headers["Location"]), (301, address))

    def test_the_address_that_the_feed_of_the_magazine_would_have_beside_the_others_leads_to_it(self):
        answer = self.client.get("/feed.atom")
        self.assertEqual((answer.status_code, answer["Location"]), (301, "/feed/"))
        self.assertIn("max-age=60", answer["Cache-Control"])

    def test_finds_the_feeds_of_a_page_in_its_head(self):
        _, subjects = rows()
        types = {"atom": "application/atom+xml", "rss": "application/rss+xml", "json": "application/feed+json"}
        for row in (None, *subjects):
            page = self.client.get(row.get_absolute_url() if row else "/").content.decode()
            for form, address in {**addresses(), **addresses(row)}.items():
                with self.subTest(row, form=form):
                    self.assertRegex(
                        page, f'<link rel="alternate" type="{types[form].replace("+", ".")}" [^>]*href="{address}"'
                    )

    def test_a_page_that_is_not_there_leads_to_the_feeds_of_the_magazine_alone(self):
        page = self.client.get("/films/never-was/").content.decode()
        self.assertIn('href="/feed.rss"', page)
        self.assertNotIn("/films/never-was/feed", page)


class HubTests(FeedTestCase):
    HUB = "https://hub.example.org/?a=1&b=2"

    def test_each_feed_says_where_it_is_in_its_head(self):
        rows()
        for address, answer in self.everywhere().items():
            with self.subTest(address):
                self.assertEqual(answer["Link"], f'<http://testserver{address}>; rel="self"')
                self.assertNotContains(answer, "hub")

    def test_each_feed_names_the_hub_that_the_settings_name_in_its_head_and_in_itself(self):
        rows()
        with self.settings(WEBSUB_HUB=self.HUB):
            for address, answer in self.everywhere().items():
                with self.subTest(address):
                    own = f'<http://testserver{address}>; rel="self"'
                    self.assertEqual(answer["Link"], f'{own}, <{self.HUB}>; rel="hub"')
                    if address.endswith("json"):
                        self.assertEqual(answer.json()["hubs"], [{"type": "WebSub", "url": self.HUB}])
                    else:
                        links = ElementTree.fromstring(answer.content).iter(f"{ATOM}link")
                        self.assertIn(self.HUB, [link.get("href") for link in links if link.get("rel") == "hub"])


class WholeTextTests(FeedTestCase):
    def text(self):
        texts = {
            self.json()["items"][0]["content_html"],
            self.entries()[0].find(f"{ATOM}content").text,
            self.parsed("/feed.rss").entries and self.rss_text(),
        }
        self.assertEqual(len(texts), 1, "The formats say different things.")
        return texts.pop()

    def rss_text(self):
        item = ElementTree.fromstring(self.client.get("/feed.rss").content).find("channel/item")
        return item.find("{http://purl.org/rss/1.0/modules/content/}encoded").text

    def test_holds_what_every_kind_of_block_says(self):
        photo = develop(make_photo(credit_line="Courtesy NEON"))
        film = make_film("Wanda", year=1970)
        clip = Video.objects.create(
            title="Trailer of it", slug="t", kind="trailer", url="https://v.example/", still=photo
        )
        kinds = {
            Block.Kind.TEXT: ({"text": "<p>Said <em>so</em></p>"}, "<p>Said <em>so</em></p>"),
            Block.Kind.HEADING: ({"text": "Part two"}, "<h2>Part two</h2>"),
            Block.Kind.PULL_QUOTE: ({"text": "I did", "attribution": "She"}, "<blockquote><p>I did</p><p>She</p>"),
            Block.Kind.FIGURE: ({"photo": photo, "caption": "Here"}, "<figcaption>Here <small>Courtesy NEON</small>"),
            Block.Kind.GALLERY: ({"gallery": make_gallery([photo]), "caption": "On set"}, "<p>On set</p>"),
            Block.Kind.VIDEO: ({"video": clip}, '<p>Trailer: <a href="https://v.example/">Trailer of it</a></p>'),
            Block.Kind.LIST_ENTRY: ({"rank": 3, "title": "Third", "text": "<p>Why</p>"}, "<h2>3. Third</h2>"),
            Block.Kind.FILM_CARD: ({"film": film}, "<cite>Wanda</cite></a>, 1970</p>"),
            Block.Kind.NOTE: ({"text": "<p>A note</p>"}, "<aside><p>A note</p></aside>"),
        }
        self.assertEqual(set(kinds), set(Block.Kind), "A kind of block that feeds do not tell.")
        article = make_article(body=[])
        for kind, (fields, _) in kinds.items():
            make_block(article, kind, **fields)
        text = self.text()
        for kind, (_, told) in kinds.items():
            with self.subTest(kind):
                self.assertIn(told, text)

    def test_holds_the_verdict_the_notes_the_source_and_the_credits_at_the_end(self):
        issue = Issue.objects.create(
            publication=Publication.objects.create(name="The Gazette", slug="gazette"), label="May issue", slug="may"
        )
        shoot = Shoot.objects.create(title="Cover", slug="cover", location="Noirmoutier")
        article = make_article(kind="review", rating=4, rating_scale=5, verdict="See it.", issue=issue, shoot=shoot)
        Contribution.objects.create(shoot=shoot, person=make_person("Hair Person"), role="hair")
        Correction.objects.create(article=article, date="2026-03-03", text="It was May.")
        Correction.objects.create(article=article, date="2026-03-03", text="We take it back.", kind="retraction")
        text = self.text()
        for told in ["4 out of 5", "See it.", "It was May.", "May issue of The Gazette", "Hair Person", "Noirmoutier"]:
            with self.subTest(told):
                self.assertIn(told, text)
        self.assertTrue(text.startswith("<p><strong>Retraction, 3 March 2026.</strong> We take it back."))

    def test_every_address_in_it_is_whole_and_its_words_are_left_alone(self):
        photo = develop(make_photo(credit_line="Photograph by Ann Lee"))
        PhotoCreator.objects.create(photo=photo, person=make_person("Ann Lee", slug="ann-lee"))
        make_article(lead_photo=photo, body=['<a href="/films/">Films</a>, <a href="//x.example/">x</a>, a href="/no"'])
        text = self.text()
        self.assertIn('<a href="http://testserver/films/">Films</a>', text)
        self.assertIn('<a href="http://testserver/people/ann-lee/">Ann Lee</a>', text)
        self.assertIn('a href="/no"', text)
        links = [link for tag in text.split("<")[1:] for link in tag.partition(">")[0].split('"')[1::2] if "/" in link]
        self.assertEqual([link for link in links if not link.startswith("http")], [])


class HarmTests(FeedTestCase):
    def test_a_bad_character_in_any_field_whatsoever_is_taken_out_of_every_feed(self):
        photo = develop(make_photo())
        person, film, section = make_person(), make_film(), make_section()
        publication = Publication.objects.create(name="The Gazette", slug="gazette")
        issue = Issue.objects.create(publication=publication, label="May", slug="may")
        shoot = Shoot.objects.create(title="Cover", slug="cover", location="Here")
        clip = Video.objects.create(title="Clip", slug="clip", kind="clip", still=photo)
        article = make_article(
            lead_photo=photo,
            about=[person, film],
            by=[person],
            section=section,
            tags=["noir"],
            issue=issue,
            shoot=shoot,
        )
        PhotoCreator.objects.create(photo=photo, person=person)
        Correction.objects.create(article=article, date="2026-03-03", text="It was May.")
        gallery = make_gallery([photo])
        for kind in Block.Kind:
            make_block(article, kind, text="<p>Text</p>", photo=photo, film=film, gallery=gallery, video=clip)
        spoilt = 0
        for row in [article, photo, person, film, section, publication, issue, shoot, clip, gallery,
                    *article.tags.all(),
                    *article.blocks.all(), *article.corrections.all(), *gallery.items.all(), *photo.creators.all(),
                    *article.contributions.all()]:  # fmt: skip
            for field in row._meta.concrete_fields:
                is_text = field.get_internal_type() in ("CharField", "TextField", "URLField") and not field.choices
                is_key = field.primary_key or field.name in ("slug", "path", "key", "region", "digest")
                if is_text and not is_key and field.max_length != 10:
                    short = BAD[: field.max_length] if field.max_length else BAD
                    type(row)._base_manager.filter(pk=row.pk).update(**{field.name: short})
                    spoilt += 1
        self.assertGreater(spoilt, 60)
        make_article("A good one", section=section, tags=["noir"], about=[person, film])
        for row in (None, section, article.tags.get(), person, film):
            for form, address in addresses(row).items():
                with self.subTest(row, form=form):
                    content = self.client.get(address).content.decode()
                    self.assertNotRegex(content, "[\x01\x0b\x1f\ufffe\uffff\x85]")
                    if form == "json":
                        self.assertNotRegex(json.dumps(json.loads(content)), r"\\u(0001|000b|001f|fffe|ffff|0085)")
                        self.assertEqual(len(json.loads(content)["items"]), 2)
                    else:
                        self.assertEqual(len(self.parsed(address).entries), 2)

    def test_a_story_that_fails_is_left_out_and_named_in_the_log_and_the_others_stand(self):
        make_article("A good one")
        make_article("Another good one", lead_photo=develop(make_photo()))
        bad = make_article("A bad one")
        Article.objects.filter(pk=bad.pk).update(slug="no\x01address")
        for address in addresses().values():
            with self.subTest(address), self.assertLogs("articles.leaving_out", "ERROR") as log:
                text = self.client.get(address).content.decode()
                self.assertIn("A good one", text)
                self.assertIn("Another good one", text)
                self.assertNotIn("A bad one", text)
                self.assertIn(f"/admin/articles/article/{bad.pk}/change/", log.output[0])

    def test_a_template_that_fails_for_one_story_leaves_out_that_one(self):
        make_article("A good one")
        bad = make_article("A bad one", kind="list")
        real = Article.provenance.fget

        def fails(article):
            if article.pk == bad.pk:
                raise RuntimeError("The template is torn.")
            return real(article)

        with (
            mock.patch.object(Article, "provenance", property(fails)),
            self.assertLogs("articles.leaving_out", "ERROR"),
        ):
            self.assertEqual([entry.title for entry in self.parsed("/feed.rss").entries], ["A good one"])


class NothingMovesTests(FeedTestCase):
    """Row 8 of the leak matrix: a hidden story changes nothing in any feed, and a picture leaves with its rights."""

    HIDDEN = {
        "draft": {"status": "draft"},
        "scheduled": {"published_at": ahead(days=1)},
        "embargoed": {"embargo_until": ahead(days=1)},
        "expired": {"published_at": ago(days=2), "expires_at": ago(days=1)},
        "withdrawn": {"status": "withdrawn"},
    }

    def told(self):
        return {
            address: (answer.status_code, answer.content, answer["ETag"], answer["Last-Modified"])
            for address, answer in self.everywhere().items()
        }

    def test_a_hidden_story_moves_no_feed_nor_its_dates_when_it_comes_or_when_it_changes(self):
        _, (section, _, person, film) = rows()
        before = self.told()
        for state, fields in self.HIDDEN.items():
            hidden = make_article(
                "Telltale", about=[person, film], section=section, tags=["noir", f"telltale {state}"],
                lead_photo=develop(make_photo()), updated_at=timezone.now(), **fields
            )  # fmt: skip
            with self.subTest(state):
                self.assertEqual(self.told(), before)
                Article.objects.filter(pk=hidden.pk).update(updated_at=timezone.now(), title="Telltale again")
                self.assertEqual(self.told(), before)
                answer, never = (
                    self.client.get(f"/tags/{slug}/feed.rss") for slug in (f"telltale-{state}", "never-was")
                )
                self.assertEqual((answer.status_code, answer.content), (404, never.content))
        Article.objects.filter(title="Telltale again").update(status="published", embargo_until=None, expires_at=None,
                                                              published_at=ago(hours=1))  # fmt: skip
        self.assertEqual([a for a, told in self.told().items() if told == before[a]], [], "The test sees nothing.")

    def test_is_not_sent_again_to_who_has_it_and_is_once_anything_left_it(self):
        photo = develop(make_photo())
        article, _ = rows()
        Article.objects.filter(pk=article.pk).update(lead_photo=photo)
        for address in addresses().values():
            answer = self.client.get(address)
            known = {"If-None-Match": answer["ETag"], "If-Modified-Since": answer["Last-Modified"]}
            only_date = {"If-Modified-Since": answer["Last-Modified"]}
            with self.subTest(address):
                self.assertEqual(self.client.get(address, headers=known).status_code, 304)
                Photo.objects.filter(pk=photo.pk).update(rights_status="withdrawn")
                for headers in (known, only_date):
                    again = self.client.get(address, headers=headers)
                    self.assertEqual(again.status_code, 200)
                    self.assertNotContains(again, "/pictures/")
                Photo.objects.filter(pk=photo.pk).update(rights_status="licensed")
            self.assertIn("max-age=60", answer["Cache-Control"])


class CostTests(FeedTestCase):
    def test_takes_as_many_queries_for_20_stories_as_for_2_in_every_format_and_of_everything(self):
        section, tag = make_section(), "noir"
        person, film = make_person(), make_film()
        make_photo(poster_of=film)
        counts = []
        for count in (2, 20):
            for n in range(count):
                photo = develop(make_photo())
                PhotoCreator.objects.create(photo=photo, company=make_company())
                article = make_article(
                    f"Story {n}", lead_photo=photo, by=[make_person()], about=[person, film], section=section,
                    tags=[tag, f"tag {n}"], kind="film-page",
                    shoot=Shoot.objects.create(title="Cover", slug=f"cover-{count}-{n}"),
                )  # fmt: skip
                make_block(article, "gallery", gallery=make_gallery([photo]))
                make_block(article, "film-card", film=film)
                Correction.objects.create(article=article, date="2026-03-03", text="It was May.")
            counts.append({address: self.count(address) for address in self.everywhere()})
        self.assertEqual(*counts)
        self.assertLessEqual(max(counts[0].values()), 14, counts[0])

    def count(self, address):
        with CaptureQueriesContext(connection) as queries:
            self.assertEqual(Client().get(address).status_code, 200)
        return len(queries)
