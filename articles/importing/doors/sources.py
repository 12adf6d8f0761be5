"""Where stories are read from: a plain file that may be read, or the bytes of an upload."""

import os
import stat
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from people.text import one_line

from .incoming import Refused


@dataclass(frozen=True)
class Source:
    """What stories are read from, under the name that its sentences give it. It can be opened more than once."""

    name: str
    size: int
    open: Callable[[], BinaryIO]

    def read(self) -> bytes:
        with self.open() as file:
            return file.read()


@contextmanager
def refusing(path: Path):
    """What the system says of a path, as a sentence."""
    shown = one_line(str(path))
    try:
        yield
    except FileNotFoundError:
        raise Refused(f"{shown} is not there. Check its name and folder.") from None
    except PermissionError:
        raise Refused(f"{shown} may not be read by this user. Ask for the right to read it.") from None
    except (OSError, RuntimeError, ValueError) as error:  # a RuntimeError is a ring of links
        reason = getattr(error, "strerror", None) or error
        raise Refused(f"{shown} cannot be opened: {reason}.") from None


def inside(path: Path, folder: Path | None) -> Path:
    shown = one_line(str(path))
    target = path.resolve(strict=True)
    if folder is not None and not target.is_relative_to(folder.resolve(strict=True)):
        raise Refused(f"{shown} lies outside {folder}. Copy it there first.")
    if folder is None and path.is_symlink() and not target.is_relative_to(path.parent.resolve(strict=True)):
        raise Refused(f"{shown} is a link that leads out of its folder. Name the file itself.")
    return target


def open_plain(path: Path) -> BinaryIO:
    """A regular file, opened for reading; nothing that waits, that is a device, or that has become a link since."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags)
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISREG(mode):
        return os.fdopen(descriptor, "rb")
    os.close(descriptor)
    if stat.S_ISDIR(mode):
        raise Refused(f"{path} is a folder. Name the files in it.")
    raise Refused(f"{path} is a device or pipe, not a file. Save what it gives into a file first.")
