from django.apps import AppConfig


class FrontConfig(AppConfig):
    """Home and landing pages, menus, the search page, the demo content."""

    name = "toile.front"
    label = "front"
    default_auto_field = "django.db.models.BigAutoField"
