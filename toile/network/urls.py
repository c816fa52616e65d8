"""The list of members and each organisation's page."""

from django.urls import path

from . import views

app_name = "network"
urlpatterns = [
    path("annuaire/", views.directory, name="directory"),
    path("annuaire/<slug:slug>/", views.organisation, name="organisation"),
]
