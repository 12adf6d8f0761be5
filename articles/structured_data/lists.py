"""Pages that list others, the way to a page, and the magazine as a whole."""

from django.conf import settings
from django.urls import NoReverseMatch, reverse

from .parties import magazine_with_logo
from .pictures import images
from .script import known


def collection(name, address, entries, absolute, *, first=1, description=""):
    """A page of links to others: their names and addresses, the first of them at that place in the whole list."""
    return {
        "@type": "CollectionPage",
        "name": name,
        "url": absolute(address),
        **known(description=description, mainEntity=item_list(entries, absolute, first)),
    }


def item_list(entries, absolute, first=1):
    """Names and addresses in the order of the page; nothing where there are none."""
    items = [
        {"@type": "ListItem", "position": position, "name": name, "url": absolute(address)}
        for position, (name, address) in enumerate(entries, start=first)
    ]
    return {"@type": "ItemList", "itemListElement": items} if items else None


def gallery(name, address, pictures, absolute):
    """A page of pictures."""
    return {"@type": "ImageGallery", "name": name, "url": absolute(address), **images(pictures, absolute)}


def breadcrumbs(crumbs, absolute):
    """The way to a page, as pairs of a name and an address; one step is no way."""
    steps = list(crumbs)
    if len(steps) < 2:
        return None
    items = [
        {"@type": "ListItem", "position": position, "name": str(name), **known(item=address and absolute(address))}
        for position, (name, address) in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def website(absolute):
    """The magazine itself, and how it is searched."""
    home = absolute(reverse("home"))
    return {
        "@type": "WebSite",
        "name": settings.SITE_NAME,
        "url": home,
        "description": settings.SITE_TAGLINE,
        "publisher": magazine_with_logo(absolute),
        **known(potentialAction=search(absolute)),
    }


def search(absolute):
    """How to search it, for as long as there is a page to search it on."""
    try:
        address = absolute(reverse("search"))
    except NoReverseMatch:
        return None
    return {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{address}?q={{search_term_string}}"},
        "query-input": "required name=search_term_string",
    }
