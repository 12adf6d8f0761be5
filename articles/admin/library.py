"""The list of photos as a library: a grid of pictures, or rows, each with what is missing in words."""

from django.contrib import admin
from django.db.models import BooleanField, ExpressionWrapper
from django.http import HttpResponseRedirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join

from articles.models import Photo
from articles.models.library import stands_in

from .photo_filters import ENDING_SOON
from .thumbnails import NOT_MADE, has_rendition, thumbnail

GRID, ROWS = "grid", "rows"
YEAR = 365 * 24 * 60 * 60


class Library:
    """Mixed into PhotoAdmin. A browser remembers whether its editor looks at pictures or at rows."""

    cookie = "photos_shown_as"
    change_list_template = "admin/articles/photo/change_list.html"

    def changelist_view(self, request, extra_context=None):
        if (asked_for := request.GET.get("shown_as")) in (GRID, ROWS):
            return self.remember(request, asked_for)
        ways = [(GRID, "Pictures"), (ROWS, "Rows")]
        shown_as = self.shown_as(request)
        context = {"shown_as": shown_as, "ways": [(way, words, way == shown_as) for way, words in ways]}
        return super().changelist_view(request, {**context, **(extra_context or {})})

    def remember(self, request, shown_as):
        """Back to where the editor was, with the same search and filters, shown the other way from now on."""
        query = request.GET.copy()
        del query["shown_as"]
        answer = HttpResponseRedirect(f"{request.path}?{query.urlencode()}" if query else request.path)
        answer.set_cookie(
            self.cookie,
            shown_as,
            max_age=YEAR,
            path=request.path,
            secure=request.is_secure(),
            httponly=True,
            samesite="Lax",
        )
        return answer

    def shown_as(self, request):
        """In a window for choosing a picture always as pictures."""
        return ROWS if request.COOKIES.get(self.cookie) == ROWS else GRID

    def get_list_display(self, request):
        picture = "whole_picture" if self.shown_as(request) == GRID else "thumbnail"
        return [picture, *super().get_list_display(request)]

    def get_list_display_links(self, request, list_display):
        return ["title"]

    def get_list_annotations(self, request):
        return {"is_used": ExpressionWrapper(stands_in(Photo), BooleanField())}

    # Columns

    @admin.display(description="picture")
    def thumbnail(self, photo):
        return thumbnail(photo)

    @admin.display(description="picture")
    def whole_picture(self, photo):
        """The title beside it is the link: a second one to the same page would only be in the way of the keys."""
        if has_rendition(photo):
            return thumbnail(photo, "free", side=240)
        return format_html('<span class="library-blank">{}</span>', NOT_MADE)

    @admin.display(description="credit", ordering="credit_line", empty_value="")
    def credit(self, photo):
        return photo.credit_line

    @admin.display(description="rights", ordering="rights_until")
    def rights(self, photo):
        """The state of the rights in words, with the day they end."""
        words = photo.get_rights_status_display()
        if photo.rights_until is None:
            return words
        return f"{words}, {'ended' if photo.rights_until <= timezone.now() else 'until'} {day_of(photo.rights_until)}"

    @admin.display(description="what to know", empty_value="")
    def marks(self, photo):
        marks = list(marks_of(photo))
        if not photo.is_used:
            marks.append(("quiet", "Not used yet"))
        items = format_html_join("", '<li class="mark mark-{}">{}</li>', marks)
        return format_html('<ul class="marks">{}</ul>', items) if marks else ""

    @admin.display(description="shoot", ordering="shoot", empty_value="")
    def of_shoot(self, photo):
        return photo.shoot or ""


def marks_of(photo):
    """What keeps a picture from readers (``stops``) or will (``soon``), in words."""
    now = timezone.now()
    if not photo.alt and not photo.decorative:
        yield "stops", "No alt text"
    if not photo.credit_line:
        yield "stops", "No credit"
    if photo.rights_status == Photo.Rights.UNKNOWN:
        yield "stops", "Rights not known"
    if photo.rights_status == Photo.Rights.WITHDRAWN:
        yield "stops", "Withdrawn"
    if not photo.is_licensed_here():
        yield "stops", f"Only for {photo.territories.replace(' ', ', ')}"
    if photo.rights_from and photo.rights_from > now:
        yield "stops", f"Rights begin {day_of(photo.rights_from)}"
    if photo.rights_until and photo.rights_until <= now:
        yield "stops", f"Rights ended {day_of(photo.rights_until)}"
    elif photo.rights_until and photo.rights_until <= now + ENDING_SOON:
        yield "soon", f"Rights end {day_of(photo.rights_until)}"
    if not has_rendition(photo):
        yield "stops", "No renditions"
    elif not photo.renditions.recipe:
        yield "soon", "Renditions out of date"


def day_of(at):
    return date_format(timezone.localtime(at), "j F Y")
