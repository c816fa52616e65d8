"""The style sheets: joined in order, small, and written as the house writes them."""

import re
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.finders import get_finder

from toile.core import stylesheets

SOURCES = sorted(stylesheets.SOURCES.glob("*/*.css"))
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|inset)-(?:left|right|top|bottom)|left|right|top|bottom|width|height"
    r"|(?:min|max)-(?:width|height))\s*:|text-align\s*:\s*(?:left|right)"
)
PREFERENCES = re.compile(r"\([^()]*\)")  # conditions of media queries: min-width is a question there, not a length


def test_foundations_come_first_and_print_last():
    names = [path.stem for path in stylesheets.sources_of("public")]

    assert names[:5] == ["fonts", "tokens", "ground", "type", "layout"]
    assert names[-1] == "print"
    assert names[5:-1] == sorted(names[5:-1])


def test_a_bundle_is_the_join_of_its_sources():
    assert stylesheets.bundle("core/css/workspace.css") == "".join(
        stylesheets.minified(path.read_text()) for path in stylesheets.sources_of("workspace")
    )


def test_the_public_bundle_fits_in_eight_kilobytes():
    assert len(brotli.compress(stylesheets.joined("public").encode(), quality=11)) <= 8_000


def test_a_bundle_without_sources_is_an_error():
    with pytest.raises(FileNotFoundError):
        stylesheets.joined("nothing")


@pytest.mark.parametrize(
    ("written", "served"),
    [
        ("/* why */\na { color : red; }\n", "a{color : red}"),
        (".a,\n.b > .c { margin: 0 auto;\n  padding: 1px; }", ".a,.b > .c{margin:0 auto;padding:1px}"),
        ('li::before{content:"; } /* no */ ";color:red}', 'li::before{content:"; } /* no */ ";color:red}'),
        (".a :is(b, i){gap:calc(1px + 2px)}", ".a :is(b,i){gap:calc(1px + 2px)}"),
        ("@media (min-width:40rem){\n  .a{b:c}\n  .d{e:f}\n}\n", "@media (min-width:40rem){.a{b:c}.d{e:f}}"),
    ],
)
def test_what_is_left_out_of_a_bundle_means_nothing(written, served):
    assert stylesheets.minified(written) == served
    assert stylesheets.minified(served) == served


def test_a_bundle_is_shown_in_one_mode():
    css = ":root{color-scheme:light dark;a:b}@media (prefers-color-scheme:dark){:root{a:c}}"

    assert stylesheets.in_mode(css, "dark") == ":root{color-scheme:dark;a:b}@media all{:root{a:c}}"
    assert stylesheets.in_mode(css, "light") == ":root{color-scheme:light;a:b}@media not all{:root{a:c}}"


def test_the_finder_finds_each_bundle_and_nothing_else():
    for address in stylesheets.ADDRESSES:
        assert Path(finders.find(address)).read_text() == stylesheets.bundle(address)
    finder = get_finder("toile.core.stylesheets.Bundles")
    assert [address for address, _storage in finder.list([])] == list(stylesheets.ADDRESSES)
    assert finder.find("core/css/nothing.css") == []


def test_a_bundle_is_written_again_only_when_its_text_is_new():
    finder = get_finder("toile.core.stylesheets.Bundles")
    place = finder.up_to_date("core/css/public.css")
    first = place.stat().st_mtime_ns

    assert finder.up_to_date("core/css/public.css").stat().st_mtime_ns == first
    place.write_text("old")
    assert finder.up_to_date("core/css/public.css").read_text() == stylesheets.joined("public")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_source_is_written_as_the_house_writes(path):
    css = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
    selectors = re.findall(r"([^{};]+)\{", css)

    assert path.read_text().startswith("/* ")
    assert "!important" not in css
    assert [selector for selector in selectors if re.search(r"#[a-z]", selector)] == []
    assert PHYSICAL.findall(PREFERENCES.sub("", css)) == []


def test_every_font_and_file_that_a_source_names_exists():
    for path in SOURCES:
        for name in re.findall(r"url\(([^)]+)\)", path.read_text()):
            assert finders.find(f"core/css/{name}".replace("core/css/../", "core/")), (path.name, name)


def test_every_class_of_a_source_is_worn_by_a_template():
    root = stylesheets.SOURCES.parents[1]
    markup = " ".join(path.read_text() for path in root.glob("*/templates/**/*.html"))
    makers = [root / "core/icons.py", *root.glob("*/static/**/*.js"), *(root / "core/patterns").glob("*.py")]
    makers.append(root / "core/templatetags/lisiere.py")
    worn = " ".join([*re.findall(r'class="((?:[^"{]|\{[^}]*\})*)"', markup), *(path.read_text() for path in makers)])
    styled = set()
    for path in SOURCES:
        css = re.sub(r'/\*.*?\*/|"[^"]*"|url\([^)]*\)', "", path.read_text(), flags=re.DOTALL)
        styled |= set(re.findall(r"\.([a-z][\w-]*)", css))

    def is_worn(name: str) -> bool:
        base, _dashes, _modifier = name.partition("--")
        return bool(re.search(rf"(?<![\w-]){name}(?![\w-])", worn)) or f"{base}--{{{{" in worn

    assert sorted(name for name in styled if not is_worn(name)) == []
