"""What is not prose: markup, code, addresses, file names and paths. No form is read in there."""

import re

# Tags with their attributes, template tags, and what is shown as code.
_MARKUP = re.compile(
    r"<(?:(code|pre|kbd|samp|script|style)\b[^<>]*>[^<]*</\1>|[/!?]?[^\W\d_][^<>]*>|!--[^<>]*>)"
    r"|`(?<![^\W_]`)[^`\n]+`"
    r"|\{[{%][^{}]*[}%]\}",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"://|^www\.|^(?:https?|ftp|mailto|tel):|@|\\|=|[{}$]|::|->|//|%[0-9A-Fa-f]{2}|[^\W_]#"
    r"|^(?:\.{1,2}|~)/|^/[^/]*[./]|/[^/]*/$"  # ./x, ~/x, /x/y, /x.y, x/y/
    r"|\.(?:pdf|docx?|odt|ods|odp|rtf|txt|md|csv|xlsx?|pptx?|zip|t?gz|jpe?g|png|gif|svg|webp|mp[34]|html?|php|aspx?|json"
    r"|xml|ics|epub|css|js|py)(?:[?#/].*)?$",
    re.IGNORECASE,
)
_AROUND = "«»“”\"'‘’,;:!?…()[]*_"
_DOTTED = re.compile(r"[^\W\d_]\.[^\W\d_]")
_TOP_LEVEL = frozenset(["es", "ne", "se", "te", "ve", "ce", "la", "le", "e"])


def without_markup(text: str) -> str:
    """The text with spaces in the place of markup, so that positions stay what they are."""
    if "<" in text or "`" in text or "{" in text:
        return _MARKUP.sub(lambda markup: " " * len(markup[0]), text)
    return text


def is_address(chunk: str) -> bool:
    """Whether a piece of text without spaces shows by its own signs that it is an address, a file, a path or code."""
    return _ADDRESS.search(chunk.strip(_AROUND).rstrip(".")) is not None


def is_path(chunk: re.Match[str], forms: list[tuple[int, int]]) -> bool:
    """forim.net/migrant.e.s, migrant.es/page: with a slash, each full stop inside must belong to a form.

    `forms` are the places, in the text matched, of what was read as forms.
    """
    if "/" not in chunk[0]:
        return False
    covered = sum(len(_DOTTED.findall(chunk.string, start, end)) for start, end in forms)
    if len(_DOTTED.findall(chunk[0])) > covered:
        return True
    host, _slash, rest = chunk[0].partition("/")
    name, dot, end = host.rpartition(".")
    alone = len(forms) == 1 and forms[0][1] <= chunk.start() + len(host)
    return bool(dot and alone and rest and name.isascii() and end in _TOP_LEVEL)
