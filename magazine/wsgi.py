import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "magazine.settings")

django_application = get_wsgi_application()

from magazine.edition.front import Front  # noqa: E402 - once the apps are ready
from magazine.request_log import RequestLog  # noqa: E402

application = RequestLog(Front(django_application))

# What is loaded now stays for good: nobody looks through it for garbage again while readers wait.
get_resolver().url_patterns  # noqa: B018 - loads every view
gc.collect()
gc.freeze()
