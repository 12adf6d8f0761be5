from django.urls import path

from . import views

urlpatterns = [
    # search/
    path("", views.search, name="search"),
    path("suggest/", views.suggest, name="search-suggest"),
]
