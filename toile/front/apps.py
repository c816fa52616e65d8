from django.apps import AppConfig


class FrontConfig(AppConfig):
    """Home and landing pages, menus, the search page, the demo content."""

    name = "toile.front"
    label = "front"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from toile.services.published_pages import register_pages  # the models are loaded only now
        from toile.services.site_settings import shown_on_every_page

        from .models import EmergencyBar, LandingPage, MenuItem, Pin

        register_pages(LandingPage)
        shown_on_every_page(EmergencyBar, MenuItem, Pin)
