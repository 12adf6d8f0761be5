"""Which row of the shelf is meant by a name in the copy, where that is plain. In doubt nobody is led anywhere."""

import re
import unicodedata
from functools import cached_property

from articles.importing.recognising.gazetteer import is_common, is_given, is_surname

from .candidates import is_unspaced, marked_titles
from .flows import AS_IN_NAMES
from .shelf import FILM, PERSON, Entry

WORD_BEFORE = re.compile(r"([^\W_][\w’.-]*) $")
NICKNAME = re.compile(r" [“\"‘][^\W\d_]")
BEGINS_A_SENTENCE = re.compile(r"(?:^|[.!?…:]\s*[“”‘’\"')]*\s*|\n\s*)[“‘\"'(]*$")


class Meaning:
    """What the names in one story mean; every row is led to once."""

    def __init__(self, known, candidates, subjects, switched_off=()):
        self.subjects = {(PERSON, each.person_id) if each.person_id else (FILM, each.film_id) for each in subjects}
        printed = {name.translate(AS_IN_NAMES) for name in candidates}
        # What the subjects of other stories go by was asked for those alone.
        self.found = found = {
            name: entries for name, entries in known.items() if name in printed or any(map(self.is_subject, entries))
        }
        self.done = {entry for name in switched_off for entry in found.get(name, ())}

    @cached_property
    def pattern(self):
        names = sorted(self.found, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)" if names else r"(?!)")

    @cached_property
    def unspaced(self):
        names = sorted((name for name in self.found if name and is_unspaced(name[0])), key=len, reverse=True)
        return re.compile("|".join(map(re.escape, names)) or r"(?!)")

    def links_in(self, copy, block=None):
        """Where names lead, in the order of the copy: (flow, start, end, address)."""
        return [(flow, start, end, entry.address) for flow, start, end, entry in self.meant_in(copy, block)]

    def names_in(self, copy, block=None):
        return [flow.text[start:end] for flow, start, end, _ in self.meant_in(copy, block)]

    def meant_in(self, copy, block):
        if not self.found:
            return
        if block is not None and block.film_id:
            self.done |= {each for each in self.entries if (each.kind, each.key) == (FILM, block.film_id)}
        for flow in copy.flows:
            if not flow.is_closed:
                for start, end, entry in self.meant_in_flow(flow):
                    if entry not in self.done and flow.place(start)[0] == flow.place(end - 1)[0]:
                        self.done.add(entry)
                        yield flow, start, end, entry

    @cached_property
    def entries(self):
        return {entry for entries in self.found.values() for entry in entries}

    def meant_in_flow(self, flow):
        titles = {(start, end) for start, end, title in marked_titles(flow) if self.is_a_film(title)}
        closed = [*self.closed(flow, titles)]
        marked = [(span.start, span.end) for span in flow.emphasised]
        for start, end in sorted(self.places(flow.text)):
            name = flow.text[start:end]
            if led := next((span for span in flow.links if span.start <= start and end <= span.end), None):
                self.done |= {entry for entry in self.found[name] if entry.address == led.href}
                continue
            is_title = (start, end) in titles
            if any(first < end and start < last for first, last in (closed if is_title else closed + marked)):
                continue
            entry = self.meant(name, is_title)
            if entry and ((is_title and entry.kind == FILM) or self.is_plain(flow.text, start, end, name, entry)):
                yield start, end, entry

    def closed(self, flow, titles):
        """What is somebody's words, or who speaks: all quotations but those that are just a title."""
        for each in flow.quotations:
            inner = (each.start + 1, each.title_end - 1)
            if not any(start == inner[0] and end <= inner[1] and end >= inner[1] - 1 for start, end in titles):
                yield each.start, each.end
        for span in flow.speakers:
            yield span.start, span.end

    def places(self, text):
        """Where names stand as words of their own; of names within names the longest."""
        reached, spots = 0, [*self.pattern.finditer(text), *self.unspaced.finditer(text)]
        for spot in sorted(spots, key=lambda spot: (spot.start(), -spot.end())):
            if spot.start() >= reached and stands_alone(text, spot.start(), spot.end()):
                reached = spot.end()
                yield spot.start(), spot.end()

    def meant(self, name, is_title) -> Entry | None:
        """The one row that goes by the name, or the one of those that the story is about."""
        entries = set(self.found[name])
        if is_title:
            entries = {entry for entry in entries if entry.kind == FILM} or entries
        if len(entries) > 1:
            entries = {entry for entry in entries if self.is_subject(entry)}
        return entries.pop() if len(entries) == 1 else None

    def is_a_film(self, title):
        return any(entry.kind == FILM for entry in self.found.get(title, ()))

    def is_subject(self, entry):
        return (entry.kind, entry.key) in self.subjects

    def is_plain(self, text, start, end, name, entry):
        """Whether a name that nothing marks is one, and not a word, a surname or a piece of a longer name."""
        if goes_on(text, end):
            return False
        words = re.findall(r"[^\W_]+", name)
        before = word_before(text, start)
        if entry.kind == PERSON:
            full = len(name.split()) > 1 or is_unspaced(name[0])
            mononym = self.is_subject(entry) and self.found[name][entry]
            return (full or mononym) and not (before and (before[1:] == "." or is_given(before)))
        if len(words) == 1 and NICKNAME.match(text, end):
            return False
        if before and entry.kind != FILM:
            return False
        common = all(is_common(word) for word in words)
        if entry.kind == FILM and self.is_subject(entry):
            return not before and not (common and begins_sentence(text, start))
        if entry.kind == FILM:
            return len(words) > 1 and not common and not before
        return len(words) > 1 or not (common or is_given(name) or is_surname(name))


def goes_on(text, end):
    """Whether a capital or a number right behind a name makes it part of a longer one: Scream Queens, Scream 2."""
    behind = text[end + 1 : end + 2]
    return text[end : end + 1] == " " and (behind.isupper() or behind.isdigit())


def word_before(text, start):
    """The capitalised word right before a name, where it could be part of the name: not the first of a sentence."""
    found = WORD_BEFORE.search(text, max(0, start - 60), start)
    if not found or not found[1][0].isupper() or is_common(found[1]):
        return ""
    return "" if begins_sentence(text, found.start()) and not is_given(found[1]) else found[1]


def begins_sentence(text, start):
    return bool(BEGINS_A_SENTENCE.search(text[max(0, start - 12) : start])) if start else True


def stands_alone(text, start, end):
    """Whether nothing before or behind makes it part of a longer word, in any script. “Baker’s” is Baker."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if is_unspaced(text[start]):
        return not any(
            each and script(each) == script(edge) for each, edge in [(before, text[start]), (after, text[end - 1])]
        )
    if is_letter(before) or (before in ("-", "’") and is_letter(text[start - 2 : start - 1]) and start > 1):
        return False
    if after == "’":
        return not is_letter(text[end + 1 : end + 2]) or bool(re.match(r"’s(?!\w)", text[end:]))
    return not is_letter(after) and not (after == "-" and is_letter(text[end + 1 : end + 2]))


def is_letter(character):
    return bool(character) and (character.isalnum() or character == "_" or unicodedata.category(character)[0] == "M")


def script(character):
    return unicodedata.name(character, character).split(" ")[0].split("-")[0]
