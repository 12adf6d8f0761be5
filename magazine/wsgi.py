import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "magazine.settings")

django_application = get_wsgi_application()

from magazine.edition.front import Front  # noqa: E402 - once the apps are ready

application = Front(django_application)
