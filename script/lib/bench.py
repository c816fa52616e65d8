"""Runs what the apps declare in `bench.py` (toile.core.figures) on a database of its own, which is dropped at the end."""

import argparse
import importlib
import os
import platform
import re
import secrets
import shutil
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs" / "performance.md"
POSTGRESQL = os.environ.get("TESTS_POSTGRESQL", "postgresql://postgres@127.0.0.1:5432/postgres")
HEADING = (
    "| figure | database | value | compared to | ratio | goal | met | n | on |\n|---|---|---|---|---|---|---|---|---|\n"
)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="script/bench", allow_abbrev=False)
    parser.add_argument("areas", nargs="*", metavar="AREA", help="what to measure; everything if none is named")
    parser.add_argument("--list", action="store_true", help="name the areas and what each measures")
    parser.add_argument("--quick", action="store_true", help="measure less, in a minute")
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--write", action="store_true", help="put the figures into docs/performance.md")
    return parser.parse_args()


@contextmanager
def own_database(kind: str) -> Iterator[None]:
    """Points the environment to a folder and a database of this run alone, and removes both at the end."""
    run = f"toile_bench_{os.getpid()}_{secrets.token_hex(3)}"
    folder = ROOT / "var" / "bench" / run
    for name in [name for name in os.environ if name.startswith("TOILE_") or name in {"DATABASE_URL", "REDIS_URL"}]:
        del os.environ[name]
    os.environ |= {"TOILE_VAR": str(folder), "DJANGO_SETTINGS_MODULE": "toile.settings"}
    try:
        if kind == "postgresql":
            on_server(f'CREATE DATABASE "{run}"')
            os.environ["DATABASE_URL"] = urlunsplit(urlsplit(POSTGRESQL)._replace(path=f"/{run}"))
        yield
    finally:
        if kind == "postgresql":
            on_server(f'DROP DATABASE IF EXISTS "{run}" WITH (FORCE)')
        shutil.rmtree(folder, ignore_errors=True)


def on_server(statement: str) -> None:
    import psycopg  # only the PostgreSQL lane needs it

    with psycopg.connect(POSTGRESQL, autocommit=True) as server:
        server.execute(statement)


def declared() -> dict:
    """Areas and what measures them, from every `bench.py`."""
    import django  # the environment is set first

    django.setup()
    from toile.core.figures import areas

    for path in sorted(ROOT.glob("toile/**/bench.py")):
        importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    return areas()


def measured(options: argparse.Namespace, areas: dict) -> tuple[list, bool]:
    """The figures, each printed as soon as it is there, and whether everything could be measured."""
    from toile.core.figures import Scale
    from toile.front.preparation import prepare_database, prepare_static_files

    prepare_database(lambda line: None)
    prepare_static_files(lambda line: None)
    figures, whole = [], True
    for area in options.areas or areas:
        for measure in areas[area]:
            try:
                for figure in measure(Scale(quick=options.quick, database=options.database)):
                    print(figure.line(options.database), flush=True)
                    figures.append(figure)
            except Exception:
                print(f"{area}.{measure.__name__} could not be measured:\n{traceback.format_exc()}", file=sys.stderr)
                whole = False
    return figures, whole


def row(figure, database: str) -> str:
    from toile.core.figures import rounded

    compared = f"{figure.reference}: {rounded(figure.reference_value):g} {figure.unit}" if figure.reference else ""
    ratio = "" if figure.ratio is None else f"{rounded(figure.ratio):g}"
    cells = [f"`{figure.name}`", database, f"{rounded(figure.value):g} {figure.unit}", compared, ratio, figure.goal]
    cells += [
        "yes" if figure.met else "**no**",
        "" if figure.n is None else f"{figure.n:,}",
        f"{date.today():%Y-%m-%d}",
    ]
    return f"| {' | '.join(cells)} |"


def write(rows: list[str], document: Path, versions: str) -> None:
    """Puts the rows into the table between the two marks; rows of figures that were not measured now stay."""
    text = document.read_text()
    before, table, after = re.fullmatch(r"(.*<!-- figures -->\n)(.*)(<!-- end -->.*)", text, re.DOTALL).groups()
    known = {tuple(line.split(" | ")[:2]): line for line in table.splitlines() if line.startswith("| `")}
    known |= {tuple(line.split(" | ")[:2]): line for line in rows}
    lines = "\n".join(known[key] for key in sorted(known))
    document.write_text(f"{before}{HEADING}{lines}\n\nLast measured with {versions}.\n{after}")


def versions() -> str:
    import django
    import wagtail
    from django.db import connection

    database = "SQLite" if connection.vendor == "sqlite" else "PostgreSQL"
    connection.ensure_connection()
    number = ".".join(map(str, connection.get_database_version()))
    return (
        f"Python {platform.python_version()}, Django {django.__version__}, Wagtail {wagtail.__version__},"
        f" {database} {number}, {os.cpu_count()} cores"
    )


def main() -> int:
    sys.path.insert(0, str(ROOT))
    options = read_options()
    with own_database(options.database):
        areas = declared()
        if options.list:
            for area, functions in areas.items():
                for function in functions:
                    print(f"{area:<12} {(function.__doc__ or function.__name__).strip().splitlines()[0]}")
            return 0
        unknown = [area for area in options.areas if area not in areas]
        if unknown:
            print(f"There is no area {unknown[0]}. There are: {', '.join(areas)}.", file=sys.stderr)
            return 2
        figures, whole = measured(options, areas)
        if options.write:
            write([row(figure, options.database) for figure in figures], DOCUMENT, versions())
    return 0 if whole else 1


if __name__ == "__main__":
    sys.exit(main())
