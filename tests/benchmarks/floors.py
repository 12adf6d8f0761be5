"""What pages are measured beside: a view with one row and one template, and a file; nothing else in their way."""

import os

import django
from django.conf import settings

if not settings.configured:
    settings.configure(
        SECRET_KEY="for-measuring-only",
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": os.environ["FLOOR_DATABASE"],
                "CONN_MAX_AGE": 600,
            }
        },
        INSTALLED_APPS=["django.contrib.contenttypes"],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {
                    "loaders": [
                        (
                            "django.template.loaders.cached.Loader",
                            [("django.template.loaders.locmem.Loader", {"row.html": "<h1>{{ row.model }}</h1>"})],
                        )
                    ]
                },
            }
        ],
    )
    django.setup()

from django.contrib.contenttypes.models import ContentType
from django.core.wsgi import get_wsgi_application
from django.shortcuts import render
from django.urls import path
from whitenoise import WhiteNoise


def bare(request):
    return render(request, "row.html", {"row": ContentType.objects.get(pk=1)})


urlpatterns = [path("bare/", bare)]

application = WhiteNoise(get_wsgi_application(), root=os.environ["FLOOR_FILES"], prefix="/files/")
