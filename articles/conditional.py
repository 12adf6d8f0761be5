"""Answers that say what they are, so that whoever has them already need not be sent them again."""

from functools import wraps

from django.utils.cache import get_conditional_response, patch_cache_control, set_response_etag
from django.views.decorators.http import require_safe

LIFE = 60  # seconds: how long a shared cache may hold what a story or a picture could leave


def known_by_content(view):
    """Answer 304 where nothing in the answer has changed.

    By its content, and never by a date: a date does not move when a story is withdrawn or when
    the rights of a picture end, and whoever asked by it would keep what readers may no longer see.
    """

    @require_safe
    @wraps(view)
    def answer(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        if response.status_code != 200:
            return response
        if hasattr(response, "render"):
            response.render()
        set_response_etag(response)
        patch_cache_control(response, public=True, max_age=LIFE)
        return get_conditional_response(request, etag=response["ETag"], response=response)

    return answer
