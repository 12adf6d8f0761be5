"""The original in a photo's form: looked at before it is taken, kept before its row, developed after it."""

from types import SimpleNamespace

from django import forms
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import get_text_list

from articles.pictures import intake, renditions
from articles.pictures.filling_in import TEXTS, fill, fill_texts
from articles.pictures.inspection import Refused
from articles.pictures.originals import BrokenPicture

ACCEPTED = "image/jpeg,image/png,image/webp,image/avif"


class OriginalField(forms.FileField):
    """A picture that can be kept, whatever its name says."""

    def __init__(self, **kwargs):
        # The name is not kept as a name, so it may be of any length.
        super().__init__(**kwargs | {"max_length": None, "allow_empty_file": True})

    def to_python(self, data):
        file = super().to_python(data)
        if file is None:
            return None
        try:
            return intake.look_at(file)
        except Refused as reason:
            raise forms.ValidationError(str(reason)) from None


class OriginalForm(forms.ModelForm):
    """The form of a photo, as far as its file goes."""

    viewer = None
    refused = None  # why the picture could not be kept after all, when it was tried

    class Meta:
        field_classes = {"file": OriginalField}
        # Django's own widget would link the original, which nobody is served.
        widgets = {"file": forms.FileInput(attrs={"accept": ACCEPTED})}
        help_texts = {"file": "JPEG, PNG, WebP or AVIF, at most 30 MB and 40 million pixels."}
        error_messages = {
            "slug": {"unique": "Another photo has this address: choose one of its own."},
            "portrait_of": {
                "unique": "This person has a portrait already: open that photo and take it off there first."
            },
            "poster_of": {"unique": "This film has a poster already: open that photo and take it off there first."},
        }

    def __init__(self, *args, **kwargs):
        """What a new picture is called may be left to its file."""
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            for name in ("title", "slug"):
                self.fields[name].required = False

    def clean(self):
        """Ask for an original that has gone missing, which Django would try to measure and fail."""
        cleaned = super().clean()
        if file := cleaned.get("file"):
            if "file" in self.changed_data:
                self.clean_original(file)
            elif not file.storage.exists(file.name):
                self.add_error("file", "The original is no longer in storage. Send the picture again.")
        return cleaned

    def clean_original(self, original):
        try:
            if self.refused:
                raise self.refused
            intake.refuse_double(original.digest, except_for=self.instance.pk)
        except Refused as reason:
            self.add_error("file", in_sight_of(self.viewer, reason))
        else:
            original.describe(self.instance)
            self.fill_in(original)

    def fill_in(self, original):
        """What the editor left empty is taken from the file, before it is asked whether all is there."""
        typed = SimpleNamespace(**{"decorative": False} | dict.fromkeys(TEXTS, "") | self.cleaned_data)
        for name in fill_texts(typed, original.embedded):
            self.cleaned_data[name] = getattr(typed, name)
        if self.instance.pk is None and not self.errors:
            title = self.cleaned_data["title"] or intake.title_of(original)
            slug = self.cleaned_data["slug"] or intake.free_slug(title)
            self.cleaned_data.update(title=title, slug=slug)


def in_sight_of(viewer, refused):
    """The sentence that says why, leading to the picture that is there already if they may see photos."""
    if not isinstance(refused, intake.AlreadyThere):
        return str(refused)
    if not viewer.has_perm("articles.view_photo") and not viewer.has_perm("articles.change_photo"):
        return "This picture is in the library already."
    address = reverse("admin:articles_photo_change", args=[refused.photo.pk])
    return format_html(
        'This picture is in the library already, as <a href="{}">“{}”</a>.', address, refused.photo.title
    )


class Originals:
    """Mixed into PhotoAdmin."""

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.viewer, form.refused = request.user, getattr(request, "refused", None)
        return form

    def get_fieldsets(self, request, obj=None):
        """To who may only look the original is not even named: it is private, and has no address."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return fieldsets
        return [
            (title, {**options, "fields": [name for name in options["fields"] if name != "file"]})
            for title, options in fieldsets
        ]

    def changeform_view(self, request, *args, **kwargs):
        """Django's own. Where another photo took the address, the person or the film after the form had looked, it
        looks once more, and says so."""
        try:
            return self.keep_with_original(request, *args, **kwargs)
        except IntegrityError:
            return self.keep_with_original(request, *args, **kwargs)

    def keep_with_original(self, request, *args, **kwargs):
        """The file is in storage only if the row is kept, and developed once that is certain."""
        request.to_develop = None
        try:
            with intake.Kept() as request.originals:
                response = super().changeform_view(request, *args, **kwargs)
        except Refused as reason:
            request.refused = reason
            return super().changeform_view(request, *args, **kwargs)
        if request.to_develop:
            self.develop(request, *request.to_develop)
        return response

    def save_model(self, request, photo, form, change):
        if "file" in form.changed_data:
            request.originals.store(photo, form.cleaned_data["file"])
        try:
            with transaction.atomic():
                super().save_model(request, photo, form, change)
                if replaced := replaced_by(form):
                    renditions.set_aside(photo, replaced, by=request.user)
        except IntegrityError:
            # Somebody was quicker with the same picture.
            intake.refuse_double(photo.digest, except_for=photo.pk)
            raise

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if "file" in form.changed_data:
            self.fill_in(request, form.instance, form.cleaned_data["file"].embedded)
        request.to_develop = form.instance, replaced_by(form)

    def fill_in(self, request, photo, embedded):
        """Link whom the file names, and say of whom it is not certain who they are."""
        if waiting := fill(photo, embedded).questions:
            names = get_text_list([f"“{question.name}”" for question in waiting], "and")
            self.message_user(request, f"The file names {names}: say below who that is.", messages.WARNING)

    def develop(self, request, photo, replaced=""):
        """Make the renditions; a picture without them stays where it is, and its page says so."""
        if replaced:
            renditions.delete_original(replaced)
        try:
            renditions.make(photo, by=request.user)
        except (BrokenPicture, OSError) as error:
            nothing = " Readers see no picture in its place until they are: save it once more." if replaced else ""
            words = f"No renditions could be made. {renditions.told(error)}{nothing}"
            self.message_user(request, words, messages.WARNING)
            return
        if replaced:
            self.message_user(request, self.look_over(photo), messages.WARNING)


def replaced_by(form):
    """The name of the original that a form puts another in the place of; nothing where it does not."""
    return form.initial["file"].name if form.initial.get("file") and "file" in form.changed_data else ""
