"""Files on their way in: to a temporary file, and no more of one than a picture may have."""

import io
from contextlib import contextmanager, suppress

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler

from .inspection import MAX_BYTES


class PictureUpload(TemporaryFileUploadHandler):
    """Spools a file to the disk. Of one that grows too large, or that the disk does not take, nothing is kept but how
    long it was, so that it can be refused with a sentence, and what was typed beside it is read all the same."""

    file = let_go = None

    def new_file(self, *args, **kwargs):
        self.file = self.let_go = None
        with self.as_the_disk_takes_it():
            super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data, start):
        if self.let_go:
            return
        if start + len(raw_data) > MAX_BYTES:
            self.give_up(TooLarge)
            return
        with self.as_the_disk_takes_it():
            self.file.write(raw_data)

    def file_complete(self, file_size):
        if not self.let_go:
            with self.as_the_disk_takes_it():
                return super().file_complete(file_size)  # what is not on the disk yet is written now
        return self.let_go(io.BytesIO(), self.file_name, self.content_type, file_size, self.charset)

    def upload_interrupted(self):
        if self.file and not self.let_go:
            super().upload_interrupted()

    @contextmanager
    def as_the_disk_takes_it(self):
        try:
            yield
        except OSError:
            self.give_up(NotTaken)

    def give_up(self, because):
        self.let_go = because
        if self.file:
            with suppress(OSError):  # it would write what is left of it
                self.file.close()


class TooLarge(UploadedFile):
    """A file that was let go while it came in; its size is what it would have been."""


class NotTaken(UploadedFile):
    """A file that the disk did not take: it is full, or cannot be written."""
