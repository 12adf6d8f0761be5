from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class SearchConfig(AppConfig):
    name = "magazine.search"

    def ready(self):
        from .indexing import after_migrating

        # A migration that rebuilds a table on SQLite drops the table's triggers.
        post_migrate.connect(after_migrating, sender=apps.get_app_config("articles"), dispatch_uid="search")
