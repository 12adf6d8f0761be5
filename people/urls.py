from django.urls import include, path

from . import award_views, views

person_urls = [
    # people/
    path("", views.person_list, name="person-list"),
    path("<slug:slug>/", views.person_detail, name="person"),
]

company_urls = [
    # companies/
    path("<slug:slug>/", views.company_detail, name="company"),
]

film_urls = [
    # films/
    path("", views.film_list, name="film-list"),
    path("<slug:slug>/", views.film_detail, name="film"),
]

award_urls = [
    # awards/
    path("", award_views.programme_list, name="programme-list"),
    path("<slug:slug>/", award_views.programme_detail, name="programme"),
    path("<slug:programme>/<slug:slug>/", award_views.edition_detail, name="edition"),
]

# Beside the awards and not below them, where a season could stand in the way of an award's own address.
season_urls = [
    # seasons/
    path("<slug:slug>/", award_views.season_detail, name="season"),
]

urlpatterns = [
    path("people/", include(person_urls)),
    path("companies/", include(company_urls)),
    path("films/", include(film_urls)),
    path("awards/", include(award_urls)),
    path("seasons/", include(season_urls)),
]
