"""Addresses that change: whoever holds an old one is led to the new one, for ever and in one step."""

from django.db import transaction
from django.http import HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404

from .models import AuditEntry, FormerAddress, Nomination

REDIRECT_LIFE = 60  # seconds: an address may be taken back, and what browsers remember must not lead in circles


class AddressMoved(Exception):
    """Somebody else changed the address in the meantime."""


@transaction.atomic
def change_address(row, slug, *, by):
    """Put a row under another address; the one it had goes on leading to it.

    ValidationError, with nothing changed, where the address is no address or is another's.
    """
    before, row.slug = row.slug, slug
    others = [field.name for field in row._meta.fields if field.name != "slug"]
    row.clean_fields(exclude=others)
    row.validate_unique(exclude=others)
    if slug == before:
        return
    if not type(row)._base_manager.filter(pk=row.pk, slug=before).update(slug=slug):
        raise AddressMoved
    # An old address that is taken back changes places with the one that is left.
    if not FormerAddress.objects.of(row).filter(slug=slug).update(slug=before):
        FormerAddress.objects.create(row=row, slug=before)
    Nomination.objects.naming(row).refresh_keys()
    AuditEntry.objects.record(AuditEntry.Action.ADDRESS, row, by=by, words=f"From “{before}” to “{slug}”.")


def lead_on(request, rows, slug, to=None):
    """Where no row stands at an address: on to the one of ``rows`` that stood there before, or nowhere.

    ``to`` says where of a row, if not to its page.
    """
    former = FormerAddress.objects.of_model(rows.model).filter(slug=slug)
    row = get_object_or_404(rows, pk__in=former.values("object_id"))
    return redirect_for_good(request, to(row) if to else row.get_absolute_url())


def redirect_for_good(request, address):
    query = request.META.get("QUERY_STRING", "")
    response = HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
    response["Cache-Control"] = f"max-age={REDIRECT_LIFE}"
    return response
