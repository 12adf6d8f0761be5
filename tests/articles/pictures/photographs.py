"""Made-up photographs: light, texture, edges and lettering, the same for the same seed."""

import io
import random

from PIL import Image, ImageDraw

COARSEST, LOSS, GRAIN = 4, 0.6, 0.08


def photograph(size=(1200, 800), seed=1):
    """A picture with detail of every fineness, as a camera gives it: coarse light weighs most, grain least."""
    rng = random.Random(seed)
    image, total, weight, across = Image.new("RGB", size, "grey"), 0.0, 1.0, COARSEST
    while across < max(size):
        down = max(2, across * size[1] // size[0])
        layer = Image.frombytes("RGB", (across, down), rng.randbytes(3 * across * down))
        total += weight
        image = Image.blend(image, layer.resize(size, Image.Resampling.BICUBIC), weight / total)
        weight, across = weight * LOSS, across * 2
    draw = ImageDraw.Draw(image)
    for _ in range(40):
        x, y, radius = rng.randrange(size[0]), rng.randrange(size[1]), rng.randint(3, size[0] // 20)
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=tuple(rng.randbytes(3)))
        draw.text((x, y), "MATINEE", fill="white", font_size=rng.randint(9, 9 + size[0] // 40))
    return Image.blend(image, Image.frombytes("RGB", size, rng.randbytes(3 * size[0] * size[1])), GRAIN)


def as_jpeg(image, quality=90, **options):
    file = io.BytesIO()
    image.save(file, "JPEG", quality=quality, **options)
    return file.getvalue()
