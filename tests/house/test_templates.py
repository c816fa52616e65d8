"""Templates choose and repeat: no inline script or style, no query, no computing."""

import re

import pytest

from tests.settings import ROOT

TEMPLATES = sorted(
    path for path in ROOT.glob("toile/*/templates/**/*") if path.suffix in {".html", ".txt", ".xml", ".svg"}
)
INLINE = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "an inline handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a script without src": re.compile(
        r"<script\b(?![^>]*\bsrc=)(?![^>]*type=\"application/(ld\+)?json\")", re.IGNORECASE
    ),
    "a javascript: address": re.compile(r"[\"']\s*javascript:", re.IGNORECASE),
}
# Inside {{ … }} and {% … %}: managers and querysets, which would ask the database while the page is written
QUERY = re.compile(r"\.(objects|all|exists|distinct|live|public|get_children|get_descendants)\b(?!\()")


def expressions(template: str) -> list[str]:
    """What stands between {{ }} and {% %}, string literals taken out."""
    code = re.sub(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", "", template, flags=re.DOTALL)
    found = re.findall(r"\{\{(.*?)\}\}|\{%(.*?)%\}", code, flags=re.DOTALL)
    return [re.sub(r"\"[^\"]*\"|'[^']*'", "", first or second) for first, second in found]


def without_template_code(template: str) -> str:
    """The HTML alone: each {{ }}, {% %} and {# #} becomes the letter x."""
    return re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", "x", template, flags=re.DOTALL)


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ('<p class="a" style="color:red">', "a style attribute"),
        ("<style>p{}</style>", "a style element"),
        ('<button type="button" onclick="go()">', "an inline handler"),
        ("<script>go()</script>", "a script without src"),
        ('<a href="javascript:go()">', "a javascript: address"),
    ],
)
def test_each_fault_is_seen(html, fault):
    assert [name for name, pattern in INLINE.items() if pattern.search(html)] == [fault]


@pytest.mark.parametrize(
    "html",
    [
        '<script type="module" src="/static/core/js/menu.js"></script>',
        '<script type="application/ld+json">{}</script>',
        '<link rel="stylesheet" href="/static/core/public.css">',
        '<p data-on="x">style = onclick</p>',
    ],
)
def test_what_is_allowed_is_not_taken_for_a_fault(html):
    assert [name for name, pattern in INLINE.items() if pattern.search(html)] == []


@pytest.mark.parametrize(
    "code", ["{{ event.pages.all }}", "{% for p in page.get_children %}", "{% if x.live.exists %}"]
)
def test_a_query_is_seen(code):
    assert [expression for expression in expressions(code) if QUERY.search(expression)] != []


@pytest.mark.parametrize(
    "code", ["{% if option.count %}", '{{ "a.all b" }}', "{# page.live #}", "{{ page.live_title }}"]
)
def test_what_asks_nothing_is_not_taken_for_a_query(code):
    assert [expression for expression in expressions(code) if QUERY.search(expression)] == []


def test_no_template_holds_inline_style_or_script():
    found = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in TEMPLATES
        for name, pattern in INLINE.items()
        if path.suffix in {".html", ".svg"} and pattern.search(without_template_code(path.read_text()))
    ]

    assert found == []


def test_no_template_queries():
    found = [
        f"{path.relative_to(ROOT)}: {expression.strip()}"
        for path in TEMPLATES
        for expression in expressions(path.read_text())
        if QUERY.search(expression)
    ]

    assert found == []


def test_a_partial_says_first_what_it_needs():
    partials = [path for path in TEMPLATES if path.name.startswith("_") and path.suffix == ".html"]

    assert [str(path.relative_to(ROOT)) for path in partials if not path.read_text().lstrip().startswith("{#")] == []
