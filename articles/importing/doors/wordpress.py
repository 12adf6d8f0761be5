from collections.abc import Iterator
from .incoming import Incoming
def stories(source, encoding) -> Iterator[Incoming]:
    return iter(())
