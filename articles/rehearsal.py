"""A rehearsal: everything is played on the real rows, and nothing of it stays."""

from contextlib import contextmanager

from django.db import transaction


@contextmanager
def rehearsal():
    """A transaction that is always rolled back.

    What is to outlive it (a rendered page, a frozen story) is taken out before it ends;
    a TemplateResponse must be rendered inside.
    """
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
