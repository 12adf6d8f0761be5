"""The forms of the page on which many pictures are edited: one for all of them, and a row for each."""

import hashlib

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError

from articles.models import Photo, PhotoCreator

from .thumbnails import thumbnail

LEAVE = ("", "Leave as it is")
OF_A_ROW = ["alt", "decorative", "caption", "credit_line"]
FOR_ALL = ["credit_line", "copyright_notice", "rights_from", "rights_until", "territories"]
RELATIONS = {"shoot", "portrait_of", "poster_of", "substitute"}


def stamp(photo):
    """A short name for how a picture stands: it changes with anything that its form can change."""
    fields = [(field.name, field.value_to_string(photo)) for field in Photo._meta.concrete_fields if field.editable]
    creators = [(creator.person_id, creator.company_id, creator.credited_as) for creator in photo.creators.all()]
    return hashlib.sha256(repr((fields, creators)).encode()).hexdigest()


class ForAllForm(forms.Form):
    """What every picture of the page is to say. What is left empty is left as it is."""

    rights_status = forms.ChoiceField(label="Rights", choices=[LEAVE, *Photo.Rights.choices], required=False)
    no_crop = forms.ChoiceField(
        label="Not to be cropped",
        choices=[LEAVE, ("yes", "Show them whole wherever they stand"), ("no", "They may be cropped")],
        required=False,
    )

    def __init__(self, data=None, *, model_admin, request):
        super().__init__(data, prefix="all")
        for name in FOR_ALL:
            field = model_admin.formfield_for_dbfield(Photo._meta.get_field(name), request)
            field.required, field.help_text = False, ""
            self.fields[name] = field
        self.fields["credit_line"].help_text = "Also where a picture below has another one, unless you change that one."
        site = model_admin.admin_site
        shoot = Photo._meta.get_field("shoot")
        self.fields["shoot"] = shoot.formfield(required=False, widget=AutocompleteSelect(shoot, site), help_text="")
        for kind, called in [("person", "Creators: people"), ("company", "Creators: companies")]:
            link = PhotoCreator._meta.get_field(kind)
            self.fields[kind] = forms.ModelMultipleChoiceField(
                link.related_model.objects.all(),
                label=called,
                required=False,
                widget=AutocompleteSelectMultiple(link, site),
                help_text="Added to those that a picture has.",
            )
        self.order_fields(["credit_line", "copyright_notice", "person", "company", "rights_status", "territories"])

    def put_on(self, photo, *, keep_credit):
        """Let a picture say what all are to say, but keep a credit that was written for it alone."""
        for name in [*FOR_ALL, "rights_status", "shoot"]:
            value = self.cleaned_data[name]
            if value not in ("", None) and not (name == "credit_line" and keep_credit):
                setattr(photo, name, value)
        if self.cleaned_data["no_crop"]:
            photo.no_crop = self.cleaned_data["no_crop"] == "yes"

    def new_creators(self, photo):
        """Rows for creators that are named for all, and whom the picture does not name yet."""
        there = list(photo.creators.all())
        position = max((creator.position for creator in there), default=-1)
        for kind in ("person", "company"):
            named = {getattr(creator, f"{kind}_id") for creator in there}
            for party in self.cleaned_data[kind]:
                if party.pk not in named:
                    position += 1
                    yield PhotoCreator(photo=photo, position=position, **{kind: party})


class RowForm(forms.ModelForm):
    """One picture among many: what is said of it alone."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Photo
        fields = OF_A_ROW

    def __init__(self, data=None, *, instance):
        self.stands = stamp(instance)
        self.before = {name: getattr(instance, name) for name in OF_A_ROW}
        super().__init__(data, instance=instance, prefix=f"photo-{instance.pk}", initial={"seen": self.stands})
        for name in OF_A_ROW:
            self.fields[name].help_text = ""
        self.fields["caption"].widget.attrs["rows"] = 2

    @property
    def is_overtaken(self):
        """Whether somebody changed the picture since the page was opened."""
        return self.is_bound and self.data.get(self.add_prefix("seen")) != self.stands

    @property
    def stands_now(self):
        """What an overtaken picture says now, where that is not what was typed."""
        for name, value in self.before.items():
            typed = self[name].value()
            if (typed or "") != (value or ""):
                label = self.fields[name].label.lower()
                yield label, ("yes" if value else "no") if isinstance(value, bool) else value or "nothing"

    @property
    def picture(self):
        return thumbnail(self.instance, "free", side=240)

    def look_over(self):
        """Refuse what the picture may not say as a whole, with what all are to say put on it."""
        try:
            self.instance.clean_fields(exclude=RELATIONS)
            self.instance.validate_constraints(exclude={"digest", "slug"})
        except ValidationError as error:
            self.add_error(None, error.messages)
