from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class NewsletterConfig(AppConfig):
    name = "magazine.newsletter"
    verbose_name = "Newsletter"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Let the roles of the desk know of the newsletter before any of them is made."""
        from . import rights

        rights.tell_the_roles()
        # After the roles' own, which makes those that are missing.
        post_migrate.connect(rights.after_migrating, sender=apps.get_app_config("articles"), dispatch_uid="newsletter")
