from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

DECLARE_TASKS = ("mail", "scheduled", "tasks.upkeep")


class ServicesConfig(AppConfig):
    """What every app calls, with tables or requests."""

    name = "toile.services"
    label = "services"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.models import Locale, Site  # the models are loaded only now

        from . import published, published_pages, site_settings, vocabulary
        from .models import Identity, SocialAccount
        from .page_cache import generation
        from .page_verbs import journal, translations
        from .tasks import retry

        autodiscover_modules("tasks")  # a worker must know what comes back by itself in every app
        for module in DECLARE_TASKS:
            import_module(f"toile.services.{module}")
        published_pages.watch()
        vocabulary.watch()
        published.on_change(generation.raise_when_committed)
        site_settings.shown_on_every_page(Identity, SocialAccount, Site, Locale)
        retry.watch()
        journal.watch()
        translations.publish_within_the_transaction()
        translations.publishing_asks_who_may()
