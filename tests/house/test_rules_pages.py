"""The pages of rules say what the program does."""

import pytest

from toile.front.rules_pages import folder, pages, tables


def test_every_page_of_rules_is_the_one_that_the_tables_draw():
    written = {path.name: path.read_text(encoding="utf-8") for path in folder().glob("*.md")}

    assert written == dict(pages()), "a table has changed: run manage.py write_rules"


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.name)
def test_a_table_says_of_each_verb_what_it_does_how_to_take_it_back_and_where_it_comes_from(table):
    assert {step.verb for step in table.steps} == set(table.verbs)
    for verb in table.verbs.values():
        assert all(map(str, verb))


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.name)
def test_no_two_rows_answer_for_one_verb_at_one_stage(table):
    rows = [(step.verb, source) for step in table.steps for source in step.sources]

    assert len(rows) == len(set(rows))
