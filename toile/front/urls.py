"""Screens across apps: the site search, feeds, what is said of a page that another language has."""

from django.urls import path

from .views.demo_mail import demo_mail
from .views.elsewhere import only_elsewhere
from .views.feeds import feed
from .views.search import search, suggestions
from .views.style import style

app_name = "front"
urlpatterns = [
    path("recherche/", search, name="search"),
    path("recherche/suggestions/", suggestions, name="suggestions"),
    path("boite-demo/", demo_mail, name="demo_mail"),
    path("style/", style, name="style"),
    path("flux/<str:name>", feed, name="feed"),
    path("flux/<slug:facet>/<slug:code>/<str:name>", feed, name="feed_of"),
    path("ailleurs/<slug:language>/<path:path>", only_elsewhere, name="only_elsewhere"),
]
