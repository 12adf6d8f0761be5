"""What a visitor asks for by an address: taken down, and answered later by mail."""

from dataclasses import dataclass
from functools import wraps

from django.db import transaction
from django.views.decorators.csrf import csrf_exempt

from . import consent, throttle
from .forms import comes_from_here, is_good, is_young, new_stamp
from .models import Outgoing

QUICK = "That was quick. If you are a person, please press the button once more."


def private(view):
    """For pages that are made for one visit, or reached by a secret in their address: nobody keeps them, and
    where their links lead nobody learns where they come from. No cookie is involved, so Django's token is not asked
    for; forms.py says what is asked for instead."""

    @csrf_exempt
    @wraps(view)
    def answer(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex"
        response["Referrer-Policy"] = "no-referrer"
        if response.status_code == 429:
            response["Retry-After"] = str(int(throttle.HOUR.total_seconds()))
        return response

    return answer


@dataclass
class Heard:
    """A form that was sent: what to show, or that it was taken down."""

    form: object
    done: bool = False
    status: int = 200
    words: str = ""


def hear(request, form_class, kind):
    """Take down what a visitor asks for. What is done is the same for every address, known or not."""
    form = form_class(request.POST)
    stamp = request.POST.get("stamp", "")
    if not is_good(stamp) or not comes_from_here(request):
        return Heard(fresh(form_class, request.POST))
    if is_young(stamp):
        return Heard(fresh(form_class, request.POST, stamp=stamp), words=QUICK)
    if not form.is_valid():
        return Heard(form)
    if form.cleaned_data["website"]:
        return Heard(form, done=True)  # a machine is told nothing
    try:
        take_down(request, kind, form.cleaned_data)
    except throttle.TooMuch:
        words = "There were too many requests in the last hour, from you or from everybody. Please try again later."
        return Heard(form, status=429, words=words)
    return Heard(form, done=True)


def fresh(form_class, sent, stamp=None):
    """The form with what was sent, not looked at yet, and a stamp."""
    first = {name: str(sent.get(name, ""))[:254] for name in ("email", "page")}
    return form_class(initial={**first, "stamp": stamp or new_stamp()})


@transaction.atomic
def take_down(request, kind, asked):
    throttle.count_visit(request)
    State = Outgoing.State
    # Held back it is a row as well: the same statements, whoever asks for whom.
    state = State.HELD if throttle.is_enough_for(kind, asked["email"]) else State.WAITING
    wording = {"wording": consent.wording(), "version": consent.VERSION} if kind == Outgoing.Kind.SIGN_UP else {}
    Outgoing.objects.create(kind=kind, email=asked["email"], page=asked["page"], state=state, **wording)
