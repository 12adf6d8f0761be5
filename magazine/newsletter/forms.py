"""What a visitor sends: an address, and what tells a person from a machine without asking them anything.

No cookie, no session and no token of a visitor stands in these forms, because the one in the foot is part of
pages that are kept for everybody. It only leads to the sign-up page, which is made for each visit and
carries a stamp: the time, signed. Nothing is done without a stamp that is some seconds old. A forged post
from another site is told by what the browser says of itself (Sec-Fetch-Site, or Origin), and would do
no more than ask for a mail that asks again; so nothing is won by Django's token, and a cookie is saved.
"""

from urllib.parse import urlsplit

from django import forms
from django.core import signing
from django.urls import reverse

from . import addresses

YOUNGEST, OLDEST = 2, 24 * 3600  # seconds
signer = signing.TimestampSigner(salt="newsletter.stamp")


def new_stamp():
    return signer.sign("form")


def is_young(stamp):
    """Whether a stamp was made so lately that no person can have read the page."""
    try:
        signer.unsign(stamp, max_age=YOUNGEST)
    except signing.BadSignature:
        return False
    return True


def is_good(stamp):
    try:
        signer.unsign(stamp, max_age=OLDEST)
    except signing.BadSignature:
        return False
    return True


def comes_from_here(request):
    """Whether a form was sent from a page of this site, as far as the browser says."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.get_host()


class AddressForm(forms.Form):
    email = forms.CharField(
        label="E-mail address",
        max_length=addresses.LONGEST,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": "Write the address that the letters should go to."},
    )
    # People do not see it; what fills in every field does.
    website = forms.CharField(label="Leave this empty", required=False, max_length=200)
    stamp = forms.CharField(required=False, max_length=100, widget=forms.HiddenInput)
    page = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, use_required_attribute=True, **kwargs)
        self.fields["email"].widget.attrs["id"] = "newsletter-email"
        self.fields["website"].widget.attrs |= {"tabindex": "-1", "autocomplete": "off"}

    def clean_email(self):
        return addresses.tidy(self.cleaned_data["email"])

    def clean_page(self):
        """A path of this site, or nothing: it is kept beside the consent."""
        page, own = self.cleaned_data["page"], reverse("newsletter")
        holds_a_token = page.startswith(own) and page != own
        is_path = page.startswith("/") and not page.startswith("//") and page.isprintable()
        return page if is_path and not holds_a_token else ""


class DataForm(AddressForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].error_messages["required"] = "Write the address that you signed up with."
