"""The index of published things: kept by `services.published` with their rows, asked by the site search."""

from django.db.models import F

from .index import Index

SITE = Index("services_search", order=(F("dated_at").desc(nulls_last=True), "-pk"))
