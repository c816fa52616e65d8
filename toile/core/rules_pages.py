"""Draws a table of transitions as a page that a decider can read and correct. The pages stand in `docs/rules/`."""

from itertools import groupby

from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from .transitions import GONE, NEW, Step, Table


def page_of(table: Table, language: str) -> str:
    """The page of a table in a language, in Markdown: a drawing, what each step asks, what follows from the clock."""
    with translation.override(language):
        blocks = [
            f"# {capfirst(str(table.title))}",
            _("This page is written by the program from the table that it obeys. To change a rule, change the table."),
            _drawing(table),
            "## " + pgettext("page of rules", "Steps"),
            *(_verb(table, list(steps)) for _key, steps in groupby(table.steps, _alike)),
        ]
        if table.remarks:
            blocks += [
                "## " + pgettext("page of rules", "By the clock alone"),
                "\n".join(f"- {remark}" for remark in table.remarks),
            ]
        return "\n\n".join(blocks) + "\n"


def stage(table: Table, status: str) -> str:
    """The words for a stage, in the active language."""
    if status == NEW:
        return _("nothing yet")
    return _("deleted") if status == GONE else str(table.statuses(status).label)


def _drawing(table: Table) -> str:
    arrows = [
        f"    {_node(source)} --> {_node(step.target)}: {table.verbs[step.verb].label}"
        for step in table.steps
        for source in sorted(step.sources)
    ]
    names = [f"    {status}: {stage(table, status)}" for status in table.statuses.values]
    return "\n".join(["```mermaid", "stateDiagram-v2", *names, *arrows, "```"])


def _node(status: str) -> str:
    return "[*]" if status in {NEW, GONE} else status


def _alike(step: Step) -> tuple:
    """Rows that differ in their stages alone are told together."""
    return step.verb, frozenset(step.who), tuple(step.refused_unless)


def _verb(table: Table, steps: list[Step]) -> str:
    verb = table.verbs[steps[0].verb]
    changes = [
        f"{', '.join(stage(table, status) for status in _in_order(table, step.sources))} → {stage(table, step.target)}"
        for step in steps
    ]
    lines = [
        _line(pgettext("page of rules", "From → to"), " · ".join(changes)),
        _line(pgettext("page of rules", "Who may"), ", ".join(_roles(steps[0]))),
        _line(pgettext("page of rules", "What it does"), str(verb.effect)),
        _line(pgettext("page of rules", "To take it back"), str(verb.undo)),
    ]
    if steps[0].refused_unless:
        lines.append(_line(_("Refused with one of these sentences"), ""))
        lines += [f"  - {refusal.message}" for refusal in steps[0].refused_unless]
    lines.append(_line(pgettext("page of rules", "Source"), str(verb.source)))
    return "\n".join([f"### {verb.label}", "", *lines])


def _line(label: str, words: str) -> str:
    colon = "\u00a0:" if translation.get_language() == "fr" else ":"
    return f"- {label}{colon} {words}".rstrip()


def _in_order(table: Table, statuses) -> list[str]:
    order = [NEW, *table.statuses.values, GONE]
    return sorted(statuses, key=order.index)


def _roles(step: Step) -> list[str]:
    return sorted(str(getattr(role, "label", role)) for role in step.who)
