from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Users and the roles of the platform."""

    name = "toile.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
