"""What a link that somebody types may lead to. A list of what is allowed: a browser runs `javascript:`, in many spellings."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

HERE = re.compile(r"/(?![/\\])[^\s\\]*")
ELSEWHERE = re.compile(r"(https?://[\w\[]|mailto:|tel:)[^\s\\]+", re.IGNORECASE)


def check_link(address: str) -> None:
    """Raise ValidationError unless `address` is empty, a path of this site, or of a scheme that only leads somewhere."""
    if address and not (HERE.fullmatch(address) or ELSEWHERE.fullmatch(address)):
        raise ValidationError(_("An address begins with / for a screen of this site, else with https://."))
