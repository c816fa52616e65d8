"""The block that only positions have: the demands they carry, each quoted from its record."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from toile.newsroom.blocks import Prose


class DemandsValue(blocks.StructValue):
    """The value of a demands block."""

    @property
    def shown(self):
        """The demands in the reader's language."""
        from .queries import demands_shown  # the models need the blocks

        return demands_shown(self["demands"], get_language() or "fr")


class Demands(blocks.StructBlock):
    """Demands of the network, in the order of the text; their numbers are their own."""

    demands = blocks.ListBlock(SnippetChooserBlock("advocacy.Demand"), min_num=1, label=_("demands"))

    class Meta:
        icon = "list-ol"
        label = _("Demands")
        value_class = DemandsValue
        template = "advocacy/blocks/demands.html"


class PositionProse(Prose):
    """What a position is written with."""

    demands = Demands()
