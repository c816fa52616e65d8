"""How a page stands in each language, for the side panel of Wagtail's editors: its own and that of translations."""

from django import template
from django.db.models import Model
from wagtail.models import Page

from .. import translating

register = template.Library()


@register.simple_tag
def languages_of(thing: Model) -> list[translating.Language]:
    """`{% languages_of object as languages %}`: nothing before a page is saved. One SQL statement."""
    return translating.languages_of(thing) if isinstance(thing, Page) and thing.pk else []
