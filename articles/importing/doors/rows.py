"""Elements side by side without a space between them: a stylesheet sets them apart, and so must whoever reads."""

from itertools import pairwise

from lxml import etree

IN_A_ROW = {"a", "abbr", "b", "button", "cite", "em", "i", "label", "small", "span", "strong", "time"}
RUNNING_TEXT = {"p", "pre", "textarea"}
MOST = 40  # elements of a row
ENDS = ".!?:)”’\"'"
BEGINS = '“‘"('


def parted_in(block: etree.ElementBase) -> list[etree.ElementBase]:
    """Of a block that has no words but those of its elements, the ones with which something new begins.

    “Film” and “Reviews” are two, “T” and “he” a word with a large initial, “4” and “/5” a rating.
    """
    if block.tag in RUNNING_TEXT or not 1 < len(block) <= MOST:
        return []
    if (block.text or "").strip() or any((each.tail or "").strip() for each in block):
        return []
    found = []
    for above, below in pairwise(block):
        if above.tag in IN_A_ROW and below.tag in IN_A_ROW and not above.tail:
            before, after = "".join(above.itertext()), "".join(below.itertext())
            if not ends(before) or not begins(after):
                return []
            found.append(below)
    return found


def ends(words: str) -> bool:
    return len(words) > 1 and (words[-1].isalnum() or words[-1] in ENDS)


def begins(words: str) -> bool:
    return words[:1].isupper() or words[:1].isdigit() or words[:1] in set(BEGINS)
