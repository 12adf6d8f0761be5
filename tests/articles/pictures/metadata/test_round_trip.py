"""What is written is read back, whatever it is, in every format."""

import io

from django.test import SimpleTestCase
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from articles.pictures.metadata import Rights, read, save
from articles.pictures.metadata.cleaning import nobody_wrote, plain_line
from articles.pictures.metadata.standards import BY_NAME
from articles.pictures.metadata.writing import JOINERS

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
# What an editor can type into a field of one line; unprintable characters are not written.
CHARACTERS = st.characters(exclude_categories=("C", "Z"), include_characters=" " + JOINERS)


def texts(field):
    """Texts that people may have written: none that would be taken for markup, or for a machine's."""
    limits = {"is_name": BY_NAME[field].kind == "names", "is_title": field == "title"}
    return st.text(CHARACTERS, min_size=1, max_size=min(BY_NAME[field].length, 120)).filter(
        lambda text: plain_line(text) == text and not nobody_wrote(text, **limits)
    )


def names(field):
    """Different names; a semicolon would part one in two."""
    return st.lists(texts(field).filter(lambda name: ";" not in name), max_size=4, unique=True).map(tuple)


ADDRESSES = st.builds("https://example.org/{}?a={}&b=2".format, st.integers(0), st.integers(0))
DATES = st.builds(lambda date, length: date.isoformat()[:length], st.dates(), st.sampled_from([4, 7, 10]))


def maybe(strategy):
    return st.just("") | strategy


RIGHTS = st.builds(
    Rights,
    creators=names("creators"),
    people=names("people"),
    licence_url=maybe(ADDRESSES),
    acquire_url=maybe(ADDRESSES),
    digital_source_type=maybe(ADDRESSES),
    created=maybe(DATES),
    **{
        field: maybe(texts(field))
        for field in ("credit_line", "copyright_notice", "usage_terms", "source", "title", "caption", "alt")
    },
)


class RoundTripTests(SimpleTestCase):
    # Four files are made and read for each: no clock of a busy machine shall judge that.
    @settings(max_examples=60, deadline=None)
    @given(RIGHTS)
    def test_what_is_written_is_read_back(self, rights):
        for format in FORMATS:
            file = io.BytesIO()
            save(Image.new("RGB", (16, 16)), file, format, rights)
            embedded = read(file)
            self.assertEqual((format, embedded.rights), (format, rights))
            self.assertEqual(embedded.problems, ())
            # In JPEG it stands twice, and both say the same.
            self.assertFalse(any(row.disagrees for row in embedded.rows()))

    def test_a_date_without_its_year_is_written_nowhere(self):
        for format in FORMATS:
            file = io.BytesIO()
            save(Image.new("RGB", (16, 16)), file, format, Rights(title="On the beach", created="XXXX-01-30"))
            with self.subTest(format=format):
                self.assertEqual(read(file).by_field["created"], [])
