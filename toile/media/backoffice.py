"""The staff's list of pictures whose consent ends, and its short form on the home of the back office."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView

from toile.core.dates import PLATFORM, local

from .models import Picture
from .queries import consents_that_end

ON_THE_HOME = 5


def today():
    """The day of the platform's zone, in which consents end."""
    return local(timezone.now(), PLATFORM).date()


class EndingConsentsView(ReportView):
    """Pictures whose consent has ended or ends within 30 days, the first to end first. One picture, one line."""

    model = Picture
    page_title = _("Consents that end")
    header_icon = "image"
    index_url_name = "ending_consents"
    index_results_url_name = "ending_consents_results"
    any_permission_required = ["add", "change", "delete"]
    default_ordering = "consent_until"
    list_export = ["title", "consent_until", "credit", "taken_at_place"]
    columns = [
        TitleColumn(
            "title", label=_("title"), get_url=lambda picture: reverse("wagtailimages:edit", args=[picture.pk])
        ),
        Column("consent_until", label=_("consent until")),
        Column("credit", label=_("credit")),
        Column("taken_at_place", label=_("place")),
    ]

    def get_base_queryset(self):
        return consents_that_end(today())

    def get_filename(self):
        return "consentements"


class EndingConsentsPanel(Component):
    """The first of them, for whoever opens the back office. Nothing while none ends."""

    name = "ending_consents"
    template_name = "media/ending_consents.html"
    order = 120

    def get_context_data(self, parent_context):
        ending = consents_that_end(today())
        return {"pictures": ending[:ON_THE_HOME], "number": ending.count(), "today": today()}
