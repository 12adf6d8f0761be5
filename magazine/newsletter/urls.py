from django.urls import path

from . import data_views, views

urlpatterns = [
    # newsletter/
    path("", views.sign_up, name="newsletter"),
    path("asked/", views.asked, name="newsletter-asked"),
    path("confirm/<str:token>/", views.confirm, name="newsletter-confirm"),
    path("leave/<str:key>/", views.leave, name="newsletter-leave"),
    path("picture/<slug:slug>.jpg", views.picture, name="newsletter-picture"),
    path("data/", data_views.ask, name="newsletter-data"),
    path("data/asked/", data_views.asked, name="newsletter-data-asked"),
    path("data/<str:token>/", data_views.data, name="newsletter-data-of"),
    path("data/<str:token>/export/", data_views.export, name="newsletter-data-export"),
    path("data/<str:token>/delete/", data_views.delete, name="newsletter-data-delete"),
]
