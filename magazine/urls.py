from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path

from articles.conditional import known_by_content

from . import health, views
from .printed_maps import index, printed
from .sitemaps import news, sitemaps

handler403 = "magazine.refusing.refused"
handler500 = "magazine.refusing.failed"

STORIES = {"sitemaps": sitemaps, "section": "stories", "template_name": "sitemap_stories.xml"}
NEWS = {"sitemaps": news, "section": "news", "template_name": "sitemap_news.xml"}

index, sitemap = known_by_content(printed(index)), known_by_content(printed(sitemap))

# For machines that read the whole magazine, or want to know what it is.
map_urls = [
    path("robots.txt", views.robots, name="robots"),
    path("llms.txt", views.llms, name="llms"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("opensearch.xml", views.opensearch, name="opensearch"),
    path("sitemap.xml", index, {"sitemaps": sitemaps}, name="sitemap-index"),
    path("sitemap-news.xml", sitemap, NEWS, name="news-sitemap"),
    path("sitemap-stories.xml", sitemap, STORIES, name="story-sitemap"),
    path("sitemap-<section>.xml", sitemap, {"sitemaps": sitemaps}, name="sitemap"),
]

# For what watches over the magazine. magazine/health.py answers before all else does.
health_urls = [
    path("healthz", health.healthz, name="healthz"),
    path("livez", health.livez, name="livez"),
]

urlpatterns = [
    path("", views.home, name="home"),
    path("", include("magazine.front_page.urls")),
    path("", include("articles.urls")),
    path("", include("people.urls")),
    path("search/", include("magazine.search.urls")),
    path("newsletter/", include("magazine.newsletter.urls")),
    path("admin/", admin.site.urls),
    path("", include(map_urls)),
    path("", include(health_urls)),
]
