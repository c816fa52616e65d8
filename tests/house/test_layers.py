"""An arrow only points down, also where import-linter is blind; and nothing goes round in a circle."""

import re
from collections import defaultdict

import grimp
import pytest
from django.apps import apps
from django.urls import get_resolver

from tests.settings import ROOT

from .layers import may_name, ranks

OURS = {
    config.label: config.name.removeprefix("toile.")
    for config in apps.get_app_configs()
    if config.name.startswith("toile.")
}
LINK = re.compile(r"""\{%\s*(include|extends|url)\s+["']([^"']+)["']""")


def templates() -> list[tuple[str, str, str]]:
    """(package, path, text) of every template of ours."""
    return [
        (path.relative_to(ROOT / "toile").parts[0], str(path.relative_to(ROOT)), path.read_text())
        for path in sorted(ROOT.glob("toile/*/templates/**/*"))
        if path.suffix in {".html", ".txt", ".xml", ".svg"}
    ]


def package_of_url(name: str) -> str | None:
    """Which package of ours a name of {% url %} belongs to; None where it is a library's."""
    namespace = name.split(":")[0] if ":" in name else None
    included = next((p for p in get_resolver().url_patterns if getattr(p, "namespace", None) == namespace), None)
    if namespace in OURS.values():
        return namespace
    module = getattr(getattr(included, "urlconf_name", None), "__name__", "")
    return module.split(".")[1] if module.startswith("toile.") else None


def test_every_package_has_its_layer():
    assert set(OURS.values()) <= set(ranks())


def test_a_template_names_its_own_package_or_a_lower_one():
    wrong = []
    for package, path, text in templates():
        for verb, name in LINK.findall(text):
            other = package_of_url(name) if verb == "url" else name.split("/")[0]
            if other in ranks() and not may_name(package, other):
                wrong.append(f"{path}: {verb} {name}")

    assert wrong == []


def test_a_template_lies_in_the_folder_of_its_package():
    folders = {
        (path.relative_to(ROOT / "toile").parts[0], path.relative_to(ROOT / "toile").parts[2])
        for path in ROOT.glob("toile/*/templates/*/**/*.html")
    }

    libraries = {
        "wagtailadmin",
        "wagtailcore",
        "wagtailimages",
        "wagtaildocs",
        "wagtailsnippets",
        "wagtail_localize",
        "wagtailusers",
    }
    assert [pair for pair in sorted(folders) if pair[0] != pair[1] and pair[1] not in libraries] == []


def test_a_relation_of_a_model_points_to_its_own_package_or_a_lower_one():
    wrong = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in OURS
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]
        if field.is_relation
        and getattr(field.related_model, "_meta", None)
        and field.related_model._meta.app_label in OURS
        if not may_name(OURS[model._meta.app_label], OURS[field.related_model._meta.app_label])
    ]

    assert wrong == []


@pytest.fixture(scope="module")
def imports() -> dict[str, set[str]]:
    """Module → modules it imports, among ours; tests and migrations left out."""
    graph = grimp.build_graph("toile", cache_dir=None)
    modules = {m for m in graph.modules if not {"tests", "migrations"} & set(m.split("."))}
    return {module: graph.find_modules_directly_imported_by(module) & modules for module in modules}


def circles(arrows: dict[str, set[str]]) -> list[list[str]]:
    """Groups of nodes that reach each other (strongly connected components of more than one), by Tarjan's algorithm, 1972."""
    index, low, on_stack, stack, found = {}, {}, set(), [], []

    def visit(node: str) -> None:
        index[node] = low[node] = len(index)
        stack.append(node)
        on_stack.add(node)
        for other in sorted(arrows.get(node, ())):
            if other not in index:
                visit(other)
                low[node] = min(low[node], low[other])
            elif other in on_stack:
                low[node] = min(low[node], index[other])
        if low[node] == index[node]:
            component = []
            while not component or component[-1] != node:
                component.append(stack.pop())
                on_stack.discard(component[-1])
            if len(component) > 1:
                found.append(sorted(component))

    for node in sorted(arrows):
        if node not in index:
            visit(node)
    return sorted(found)


def test_a_circle_is_seen():
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == [["a", "b", "c"]]


def is_a_page_that_asks(here: str, there: str) -> bool:
    """A page type and a block of Wagtail are model and view in one: they ask for what they show, in a deferred import."""
    (_, app, room, *_), (_, other_app, other_room, *_) = here.split("."), there.split(".")
    return app == other_app and room in {"models", "blocks", "pages"} and other_room in {"queries", "views"}


def test_no_module_reaches_itself(imports):
    arrows = {
        here: {
            there
            for there in others
            if here.count(".") < 2 or there.count(".") < 2 or not is_a_page_that_asks(here, there)
        }
        for here, others in imports.items()
    }
    # A task asks for its keys, whose table loads after the tasks of libraries are declared.
    arrows["toile.services.tasks.declared"] -= {"toile.services.tasks.keys"}

    assert circles(arrows) == []


def test_no_rooms_of_different_apps_are_knotted(imports):
    """Rooms that are packages (models, actions, page_cache …) are one node each: between apps arrows go one way."""
    rooms = defaultdict(set)
    for module, others in imports.items():
        for other in others:
            here, there = (tuple(name.split(".")[1:3]) for name in (module, other))
            if here[:1] != there[:1]:
                rooms[".".join(here)].add(".".join(there))

    assert circles(rooms) == []
