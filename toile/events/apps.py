from django.apps import AppConfig


class EventsConfig(AppConfig):
    """What has a date, a place and a state."""

    name = "toile.events"
    label = "events"
    default_auto_field = "django.db.models.BigAutoField"
