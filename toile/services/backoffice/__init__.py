"""The back office of records that have actions: lists, forms and verbs whose every write calls an action.

An app derives one `ActionViewSet` a model: the table of its transitions, a form that makes a sheet, a form for each verb
that asks something. Wagtail's own ways to write (create, edit, delete, copy) are closed.
"""

from .forms import SheetForm, StepForm, step_form
from .viewset import ActionViewSet

__all__ = ["ActionViewSet", "SheetForm", "StepForm", "step_form"]
