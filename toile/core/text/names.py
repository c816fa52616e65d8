"""Names of people."""


def initials(name: str) -> str:
    """The first letters of the first and the last word of a name: `Aïssata Ɓah` gives AƁ, `Madonna` M, nothing nothing."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    ends = words[:1] + words[1:][-1:]
    return "".join(word[0] for word in ends).upper()
