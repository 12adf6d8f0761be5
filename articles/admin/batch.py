"""A page of many pictures: words for each, credit and rights for all of them at once."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import modelform_factory
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import get_text_list

from articles.models import Photo, RenditionSet
from articles.pictures import renditions
from articles.pictures.credits import give_credit
from articles.pictures.originals import BrokenPicture

from .batch_forms import FOR_ALL, OF_A_ROW, ForAllForm, RowForm
from .batch_part import MOST, Part, batch_url
from .chosen import keys_named, naming

# Making one set of renditions takes seconds, and an editor is waiting.
MADE_AT_ONCE = 4
CHANGED = [*dict.fromkeys([*OF_A_ROW, *FOR_ALL, "rights_status", "no_crop", "shoot"])]


class Batch:
    """Mixed into PhotoAdmin."""

    actions = ["edit_together"]

    def get_urls(self):
        view = self.admin_site.admin_view(self.batch_view)
        return [path("batch/", view, name="articles_photo_batch"), *super().get_urls()]

    @admin.action(description="Edit selected photos together", permissions=["change"])
    def edit_together(self, request, photos):
        keys = list(photos.values_list("pk", flat=True)[: MOST + 1])
        if len(keys) > MOST:
            words = f"{MOST} pictures fit on a page, and these are more. Select fewer; nothing was changed."
            return self.message_user(request, words, messages.ERROR)
        return HttpResponseRedirect(f"{batch_url()}?ids={naming(keys)}")

    def batch_view(self, request):
        if not self.has_change_permission(request):
            raise PermissionDenied
        part = Part(request)
        if request.method == "POST":
            shown = Photo.objects.filter(pk__in=keys_named(request.POST.get("ids"), MOST))
            if shown.exists():
                return self.save_batch(request, shown, part)
        elif part.photos:
            rows = [self.row_form(request)(instance=photo) for photo in part.photos]
            return self.batch_page(request, part, self.for_all(request), rows)
        self.message_user(request, "None of these pictures is there any more.", messages.WARNING)
        return HttpResponseRedirect(reverse("admin:articles_photo_changelist"))

    def for_all(self, request, data=None):
        return ForAllForm(data, model_admin=self, request=request)

    def row_form(self, request):
        """A row's form, its fields as the desk's are: on one line, tidied of what pasting brings."""

        def field(db_field, **kwargs):
            return self.formfield_for_dbfield(db_field, request, **kwargs)

        return modelform_factory(Photo, form=RowForm, fields=OF_A_ROW, formfield_callback=field)

    # Saving

    def save_batch(self, request, shown, part):
        """All or nothing, but for pictures that somebody changed meanwhile: those stay, and are shown again."""
        for_all, row_form = self.for_all(request, request.POST), self.row_form(request)
        with transaction.atomic():
            # Locked in the order of their keys, so that two who save the same pictures never wait for each other.
            locked = shown.select_for_update(of=("self",)).order_by("pk")
            photos = locked.select_related("renditions", "shoot").prefetch_related("creators")
            rows = [row_form(request.POST, instance=photo) for photo in photos]
            rows.sort(key=lambda row: (row.instance.title, row.instance.slug))
            fresh = [row for row in rows if not row.is_overtaken]
            if not self.is_whole(for_all, fresh):
                return self.batch_page(request, part, for_all, rows, troubled=True)
            changed = [row.instance for row in fresh if self.save_row(request, for_all, row)]
            RenditionSet.objects.outdate(changed)
        self.tell(request, changed, len(fresh))
        overtaken = [row for row in rows if row.is_overtaken]
        if overtaken:
            return self.batch_page(request, part, for_all, overtaken)
        if "_following" in request.POST:
            return HttpResponseRedirect(part.following(moved_to=for_all.cleaned_data["shoot"]))
        saved = naming(row.instance.pk for row in rows)
        return HttpResponseRedirect(f"{reverse('admin:articles_photo_changelist')}?ids={saved}")

    def is_whole(self, for_all, rows):
        """Whether all can be saved; each row is asked, so that each says what is wrong with it."""
        if not all([for_all.is_valid(), *(row.is_valid() for row in rows)]):
            return False
        for row in rows:
            for_all.put_on(row.instance, keep_credit="credit_line" in row.changed_data)
            row.look_over()
        return not any(row.errors for row in rows)

    def save_row(self, request, for_all, row):
        """Whether anything about the picture changed."""
        photo = row.instance
        stood = Photo.objects.values(*CHANGED).get(pk=photo.pk)
        now = {name: getattr(photo, Photo._meta.get_field(name).attname) for name in CHANGED}
        changed = [name for name in CHANGED if stood[name] != now[name]]
        creators = list(for_all.new_creators(photo))
        for creator in creators:
            creator.save()
        if changed:
            photo.save(update_fields=changed)
        # Where nobody worded a credit, the house does, as in the form of one picture.
        if give_credit(photo):
            changed.append("credit_line")
        names = [str(Photo._meta.get_field(name).verbose_name) for name in changed] + ["creators"] * bool(creators)
        if names:
            self.log_change(request, photo, f"Changed {get_text_list(names, 'and')}, together with other photos.")
        return bool(names)

    def tell(self, request, changed, total):
        made = [photo for photo in changed[:MADE_AT_ONCE] if self.made_anew(request, photo)]
        words = f"{counted(len(changed))} changed"
        if total > len(changed):
            words += f"; {total - len(changed)} said so already"
        self.message_user(request, f"{words}.", messages.SUCCESS if changed else messages.INFO)
        if waiting := len(changed) - len(made):
            self.message_user(
                request,
                f"The files that readers get of {waiting} of them still carry the earlier words and rights, until "
                "“matinee renditions” is run. Pages show the new ones at once.",
                messages.WARNING,
            )

    def made_anew(self, request, photo):
        try:
            return renditions.make(photo, by=request.user)
        except (BrokenPicture, OSError) as error:
            words = f"No renditions of “{photo}” could be made. {renditions.told(error)}"
            self.message_user(request, words, messages.WARNING)

    def batch_page(self, request, part, for_all, rows, **context):
        context = {
            **self.admin_site.each_context(request),
            "title": f"Edit {counted(len(rows))} together",
            "opts": self.opts,
            "for_all": for_all,
            "rows": rows,
            "ids": naming(row.instance.pk for row in rows),
            "part": part,
            "overtaken": any(row.is_overtaken for row in rows),
            "media": self.media + for_all.media,
            "action": request.get_full_path(),
            **context,
        }
        return TemplateResponse(request, "admin/articles/photo/batch.html", context)


def counted(number):
    return f"{number} {'picture' if number == 1 else 'pictures'}"
