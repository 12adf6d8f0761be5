"""Each kind of story has a layout of its own, and what it shows is there without our scripts."""

import re

from django.test import TestCase

from articles.models import Article, Block, Video
from articles.pictures import renditions
from people.models import Release
from tests.factories import (
    make_article,
    make_block,
    make_company,
    make_edition,
    make_film,
    make_gallery,
    make_nomination,
    make_person,
    make_photo,
)

Kind = Article.Kind
# What a browser fetches by itself while it reads a page.
FETCHED = re.compile(r"<(?:img|iframe|video|audio|source|script|embed|object)\b[^>]*|<link[^>]*stylesheet[^>]*")
OUTSIDE = re.compile(r"""(?:src|srcset|href|data|poster)=["'](?:https?:)?//""")


class LayoutTests(TestCase):
    def get(self, article):
        return self.client.get(article.get_absolute_url()).content.decode()

    def in_order(self, html, *marks):
        places = [html.index(mark) for mark in marks]
        self.assertEqual(places, sorted(places), marks)

    def test_kicker_headline_dek_byline_and_date_stand_in_that_order_in_every_kind(self):
        for kind in Kind:
            with self.subTest(kind=kind):
                article = make_article("Headline", kind=kind, kicker="Kicker", dek="A dek.", by=[make_person("Ellen")])
                html = self.get(article)
                opener = html[html.index('class="opener') :]
                self.in_order(opener, "Kicker", "Headline", "A dek.", "Ellen", "<time")

    def test_a_cover_story_opens_in_scope_and_ends_in_the_dark_with_its_credits(self):
        html = self.get(make_article(kind=Kind.COVER_STORY, lead_photo=make_photo()))
        self.in_order(html, "opener--cover room", "--scope", "<h1>", 'class="body"', '<footer class="end room">')

    def test_an_interview_sets_questions_and_answers_apart(self):
        body = ["We meet.", "<strong>Matinee: Where?</strong>", "<strong>Varda:</strong> Here.", "Hm."]
        body += ["<strong>Matinee: When?</strong>", "<strong>Varda:</strong> Now."]
        html = self.get(make_article(kind=Kind.INTERVIEW, body=body))
        self.assertEqual(html.count("turn--question"), 2)
        self.assertEqual(html.count("turn--answer"), 2)
        self.assertInHTML(
            '<p class="turn turn--question"><strong class="turn__who">Matinee<span class="visually-hidden">:</span>'
            "</strong> Where?</p>",
            html,
        )
        self.assertIn("<p>We meet.</p>", html)

    def test_bold_words_of_any_other_story_are_no_questions(self):
        html = self.get(make_article(body=["<strong>Where?</strong>", "<strong>Here.</strong>"]))
        self.assertNotIn("turn--", html)
        self.assertIn("<p><strong>Where?</strong></p>", html)

    def test_an_interview_is_cleaned_on_its_way_out(self):
        article = make_article(kind=Kind.INTERVIEW, body=[])
        make_block(article, text='<p onclick="x()"><strong>Why?<script>alert(1)</script></strong></p>')
        html = self.get(article)
        self.assertIn("Why?", html)
        self.assertNotIn("alert(1)", html)
        self.assertNotIn("onclick", html)

    def test_a_review_has_verdict_rating_and_film_beside_it_before_the_text(self):
        film = make_film("Moonrise", directors=[make_person("Dora Director")])
        review = make_article(kind=Kind.REVIEW, rating="3.5", rating_scale=5, verdict="Worth it.", about=[film])
        self.in_order(self.get(review), 'class="beside"', "3.5 out of 5", "Worth it.", "Dora Director", 'class="body"')

    def test_a_rating_is_drawn_in_points_beside_its_words_unless_they_are_too_many(self):
        for rating, scale, full, empty in [("3.5", 5, 4, 1), ("0", 5, 0, 5), ("7", 10, 7, 3), ("70", 100, 0, 0)]:
            with self.subTest(rating=rating, scale=scale):
                html = self.get(make_article(kind=Kind.REVIEW, rating=rating, rating_scale=scale))
                self.assertIn(f"{rating} out of {scale}", html)
                self.assertEqual(html.count("point__full"), full)
                self.assertEqual(html.count("point__outline"), full + empty)
        self.assertIn('<svg width="50" height="100">', self.get(make_article(
            kind=Kind.REVIEW, rating="3.5", rating_scale=5
        )))  # fmt: skip

    def test_a_film_page_crowns_what_the_film_won_and_says_where_it_runs(self):
        film = make_film("Moonrise")
        edition = make_edition(name="21st Gala")
        make_nomination(edition, category="Best Light", films=[film], result="winner")
        make_nomination(edition, category="Best Dark", films=[film])
        Release.objects.create(film=film, kind="streaming", company=make_company("Tram TV"), terms="rent")
        Release.objects.create(film=film, kind="premiere", date="2024", company=make_company("Nobody"))
        html = self.get(make_article(kind=Kind.FILM_PAGE, about=[film]))
        self.in_order(html, "laurel", "Best Light", "21st Gala", "Where to watch", "Tram TV", "to rent")
        self.assertNotIn("Best Dark", html)
        self.assertNotIn("Nobody", html)

    def test_a_film_that_won_nothing_and_runs_nowhere_has_no_empty_band(self):
        self.assertNotIn("marquee", self.get(make_article(kind=Kind.FILM_PAGE, about=[make_film()])))

    def test_the_rank_of_a_list_entry_stands_before_its_heading_nought_too(self):
        article = make_article(kind=Kind.LIST, body=[])
        for rank in (1, 0):
            make_block(article, Block.Kind.LIST_ENTRY, rank=rank, title="Rain")
        html = self.get(article)
        for rank in (1, 0):
            self.assertIn(f'<span class="entry__rank">{rank}</span>', html)

    def test_a_quotation_that_brings_its_own_mark_hangs_it(self):
        article = make_article(body=[])
        for text in ["“Quick,” she said.", "Quick."]:
            make_block(article, Block.Kind.PULL_QUOTE, text=text)
        self.assertEqual(self.get(article).count("pull-quote--quoted"), 1)

    def test_what_interrupts_the_copy_is_no_landmark_to_whoever_hears_it(self):
        article = make_article(body=["She walks fast."])
        make_block(article, Block.Kind.PULL_QUOTE, text="“Quick.”", attribution="Agnès Varda")
        make_block(article, Block.Kind.NOTE, text="<p>As told to us.</p>")
        page = self.get(article)
        self.assertInHTML(
            '<figure class="pull-quote pull-quote--quoted"><blockquote><p>“Quick.”</p></blockquote>'
            '<figcaption class="label">Agnès Varda</figcaption></figure>',
            page,
        )
        self.assertInHTML('<div class="note" role="note"><p>As told to us.</p></div>', page)
        self.assertNotIn("<aside", page.partition('class="body"')[2].partition("</article>")[0])

    def test_a_headline_that_begins_with_a_quotation_mark_hangs_it(self):
        double, single = "page-story--quoted", "page-story--half-quoted"
        for title, hangs in [("“Hello”", [double]), ("‘Hello’", [single]), ("Hello", [])]:
            with self.subTest(title):
                body = self.get(make_article(title)).partition('<body class="')[2].partition('"')[0].split()
                self.assertEqual([name for name in body if name.endswith("quoted")], hangs)


class GalleryTests(TestCase):
    def test_each_picture_leads_to_the_whole_of_it_and_keeps_its_credit(self):
        photo = make_photo(credit_line="Courtesy NEON", size=(640, 480))
        made = renditions.make(photo)
        article = make_article(body=[])
        make_block(article, Block.Kind.GALLERY, gallery=make_gallery([photo, make_photo(credit_line="Not made yet")]))
        html = self.client.get(article.get_absolute_url()).content.decode()
        self.assertIn(f'class="gallery__look" href="/pictures/{made.token}/free-', html)
        self.assertEqual(html.count('class="gallery__look"'), 1)
        for words in ["Courtesy NEON", "Not made yet", "2 pictures"]:
            self.assertIn(words, html)

    def test_an_empty_gallery_leaves_no_heading(self):
        article = make_article(body=[])
        hidden = make_photo(rights_status="unknown")
        make_block(article, Block.Kind.GALLERY, gallery=make_gallery([hidden], title="On the tram"))
        self.assertNotContains(self.client.get(article.get_absolute_url()), "On the tram")


class VideoTests(TestCase):
    def page_with(self, **fields):
        video = Video.objects.create(title="The trailer", slug="trailer", kind="trailer", **fields)
        article = make_article(kind=Kind.VIDEO, body=[])
        make_block(article, Block.Kind.VIDEO, video=video)
        return self.client.get(article.get_absolute_url()).content.decode()

    def test_it_is_a_plain_link_and_nothing_from_outside_is_fetched(self):
        html = self.page_with(url="https://www.youtube.com/watch?v=p1HxTmV5i7c")
        self.assertIn('class="video__still" href="https://www.youtube.com/watch?v=p1HxTmV5i7c"', html)
        self.assertIn('data-player="https://www.youtube-nocookie.com/embed/p1HxTmV5i7c?rel=0&amp;autoplay=1"', html)
        self.assertIn("From YouTube.", html)
        fetched = [tag for tag in FETCHED.findall(html) if "canonical" not in tag]
        self.assertTrue(fetched)
        self.assertEqual([tag for tag in fetched if OUTSIDE.search(tag)], [])
        for tag in ("<iframe", "<video", "preconnect", "dns-prefetch"):
            self.assertNotIn(tag, html)

    def test_what_we_have_no_player_for_is_followed(self):
        html = self.page_with(url="https://example.com/film")
        self.assertIn('href="https://example.com/film"', html)
        self.assertNotIn("data-player", html)

    def test_a_video_without_an_address_says_so_and_offers_nothing_to_play(self):
        html = self.page_with()
        self.assertIn("The source gives no address for this video.", html)
        self.assertNotIn("video__still", html)

    def test_scripts_come_only_with_what_they_serve(self):
        self.assertIn("player.js", self.page_with(url="https://youtu.be/p1HxTmV5i7c"))
        Video.objects.update(url="https://example.com/film")
        self.assertNotIn("player.js", self.client.get(Article.objects.get().get_absolute_url()).content.decode())
        html = self.client.get(make_article().get_absolute_url()).content.decode()
        self.assertNotIn("player.js", html)
        self.assertNotIn("gallery.js", html)
