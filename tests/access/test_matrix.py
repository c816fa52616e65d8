"""Every address × method × role × thing answers what the table of tests.access.matrix says. What it does not name fails."""

import logging

import pytest
from django.db import connection

from toile.services.page_verbs.transactions import CLOSED

from .matrix import rows
from .walk import addresses, answers, ask, faces, path_of
from .world import World, build, switch_off

ANSWERED_WITHOUT_AN_OBJECT = {
    "wagtailadmin_pages:revisions_index": "302",  # to the history, which is not there
}


def test_each_address_stands_in_one_row_and_no_row_is_about_nothing():
    asked = [(address.name, of) for address in addresses() for of in faces(address)]
    table = rows()

    undeclared = {pair: n for pair in asked if (n := sum(row.is_about(*pair) for row in table)) != 1}
    idle = [
        (row.line, name)
        for row in table
        for name in row.names
        if not any(row.is_about(*pair) and pair[0].rpartition(":")[2] == name for pair in asked)
    ]

    assert (undeclared, idle) == ({}, [])


def test_what_asks_no_token_of_a_form_takes_no_post():
    """The walk itself leaves CSRF out, since it would refuse every POST alike."""
    exempt = [(a.name, of) for a in addresses() if getattr(a.view, "csrf_exempt", False) for of in faces(a)]
    taken = [(pair, row.post) for pair in exempt for row in rows() if row.is_about(*pair)]

    assert [(pair, post) for pair, post in taken if not set(post.values()) <= {"403", "404", "405", "sign-in"}] == []
    assert len(taken) == len(exempt)


@pytest.fixture
def world(db, settings, tmp_path, monkeypatch, caplog) -> World:
    """Templates are not drawn: rights are checked before, and drawing two thousand screens takes minutes."""
    monkeypatch.setattr("django.template.backends.django.Template.render", lambda self, context=None, request=None: "…")
    settings.MEDIA_ROOT = tmp_path
    caplog.set_level(logging.CRITICAL, logger="django.request")  # each refusal would be a line
    return build()


@pytest.mark.matrix
def test_every_address_answers_everybody_as_declared(world):
    clients = {letter: world.client(letter) for letter in world.people}
    switch_off(world)
    table = rows()
    differences, asked = [], 0

    for address, of, method, said in answers(world, clients):
        (row,) = [row for row in table if row.is_about(address.name, of)]
        declared = row.get if method == "GET" else row.post
        asked += len(said)
        differences += [
            f"{method} {address.name} ({of or 'the one there is'}) as {who}: {said[who]}, declared {declared[who]}"
            for who in said
            if said[who] != declared[who]
        ]

    assert differences == []
    assert asked == 12 * sum(len(faces(address)) for address in addresses())

    found = {}
    for address in addresses():
        there, absent = (path_of(address, world, "A", faces(address)[0], absent=gone) for gone in (False, True))
        if there != absent and (answer := ask(clients["A"], "GET", absent)) not in {"403", "404", "405"}:
            found[address.name] = answer
    assert found == ANSWERED_WITHOUT_AN_OBJECT, connection.vendor


def test_what_is_closed_is_declared_closed_to_everybody():
    said = {
        name: {*row.get.values(), *row.post.values()} for row in rows() for name in CLOSED if row.is_about(name, "")
    }

    assert said == {name: {"404"} for name in CLOSED}
