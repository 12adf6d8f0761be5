"""The magazine's icon in the sizes that phones want, drawn as static/magazine/icon.svg has it: a ticket in the dark."""

from PIL import Image, ImageDraw

DARK, RED, LIGHT = "#1b1613", "#c8322b", "#f5ecd9"
GRID = 48  # the drawing is that wide, in whatever size
FINER = 4  # drawn larger and made smaller, for smooth edges

# Name to its size, how much of it the drawing fills, and whether its corners are round. Phones cut a maskable one
# as they like, and may take a tenth from each side; they round the corners of an Apple one themselves.
ICONS = {
    "icon-180": (180, 1.0, False),
    "icon-192": (192, 1.0, True),
    "icon-512": (512, 1.0, True),
    "icon-maskable": (512, 0.8, False),
}
# Those in the one file that is asked for at the root by whoever does not read a page first.
IN_FAVICON = (16, 32, 48)


def draw(size, filled=1.0, rounded=True):
    """The icon, a square of so many pixels."""
    whole = size * FINER
    unit = whole * filled / GRID
    left = (whole - GRID * unit) / 2

    def box(*corners):
        return [left + corner * unit for corner in corners]

    image = Image.new("RGBA", (whole, whole), (0, 0, 0, 0) if rounded else DARK)
    pen = ImageDraw.Draw(image)
    if rounded:
        pen.rounded_rectangle([0, 0, whole - 1, whole - 1], radius=8 * unit, fill=DARK)
    pen.rectangle(box(6, 16.5, 42, 31.5), fill=RED)
    pen.ellipse(box(19.5, 19.5, 28.5, 28.5), fill=LIGHT)
    return image.resize((size, size), Image.Resampling.LANCZOS)
