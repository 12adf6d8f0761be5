"""What a review gives, and the sentence that it sums itself up in."""

import re
from decimal import Decimal, InvalidOperation

from articles.models import Article
from people.text import one_line

from .deciding import Deciding
from .decisions import LEAVE, Option
from .plan import Row
from .saying import NOTHING, longest, stays_out

Kind = Article.Kind
RATING = re.compile(r"\s*(\d{1,2}(?:[.,]\d)?)\s*(?:/|out of|von|sur)\s*(\d{1,3})\s*", re.IGNORECASE)
WITHOUT_SCALE = re.compile(r"\d(?:\.5)?")
SCALES = (4, 5, 6, 10)


def decide_rating(deciding: Deciding, kind: str) -> Row:
    value, evidence = deciding.field("rating")
    verdict, of_verdict = deciding.field("verdict")
    row: Row = {}
    if verdict:
        proposed = deciding.fit(verdict, longest("verdict"), "Verdict")
        row["verdict"] = deciding.write(
            "verdict",
            "story",
            "Verdict",
            proposed,
            "The text sums itself up.",
            most=longest("verdict"),
            evidence=of_verdict,
        )
    if not value:
        return row
    rating = as_rating(value)
    if rating and kind == Kind.REVIEW:
        options = [Option("take", f"{rating[0]} out of {rating[1]}"), NOTHING]
        why = f"The source says “{one_line(value)}”."
        if deciding.choose("rating", "story", "Rating", options, "take", why, evidence=evidence):
            return {**row, "rating": rating[0], "rating_scale": rating[1]}
        return row
    if kind == Kind.REVIEW and WITHOUT_SCALE.fullmatch(value):
        return {**row, **decide_scale(deciding, value, evidence)}
    reason = "no number out of another" if not rating else "only a review is rated"
    deciding.warnings.append(f"The rating “{one_line(value)}” has no place of its own in the draft: {reason}.")
    # “B+” is what readers of a review look for: it stays, in words.
    stays_out(deciding, "rating", value, evidence, "note" if kind == Kind.REVIEW and not rating else LEAVE)
    return row


def decide_scale(deciding: Deciding, value: str, evidence) -> Row:
    """“★★★½”: the stars that were given are printed, and not how many there might have been."""
    options = [Option(str(scale), f"{value} out of {scale}") for scale in SCALES if Decimal(value) <= scale]
    why = "The source does not say out of how many."
    chosen = deciding.choose(
        "rating", "story", "Rating", [*options, NOTHING], NOTHING.value, why, evidence=evidence, asked=True
    )
    return {"rating": value, "rating_scale": int(chosen)} if chosen else {}


def as_rating(value: str) -> tuple[str, int] | None:
    match = RATING.fullmatch(value)
    if not match:
        return None
    try:
        rating, scale = Decimal(match[1].replace(",", ".")), int(match[2])
    except InvalidOperation:
        return None
    return (str(rating), scale) if rating <= scale and scale else None
