"""The reference shelf, each file leaning only on the ones before it."""

from .source import Source  # isort: skip
from .address import Addressed, FormerAddress  # isort: skip
from .person import OtherName, Person, PersonName  # isort: skip
from .company import Company, CompanyName, Credited  # isort: skip
from .film import Credit, Film, FilmTitle  # isort: skip
from .award import Broadcast, Edition, EditionRole, Programme, ProgrammeName  # isort: skip
from .category import Category  # isort: skip
from .nomination import Nomination, Nominee, Tally  # isort: skip
from .release import Release  # isort: skip
from .claim import Claim  # isort: skip
from .audit import AuditEntry  # isort: skip

__all__ = [
    "Addressed",
    "AuditEntry",
    "Broadcast",
    "Category",
    "Claim",
    "Company",
    "CompanyName",
    "Credit",
    "Credited",
    "Edition",
    "EditionRole",
    "Film",
    "FilmTitle",
    "FormerAddress",
    "Nomination",
    "Nominee",
    "OtherName",
    "Person",
    "PersonName",
    "Programme",
    "ProgrammeName",
    "Release",
    "Source",
    "Tally",
]
