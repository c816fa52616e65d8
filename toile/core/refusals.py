"""How a rule says no: an error named for what happened, with the sentence that the person will read."""

from django.utils.functional import Promise


class Refused(Exception):
    """A rule refuses a step. Subclasses set `message`, a translated sentence that says what to do."""

    message: str | Promise = ""

    def __str__(self) -> str:
        return str(self.message)
