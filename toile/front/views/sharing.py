"""The picture beside a shared link, drawn by the platform from the title and the cloths of those concerned."""

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from toile.core import patterns
from toile.core.drawing import png_of
from toile.core.localised import text_in
from toile.services.cards import cards
from toile.services.models import Identity, PublishedThing

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
    name = f"sharing/{kind}-{uid}-{language}-{thing.digest[:16]}.png"
    if not default_storage.exists(name):
        name = default_storage.save(name, ContentFile(drawn(thing)))
    with default_storage.open(name) as file:
        response = HttpResponse(file.read(), content_type="image/png")
    response["Cache-Control"] = f"public, max-age={YEAR if digest == thing.digest[:16] else 3600}"
    return response


def drawn(thing: PublishedThing) -> bytes:
    """The picture of a thing, in about 30 ms."""
    identity = Identity.load()
    card = cards([thing], thing.language)[0]
    uids = list(card.cloths)[:6] or [str(identity.seal)]
    words = {
        "title": thing.title,
        "kicker": card.kicker,
        "network": identity.acronym,
        "tagline": text_in(identity.tagline, thing.language),
        "language": thing.language,
    }
    pictures = {
        "banner.svg": standing_alone(patterns.sewn(uids, "b-"), 1200, 180),
        "seal.svg": standing_alone(patterns.swatch(str(identity.seal), identity.seal_variant), 64, 64),
    }
    return png_of("sharing", words, pictures)


def standing_alone(svg: str, width: int, height: int) -> str:
    """An SVG of a page as a file of its own: with its name space and a size in pixels."""
    head, _closing, rest = svg.partition(">")
    for attribute in ('width="100%"', 'height="100%"'):
        head = head.replace(attribute, "")
    return f'{head} xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">{rest}'


def address_of_picture(thing: PublishedThing) -> str:
    """The absolute address to write in `og:image`."""
    return f"{settings.BASE_URL}/partage/{thing.kind}/{thing.uid}/{thing.language}/{thing.digest[:16]}.png"
