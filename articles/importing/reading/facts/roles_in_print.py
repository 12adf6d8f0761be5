"""What writers are to their paper, as it is printed beside their names: “Film Critic”, “Envoyé spécial à Locarno”."""

import re

from ..head.kickers import is_kicker

TITLE_OF_WRITER = re.compile(
    r"(?:the |\w+ )?(?:chief |senior |staff |contributing |associate |assistant |deputy |managing "
    r"|guest |freelance )*(?:film |movie |tv |culture |arts |features? |news |reviews? |entertainment "
    r"|festival )*"
    r"(?:(?-i:[A-ZÀ-Þ][\w&-]+ )){0,2}"
    r"(?:critic|editor|writer|reporter|correspondent|contributor|journalist|columnist)s?(?: at large"
    r"| in chief|-in-chief)?(?:,? (?:in|at|from|for) .{2,40})?"
    r"|(?:critique|journaliste|rédact(?:eur|rice)|crític[oa]|periodista|redactora?)(?: (?:de|d[’']) ?\w+)?"
    r"|(?:notre |nuestr[oa] )?(?:envoyée? spéciale?|correspondante?|enviad[oa] especial|corresponsal)"
    r"(?: (?:à|en|a) .{2,30})?"
    r"|(?:film)?(?:kritiker|redakteur|korrespondent|autor|journalist)(?:in)?",
    re.IGNORECASE,
)
WRITER = re.compile(rf"(?P<who>[^,|]{{4,60}}?)(?:, | [–—-] )(?P<title>{TITLE_OF_WRITER.pattern})", re.IGNORECASE)


def is_role(words: str) -> bool:
    """“Film Critic”, “Envoyé spécial à Locarno”; “Critique” alone says what the story is, not who wrote it."""
    return bool(TITLE_OF_WRITER.fullmatch(words)) and not is_kicker(words)
