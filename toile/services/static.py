"""Static files with a digest in their name. Our own are compressed when they are collected; the admin's are many."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

OURS = ("core/",)


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    """Keeps Brotli and gzip copies of our own files alone: compressing the admin's takes a cold start 14 s."""

    def compress_files(self, paths):
        yield from super().compress_files(path for path in paths if path.startswith(OURS))
