"""What every test needs: plain static files, so that no test waits for collectstatic."""

from django.conf import settings


def pytest_configure() -> None:
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
