"""What a deletion takes along or is held up by, in the desk's words and without what somebody may not see."""

from django.contrib.admin.utils import NestedObjects
from django.db import router
from django.utils.text import capfirst


class QuietDeletion:
    """Mixed into DeskAdmin. An admin that hides some of its rows says so by ``hides_rows(request)``."""

    def hides_rows(self, request):
        return False

    def hiding(self, request):
        """The admins, by their models, that hide rows from somebody."""
        return {
            model: model_admin
            for model, model_admin in self.admin_site._registry.items()
            if isinstance(model_admin, QuietDeletion) and model_admin.hides_rows(request)
        }

    def get_deleted_objects(self, objs, request):
        """Rows that an editor knows by name. Links, kept versions and the like go without a word."""
        _, _, rights_missing, _ = super().get_deleted_objects(objs, request)
        rows = NestedObjects(using=router.db_for_write(self.model), origin=objs)
        if objs:
            rows.collect(objs)
        hiding, known = self.hiding(request), known_at_the_desk(self.admin_site)

        def name(row):
            meta = row._meta
            if may_be_named(row, hiding, request):
                return f"{capfirst(meta.verbose_name)}: {row}"
            return f"{capfirst(meta.verbose_name_plural)} that you may not open"

        seen = set()

        def lines(found):
            """A nested list of names; what stands below a row without one moves up to its place."""
            told = []
            for row in found:
                if row in seen:
                    continue
                seen.add(row)
                below = lines(rows.edges.get(row, ()))
                if row._meta.concrete_model not in known:
                    told += below
                elif (said := name(row)) not in told or may_be_named(row, hiding, request):
                    told += [said, below] if below else [said]
            return told

        counts = {
            model._meta.verbose_name_plural: sum(may_be_named(row, hiding, request) for row in found)
            for model, found in rows.model_objs.items()
            if model._meta.concrete_model in known
        }
        protected = list(dict.fromkeys(name(row) for row in rows.protected))
        return lines(rows.edges.get(None, ())), {kind: n for kind, n in counts.items() if n}, rights_missing, protected


def known_at_the_desk(site):
    """The models with a list or with rows in a form."""
    admins = site._registry.items()
    rows = {inline.model for _, model_admin in admins for inline in model_admin.inlines}
    return {model._meta.concrete_model for model in rows | site._registry.keys()}


def may_be_named(row, hiding, request):
    """Whether somebody may see the row, and every row that its name may mention."""
    mentioned = [row, *(getattr(row, each.name) for each in row._meta.concrete_fields if each.related_model in hiding)]
    return all(hiding[type(it)].has_view_permission(request, it) for it in mentioned if type(it) in hiding)
