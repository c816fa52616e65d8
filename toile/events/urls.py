"""The dates and each event's page."""

from django.urls import path

from . import views

app_name = "events"
urlpatterns = [
    path("agenda/", views.agenda, name="agenda"),
    path("agenda/<slug:slug>/", views.event, name="event"),
]
