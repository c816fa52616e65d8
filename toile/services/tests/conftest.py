from .stores import kept_pages, own_redis, store  # noqa: F401 - fixtures
