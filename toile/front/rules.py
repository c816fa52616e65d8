"""What is refused of links to drafts."""

from django.utils.translation import gettext_lazy as _

from toile.core.refusals import Refused


class NotYoursToShare(Refused):
    message = _("Only those who may change this page share its draft.")


class LinkHasEnded(Refused):
    message = _("This link has ended already.")
