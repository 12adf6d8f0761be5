from django.test import SimpleTestCase

from articles.players import FRAME_HOSTS, player_for


class PlayerTests(SimpleTestCase):
    def test_every_way_of_writing_a_youtube_address_leads_to_its_player_without_cookies(self):
        for address in [
            "https://www.youtube.com/watch?v=p1HxTmV5i7c",
            "http://youtube.com/watch?feature=share&v=p1HxTmV5i7c",
            "https://m.youtube.com/watch?v=p1HxTmV5i7c&list=PL1",
            "https://youtu.be/p1HxTmV5i7c?si=x",
            "https://www.youtube.com/embed/p1HxTmV5i7c",
            "https://www.youtube.com/shorts/p1HxTmV5i7c",
            "https://www.youtube-nocookie.com/embed/p1HxTmV5i7c",
        ]:
            with self.subTest(address=address):
                self.assertEqual(
                    player_for(address).src,
                    "https://www.youtube-nocookie.com/embed/p1HxTmV5i7c?rel=0&autoplay=1",
                )

    def test_it_begins_at_the_moment_that_the_address_names(self):
        for moment in ["90", "90s", "1m30s", "0h1m30s"]:
            with self.subTest(moment=moment):
                self.assertIn("start=90", player_for(f"https://youtu.be/p1HxTmV5i7c?t={moment}").src)
        self.assertNotIn("start", player_for("https://youtu.be/p1HxTmV5i7c?t=soon").src)

    def test_vimeo_is_asked_not_to_track_and_is_given_the_key_of_an_unlisted_video(self):
        self.assertEqual(
            player_for("https://vimeo.com/123456").src, "https://player.vimeo.com/video/123456?dnt=1&autoplay=1"
        )
        for address in ["https://vimeo.com/123456/abcdef0123", "https://player.vimeo.com/video/123456?h=abcdef0123"]:
            with self.subTest(address=address):
                self.assertIn("/video/123456?h=abcdef0123&", player_for(address).src)

    def test_a_film_file_plays_by_itself_if_it_comes_over_https(self):
        player = player_for("https://files.example/trailer.MP4")
        self.assertTrue(player.is_file)
        self.assertEqual(player.src, "https://files.example/trailer.MP4")
        self.assertIsNone(player_for("http://files.example/trailer.mp4"))

    def test_any_other_address_is_only_a_link(self):
        for address in [
            "",
            "https://example.com/watch?v=p1HxTmV5i7c",
            "https://youtube.com.example.com/watch?v=p1HxTmV5i7c",
            "https://www.youtube.com/watch?v=<script>",
            "https://www.youtube.com/@matinee",
            "https://vimeo.com/matinee",
            "javascript:alert(1)//youtu.be/p1HxTmV5i7c",
            "https://[broken/p1HxTmV5i7c",
        ]:
            with self.subTest(address=address):
                self.assertIsNone(player_for(address))

    def test_no_frame_is_opened_to_a_host_that_is_not_on_the_list(self):
        for address in ["https://youtu.be/p1HxTmV5i7c", "https://vimeo.com/123456"]:
            with self.subTest(address=address):
                self.assertTrue(player_for(address).src.startswith(tuple(f"{host}/" for host in FRAME_HOSTS)))
