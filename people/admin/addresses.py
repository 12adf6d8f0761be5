"""Another address for a row that has a page: the old one goes on leading to it."""

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from people.addressing import AddressMoved, change_address

JUST_TAKEN = "Somebody took this address, or changed the old one, just now. Look at it once more."


class AddressForm(forms.Form):
    slug = forms.SlugField(
        label="New address", max_length=100, help_text="The last part of it: small letters, digits and hyphens."
    )


class Addresses:
    """Mixed into the admin of a model whose rows have a page each."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.address_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_address"
        return [path("<path:object_id>/address/", view, name=name), *super().get_urls()]

    def row_to_move(self, request, object_id):
        row = self.get_object(request, unquote(object_id))
        if row is None:
            raise Http404
        if not self.has_change_permission(request, row):
            raise PermissionDenied
        return row

    def address_view(self, request, object_id):
        """What the address is, what it was, and a form for a new one."""
        row = self.row_to_move(request, object_id)
        before = row.slug
        form = AddressForm(request.POST or None, initial={"slug": before})
        if form.is_valid() and self.change_address(request, row, form):
            back = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
            return HttpResponseRedirect(reverse(back, args=[row.pk]))
        row.slug = before
        context = {
            **self.admin_site.each_context(request),
            "title": "Change the address",
            "opts": self.opts,
            "original": row,
            "form": form,
            "address": row.get_absolute_url(),
            "former": [former.slug for former in row.former_addresses.order_by("slug")],
        }
        return TemplateResponse(request, "admin/people/address.html", context)

    def change_address(self, request, row, form):
        before = row.get_absolute_url()
        try:
            change_address(row, form.cleaned_data["slug"], by=request.user)
        except ValidationError as refused:
            form.add_error(None, refused)
        except (AddressMoved, IntegrityError):
            form.add_error("slug", JUST_TAKEN)
        else:
            if row.get_absolute_url() != before:
                said = f"The address is {row.get_absolute_url()} now. Readers who come by {before} are led there."
                self.message_user(request, said, messages.SUCCESS)
                self.log_change(request, row, f"Address changed from {before} to {row.get_absolute_url()}.")
            return True
        return False

    def render_change_form(self, request, context, *args, **kwargs):
        row = kwargs.get("obj")
        context.setdefault("may_change_address", bool(row) and self.has_change_permission(request, row))
        return super().render_change_form(request, context, *args, **kwargs)
