"""The shapes that components are given."""

import pytest

from toile.core.components import Cell, Pages, pages_of, table_of
from toile.core.shell import Link


def test_a_table_names_each_cell_by_its_column_and_fills_short_rows_up():
    table = table_of("Demandes", ["Étape", "Dossiers"], [["Déposés", "177"], ["Financés"]], numbers={1})

    assert table.head == (Cell("Étape"), Cell("Dossiers", is_number=True))
    assert table.rows == (
        (Cell("Déposés", "Étape"), Cell("177", "Dossiers", is_number=True)),
        (Cell("Financés", "Étape"), Cell("", "Dossiers", is_number=True)),
    )


def test_the_pages_of_a_list_keep_what_was_asked_and_leave_gaps():
    pages = pages_of(5, 9, {"theme": "water", "page": "5", "place": ""})

    assert pages == Pages(
        links=(
            Link("1", "?theme=water"),
            Link("…", ""),
            Link("4", "?theme=water&page=4"),
            Link("5", "?theme=water&page=5", is_here=True),
            Link("6", "?theme=water&page=6"),
            Link("…", ""),
            Link("9", "?theme=water&page=9"),
        ),
        previous="?theme=water&page=4",
        next="?theme=water&page=6",
    )


@pytest.mark.parametrize(
    ("number", "count", "labels"),
    [
        (1, 1, ["1"]),
        (1, 2, ["1", "2"]),
        (2, 3, ["1", "2", "3"]),
        (1, 4, ["1", "2", "…", "4"]),
        (4, 4, ["1", "…", "3", "4"]),
    ],
)
def test_neighbours_and_ends_are_shown(number, count, labels):
    assert [link.label for link in pages_of(number, count, {}).links] == labels


def test_the_first_page_leads_to_the_list_itself():
    assert (pages_of(2, 2, {}).previous, pages_of(1, 2, {}).previous, pages_of(2, 2, {}).next) == ("?", "", "")
