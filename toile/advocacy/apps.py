from django.apps import AppConfig


class AdvocacyConfig(AppConfig):
    """Demands and the positions that carry them."""

    name = "toile.advocacy"
    label = "advocacy"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from toile.services.published_pages import register_pages  # the models are loaded only now
        from toile.services.site_settings import shown_on_every_page

        from .models import Demand, PositionPage

        register_pages(PositionPage)
        shown_on_every_page(Demand)
