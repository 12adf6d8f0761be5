"""Where a picture stands: on its own page, before anybody thinks of changing or deleting it."""

from dataclasses import dataclass

from django.urls import reverse

from articles.models import Article, Gallery, Issue, Photo, Video
from articles.uses import drafts_naming
from people.models import Film, Person

SHOWN = 20


@dataclass(frozen=True)
class Place:
    """One kind of place, the first rows that hold the picture there, and whether there are others."""

    name: str
    rows: list[tuple]
    more: bool = False
    hidden: bool = False


class WhereUsed:
    """Mixed into PhotoAdmin. Of a story that somebody may not see, no more is said than that there is one."""

    change_form_template = "admin/articles/photo/change_form.html"

    def render_change_form(self, request, context, *args, **kwargs):
        photo = kwargs.get("obj")
        if photo and photo.pk:
            context["places"] = [place for place in self.places(request, photo) if place.rows or place.hidden]
            context["former_files"] = photo.former_files.select_related("replaced_by")[:SHOWN]
        return super().render_change_form(request, context, *args, **kwargs)

    def places(self, request, photo):
        """Always the same queries, of which none fetches more than it shows."""
        for name, holders in holders_of(photo):
            yield self.place(request, name, holders)
        for _, use in drafts_naming([photo]):
            yield self.place(request, "In drafts or planned launches", use.holders, to_change=use.unseen)

    def place(self, request, name, holders, *, to_change=False):
        model_admin = self.admin_site.get_model_admin(holders.model)
        if not model_admin.has_view_or_change_permission(request):
            return Place(name, [], hidden=holders.exists())
        seen = model_admin.get_queryset(request).filter(pk__in=holders.order_by().values("pk"))
        if to_change:
            seen = seen.editable_by(request.user)
        rows = list(seen.select_related(*model_admin.list_select_related).order_by("-pk")[: SHOWN + 1])
        hides = to_change or (holders.model is Article and model_admin.hides_rows(request))
        hidden = hides and holders.exclude(pk__in=seen.values("pk")).exists()
        return Place(name, [described(row) for row in rows[:SHOWN]], len(rows) > SHOWN, hidden)


def holders_of(photo):
    """What each kind of place is called, and the rows that hold the picture there."""
    return [
        ("Lead photo", Article.objects.filter(lead_photo=photo)),
        ("In the body", Article.objects.filter(pk__in=photo.blocks.order_by().values("parent"))),
        ("In a gallery of a story", Article.objects.filter(blocks__gallery__items__photo=photo)),
        ("As the still of a video in a story", Article.objects.filter(blocks__video__still=photo)),
        ("Galleries", Gallery.objects.filter(items__photo=photo)),
        ("Still of a video", Video.objects.filter(still=photo)),
        ("Cover of an issue", Issue.objects.filter(cover=photo)),
        ("Portrait", Person.objects.filter(portrait=photo)),
        ("Poster", Film.objects.filter(poster=photo)),
        ("Stands in for", Photo.objects.filter(substitute=photo)),
    ]


def described(row):
    """A row, the address of its page at the desk, and for a story where it stands."""
    meta = row._meta
    address = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[row.pk])
    return row, address, row.standing() if isinstance(row, Article) else ""
