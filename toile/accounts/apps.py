from django.apps import AppConfig
from django.db.models.signals import post_migrate
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    """Users and the roles of the platform."""

    default = True
    name = "toile.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from .emails import take_the_place_of_wagtails  # the models are loaded only now
        from .groups import write_groups

        take_the_place_of_wagtails()
        post_migrate.connect(write_groups, dispatch_uid="groups of the roles")


class AccountsInTheBackOffice(WagtailUsersAppConfig):
    """Wagtail's screens of accounts, with ours in the place of those that would let somebody raise their own rights."""

    user_viewset = "toile.accounts.backoffice.UserViewSet"
