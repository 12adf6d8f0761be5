"""Two states of a story compared in words, and two editors' states brought together."""

from .merging import Place, Undecided, conflicts, merge
from .stories import Comparison, compare

__all__ = ["Comparison", "Place", "Undecided", "compare", "conflicts", "merge"]
