"""Pictures in templates: sizes that are stored, never made."""

from collections.abc import Sequence

from django import template
from django.utils import timezone
from django.utils.translation import get_language

from toile.core.components import Shown
from toile.media import sizes
from toile.media.models import Picture
from toile.media.queries import shown

register = template.Library()
KINDS = {"wide": sizes.WIDE, "portrait": (sizes.PORTRAIT,), "logo": (sizes.LOGO,)}


@register.simple_tag
def cloths_of(stored: Picture, cloths: Sequence[str] = ()) -> Sequence[str]:
    """What stands in for a picture that cannot be shown: the cloths of its page, else one of its own."""
    return cloths or (f"picture-{stored.pk}",)


@register.simple_tag
def picture(stored: Picture | None, kind: str = "wide") -> Shown | None:
    """`{% picture value.picture as shown %}`, for the component `figure`; `"portrait"`, `"logo"`. None: draw a cloth."""
    return shown(stored, get_language() or "fr", timezone.now(), KINDS[kind])
