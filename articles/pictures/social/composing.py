"""A social picture drawn: words on paper beside the photograph with its credit, or on the accent without one.

Bytes to bytes, with neither database nor storage.
"""

import io

from PIL import Image, ImageColor, ImageDraw

from .. import metadata
from ..frames import FRAMES, crop
from ..metadata import Rights
from .order import INK, MUTED, PAPER, RULE, SIZE, SQUARE, Order
from .type import DISPLAY, LABEL, LABEL_BOLD, balanced, composed, face, face_for, fitted, lines

WIDTH, HEIGHT = SIZE
MARGIN, EDGE = 54, 24
HEADLINES = range(104, 22, -2)
HEADLINES_ALONE = range(124, 30, -2)
LEADING = 1.1
KICKERS = range(24, 14, -1)
TRACKING = 0.09
CREDITS = (18, 17, 16, 15, 14)
LONGEST_CREDIT = 4  # lines
WITHOUT_HEADLINE = 1.4  # how wide a photograph stands where there are no words to leave room for
# Fine type in red on paper is blurred by coarser colour.
JPEG = {"quality": 86, "optimize": True, "subsampling": "4:4:4"}


def compose(order: Order, original: bytes | None) -> bytes:
    """The finished card as a JPEG; ``original`` is what the order's photograph is cut from."""
    image = Image.new("RGB", SIZE, PAPER)
    strip = credit_strip(order, order.picture) if order.picture and original else None
    if strip:
        beside_photograph(image, order, original, strip)
        rights = order.picture.rights
    else:
        on_accent(image, order)
        rights = Rights(title=order.headline, source=order.name)
    buffer = io.BytesIO()
    metadata.save(image, buffer, "JPEG", rights, **JPEG)
    return buffer.getvalue()


# Beside a photograph


def credit_strip(order, picture):
    """How wide and high the photograph is, and its credit in lines below it; nothing where that cannot be set whole.

    A credit that is cut, or has an empty box in it, is a wrong one: the photograph then stays out.
    """
    credit = composed(picture.credit)
    name = face_for(credit, LABEL)
    if not name or not credit:
        return None
    ratio = picture.ratio or 1
    if picture.ratio == SQUARE and not headline_face(order):
        ratio = WITHOUT_HEADLINE
    for size in CREDITS:
        font = face(name, size)
        for count in range(1, LONGEST_CREDIT + 1):
            height = HEIGHT - count * round(size * 1.3) - 16
            width = round(height * ratio)
            set_lines = lines(credit, font, width - 2)
            if len(set_lines) <= count and " ".join(set_lines) == credit:
                return width, height, font, set_lines
    return None


def beside_photograph(image, order, original, strip):
    width, height, font, credit = strip
    left = WIDTH - width
    image.paste(photograph(order.picture, original, (width, height)), (left, 0))
    pen = ImageDraw.Draw(image)
    for number, text in enumerate(credit):
        pen.text((left, height + 9 + number * round(font.size * 1.3)), text, MUTED, font)
    panel(image, order, left - MARGIN - 44, HEADLINES, ink=INK, kicker=order.accent, mark=order.accent, rule=RULE)


def photograph(picture, original, size):
    """The part of it that its frame shows, around its focal point; all of it, on a mat, where it is not cropped."""
    source = Image.open(io.BytesIO(original)).convert("RGB")
    if picture.ratio is None:
        mat = Image.new("RGB", size, RULE)
        ratio = min(size[0] / source.width, size[1] / source.height)
        whole = source.resize((round(source.width * ratio), round(source.height * ratio)), Image.Resampling.LANCZOS)
        mat.paste(whole, ((size[0] - whole.width) // 2, (size[1] - whole.height) // 2))
        return mat
    box = crop(source.size, size[0] / size[1], picture.focal)
    return source.resize(size, Image.Resampling.LANCZOS, box=box)


# Without one


def on_accent(image, order):
    """A title card: the accent, and cinema's own frames, one within the other, behind the words."""
    image.paste(order.accent, (0, 0, WIDTH, HEIGHT))
    pen = ImageDraw.Draw(image)
    line = between(order.accent, PAPER, 0.13)
    right, bottom = WIDTH - EDGE, HEIGHT - EDGE
    for frame in ("scope", "flat", "academy", "square", "portrait"):
        across = min(round((HEIGHT - 2 * EDGE) * FRAMES[frame].ratio), WIDTH - 2 * EDGE)
        down = round(across / FRAMES[frame].ratio)
        pen.rectangle((right - across, bottom - down, right, bottom), outline=line, width=2)
    # All words in the colour of paper: an accent that can be read on it may be read no better than that.
    panel(image, order, WIDTH - 3 * MARGIN, HEADLINES_ALONE, ink=PAPER, kicker=PAPER, mark=PAPER, rule=None)


def between(one, other, part):
    """A colour some part of the way from one to another."""
    pairs = zip(ImageColor.getrgb(one), ImageColor.getrgb(other), strict=True)
    return tuple(round(a + (b - a) * part) for a, b in pairs)


# The words: kicker, headline, the magazine's name at the foot


def panel(image, order, width, sizes, *, ink, kicker, mark, rule):
    pen = ImageDraw.Draw(image)
    top = set_kicker(pen, order.kicker, width, kicker)
    foot = HEIGHT - MARGIN - 30
    set_name(pen, order.name, foot, ink, mark)
    if rule:
        pen.line((MARGIN, foot - 24, MARGIN + width, foot - 24), rule, 2)
    headline = composed(order.headline)
    if name := headline_face(order):
        font, set_lines = fitted(headline, name, width, foot - 50 - top, sizes, LEADING)
        # From the cap line, not from the top of the tallest accent.
        for number, text in enumerate(set_lines):
            y = top + font.size * 0.74 + number * font.size * LEADING
            pen.text((MARGIN, y), text, ink, font, anchor="ls")


def headline_face(order):
    """Where no face has all letters of the headline there is none: the network prints it below, in the reader's own
    type."""
    return face_for(composed(order.headline), DISPLAY, LABEL_BOLD)


def set_kicker(pen, text, width, colour):
    """Capitals, letter by letter; where the headline begins below them."""
    text = composed(text).upper()
    name = face_for(text, LABEL_BOLD)
    if not name or not text:
        return MARGIN
    for size in KICKERS:
        font = face(name, size)
        # Tracking is the same for each letter, so lines break as if they were set in a wider box.
        narrower = width / (1 + TRACKING * 2)
        set_lines = balanced(text, font, narrower)
        if len(set_lines) <= 2:
            break
    for number, line in enumerate(set_lines):
        x, y = MARGIN, MARGIN + font.size * 0.72 + number * font.size * 1.3
        for letter in line:
            pen.text((x, y), letter, colour, font, anchor="ls")
            x += font.getlength(letter) + TRACKING * font.size
    return MARGIN + round(len(set_lines) * font.size * 1.3) + 16


def set_name(pen, text, top, ink, mark):
    """The magazine's name as its masthead has it, with the ticket's corner after it."""
    text = composed(text)
    name = face_for(text, DISPLAY, LABEL_BOLD)
    if not name:
        return
    font = face(name, 34)
    base = top + 26
    pen.text((MARGIN, base), text, ink, font, anchor="ls")
    x = MARGIN + font.getlength(text) + 6
    pen.rectangle((x, base - 6, x + 12, base - 1), fill=mark)
