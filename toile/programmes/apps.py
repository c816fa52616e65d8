from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    """The multi-year programmes."""

    name = "toile.programmes"
    label = "programmes"
    default_auto_field = "django.db.models.BigAutoField"
