"""What is told of one picture wherever a machine asks: its file, its words, and whose it is."""

from .full_text import file_to_tell
from .structured_data import known


def facts_of(shown, absolute, is_opening=False):
    """A picture as readers see it in one place; nothing where it has no rendition yet.

    Its makers are those that credits.fetch_makers found.
    """
    file = file_to_tell(shown.photo, is_opening)
    if file is None:
        return None
    photo = shown.photo
    makers = [
        {"name": maker.name, "url": absolute(maker.party.get_absolute_url())} for maker in getattr(photo, "makers", ())
    ]
    return {
        "url": absolute(file.url),
        "width": file.width,
        "height": file.height,
        "alt": shown.alt,
        "credit": photo.credit_line,
        "makers": makers,
        **known(
            caption=shown.caption,
            copyright=photo.copyright_notice,
            licence=photo.licence_url,
            acquire=photo.acquire_url,
            source_type=photo.digital_source_type,
        ),
    }
