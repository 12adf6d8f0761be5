from csp.constants import SELF, UNSAFE_INLINE
from csp.decorators import csp_replace
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.views import shortcut
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import path

from . import desk

# What an editor reaches for most stands first. What is not named follows by name.
ORDER = {
    "articles": [
        "Article",
        "Launch",
        "Photo",
        "Gallery",
        "Shoot",
        "Video",
        "Section",
        "Series",
        "Issue",
        "Publication",
        "Tag",
    ],
    "people": [
        "Person",
        "Film",
        "Programme",
        "Edition",
        "Nomination",
        "Category",
        "Company",
        "Release",
        "Claim",
        "Tally",
        "Source",
        "AuditEntry",
    ],
    "front_page": ["FrontPage", "Look"],
    "newsletter": ["Letter", "Subscriber"],
    "auth": ["User", "Group"],
}
NAMES = {"auth": "Accounts"}

# The editor of rich text writes styles into the page, pictures show before they are sent, previews stand in a frame.
AT_THE_DESK = {
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF],
    "frame-ancestors": [SELF],
}


def place(name, order):
    """A sort key: by the order given, the rest after it by name."""
    order = list(order)
    return (order.index(name) if name in order else len(order), name)


def is_audit_log(model):
    return model["object_name"] == "AuditEntry"


def without_audit_log(apps):
    """The apps with the lists that an editor works in; the audit log lives beside the shelf, but is no part of it."""
    apps = [{**app, "models": [model for model in app["models"] if not is_audit_log(model)]} for app in apps]
    return [app for app in apps if app["models"]]


def audit_log_of(apps):
    log = [model for app in apps for model in app["models"] if is_audit_log(model)]
    return [
        {"name": "What was done", "app_label": "audit", "app_url": model["admin_url"], "models": log} for model in log
    ]


class MatineeAdminSite(admin.AdminSite):
    site_header = "Matinee"
    site_title = "Matinee"
    index_title = "The desk"
    empty_value_display = "–"

    def index(self, request, extra_context=None):
        """The front of the desk: what is in hand, for those who may change stories, and the way to everything."""
        return super().index(request, {"desk": desk.front(request.user), **(extra_context or {})})

    def get_urls(self):
        """With a way to a row's own page that asks first whether this person may see the row at the desk."""
        view = self.admin_view(self.view_on_site)
        return [path("r/<int:content_type_id>/<path:object_id>/", view, name="view_on_site"), *super().get_urls()]

    def admin_view(self, view, cacheable=False):
        return csp_replace(AT_THE_DESK)(super().admin_view(view, cacheable))

    def view_on_site(self, request, content_type_id, object_id):
        kind = get_object_or_404(ContentType, pk=content_type_id)
        model = kind.model_class()
        if model is None or not self.is_registered(model):
            raise Http404
        row = self.get_model_admin(model).get_object(request, object_id)
        if row is None or not self.get_model_admin(model).has_view_permission(request, row):
            raise Http404
        return shortcut(request, content_type_id, object_id)

    def get_app_list(self, request, app_label=None):
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["name"] = NAMES.get(app["app_label"], app["name"])
            app["models"].sort(key=lambda model: place(model["object_name"], ORDER.get(app["app_label"], [])))
        apps.sort(key=lambda app: place(app["app_label"], ORDER))
        return [*without_audit_log(apps), *([] if app_label else audit_log_of(apps))]
