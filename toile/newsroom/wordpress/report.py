"""An import told to a person: what was done, then what is left to do, each thing with all the places it concerns."""

from collections import defaultdict

from django.utils.translation import gettext as _

from .actions import Report

MOST_LINES = 5_000


def lines_of(report: Report, *, dry: bool = False) -> list[str]:
    """The first line counts; the others say, for each thing that could not be done, where."""
    counted = _(
        "%(created)d created, %(updated)d updated, %(unchanged)d unchanged, %(left_alone)d left alone, "
        "%(passed_over)d passed over, %(pictures)d pictures, %(documents)d documents, %(problems)d things to look at."
    ) % {
        "created": report.created,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "left_alone": report.left_alone,
        "passed_over": report.passed_over,
        "pictures": report.pictures,
        "documents": report.documents,
        "problems": len(report.problems),
    }
    lines = [f"{_('A trial: nothing was kept.')} {counted}" if dry else counted]
    if report.authors:
        wrote = ", ".join(f"{author} ({count})" for author, count in report.authors.most_common(50))
        lines += ["", _("Written by: %(authors)s") % {"authors": wrote}]
    places: dict[str, list[str]] = defaultdict(list)
    for problem in report.problems:
        places[problem.what].append(problem.where)
    for what, where in sorted(places.items(), key=lambda one: (-len(one[1]), one[0])):
        lines += ["", f"{what} ({len(where)})", *(f"  - {place}" for place in where)]
    if len(lines) > MOST_LINES:
        more = _("and %(count)d more lines") % {"count": len(lines) - MOST_LINES}
        return [*lines[:MOST_LINES], more]
    return lines
