"""The picture beside a shared link, drawn by the platform from the title and the cloths of those concerned."""

import hashlib
from collections.abc import Callable

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from toile.core import patterns
from toile.core.drawing import png_of
from toile.core.shell import Mark
from toile.services.cards import cards
from toile.services.models import Identity, PublishedThing

from ..mark import mark_of

YEAR = 31_536_000  # seconds: the address holds the fingerprint of what is drawn


@require_safe
def sharing_picture(request: HttpRequest, kind: str, uid: str, language: str, digest: str) -> HttpResponse:
    """A PNG of 1200 × 630 for one published thing, drawn once for each of its versions.

    An address with an old fingerprint shows the present picture: networks keep links for years.
    """
    things = PublishedThing.objects.visible(timezone.now()).in_language(language)
    thing = things.filter(kind=kind, uid=uid).first()
    if thing is None:
        raise Http404
    name = f"{kind}-{uid}-{language}-{thing.digest[:16]}"
    return sent(name, lambda: drawn(thing), is_present=digest == thing.digest[:16])


@require_safe
def site_picture(request: HttpRequest, language: str, digest: str) -> HttpResponse:
    """The PNG of the site itself, for its home page in a language."""
    if language not in dict(settings.LANGUAGES):
        raise Http404
    network = mark_of(Identity.load(), language)
    present = fingerprint(network)
    return sent(f"site-{language}-{present}", lambda: drawn_site(network, language), is_present=digest == present)


def sent(name: str, draw: Callable[[], bytes], *, is_present: bool) -> HttpResponse:
    """The picture kept under a name, drawn if it is not there yet; browsers keep an old address for an hour alone."""
    name = f"sharing/{name}.png"
    if not default_storage.exists(name):
        name = default_storage.save(name, ContentFile(draw()))
    with default_storage.open(name) as file:
        response = HttpResponse(file.read(), content_type="image/png")
    response["Cache-Control"] = f"public, max-age={YEAR if is_present else 3600}"
    return response


def drawn(thing: PublishedThing) -> bytes:
    """The picture of a thing, in about 30 ms."""
    network = mark_of(Identity.load(), thing.language)
    card = cards([thing], thing.language)[0]
    return poster(network, thing.language, thing.title, card.kicker, list(card.cloths)[:6])


def drawn_site(network: Mark, language: str) -> bytes:
    """The picture of the whole site."""
    return poster(network, language, network.tagline or network.name, network.name, [])


def poster(network: Mark, language: str, title: str, kicker: str, cloths: list[str]) -> bytes:
    """A PNG with a title under the sewn cloths of those concerned, else the network's own."""
    words = {
        "title": title,
        "kicker": kicker,
        "network": network.acronym,
        "tagline": network.tagline,
        "language": language,
    }
    pictures = {
        "banner.svg": standing_alone(patterns.sewn(cloths or [network.seal], "b-"), 1200, 180),
        "seal.svg": standing_alone(patterns.swatch(network.seal, network.seal_variant), 64, 64),
    }
    return png_of("sharing", words, pictures)


def fingerprint(network: Mark) -> str:
    """Sixteen characters that change when something drawn of the network does."""
    return hashlib.sha256(repr(network).encode()).hexdigest()[:16]


def standing_alone(svg: str, width: int, height: int) -> str:
    """An SVG of a page as a file of its own: with its name space and a size in pixels."""
    head, _closing, rest = svg.partition(">")
    for attribute in ('width="100%"', 'height="100%"'):
        head = head.replace(attribute, "")
    return f'{head} xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">{rest}'


def address_of_picture(thing: PublishedThing) -> str:
    """The absolute address to write in `og:image`."""
    return f"{settings.BASE_URL}/partage/{thing.kind}/{thing.uid}/{thing.language}/{thing.digest[:16]}.png"


def address_of_site_picture(network: Mark, language: str) -> str:
    """The absolute address of the picture of the site itself."""
    return f"{settings.BASE_URL}/partage/{language}/{fingerprint(network)}.png"
