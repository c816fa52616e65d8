"""The network as its pages name it."""

from toile.core.colours import ActionColour
from toile.core.localised import text_in
from toile.core.shell import Mark
from toile.services.models import Identity


def mark_of(identity: Identity, language: str) -> Mark:
    """The network as its pages name it in a language."""
    return Mark(
        name=identity.name,
        acronym=identity.acronym,
        seal=str(identity.seal),
        seal_variant=identity.seal_variant,
        tagline=text_in(identity.tagline, language),
        funders=text_in(identity.funders, language),
        colour_sheet=ActionColour(identity.colour).sheet,
    )
