"""The dates and each event's page."""

from django.urls import path

from . import views

app_name = "events"
urlpatterns = [
    path("agenda/", views.agenda, name="agenda"),
    path("agenda.ics", views.agenda_calendar, name="agenda_calendar"),
    path("agenda/<slug:slug>.ics", views.event_calendar, name="event_calendar"),
    path("agenda/<slug:slug>/", views.event, name="event"),
]
