from .attempt import Attempt
from .delivery import Delivery
from .letter import Letter, LetterStory
from .outgoing import Outgoing
from .subscriber import Consent, Subscriber, Suppressed
from .ticket import Ticket

__all__ = ["Attempt", "Consent", "Delivery", "Letter", "LetterStory", "Outgoing", "Subscriber", "Suppressed", "Ticket"]
