"""Names in the copy lead to their pages: where a story first prints a name of the shelf, outside quotations,
headings, captions, links and questions, and where only one is meant.

The links are made while a story is shown, never stored. What is right depends on the whole shelf: a name that
was plain yesterday belongs to two people today, an entry is renamed, merged or deleted, by the desk, by
``update()`` or by a fixture. Links found at publication would have to be found anew in every story that prints
such a name, by whichever way the shelf was changed, and until that was done readers would be led astray. So the
text is asked what in it could be a name (capitals, or a script that has none: some hundred in a long story), and
one query looks these up in the indexes of names, for one story or for a whole feed. A hundred thousand people on
the shelf make that no longer: it is as many look-ups as the story has such words. Whoever keeps whole pages
keeps the links with them.

    flows.py       the copy of a block as a reader reads it: paragraph by paragraph, what is quoted, what is marked
    candidates.py  what in it could be a name
    shelf.py       whom the shelf knows by such names
    meaning.py     which of them is meant, if that is plain

In feeds and as JSON the links are made too, with whole addresses. Search, exports and the text itself stay the
editor's own.
"""

from django.utils.safestring import mark_safe

from articles.models import Block

from .candidates import Candidates
from .flows import Copy
from .meaning import Meaning
from .shelf import entries_by_name

WITH_COPY = (Block.Kind.TEXT, Block.Kind.LIST_ENTRY)


def link_names(*stories):
    """Give every block of these stories its ``copy``, names linked: pairs of a story fetched for its page and its
    blocks. One query, however many stories; none where no story has a name in it.
    """
    for _, copies, meaning in read(stories):
        for block, copy in copies:
            block.copy = mark_safe(copy.linked(meaning.links_in(copy, block)))


def names_linked(article, blocks):
    """The names in the copy that lead somewhere, as printed, in their order; whatever an editor switched off."""
    return [
        name
        for _, copies, meaning in read([(article, blocks)], switched_off=False)
        for block, copy in copies
        for name in meaning.names_in(copy, block)
    ]


def shelf_linked(article, blocks):
    """The entries of the shelf that the copy leads to."""
    return {
        entry
        for _, copies, meaning in read([(article, blocks)])
        for block, copy in copies
        for *_, entry in meaning.meant_in(copy, block)
    }


def read(stories, switched_off=True):
    """Each story with its copy, block by block, and what is meant by the names in it."""
    told = [(article, copies_of(blocks), Candidates()) for article, blocks in stories]
    every, subjects = Candidates(), []
    for article, copies, candidates in told:
        if article.links_names or not switched_off:
            for _, copy in copies:
                candidates.take(copy)
            every.add(candidates)
            subjects += article.subjects.all() if copies else []
    known = entries_by_name(every, subjects) if subjects or any(every) else {}
    for article, copies, candidates in told:
        wanted = article.links_names or not switched_off
        off = article.names_not_linked.splitlines() if switched_off else []
        yield article, copies, Meaning(known if wanted else {}, candidates, article.subjects.all(), off)


def copies_of(blocks):
    return [(block, Copy(block.text)) for block in blocks if block.kind in WITH_COPY]
