"""What Wagtail's back office asks of us."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from .models import Folder, Term
from .record_pages import RecordPage
from .vocabulary import uses_of


@hooks.register("before_copy_page")
def a_page_of_a_record_is_never_copied(request: HttpRequest, page: Page) -> HttpResponse | None:
    """One page a record and language: a copy would be a second. The same for whatever holds such pages, with what it holds."""
    with_what_it_holds = request.method == "POST" and "copy_subpages" in request.POST
    held = page.get_descendants(inclusive=True) if with_what_it_holds else Page.objects.filter(pk=page.pk)
    if not any(issubclass(kind, RecordPage | Folder) for kind in kinds_of(held)):
        return None
    messages.error(
        request,
        _(
            "These words belong to one record (a date, an opening, a programme …), which has one page in each language. "
            "Create the record first, then write its page."
        ),
    )
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("before_delete_snippet")
def a_term_in_use_stays(request: HttpRequest, instances: Iterable[Model]) -> HttpResponse | None:
    """Deleting it would take it off everything that carries it, without a word."""
    for term in instances:
        if isinstance(term, Term) and (count := uses_of(term)):
            messages.error(
                request,
                ngettext(
                    "“%(term)s” is carried by %(count)d thing. Give it another term first.",
                    "“%(term)s” is carried by %(count)d things. Give them another term first.",
                    count,
                )
                % {"term": term, "count": count},
            )
            return redirect("wagtailsnippets_services_term:list")
    return None


def kinds_of(pages: QuerySet[Page]) -> list[type[Page]]:
    """The page types that occur in a queryset of pages. 1 SQL query."""
    keys = pages.order_by().values_list("content_type_id", flat=True).distinct()
    return [ContentType.objects.get_for_id(key).model_class() for key in keys]
