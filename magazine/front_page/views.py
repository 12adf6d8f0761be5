from django.shortcuts import render

from articles.conditional import known_by_content

from .models import Look


@known_by_content
def look(request):
    """The accent that an editor chose, for the style sheet to take up; nothing where none was chosen.

    Every page links it, chosen or not, so that no page has to ask. What it says is a minute old at most.
    """
    return render(
        request, "front_page/look.css", {"look": Look.objects.first()}, content_type="text/css; charset=utf-8"
    )
