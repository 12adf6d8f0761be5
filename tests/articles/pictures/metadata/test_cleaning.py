from django.test import SimpleTestCase

from articles.pictures.metadata.cleaning import LONGEST, is_noise, nobody_wrote, plain, plain_line


class PlainTests(SimpleTestCase):
    def test_markup_becomes_text(self):
        for written, text in (
            ("<p>She <b>walks</b>.</p><p>The sea.</p>", "She walks.\nThe sea."),
            ("One<br/>two<BR>three", "One\ntwo\nthree"),
            ('<a href="https://example.org" onclick="x">Varda</a>', "Varda"),
            ("Agn&egrave;s &amp; Jacques &#8217; &#x2019;", "Agnès & Jacques ’ ’"),
            ("&lt;b&gt;Varda&lt;/b&gt;", "Varda"),
            ("A<script>alert(1)</script> beach<!-- hidden -->", "A beach"),
            ("A beach<script>alert(1)", "A beach"),
        ):
            with self.subTest(written=written):
                self.assertEqual(plain(written), text)

    def test_what_only_looks_like_markup_stays(self):
        for text in ("Łucja <Sohn>", "1 < 2 > 0", "R&D", "https://example.org/?a=1&copy=2", "<3"):
            with self.subTest(text=text):
                self.assertEqual(plain(text), text)

    def test_letters_are_composed_and_what_cannot_be_printed_goes(self):
        self.assertEqual(plain("Agne\u0300s"), "Agnès")
        self.assertEqual(plain("A\x00 be\x07ach\u202e \u2066now\ufeff\ud800"), "A beach now")

    def test_a_caption_keeps_its_lines_and_a_line_is_one(self):
        self.assertEqual(plain("  One \r\n\r\n\r\n\r\n two  \rthree "), "One\n\ntwo\nthree")
        self.assertEqual(plain_line("One\n\ntwo\tthree"), "One two three")

    def test_no_text_is_endless(self):
        self.assertEqual(len(plain("x" * 1_000_000)), LONGEST)


class NobodyWroteTests(SimpleTestCase):
    def test_a_machines_words_are_known(self):
        for text in (
            "OLYMPUS DIGITAL CAMERA",
            "SONY DSC",
            "KONICA MINOLTA DIGITAL CAMERA",
            "Exif_JPEG_PICTURE",
            "<Digimax i5, Samsung #1>",
            "ASCII",
            "Picasa",
            "Adobe Photoshop CS6 (Windows)",
            "Adobe Photoshop Lightroom 6.1",
            "Created with GIMP",
            "Processed By eBay with ImageMagick, z1.1.0.",
            "CREATOR: gd-jpeg v1.0 (using IJG JPEG v62), quality = 75",
            "File written by Adobe Photoshop? 5.0",
            "Default",
            "Untitled",
            "untitled-1",
            "Unbenannt",
            "Copyright",
            "(c)",
            "---",
            "ÿÿÿÿÿ",
        ):
            with self.subTest(text=text):
                self.assertTrue(nobody_wrote(text))

    def test_peoples_words_are_left_alone(self):
        for text in (
            "Digital cameras at the festival",
            "Photoshop artist Ellen Example",
            "Untitled portrait of Varda",
            "Default judgment",
            "© Picasa Films",
            "Sony DSC-F828 on the table",
            "51",
            "海辺",
        ):
            with self.subTest(text=text):
                self.assertEqual(nobody_wrote(text), "")

    def test_a_word_for_anybody_is_no_name(self):
        self.assertTrue(nobody_wrote("Owner", is_name=True))
        self.assertEqual(nobody_wrote("Owner"), "")

    def test_the_name_of_a_file_is_no_title(self):
        for text in ("DSC_0815", "_DSC0815.NEF", "IMG_20240521_103000", "P1010234", "anora final (2).jpg"):
            with self.subTest(text=text):
                self.assertEqual(nobody_wrote(text, is_title=True), "It is the name of a file.")
        self.assertEqual(nobody_wrote("DSC_0815"), "")
        self.assertEqual(nobody_wrote("Scan of a beach", is_title=True), "")

    def test_bytes_that_never_were_text_are_noise(self):
        self.assertTrue(is_noise("\x01\x02ab\x03\x8f\x02"))
        self.assertFalse(is_noise("A beach\0\0\0\0\0\0\0\0\0\0\0\0"))
        self.assertFalse(is_noise("A beach\x07"))
