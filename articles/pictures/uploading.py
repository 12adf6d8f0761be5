"""Files on their way in: to a temporary file, and no more of one than a picture may have."""

import io

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler

from .inspection import MAX_BYTES


class PictureUpload(TemporaryFileUploadHandler):
    """Spools a file to the disk. Of one that grows too large nothing is kept but how long it was, so that the form
    can refuse it with a sentence."""

    def receive_data_chunk(self, raw_data, start):
        if start + len(raw_data) <= MAX_BYTES:
            self.file.write(raw_data)
        elif not self.file.closed:
            self.file.close()

    def file_complete(self, file_size):
        if self.file.closed:
            return TooLarge(io.BytesIO(), self.file_name, self.content_type, file_size, self.charset)
        return super().file_complete(file_size)

    def upload_interrupted(self):
        if hasattr(self, "file") and not self.file.closed:
            super().upload_interrupted()


class TooLarge(UploadedFile):
    """A file that was let go while it came in; its size is what it would have been."""
