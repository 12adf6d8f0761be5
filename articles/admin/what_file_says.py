"""What a picture's file says of itself, beside what the desk wrote, and whom its names mean."""

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.urls import path, reverse

from articles.models import Photo, PhotoCreator
from articles.pictures import filling_in
from articles.pictures.metadata import Embedded
from people.models import Company, Person
from people.text import whole_number

KINDS = {"person": Person, "company": Company}


class WhatFileSays:
    """Mixed into PhotoAdmin before WhereUsed."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.settle_view)
        return [path("<int:photo_id>/settle/", view, name="articles_photo_settle"), *super().get_urls()]

    def render_change_form(self, request, context, *args, **kwargs):
        photo = kwargs.get("obj")
        if photo and photo.embedded:
            embedded = Embedded.from_json(photo.embedded)
            context["says"] = embedded.rows()
            context["says_problems"] = embedded.problems
            context["file_name"] = photo.embedded.get("file_name", "")
            if self.has_change_permission(request, photo):
                asked = enumerate(filling_in.questions(photo))
                context["asks"] = [self.ask(number, question) for number, question in asked]
        return super().render_change_form(request, context, *args, **kwargs)

    def ask(self, number, question):
        """A name in the file, and the buttons that answer whom it means."""
        parties = [{"key": f"{row._meta.model_name}-{row.pk}", "row": row} for row in question.candidates]
        return {"number": number, "question": question, "parties": parties, "chooser": self.chooser(number)}

    def chooser(self, number):
        """Somebody else of the shelf, found by name. It lies in the photo's form, but is sent with the answer."""
        field = PhotoCreator._meta.get_field("person")
        attrs = {"form": f"settle-{number}", "id": f"settle-{number}-other", "aria-label": "Somebody else"}
        widget = AutocompleteSelect(field, self.admin_site, attrs)
        return forms.ModelChoiceField(Person.objects.all(), required=False, widget=widget).widget.render("other", None)

    def settle_view(self, request, photo_id):
        """Take the answer to whom a name in the file means: “person-12”, “company-3” or “nobody”."""
        photo = Photo.objects.filter(pk=photo_id).first()
        if not self.has_change_permission(request, photo):
            raise PermissionDenied
        if photo is None or request.method != "POST":
            raise Http404
        name, answer = request.POST.get("name", ""), request.POST.get("answer", "")
        if answer == "other":
            answer = f"person-{request.POST.get('other', '')}"
        party = party_of(answer)
        if party is None and answer != "nobody":
            words, level = f"Choose whom “{name}” means. Nothing was changed.", messages.ERROR
        elif filling_in.settle(photo, name, party):
            words = f"“{name}” is {party}." if party else f"“{name}” is nobody of the shelf."
            level = messages.SUCCESS
            self.log_change(request, photo, f"Said whom the file's name “{name[:80]}” means.")
            self.develop(request, photo)
        else:
            words, level = f"Nobody asks for “{name[:80]}” any more.", messages.WARNING
        self.message_user(request, words, level)
        return HttpResponseRedirect(reverse("admin:articles_photo_change", args=[photo.pk]) + "#what-the-file-says")


def party_of(answer):
    """The row of the shelf that an answer names: “person-12”."""
    kind, _, number = answer.partition("-")
    key = whole_number(number)
    return KINDS[kind].objects.filter(pk=key).first() if kind in KINDS and key is not None else None
