"""The settings that mail needs, as a server meets them."""

from tests.magazine.test_settings import PRODUCTION, TRYING_OUT, SettingsTestCase


class MailSettingsTests(SettingsTestCase):
    def test_without_them_there_is_no_newsletter(self):
        names = "settings.SITE_URL, settings.MAIL_SERVER, settings.NEWSLETTER_FROM"
        self.assertEqual(list(self.setting(f"[{names}]", **PRODUCTION)), ["", None, ""])

    def test_trying_things_out_mail_is_printed(self):
        self.assertEqual(self.setting("settings.MAIL_SERVER", **TRYING_OUT), {"scheme": "console"})
        self.assertEqual(self.setting("settings.SITE_URL", **TRYING_OUT), "http://127.0.0.1:8000")

    def test_a_server_is_read_from_its_address(self):
        for written, meant in [
            ("smtp://u%40x:p%2Fw@mail.example", ["smtp", "mail.example", 587, "u@x", "p/w"]),
            ("smtps://mail.example", ["smtps", "mail.example", 465, "", ""]),
            ("smtp+plain://127.0.0.1:2525", ["smtp+plain", "127.0.0.1", 2525, "", ""]),
        ]:
            found = self.setting("settings.MAIL_SERVER", EMAIL_URL=written, **PRODUCTION)
            self.assertEqual([found[name] for name in ("scheme", "host", "port", "user", "password")], meant)

    def test_what_is_no_server_is_refused_without_repeating_a_password(self):
        for wrong in ("mail.example", "http://u:secretpass@mail.example", "smtp://u:secretpass@mail.example:port"):
            result = self.matinee("check", EMAIL_URL=wrong, **PRODUCTION)
            self.assertRefused(result, "EMAIL_URL", "percent-encoded")
            self.assertNotIn("secretpass", result.stderr)

    def test_an_address_of_the_site_is_whole_secure_and_without_a_path(self):
        for wrong in ("magazine.example", "http://magazine.example", "https://magazine.example/films"):
            self.assertRefused(self.matinee("check", SITE_URL=wrong, **PRODUCTION), "SITE_URL", wrong)
        found = self.setting("settings.SITE_URL", SITE_URL="https://magazine.example/", **PRODUCTION)
        self.assertEqual(found, "https://magazine.example")

    def test_a_sender_has_an_address(self):
        self.assertRefused(self.matinee("check", NEWSLETTER_FROM="Matinee", **PRODUCTION), "NEWSLETTER_FROM", "Matinee")
