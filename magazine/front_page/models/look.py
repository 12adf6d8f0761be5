import re

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from articles.prepared import Prepared
from people.natural_keys import NaturalKeyModel

from .. import contrast

# What the accent is read on, as the style sheet has it: --paper and --sheet, and the dark room of an opener.
PAPER = ("#faf6ec", "#f1e9d8")
DARK_ROOM = ("#1a1613", "#26201b", "#13100e", "#221c18")
HOUSE_LIGHT, HOUSE_DARK = "#a3201c", "#ff8674"

HEX = r"\A#[0-9a-f]{6}\Z"
A_COLOUR = RegexValidator(HEX, "Write a colour as # and six digits, as in #a3201c.")


class Look(NaturalKeyModel):
    """The magazine's one accent colour, where an editor has chosen one. There is one row, or none."""

    SITE = "site"

    slug = models.SlugField(max_length=10, unique=True, default=SITE)
    accent = models.CharField(
        "accent on paper",
        max_length=7,
        blank=True,
        validators=[A_COLOUR],
        help_text="Links, kickers and marks. Empty: the house’s marquee red.",
    )
    accent_in_the_dark = models.CharField(
        max_length=7,
        blank=True,
        validators=[A_COLOUR],
        help_text="Empty: made from the one on paper, lightened until it can be read in the dark room.",
    )

    class Meta:
        verbose_name = "accent colour"
        verbose_name_plural = "accent colour"
        default_permissions = ("change",)
        constraints = [
            models.CheckConstraint(
                condition=Q(slug="site"),
                name="look_only_one",
                violation_error_message="There is one accent colour, and its row is called “site”.",
            ),
            models.CheckConstraint(
                condition=Q(accent="") | Q(accent__regex=HEX),
                name="look_accent_is_a_colour",
                violation_error_message="Write a colour as # and six digits, as in #a3201c.",
            ),
            models.CheckConstraint(
                condition=Q(accent_in_the_dark="") | Q(accent_in_the_dark__regex=HEX),
                name="look_dark_accent_is_a_colour",
                violation_error_message="Write a colour as # and six digits, as in #ff8674.",
            ),
            models.CheckConstraint(
                condition=~Q(accent="") | Q(accent_in_the_dark=""),
                name="look_dark_accent_beside_one_on_paper",
                violation_error_message="Choose the accent on paper first; the one in the dark belongs to it.",
            ),
        ]

    def __str__(self):
        return "Accent colour"

    def clean(self):
        errors = {}
        for name, grounds, where in [
            ("accent", PAPER, "on the magazine’s paper"),
            ("accent_in_the_dark", DARK_ROOM, "in the dark room"),
        ]:
            colour = getattr(self, name)
            if re.match(HEX, colour) and (trouble := too_faint(colour, grounds, where)):
                errors[name] = trouble
        if errors:
            raise ValidationError(errors)

    @property
    def light(self):
        """The accent on paper, as readers see it, or nothing where none was chosen."""
        return self.accent

    @property
    def dark(self):
        """The accent in the dark room: chosen, or made from the one on paper."""
        return self.accent_in_the_dark or (self.accent and contrast.nearest_that_passes(self.accent, DARK_ROOM))


def accent_on_paper():
    """The accent that was chosen, for pictures that are drawn in it; nothing where none was.

    Whatever was written into its row past the form, this one can be read.
    """
    chosen = next((accent for (accent,) in accents.rows()), None)
    return chosen and contrast.nearest_that_passes(chosen, PAPER)


# Asked by every page whose card has the magazine's own picture.
accents = Prepared(Look, lambda: Look.objects.order_by("pk").values_list("accent")[:1])


def too_faint(colour, grounds, where):
    """Why a colour cannot be the accent, in a sentence with the way out; nothing where it can."""
    found = contrast.lowest(colour, grounds)
    if found >= contrast.ENOUGH:
        return ""
    return (
        f"{colour} reaches a contrast of {contrast.in_words(found)} {where}, and words need 4.5 to 1. "
        f"The nearest that can be read is {contrast.nearest_that_passes(colour, grounds)}."
    )
