from django.apps import AppConfig


class NetworkConfig(AppConfig):
    """Organisations, people and seats."""

    name = "toile.network"
    label = "network"
    default_auto_field = "django.db.models.BigAutoField"
