from django.apps import AppConfig


class NetworkConfig(AppConfig):
    """Organisations, people and seats."""

    name = "toile.network"
    label = "network"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from toile.services import published  # the models are loaded only now
        from toile.services.published_records import touch_when_saved
        from toile.services.site_settings import shown_on_every_page

        from .models import Organisation, Person, Seat
        from .published import entries_of_organisations

        published.register("organisation", entries_of_organisations)
        touch_when_saved(Organisation, "organisation")
        shown_on_every_page(Person, Seat)
