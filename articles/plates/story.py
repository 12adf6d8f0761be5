"""A story, whole but for what stands at the marks: as a page, or as JSON."""

from django.utils import timezone

from .. import leaving_out
from ..models import Article
from ..prepared import NOW, TEXT, Prepared
from . import keeping, marks

WAYS = "\x1e"  # in the place of what moves with other stories


class Form:
    """One form that a story is given in. ``whole`` makes the text of a live story, with WAYS once in the place of the
    ways on from it, and ``ways`` makes these; each for a request."""

    def __init__(self, part, ways_part, whole, ways):
        self.part, self.ways_part, self.whole, self.ways = part, ways_part, whole, ways
        self.asked_for = Prepared(Article, self.ask, now=NOW, slug=TEXT)

    def ask(self, now, slug):
        return keeping.with_plates(Article.objects.live(now).filter(slug=slug), now, self.part, self.ways_part)

    def printed(self, request, slug):
        """The text of a live story from its plates, as bytes; None where there is no such story, and where something
        is left out of it, which the desk is told of and no plate is."""
        now = timezone.now()
        found = self.asked_for.rows(now=now, slug=slug)
        if not found:
            return None
        key, own, shelf, all_stories, *kept = found[0]
        # That of a part which goes by nothing but the story itself, and that of one which goes by all others too.
        states = {
            self.part: (keeping.state_of(own, shelf), keeping.state_of(own, shelf, all_stories)),
            self.ways_part: (None, keeping.state_of(all_stories, shelf)),
        }
        there = dict(zip(states, zip(kept[::2], kept[1::2], strict=True), strict=True))
        texts = {part: bytes(text) for part, (state, text) in there.items() if state and state in states[part]}
        if stale := {part: state for part, state in states.items() if part not in texts}:
            made = self.made(request, key, stale, now)
            if made is None:
                return None
            texts |= made
        whole, ways = texts[self.part], texts[self.ways_part]
        return marks.printed(whole.replace(WAYS.encode(), ways, 1), request)

    def made(self, request, key, states, now):
        """What had no fresh plate, as bytes, and has one from now on."""
        article = Article.objects.live(now).for_page().filter(pk=key).first()
        if article is None:
            return None
        nowhere, made = marks.Nowhere(request), {}
        rights, any_story = keeping.next_rights(now), keeping.next_story(now)
        with leaving_out.note() as left_out:
            for part, (alone, with_all) in states.items():
                with keeping.noting_what_it_goes_by() as wider:
                    text = self.engraved(part, nowhere, article)
                by_itself = alone and not wider
                until = rights if by_itself else keeping.earliest(rights, any_story)
                made[part] = (alone if by_itself else with_all), text, until
        if left_out or None in [text for _, text, _ in made.values()]:
            return None
        for part, (state, text, until) in made.items():
            keeping.keep(part, [(key, state, text, until)])
        return {part: text.encode() for part, (_, text, _) in made.items()}

    def engraved(self, part, nowhere, article):
        """The whole with a mark for its host, and one for the ways on, or these; None where what marks places is in
        it by itself."""
        if part == self.ways_part:
            return marks.engraved(self.ways(nowhere, article), nowhere.host)
        text = self.whole(nowhere, article)
        return marks.engraved(text, nowhere.host) if text.count(WAYS) == 1 else None
