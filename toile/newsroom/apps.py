from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    """Articles, publications and openings."""

    name = "toile.newsroom"
    label = "newsroom"
    default_auto_field = "django.db.models.BigAutoField"
