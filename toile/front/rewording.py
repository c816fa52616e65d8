"""Sentences of the back office whose French calls a language « région », which means another thing here.

Asked for in this app so that its catalogue, which comes before theirs, holds our words.
"""

from django.utils.translation import gettext_noop

REWORDED = (
    gettext_noop("Locale"),
    gettext_noop("Locales"),
    gettext_noop("locale"),
    gettext_noop("Switch locales"),
    gettext_noop("{} locales"),
)
