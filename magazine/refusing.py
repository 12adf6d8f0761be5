"""What somebody is told who may not do what they asked for, at the desk in its look, elsewhere in the magazine’s; and
for whom it cannot be done at this moment."""

import sys

from django.contrib import admin
from django.shortcuts import render
from django.urls import reverse
from django.views.defaults import server_error

from articles.waiting import REST, readers


def refused(request, exception=None):
    """They are known, and it is not theirs to do."""
    return page(request, "refused")


def not_from_here(request, reason=""):
    """A form that does not show that it came from a page of ours. Why is for the log: a forger learns nothing."""
    return page(request, "not_from_here")


def page(request, name):
    if request.path.startswith(reverse("admin:index")):
        response = render(request, f"admin/{name}.html", admin.site.each_context(request), status=403)
    else:
        response = render(request, f"{name}.html", status=403)
    response["Cache-Control"] = "private, no-store"
    return response


def failed(request):
    """Whatever went wrong, from wherever: Django asks here, in the middle of the exception. That somebody holds a table
    or the file is no fault of the page, which is to be had again soon."""
    if not readers.waited(sys.exc_info()[1]):
        return server_error(request)
    response = render(None, "503.html", status=503)
    response["Retry-After"] = str(REST)
    response["Cache-Control"] = "private, no-store"
    return response
