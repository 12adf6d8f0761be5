from django.urls import path

from . import views

urlpatterns = [
    path("look.css", views.look, name="look"),
]
