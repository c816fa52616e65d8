from toile.services.tests.stores import kept_pages, own_redis  # noqa: F401 - fixtures
