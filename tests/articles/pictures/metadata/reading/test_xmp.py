import tracemalloc

from django.test import SimpleTestCase

from articles.pictures.metadata import read
from articles.pictures.metadata.reading.xmp import MOST_ELEMENTS
from tests.articles.pictures.metadata.files import description, exif, itxt, jpeg, packet, picture, png, read_xmp

CREDIT = "<photoshop:Credit>Courtesy NEON</photoshop:Credit>"


def li(*texts):
    return "".join(f"<rdf:li>{text}</rdf:li>" for text in texts)


class ShapesOfXmpTests(SimpleTestCase):
    """RDF may write the same thing in many ways, and programs write all of them."""

    def test_several_descriptions_are_one(self):
        xmp = packet(description(), description(CREDIT), description(attributes='photoshop:Source="An agency"'))
        rights = read(jpeg(xmp=xmp.encode())).rights
        self.assertEqual((rights.credit_line, rights.source), ("Courtesy NEON", "An agency"))

    def test_an_attribute_is_a_property_too(self):
        self.assertEqual(read_xmp(attributes='photoshop:Credit="Courtesy NEON"').rights.credit_line, "Courtesy NEON")

    def test_a_list_may_be_of_any_kind_or_none(self):
        for written in (
            f"<rdf:Seq>{li('Ellen Example', 'Max Muster')}</rdf:Seq>",
            f"<rdf:Bag>{li('Ellen Example', 'Max Muster')}</rdf:Bag>",
            "Ellen Example; Max Muster",
            f"<rdf:Seq>{li('Ellen Example; Max Muster')}</rdf:Seq>",
        ):
            with self.subTest(written=written):
                rights = read_xmp(f"<dc:creator>{written}</dc:creator>").rights
                self.assertEqual(rights.creators, ("Ellen Example", "Max Muster"))

    def test_of_several_languages_the_usual_one_is_read(self):
        default = '<rdf:li xml:lang="x-default">A beach</rdf:li>'
        french = '<rdf:li xml:lang="fr">Une plage</rdf:li>'
        for items, text in ((french + default, "A beach"), (french, "Une plage"), (li("Bare"), "Bare")):
            with self.subTest(items=items):
                embedded = read_xmp(f"<dc:description><rdf:Alt>{items}</rdf:Alt></dc:description>")
                self.assertEqual(embedded.rights.caption, text)
                self.assertEqual(len(embedded.found), 1)

    def test_a_text_may_stand_without_its_list_of_languages(self):
        self.assertEqual(read_xmp("<dc:rights>© 2024</dc:rights>").rights.copyright_notice, "© 2024")

    def test_an_address_may_be_a_resource(self):
        written = '<cc:license rdf:resource="https://creativecommons.org/licenses/by/4.0/"/>'
        self.assertEqual(read_xmp(written).rights.licence_url, "https://creativecommons.org/licenses/by/4.0/")

    def test_a_licensors_address_is_found_in_every_form_of_a_structure(self):
        url = "https://example.org/buy"
        for item in (
            f'<rdf:li rdf:parseType="Resource"><plus:LicensorURL>{url}</plus:LicensorURL></rdf:li>',
            f"<rdf:li><rdf:Description><plus:LicensorURL>{url}</plus:LicensorURL></rdf:Description></rdf:li>",
            f'<rdf:li plus:LicensorURL="{url}" plus:LicensorName="An agency"/>',
        ):
            with self.subTest(item=item):
                embedded = read_xmp(f"<plus:Licensor><rdf:Seq>{item}</rdf:Seq></plus:Licensor>")
                self.assertEqual(embedded.rights.acquire_url, url)

    def test_people_may_be_described_at_length(self):
        name = "<Iptc4xmpExt:PersonName><rdf:Alt><rdf:li>Agnès Varda</rdf:li></rdf:Alt></Iptc4xmpExt:PersonName>"
        written = (
            f'<Iptc4xmpExt:PersonInImageWDetails><rdf:Bag><rdf:li rdf:parseType="Resource">{name}</rdf:li></rdf:Bag>'
            "</Iptc4xmpExt:PersonInImageWDetails>"
        )
        self.assertEqual(read_xmp(written).rights.people, ("Agnès Varda",))

    def test_the_names_count_and_not_their_prefixes(self):
        xmp = packet(description(CREDIT)).replace("photoshop:", "ps:").replace("xmlns:photoshop", "xmlns:ps")
        self.assertEqual(read(jpeg(xmp=xmp.encode())).rights.credit_line, "Courtesy NEON")


class EncodingOfXmpTests(SimpleTestCase):
    def test_utf16_is_read_with_and_without_its_mark(self):
        xmp = f'<?xpacket begin="\ufeff"?>{packet(description("<dc:rights>© Łucja</dc:rights>"))}'
        for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"):
            with self.subTest(encoding=encoding):
                embedded = read(jpeg(xmp=xmp.encode(encoding)))
                self.assertEqual(embedded.rights.copyright_notice, "© Łucja")
                self.assertEqual(embedded.problems, ())

    def test_a_declaration_that_is_wrong_is_not_believed(self):
        xmp = '<?xml version="1.0" encoding="UTF-16"?>' + packet(description("<dc:rights>© Agnès</dc:rights>"))
        self.assertEqual(read(jpeg(xmp=xmp.encode())).rights.copyright_notice, "© Agnès")

    def test_latin1_where_there_should_be_utf8_is_read(self):
        xmp = packet(description("<dc:rights>© Agnès</dc:rights>")).encode("latin-1")
        self.assertEqual(read(jpeg(xmp=xmp)).rights.copyright_notice, "© Agnès")

    def test_what_xml_has_no_place_for_is_passed_over(self):
        xmp = packet(description("<dc:rights>One\x00 two\x0b three</dc:rights>")).encode() + b"\0\0\0"
        embedded = read(jpeg(xmp=xmp))
        self.assertEqual((embedded.rights.copyright_notice, embedded.problems), ("One two three", ()))


class PlacesOfXmpTests(SimpleTestCase):
    """The formats in which Pillow writes it are in the tests of writing."""

    xmp = packet(description(CREDIT)).encode()

    def test_png_holds_it_plain_deflated_or_as_a_raw_profile(self):
        profile = (b"http://ns.adobe.com/xap/1.0/\0" + self.xmp).hex().encode()
        raw = b"tEXt", b"Raw profile type APP1\0\nAPP1\n      %d\n" % len(self.xmp) + profile
        for chunk in (itxt(self.xmp), itxt(self.xmp, deflated=True), raw):
            with self.subTest(chunk=chunk[1][:30]):
                self.assertEqual(read(png(chunk)).rights.credit_line, "Courtesy NEON")

    def test_webp_and_avif_hold_it(self):
        for format in ("WEBP", "AVIF"):
            with self.subTest(format=format):
                self.assertEqual(read(picture(format, xmp=self.xmp)).rights.credit_line, "Courtesy NEON")

    def test_webp_holds_it_behind_a_chunk_of_odd_length(self):
        for block in (exif([(0x013B, b"Ellen")]), exif([(0x013B, b"Ellen")]) + b"\0"):
            with self.subTest(length=len(block)):
                embedded = read(picture("WEBP", exif=block, xmp=self.xmp))
                self.assertEqual(embedded.rights.credit_line, "Courtesy NEON")
                self.assertEqual(embedded.rights.creators, ("Ellen",))


class HostileXmpTests(SimpleTestCase):
    """What cannot be read is left, and said; what stands before it is read."""

    xmp = packet(description(CREDIT)).encode()

    def test_a_document_type_is_refused(self):
        laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
        for start in (f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]>', '<!DOCTYPE x SYSTEM "file:///etc/passwd">'):
            xmp = start + packet(description(f"{CREDIT}<dc:rights>&l9;</dc:rights>"))
            for encoding in ("utf-8", "utf-16"):
                with self.subTest(start=start[:30], encoding=encoding):
                    embedded = read(jpeg(xmp=xmp.encode(encoding)))
                    self.assertEqual(embedded.found, ())
                    self.assertIn("declares a document type", embedded.problems[0])

    def test_more_than_a_megabyte_is_not_read(self):
        xmp = packet(description(CREDIT + "<dc:rights>" + "x" * 1024 * 1024 + "</dc:rights>")).encode()
        for deflated in (False, True):
            with self.subTest(deflated=deflated):
                embedded = read(png(itxt(xmp, deflated=deflated)))
                self.assertEqual(embedded.found, ())
                self.assertEqual(embedded.problems, ("Its XMP is larger than 1 MB and was not read.",))

    def test_a_small_chunk_that_inflates_without_end_is_not_inflated_to_its_end(self):
        content = png(itxt(b" " * 50_000_000, deflated=True))
        tracemalloc.start()
        self.addCleanup(tracemalloc.stop)
        embedded = read(content)
        self.assertLess(tracemalloc.get_traced_memory()[1], 10_000_000)
        self.assertEqual(embedded.problems, ("Its XMP is larger than 1 MB and was not read.",))

    def test_a_chunk_that_cannot_be_inflated_is_empty(self):
        kind, content = itxt(self.xmp, deflated=True)
        self.assertEqual(read(png((kind, content[:30] + b"rubbish"))).found, ())

    def test_what_stands_before_endless_depth_or_length_is_read(self):
        deep = "<dc:rights>" + "<dc:x>" * 50_000
        long = "<dc:subject><rdf:Bag>" + "<rdf:li/>" * 100_000
        for inside, word in ((deep, "is nested more than"), (long, f"has more than {MOST_ELEMENTS} elements")):
            with self.subTest(word=word):
                embedded = read(png(itxt(packet(description(CREDIT), description(inside)).encode())))
                self.assertEqual(embedded.rights.credit_line, "Courtesy NEON")
                self.assertIn(word, embedded.problems[0])

    def test_a_list_of_names_has_an_end(self):
        people = (
            f"<Iptc4xmpExt:PersonInImage><rdf:Bag>{li(*map(str, range(1000)))}</rdf:Bag></Iptc4xmpExt:PersonInImage>"
        )
        embedded = read(png(itxt(packet(description(people)).encode())))
        self.assertEqual(len(embedded.rights.people), 100)
        self.assertIn("only the first 100 names were read", embedded.problems[0])

    def test_what_stands_before_broken_xml_is_read(self):
        whole = packet(description(CREDIT), description("<dc:rights>© & co</dc:rights>"))
        for xmp in (whole, whole[: whole.index("<dc:rights>")]):
            with self.subTest(xmp=xmp[-20:]):
                embedded = read(jpeg(xmp=xmp.encode()))
                self.assertEqual(embedded.rights.credit_line, "Courtesy NEON")
                self.assertIn("Its XMP is not sound XML", embedded.problems[0])

    def test_what_stands_behind_a_whole_packet_does_not_matter(self):
        embedded = read(jpeg(xmp=packet(description(CREDIT)).encode() + b"<rest & rubbish"))
        self.assertEqual((embedded.rights.credit_line, embedded.problems), ("Courtesy NEON", ()))

    def test_nothing_at_all_is_no_packet(self):
        for xmp in (b"", b"rubbish", b"<", b"\xff\xfe", bytes(500)):
            with self.subTest(xmp=xmp[:10]):
                self.assertEqual(read(jpeg(xmp=xmp)).found, ())
