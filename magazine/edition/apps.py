from django.apps import AppConfig, apps
from django.core.signals import request_started
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate


class EditionConfig(AppConfig):
    name = "magazine.edition"

    def ready(self):
        from .number import after_migrating, before_migrating, let_go_of_a_replaced_file, note_file

        # Tables come, change and, on SQLite, lose their triggers; once all is migrated, every table has its own.
        stories = apps.get_app_config("articles")
        pre_migrate.connect(before_migrating, sender=stories, dispatch_uid="edition")
        post_migrate.connect(after_migrating, sender=stories, dispatch_uid="edition")
        connection_created.connect(note_file, dispatch_uid="edition")
        request_started.connect(let_go_of_a_replaced_file, dispatch_uid="edition")
