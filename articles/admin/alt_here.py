"""Alt text for one place: what a picture means in this story, where that is not what it means everywhere."""

DECORATIVE = "decorative: readers who cannot see it are told nothing"


def offer_own(field, photo):
    """Let a field for alt text show the picture's own, which is used while nothing is written here."""
    field.label = "Alt text here"
    field.help_text = "Only where the picture means something else here. Left empty, its own alt text is used."
    if photo is not None:
        field.widget.attrs["placeholder"] = DECORATIVE if photo.decorative else photo.alt


class AltHere:
    """Mixed into the form of a row that shows a photo and may have alt text of its own."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "alt" in self.fields:
            offer_own(self.fields["alt"], self.instance.photo if self.instance.photo_id else None)
