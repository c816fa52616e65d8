"""Icons and cloths of the design language. All are decorative; a word always stands beside them."""

from collections.abc import Iterable
from hashlib import sha256

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from toile.core import patterns
from toile.core.icons import icon as icon_text
from toile.core.text import names

register = template.Library()

SECTIONS = {  # which of its 1,000 first variants the identifier `rubrique` takes for each part of the site
    "network": 97,
    "grants": 254,
    "events": 339,
    "advocacy": 142,
    "news": 76,
    "observatory": 66,
    "home": 394,
}
SIZES = {"": "swatch", "small": "swatch swatch--small", "large": "swatch swatch--large"}


@register.simple_tag
def icon(name: str, size: str = "") -> SafeString:
    """`{% icon "search" %}`, `{% icon "search" "small" %}`: 24 or 18 px. Raises KeyError for an unknown name."""
    return mark_safe(icon_text(name, size == "small"))


@register.simple_tag
def swatch(uid: object, variant: int = 0, size: str = "") -> SafeString:
    """`{% swatch organisation.uid %}`: the cloth of an organisation, 64 px; `small` 32 px, `large` 112 px. Nothing without uid."""
    return mark_safe(patterns.swatch(str(uid), variant, SIZES[size]) if uid else "")


@register.simple_tag
def banner(uids: Iterable[object], place: str = "banner") -> SafeString:
    """`{% banner uids %}`: their cloths sewn side by side, six at most; nothing without uid.

    `place` is a word that is not used twice on a page for the same cloths: ids inside the drawing begin with it.
    """
    names = [str(uid) for uid in uids if uid][:6]
    return mark_safe(patterns.sewn(names, f"{place}-{short(names)}-") if names else "")


@register.simple_tag
def band(uid: object, variant: int = 0, place: str = "band") -> SafeString:
    """`{% band organisation.uid %}`: the cloth of one organisation by the metre, 32 px a tile, filling its box."""
    return mark_safe(patterns.band(str(uid), f"{place}-{short([str(uid), str(variant)])}", variant) if uid else "")


@register.simple_tag
def curtain(members: Iterable[tuple[object, bool]]) -> SafeString:
    """`{% curtain members %}`: one strip for each (uid, is a collective); once a page."""
    return mark_safe(patterns.curtain(tuple((str(uid), bool(is_wide)) for uid, is_wide in members)))


@register.simple_tag
def selvedge(section: str) -> SafeString:
    """`{% selvedge "news" %}`: the woven edge of a part of the site; once a page, first in the body. Raises KeyError."""
    return format_html(
        '<div class="selvedge">{}</div>',
        mark_safe(patterns.band("rubrique", "selvedge", SECTIONS[section])),
    )


@register.simple_tag
def favicon(uid: object, variant: int = 0) -> SafeString:
    """`{% favicon shell.identity.seal %}`: the sign of the page's tab, drawn in the address itself: no request."""
    marks = patterns.drawn(str(uid), variant).replace('"', "'").replace("<", "%3C").replace(">", "%3E")
    svg = f"%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16' fill='none'%3E{marks}%3C/svg%3E"
    return format_html('<link rel="icon" href="data:image/svg+xml,{}">', mark_safe(svg.replace("#", "%23")))


@register.filter
def initials(name: str) -> str:
    """`{{ "Aïssata Ɓah"|initials }}`: AƁ."""
    return names.initials(name)


@register.filter
def control(field) -> SafeString:
    """A bound field's own element, with the class that its kind wears. Django adds what screen readers need."""
    kind = getattr(field.field.widget, "input_type", "")
    return field.as_widget() if kind in {"checkbox", "radio", "file"} else field.as_widget(attrs={"class": "input"})


@register.simple_tag(takes_context=True)
def component(context: Context, name: str, values: dict) -> SafeString:
    """`{% component "card_news" values %}`: a component whose name and values are data, for the catalogue."""
    drawn = context.template.engine.get_template(f"core/components/{name}.html")
    return drawn.render(Context(values, autoescape=context.autoescape))


def short(names: list[str]) -> str:
    """Six letters or digits that stand for these names."""
    return sha256("\n".join(names).encode()).hexdigest()[:6]
