"""Words that the staff would maintain: themes, kinds, synonyms, the identity of the network."""

from datetime import date

from toile.services.models import Identity, SynonymGroup, Term, TermKind

from ..founding import found_vocabulary
from .reading import read

LISTS = {"themes": TermKind.THEME, "world_regions": TermKind.WORLD_REGION, "news_kinds": TermKind.NEWS_KIND}
AFTER_THE_COMMON_ONES = 50  # positions


def load_vocabulary() -> None:
    """Themes, kinds and places. Words that somebody has changed since stay as they are."""
    found_vocabulary()
    for name, kind in LISTS.items():
        for position, term in enumerate(read("vocabulary.yaml")[name], AFTER_THE_COMMON_ONES):
            words = {code: term[code] for code in ("fr", "en") if code in term}
            Term.objects.get_or_create(kind=kind, code=term["code"], defaults={"words": words, "position": position})
    for region in read("vocabulary.yaml")["world_regions"]:
        countries = Term.objects.filter(kind=TermKind.COUNTRY, code__in=region["countries"], parent=None)
        countries.update(parent=Term.objects.get(kind=TermKind.WORLD_REGION, code=region["code"]))


def load_synonyms() -> None:
    """Groups of words that mean the same."""
    if not SynonymGroup.objects.exists():
        groups = read("synonyms.yaml")["groups"]
        SynonymGroup.objects.bulk_create([SynonymGroup(words="\n".join(group["words"])) for group in groups])


def load_identity() -> None:
    """The network's name and seal, unless somebody has written another."""
    identity = Identity.load()
    if identity.acronym != "Toile":
        return
    network = read("network.yaml")
    for field in ("name", "acronym", "seal", "tagline", "summary", "funders", "email"):
        setattr(identity, field, network[field])
    identity.founded_on = date.fromisoformat(str(network["founded_on"]))
    identity.save()
