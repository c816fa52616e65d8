"""What programs are told of a page."""

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString

from toile.core import seo
from toile.core.shell import Link, Shell

register = template.Library()


@register.simple_tag
def data_for_machines(shell: Shell, crumbs: Iterable[Link] = ()) -> SafeString:
    """`{% data_for_machines shell crumbs %}`: the JSON-LD of the page and of the way to it; nothing where there is none."""
    data = seo.data_of(shell.told, shell.identity, shell.base) if shell.told else []
    if crumbs and not (shell.told and shell.told.is_fictional):
        data = [*data, seo.trail_of(crumbs, shell.base)]
    return seo.script_of(data[0] if len(data) == 1 else data) if data else SafeString("")
