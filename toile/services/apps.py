from django.apps import AppConfig


class ServicesConfig(AppConfig):
    """What every app calls, with tables or requests."""

    name = "toile.services"
    label = "services"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import published_pages  # the models are loaded only now

        published_pages.watch()
