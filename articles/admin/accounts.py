"""Accounts and roles. Only superusers reach them: who may change an account may become anybody."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User

from articles import accounts
from articles.models import SectionEditor
from people.admin.deleting import QuietDeletion
from people.admin.lists import DeskList

from .rights import MemberField, members

admin.site.unregister([Group, User])


class SuperusersOnly:
    def only_superusers(self, request, row=None):
        return request.user.is_active and request.user.is_superuser

    has_view_permission = has_change_permission = has_delete_permission = only_superusers

    def has_add_permission(self, request):
        return self.only_superusers(request)

    def has_module_permission(self, request):
        return self.only_superusers(request)


class NotesRights:
    """An admin whose rows carry rights: every change of them goes into the audit log."""

    def save_model(self, request, row, form, change):
        form.rights_before = accounts.standing(type(row).objects.get(pk=row.pk)) if change else {}
        super().save_model(request, row, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        accounts.record_change(form.instance, form.rights_before, by=request.user)


class DeletesWithTrace:
    def delete_model(self, request, row):
        accounts.delete([row], by=request.user)

    def delete_queryset(self, request, rows):
        accounts.delete(rows, by=request.user)


class SectionEditorInline(admin.TabularInline):
    """Who edits a section; on a section for those who may change it, on an account for superusers."""

    model = SectionEditor
    extra = 0
    verbose_name = "section editor"

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "editor":
            kwargs |= {"queryset": members(), "form_class": MemberField}
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "editor":
            field.widget.can_add_related = field.widget.can_change_related = field.widget.can_view_related = False
        return field

    def goes_with_the_section(self, request, row=None):
        return request.user.has_perm("articles.change_section")

    has_view_permission = has_add_permission = has_change_permission = has_delete_permission = goes_with_the_section


class SectionsOfMemberInline(SectionEditorInline):
    fields = ["section"]
    autocomplete_fields = ["section"]
    verbose_name = "section that they edit"
    verbose_name_plural = "sections that they edit, for a section editor"


@admin.register(User)
class MemberAdmin(SuperusersOnly, DeletesWithTrace, NotesRights, QuietDeletion, DeskList, UserAdmin):
    list_display = ["username", "first_name", "last_name", "roles", "is_active", "is_superuser"]
    list_prefetch = ["groups"]

    def get_inlines(self, request, user):
        return [SectionsOfMemberInline] if user else []

    @admin.display(description="roles")
    def roles(self, user):
        return ", ".join(sorted(group.name for group in user.groups.all())) or None

    def user_change_password(self, request, id, form_url=""):
        response = super().user_change_password(request, id, form_url)
        if request.method == "POST" and response.status_code == 302 and (user := self.get_object(request, id)):
            accounts.record_password(user, by=request.user)
        return response


@admin.register(Group)
class RoleAdmin(SuperusersOnly, DeletesWithTrace, NotesRights, QuietDeletion, DeskList, GroupAdmin):
    list_display = ["name", "number_of_members"]
    list_prefetch = ["user_set"]

    @admin.display(description="members")
    def number_of_members(self, group):
        return len(group.user_set.all())
