"""Originals and renditions in a bucket, for a magazine that keeps them with a service that speaks S3."""

from collections.abc import Iterator
from contextlib import contextmanager

from boto3.exceptions import Boto3Error
from botocore.exceptions import BotoCoreError, ClientError
from storages.backends.s3 import S3Storage

from .storage import StoredFile


class PrivateBucket(S3Storage):
    """A bucket that only the magazine itself reads: readers are given files by its views, after a look at the rights.

    What the service answers is told in the words of a disk, so that nobody who keeps a file needs to know which it is.
    """

    def url(self, name, parameters=None, expire=None, http_method=None):
        raise ValueError("Files of the magazine have no address of their own: its views serve them.")

    def _save(self, name, content):
        with _as_a_disk_would():
            return super()._save(name, content)

    def _open(self, name, mode="rb"):
        with _as_a_disk_would():
            opened = super()._open(name, mode)
            if "r" in mode:
                opened.open()  # fetched here, where it is known what to say if it does not come
            return opened

    def delete(self, name):
        with _as_a_disk_would():
            super().delete(name)

    def exists(self, name):
        with _as_a_disk_would():
            return super().exists(name)

    def size(self, name):
        with _as_a_disk_would():
            return super().size(name)

    def listdir(self, name):
        with _as_a_disk_would():
            return super().listdir(name)

    def get_modified_time(self, name):
        with _as_a_disk_would():
            return super().get_modified_time(name)

    def put(self, name, content):
        """Keep a file under exactly that name, in place of one that may be there."""
        self._save(name, content)

    def files_below(self, folder) -> Iterator[StoredFile]:
        """Every file whose name begins with the folder's, as the service lists them: a thousand to an answer."""
        start = len(self.location.rstrip("/") + "/") if self.location else 0
        with _as_a_disk_would():
            for found in self.bucket.objects.filter(Prefix=self._normalize_name(folder) + "/"):
                yield StoredFile(found.key[start:], found.last_modified, found.size)


@contextmanager
def _as_a_disk_would():
    try:
        yield
    except (Boto3Error, BotoCoreError, ClientError) as error:
        raise OSError(f"The bucket did not answer as it should: {error}") from error
