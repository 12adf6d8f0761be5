"""Forms of the admin, filled in as a browser would send them back."""

from html.parser import HTMLParser
from unittest import mock

from django.template.response import SimpleTemplateResponse


def values(response):
    """What the browser would post if the editor pressed “Save” at once."""
    return values_in(response.context)


def values_at(client, address):
    """The same of a form that the test does not look at: it is built, but not written out as a page, which takes most
    of the time."""
    found = []

    def read(response):
        # Where it would be written out, and not later: a draft lies on the rows only until then.
        found.append(values_in(response.context_data))
        return ""

    with mock.patch.object(SimpleTemplateResponse, "rendered_content", property(read)):
        response = client.get(address)
    assert found, f"{address} is no form, but answered {response.status_code}."
    return found[-1]


def values_in(context):
    form = context["adminform"].form
    data = bound_values(form)
    if "base" in context:
        data["_base"] = context["base"]
    if "built_on" in context:
        data["built_on"] = context["built_on"]
    for inline in context["inline_admin_formsets"]:
        formset = inline.formset
        data.update(bound_values(formset.management_form))
        for row in formset.forms:
            data.update(bound_values(row))
    return data


def bound_values(form):
    data = {}
    for field in form:
        value = field.value()
        widget = getattr(field.field.widget, "widget", field.field.widget)
        if value is None or value is False or widget.needs_multipart_form:
            continue
        if hasattr(widget, "widgets"):
            parts = value if isinstance(value, list) else widget.decompress(value)
            data.update(
                {f"{field.html_name}_{number}": part if part is not None else "" for number, part in enumerate(parts)}
            )
        elif value is True:
            data[field.html_name] = "on"
        else:
            value = widget.format_value(value)
            many = getattr(widget, "allow_multiple_selected", False)
            data[field.html_name] = value if many or not isinstance(value, list) else value[0] if value else ""
    return {name: value for name, value in data.items() if value is not None}


def add_row(data, prefix, **fields):
    """Add a row to an inline, as its “Add another” does."""
    number = int(data[f"{prefix}-TOTAL_FORMS"])
    data[f"{prefix}-TOTAL_FORMS"] = number + 1
    data.update({f"{prefix}-{number}-{name}": value for name, value in fields.items()})
    return data


def prefix_of(response, model):
    """The prefix under which an inline's rows are posted."""
    return next(
        inline.formset.prefix for inline in response.context["inline_admin_formsets"] if inline.formset.model is model
    )


class Fields(HTMLParser):
    """The fields of one form of a page, as a browser without scripts would post them."""

    def __init__(self, form_id):
        super().__init__()
        self.form_id, self.within, self.data = form_id, False, {}
        self.select = self.textarea = None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        name, value = attrs.get("name"), attrs.get("value", "")
        if tag == "form":
            self.within = attrs.get("id") == self.form_id
        elif not self.within:
            return
        elif tag == "input" and name and (attrs.get("type") != "radio" or "checked" in attrs):
            self.data[name] = value
        elif tag == "select":
            self.select = name
        elif tag == "option" and (self.select not in self.data or "selected" in attrs):
            self.data[self.select] = value
        elif tag == "textarea":
            self.textarea, self.data[name] = name, ""

    def handle_data(self, data):
        if self.textarea:
            self.data[self.textarea] += data

    def handle_endtag(self, tag):
        self.within = self.within and tag != "form"
        if tag == "textarea" and self.textarea:
            self.data[self.textarea] = self.data[self.textarea].removeprefix("\n")  # it begins after the line's end
            self.textarea = None


def fields_of(response, form_id):
    found = Fields(form_id)
    found.feed(response.content.decode())
    found.data.pop("csrfmiddlewaretoken", None)
    return found.data
