"""The list of organisations and each one's page."""

from django.urls import path

from . import views

app_name = "network"
urlpatterns = [
    path("annuaire/<slug:slug>/", views.organisation, name="organisation"),
]
