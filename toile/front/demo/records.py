"""Records of the demonstration: organisations, people, demands, programmes. What is there already is left alone."""

from django.utils.text import slugify

from toile.advocacy.models import Demand
from toile.network.models import Organisation, Person, Seat
from toile.programmes.models import Programme
from toile.services import published
from toile.services.models import PLACES, Term, TermKind

from .reading import in_languages, organisations, read, uid_of


def terms(kinds, codes) -> list[Term]:
    """The terms of these codes in these lists."""
    return list(Term.objects.filter(kind__in=list(kinds), code__in=list(codes)))


def load_organisations() -> None:
    """The network itself, its members and partners, by bare name, acronym, town and country."""
    with published.transaction():
        for name, facts in organisations().items():
            organisation, is_new = Organisation.objects.get_or_create(
                uid=facts["uid"],
                defaults={
                    "slug": name,
                    "kind": facts["kind"],
                    "name": facts["name"],
                    "name_language": facts.get("name_language", "fr"),
                    "acronym": facts.get("acronym", ""),
                    "country": facts.get("country", ""),
                    "town": facts.get("town", ""),
                    "summary": in_languages(facts, "summary"),
                    "is_member": facts.get("member", False),
                    "is_partner": facts.get("partner", False),
                },
            )
            if is_new:
                codes = [code for code in (facts.get("place"), facts.get("country")) if code]
                organisation.places.set(terms(PLACES, codes))
                published.touch("organisation", organisation.uid)


def load_people() -> None:
    """People of the public facts with the seats they held then."""
    with published.transaction():
        for position, facts in enumerate(read("people.yaml")["people"]):
            person, is_new = Person.objects.get_or_create(
                uid=uid_of("person", facts["id"]), defaults={"name": facts["name"]}
            )
            if not is_new:
                continue
            person.speaks_on.set(terms([TermKind.THEME], facts.get("speaks_on", ())))
            for seat in facts["seats"]:
                Seat.objects.create(
                    person=person,
                    organisation=Organisation.objects.get(uid=uid_of("organisation", seat["organisation"])),
                    title={code: seat[code] for code in ("fr", "en")},
                    position=seat.get("position", position),
                )


def load_demands() -> None:
    """The numbered demands."""
    for facts in read("demands.yaml")["demands"]:
        Demand.objects.get_or_create(
            number=facts["number"],
            defaults={
                "uid": uid_of("demand", str(facts["number"])),
                "text": in_languages(facts, "text"),
                "note": in_languages(facts, "note"),
            },
        )


def load_programmes() -> None:
    """The programmes, without their prose."""
    with published.transaction():
        for facts in read("programmes.yaml")["programmes"]:
            programme, is_new = Programme.objects.get_or_create(
                uid=uid_of("programme", facts["id"]),
                defaults={
                    "slug": slugify(facts["id"]),
                    "acronym": facts.get("acronym", ""),
                    "title": in_languages(facts, "title"),
                    "lead": in_languages(facts, "lead"),
                    "section": facts["section"],
                    "position": facts["position"],
                },
            )
            if is_new:
                programme.themes.set(terms([TermKind.THEME], facts["themes"]))
                programme.places.set(terms(PLACES, facts["places"]))
                partners = [uid_of("organisation", name) for name in facts["partners"]]
                programme.partners.set(Organisation.objects.filter(uid__in=partners))
                published.touch("programme", programme.uid)
