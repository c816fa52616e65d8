from django.apps import AppConfig


class AdvocacyConfig(AppConfig):
    """Demands and the positions that carry them."""

    name = "toile.advocacy"
    label = "advocacy"
    default_auto_field = "django.db.models.BigAutoField"
