"""Panels of the page editor that help to write. They show the page as it was last saved; nothing is stored."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from .writing import forms_heard, weight_of


class WritingPanel(Panel):
    """How the text is read aloud and found, and what the page weighs."""

    def __init__(self, **kwargs):
        kwargs.setdefault("heading", _("How it reads"))
        kwargs.setdefault("icon", "glasses")
        super().__init__(**kwargs)

    class BoundPanel(Panel.BoundPanel):
        template_name = "newsroom/panels/writing.html"

        def is_shown(self) -> bool:
            return self.instance.pk is not None

        def get_context_data(self, parent_context=None):
            page = self.instance
            texts = [str(page.title), getattr(page, "lead", ""), page.body_words()]
            return super().get_context_data(parent_context) | {
                "forms": forms_heard("\n".join(texts)),
                "weight": weight_of(str(page.body), picture_bytes=()),
            }
