"""Screens across apps: the site search, feeds, the sitemap."""

app_name = "front"
urlpatterns: list = []
