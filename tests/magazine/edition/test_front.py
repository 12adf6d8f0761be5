"""What readers are given: kept where it can be, never stale, the same for everybody."""

import datetime
import re
import threading
from io import StringIO
from pathlib import Path
from unittest import mock

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.http import HttpResponse
from django.test import SimpleTestCase, TestCase, override_settings
from django.urls import get_resolver
from django.utils import timezone
from django.utils.http import http_date

from articles import drafting
from articles.freezing import freeze
from articles.models import Article, Launch, Photo, RenditionSet
from magazine.edition import front, pages
from magazine.edition.number import edition
from magazine.search import indexing
from people.models import Person
from tests.factories import (
    ahead,
    make_article,
    make_editor,
    make_film,
    make_nomination,
    make_person,
    make_photo,
    make_ready_article,
)

from .readers import Readers


class FrontTestCase(TestCase):
    def setUp(self):
        self.readers = Readers()
        self.story = make_ready_article("Beach walk", body=["Words " * 200])
        self.address = self.story.get_absolute_url()

    def at(self, moment):
        return mock.patch("django.utils.timezone.now", return_value=moment)


class KeptTests(FrontTestCase):
    def test_the_second_reader_is_given_what_was_made_for_the_first_for_one_query(self):
        first = self.readers.get(self.address)
        self.assertFalse(self.readers.asked_django(self.address))
        with self.assertNumQueries(1), mock.patch.object(self.readers.front, "numbering", edition):
            second = self.readers.get(self.address)
        self.assertEqual((first.status, first.content), (200, second.content))
        self.assertIn("Beach walk", second.text)
        self.assertNotIn("Set-Cookie", second.headers)

    def test_every_kind_of_page_is_kept(self):
        person, film = make_person(), make_film()
        addresses = ["/", "/stories/", "/feed/", "/sitemap.xml", "/sitemap-people.xml", "/robots.txt", "/search/"]
        addresses += [person.get_absolute_url(), film.get_absolute_url(), "/search/?q=beach", "/stories/?page=1"]
        addresses += [f"{self.address.rstrip('/')}.json", "/search/suggest/?q=bea", "/feed.json"]
        for address in addresses:
            with self.subTest(address):
                self.assertEqual(self.readers.get(address).status, 200)
                self.assertFalse(self.readers.asked_django(address))

    def test_a_change_shows_in_the_next_request(self):
        self.readers.get(self.address)
        Article.objects.update(title="Other title")
        self.assertIn("Other title", self.readers.get(self.address).text)
        self.story.refresh_from_db()
        self.story.withdraw()
        self.assertEqual(self.readers.get(self.address).status, 410)

    def test_what_is_not_there_is_not_kept(self):
        for address in ("/stories/nothing/", "/nothing/", "/stories/?page=zero"):
            self.readers.get(address)
            with self.subTest(address):
                self.assertTrue(self.readers.asked_django(address))

    def test_what_is_kept_nowhere_here_is_kept_by_no_cache_in_front(self):
        for address in ("/stories/nothing/", "/nowhere", "/stories", "/people/?page=99", "/sitemap-news.xml"):
            with self.subTest(address):
                self.assertIn("Cache-Control", self.readers.get(address).headers)
        self.assertEqual(self.readers.get("/stories/nothing/")["Cache-Control"], "no-cache")
        self.assertEqual(self.readers.ask("/newsletter/", "POST")["Cache-Control"], "no-cache")

    def test_a_search_that_leaves_something_out_is_not_kept(self):
        with mock.patch.object(indexing, "take_in", return_value=(0, True)):
            self.assertEqual(self.readers.get("/search/?q=beach")["Cache-Control"], "no-store")
        self.assertIn("Beach", self.readers.get("/search/?q=beach").text)

    def test_an_answer_of_a_search_whose_index_is_made_anew_is_made_anew_too(self):
        call_command("rebuild_search", stdout=StringIO())
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_story")
        self.assertNotIn(self.address, self.readers.get("/search/?q=beach").text)
        call_command("rebuild_search", stdout=StringIO())
        self.assertIn(self.address, self.readers.get("/search/?q=beach").text)

    def test_room_is_bounded_and_the_one_asked_for_longest_ago_goes(self):
        memory = self.readers.front.memories.for_pages
        memory.room = 20_000
        people = [make_person(f"P {n}") for n in range(20)]
        for person in people:
            self.readers.get(person.get_absolute_url())
            self.assertLessEqual(memory.taken, memory.room)
        self.assertEqual(memory.taken, sum(map(len, memory.kept.values())))
        self.assertTrue(self.readers.asked_django(people[0].get_absolute_url()))
        self.assertFalse(self.readers.asked_django(people[0].get_absolute_url()))

    def test_questions_push_out_no_page(self):
        self.readers.get(self.address)
        self.readers.front.memories.for_questions.room = 20_000
        for n in range(20):
            self.readers.get(f"/search/?q=word{n}")
        self.assertFalse(self.readers.asked_django(self.address))

    def test_a_letter_a_decade_or_a_prize_that_no_list_has_pushes_out_no_page(self):
        programme = make_nomination().category.programme.get_absolute_url()
        make_person("Ana Able")
        self.readers.get(self.address)
        self.readers.get("/people/?letter=A")
        pages_kept = len(self.readers.front.memories.for_pages.kept)
        for n in range(5):
            for query in (
                f"/people/?letter=A{n}",
                f"/films/?decade=19{n}1",
                f"/films/?letter={n}",
                f"{programme}?prize=p{n}",
            ):
                self.assertEqual(self.readers.get(query).status, 200)
        self.assertEqual(len(self.readers.front.memories.for_pages.kept), pages_kept)
        self.assertFalse(self.readers.asked_django("/people/?letter=A"))

    @override_settings(PAGE_CACHE_MB=0)
    def test_without_room_nothing_is_kept_and_all_is_answered(self):
        readers = Readers()
        first = readers.get(self.address)
        self.assertTrue(readers.asked_django(self.address))
        self.assertEqual(readers.get(self.address, HTTP_IF_NONE_MATCH=first["ETag"]).status, 304)

    def test_without_a_number_nothing_is_given_that_was_kept(self):
        self.readers.get(self.address)
        with mock.patch.object(self.readers.front, "numbering", lambda: None):
            self.assertTrue(self.readers.asked_django(self.address))
            self.assertIn("max-age=0", self.readers.get(self.address)["Cache-Control"])


class VaryingTests(FrontTestCase):
    """Nothing that a visitor can vary makes another page, or a second entry of one."""

    def entries(self):
        memories = self.readers.front.memories
        return len(memories.for_pages.kept) + len(memories.for_questions.kept)

    def test_parameters_that_a_page_does_not_read(self):
        plain = self.readers.get(self.address)
        for query in ("utm_source=x", "fbclid=1&utm_medium=y", "page=7", "q=walk"):
            self.assertEqual(self.readers.get(f"{self.address}?{query}").content, plain.content)
        self.assertEqual((len(self.readers.made), self.entries()), (1, 1))

    def test_what_a_page_does_read_makes_the_page_that_was_asked_for(self):
        (
            make_person("Ana Able"),
            make_person("Zoe Zed"),
            make_film("Old one", year=1931),
            make_film("New one", year=2024),
        )
        nomination = make_nomination(category="Best Prize")
        programme = nomination.edition.programme.get_absolute_url()
        for address in (
            "/people/?letter=Z",
            "/films/?letter=N",
            "/films/?decade=1930",
            f"{programme}?prize=best-prize",
            "/search/?q=walk&kind=feature",
        ):
            with self.subTest(address):
                answer = self.client.get(address)
                self.assertNotEqual(answer.content, self.client.get(address.partition("?")[0]).content)
                self.assertEqual(self.readers.get(address).text, answer.content.decode())

    def test_they_get_into_no_link_of_a_list(self):
        for n in range(25):
            make_article(f"Story {n}")
        page = self.readers.get("/stories/?utm_source=x&page=2").text
        self.assertNotIn("utm_source", page)
        self.assertIn("page=1", page)
        self.assertEqual(self.readers.get("/stories/?page=2&page=2&a=b").text, page)
        self.assertEqual(self.entries(), 1)

    def test_pages_of_a_list_are_apart(self):
        for n in range(25):
            make_article(f"Story {n}")
        self.assertNotEqual(self.readers.get("/stories/").text, self.readers.get("/stories/?page=2").text)

    def test_whatever_a_list_leads_on_to_is_given(self):
        for n in range(3):
            make_article(f"Story {n}", section=self.story.section, tags=[f"topic {n}"])
        self.enterContext(mock.patch("articles.views.STORIES_ON_A_PAGE", 2))
        self.enterContext(mock.patch("articles.views.TOPICS_ON_A_PAGE", 2))
        year = f"/stories/{timezone.now().year}/"
        lists = ["/stories/", year, self.story.section.get_absolute_url(), "/tags/"]
        for address in lists:
            with self.subTest(address):
                first = self.readers.get(address).text
                self.assertIn("?page=2", first)
                self.assertNotEqual(self.readers.get(f"{address}?page=2").text, first)

    def test_numbers_of_pages_in_odd_spellings_are_answered_and_not_kept(self):
        for page in ("0", "-1", "01", "١", "99999999", "x"):
            with self.subTest(page):
                self.assertEqual(self.readers.get(f"/stories/?page={page}").status, 404)
        self.assertEqual(self.entries(), 0)

    def test_headers_reach_no_page(self):
        odd = {"HTTP_X_FORWARDED_HOST": "evil.example", "HTTP_COOKIE": "csrftoken=abc; a=b", "HTTP_USER_AGENT": "evil"}
        seen = {}

        def django(environ, start_response):
            seen.update(environ)
            response = HttpResponse("page")
            start_response("200 OK", list(response.items()))
            return response

        Readers(application=django).get(self.address, **odd)
        self.assertEqual({name for name in seen if name.startswith("HTTP_")}, {"HTTP_HOST", "HTTP_ACCEPT"})

    def test_names_of_the_site_that_are_not_configured(self):
        self.assertEqual(self.readers.get(self.address, HTTP_HOST="evil.example").status, 400)
        for host in ("TESTSERVER", "testserver:81", "testserver.", "evil.example"):
            self.readers.get(self.address, HTTP_HOST=host)
        self.assertEqual(self.entries(), 0)

    def test_ports_that_a_visitor_makes_up_push_out_no_page(self):
        self.readers.get(self.address, HTTP_HOST="localhost:8000", SERVER_PORT="8000")
        for port in range(5):
            self.readers.get(self.address, HTTP_HOST=f"localhost:{port}", SERVER_PORT="8000")
        self.assertEqual(len(self.readers.front.memories.for_pages.kept), 1)
        self.assertFalse(self.readers.asked_django(self.address, HTTP_HOST="localhost:4", SERVER_PORT="8000"))

    def test_json_only_where_a_page_has_it(self):
        html = self.readers.get(self.address)
        told = self.readers.get(self.address, HTTP_ACCEPT="application/json")
        self.assertEqual(told["Content-Type"], "application/json")
        self.assertIn("Accept", told["Vary"])
        self.assertIn("Accept", html["Vary"])
        self.assertEqual(self.readers.get(self.address, HTTP_ACCEPT="text/html, */*").content, html.content)
        for accept in ("application/json", "text/plain", "image/*"):
            self.readers.get("/stories/", HTTP_ACCEPT=accept)
        self.assertEqual(self.entries(), 3)

    def test_compressed_as_the_client_takes_it(self):
        plain = self.readers.get(self.address)
        zipped = self.readers.get(self.address, HTTP_ACCEPT_ENCODING="deflate, gzip;q=0.8")
        refused = self.readers.get(self.address, HTTP_ACCEPT_ENCODING="gzip;q=0, br;q=0")
        self.assertEqual((plain.get("Content-Encoding"), zipped["Content-Encoding"]), (None, "gzip"))
        self.assertEqual((zipped.text, refused.content), (plain.text, plain.content))
        self.assertNotEqual(zipped["ETag"], plain["ETag"])
        self.assertEqual(len(self.readers.made), 1)
        for answer in (plain, zipped):
            self.assertEqual(int(answer["Content-Length"]), len(answer.content))
            self.assertIn("Accept-Encoding", answer["Vary"])

    def test_compressed_in_no_way_that_is_refused_or_less_welcome(self):
        given = {
            "gzip;q=0.0, br;q=0.000": None,
            "gzip;q=1.0, br;q=0.1": "gzip",
            "gzip ;q=0.001": "gzip",
            "identity, gzip;q=0.5": None,
            "gzip;q=1;level=9, identity;q=0.5": "gzip",
            "gzip;q=much": "gzip",
        }
        for accepted, encoding in given.items():
            with self.subTest(accepted):
                answer = self.readers.get(self.address, HTTP_ACCEPT_ENCODING=accepted)
                self.assertEqual(answer.get("Content-Encoding"), encoding)

    def test_head_and_range(self):
        whole = self.readers.get(self.address)
        head = self.readers.ask(self.address, "HEAD")
        self.assertEqual((head.status, head.content, head["Content-Length"]), (200, b"", whole["Content-Length"]))
        part = self.readers.get(self.address, HTTP_RANGE="bytes=0-3")
        self.assertEqual((part.status, part.content), (200, whole.content))
        fresh = Readers()
        self.assertEqual(fresh.ask("/stories/nothing/", "HEAD").content, b"")

    @override_settings(
        SECURE_SSL_REDIRECT=True, SECURE_HSTS_SECONDS=60, SECURE_PROXY_SSL_HEADER=("HTTP_X_PROTO", "https")
    )
    def test_https_is_still_required_and_said(self):
        readers = Readers()
        for _ in range(2):
            self.assertEqual(readers.get(self.address).status, 301)
            safe = readers.get(self.address, HTTP_X_PROTO="https")
            self.assertEqual(
                (safe.status, safe["Strict-Transport-Security"]), (200, "max-age=60; includeSubDomains; preload")
            )
            self.assertEqual(safe["X-Frame-Options"], "DENY")
            self.assertIn('href="https://testserver/', safe.text)
        self.assertIsNone(Readers().get(self.address, **{"wsgi.url_scheme": "https"}).get("Set-Cookie"))


class NobodysTests(FrontTestCase):
    """What is for one person is neither kept nor taken from what is."""

    def test_the_desk_reads_pages_as_they_are_made_and_keeps_none(self):
        self.client.force_login(make_editor())
        cookie = f"sessionid={self.client.cookies['sessionid'].value}"
        desk = self.readers.get(self.address, HTTP_COOKIE=cookie)
        self.assertEqual((desk.status, desk["Cache-Control"]), (200, "private, no-cache"))
        self.assertEqual(self.readers.front.memories.for_pages.taken, 0)
        reader = self.readers.get(self.address)
        self.assertEqual(reader.content, desk.content)
        self.assertTrue(self.readers.asked_django(self.address, HTTP_COOKIE=cookie))
        self.assertTrue(self.readers.asked_django(self.address, HTTP_AUTHORIZATION="Basic x"))
        again = self.readers.get(self.address, HTTP_COOKIE=cookie, HTTP_IF_NONE_MATCH=desk["ETag"])
        self.assertEqual(again.status, 304)

    def test_forms_and_everything_that_is_posted(self):
        self.readers.get(self.address)
        for method in ("POST", "PUT", "DELETE", "OPTIONS"):
            before = len(self.readers.made)
            self.readers.ask(self.address, method)
            self.assertEqual(len(self.readers.made), before + 1)
        login = self.readers.get("/admin/login/")
        self.assertIn("csrftoken", login["Set-Cookie"])

    def test_an_answer_with_a_cookie_a_secret_or_a_variety_of_its_own(self):
        for headers in (
            {"Set-Cookie": "a=b"},
            {"Cache-Control": "no-store"},
            {"Cache-Control": "max-age=5, private"},
            {"Vary": "Cookie"},
            {"Vary": "*"},
            {"Vary": "Accept, User-Agent"},
        ):
            with self.subTest(headers):

                def django(environ, start_response, headers=headers):
                    start_response("200 OK", [("Content-Type", "text/html"), *headers.items()])
                    return [b"mine"]

                readers = Readers(application=django)
                answer = readers.get(self.address)
                self.assertEqual(answer.headers, {"Content-Type": "text/html", "Cache-Control": "no-cache", **headers})
                self.assertTrue(readers.asked_django(self.address))

    def test_every_parameter_that_a_view_reads_is_one_that_some_page_understands(self):
        read = set()
        for app in ("people", "articles", "magazine"):
            for path in (Path(settings.BASE_DIR) / app).rglob("*views.py"):
                if "admin" not in path.parts:
                    read |= set(re.findall(r'request\.GET\.get\("(\w+)"', path.read_text()))
        self.assertIn("decade", read)
        self.assertEqual(read - {name for names in pages.PAGES.values() for name in names}, set())

    def test_every_public_address_is_kept_or_says_why_not(self):
        names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
        self.assertEqual(sorted(names - pages.PAGES.keys() - pages.NOT_KEPT.keys()), [])
        self.assertEqual(sorted({*pages.PAGES, *pages.NOT_KEPT} - names), [])


class TimeTests(FrontTestCase):
    """What changes by time alone shows at its moment, from what was kept before it."""

    def assertTurns(self, moment, address, before, after):
        """Kept a second before, the answer is another at the moment itself."""
        early = moment - datetime.timedelta(seconds=1)
        with self.at(early):
            for _ in range(2):
                answer = self.readers.get(address)
                self.assertEqual((answer.status, before in answer.text), (200, True))
            self.assertEqual(answer["Cache-Control"], "public, max-age=1, s-maxage=1")
            self.assertFalse(self.readers.asked_django(address))
        with self.at(moment):
            answer = self.readers.get(address, HTTP_IF_NONE_MATCH=answer["ETag"])
            self.assertNotEqual(answer.status, 304)
            self.assertIn(after, answer.text)
            self.assertNotIn(before, answer.text)

    def test_a_story_goes_live(self):
        make_article("Tomorrow", published_at=ahead(days=1))
        moment = Article.objects.get(title="Tomorrow").published_at
        with self.at(moment - datetime.timedelta(seconds=1)):
            self.assertNotIn("Tomorrow", self.readers.get("/stories/").text)
        with self.at(moment):
            self.assertIn("Tomorrow", self.readers.get("/stories/").text)

    def test_an_embargo_ends(self):
        moment = ahead(days=1)
        make_article("Secret", embargo_until=moment)
        with self.at(moment - datetime.timedelta(microseconds=1)):
            self.assertNotIn("Secret", self.readers.get("/stories/").text)
        with self.at(moment):
            self.assertIn("Secret", self.readers.get("/stories/").text)

    def test_a_story_expires(self):
        moment = ahead(days=1)
        Article.objects.update(expires_at=moment)
        self.assertTurns(moment, self.address, "Beach walk", "No longer here")

    def test_rights_end_and_begin(self):
        moment = ahead(days=1)
        photo = make_photo(credit_line="By Ellen", rights_until=moment)
        RenditionSet.objects.create(photo=photo, token="0" * 32, recipe="r", frames={"free": [[400, 300]]})
        Article.objects.update(lead_photo=photo)
        credit = self.credit
        with self.at(moment - datetime.timedelta(seconds=1)):
            self.assertTrue(credit())
        with self.at(moment):
            self.assertFalse(credit())
        Photo.objects.update(rights_until=None, rights_from=moment + datetime.timedelta(days=1))
        with self.at(moment + datetime.timedelta(hours=1)):
            self.assertFalse(credit())
        with self.at(moment + datetime.timedelta(days=1)):
            self.assertTrue(credit())

    def credit(self):
        return "By Ellen" in self.readers.get("/pictures/").text

    def test_a_launch_is_carried_out_by_the_first_request_after_its_moment(self):
        editor, moment = make_editor(), ahead(hours=1)
        frozen = freeze(self.story)
        frozen["story"]["title"] = "Launched"
        version, _ = drafting.save_draft(self.story, frozen, base=0, by=editor)
        launch = Launch.objects.create(goes_live_at=moment, made_by=editor)
        launch.items.create(article=self.story, version=version, added_by=editor)
        self.assertTurns(moment, self.address, "Beach walk", "Launched")

    def test_a_launch_that_cannot_be_carried_out_lets_nothing_be_kept(self):
        Launch.objects.create(goes_live_at=ahead(hours=-1))
        with mock.patch("articles.middleware.carry_out_due"):
            self.readers.get(self.address)
            self.assertTrue(self.readers.asked_django(self.address))

    def test_what_was_begun_before_a_moment_and_ended_after_it_is_not_kept(self):
        moment = ahead(hours=1)
        Article.objects.update(expires_at=moment)
        early = moment - datetime.timedelta(seconds=1)
        clock = mock.patch("django.utils.timezone.now", side_effect=[early] + [moment] * 1000)
        with clock:
            self.readers.get("/stories/")
        self.assertEqual(self.readers.front.memories.for_pages.taken, 0)

    def test_a_clock_that_is_put_back_brings_nothing_back(self):
        moment = ahead(days=1)
        make_article("Tomorrow", published_at=moment)
        with self.at(moment):
            self.assertIn("Tomorrow", self.readers.get("/stories/").text)
        with self.at(moment - datetime.timedelta(seconds=1)):
            self.assertNotIn("Tomorrow", self.readers.get("/stories/").text)


class ConditionalTests(FrontTestCase):
    def test_who_has_it_already_is_told_so_without_its_being_made(self):
        first = self.readers.get(self.address, HTTP_ACCEPT_ENCODING="gzip")
        for tag in (first["ETag"], f'"x", W/{first["ETag"]}', "*", self.readers.get(self.address)["ETag"]):
            answer = self.readers.get(self.address, HTTP_IF_NONE_MATCH=tag)
            with self.subTest(tag):
                self.assertEqual((answer.status, answer.content), (304, b""))
                self.assertEqual((answer.get("Content-Type"), answer.get("Content-Length")), (None, None))
                self.assertIn("max-age", answer["Cache-Control"])
        self.assertEqual(len(self.readers.made), 1)

    def test_what_they_have_is_not_said_again(self):
        first = self.readers.get(self.address)
        again = self.readers.get(self.address, HTTP_IF_NONE_MATCH=first["ETag"])
        for name in ("Content-Security-Policy", "Referrer-Policy", "Surrogate-Key"):
            with self.subTest(name):
                self.assertTrue(first.get(name))
                self.assertIsNone(again.get(name))
        self.assertEqual((again["ETag"], again["Vary"]), (first["ETag"], first["Vary"]))

    def test_a_page_that_comes_with_other_headers_is_given_whole(self):
        first = self.readers.get(self.address)
        with self.settings(SECURE_REFERRER_POLICY="no-referrer"):
            another = Readers()
            answer = another.get(self.address, HTTP_IF_NONE_MATCH=first["ETag"])
        self.assertEqual((answer.status, answer["Referrer-Policy"]), (200, "no-referrer"))
        self.assertEqual(answer.content, first.content)

    def test_never_after_a_change(self):
        page, missing = self.readers.get(self.address), "/stories/nothing/"
        make_person()
        self.assertEqual(self.readers.get(self.address, HTTP_IF_NONE_MATCH=page["ETag"]).status, 304)  # not of this
        Article.objects.update(title="Other")
        self.assertEqual(self.readers.get(self.address, HTTP_IF_NONE_MATCH=page["ETag"]).status, 200)
        Article.objects.update(status="withdrawn")
        for tag in (page["ETag"], "*"):
            self.assertEqual(self.readers.get(self.address, HTTP_IF_NONE_MATCH=tag).status, 410)
            self.assertEqual(self.readers.get(missing, HTTP_IF_NONE_MATCH=tag).status, 404)

    def test_a_page_that_is_not_kept_is_conditional_too(self):
        page = self.readers.get("/stories/?page=")
        self.assertEqual(self.readers.get("/stories/?page=", HTTP_IF_NONE_MATCH=page["ETag"]).status, 304)

    def test_by_its_date_once_that_is_certain_and_by_no_other(self):
        start = timezone.now().replace(microsecond=300_000)
        with self.at(start):
            self.assertIsNone(self.readers.get(self.address).get("Last-Modified"))
        later = start + datetime.timedelta(seconds=11)
        with self.at(later):
            said = self.readers.get(self.address)["Last-Modified"]
            self.assertEqual(said, http_date(int(start.timestamp()) + 1))
            known = self.readers.get(self.address, HTTP_IF_NONE_MATCH=self.readers.get(self.address)["ETag"])
            self.assertEqual((known.status, known.get("Last-Modified")), (304, None))
            self.assertEqual(self.readers.get(self.address, HTTP_IF_MODIFIED_SINCE=said).status, 304)
            for other in (http_date(later.timestamp() + 3600), http_date(start.timestamp() - 3600), "yesterday"):
                self.assertEqual(self.readers.get(self.address, HTTP_IF_MODIFIED_SINCE=other).status, 200)
            by_tag = {"HTTP_IF_NONE_MATCH": '"x"', "HTTP_IF_MODIFIED_SINCE": said}
            self.assertEqual(self.readers.get(self.address, **by_tag).status, 200)
            Person.objects.create(name="A", sort_name="A", slug="a")
            for moment in (later, later + datetime.timedelta(minutes=1)):
                with self.at(moment):
                    self.assertEqual(self.readers.get("/stories/", HTTP_IF_MODIFIED_SINCE=said).status, 200)
            Article.objects.update(status="withdrawn")
            self.assertEqual(self.readers.get(self.address, HTTP_IF_MODIFIED_SINCE=said).status, 410)

    def test_a_date_is_another_after_a_moment_that_changes_something(self):
        start = timezone.now()
        make_article("Soon", published_at=start + datetime.timedelta(seconds=30))
        with self.at(start):
            self.readers.get("/stories/")
        with self.at(start + datetime.timedelta(seconds=20)):
            said = self.readers.get("/stories/")["Last-Modified"]
        for seconds in (30, 45):
            with self.at(start + datetime.timedelta(seconds=seconds)):
                self.assertEqual(self.readers.get("/stories/", HTTP_IF_MODIFIED_SINCE=said).status, 200)

    def test_what_hidden_stories_do_shows_in_no_page_and_no_feed(self):
        """The same magazine with and without them: not in bodies, not in tags, and feeds carry no date at all."""
        hidden = [
            make_article("Hidden", status="draft"),
            make_article("Hidden", published_at=ahead(days=1)),
            make_article("Hidden", embargo_until=ahead(days=1)),
        ]
        addresses = ("/", "/stories/", "/feed/", "/feed.rss", "/feed.json", "/sitemap-stories.xml", self.address)
        with_them = {address: self.readers.get(address) for address in addresses}
        Article.objects.filter(pk__in=[each.pk for each in hidden]).update(title="Changed")
        changed = {address: self.readers.get(address) for address in addresses}
        for article in hidden:
            article.delete()
        for address in addresses:
            alone = self.readers.get(address)
            for other in (with_them[address], changed[address]):
                with self.subTest(address):
                    self.assertEqual((alone.content, alone.headers), (other.content, other.headers))
        with self.at(ahead(minutes=1)):
            self.assertIsNone(self.readers.get("/feed/").get("Last-Modified"))

    def test_caches_outside_are_told_how_long_and_by_what_name(self):
        answer = self.readers.get(self.address)
        self.assertEqual(answer["Cache-Control"], "public, max-age=60, s-maxage=60")
        self.assertEqual(answer["Surrogate-Key"], f"magazine story {self.address}")


class BurstTests(SimpleTestCase):
    def burst(self, count, django):
        """So many ask for one page that is not kept yet, at once."""
        readers = Readers(numbering=lambda: 1, application=django)
        statuses = []
        threads = [threading.Thread(target=lambda: statuses.append(readers.get("/").status)) for _ in range(count)]
        with mock.patch.object(front, "change_after", return_value=None):
            for thread in threads:
                thread.start()
            self.all_wait(readers, threads)
            for thread in threads:
                thread.join(20)
        return readers, statuses

    def all_wait(self, readers, threads):
        self.go_on.set()

    def setUp(self):
        self.go_on = threading.Event()

    def test_a_page_is_made_once(self):
        def django(environ, start_response):
            self.go_on.wait(10)
            start_response("200 OK", [("Content-Type", "text/html")])
            return [b"page"]

        readers, statuses = self.burst(8, django)
        self.assertEqual((statuses, len(readers.made)), ([200] * 8, 1))

    def test_one_that_fails_lets_the_others_go_on(self):
        failures = [ValueError("once")]

        def django(environ, start_response):
            self.go_on.wait(10)
            if failures:
                raise failures.pop()
            start_response("404 Not Found", [("Content-Type", "text/html")])
            return [b"nothing"]

        with mock.patch("threading.excepthook"):
            readers, statuses = self.burst(4, django)
        self.assertEqual(statuses, [404] * 3)
        self.assertEqual(readers.front.flights, {})
