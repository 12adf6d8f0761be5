"""Files that somebody has damaged, by accident or not: an answer always, and no error ever."""

import io
import json
import random

from django.test import SimpleTestCase
from PIL import Image

from articles.pictures.metadata import Embedded, Rights, read, save

from .files import exif

RIGHTS = Rights(
    creators=("Ellen Example", "Zoë Müller"),
    credit_line="Photograph by Ellen Example & Łucja <Sohn>",
    copyright_notice="© 1999",
    acquire_url="https://example.org/buy?a=1&b=2",
    title="On the beach",
    caption="Agnès Varda at Noirmoutier.",
    people=("Agnès Varda",),
    created="1999-05",
)
EXIF = exif([(0x010E, b"A beach\0"), (0x013B, b"Ellen; Max\0")], behind=[(0x9003, b"1999:05:21 10:30:00\0")])
NUMBERS = [b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff", b"\0\0\0\1"]
FILES = 150


def whole(format):
    file = io.BytesIO()
    save(Image.new("RGB", (32, 24)), file, format, RIGHTS, exif=b"Exif\0\0" + EXIF)
    return file.getvalue()


def damaged(content, chance):
    """The file with some bytes changed, taken out, put in, copied, or made extreme numbers; or cut off."""
    content = bytearray(content)
    for _ in range(chance.choice([1, 1, 2, 5, 30])):
        at = chance.randrange(len(content))
        match chance.randrange(6):
            case 0:
                content[at] = chance.randrange(256)
            case 1:
                content[at] ^= 1 << chance.randrange(8)
            case 2:
                del content[at : at + min(chance.randrange(1, 40), len(content) - 20)]
            case 3:
                content[at:at] = chance.randbytes(chance.randrange(1, 20))
            case 4:
                start = chance.randrange(len(content))
                content[at:at] = content[start : start + chance.randrange(1, 200)]
            case 5:
                content[at : at + 4] = chance.choice(NUMBERS)
    return bytes(content[: chance.randrange(len(content))] if chance.random() < 0.05 else content)


class DamageTests(SimpleTestCase):
    def test_a_damaged_file_is_read_as_far_as_it_can_be(self):
        for format in ("JPEG", "PNG", "WEBP", "AVIF"):
            content, chance = whole(format), random.Random(1999)
            self.assertEqual(read(content).rights, RIGHTS)
            for number in range(FILES):
                with self.subTest(format=format, number=number):
                    embedded = read(damaged(content, chance))
                    kept = json.dumps(embedded.to_json())
                    self.assertEqual(Embedded.from_json(json.loads(kept)), embedded)
                    self.assertLess(len(kept), 50_000)
                    embedded.rows()

    def test_a_file_cut_off_anywhere_in_its_head_is_read_up_to_there(self):
        for format in ("JPEG", "PNG", "WEBP", "AVIF"):
            content = whole(format)
            for length in range(0, len(content), 37):
                with self.subTest(format=format, length=length):
                    read(content[:length])
