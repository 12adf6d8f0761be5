"""What a deletion takes along or is held up by, without the names of rows that somebody may not see."""

from django.contrib.admin.utils import NestedObjects
from django.db import router
from django.utils.text import capfirst


class QuietDeletion:
    """Mixed into DeskAdmin. An admin that hides some of its rows says so by ``hides_rows(request)``."""

    def hides_rows(self, request):
        return False

    def get_deleted_objects(self, objs, request):
        to_delete, counts, rights_missing, protected = super().get_deleted_objects(objs, request)
        site = self.admin_site
        hiding = {
            model: model_admin
            for model, model_admin in site._registry.items()
            if isinstance(model_admin, QuietDeletion) and model_admin.hides_rows(request)
        }
        rows = NestedObjects(using=router.db_for_write(self.model), origin=objs)
        if hiding and objs:
            rows.collect(objs)

        def name(row):
            kind = capfirst(row._meta.verbose_name)
            return f"{kind}: {row}" if may_be_named(row, hiding, request) else f"{kind} that you may not open"

        if not rows.model_objs:
            return to_delete, counts, rights_missing, protected
        return rows.nested(name), counts, rights_missing, [name(row) for row in rows.protected]


def may_be_named(row, hiding, request):
    """Whether somebody may see the row, and every row that its name may mention."""
    mentioned = [row, *(getattr(row, each.name) for each in row._meta.concrete_fields if each.related_model in hiding)]
    return all(hiding[type(it)].has_view_permission(request, it) for it in mentioned if type(it) in hiding)
