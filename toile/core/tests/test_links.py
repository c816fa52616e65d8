"""Where a typed link may lead."""

import pytest
from django.core.exceptions import ValidationError

from toile.core.links import check_link


@pytest.mark.parametrize(
    "address",
    [
        "",
        "/",
        "/agenda/",
        "/recherche/?q=a&p=2#x",
        "https://example.org",
        "HTTP://example.org/é",
        "mailto:a@b.org",
        "tel:+331",
    ],
)
def test_a_link_leads_to_a_screen_a_site_a_mailbox_or_a_telephone(address):
    check_link(address)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JaVaScript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x",
        "vbscript:x", "//example.org/", "/\\example.org", "\\\\example.org", "https:///example.org", "https://a b", "agenda/",
    ],
)  # fmt: skip
def test_nothing_that_a_browser_would_run_or_take_for_another_site_is_a_link(address):
    with pytest.raises(ValidationError):
        check_link(address)
