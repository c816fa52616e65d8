"""The search of Wagtail's back office. On SQLite it takes a quotation mark for syntax, and a lone one for an error."""

from wagtail.search.backends import database


class WithoutQuotationMarks:
    """Reads a quotation mark as a space, in whatever somebody types."""

    def _search(self, query_compiler_class, query, model_or_queryset, **options):
        if isinstance(query, str):
            query = query.replace('"', " ").strip()
        return super()._search(query_compiler_class, query, model_or_queryset, **options)


def SearchBackend(params):
    """The backend of the database in use, without quotation marks."""
    chosen = type(database.SearchBackend(params))
    return type(chosen.__name__, (WithoutQuotationMarks, chosen), {})(params)
