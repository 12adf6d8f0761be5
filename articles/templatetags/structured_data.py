"""What the head of a page says to machines: JSON-LD for search engines, a card for social networks."""

from django import template

from articles import structured_data

register = template.Library()


@register.inclusion_tag("articles/_json_ld.html", takes_context=True)
def story_data(context, article, byline, pictures):
    """A story and the pictures that stand in it."""
    absolute = context.request.build_absolute_uri
    return {"data": structured_data.as_script(structured_data.of_story(article, byline, pictures, absolute))}


@register.inclusion_tag("articles/_json_ld.html", takes_context=True)
def subject_data(context, subject, pictures):
    """A person, a company or a film, and the pictures that stand on their page."""
    absolute = context.request.build_absolute_uri
    return {"data": structured_data.as_script(structured_data.of_subject(subject, pictures, absolute))}


@register.inclusion_tag("articles/_json_ld.html", takes_context=True)
def gallery_data(context, name, pictures):
    """A page of pictures."""
    request = context.request
    data = structured_data.of_gallery(name, request.path, pictures, request.build_absolute_uri)
    return {"data": structured_data.as_script(data)}


@register.inclusion_tag("articles/_social_card.html", takes_context=True)
def social_card(context, title, description="", pictures=(), picture=None, kind="website"):
    """What a social network shows of this address: with the first picture that readers see here, or none."""
    request = context.request
    card = {"title": title, "description": description, "kind": kind, "site_name": context.get("site_name")}
    card["url"] = request.build_absolute_uri(request.path)
    for shown in (picture, *pictures):
        if file := structured_data.for_card(shown.photo) if shown else None:
            wide = file.width >= structured_data.CARD_WIDTH
            return card | {"image": request.build_absolute_uri(file.url), "file": file, "alt": shown.alt, "wide": wide}
    return card
