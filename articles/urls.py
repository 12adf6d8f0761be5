from django.urls import include, path, re_path

from people.models import Company, Film, Person

from . import views
from .feeds import StoryFeed

story_urls = [
    # stories/
    path("", views.story_list, name="story-list"),
    path("<slug:slug>/", views.story, name="story"),
]

section_urls = [
    # sections/
    path("", views.section_list, name="section-list"),
    re_path(r"^(?P<path>[-a-zA-Z0-9_]+(?:/[-a-zA-Z0-9_]+)?)/$", views.section, name="section"),
]

issue_urls = [
    # issues/
    path("", views.issue_list, name="issue-list"),
    path("<slug:publication>/<slug:slug>/", views.issue, name="issue"),
]

tag_urls = [
    # tags/
    path("", views.tag_list, name="tag-list"),
    path("<slug:slug>/", views.tag, name="tag"),
]

picture_urls = [
    # pictures/
    path("", views.picture_list, name="picture-list"),
    re_path(
        r"^(?P<token>[0-9a-f]{32})/(?P<name>[a-z]{1,20}-[0-9]{1,5}\.(?:avif|jpg))$", views.rendition, name="rendition"
    ),
]

urlpatterns = [
    path("stories/", include(story_urls)),
    path("sections/", include(section_urls)),
    path("issues/", include(issue_urls)),
    path("tags/", include(tag_urls)),
    re_path(r"^preview/(?P<token>[-_a-zA-Z0-9]{43})/$", views.shared_preview, name="shared-preview"),
    path("pictures/", include(picture_urls)),
    path("people/<slug:slug>/pictures/", views.subject_pictures, {"model": Person}, name="person-pictures"),
    path("companies/<slug:slug>/pictures/", views.subject_pictures, {"model": Company}, name="company-pictures"),
    path("films/<slug:slug>/pictures/", views.subject_pictures, {"model": Film}, name="film-pictures"),
    path("feed/", StoryFeed(), name="feed"),
]
