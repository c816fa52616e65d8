from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Pure things that every app uses: text, dates, patterns, components. No table, no request."""

    name = "toile.core"
    label = "core"
