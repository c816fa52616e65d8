"""One viewset a model: its list, its form, its verbs, its words in each language, its history."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import path
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import register_permission_policy

from toile.core.transitions import Table

from .forms import SheetForm, StepForm
from .policy import AsksMay
from .views import NewRecordView, NotesView, RecordsView, RecordView, StepView, WordsView


class ActionViewSet(ModelViewSet):
    """Derive one for each model with actions, and register it by the hook `register_admin_viewset`.

    The model has `uid`, `status`, `changed_at`, `pages` (its words), `get_absolute_url()`; a policy answers `may` for it.
    """

    table: Table
    step_forms: Mapping[str, type[StepForm]]
    """The form of each verb that has a screen of its own."""
    writing_verbs: Mapping[str, str]
    """The verb that the record's form does, by stage; another stage's is `correct`."""
    public_statuses: frozenset[str] = frozenset()
    list_select_related: tuple[str, ...] = ()
    past: Mapping[str, Any]
    """What the journal's verbs are called in the history."""
    index_view_class = RecordsView
    add_view_class = NewRecordView
    edit_view_class = RecordView
    copy_view_enabled = False
    add_to_settings_menu = False
    add_to_admin_menu = True
    search_fields = ("slug",)  # a search box is shown; what it finds is RecordsView's
    search_backend_name = None

    def __init__(self, name=None, **kwargs):
        super().__init__(name=name, **kwargs)
        register_permission_policy(self.model, AsksMay(self.model))

    def write(self, record: Any, form: SheetForm, *, by: Any, now: datetime) -> Any:
        """Call the action that keeps what a valid form says: of a new record (None), or by its writing verb."""
        raise NotImplementedError(type(self).__name__)

    def writing_verb(self, record: Any) -> str:
        """The verb by which the record's words are written at its stage."""
        return self.writing_verbs.get(record.status, "correct")

    def standing_words(self, record: Any) -> str:
        """What readers are told about it now, in one line; empty for nothing."""
        return ""

    def words_to_search(self, record: Any) -> str:
        """What the list's search looks into."""
        return " ".join([*record.title.values(), record.slug])

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(
            **{"delete_url_name": None, "usage_url_name": None, "viewset": self, **kwargs}
        )

    def get_urlpatterns(self) -> list:
        own = [
            path("step/<int:pk>/<slug:verb>/", self.construct_view(StepView), name="step"),
            path("words/<int:pk>/<slug:language>/", self.construct_view(WordsView), name="words"),
            path("history/<int:pk>/", self.construct_view(NotesView, header_icon="history"), name="history"),
        ]
        closed = {"delete", "usage", "history", "history_results"}
        return [pattern for pattern in super().get_urlpatterns() if pattern.name not in closed] + own
