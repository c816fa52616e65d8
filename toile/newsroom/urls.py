"""Openings. Articles and publications are Wagtail pages."""

from django.urls import path

from . import views

app_name = "newsroom"
urlpatterns = [
    path("offres/", views.openings, name="openings"),
    path("offres/<slug:slug>/", views.opening, name="opening"),
]
