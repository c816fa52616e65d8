"""The screens of a record in the back office. Each asks `may`; each write is one action."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Locale

from toile.core.forms import refusals_shown_on
from toile.core.text.folding import fold
from toile.core.transitions import Verb

from ..audit import entries_of
from ..models import AuditEntry, Folder
from ..permission import Answer, may

A_CELL_THAT_EXECUTES = ("=", "+", "-", "@", "\t", "\r")
NOTES_ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Choice:
    """A verb that is open at a record's stage, with whether this person may take it."""

    name: str
    verb: Verb
    answer: Answer


def choices_for(user: Any, record: Any, viewset: Any) -> list[Choice]:
    """The verbs open at the record's stage, in the table's order, but those that its own form does."""
    now = timezone.now()
    names = dict.fromkeys(step.verb for step in viewset.table.steps if record.status in step.sources)
    return [
        Choice(name, viewset.table.verbs[name], may(user, name, record, on=now))
        for name in names
        if name in viewset.step_forms
    ]


class RecordsView(generic.IndexView):
    """The list: search by folded words, filters, export. No cell of an export executes."""

    viewset = None

    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related(*self.viewset.list_select_related)

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        """Records that hold every word asked for, whatever its accents, case or signs. One more SQL statement."""
        wanted = fold(self.search_query or "").split()
        if not wanted:
            return queryset
        found = [
            record.pk
            for record in queryset
            if all(word in fold(self.viewset.words_to_search(record)) for word in wanted)
        ]
        return queryset.filter(pk__in=found)

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        return {name: harmless(value) for name, value in super().to_row_dict(item).items()}


def harmless(value: Any) -> Any:
    """Text that a spreadsheet would execute, with an apostrophe before it (OWASP, CSV injection)."""
    text = (
        str(value) if not isinstance(value, int | float | bool | type(None)) and not hasattr(value, "year") else value
    )
    return f"'{text}" if isinstance(text, str) and text.startswith(A_CELL_THAT_EXECUTES) else text


class RefusedOrSaved:
    """Runs the action of a form; a refusal becomes an error of the form, which comes back with what was typed."""

    viewset = None

    def form_valid(self, form):
        with refusals_shown_on(form):
            return super().form_valid(form)
        self.produced_error_message = self.get_error_message()
        return self.form_invalid(form)

    def get_success_url(self) -> str:
        return reverse(self.viewset.get_url_name("edit"), args=(self.object.pk,))

    def get_success_buttons(self) -> list:
        return []


class NewRecordView(RefusedOrSaved, generic.CreateView):
    """A form that ends in the action which makes the record."""

    submit_button_label = _("Keep as a draft")

    def save_instance(self):
        return self.viewset.write(None, self.form, by=self.request.user, now=timezone.now())


class RecordView(RefusedOrSaved, generic.EditView):
    """A record: where it stands, what may be done with it, its words in each language, its form."""

    permission_required = "view"
    template_name = "services/backoffice/record.html"

    @cached_property
    def answer(self) -> Answer:
        """Whether this person may write the record's words at its stage."""
        return may(self.request.user, self.verb, self.object, on=timezone.now())

    @cached_property
    def verb(self) -> str:
        return self.viewset.writing_verb(self.object)

    @property
    def submit_button_label(self) -> str:
        return self.viewset.table.verbs[self.verb].label

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        if not self.answer:
            for field in form.fields.values():
                field.disabled = True
        return form

    def save_instance(self):
        if not self.answer:
            raise PermissionDenied
        return self.viewset.write(self.object, self.form, by=self.request.user, now=timezone.now())

    def get_context_data(self, **kwargs) -> dict[str, Any]:
        record = self.object
        return super().get_context_data(**kwargs) | {
            "record": record,
            "viewset": self.viewset,
            "stage": self.viewset.table.statuses(record.status).label,
            "standing": self.viewset.standing_words(record),
            "is_public": record.status in self.viewset.public_statuses,
            "answer": self.answer,
            "choices": choices_for(self.request.user, record, self.viewset),
            "pages": pages_of_words(record),
            "step_url_name": self.viewset.get_url_name("step"),
            "words_url_name": self.viewset.get_url_name("words"),
        }


@dataclass(frozen=True, slots=True)
class WordsIn:
    """The page of words of a record in a language; without one, the key of another language's, to translate."""

    code: str
    language: str
    page: Any
    is_on_line: bool
    source: int | None


def pages_of_words(record: Any) -> list[WordsIn]:
    """One for each language of the site. One SQL statement."""
    pages = {page.language: page for page in record.pages.all()}
    source = next((page.pk for page in pages.values()), None)
    return [
        WordsIn(code, name, pages.get(code), code in pages and pages[code].live, source)
        for code, name in settings.LANGUAGES
    ]


class StepView(WagtailAdminTemplateMixin, TemplateView):
    """Asks to confirm a verb: what it will do, how to take it back, what must be said. A POST does it."""

    template_name = "services/backoffice/step.html"
    viewset = None
    model = None
    header_icon = ""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        self.record = get_object_or_404(self.model, pk=kwargs["pk"])
        self.name = kwargs["verb"]
        if self.name not in self.viewset.step_forms:
            raise Http404
        self.verb = self.viewset.table.verbs[self.name]
        self.record_url = reverse(self.viewset.get_url_name("edit"), args=(self.record.pk,))
        answer = may(request.user, self.name, self.record, on=timezone.now())
        if not answer:
            messages.error(request, answer.because)
            return redirect(
                self.record_url if may(request.user, "view", self.record, on=timezone.now()) else "wagtailadmin_home"
            )
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def form(self):
        typed = self.request.POST if self.request.method == "POST" else None
        return self.viewset.step_forms[self.name](typed, record=self.record)

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if self.form.is_valid():
            with refusals_shown_on(self.form):
                title = str(self.record)
                self.form.take(by=request.user, now=timezone.now())
                messages.success(
                    request, gettext("Done: %(verb)s, “%(title)s”.") % {"verb": self.verb.label, "title": title}
                )
                gone = not self.model.objects.filter(pk=self.record.pk).exists()
                return redirect(self.viewset.get_url_name("index")) if gone else redirect(self.record_url)
        return self.render_to_response(self.get_context_data())

    def get_page_title(self) -> str:
        return self.verb.label

    def get_page_subtitle(self) -> str:
        return str(self.record)

    def get_breadcrumbs_items(self) -> list[dict]:
        return [
            *super().get_breadcrumbs_items(),
            {
                "url": reverse(self.viewset.get_url_name("index")),
                "label": capfirst(self.model._meta.verbose_name_plural),
            },
            {"url": self.record_url, "label": str(self.record)},
            {"url": "", "label": self.verb.label},
        ]

    def get_context_data(self, **kwargs) -> dict[str, Any]:
        own = {"form": self.form, "record": self.record, "verb": self.verb, "record_url": self.record_url}
        return super().get_context_data(**kwargs) | own


class WordsView(View):
    """Begins the page of words of a record in a language, as a draft. Only by POST."""

    http_method_names = ["post"]
    viewset = None
    model = None

    def post(self, request: HttpRequest, pk: int, language: str) -> HttpResponse:
        record = get_object_or_404(self.model, pk=pk)
        locale = get_object_or_404(Locale, language_code=language)
        folder = Folder.objects.filter(locale=locale).first()
        if folder is None or not folder.permissions_for_user(request.user).can_add_subpage():
            raise PermissionDenied
        page = record.pages.filter(language=language).first()
        if page is None:
            page = record.pages.model(record=record, locale=locale, live=False, owner=request.user)
            folder.add_child(instance=page)
            page.save_revision(user=request.user)
        return redirect("wagtailadmin_pages:edit", page.pk)


@dataclass(frozen=True, slots=True)
class Note:
    """An entry of the journal as the staff reads it."""

    at: datetime
    who: str
    what: str
    why: str


class NotesView(WagtailAdminTemplateMixin, TemplateView):
    """What was done with a record: the journal's entries of it, the latest first."""

    template_name = "services/backoffice/notes.html"
    page_title = _("History")
    viewset = None
    model = None
    header_icon = "history"

    def get_context_data(self, **kwargs) -> dict[str, Any]:
        record = get_object_or_404(self.model, pk=kwargs["pk"])
        if not may(self.request.user, "view", record, on=timezone.now()):
            raise PermissionDenied
        entries = entries_of(record).select_related("personal_part").order_by("-pk")
        page = Paginator(entries, NOTES_ON_A_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {"record": record, "page": page, "notes": self.notes(page)}

    def notes(self, entries: Iterable[AuditEntry]) -> list[Note]:
        """Two SQL statements, whatever the number of entries."""
        entries = list(entries)
        uids = {entry.actor_uid for entry in entries if entry.actor_kind == "user"}
        names = {str(user.uid): str(user) for user in get_user_model().objects.filter(uid__in=uids)}
        return [
            Note(
                at=entry.at,
                who=names.get(entry.actor_uid) or gettext("the platform itself"),
                what=str(self.viewset.past.get(entry.verb.partition(".")[2], entry.verb)),
                why=entry.personal_part.words.get("why", "") if hasattr(entry, "personal_part") else "",
            )
            for entry in entries
        ]
