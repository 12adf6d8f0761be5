from .look import Look
from .page import Band, FrontPage, Slot

__all__ = ["Band", "FrontPage", "Look", "Slot"]
