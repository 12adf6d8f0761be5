"""Files of every kind that somebody may send in, each with the verdict on it, and built anew for each run."""

import io
import struct
import zipfile
import zlib

from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

SIZE = (120, 80)
TAKEN = None
TAIL = b"<html><script>alert('the tail')</script></html>"


def shades(mode="RGB", size=SIZE, seed=0):
    """A picture in which every pixel tells where it stands; another for each seed."""
    across = Image.linear_gradient("L").resize(size)
    down = Image.linear_gradient("L").rotate(90).resize(size)
    third = Image.new("L", size, seed * 37 % 256)
    image = Image.merge("RGB", (across, down, third))
    if mode == "I;16":
        return across.convert("I").point(lambda level: level * 257 + seed).convert("I;16")
    if mode in ("RGBA", "LA"):
        image = image.convert(mode)
        image.putalpha(across)
        return image
    return image.convert(mode)


def saved(image, format, **options):
    buffer = io.BytesIO()
    image.save(buffer, format, **options)
    return buffer.getvalue()


def moving(format, seed):
    frames = [shades(seed=seed), shades(seed=seed + 1), shades(seed=seed + 2)]
    return saved(frames[0], format, save_all=True, append_images=frames[1:], duration=100)


def png_that_says(width, height):
    """A PNG that claims to be of that size, and holds next to nothing."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def bomb(width=13_300, height=13_400):
    """A whole PNG of 178 megapixels in less than a megabyte."""
    deflate = zlib.compressobj(9)
    row = bytes(1 + (width + 7) // 8)
    packed = b"".join(deflate.compress(row * 100) for _ in range(height // 100)) + deflate.flush()

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def archive():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr("Applet.class", "the tail")
    return buffer.getvalue()


def book():
    text = PngInfo()
    text.add_text("book", "It was a dark and stormy night. " * 200_000, zip=True)
    return saved(shades(seed=90), "PNG", pnginfo=text)


def mpo(seed):
    first, second = shades(seed=seed), shades(seed=seed + 1)
    return saved(first, "MPO", save_all=True, append_images=[second])


def corpus():
    """Rows of a name, its content, and a part of the sentence that refuses it; TAKEN where it is not refused."""
    jpeg = saved(shades(seed=1), "JPEG", quality=90)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    yield "plain.jpg", jpeg, TAKEN
    yield "progressive.jpg", saved(shades(seed=2), "JPEG", progressive=True), TAKEN
    yield "plain.png", saved(shades(seed=3), "PNG"), TAKEN
    yield "plain.webp", saved(shades(seed=4), "WEBP"), TAKEN
    yield "plain.avif", saved(shades(seed=5), "AVIF"), TAKEN
    yield "grey.jpg", saved(shades("L", seed=6), "JPEG"), TAKEN
    yield "cmyk.jpg", saved(shades("CMYK", seed=7), "JPEG"), TAKEN
    yield "palette.png", saved(shades("P", seed=8), "PNG"), TAKEN
    yield "sixteen.png", saved(shades("I;16", seed=9), "PNG"), TAKEN
    yield "see-through.png", saved(shades("RGBA", seed=10), "PNG"), TAKEN
    yield "black-and-white.png", saved(shades("1", seed=11), "PNG"), TAKEN
    yield "grey-and-see-through.png", saved(shades("LA", seed=12), "PNG"), TAKEN
    yield "profile.jpg", saved(shades(seed=13), "JPEG", icc_profile=profile), TAKEN
    yield "broken-profile.jpg", saved(shades(seed=14), "JPEG", icc_profile=b"no profile at all" * 20), TAKEN
    yield "phone.jpg", mpo(15), TAKEN
    # What a name says is nobody's business.
    yield "a-png.jpg", saved(shades(seed=17), "PNG"), TAKEN
    yield "a-jpeg.exe", saved(shades(seed=18), "JPEG"), TAKEN
    yield "nothing", saved(shades(seed=19), "JPEG"), TAKEN
    # Two files in one: nobody is ever given the original, and nothing of a tail is in what is developed of it.
    yield "page.png", saved(shades(seed=20), "PNG") + TAIL, TAKEN
    yield "applet.jpg", saved(shades(seed=21), "JPEG") + archive(), TAKEN
    yield "script.jpg", saved(shades(seed=22), "JPEG", comment=TAIL), TAKEN
    # Not whole, or nothing at all.
    yield "half.jpg", saved(shades(seed=23, size=(600, 400)), "JPEG")[:3000], "It is damaged"
    yield "half-progressive.jpg", saved(shades(seed=23), "JPEG", progressive=True)[:-400], "It is damaged"
    yield "half.png", saved(shades(seed=23), "PNG")[:-100], "It is damaged"
    yield "half.webp", saved(shades(seed=23), "WEBP")[:-200], "It is"
    yield "half.avif", saved(shades(seed=23), "AVIF")[:-200], "It is damaged"
    yield "header.jpg", jpeg[:20], "It is"
    yield "empty.jpg", b"", "The file is empty."
    yield "text.jpg", b"Not a picture at all, but long enough to be one. " * 20, "It is not a JPEG, PNG, WebP or AVIF"
    # Moving, or several.
    yield "moving.gif", moving("GIF", 30), "It is a GIF, not a JPEG"
    yield "still.gif", saved(shades("P", seed=33), "GIF"), "It is a GIF"
    yield "moving.png", moving("PNG", 30), "It moves: it holds 3 pictures"
    yield "moving.webp", moving("WEBP", 30), "It moves: it holds 3 pictures"
    yield "moving.avif", moving("AVIF", 30), "It moves: it holds 3 pictures"
    # Something else, whatever it is called.
    yield "drawing.jpg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "It is an SVG"
    yield "drawing.png", b"<?xml version='1.0'?>\n<!-- made by hand -->\n<svg xmlns='x'/>", "It is an SVG"
    yield "page.jpg", b"<!DOCTYPE html><script>alert(1)</script>", "It is a web page"
    yield "scan.jpg", saved(shades(seed=34), "TIFF"), "It is a TIFF"
    yield "print.jpg", saved(shades(seed=34), "EPS"), "It is an EPS"
    yield "layers.jpg", b"8BPS\0\1" + bytes(100), "It is a Photoshop file"
    yield "icon.png", saved(shades(seed=34), "ICO"), "It is an icon"
    yield "paper.jpg", saved(shades(seed=34), "PDF"), "It is a PDF"
    yield "bitmap.png", saved(shades(seed=34), "BMP"), "It is a Windows bitmap"
    yield "pictures.jpg", archive(), "It is an archive"
    yield "telephone.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(400), "It is a HEIC"
    # Of no usable size.
    yield "dot.png", saved(shades(size=(1, 1)), "PNG"), "It has only 1 × 1 pixels."
    yield "line.png", saved(shades(size=(1, 60_000)), "PNG"), "It has only 1 × 60000 pixels."
    yield "stamp.png", saved(shades(size=(15, 400)), "PNG"), "It has only 15 × 400 pixels."
    yield "none.png", png_that_says(0, 0), "It is"
    yield "claim.png", png_that_says(50_000, 50_000), "more than 40 million"
    yield "bomb.png", bomb(), "It has 13300 × 13400 pixels, more than 40 million."
    yield "book.png", book(), "It is damaged"
    yield "long.jpg", jpeg + bytes(30 * 1024 * 1024), "The file is larger than 30 MB."
    # Names that are no names.
    for number, name in enumerate(NAMES, start=50):
        yield name, saved(shades(seed=number), "JPEG"), TAKEN


NAMES = [
    "../../etc/passwd.jpg",
    "..\\..\\windows\\win.ini.jpg",
    "nul\0byte.jpg",
    "turned\u202egpj.exe",
    "é" * 120 + ".jpg",
    "x" * 251 + ".jpg",
    "🎬🎞️.jpg",
    "CON",
    "CON.jpg",
    ".htaccess",
    "trailing. ",
    "caf\u00e9.jpg",
    "cafe\u0301.jpg",
    "a b\tc\nd.jpg",
    "<b>bold</b>.jpg",
    "日本.jpg",
]
