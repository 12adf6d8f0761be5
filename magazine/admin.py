from django.contrib import admin

from . import desk

# What an editor reaches for most stands first. What is not named follows by name.
ORDER = {
    "articles": [
        "Article",
        "Photo",
        "Gallery",
        "Shoot",
        "Video",
        "Section",
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
    ],
    "auth": ["User", "Group"],
}
NAMES = {"auth": "Accounts"}


def place(name, order):
    """A sort key: by the order given, the rest after it by name."""
    order = list(order)
    return (order.index(name) if name in order else len(order), name)


class MatineeAdminSite(admin.AdminSite):
    site_header = "Matinee"
    site_title = "Matinee"
    index_title = "The desk"
    empty_value_display = "–"

    def index(self, request, extra_context=None):
        """The front of the desk: what is in hand, for those who may change stories, and the way to everything."""
        return super().index(request, {"desk": desk.front(request.user), **(extra_context or {})})

    def get_app_list(self, request, app_label=None):
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["name"] = NAMES.get(app["app_label"], app["name"])
            app["models"].sort(key=lambda model: place(model["object_name"], ORDER.get(app["app_label"], [])))
        return sorted(apps, key=lambda app: place(app["app_label"], ORDER))
