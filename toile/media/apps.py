from django.apps import AppConfig


class MediaConfig(AppConfig):
    """Pictures and documents that the staff shows the public."""

    name = "toile.media"
    label = "media"
    default_auto_field = "django.db.models.BigAutoField"
