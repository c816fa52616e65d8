"""The network's name and cloth, for the back office's own layout, which has no shell."""

from django import template
from django.utils.translation import get_language

from toile.core.shell import Mark
from toile.services.models import Identity

from ..mark import mark_of

register = template.Library()


@register.simple_tag(takes_context=True)
def network(context: template.Context) -> Mark:
    """`{% network as mark %}`. One SQL statement a request."""
    return mark_of(Identity.load(request_or_site=context.get("request")), get_language() or "fr")
