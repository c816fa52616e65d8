from django.apps import AppConfig


class FrontConfig(AppConfig):
    """Home and landing pages, menus, the search page, the demo content."""

    name = "toile.front"
    label = "front"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from toile.services import former  # the models are loaded only now
        from toile.services.page_cache import instants, key
        from toile.services.published_pages import register_pages
        from toile.services.site_settings import shown_on_every_page

        from . import policies  # noqa: F401 - says what `may` answers
        from .instants import of_bar_and_pins
        from .models import EmergencyBar, LandingPage, MenuItem, Pin

        register_pages(LandingPage)
        shown_on_every_page(EmergencyBar, MenuItem, Pin)
        instants.register(of_bar_and_pins)
        key.pass_by("/brouillon/")
        key.pass_by("/partage/")  # pictures of shared links: files already
        former.register("home", lambda slug: "/")  # the old site listed there what its home page showed
