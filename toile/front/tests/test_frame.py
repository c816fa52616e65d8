"""The frame answers: the back office's door, and a helpful 404 elsewhere."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_the_back_office_asks_who_is_there(client: Client):
    response = client.get("/gestion/", follow=True)

    assert response.redirect_chain == [("/gestion/login/?next=/gestion/", 302)]
    assert response.status_code == 200
