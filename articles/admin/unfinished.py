"""A story that is not finished can be saved: only publishing asks for completeness."""

from django import forms

from articles.first_address import first_address, is_for_the_time_being


class UnfinishedForm(forms.ModelForm):
    """Makes the address where none is given, and again once a story without a headline has one."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text += " Left empty, it is made from the headline."

    def clean(self):
        cleaned = super().clean()
        slug, headline = cleaned.get("slug"), cleaned.get("title", "")
        if slug is not None and (not slug or (headline and is_for_the_time_being(slug))):
            cleaned["slug"] = first_address(headline, self.instance)
        return cleaned
