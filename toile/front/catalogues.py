"""The words of each app and their French: found in code and templates, kept in its catalogue. No gettext program is needed.

An app's catalogue holds exactly the sentences that its own files ask for, sorted, so that two people who add some seldom
meet on one line. English is the language they are written in.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import escape, read_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
HEADER = """msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms}\\n"
"""
# How each function of gettext reads its first arguments
SHAPES = {
    "gettext": ("id",),
    "ngettext": ("id", "plural"),
    "pgettext": ("context", "id"),
    "npgettext": ("context", "id", "plural"),
}
CALL = re.compile(r"""\b(_|n?p?gettext)\(((?:\s*u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")\s*,?)+)""", re.DOTALL)


@dataclass(frozen=True, slots=True, order=True)
class Sentence:
    """What gettext looks up. `plural` and `context` are empty where there is none."""

    id: str
    plural: str = ""
    context: str = ""

    @property
    def key(self) -> str | tuple[str, str]:
        """How Babel names it."""
        return (self.id, self.plural) if self.plural else self.id


def apps() -> list[Path]:
    """The folders of the apps, each with words of its own."""
    return sorted(path.parent for path in ROOT.glob("*/apps.py"))


def sentences_of(app: Path) -> set[Sentence]:
    """All that the code and the templates of an app ask gettext for, its tests left out."""
    found: set[Sentence] = set()
    for path in app.rglob("*"):
        if "tests" in path.relative_to(app).parts:
            continue
        if path.suffix == ".py":
            found.update(sentences_of_code(path.read_text()))
        elif path.suffix in {".html", ".txt", ".svg"} and "templates" in path.parts:
            found.update(sentences_of_template(path.read_text()))
    return found


def sentences_of_code(source: str) -> Iterator[Sentence]:
    """Calls of gettext in any of its forms, `_` among them, whose sentence is written out. An f-string is none."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            shape = SHAPES.get("gettext" if name == "_" else re.sub("_(lazy|noop)$", "", name))
            texts = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
            if shape and len(texts) >= len(shape) and all(isinstance(text, str) for text in texts[: len(shape)]):
                yield Sentence(**dict(zip(shape, texts, strict=False)))


def sentences_of_template(source: str) -> Iterator[Sentence]:
    """What `translate`, `blocktranslate` and `_("…")` of a template ask for."""
    for name, arguments in CALL.findall(templatize(source)):
        shape = SHAPES["gettext" if name == "_" else name]
        texts = ast.literal_eval(f"({arguments.rstrip().rstrip(',')},)")
        yield Sentence(**dict(zip(shape, texts, strict=False)))


def file_of(app: Path, language: str) -> Path:
    return app / "locale" / language / "LC_MESSAGES" / "django.po"


def read(app: Path, language: str) -> Catalog:
    """An app's catalogue; an empty one if it has none yet."""
    if not file_of(app, language).exists():
        return Catalog(locale=language)
    with file_of(app, language).open("rb") as source:
        return read_po(source, locale=language, abort_invalid=True)


def untranslated(app: Path, language: str) -> list[Sentence]:
    """The sentences of an app without their words in `language`, or with words that are only a guess."""
    catalogue = read(app, language)
    return sorted(sentence for sentence in sentences_of(app) if not words_in(catalogue, sentence))


def unused(app: Path, language: str) -> list[str]:
    """What the catalogue holds and nobody asks for."""
    asked = {(sentence.key, sentence.context) for sentence in sentences_of(app)}
    return [
        str(message.id)
        for message in read(app, language)
        if message.id and (message.id, message.context or "") not in asked
    ]


def words_in(catalogue: Catalog, sentence: Sentence) -> tuple[str, ...]:
    """The words of a sentence, one for each form of number; empty while one is missing."""
    message = catalogue.get(sentence.id, context=sentence.context or None)
    if message is None or message.fuzzy or isinstance(message.id, str) == bool(sentence.plural):
        return ()
    words = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return tuple(words) if all(words) else ()


def update(app: Path, language: str) -> list[Sentence]:
    """Writes an app's catalogue again: what is asked for, with the words it has. Returns the sentences without any."""
    catalogue = read(app, language)
    sentences = sorted(sentences_of(app), key=lambda sentence: (sentence.id.lower(), sentence.id, sentence.context))
    if sentences:
        file_of(app, language).parent.mkdir(parents=True, exist_ok=True)
        header = HEADER.format(language=language, plural_forms=catalogue.plural_forms)
        entries = [entry(sentence, catalogue) for sentence in sentences]
        file_of(app, language).write_text("\n".join([header, *entries]))
    return [sentence for sentence in sentences if not words_in(catalogue, sentence)]


def entry(sentence: Sentence, catalogue: Catalog) -> str:
    """One sentence as the catalogue writes it."""
    lines = ["#, python-format"] if Message(sentence.key).python_format else []
    lines += [f"msgctxt {escape(sentence.context)}"] if sentence.context else []
    lines.append(f"msgid {escape(sentence.id)}")
    forms = catalogue.num_plurals if sentence.plural else 1
    words = words_in(catalogue, sentence) or ("",) * forms
    if sentence.plural:
        lines.append(f"msgid_plural {escape(sentence.plural)}")
        lines += [f"msgstr[{number}] {escape(form)}" for number, form in enumerate(words)]
    else:
        lines.append(f"msgstr {escape(words[0])}")
    return "\n".join(lines) + "\n"
