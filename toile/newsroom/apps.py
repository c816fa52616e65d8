from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    """Articles, publications and openings."""

    name = "toile.newsroom"
    label = "newsroom"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from toile.services.published_pages import register_pages  # the models are loaded only now

        from .models import Article, Publication

        register_pages(Article, Publication)
