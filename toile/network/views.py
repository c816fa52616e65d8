"""The public list of the network's members, and each organisation's page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from toile.core.components import Fact
from toile.core.shell import Link
from toile.services.languages import home_link

from .models import Organisation
from .queries import around, countries_named, directory_of


def directory(request: HttpRequest) -> HttpResponse:
    """The members, by kind."""
    members = directory_of(request.GET.get("kind", "")[:20], request.LANGUAGE_CODE, timezone.now())
    return render(request, "network/directory.html", {"directory": members})


def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """One organisation: who it is, what is published of it."""
    found = get_object_or_404(Organisation.objects.with_logos().prefetch_related("places"), slug=slug)
    context = {
        "organisation": found,
        "section": "network",
        "facts": facts_of(found, countries_named([found.country], request.LANGUAGE_CODE)),
        "around": around(found, request.LANGUAGE_CODE, timezone.now()),
        "crumbs": [
            home_link(request.LANGUAGE_CODE),
            Link(gettext("Members"), reverse("network:directory")),
            Link(str(found), found.get_absolute_url(), True),
        ],
    }
    return render(request, "network/organisation.html", context)


def facts_of(organisation: Organisation, countries: dict[str, str]) -> list[Fact]:
    """What is known of an organisation, as terms and words."""
    roles = [
        words
        for holds, words in (
            (organisation.is_member, gettext("member of the network")),
            (organisation.is_partner, gettext("partner of the network")),
        )
        if holds
    ]
    places = ", ".join(str(place) for place in organisation.places.all() if place.code != organisation.country)
    facts = [
        Fact(gettext("Kind"), organisation.get_kind_display()),
        Fact(gettext("Acronym"), organisation.acronym),
        Fact(gettext("Town"), organisation.town),
        Fact(gettext("Country concerned"), countries.get(organisation.country, "")),
        Fact(gettext("Places"), places),
        Fact(gettext("For the network"), ", ".join(roles)),
    ]
    if organisation.website:
        facts.append(Fact(gettext("Website"), links=(Link(organisation.website, organisation.website),)))
    return [fact for fact in facts if fact.text or fact.links]
