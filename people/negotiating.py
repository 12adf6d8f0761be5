"""One address, two forms: the page for readers, and the same as JSON for whoever asks for that."""

from functools import wraps

from django.urls import resolve
from django.utils.cache import patch_vary_headers


def prefers_json(request):
    """Whether whoever asks would rather have JSON than the page."""
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def also_as_json(view):
    """A page whose address, with ``.json`` at its end, answers for it where JSON is preferred.

    That address is found by itself, so that a page of the shelf need not know who tells it. Which pages these are is
    said here alone: whoever has to know asks ``is_also_json``.
    """

    @wraps(view)
    def either(request, *args, **kwargs):
        if prefers_json(request):
            told = resolve(f"{request.path_info.rstrip('/')}.json")
            response = told.func(request, *told.args, **told.kwargs)
        else:
            response = view(request, *args, **kwargs)
        patch_vary_headers(response, ["Accept"])
        return response

    either.is_also_json = True
    return either


def is_also_json(view):
    """Whether a page answers as JSON, too, where that is preferred."""
    return getattr(view, "is_also_json", False)
