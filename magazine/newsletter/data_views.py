"""What is kept about a subscriber, seen, taken along and deleted by a link that was mailed to them."""

from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from people.models import AuditEntry

from .asking import hear, private
from .forms import DataForm, new_stamp
from .links import leave_key
from .models import Outgoing, Ticket
from .opening import only_where_open


@require_http_methods(["GET", "HEAD", "POST"])
@private
@only_where_open
def ask(request):
    """Ask for the link. What is done and said is the same for every address."""
    if request.method == "POST":
        heard = hear(request, DataForm, Outgoing.Kind.DATA)
        if heard.done:
            return redirect("newsletter-data-asked")
        form, words, status = heard.form, heard.words, heard.status
    else:
        form, words, status = DataForm(initial={"stamp": new_stamp(), "page": request.path}), "", 200
    return render(request, "newsletter/data_ask.html", {"form": form, "words": words}, status=status)


@require_safe
@private
def asked(request):
    return render(request, "newsletter/data_asked.html")


@require_safe
@private
def data(request, token):
    """Everything that is kept, and what can be done about it."""
    ticket = ticket_of(token)
    if ticket is None:
        return over(request)
    subscriber = ticket.subscriber
    ctx = {
        "subscriber": subscriber,
        "consents": subscriber.consents.all(),
        "letters": subscriber.deliveries.count(),
        "token": token,
        "leave_key": leave_key(subscriber.pk),
    }
    return render(request, "newsletter/data.html", ctx)


@require_POST
@private
def export(request, token):
    ticket = ticket_of(token)
    if ticket is None:
        return over(request)
    words = "Taken along by the subscriber."
    AuditEntry.objects.record(AuditEntry.Action.EXPORTED, ticket.subscriber, by=None, words=words)
    return as_file(ticket.subscriber)


@require_POST
@private
def delete(request, token):
    ticket = ticket_of(token)
    if ticket is None:
        return over(request)
    never_again = request.POST.get("never_again") == "yes"
    ticket.subscriber.forget(never_again=never_again)
    return render(request, "newsletter/deleted.html", {"never_again": never_again})


def ticket_of(token):
    return Ticket.objects.open(Ticket.Purpose.DATA, token).first()


def over(request):
    return render(request, "newsletter/link_over.html", status=410)


def as_file(subscriber):
    response = JsonResponse(subscriber.as_data(), json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = 'attachment; filename="newsletter-data.json"'
    return response
