"""`manage.py end_kept_pages`: after work on the database that no action did."""

import secrets

from django.core.management.base import BaseCommand, CommandError

from toile.services.page_cache.stores import StoreAway, current_store


class Command(BaseCommand):
    help = "Ends every kept page: each is rendered anew when it is next asked for."

    def handle(self, **options) -> None:
        try:
            if store := current_store():
                store.raise_generation(secrets.token_hex(8))
        except StoreAway as away:
            raise CommandError(f"The store of kept pages cannot be reached: {away}") from away
