"""The accounts of the demonstration, one a role. Their password is written on the terminal: never outside demo mode."""

from dataclasses import dataclass

PASSWORD = "toile-demonstration"  # noqa: S105 - public on purpose: these accounts exist in demo mode alone


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody whom a newcomer may be. `role` is a value of `services.roles.Role`."""

    email: str
    first_name: str
    last_name: str
    role: str


PERSONAS = (
    Persona("redaction@example.org", "Awa", "Exemple (rédaction)", "editor"),
    Persona("publication@example.org", "Karim", "Exemple (publication)", "publisher"),
    Persona("administration@example.org", "Linh", "Exemple (administration)", "administrator"),
)
