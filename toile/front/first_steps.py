"""What a new network does before it opens its site, said on the first screen of the back office until it is done."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from toile.services.models import Identity, Term, TermKind

from .models import HomePage, MenuItem
from .models.shell import Menu
from .site_tree import OPENING_WORDS


@dataclass(frozen=True, slots=True)
class FirstStep:
    """One thing to do, where it is done, and whether it is."""

    label: str
    address: str
    is_done: bool


def first_steps() -> list[FirstStep]:
    """The steps in their order. Five SQL statements."""
    home = HomePage.objects.order_by("path").first()
    untouched = {words["hero_lead"] for words in OPENING_WORDS.values()}
    return [
        FirstStep(
            _("Say who the network is: its name, its cloth, its colour, its address"),
            reverse("wagtailsettings:edit", args=["services", "identity"]),
            Identity.load().acronym != Identity._meta.get_field("acronym").default,
        ),
        FirstStep(
            _("Choose the themes by which readers find things"),
            reverse("wagtailsnippets_services_term:list"),
            Term.objects.filter(kind=TermKind.THEME).exists(),
        ),
        FirstStep(
            _("Write the home page"),
            reverse("wagtailadmin_pages:edit", args=[home.pk]) if home else reverse("wagtailadmin_explore_root"),
            home is not None and home.hero_lead not in untouched,
        ),
        FirstStep(
            _("Put the legal notice, the privacy page and the accessibility statement at the foot of every page"),
            reverse("wagtailsnippets_front_menuitem:list"),
            MenuItem.objects.filter(menu=Menu.FOOTER_SITE).count() >= 3,
        ),
    ]


class FirstStepsPanel(Component):
    """The steps, above all else."""

    name = "first_steps"
    order = 10
    template_name = "front/first_steps.html"

    def __init__(self, steps: list[FirstStep]):
        self.steps = steps

    def get_context_data(self, parent_context):
        return {"steps": self.steps}


def add_first_steps(request: HttpRequest, panels: list) -> None:
    """For whoever may keep the identity, as long as a step is left."""
    if not request.user.has_perm("services.change_identity"):
        return
    steps = first_steps()
    if not all(step.is_done for step in steps):
        panels.append(FirstStepsPanel(steps))
