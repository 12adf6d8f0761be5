"""What may stand anywhere in a text: pictures, notes to readers, credits, and what is not the story at all.

Each rule looks at one passage, and takes it and perhaps some that follow; it gives back how many, or nothing.
"""

from .body import asides
from .copy import Copy
from .facts import cast_lists, film_facts, verdicts
from .furniture import beside, further_reading
from .pictures import clips, labelled_again, opening_pictures, picture_labels, pictures


def take(copy: Copy, index: int, *, in_tail: bool = False) -> int:
    """The number of passages that one of the rules took."""
    return next((taken for rule in RULES if (taken := rule(copy, index, in_tail))), 0)


RULES = (
    beside.rule_or_end,
    pictures.printed_again,
    pictures.picture,
    labelled_again.described,
    picture_labels.labelled_caption,
    picture_labels.labelled_and_credited,
    picture_labels.described_in_brackets,
    picture_labels.over_credit,
    picture_labels.around_credit,
    picture_labels.below_its_name,
    picture_labels.told_twice,
    opening_pictures.over_owner,
    picture_labels.owns_page,
    clips.film_clip,
    asides.where_from,
    asides.rated,
    verdicts.given,
    further_reading.listed,
    asides.note,
    asides.sources,
    asides.video_credits,
    asides.production_credits,
    cast_lists.rows,
    film_facts.facts_box,
    beside.printed_again,
    beside.beside_the_story,
    pictures.printed_caption,
    opening_pictures.under_who_and_when,
)
