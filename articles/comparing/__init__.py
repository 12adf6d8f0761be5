"""Two states of a story compared in words, and two editors' states brought together."""

from .merging import Place, Undecided, conflicts, merge
from .merging.beside import label as label_beside
from .stories import Comparison, compare

__all__ = ["Comparison", "Place", "Undecided", "compare", "conflicts", "label_beside", "merge"]
