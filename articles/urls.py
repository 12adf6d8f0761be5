from django.urls import include, path, re_path

from people.models import Company, Film, Person

from . import archive_views, feeds, json_views, views

SLUG = "[-a-zA-Z0-9_]+"
SECTION = f"{SLUG}(?:/{SLUG})?"
FEED = r"feed\.(?P<form>atom|rss|json)"

story_urls = [
    # stories/
    path("", views.story_list, name="story-list"),
    path("kinds/<slug:kind>/", archive_views.kind, name="kind"),
    re_path(r"^(?P<year>[12][0-9]{3})/$", archive_views.year, name="year"),
    re_path(r"^(?P<year>[12][0-9]{3})/(?P<month>0[1-9]|1[0-2])/$", archive_views.month, name="month"),
    path("<slug:slug>/", views.story, name="story"),
    path("<slug:slug>.json", json_views.story, name="story-json"),
    re_path(rf"^(?P<slug>{SLUG})/(?P<digest>[0-9a-f]{{32}})\.jpg$", views.social_picture, name="social-picture"),
]

section_urls = [
    # sections/
    path("", views.section_list, name="section-list"),
    re_path(rf"^(?P<path>{SECTION})/$", views.section, name="section"),
    re_path(rf"^(?P<path>{SECTION})/{FEED}$", feeds.section_feed, name="section-feed"),
]

issue_urls = [
    # issues/
    path("", views.issue_list, name="issue-list"),
    path("<slug:publication>/<slug:slug>/", views.issue, name="issue"),
]

series_urls = [
    # series/
    path("", archive_views.series_list, name="series-list"),
    path("<slug:slug>/", archive_views.series, name="series"),
]

tag_urls = [
    # tags/
    path("", views.tag_list, name="tag-list"),
    path("<slug:slug>/", views.tag, name="tag"),
    re_path(rf"^(?P<slug>{SLUG})/{FEED}$", feeds.tag_feed, name="tag-feed"),
]

picture_urls = [
    # pictures/
    path("", views.picture_list, name="picture-list"),
    re_path(r"^magazine/(?P<digest>[0-9a-f]{32})\.jpg$", views.magazine_picture, name="magazine-picture"),
    re_path(
        r"^(?P<token>[0-9a-f]{32})/(?P<name>[a-z]{1,20}-[0-9]{1,5}\.(?:avif|jpg))$", views.rendition, name="rendition"
    ),
]

# Further pages, and other forms of a page. No slug holds a dot, so none of these can stand in a page's way.

person_urls = [
    # people/
    path("<slug:slug>/pictures/", views.subject_pictures, {"model": Person}, name="person-pictures"),
    path("<slug:slug>/stories/", views.subject_stories, {"model": Person}, name="person-stories"),
    path("<slug:slug>.json", json_views.person, name="person-json"),
    re_path(rf"^(?P<slug>{SLUG})/{FEED}$", feeds.person_feed, name="person-feed"),
]

company_urls = [
    # companies/
    path("<slug:slug>/pictures/", views.subject_pictures, {"model": Company}, name="company-pictures"),
    path("<slug:slug>/stories/", views.subject_stories, {"model": Company}, name="company-stories"),
]

film_urls = [
    # films/
    path("<slug:slug>/pictures/", views.subject_pictures, {"model": Film}, name="film-pictures"),
    path("<slug:slug>/stories/", views.subject_stories, {"model": Film}, name="film-stories"),
    path("<slug:slug>.json", json_views.film, name="film-json"),
    re_path(rf"^(?P<slug>{SLUG})/{FEED}$", feeds.film_feed, name="film-feed"),
]

urlpatterns = [
    path("stories/", include(story_urls)),
    path("people/", include(person_urls)),
    path("films/", include(film_urls)),
    path("companies/", include(company_urls)),
    path("sections/", include(section_urls)),
    path("issues/", include(issue_urls)),
    path("series/", include(series_urls)),
    path("tags/", include(tag_urls)),
    path("archive/", archive_views.archive, name="archive"),
    path("pictures/", include(picture_urls)),
    path("awards/<slug:programme>/<slug:slug>.json", json_views.edition, name="edition-json"),
    path("feed/", feeds.site_feed, name="feed"),
    re_path(rf"^{FEED}$", feeds.site_feed, name="site-feed"),
    re_path(r"^preview/(?P<token>[-_a-zA-Z0-9]{43})/$", views.shared_preview, name="shared-preview"),
]
