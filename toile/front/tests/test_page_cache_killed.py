"""A process that is killed between COMMIT and what follows it: its change is seen when its task is done."""

import os
import signal
import subprocess
import sys

from .test_page_cache import about, do_the_tasks, title_of, visitor  # noqa: F401 - fixtures

PUBLISH_AND_DIE = """
import os, signal, django
django.setup()
from toile.front.models import LandingPage
from toile.services import published
from toile.services.page_cache import generation

generation.raise_at_once = lambda key: os.kill(os.getpid(), signal.SIGKILL)
page = LandingPage.objects.get(slug="reseau")
page.title = "Le réseau"
with published.transaction():
    page.save_revision().publish()
"""


def test_a_change_whose_process_is_killed_after_its_commit_is_raised_by_its_task(
    own_database,
    about,  # noqa: F811
    visitor,  # noqa: F811
    tmp_path,
):
    assert title_of(visitor.get("/reseau/")) == "Qui sommes-nous"
    environment = {"DATABASE_URL": own_database.url, "TOILE_VAR": str(tmp_path), "PATH": os.environ["PATH"]}

    died = subprocess.run(
        [sys.executable, "-c", PUBLISH_AND_DIE],
        env=environment | {"DJANGO_SETTINGS_MODULE": "toile.settings"},
        check=False,
    )

    assert died.returncode == -signal.SIGKILL
    about.refresh_from_db()
    assert about.title == "Le réseau"
    assert title_of(visitor.get("/reseau/")) == "Qui sommes-nous"
    do_the_tasks()
    assert title_of(visitor.get("/reseau/")) == "Le réseau"
