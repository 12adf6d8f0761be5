"""A page that takes many pictures, each by itself: what is refused does not hold up the rest."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path, reverse

from articles.models import Photo, Shoot
from articles.pictures import filling_in, intake, renditions
from articles.pictures.inspection import MAX_BYTES, Refused
from articles.pictures.originals import BrokenPicture
from people.admin.desk import LineField

from .chosen import naming
from .originals import ACCEPTED, in_sight_of
from .thumbnails import thumbnail

PAGE = "admin/articles/photo/uploads.html"
OUTCOME = "admin/articles/photo/_outcome.html"


class ForAllForm(forms.Form):
    """What is said of all pictures at once. What is left open is read out of each file."""

    shoot = forms.ModelChoiceField(Shoot.objects.all(), required=False)
    credit_line = LineField(
        required=False,
        max_length=Photo._meta.get_field("credit_line").max_length,
        help_text="Word for word as it was given. Left open, each file's own is taken.",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    rights_status = forms.ChoiceField(label="Rights", choices=Photo.Rights.choices, initial=Photo.Rights.UNKNOWN)

    def for_photo(self):
        return {name: value for name, value in self.cleaned_data.items() if value}


@dataclass(frozen=True)
class Outcome:
    """What became of one file."""

    name: str
    photo: Photo | None = None
    refused: str = ""
    warning: str = ""
    questions: tuple = ()

    @property
    def picture(self):
        return thumbnail(self.photo)


class Uploads:
    """Mixed into PhotoAdmin."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.uploads_view)
        return [path("add-many/", view, name="articles_photo_uploads"), *super().get_urls()]

    def uploads_view(self, request):
        """The page; with files, what became of each. A script asks for one at a time and is answered in kind."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = ForAllForm(request.POST if request.method == "POST" else None)
        outcomes = []
        if request.method == "POST" and form.is_valid():
            files = request.FILES.getlist("files")
            outcomes = [self.take_one(request, file, form.for_photo()) for file in files]
            if not files:
                form.add_error(None, "Choose one picture or more.")
        if request.headers.get("Accept") == "application/json":
            return self.outcomes_for_script(request, form, outcomes)
        context = {
            **self.admin_site.each_context(request),
            **self.taken(outcomes),
            "title": "Add pictures",
            "opts": self.opts,
            "form": form,
            "outcomes": outcomes,
            "accepted": ACCEPTED,
            "max_bytes": MAX_BYTES,
            "may_change": self.has_change_permission(request),
        }
        return TemplateResponse(request, PAGE, context)

    def take_one(self, request, file, fields):
        name = intake.clean_name(file.name or "") or "A file without a name"
        try:
            photo = intake.take_in(file, **fields)
        except Refused as reason:
            return Outcome(name, refused=in_sight_of(request.user, reason))
        self.log_addition(request, photo, [{"added": {}}])
        warning = ""
        try:
            renditions.make(photo)
        except (BrokenPicture, OSError) as error:
            warning = f"No renditions could be made. {renditions.told(error)}"
        photo = Photo.objects.select_related("renditions").get(pk=photo.pk)
        return Outcome(name, photo, warning=warning, questions=tuple(filling_in.questions(photo)))

    def taken(self, outcomes):
        """The addresses at which all that came in stands together."""
        keys = naming(outcome.photo.pk for outcome in outcomes if outcome.photo)
        return {
            "list_of_them": f"{reverse('admin:articles_photo_changelist')}?ids={keys}",
            "edit_them": f"{reverse('admin:articles_photo_batch')}?ids={keys}",
            "are_taken": bool(keys),
        }

    def outcomes_for_script(self, request, form, outcomes):
        if not form.is_valid():
            sentences = [sentence for errors in form.errors.values() for sentence in errors]
            return JsonResponse({"problem": " ".join(sentences)}, status=400)
        context = {"opts": self.opts, "may_change": self.has_change_permission(request)}
        answers = [
            {
                "key": outcome.photo and outcome.photo.pk,
                "html": render_to_string(OUTCOME, {**context, "outcome": outcome}, request),
            }
            for outcome in outcomes
        ]
        return JsonResponse({"outcomes": answers})
