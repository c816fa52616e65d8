"""What programs are told of the page at an address, from the published table."""

from django.conf import settings
from django.utils import timezone

from toile.core.shell import Mark, Told
from toile.services.languages import home_in
from toile.services.models import PublishedThing

from .views.sharing import address_of_picture, address_of_site_picture


def told_at(path: str, network: Mark, language: str) -> Told | None:
    """The published thing that lives at `path`, or the site itself at its home page; None elsewhere. One SQL statement."""
    if path == home_in(language):
        return Told(
            kind="site",
            language=language,
            title=network.tagline or network.name,
            address=f"{settings.BASE_URL}{path}",
            description=network.name,
            picture=address_of_site_picture(network, language),
        )
    thing = PublishedThing.objects.visible(timezone.now()).in_language(language).filter(address=path).first()
    if thing is None:
        return None
    return Told(
        kind=thing.kind,
        language=thing.words_language or language,
        title=thing.title,
        address=f"{settings.BASE_URL}{path}",
        description=thing.lead,
        picture=address_of_picture(thing),
        state=thing.state,
        place=thing.place,
        zone=thing.zone or settings.TIME_ZONE,
        is_fictional=thing.fictional,
        dated_at=thing.dated_at,
        changed_at=thing.changed_at,
        starts_at=thing.starts_at,
        ends_at=thing.ends_at,
    )
