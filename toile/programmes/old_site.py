"""What the old site called its programmes, and where they are now."""

from rapidfuzz import fuzz, process

from toile.services import former

from .models import Programme

ALIKE = (
    65  # of 100: “programme-cooperation-regionales-des-migrations” and the regional cooperation's title: 72, others: 57
)


def programme(slug: str) -> str:
    """The shown programme of that address, else the one whose title is most alike."""
    shown = {one.slug: one for one in Programme.objects.filter(is_shown=True)}
    if slug not in shown:
        titles = {key: f"{one.acronym} {one.title_in('fr')}".lower() for key, one in shown.items()}
        best = process.extractOne(slug.replace("-", " "), titles, scorer=fuzz.token_set_ratio, score_cutoff=ALIKE)
        slug = best[2] if best else ""
    return shown[slug].get_absolute_url() if slug else ""


def answer_old_addresses() -> None:
    """Register it, when the app is ready."""
    former.register("programme", programme)
