from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_http_methods, require_safe

from articles.models import Photo

from . import consent, letters, links
from .asking import hear, private
from .forms import AddressForm, new_stamp
from .models import Outgoing, Subscriber, Ticket
from .opening import only_where_open

PICTURE_LIFE = 60  # seconds: how long a shared cache may hold a picture whose rights could end


@require_http_methods(["GET", "HEAD", "POST"])
@private
@only_where_open
def sign_up(request):
    """The form with what it asks consent to. Without a good stamp, as from a page's foot, it is shown filled in."""
    if request.method == "POST":
        heard = hear(request, AddressForm, Outgoing.Kind.SIGN_UP)
        if heard.done:
            return redirect("newsletter-asked")
        form, words, status = heard.form, heard.words, heard.status
    else:
        form, words, status = AddressForm(initial={"stamp": new_stamp(), "page": request.path}), "", 200
    ctx = {"form": form, "words": words, "wording": consent.wording()}
    return render(request, "newsletter/sign_up.html", ctx, status=status)


@require_safe
@private
def asked(request):
    """What everybody is told, whatever their address is to us."""
    return render(request, "newsletter/asked.html")


@require_http_methods(["GET", "HEAD", "POST"])
@private
def confirm(request, token):
    """A button, because what looks at mail before its reader does opens every link in it; the press of it confirms."""
    ticket = Ticket.objects.open(Ticket.Purpose.CONFIRM, token).first()
    if request.method == "POST" and ticket and ticket.use():
        ticket.subscriber.confirm(ticket.consent)
        return render(request, "newsletter/confirmed.html")
    if ticket is None:
        used = Ticket.objects.used(Ticket.Purpose.CONFIRM, token).first()
        if used and used.subscriber.state == Subscriber.State.ACTIVE:
            return render(request, "newsletter/confirmed.html")
        return render(request, "newsletter/link_over.html", status=410)
    return render(request, "newsletter/confirm.html", {"ticket": ticket})


@require_http_methods(["GET", "HEAD", "POST"])
@private
def leave(request, key):
    """A button for people; a post at once, without anything else, is what mailboxes send for them (RFC 8058).

    It is answered with the page itself and not with a redirect, and again does no harm.
    """
    number = links.subscriber_number(key)
    if number is None:
        raise Http404
    subscriber = Subscriber.objects.filter(pk=number).first()
    if request.method == "POST" and subscriber:
        subscriber.leave()
    has_left = subscriber is None or subscriber.state == Subscriber.State.LEFT
    return render(request, "newsletter/leave.html", {"has_left": has_left})


@require_safe
def picture(request, slug):
    """The address of a picture as letters hold it. It stays, where that of a size changes with every edit."""
    photo = get_object_or_404(Photo.objects.public().select_related("renditions"), slug=slug)
    address = letters.address_of(photo)
    if address is None:
        raise Http404
    response = HttpResponseRedirect(address)
    patch_cache_control(response, public=True, max_age=PICTURE_LIFE)
    response["X-Robots-Tag"] = "noindex"
    return response
