from django.apps import AppConfig


class EventsConfig(AppConfig):
    """What has a date, a place and a state."""

    name = "toile.events"
    label = "events"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from toile.network.models import Organisation  # the models are loaded only now
        from toile.services import published
        from toile.services.published_records import touch_others

        from . import policies  # noqa: F401 - answers `may`
        from .published import entries_of_events

        published.register("event", entries_of_events)
        touch_others(Organisation, "event", lambda organisation: organisation.events.all())
