from django.apps import AppConfig


class ServicesConfig(AppConfig):
    """What every app calls, with tables or requests."""

    name = "toile.services"
    label = "services"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import published_pages, site_settings  # the models are loaded only now
        from .models import Identity, SocialAccount

        published_pages.watch()
        site_settings.shown_on_every_page(Identity, SocialAccount)
