"""An import is a plan: what would be made of a text, with every decision that led there; applied, or written down.

The same plan is what the desk shows, what the command prints, and what a fixture holds.
"""

from .applying import Outcome, apply
from .deciding import Policy
from .decisions import Decision, Evidence, Option
from .making import READER, plan_for
from .plan import Left, Plan, PlannedBlock, Refused, fixture

__all__ = [
    "READER",
    "Decision",
    "Evidence",
    "Left",
    "Option",
    "Outcome",
    "Plan",
    "PlannedBlock",
    "Policy",
    "Refused",
    "apply",
    "fixture",
    "plan_for",
]
