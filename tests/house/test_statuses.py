"""A status changes in actions.py and nowhere else: a walk over the syntax tree of everything we wrote."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.settings import ROOT

WORKER = (
    ROOT / "toile/services/tasks"
)  # its statuses are those of django-tasks, written in its place when a worker dies
NAMES = {"status", "state"}
WRITERS = {"update", "create", "get_or_create", "update_or_create", "bulk_create"}


def assignments(source: str) -> Iterator[tuple[int, str]]:
    """(line, code) of each place that gives an object's status a value, or writes one by a queryset."""
    for node in ast.walk(ast.parse(source)):
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        flat = [
            part
            for target in targets
            for part in (target.elts if isinstance(target, ast.Tuple | ast.List) else [target])
        ]
        if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign) and any(
            isinstance(target, ast.Attribute) and target.attr in NAMES for target in flat
        ):
            yield node.lineno, ast.unparse(node)
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            written = name in WRITERS and any(keyword.arg in NAMES for keyword in node.keywords)
            named = name == "setattr" and any(isinstance(a, ast.Constant) and a.value in NAMES for a in node.args)
            if written or named:
                yield node.lineno, ast.unparse(node)


def is_an_action(path: Path) -> bool:
    return path.name == "actions.py" or path.parent.name == "actions"


@pytest.mark.parametrize(
    "source",
    [
        "application.status = Status.WITHDRAWN",
        "a.status, a.withdrawn_at = step.target, now",
        "Event.objects.filter(pk=1).update(state='cancelled')",
        "Opening.objects.create(status='open')",
        "setattr(event, 'state', 'cancelled')",
    ],
)
def test_each_way_to_write_a_status_is_seen(source):
    assert len(list(assignments(source))) == 1


@pytest.mark.parametrize(
    "source",
    [
        "status = models.CharField()",
        "HttpResponse(status=404)",
        "if event.state == 'cancelled': pass",
        "rows.filter(status=1)",
    ],
)
def test_reading_one_is_none(source):
    assert list(assignments(source)) == []


def test_statuses_are_written_by_actions_alone():
    written = [
        f"{path.relative_to(ROOT)}:{line}: {code}"
        for path in sorted(ROOT.glob("toile/*/**/*.py"))
        if not {"tests", "migrations"} & set(path.parts) and not is_an_action(path) and WORKER not in path.parents
        for line, code in assignments(path.read_text())
    ]

    assert written == []
