from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    """Articles, publications and openings."""

    name = "toile.newsroom"
    label = "newsroom"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from toile.network.models import Organisation  # the models are loaded only now
        from toile.services import published
        from toile.services.published_pages import register_pages
        from toile.services.published_records import touch_others

        from . import old_site, policies  # noqa: F401 - policies answer `may`
        from .models import Article, Publication
        from .published import entries_of_openings

        register_pages(Article, Publication)
        published.register("opening", entries_of_openings)
        touch_others(Organisation, "opening", lambda organisation: organisation.openings.all())
        old_site.answer_old_addresses()
