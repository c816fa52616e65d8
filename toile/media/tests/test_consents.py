"""The staff is told of consents that end within 30 days, soon enough to ask again."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.utils.html import strip_tags

from toile.accounts.models import User

from .factories import editor, picture

pytestmark = pytest.mark.django_db
EVENING = datetime(2026, 11, 18, 22, 59, tzinfo=UTC)  # 23:59 in Paris
THE_LIST = "/gestion/reports/consents/"


@pytest.fixture(autouse=True)
def pictures(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    for title, until in (
        ("sans fin", None),
        ("dans 31 jours", date(2026, 12, 19)),
        ("dans 30 jours", date(2026, 12, 18)),
        ("hier", date(2026, 11, 17)),
        ("ce soir", date(2026, 11, 18)),
    ):
        picture(title, consent_until=until)


@pytest.mark.parametrize(
    ("instant", "last"), [(EVENING, ["dans 30 jours"]), (EVENING.replace(hour=23), ["dans 30 jours", "dans 31 jours"])]
)
def test_the_list_holds_what_ends_within_thirty_days_of_paris_the_first_to_end_first(client, instant, last):
    with time_machine.travel(instant, tick=False):
        client.force_login(editor())
        shown = client.get(THE_LIST).context["object_list"]

    assert [each.title for each in shown] == ["hier", "ce soir", *last]


def test_the_home_of_the_back_office_says_them_too(client):
    with time_machine.travel(EVENING, tick=False):
        client.force_login(editor())
        words = " ".join(strip_tags(client.get("/gestion/").content.decode()).split())

    assert "3 images laissent place à un tissage à la fin de leur consentement." in words
    assert "hier – terminé le 17 novembre 2026" in words
    assert "ce soir – jusqu’au 18 novembre 2026" in words


def test_who_keeps_no_picture_does_not_see_the_list(client):
    nobody = User.objects.create_user("nobody@example.org", "x" * 12)
    client.force_login(nobody)

    assert client.get(THE_LIST).status_code == 302
