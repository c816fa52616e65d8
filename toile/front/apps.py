from django.apps import AppConfig


class FrontConfig(AppConfig):
    """Home and landing pages, menus, the search page, the demo content."""

    name = "toile.front"
    label = "front"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from toile.services.site_settings import shown_on_every_page  # the models are loaded only now

        from .models import EmergencyBar, MenuItem, Pin

        shown_on_every_page(EmergencyBar, MenuItem, Pin)
