"""Where stories are brought in at the desk. The pages are in importing_views.py."""

from functools import partial

from django.core.exceptions import PermissionDenied
from django.urls import path
from django.views.decorators.http import require_POST

RIGHT = "articles.import_article"


class Importing:
    """Mixed into ArticleAdmin."""

    def get_urls(self):
        return [
            path("import/", self.import_view("take_in"), name="articles_article_import"),
            path("import/<int:import_id>/", self.import_view("review"), name="articles_article_import_review"),
            path(
                "import/<int:import_id>/let-go/",
                require_POST(self.import_view("let_go")),
                name="articles_article_import_let_go",
            ),
            *super().get_urls(),
        ]

    def import_view(self, page):
        return self.admin_site.admin_view(partial(self.answer_importer, page))

    def answer_importer(self, page, request, **place):
        if not may_import(request.user):
            raise PermissionDenied
        # Loaded when the first story is brought in: what reads texts takes more memory than all that readers are shown.
        from .importing_views import ImportViews

        return getattr(ImportViews(self), page)(request, **place)

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"may_import": may_import(request.user), **(extra_context or {})})


def may_import(user):
    return user.has_perm(RIGHT) and user.has_perm("articles.add_article")
