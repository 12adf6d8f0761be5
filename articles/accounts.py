"""What somebody may do at the desk, in words, so that a change of it stands in the audit log."""

from django.contrib.auth.models import Group
from django.db import transaction

from people.accounts import name_of
from people.models import AuditEntry

from .models import Section, SectionEditor

Action = AuditEntry.Action


def standing(row):
    """The rights that a user, a group or a section carries, as sets of words by what they are about."""
    if isinstance(row, Section):
        return {
            "Edited by": {name_of(each.editor) for each in row.editors.select_related("editor")},
            "Inside": {row.parent.name} if row.parent else set(),  # whose editors edit it too
        }
    if isinstance(row, Group):
        return {"Name": {row.name}, "May": names(row.permissions)}
    account = {"active": row.is_active, "enters the desk": row.is_staff, "superuser": row.is_superuser}
    edited = SectionEditor.objects.filter(editor=row).select_related("section__parent")
    return {
        "Name": {row.get_username()},
        "Account": {words for words, holds in account.items() if holds},
        "Roles": names(row.groups),
        "May besides": names(row.user_permissions),
        "Sections": {str(each.section) for each in edited},
    }


def names(related):
    return set(related.values_list("name", flat=True))


def difference(before, after):
    """What came and what went: “Roles: + Writer, − Importer”."""
    changes = []
    for about in after:
        came, went = after[about] - before.get(about, set()), before.get(about, set()) - after[about]
        if came or went:
            changes.append(
                f"{about}: " + ", ".join([*(f"+ {it}" for it in sorted(came)), *(f"− {it}" for it in sorted(went))])
            )
    return "; ".join(changes)


def record_change(row, before, *, by):
    """Note what changed in the rights that a row carries, if anything did."""
    if words := difference(before, standing(row)):
        AuditEntry.objects.record(Action.RIGHTS, row, by=by, words=words)


def record_password(user, *, by):
    AuditEntry.objects.record(Action.RIGHTS, user, by=by, words="Password set anew")


@transaction.atomic
def delete(rows, *, by):
    """Delete users or groups. What remains known is what they could do."""
    for row in rows:
        AuditEntry.objects.record(Action.DELETED, row, by=by, words=difference({}, standing(row)))
        row.delete()
