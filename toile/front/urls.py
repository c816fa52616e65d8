"""Screens across apps: the site search, feeds, what is said of a page that another language has."""

from django.urls import path

from .views.elsewhere import only_elsewhere
from .views.style import style

app_name = "front"
urlpatterns = [
    path("style/", style, name="style"),
    path("ailleurs/<slug:language>/<path:path>", only_elsewhere, name="only_elsewhere"),
]
