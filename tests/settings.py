"""The project's settings as tests see them: a folder, a database and a cache of this run alone, whatever the developer's own say.

Of the environment only DATABASE_URL and REDIS_URL are heard: they choose the lane (script/test sets them), never the data.
"""

import os
import secrets
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUN = os.environ.setdefault("TESTS_RUN", f"toile_test_{os.getpid()}_{secrets.token_hex(3)}")  # names all this run makes
PREPARED = ROOT / "var" / "tests"  # kept from run to run: migrated databases

for name in [name for name in os.environ if name.startswith("TOILE_")]:
    del os.environ[name]
os.environ["TOILE_VAR"] = str(PREPARED / RUN)

from toile.settings import *  # noqa: E402, F403 - the environment is set first
from toile.settings import CACHES, DATABASES, REDIS_URL, STORAGES, VAR  # noqa: E402

DATABASES["default"]["TEST"] = {
    # SQLite as a file: in memory, threads would share one connection and fail
    "NAME": RUN if "postgresql" in DATABASES["default"]["ENGINE"] else str(VAR / "test.sqlite3"),
}
if REDIS_URL:
    CACHES["default"]["KEY_PREFIX"] = RUN
PAGE_CACHE = "off"  # in a test that rolls back nothing is committed, so no kept page would ever end
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # nothing is collected
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # tests sign in often, and have no secret
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True  # static files are served from where they are written
