from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "Newsroom"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Make the roles of the desk when the tables are made, as Django makes permissions then.

        A migration could not: Django makes the permissions that roles are given after the last one.
        """
        from .roles import make_missing

        post_migrate.connect(make_missing, sender=self, dispatch_uid="articles.roles")
