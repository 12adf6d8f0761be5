"""A page's own ways of showing things, put as plain markup before it is read.

Pictures that only stand in “noscript”, captions and credits beside pictures that are in no figure, quotations set as
figures, what other sites lend to be shown.
"""

import re
from itertools import islice

from lxml import etree

from .elements import BLOCKS, CAPTIONED, CREDIT, HEADINGS, NOT_READ, classes_of, names_of
from .sources_of_pictures import STAND_IN, counts_readers, source_of

SHOWN = ("img", "amp-img", "iframe", "video", "amp-video", "amp-youtube")
PICTURED = ("img", "amp-img")
UNDER_PICTURES = {"credit", "photocredit", "photographer"}
SLIDES = {"amp-carousel", "amp-base-carousel"}
ICONS = {"hide", "hidden", "icon", "thumbnail"}  # of a player, before anything plays
NEAR = 4  # elements up
SMALL = 60  # elements
LONGEST_CREDIT = 200
LONGEST_CAPTION = 800
LONGEST_TERM = 40
LENT = {"instagram-media": "data-instgrm-permalink", "tiktok-embed": "cite"}
FOOTNOTE = re.compile(r"\[?\d{1,3}\]?")


def settle(tree: etree.ElementBase) -> None:
    for each in list(tree.iter("noscript")):
        settle_noscript(each)
    for each in list(tree.iter(*SLIDES)):
        each.tag = "div"
        each.set("class", "gallery")
    for each in list(tree.iter("figure")):
        settle_quotation(each)
    for each in list(tree.iter("dl")):
        settle_terms(each)
    for each in list(tree.iter("blockquote")):
        settle_lent(each)
    for each in list(tree.iter("amp-twitter")):
        if number := each.get("data-tweetid"):
            etree.SubElement(each, "p").text = f"https://twitter.com/i/status/{number}"
    for each in list(tree.iter(*PICTURED)):
        if ICONS & names_of(each) and not source_of(each):
            each.set("hidden", "hidden")
    for each in list(tree.iter(etree.Element)):
        if names_under_pictures(each):
            put_under_picture(each)
    for each in list(tree.iter("a")):
        settle_footnote(each)


def settle_noscript(noscript: etree.ElementBase) -> None:
    """A picture that stands there for those without scripts: mostly the twin of one that is loaded late."""
    if any(each.tag == "head" for each in noscript.iterancestors()):
        return
    for picture in list(noscript.iter(*PICTURED)):
        address = source_of(picture)
        if not address or counts_readers(picture):
            continue
        twin, is_sole = twin_of(noscript, picture, address)
        if twin is None and (is_sole or picture.get("alt")):
            twin = etree.Element("img", alt=picture.get("alt") or "")
            noscript.addprevious(twin)
        if twin is not None:
            twin.set("data-src", address)
            twin.set("alt", twin.get("alt") or picture.get("alt") or "")


def twin_of(
    noscript: etree.ElementBase, picture: etree.ElementBase, address: str
) -> tuple[etree.ElementBase | None, bool]:
    """The picture near by that is the same one, or stands in for it; and whether it is the only one of a figure."""
    beside = [each for each in (noscript.getprevious(), noscript.getnext()) if each is not None]
    for around in (*beside, *islice(noscript.iterancestors(), NEAR)):
        if around.tag in ("article", "main", "body"):
            break
        near = [each for each in islice(around.iter(*PICTURED), SMALL) if not is_within(each, "noscript")]
        for each in near:
            own = source_of(each)
            if own == address or not own or STAND_IN.search(own) or (each.get("alt") and is_alike(each, picture)):
                return each, False
        if around.tag == "figure":
            return None, not near
        if near:
            break
    return None, False


def is_alike(one: etree.ElementBase, other: etree.ElementBase) -> bool:
    return one.get("alt") == other.get("alt")


def is_within(element: etree.ElementBase, tag: str) -> bool:
    return next(element.iterancestors(tag), None) is not None


def settle_quotation(figure: etree.ElementBase) -> None:
    """A quotation set as a figure: what stands under it says whose words they are."""
    quotation = next(figure.iter("blockquote"), None)
    if quotation is None or next(figure.iter(*SHOWN), None) is not None:
        return
    for caption in list(figure.iter("figcaption")):
        if not is_within(caption, "blockquote"):
            caption.tag = "cite"
            quotation.append(caption)


def settle_terms(terms: etree.ElementBase) -> None:
    """“Director” over “Ines Falk” as one line: “Director: Ines Falk”."""
    parts = [each for each in terms.iter("dt", "dd") if next(each.iterancestors("dl"), None) is terms]
    if any(next(each.iterdescendants(*BLOCKS), None) is not None for each in parts):
        return
    line = None
    for part in parts:
        if part.tag == "dt" and len("".join(part.itertext())) <= LONGEST_TERM:
            line = etree.Element("p")
            part.addprevious(line)
        elif part.tag == "dt":
            line = None
        if line is not None:
            if len(line) > 1:
                line[-1].tail = ", "
            elif len(line):
                line[0].tail = " " if "".join(line[0].itertext()).rstrip().endswith(":") else ": "
            stray, part.tail, part.tag = (part.tail or "").strip(), None, "span"
            line.append(part)
            if stray:  # it stands in no term and in no description, and is read all the same
                etree.SubElement(line, "span").text = stray
                part.tail = " "


def settle_lent(quotation: etree.ElementBase) -> None:
    """What a page shows of another site, by its address."""
    kind = next(iter(LENT.keys() & classes_of(quotation)), None)
    address = quotation.get(LENT[kind]) if kind else None
    if not address:
        return
    link = etree.Element("p")
    link.text = address.partition("?")[0]
    quotation.addnext(link)
    if kind == "instagram-media":  # its words only ask to be looked at there
        quotation.set("hidden", "hidden")


def names_under_pictures(element: etree.ElementBase) -> bool:
    """Whether an element says that it is a caption or a credit and stands in no figure."""
    if not element.keys() or element.tag not in BLOCKS | {"span", "cite", "small", "em", "i"}:
        return False
    if not names_of(element) & {"caption", *UNDER_PICTURES}:
        return False
    # What holds a heading or more words than any caption only goes by that name.
    if next(element.iter(*SHOWN, *HEADINGS), None) is not None or len("".join(element.itertext())) > LONGEST_CAPTION:
        return False
    return not any(
        each.tag == "figure" or each.tag in NOT_READ or CAPTIONED & classes_of(each) for each in element.iterancestors()
    )


def put_under_picture(element: etree.ElementBase) -> None:
    """Make a figure of the least that holds it and a picture; of the two alone, where that holds other words too."""
    for around in islice(element.iterancestors(), NEAR):
        if around.tag in ("article", "main", "body") or len(list(islice(around.iter(), SMALL))) == SMALL:
            return
        shown = list(around.iter(*SHOWN))
        if not shown:
            continue
        if not says_more(around):
            around.tag = "figure"
        elif len(shown) == 1 and names_of(element) & UNDER_PICTURES and is_short(element):
            join(shown[0], element)
        return


def says_more(around: etree.ElementBase) -> bool:
    """Whether it has words that are neither caption nor credit."""
    if any(child.tail and child.tail.strip() for child in around) or (around.text or "").strip():
        return True
    for child in around:
        if child.tag in SHOWN or child.tag in NOT_READ or not isinstance(child.tag, str):
            continue
        if not names_of(child) & {"caption", *CREDIT} and says_more(child):
            return True
    return False


def is_short(element: etree.ElementBase) -> bool:
    return len("".join(element.itertext())) <= LONGEST_CREDIT


def join(picture: etree.ElementBase, credit: etree.ElementBase) -> None:
    """A figure in the picture's place, of it and its credit."""
    figure = etree.Element("figure")
    picture.addprevious(figure)
    figure.tail, picture.tail = picture.tail, None
    figure.append(picture)
    if credit.tail:  # its words stay where they are
        before = credit.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + credit.tail
        else:
            credit.getparent().text = (credit.getparent().text or "") + credit.tail
        credit.tail = None
    figure.append(credit)


def settle_footnote(link: etree.ElementBase) -> None:
    """A number that leads to a note on the page, or from the note back to its number: “[1]”."""
    words = "".join(link.itertext()).strip()
    if not (link.get("href") or "").startswith("#") or not FOOTNOTE.fullmatch(words) or len(link):
        return
    if "foot" in f"{link.get('href')} {link.get('id')} {link.get('class')}".lower() or is_within(link, "sup"):
        link.text = f"[{words.strip('[]')}]"
        put_before_note(link)


def put_before_note(number: etree.ElementBase) -> None:
    """A note's number that stands beside its words goes to their beginning."""
    note = number.getnext()
    if note is None or note.tag not in BLOCKS or (number.tail or "").strip() or (number.getparent().text or "").strip():
        return
    if number.getprevious() is None:
        note = next(note.iter("p"), note)
        note.text = f"{number.text} {note.text or ''}"
        number.getparent().remove(number)
