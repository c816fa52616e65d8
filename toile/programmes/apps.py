from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    """The multi-year programmes."""

    name = "toile.programmes"
    label = "programmes"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from toile.network.models import Organisation  # the models are loaded only now
        from toile.services import published
        from toile.services.published_records import touch_others, touch_when_saved

        from . import old_site
        from .models import Programme
        from .published import entries_of_programmes

        published.register("programme", entries_of_programmes)
        touch_when_saved(Programme, "programme")
        touch_others(Organisation, "programme", lambda organisation: organisation.programmes.all())
        old_site.answer_old_addresses()
