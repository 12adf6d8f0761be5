from django import forms
from django.contrib import admin

from people.admin.desk import DeskAdmin, LineField

from ..contrast import ENOUGH
from ..models import Look
from ..models.look import DARK_ROOM, HOUSE_DARK, HOUSE_LIGHT, PAPER
from .one_row import OneRow


class ColourField(LineField):
    """A colour as an editor may write it: with capitals, without its #, in three digits."""

    def to_python(self, value):
        colour = super().to_python(value).lower().removeprefix("#")
        if len(colour) == 3:
            colour = "".join(2 * digit for digit in colour)
        return f"#{colour}" if colour else ""


class LookForm(forms.ModelForm):
    accent = ColourField(required=False, max_length=30, label="On paper")
    accent_in_the_dark = ColourField(required=False, max_length=30, label="In the dark room")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.help_text = Look._meta.get_field(name).help_text
            field.widget.attrs = {"size": 9, "autocomplete": "off", "spellcheck": "false", "data-accent": name}


@admin.register(Look)
class LookAdmin(OneRow, DeskAdmin):
    form = LookForm
    fields = ["accent", "accent_in_the_dark"]
    change_form_template = "admin/front_page/look/change_form.html"

    class Media:
        css = {"all": ["front_page/sample.css"]}
        js = ["front_page/sample.js"]

    def may(self, user):
        return user.has_perm("front_page.change_look")

    def render_change_form(self, request, context, *args, **kwargs):
        context |= {"title": "The accent colour", "subtitle": None}
        context["rooms"] = [
            {"name": "On paper", "key": "light", "grounds": " ".join(PAPER), "house": HOUSE_LIGHT},
            {"name": "In the dark room", "key": "dark", "grounds": " ".join(DARK_ROOM), "house": HOUSE_DARK},
        ]
        context["enough"] = ENOUGH
        return super().render_change_form(request, context, *args, **kwargs)

    def words_for_audit_log(self, look):
        if not look.light:
            return "The house’s own accent."
        return f"{look.light} on paper, {look.dark} in the dark room."
