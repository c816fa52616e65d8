from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    """The multi-year programmes."""

    name = "toile.programmes"
    label = "programmes"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import old_site  # the models are loaded only now

        old_site.answer_old_addresses()
